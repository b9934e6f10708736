"""What PDF/A-2a and PDF/UA-1 ask of a file, as far as its structure shows it: named as their checkers name it, by `faults`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

STANDARD = frozenset(
    [
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
        "/Private",
        "/P",
        "/H",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/H5",
        "/H6",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/THead",
        "/TBody",
        "/TFoot",
        "/Span",
        "/Quote",
        "/Note",
        "/Reference",
        "/BibEntry",
        "/Code",
        "/Link",
        "/Annot",
        "/Ruby",
        "/Warichu",
        "/Figure",
        "/Formula",
        "/Form",
    ]
)
HOLDS = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody", "/Caption"},
    "/TOC": {"/TOC", "/TOCI", "/Caption"},
}
ACTS = ("/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/XFA")
PAINTS = frozenset(
    [
        "Tj",
        "TJ",
        "'",
        '"',
        "S",
        "s",
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "sh",
        "Do",
        "EI",
        "INLINE",
        "IMAGE",
    ]
)
MAX_DEPTH = 40


def faults(content: bytes, lang: str, title: str) -> list[str]:
    """Everything that a checker would refuse; [] when nothing was found."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            *(f"syntax: {told}" for told in pdf.check_pdf_syntax()),
            *_catalogue(pdf, lang, title),
            *_fonts(pdf),
            *_tree(pdf),
            *_tables(pdf),
            *_bookmarks(pdf),
            *_marked(pdf),
        ]


def _catalogue(pdf: Any, lang: str, title: str) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "encrypted, or without an identifier"
    if str(root.get("/Lang", "")) != lang or not root.get("/ViewerPreferences", {}).get(
        "/DisplayDocTitle", False
    ):
        yield "language or title that is shown"
    info = root.get("/MarkInfo", {})
    if not info.get("/Marked", False) or info.get("/Suspects", False):
        yield "not marked, or with suspects"
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "no one output intent with its profile"
    names = {str(key) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) for key in thing}
    yield from (f"acts: {name}" for name in ACTS if name in names)
    with pdf.open_metadata() as told:
        wanted = {
            "pdfaid:part": "2",
            "pdfaid:conformance": "A",
            "pdfuaid:part": "1",
            "dc:title": title,
            "dc:language": [lang],
        }
        for key, value in wanted.items():
            found = told.get(key)
            if found != value and (not isinstance(found, (set, list)) or list(found) != value):
                yield f"metadata {key}: {found!r}"


def _fonts(pdf: Any) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        name, kind = str(thing.get("/BaseFont", "")), thing.get("/Subtype")
        if kind == "/Type3" or (
            kind != "/CIDFontType2" and kind != "/CIDFontType0" and "/ToUnicode" not in thing
        ):
            yield f"font {name}: no way back to letters"
        if kind in ("/CIDFontType0", "/CIDFontType2"):
            inside = thing.FontDescriptor
            if not {"/FontFile2", "/FontFile3"} & set(inside.keys()):
                yield f"font {name}: not inside"
            if kind == "/CIDFontType2" and "/CIDToGIDMap" not in thing:
                yield f"font {name}: no map of its glyphs"


def elements_of(node: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Each element of the tree with its parent."""
    assert depth < MAX_DEPTH
    held = node.get("/K")
    for child in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child, node
            yield from elements_of(child, depth + 1)


def _role(pdf: Any, element: Any) -> str:
    kind, roles = str(element.S), pdf.Root.StructTreeRoot.get("/RoleMap", {})
    while kind not in STANDARD and kind in roles:
        kind = str(roles[kind])
    return kind


def _tree(pdf: Any) -> Iterator[str]:
    level = 0
    for element, parent in elements_of(pdf.Root.StructTreeRoot):
        kind = _role(pdf, element)
        if kind not in STANDARD:
            yield f"{kind} has no standard role"
        above = _role(pdf, parent) if "/S" in parent else ""
        if above in HOLDS and kind not in HOLDS[above]:
            yield f"{kind} in {above}"
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a figure that says nothing"
        if kind == "/TH" and not _attribute(element, "/Scope"):
            yield "a head that does not say whether it heads a row or a column"
        if kind in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"):
            now = int(kind[2:])
            if now > level + 1:
                yield f"from heading {level} to {now}"
            level = now


def _tables(pdf: Any) -> Iterator[str]:
    for element, _ in elements_of(pdf.Root.StructTreeRoot):
        if _role(pdf, element) == "/Table":
            inside = [_role(pdf, cell) for cell, _ in elements_of(element)]
            if "/TH" not in inside:
                yield "a table without a head"


def _bookmarks(pdf: Any) -> Iterator[str]:
    """Each part but the title and the contents has a bookmark, which leads somewhere."""
    parts = sum(_role(pdf, element) == "/H1" for element, _ in elements_of(pdf.Root.StructTreeRoot))
    mark, marks = pdf.Root.get("/Outlines", {}).get("/First"), 0
    while mark is not None:
        marks += 1
        if not str(mark.get("/Title", "")).strip() or not {"/Dest", "/A"} & set(mark.keys()):
            yield "a bookmark that says nothing or leads nowhere"
        mark = mark.get("/Next")
    if marks < parts - 2:
        yield f"{marks} bookmarks of {parts} parts"


def _attribute(element: Any, name: str) -> Any:
    told = element.get("/A")
    many = told if isinstance(told, pikepdf.Array) else [told]
    return next((one[name] for one in many if isinstance(one, pikepdf.Dictionary) and name in one), None)


def _marked(pdf: Any) -> Iterator[str]:
    """Whatever is painted is an artifact or belongs to an element, which names it, and the page says to which."""
    named: dict[tuple[Any, int], int] = {}
    linked = set()
    for element, _ in elements_of(pdf.Root.StructTreeRoot):
        held = element.get("/K")
        for child in held if isinstance(held, pikepdf.Array) else [held]:
            page = element.get("/Pg")
            if isinstance(child, pikepdf.Dictionary):
                page = child.get("/Pg", page)
                if child.get("/Type") == "/OBJR":
                    linked.add(child.Obj.objgen)
                child = child.get("/MCID")
            if child is not None and page is not None:
                key = (page.objgen, int(child))
                named[key] = named.get(key, 0) + 1
    yield from (f"content {key} belongs to {n} elements" for key, n in named.items() if n > 1)
    for number, page in enumerate(pdf.pages, 1):
        yield from _page(page, number, named, linked)


def _page(page: Any, number: int, named: dict[tuple[Any, int], int], linked: set[Any]) -> Iterator[str]:
    notes = page.obj.get("/Annots", [])
    if len(notes) and page.obj.get("/Tabs") != "/S":
        yield f"page {number}: no order of its links"
    for note in notes:
        if not str(note.get("/Contents", "")).strip() or note.objgen not in linked:
            yield f"page {number}: a link that nothing says or holds"
    open_: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        told = str(operator)
        if told in ("BMC", "BDC"):
            mark = (
                operands[1].get("/MCID")
                if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
                else None
            )
            open_.append(int(mark) if mark is not None else -1 if operands[0] == "/Artifact" else None)
            if mark is not None and (page.obj.objgen, int(mark)) not in named:
                yield f"page {number}: content {mark} belongs to nothing"
        elif told == "EMC":
            open_.pop()
        elif told in PAINTS and not [mark for mark in open_ if mark is not None]:
            yield f"page {number}: {told} that is neither marked nor an artifact"
