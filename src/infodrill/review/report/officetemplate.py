"""The range's own template of the report for word processors: page, styles and places, made by code so that anyone can read it.

A house may bring its own. Its places are `{{ digest }}` anywhere, and, alone in a paragraph each, `{{p front }}`,
`{{p contents }}` and `{{p body }}`; `{{ title }}` and `{{ mark }}` may stand wherever it likes. The mark of each page is
written by the range (`officemark`). Styles that it lacks are lent from here.
"""

# Charter: review report officetemplate
from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE = "Times New Roman"  # what offices write in; every word processor has it or one of its measure
INK = RGBColor(0x12, 0x22, 0x2D)
WIDE = 165  # millimetres between the margins
BASE = {
    "Title": 16, "Heading 1": 15, "Heading 2": 13, "Heading 3": 13, "Caption": 11, "List Bullet": 12, "List Number": 12,
    "List Continue": 12,
}  # fmt: skip
# name → (points, what it is made of); a paragraph of its own each
ADDED = {
    "Report subject": 13, "Report lead": 13, "Report note": 11, "Report remark": 12, "Report table": 10, "Report quote": 12,
    "toc 1": 12, "toc 2": 12,
}  # fmt: skip
PARAGRAPHS = (*BASE, *ADDED)
TABLE = "Table Grid"


@cache
def own_template() -> bytes:
    """The template as a file."""
    made = Document()
    body = made.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    around = made.part.package.rels
    for name in [name for name, rel in around.items() if rel.reltype.endswith("/thumbnail")]:
        around.pop(name)  # a picture of the library's own template
    _styles(made)
    _page(made.sections[0])
    for place in ("front", "contents", "body"):
        made.add_paragraph(f"{{{{p {place} }}}}")
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def _styles(made: Any) -> None:
    normal = made.styles["Normal"]
    _faced(normal, 13)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in BASE.items():
        style = made.styles[name]
        _faced(style, size)
        style.font.bold = name.startswith(("Title", "Heading"))
        style.font.italic = name in ("Heading 3", "Caption")
    for name, size in ADDED.items():
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _faced(style, size)
    for name in ("Title", "Report subject", "Report lead"):
        made.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.styles["Report subject"].font.bold = True
    made.styles["Report subject"].font.all_caps = True
    _without(made.styles["Title"].element, "w:pBdr")
    made.styles["Report table"].paragraph_format.space_after = Pt(1)
    made.styles["Report quote"].paragraph_format.left_indent = Mm(6)
    made.styles["toc 2"].paragraph_format.left_indent = Mm(6)
    for name in ("toc 1", "toc 2"):
        stops = made.styles[name].paragraph_format.tab_stops
        stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name in ("toc 1", "toc 2", "List Bullet", "List Number", "List Continue"):
        made.styles[name].paragraph_format.space_after = Pt(2)


def _faced(style: Any, size: int) -> None:
    """In the office's face, for every script, and in ink."""
    style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), INK
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FACE)


def _without(element: Any, tag: str) -> None:
    for found in list(element.iter(qn(tag))):
        found.getparent().remove(found)


def _page(section: Any) -> None:
    """A4 with the margins of an administrative document; the page's number above, the digest below."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(head, "PAGE")
    section.footer.paragraphs[0].add_run("{{ digest }}").font.size = Pt(7)


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    shown = paragraph.add_run("1")
    shown.font.size = Pt(11)
    field.append(shown._r)
    paragraph._p.append(field)
