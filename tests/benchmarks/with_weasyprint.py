"""The sheet by WeasyPrint: HTML and CSS, as PDF/UA-1."""

from html import escape
from pathlib import Path
from typing import Any

import fontpkg
from benchmarks.sheet_parts import Heading, Lines, Part, Picture, Sheet, TickTable, Words
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

_STYLE = """
@font-face {{ font-family: Lato; font-weight: 400; src: url({regular}); }}
@font-face {{ font-family: Lato; font-weight: 700; src: url({bold}); }}
@page {{ size: {paper}; margin: 17mm 18mm;
  @top-left {{ content: "{left}"; font: 700 9.5pt Lato; }}
  @top-right {{ content: "{right}"; font: 9.5pt Lato; }}
  @bottom-left {{ content: "{foot}"; font: 9.5pt Lato; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 9.5pt Lato; }} }}
body {{ font: 13pt/1.4 Lato; color: #1A1F24; margin: 0; }}
h1, h2, h3, h4 {{ color: #0B4A66; margin: 6pt 0 3pt; break-after: avoid; line-height: 1.25; }}
h1 {{ font-size: 22pt; }} h2 {{ font-size: 16pt; }} h3 {{ font-size: 15pt; }}
h4 {{ font-size: 14pt; background: #E9F1F5; border-left: 3pt solid #0B4A66; padding: 4pt; }}
p {{ margin: 0 0 3pt; }} ol, ul {{ margin: 0 0 3pt; padding-left: 20pt; }}
ul.box {{ list-style-type: "\\25a1\\00a0"; }}
img {{ display: block; max-height: 120pt; max-width: 100%; }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 8pt; }}
th, td {{ border: .75pt solid #0B4A66; font-size: 12pt; padding: 2pt; }}
td i {{ display: block; width: 15pt; height: 15pt; border: 1pt solid; margin: auto; }}
"""


class WeasyPrintPrinter:
    """Fonts, style sheet and pictures are read once, when it is made."""

    def __init__(self, first: Sheet, folder: Path) -> None:
        self._folder = folder
        self._fonts = FontConfiguration()
        self._pictures: dict[str, Any] = {}
        style = _STYLE.format(
            regular=fontpkg.path("Lato", weight=400).as_uri(),
            bold=fontpkg.path("Lato", weight=700).as_uri(),
            paper=first.paper,
            left=first.left,
            right=first.right,
            foot=first.foot,
        )
        self._style = CSS(string=style, font_config=self._fonts)

    def pdf(self, sheet: Sheet) -> bytes:
        page = HTML(string=_html(sheet), base_url=f"{self._folder.as_uri()}/")
        made: bytes = page.write_pdf(
            stylesheets=[self._style],
            font_config=self._fonts,
            cache=self._pictures,
            pdf_variant="pdf/ua-1",
        )
        return made


def _html(sheet: Sheet) -> str:
    body = "".join(map(_element, sheet.parts))
    head = f"<title>{escape(sheet.title)}</title>"
    return f'<html lang="{sheet.language}"><head>{head}</head><body>{body}</body></html>'


def _element(part: Part) -> str:
    match part:
        case Heading(level, words):
            return f"<h{level}>{escape(words)}</h{level}>"
        case Words(words, label):
            return f"<p><b>{escape(label)}</b> {escape(words)}</p>"
        case Lines(mark, lines):
            tag = "ol" if mark == "number" else "ul"
            entries = "".join(f"<li>{escape(line)}</li>" for line in lines)
            return f'<{tag} class="{mark}">{entries}</{tag}>'
        case Picture(_, name, words):
            return f'<img src="{name}" alt="{escape(words)}">'
        case TickTable():
            return _table(part)


def _table(part: TickTable) -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in part.head)
    boxes = "<td><i></i></td>" * (len(part.head) - 1)
    rows = "".join(f"<tr><th>{escape(name)}</th>{boxes}</tr>" for name in part.names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
