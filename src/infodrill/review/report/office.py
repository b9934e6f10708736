"""The report as a word processor's file: the tree put into the places of a template, the range's own or a house's.

The same tree and template give the same bytes. The mark is no place of a template: the range writes it on each page itself
(`officemark`).
"""

# Charter: review report office
from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import vl_convert
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from infodrill.exchange.workbook import repacked
from infodrill.kernel.i18n import N_
from infodrill.review.report.document import FigureBlock, ReportDocument
from infodrill.review.report.fonts import with_fonts
from infodrill.review.report.officeguard import TemplateRefused, guard, unreadable
from infodrill.review.report.officemark import bear_the_mark, sections, sides
from infodrill.review.report.officetemplate import PARAGRAPHS, TABLE, own_template
from infodrill.review.report.officetext import NOT_XML, SOURCES, OfficeText

PLACES = (
    "front",
    "contents",
    "body",
    "digest",
)  # the mark is written by the range, whatever a template has of it
AUTHOR = "infodrill"  # a program wrote it: whoever the office is, its own template says
NOT_READ = (KeyError, ValueError, OSError, zipfile.BadZipFile, etree.LxmlError, TemplateError)
WORD = nsdecls("w")
PLACED = (nodes.Output, nodes.TemplateData, nodes.Name)
BESIDE = re.compile(r"/(?:footnotes|endnotes|comments|core|app|custom|header\d*|footer\d*)\.xml$")
PAGES = re.compile(r"\b(?:NUM|SECTION)?PAGES?\b")


def as_docx(document: ReportDocument, template: bytes | None = None) -> bytes:
    """The file's bytes. Raises TemplateRefused for a template that is no .docx or lacks a place, and says which."""
    made = _opened(template or own_template())
    _lend_styles(made.docx)
    numbering = _numbering(made.docx)
    pictures = _Pictures(made.docx)
    text = OfficeText(
        document=document,
        styles={name: _style(made.docx, name).get(qn("w:styleId")) for name in (*PARAGRAPHS, TABLE)},
        new_list=lambda numbered: numbering.add(numbered=numbered),
        picture=pictures.put,
    )
    stamp = f" · {document.stamp}" if document.stamp else ""
    title = NOT_XML.sub("", document.title)
    told = {
        "title": title, "mark": document.mark + stamp, "digest": f"{document.digest_name} {document.digest}",
        **{place: Markup(getattr(text, place)()) for place in ("front", "contents", "body")},
    }  # fmt: skip
    _speaks(made.docx, SOURCES[document.lang])
    try:
        made.render(told, SandboxedEnvironment(autoescape=True), autoescape=True)
    except NOT_READ as error:
        raise unreadable(error) from None
    if not document.furniture["page"]:
        _uncount(made.docx)
    return repacked(bear_the_mark(_packed(made), told["mark"]), escape(title), AUTHOR)


def _packed(made: DocxTemplate) -> bytes:
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def check_template(content: bytes) -> None:
    """Raises TemplateRefused for what `as_docx` would refuse, before anybody waits for a report."""
    _opened(content)


def _opened(content: bytes) -> DocxTemplate:
    guard(content)
    made = DocxTemplate(BytesIO(content))
    try:
        made.init_docx()
        lacking = list(_lacking(made))
    except NOT_READ as error:
        raise unreadable(error) from None
    if lacking:
        raise TemplateRefused(
            N_("the template lacks places of the report: {places}"),
            remedy=N_("Write them into it; each of front, contents and body stands alone in its paragraph."),
            places=", ".join(lacking),
        )
    return made


def _lacking(made: DocxTemplate) -> Iterator[str]:
    """Places that are not there, as they are typed."""
    everywhere = _asked(made, made.docx.element.body)
    for section in sections(made.docx):
        for side in sides(section):
            if not side.is_linked_to_previous:
                everywhere |= _asked(made, side._element)
    # What else is written anew when the report is: notes below a page, and what the file tells of itself.
    for part in made.docx.part.package.iter_parts():
        if BESIDE.search(part.partname):
            _placed(made.patch_xml(part.blob.decode("utf-8", "replace")))
    for place in PLACES:
        if place not in everywhere:
            yield f"{{{{ {place} }}}}" if place == "digest" else f"{{{{p {place} }}}}"


def _asked(made: DocxTemplate, element: Any) -> set[str]:
    """The places of a part. Raises TemplateRefused where it holds anything that is no place: what chooses, cuts or repeats could
    leave a part of the report out."""
    return _placed(made.patch_xml(etree.tostring(element, encoding="unicode")))


