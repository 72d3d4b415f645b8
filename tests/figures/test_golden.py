"""No figure changes unnoticed: every shape is where it was when a person last looked at it.

The golden files are the figures of a right knee as SVG, to be opened in a browser. Look at what
changed, then `pytest tests/figures --rewrite-golden`.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

import pytest
from figure_builders import RAISE, figure_of, shipped

from rehabplanner.domain.pose import LegPose
from rehabplanner.figures.scene import draw
from rehabplanner.figures.svg import to_svg

GOLDEN = Path(__file__).parents[1] / "golden" / "figures"
NEAR = 2
"""Millimetres by which rounding on another machine may move a point from the one before."""
LINK = "{http://www.w3.org/1999/xlink}href"
INKS = ("fill", "stroke", "stroke-width", "stroke-dasharray")
Strokes = tuple[str, str, list[int]]
"""The inks of a shape, the letters of its path, and the numbers of its path."""


def svg_of(key: str) -> str:
    return to_svg(draw(figure_of(key)), title=key)


def shapes_of(svg: str) -> Iterator[Strokes]:
    """Frame by frame, every shape in the order in which it is drawn."""
    root = ElementTree.fromstring(svg)
    shared = {f"#{path.get('id')}": path.get("d", "") for path in root.findall("{*}defs/*")}
    yield "size", "", _numbers(root.get("viewBox", ""))
    for panel in root.findall("{*}g/{*}g"):
        yield "panel", "", _numbers(panel.get("transform", ""))
        for shape in panel:
            data = shape.get("d") or shared[shape.get(LINK, "")]
            inks = " ".join(f"{name} {shape.get(name)}" for name in INKS if shape.get(name))
            yield inks, re.sub(r"[^a-zA-Z]", "", data), _numbers(data)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", text)]


def first_difference(before: str, after: str) -> str:
    """What is not as it was, or nothing."""
    for old, new in zip_longest(shapes_of(before), shapes_of(after)):
        if old is None or new is None:
            return f"{'one shape fewer' if new is None else 'one shape more'}: {old or new}"
        if not _alike(old, new):
            return f"was {old}, is {new}"
    return ""


def _alike(old: Strokes, new: Strokes) -> bool:
    if old[:2] != new[:2] or len(old[2]) != len(new[2]):
        return False
    return all(abs(a - b) <= NEAR for a, b in zip(old[2], new[2], strict=True))


@pytest.mark.parametrize("key", shipped())
def test_the_figure_is_drawn_as_it_was(key: str, rewrite_golden: bool) -> None:
    file, drawn = GOLDEN / f"{key}.svg", svg_of(key)
    if rewrite_golden and not (file.exists() and _same(file, drawn)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn, encoding="utf-8")

    assert file.exists(), "no golden file yet: look at the figure, then --rewrite-golden"
    found = first_difference(file.read_text(encoding="utf-8"), drawn)
    assert not found, f"the figure of {key} has changed: {found}"


def _same(file: Path, drawn: str) -> bool:
    return not first_difference(file.read_text(encoding="utf-8"), drawn)


def test_every_golden_file_has_its_exercise(rewrite_golden: bool) -> None:
    stale = [file for file in sorted(GOLDEN.glob("*")) if file.stem not in shipped()]
    if rewrite_golden:
        for file in stale:
            file.unlink()
        stale = []

    assert stale == []


def test_a_moved_limb_is_found() -> None:
    before = to_svg(draw(RAISE))
    lower = RAISE.replace(finish=RAISE.start.replace(leg=LegPose(hip=40, ankle=8)))

    assert first_difference(before, before) == ""
    assert first_difference(before, to_svg(draw(lower))).startswith("was")


def test_another_ink_and_a_missing_shape_are_found() -> None:
    before = to_svg(draw(RAISE))
    last = [line for line in before.splitlines() if line.startswith(("<path d", "<use"))][-1]

    assert first_difference(before, before.replace("#D0601F", "#F3DDCB"))
    assert first_difference(before, before.replace(last + "\n", ""))


def test_what_rounding_moves_is_not_a_difference() -> None:
    before = to_svg(draw(RAISE))
    moved = re.sub(r'd="M(-?\d+)', lambda found: f'd="M{int(found[1]) + 1}', before)

    assert moved != before
    assert first_difference(before, moved) == ""
