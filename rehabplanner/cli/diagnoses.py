"""The list of diagnoses, for people and for programs."""

from argparse import Namespace

from rehabplanner.cli.printing import print_json
from rehabplanner.library.catalogue import ListedDiagnosis, read_catalogue


def list_diagnoses(options: Namespace) -> int:
    """Reads the catalogue alone: the whole library takes several times as long."""
    catalogue = read_catalogue()
    if options.json:
        print_json(_as_json(diagnosis) for diagnosis in catalogue)
    else:
        for diagnosis in catalogue:
            _print(diagnosis)
    return 0


def _print(diagnosis: ListedDiagnosis) -> None:
    mark = "" if diagnosis.plannable else "  (refer, not plannable)"
    print(f"{diagnosis.key}{mark}\n    {diagnosis.name}")
    print(f"    also: {', '.join(diagnosis.synonyms)}")
    print(f"    ICD-10-CM: {', '.join(diagnosis.codes)}")


def _as_json(diagnosis: ListedDiagnosis) -> dict[str, object]:
    return {
        "key": diagnosis.key,
        "name": diagnosis.name,
        "synonyms": list(diagnosis.synonyms),
        "icd10": list(diagnosis.codes),
        "plannable": diagnosis.plannable,
    }