def _placed(written: str) -> set[str]:
    parsed = SandboxedEnvironment().parse(written)
    for node in parsed.find_all(nodes.Node):
        if not isinstance(node, PLACED):
            raise TemplateRefused(
                N_("the template holds more than places of the report: {what}"),
                remedy=N_(
                    "Leave its places as they are named: no condition, no part of one, nothing repeated."
                ),
                what=type(node).__name__.lower(),
            )
    return {node.name for node in parsed.find_all(nodes.Name)}


def _uncount(docx: Any) -> None:
    """Take the numbers of pages out of headers and footers: sheets handed out one by one tell nobody how many there are."""
    parts = {
        part
        for part in docx.part.package.iter_parts()
        if "/header" in part.partname or "/footer" in part.partname
    }
    for part in parts:
        for field in list(part.element.iter(qn("w:fldSimple"))):
            if PAGES.search(field.get(qn("w:instr"))):
                field.getparent().remove(field)
        for told in part.element.iter(qn("w:instrText")):
            told.text = PAGES.sub('QUOTE ""', told.text or "")


def _style(docx: Any, name: str) -> Any:
    """A style by the name that every word processor gives it, None where the template has none of it."""
    wanted = {name, name.lower() if name.startswith(("Heading", "Caption", "toc", "Title")) else name}
    styles = docx.styles.element.iterchildren(qn("w:style"))
    return next((style for style in styles if style.find(qn("w:name")).get(qn("w:val")) in wanted), None)


def _lend_styles(docx: Any) -> None:
    """Give a template the styles that it lacks, as ours has them, based on its own plain one."""
    ours = DocxTemplate(BytesIO(own_template()))
    ours.init_docx()
    plain = docx.styles.default(1)
    for name in (*PARAGRAPHS, TABLE):
        if _style(docx, name) is None:
            lent = copy.deepcopy(_style(ours.docx, name))
            for tag in ("w:link", "w:next"):
                for found in list(lent.iter(qn(tag))):
                    lent.remove(found)
            base = lent.find(qn("w:basedOn"))
            if base is not None and (name == TABLE or plain is None):
                lent.remove(base)
            elif base is not None:
                base.set(qn("w:val"), plain.style_id)
            docx.styles.element.append(lent)


def _speaks(docx: Any, language: str) -> None:
    """The document's language, which readers aloud and spelling go by."""
    styles = docx.styles.element
    for found in list(styles.iter(qn("w:lang"))):
        found.getparent().remove(found)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        rest = parse_xml(f"<w:docDefaults {WORD}><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>")
        for found in styles.findall(qn("w:docDefaults")):
            styles.remove(found)
        styles.insert(0, rest)
        defaults = rest[0][0]
    defaults.append(parse_xml(f'<w:lang {WORD} w:val="{language}" w:eastAsia="{language}"/>'))


class _Numbering:
    """Lists of a document: one way to number, one to mark, each list counting from 1."""

    def __init__(self, part: Any) -> None:
        self.element = part.element
        taken = [int(found.get(qn("w:abstractNumId"))) for found in self.element.findall(qn("w:abstractNum"))]
        self.ways = {numbered: max(taken, default=0) + 1 + numbered for numbered in (False, True)}
        for numbered, way in self.ways.items():
            shape, letter = ("decimal", "%1.") if numbered else ("bullet", "–")
            numbers = self.element.find(qn("w:num"))
            at = len(self.element) if numbers is None else self.element.index(numbers)
            self.element.insert(at, parse_xml(
                f'<w:abstractNum {WORD} w:abstractNumId="{way}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{letter}"/><w:lvlJc w:val="left"/>'
                '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
            ))  # fmt: skip

    def add(self, *, numbered: bool) -> int:
        made = self.element.add_num(self.ways[numbered])
        if numbered:
            made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


def _numbering(docx: Any) -> _Numbering:
    """The template's lists; ours where it has none."""
    part = docx.part
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = f"<w:numbering {WORD}/>".encode()
        found = NumberingPart.load(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package
        )
        part.relate_to(found, RELATIONSHIP_TYPE.NUMBERING)
    return _Numbering(found)


class _Pictures:
    """Drawings of the report as pictures in the package, each with what it shows in words."""

    def __init__(self, docx: Any) -> None:
        self.part, self.put_in = docx.part, 0

    def put(self, figure: FigureBlock, wide: float) -> str:
        """What a run holds of it, `wide` millimetres."""
        with_fonts()
        picture = vl_convert.svg_to_png(figure.svg, scale=2.5)
        inline = self.part.new_pic_inline(BytesIO(picture), width=Mm(wide))
        self.put_in += 1
        inline.docPr.set("id", str(self.put_in))
        inline.docPr.set("descr", figure.alt)
        return f"<w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing>"
