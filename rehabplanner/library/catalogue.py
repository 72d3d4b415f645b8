"""The list of diagnoses, read without validating the protocols behind them.

The start page must be searchable at once; the library with all its models takes longer. That both
say the same is held by `tests/library/test_catalogue.py`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rehabplanner import resources
from rehabplanner.domain.language import in_language
from rehabplanner.library.searching import Index


@dataclass(frozen=True)
class ListedDiagnosis:
    """A diagnosis by all its names.

    nickname: what patients call it
    codes: ICD-10-CM
    """

    key: str
    name: str
    nickname: str
    synonyms: tuple[str, ...]
    codes: tuple[str, ...]
    plannable: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is found by."""
        return (self.key, self.name, self.nickname, *self.synonyms, *self.codes)


def read_catalogue() -> tuple[ListedDiagnosis, ...]:
    """All diagnoses of the library, by name."""
    files = resources.json_files("library/diagnoses")
    listed = [_listed(json.loads(file.read_bytes())["diagnosis"]) for file in files]
    return tuple(sorted(listed, key=lambda diagnosis: diagnosis.name.casefold()))


def catalogue_index(catalogue: Iterable[ListedDiagnosis]) -> Index[ListedDiagnosis]:
    """Searches the diagnoses by key, formal name, nickname, synonym and ICD-10-CM code."""
    return Index((found, found.names, ()) for found in catalogue)


def _listed(diagnosis: dict[str, Any]) -> ListedDiagnosis:
    return ListedDiagnosis(
        key=diagnosis["key"],
        name=diagnosis["name"],
        nickname=in_language(diagnosis["text"])["name"],
        synonyms=tuple(diagnosis["synonyms"]),
        codes=tuple(code["code"] for code in diagnosis["icd10"]),
        plannable=diagnosis["plannable"],
    )
