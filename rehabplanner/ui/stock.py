"""What the desk works with, read once and not in the window's thread."""

from dataclasses import dataclass

from rehabplanner.library.library import Library
from rehabplanner.library.reading import read_library
from rehabplanner.settings import Settings, load_settings


@dataclass(frozen=True)
class Stock:
    """The library and this desk's settings."""

    library: Library
    settings: Settings


def take_stock() -> Stock:
    """Read everything; takes some hundred milliseconds."""
    return Stock(read_library(), load_settings())
