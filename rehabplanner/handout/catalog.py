"""Writes into the PDF's catalog what readers ask first: the structure, the title, the standard."""

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFString

from rehabplanner.handout.fields import complete
from rehabplanner.handout.structure import Element, Field, Mark

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
    entries = _Entries(document)
    catalog.StructTreeRoot = _structure(document, entries, root, pages)
    if entries.fields:
        catalog.AcroForm = _form(document, entries.fields, len(pages))


def _structure(
    document: Any, entries: "_Entries", root: Element, pages: Sequence[Sequence[Element]]
) -> PDFDictionary:
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree["K"] = PDFArray([entries.add(root, tree)])
    owners = [PDFArray([entries.written[element] for element in page]) for page in pages]
    owners += [owner for _, owner in entries.fields]
    tree["ParentTree"] = _numbered(document, owners)
    tree["ParentTreeNextKey"] = len(owners)
    return tree


def _form(document: Any, fields: Sequence[tuple[Field, Any]], start: int) -> PDFDictionary:
    """The form; its fields follow the pages in the numbers by which readers find the owner."""
    for number, (field, _) in enumerate(fields, start):
        field.widget["StructParent"] = number
        field.widget["P"] = document.Reference(document.Pages.pages[field.page])
    return complete(document, [field.widget for field, _ in fields])


def _numbered(document: Any, owners: Sequence[Any]) -> Any:
    pairs = [part for pair in enumerate(owners) for part in pair]
    return document.Reference(PDFDictionary({"Nums": PDFArray(pairs)}))


class _Entries:
    """The elements as they are written into the PDF, with the form fields in reading order."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.written: dict[Element, Any] = {}
        self.fields: list[tuple[Field, Any]] = []  # with the reference to whose they are

    def add(self, element: Element, parent: Any) -> Any:
        """The reference to an element, written with all that was drawn of it."""
        entry = _entry(element)
        entry["P"] = self._document.Reference(parent)
        self.written[element] = self._document.Reference(entry)
        entry["K"] = PDFArray([self._kid(kid, element, entry) for kid in element.drawn_kids])
        return self.written[element]

    def _kid(self, kid: Element | Mark | Field, element: Element, entry: Any) -> Any:
        if isinstance(kid, Element):
            return self.add(kid, entry)
        page = self._document.Reference(self._document.Pages.pages[kid.page])
        if isinstance(kid, Mark):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number})
        self.fields.append((kid, self.written[element]))
        widget = self._document.Reference(kid.widget)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": widget})


def _entry(element: Element) -> PDFDictionary:
    entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role)})
    if element.spoken:
        entry["ActualText"] = PDFString(element.spoken)
    if element.alt:
        entry["Alt"] = PDFString(element.alt)
    if element.traits or element.box:
        entry["A"] = _attributes(element)
    return entry


def _attributes(element: Element) -> PDFDictionary:
    if element.box:
        box = PDFArray([round(edge, 1) for edge in element.box])
        return PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box})
    traits = {name: PDFName(value) for name, value in element.traits.items()}
    return PDFDictionary({"O": PDFName(_OWNERS[element.role]), **traits})
