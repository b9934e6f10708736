"""The exercise mark in a word processor's file: written by the range into every header and footer, with looks of its own.

A template that is the office's own may hide, cover or forget what it types itself: so it has no say in this. Looks are set in
the run and in a style that no other is based on; how far headers lie from the edge is kept on the sheet.
"""

# Charter: review report officemark
from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm

WORD = nsdecls("w")
STYLE = "InfodrillExerciseMark"
COLOUR = "5E1A52"
NEAREST, FURTHEST = Mm(5), Mm(40)  # of a header or footer to the edge of the sheet
NARROWEST = Mm(100)  # of a sheet
KINDS = ("header", "footer")
_STYLE = (
    f'<w:style {WORD} w:type="paragraph" w:customStyle="1" w:styleId="{STYLE}"><w:name w:val="{STYLE}"/><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>'
    '<w:jc w:val="center"/></w:pPr></w:style>'
)
# In the order that the schema has them; each takes back what a default could hide a run by.
_RUN = (
    '<w:b w:val="1"/><w:caps w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:dstrike w:val="0"/>'
    '<w:outline w:val="0"/><w:emboss w:val="0"/><w:imprint w:val="0"/><w:vanish w:val="0"/><w:webHidden w:val="0"/>'
    f'<w:color w:val="{COLOUR}"/><w:spacing w:val="0"/><w:w w:val="100"/><w:position w:val="0"/><w:sz w:val="18"/>'
    '<w:szCs w:val="18"/><w:highlight w:val="none"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
)


def bear_the_mark(content: bytes, words: str) -> bytes:
    """The document with the mark at the head of every header and at the foot of every footer that a page can have."""
    docx = Document(BytesIO(content))
    _own_style(docx)
    for place, section in enumerate(sections(docx)):
        section.header_distance = _on_the_sheet(section.header_distance)
        section.footer_distance = _on_the_sheet(section.footer_distance)
        section.top_margin, section.bottom_margin = _below(section.top_margin), _below(section.bottom_margin)
        section.page_width, section.page_height = (
            _readable(section.page_width),
            _readable(section.page_height),
        )
        section.left_margin = _beside(section.left_margin, section.page_width)
        section.right_margin = _beside(section.right_margin, section.page_width)
        for side in sides(section):
            # The first section has one of each, so that no later one can go on from nothing.
            if place == 0 or not side.is_linked_to_previous:
                _marked(side, words)
    packed = BytesIO()
    docx.save(packed)
    return packed.getvalue()


def sections(docx: Any) -> list[Section]:
    """Every section of the document, wherever its end stands: in a content control, a table or a change that was tracked too,
    where python-docx looks for none and word processors draw one."""
    for before in list(docx.element.iter(qn("w:sectPrChange"))):
        before.getparent().remove(before)
    return [Section(end, docx.part) for end in docx.element.iter(qn("w:sectPr"))]


def sides(section: Any) -> Iterator[Any]:
    """The headers and footers of a section, of its first and its even pages too."""
    for kind in KINDS:
        yield getattr(section, kind)
        yield getattr(section, f"first_page_{kind}")
        yield getattr(section, f"even_page_{kind}")


def _marked(side: Any, words: str) -> None:
    paragraph = parse_xml(
        f'<w:p {WORD}><w:pPr><w:pStyle w:val="{STYLE}"/></w:pPr><w:r><w:rPr>{_RUN}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
    )
    element = side._element
    if element.tag == qn("w:hdr"):
        element.insert(0, paragraph)
    else:
        element.append(paragraph)


def _own_style(docx: Any) -> None:
    """Ours, whatever a template calls by its name; and no default that takes paragraphs off the page."""
    styles = docx.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        name = style.find(qn("w:name"))
        if style.get(qn("w:styleId")) == STYLE or (name is not None and name.get(qn("w:val")) == STYLE):
            styles.remove(style)
    styles.append(parse_xml(_STYLE))
    for frame in list(styles.iterfind(f"{qn('w:docDefaults')}//{qn('w:framePr')}")):
        frame.getparent().remove(frame)


def _on_the_sheet(distance: Any) -> Any:
    return max(NEAREST, min(FURTHEST, distance if distance is not None else Mm(12)))


def _readable(length: Any) -> Any:
    """A side of a sheet on which a line of the mark has room; A4's narrower one where none is given."""
    return max(NARROWEST, length) if length else Mm(210)


def _beside(margin: Any, wide: Any) -> Any:
    """A margin that leaves the line of the mark on the sheet."""
    return max(Mm(0), min(Length(wide // 3), margin or Mm(0)))


def _below(margin: Any) -> Any:
    """A margin under which the text gives way to a tall header: a negative one lets it run over."""
    return Length(abs(margin or 0))
