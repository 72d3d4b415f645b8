"""Choosing words by language."""

from collections.abc import Mapping
from typing import Final, TypeVar

DEFAULT: Final = "en"

Words = TypeVar("Words")


def in_language(text: Mapping[str, Words], language: str = DEFAULT) -> Words:
    """The words in that language, else in English, else in whatever there is."""
    if language in text:
        return text[language]
    return text[DEFAULT] if DEFAULT in text else next(iter(text.values()))
