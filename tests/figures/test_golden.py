"""No figure changes unnoticed: every shape is where it was when a person last looked at it.

The golden files hold a line for each shape: its inks, how many strokes it has, the box around it
and its middle, in centimetres. Look at what changed, then `pytest tests/figures --rewrite-golden`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from figure_builders import figure_of, shipped

from rehabplanner.figures.drawing import Panel, Shape, bounds
from rehabplanner.figures.scene import draw

GOLDEN = Path(__file__).parents[1] / "golden" / "figures"
NEAR = 0.15
"""Centimetres that rounding on another machine may move a shape."""


def digest(key: str) -> str:
    lines = [line for panel in draw(figure_of(key)).panels for line in _panel(panel)]
    return "\n".join(lines) + "\n"


def _panel(panel: Panel) -> Iterator[str]:
    box = panel.frame
    yield f"{panel.label} {_numbers(box.left, box.bottom, box.right, box.top)}"
    yield from (_shape(shape) for shape in panel.shapes)


def _shape(shape: Shape) -> str:
    box = bounds([shape])
    values = [value for _, run in shape.path for value in run]
    middle = [2 * sum(values[i::2]) / len(values) for i in (0, 1)]
    numbers = _numbers(box.left, box.bottom, box.right, box.top, *middle)
    return f"{shape.fill or '-'} {shape.stroke or '-'} {len(shape.path)} {numbers}"


def _numbers(*values: float) -> str:
    return " ".join(f"{value + 0.0:.1f}" for value in values)


def differences(before: str, after: str) -> list[str]:
    """The lines of `after` that say something else than those of `before`."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) != len(new):
        return [f"{len(old)} shapes have become {len(new)}"]
    pairs = zip(old, new, strict=True)
    return [f"was {a}, is {b}" for a, b in pairs if not _alike(a.split(), b.split())]


def _alike(before: list[str], after: list[str]) -> bool:
    return len(before) == len(after) and all(map(_same, before, after))


def _same(before: str, after: str) -> bool:
    try:
        return abs(float(before) - float(after)) < NEAR
    except ValueError:
        return before == after


@pytest.mark.parametrize("key", shipped())
def test_the_figure_is_drawn_as_it_was(key: str, rewrite_golden: bool) -> None:
    file, drawn = GOLDEN / f"{key}.txt", digest(key)
    if rewrite_golden:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(drawn, encoding="utf-8")

    assert file.exists(), "no golden file yet: look at the figure, then --rewrite-golden"
    assert differences(file.read_text(encoding="utf-8"), drawn) == []


def test_every_golden_file_has_its_exercise(rewrite_golden: bool) -> None:
    stale = [file for file in sorted(GOLDEN.glob("*.txt")) if file.stem not in shipped()]
    if rewrite_golden:
        for file in stale:
            file.unlink()
        stale = []

    assert stale == []


def test_a_moved_shape_is_found() -> None:
    assert differences("skin line 9 1.0 2.0", "skin line 9 1.1 2.0") == []
    assert differences("skin line 9 1.0 2.0", "skin line 9 1.3 2.0")
    assert differences("skin line 9 1.0 2.0", "working line 9 1.0 2.0")
