"""Writes into the PDF's catalog what readers ask first: the structure, the title, the standard."""

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFString

from rehabplanner.handout.structure import Element, Mark

_OWNERS: Final = {"L": "List", "TH": "Table"}
"""To which group of attributes the traits of a role belong."""

_XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(
    document: Any, root: Element, pages: Sequence[Sequence[Element]], title: str, language: str
) -> None:
    """Completes reportlab's document; pages say whose their pieces of content are, in order."""
    catalog = document.Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    xmp = _XMP.format(title=escape(title), language=escape(language)).encode()
    catalog.Metadata = XMP(creator=lambda _document: xmp)
    catalog.StructTreeRoot = _structure(document, root, pages)


def _structure(document: Any, root: Element, pages: Sequence[Sequence[Element]]) -> PDFDictionary:
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    written: dict[Element, Any] = {}
    tree["K"] = PDFArray([_written(document, root, tree, written)])
    parents: list[Any] = []
    for number, page in enumerate(pages):
        parents += [number, PDFArray([written[element] for element in page])]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
    tree["ParentTreeNextKey"] = len(pages)
    return tree


def _written(document: Any, element: Element, parent: Any, written: dict[Element, Any]) -> Any:
    """The reference to an element, written with all that was drawn of it."""
    entry = PDFDictionary(
        {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": document.Reference(parent)}
    )
    if element.spoken:
        entry["ActualText"] = PDFString(element.spoken)
    if element.alt:
        entry["Alt"] = PDFString(element.alt)
    if element.traits or element.box:
        entry["A"] = _attributes(element)
    written[element] = document.Reference(entry)
    entry["K"] = PDFArray(
        [
            _place(document, kid)
            if isinstance(kid, Mark)
            else _written(document, kid, entry, written)
            for kid in element.kids
            if isinstance(kid, Mark) or kid.is_drawn
        ]
    )
    return written[element]


def _place(document: Any, mark: Mark) -> PDFDictionary:
    page = document.Reference(document.Pages.pages[mark.page])
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": mark.number})


def _attributes(element: Element) -> PDFDictionary:
    if element.box:
        box = PDFArray([round(edge, 1) for edge in element.box])
        return PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    traits = {name: PDFName(value) for name, value in element.traits.items()}
    return PDFDictionary({"O": PDFName(_OWNERS[element.role]), **traits})
