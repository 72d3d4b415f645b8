"""The sheet by typst: compiled in process, as PDF/UA-1."""

import json
from pathlib import Path

import fontpkg
import typst
from benchmarks.sheet_parts import Heading, Lines, Part, Picture, Sheet, TickTable, Words

_PAPERS = {"letter": "us-letter", "a4": "a4"}
_START = """
#set document(title: {title})
#set text(font: "Lato", size: 13pt, lang: {language}, fill: rgb("#1A1F24"))
#set par(leading: 0.65em, spacing: 0.7em)
#set page(paper: {paper}, margin: (x: 18mm, y: 17mm),
  header: text(9.5pt)[*#{left}* #h(1fr) #{right}],
  footer: text(9.5pt)[#{foot} #h(1fr) #context [Page #counter(page).get().first() of
    #counter(page).final().first()]])
#show heading: set text(fill: rgb("#0B4A66"))
#show heading.where(level: 1): set text(22pt)
#show heading.where(level: 2): set text(16pt)
#show heading.where(level: 3): set text(15pt)
#show heading.where(level: 4): it => block(fill: rgb("#E9F1F5"), inset: 4pt, width: 100%,
  stroke: (left: 3pt + rgb("#0B4A66")), sticky: true, text(14pt, it.body))
#let box15 = box(width: 15pt, height: 15pt, stroke: 1pt)
"""


class TypstPrinter:
    """Keeps one compiler, which remembers what it has read and laid out."""

    def __init__(self, first: Sheet, folder: Path) -> None:
        self._source = folder / "sheet.typ"
        fonts = Path(fontpkg.path("Lato", weight=400)).parent
        self._source.write_text(_source(first), encoding="utf-8")
        self._compiler = typst.Compiler(
            self._source, root=folder, font_paths=[fonts], ignore_system_fonts=True
        )

    def pdf(self, sheet: Sheet) -> bytes:
        made: bytes = self._compiler.compile(
            _source(sheet).encode(), format="pdf", pdf_standards=["ua-1"]
        )
        return made


def _source(sheet: Sheet) -> str:
    start = _START.format(
        title=_said(sheet.title),
        language=_said(sheet.language),
        paper=_said(_PAPERS[sheet.paper]),
        left=_said(sheet.left),
        right=_said(sheet.right),
        foot=_said(sheet.foot),
    )
    return start + "\n".join(map(_element, sheet.parts))


def _said(words: str) -> str:
    """The words as a string of typst's, in which nothing is markup."""
    return json.dumps(words, ensure_ascii=False)


def _element(part: Part) -> str:
    match part:
        case Heading(level, words):
            return f"#heading(level: {level}, {_said(words)})"
        case Words(words, label):
            return f"#par[*#{_said(label)}* #{_said(words)}]"
        case Lines(mark, lines):
            entries = ", ".join(f"[#{_said(line)}]" for line in lines)
            marker = (
                "marker: box(width: 11pt, height: 11pt, stroke: 1pt), " if mark == "box" else ""
            )
            return f"#{'enum' if mark == 'number' else 'list'}({marker}{entries})"
        case Picture(_, name, words):
            size = 'width: 100%, height: 100pt, fit: "contain"'
            return f"#image({_said(name)}, {size}, alt: {_said(words)})"
        case TickTable():
            return _table(part)


def _table(part: TickTable) -> str:
    days = len(part.head) - 1
    head = ", ".join(f"[#{_said(words)}]" for words in part.head)
    rows = ", ".join(f"[#{_said(name)}], {', '.join(['box15'] * days)}" for name in part.names)
    columns = f"(36%,) + (1fr,) * {days}"
    return f"#text(12pt, table(columns: {columns}, table.header({head}), {rows}))"
