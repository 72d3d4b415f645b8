"""The quick list of diagnoses says the same as the library it stands for."""

from rehabplanner.domain.language import in_language
from rehabplanner.library.catalogue import ListedDiagnosis, read_catalogue
from rehabplanner.library.library import Library


def test_the_list_agrees_with_the_validated_library(library: Library) -> None:
    assert list(read_catalogue()) == [
        ListedDiagnosis(
            key=protocol.diagnosis.key,
            name=protocol.diagnosis.name,
            nickname=in_language(protocol.diagnosis.text).name,
            synonyms=protocol.diagnosis.synonyms,
            codes=tuple(code.code for code in protocol.diagnosis.icd10),
            plannable=protocol.diagnosis.plannable,
        )
        for protocol in library.protocols.values()
    ]
