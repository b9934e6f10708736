"""The report for word processors: everything that the page says, real styles, the mark on each page, in any house's template."""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from hypothesis import example, given, settings
from hypothesis import strategies as st

from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.review.report.document import FigureBlock, ListBlock, TableBlock
from infodrill.review.report.office import as_docx, check_template
from infodrill.review.report.officeguard import TemplateRefused
from infodrill.review.report.officemark import COLOUR, FURTHEST, NEAREST, STYLE, sides
from infodrill.review.report.officetemplate import PARAGRAPHS, own_template
from infodrill.review.report.officetext import NOT_XML
from infodrill.review.report.reading import UNPRINTED
from tests.forms import amount, both_forms
from tests.once import once
from tests.review.telling import squeezed, untold
from tests.review.test_paper import EVERY, FEW, one_line, tree_of

PARTS_OF_PAGE = ("header", "footer")


@once
def file_of(name: str, cells: str, lang: str) -> bytes:
    return as_docx(tree_of(name, cells, lang))


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


def text_of(content: bytes) -> str:
    """The words of the text itself, paragraph by paragraph."""
    body = opened(content).element.body
    return "\n".join("".join(_words(paragraph)) for paragraph in body.iter(qn("w:p")))


def _words(paragraph: BaseOxmlElement) -> list[str]:
    return [
        found.text or "" if found.tag == qn("w:t") else "\n"
        for found in paragraph.iter(qn("w:t"), qn("w:br"))
    ]


def saved(document: Any) -> bytes:
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


@pytest.fixture(scope="module", params=FEW, ids=lambda play: "-".join(play))
def play(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    return request.param


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_every_text_of_the_tree_is_in_the_document(name: str, cells: str, lang: str) -> None:
    assert untold(tree_of(name, cells, lang), [text_of(file_of(name, cells, lang))]) == []


@pytest.mark.parametrize("left_out", range(9))
def test_a_part_that_the_document_forgets_is_seen(left_out: int) -> None:
    whole = tree_of(*FEW[0])
    rest = [part if n != left_out else replace(part, blocks=()) for n, part in enumerate(whole.parts)]
    assert untold(whole, [text_of(as_docx(replace(whole, parts=tuple(rest))))])


def test_headings_captions_lists_and_tables_have_the_styles_of_their_kind(play: tuple[str, str, str]) -> None:
    tree, made = tree_of(*play), opened(file_of(*play))
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "List Number"} <= {
        *styles
    }
    blocks = list(tree.blocks)
    drawn = [block for block in blocks if isinstance(block, TableBlock | FigureBlock)]
    assert styles.count("Caption") == len(drawn)
    numbered = [block for block in blocks if isinstance(block, ListBlock) and block.numbered]
    own = {
        paragraph._p.pPr.numPr.numId.val
        for paragraph in made.paragraphs
        if paragraph.style.name == "List Number"
    }
    assert len(own) == len(numbered), "each list counts from 1"
    heads = [table for table in made.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert len(heads) == sum(isinstance(block, TableBlock) for block in blocks)


def test_what_is_told_above_a_table_stays_on_its_page(play: tuple[str, str, str]) -> None:
    """“Rows: 1 missed” closed a page under the heading of a measure, and its table began on the next."""
    paragraphs = opened(file_of(*play)).paragraphs
    above = [
        before for before, caption in pairwise(paragraphs)
        if caption.style.name == "Caption" and before._p.getnext() is caption._p and caption.paragraph_format.keep_with_next
        and not before.style.name.startswith(("Heading", "List", "Caption"))
    ]  # fmt: skip
    assert above and all(paragraph.paragraph_format.keep_with_next for paragraph in above if paragraph.text)


def test_no_column_breaks_a_word_that_fits_beside_the_others(play: tuple[str, str, str]) -> None:
    """“Dò-ng” stood over “E13-.1” for forty pages: programs break a word at any letter where a column is too narrow."""
    broken = []
    for row in opened(file_of(*play)).element.body.iter(qn("w:tr")):
        cells = row.findall(qn("w:tc"))
        for cell in cells:
            room = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) / 20 - 10.8  # points between the edges
            words = re.split(r"[\s/–-]", " ".join("".join(_words(each)) for each in cell.iter(qn("w:p"))))
            broken += [word for word in words if len(word) <= 8 and 5.2 * len(word) > room]
    assert broken == []


def test_every_style_list_bookmark_and_picture_that_is_named_is_there(play: tuple[str, str, str]) -> None:
    made = opened(file_of(*play))
    body = made.element.body
    known = {style.style_id for style in made.styles}
    assert {
        found.get(qn("w:val")) for tag in ("w:pStyle", "w:tblStyle") for found in body.iter(qn(tag))
    } <= known
    numbers = {found.numId for found in made.part.numbering_part.element.num_lst}
    assert {found.val for found in body.iter(qn("w:numId"))} <= numbers
    marks = [found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks)) and {
        found.get(qn("w:anchor")) for found in body.iter(qn("w:hyperlink"))
    } <= {*marks}
    pictures = [found.get(qn("r:embed")) for found in body.iter(qn("a:blip"))]
    assert pictures and all(made.part.related_parts[name].blob.startswith(b"\x89PNG") for name in pictures)


def test_each_line_of_the_contents_has_the_page_of_its_heading_in_a_field(play: tuple[str, str, str]) -> None:
    """And in no table of contents: LibreOffice fills none when it opens a file, but the number of a page it does."""
    paragraphs = opened(file_of(*play)).paragraphs
    lines = [each for each in paragraphs if each.style.name.startswith("toc ")]
    headings = [each for each in paragraphs if each.style.name in ("Heading 1", "Heading 2")]
    marks = {
        each.get(qn("w:name")): told for told in headings for each in told._p.iter(qn("w:bookmarkStart"))
    }
    asked = [
        re.findall(r"PAGEREF (r\d+)", "".join(each._p.xpath(".//w:fldSimple/@w:instr"))) for each in lines
    ]
    assert len(lines) > 9 and [marks[name].text for (name,) in asked] == [
        each.text.partition("\t")[0] for each in lines
    ]


def test_contents_of_sheets_that_nobody_counts_name_no_page() -> None:
    tree = tree_of(*FEW[0])
    assert (
        "PAGEREF" not in opened(as_docx(replace(tree, furniture={**tree.furniture, "page": ""}))).element.xml
    )


def test_pictures_say_what_they_show(play: tuple[str, str, str]) -> None:
    told = {found.get("descr") for found in opened(file_of(*play)).element.body.iter(qn("wp:docPr"))}
    assert told == {block.alt for block in tree_of(*play).blocks if isinstance(block, FigureBlock)}


def test_the_mark_stands_in_header_and_footer_and_the_language_is_said(play: tuple[str, str, str]) -> None:
    tree, made = tree_of(*play), opened(file_of(*play))
    for side in PARTS_OF_PAGE:
        assert MARK in "".join(paragraph.text for paragraph in getattr(made.sections[0], side).paragraphs)
    assert tree.digest in "".join(paragraph.text for paragraph in made.sections[0].footer.paragraphs)
    (spoken,) = (
        found.get(qn("w:val")) for found in made.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    )
    assert spoken.startswith(play[2])


def test_a_document_of_real_places_bears_the_stamp() -> None:
    made = opened(as_docx(replace(tree_of(*FEW[0]), stamp=LOCAL_USE)))
    for side in PARTS_OF_PAGE:
        assert LOCAL_USE in "".join(
            paragraph.text for paragraph in getattr(made.sections[0], side).paragraphs
        )


def test_the_same_drill_gives_the_same_bytes_without_an_hour(play: tuple[str, str, str]) -> None:
    assert as_docx(tree_of(*play)) == file_of(*play)
    with zipfile.ZipFile(BytesIO(file_of(*play))) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
        assert b"dcterms:" not in packed.read("docProps/core.xml")
    assert opened(file_of(*play)).core_properties.author == "infodrill"


def bare() -> Any:
    """A house's template as it comes: two styles, no lists, its own letterhead."""
    made = opened(own_template())
    for style in list(made.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in ("Normal", "Header"):
            made.styles.element.remove(style)
    made.styles["Normal"].element.set(qn("w:styleId"), "Binhthng")
    for found in list(made.element.body.iter(qn("w:pStyle"))):
        found.getparent().remove(found)
    (lists,) = (key for key, rel in made.part.rels.items() if rel.reltype.endswith("/numbering"))
    made.part.drop_rel(lists)
    made.paragraphs[0].insert_paragraph_before("SỞ VĂN THƯ HẢI MINH: {{ title }}")
    return made


def test_a_houses_own_template_keeps_its_words_and_is_lent_what_it_lacks() -> None:
    tree = tree_of(*FEW[0])
    content = as_docx(tree, saved(bare()))
    made = opened(content)
    assert made.paragraphs[0].text == f"SỞ VĂN THƯ HẢI MINH: {tree.title}"
    assert {*PARAGRAPHS} <= {style.name for style in made.styles}
    assert {found.get(qn("w:val")) for found in made.element.body.iter(qn("w:pStyle"))} <= {
        style.style_id for style in made.styles
    }
    assert untold(tree, [text_of(content)]) == []


def without(place: str, where: str = "body") -> Any:
    made = bare()
    section = made.sections[0]
    holder = made.element.body if where == "body" else getattr(section, where)._element
    for paragraph in list(holder.iter(qn("w:p"))):
        if place in "".join(_words(paragraph)):
            for found in paragraph.iter(qn("w:t")):
                found.text = ""
    return made


LACKING = {
    "front": (lambda: without("{{p front"), ["{{p front }}"]),
    "contents": (lambda: without("{{p contents"), ["{{p contents }}"]),
    "body": (lambda: without("{{p body"), ["{{p body }}"]),
    "digest": (lambda: without("{{ digest", "footer"), ["{{ digest }}"]),
    "all": (
        Document,
        ["{{p front }}", "{{p contents }}", "{{p body }}", "{{ digest }}"],
    ),
}


@pytest.mark.parametrize("lacks", LACKING)
def test_a_template_that_lacks_a_place_is_refused_and_told_which(lacks: str) -> None:
    made, places = LACKING[lacks]
    with pytest.raises(TemplateRefused) as refused:
        check_template(saved(made()))
    assert refused.value.code == "Y240"
    said = refused.value.render("vi")
    assert all(place in said for place in places), said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 cut"], ids=["empty", "pdf", "cut"])
def test_what_is_no_template_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateRefused) as refused:
        check_template(content)
    assert refused.value.code == "Y241"


@pytest.mark.parametrize(
    "said",
    [
        "{{ title.__class__.__mro__ }}", "{% if 0 %}{{ mark }}{% endif %}", "{{ mark[:0] }}", "{{ mark | upper }}",
        "{{ 'A NOTICE OF THE OFFICE' if mark else '' }}", "{% for n in range(9) %}{{ title }}{% endfor %}",
        "{% set mark = '' %}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["body", "header"])
def test_a_template_holds_places_and_nothing_that_chooses_or_runs(said: str, where: str) -> None:
    made = bare()
    (made if where == "body" else made.sections[0].header).add_paragraph(said)
    with pytest.raises(TemplateRefused, match="more than places"):
        check_template(saved(made))


def hidden(made: Any) -> None:
    """By the style that everything without one has."""
    made.styles["Normal"].font.hidden = True
    made.styles["Normal"].font.size = Pt(1)
    made.styles["Normal"].font.color.rgb = RGBColor(0xFE, 0xFE, 0xFE)


def ours_by_name(made: Any) -> None:
    made.styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH).font.hidden = True


def off_the_sheet(made: Any) -> None:
    section = made.sections[0]
    section.header_distance = section.footer_distance = Mm(900)
    section.top_margin = Mm(-20)


def first_and_even(made: Any) -> None:
    made.sections[0].different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "SỞ VĂN THƯ"


def another_section(made: Any) -> None:
    later = made.add_section()
    later.different_first_page_header_footer = True
    later.header.is_linked_to_previous = False
    later.header.paragraphs[0].text = "SỞ VĂN THƯ"


def none_at_all(made: Any) -> None:
    for side in sides(made.sections[0]):
        for paragraph in [] if side.is_linked_to_previous else side.paragraphs:
            paragraph.text = paragraph.text.replace("{{ digest }}", "")
    made.add_paragraph("{{ digest }}")


def in_a_content_control(made: Any) -> None:
    """A section that ends within a control, with a header and a margin of its own."""
    section = made.add_section()
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "SỞ VĂN THƯ"
    (ends,) = made.element.body.findall(qn("w:sectPr"))
    for name, value in {"left": "17000", "right": "-12000"}.items():
        ends.find(qn("w:pgMar")).set(qn(f"w:{name}"), value)
    ends.find(qn("w:pgSz")).set(qn("w:w"), "900")
    held = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:pPr/></w:p></w:sdtContent></w:sdt>")
    held.find(f".//{qn('w:pPr')}").append(copy.deepcopy(ends))
    made.element.body.insert(len(made.element.body) - 1, held)
    ends.remove(ends.find(qn("w:headerReference")))  # now none but the control's section names that header


def as_an_attribute(made: Any) -> None:
    mark = (
        made.sections[0]
        .header.paragraphs[0]
        ._p.makeelement(qn("w:bookmarkStart"), {qn("w:name"): "{{ mark }}"})
    )
    made.sections[0].header.paragraphs[0]._p.append(mark)


@pytest.mark.parametrize(
    "taken",
    [
        hidden,
        ours_by_name,
        off_the_sheet,
        first_and_even,
        another_section,
        in_a_content_control,
        none_at_all,
        as_an_attribute,
    ],
    ids=lambda taken: taken.__name__,
)
def test_whatever_a_template_does_the_range_writes_its_mark_on_each_page(
    taken: Callable[[Any], None],
) -> None:
    given = bare()
    taken(given)
    made = opened(as_docx(replace(tree_of(*FEW[0]), stamp=LOCAL_USE), saved(given)))
    (style,) = (
        found for found in made.styles.element.iter(qn("w:style")) if found.get(qn("w:styleId")) == STYLE
    )
    assert style.find(qn("w:basedOn")) is None and not list(style.iter(qn("w:vanish")))
    # Looked for here by the tag itself: a walk that the range shared would miss what the range misses.
    for place, section in enumerate(Section(end, made.part) for end in made.element.iter(qn("w:sectPr"))):
        assert 0 <= section.left_margin + section.right_margin <= section.page_width * 2 // 3 + 2
        assert section.page_width >= Mm(99)
        for distance in (section.header_distance, section.footer_distance):
            assert NEAREST <= distance <= FURTHEST + Mm(1)  # kept in twentieths of a point
        assert section.top_margin >= 0
        for side in sides(section):
            if side.is_linked_to_previous:
                assert place
                continue
            paragraphs = side.paragraphs
            marked = paragraphs[0 if side._element.tag == qn("w:hdr") else -1]
            assert MARK in marked.text and LOCAL_USE in marked.text and marked._p.pPr.pStyle.val == STYLE
            (run,) = marked.runs
            assert (run.font.hidden, run.font.size, str(run.font.color.rgb)) == (False, Pt(9), COLOUR)


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=amount(40, 1_000), deadline=None)
@example("{{ mark }} {% x %} <w:p/> &amp; \x00\x0b\uffff\ud800 👩 ]]>")
def test_any_text_is_written(text: str) -> None:
    content = as_docx(replace(one_line(text), title=text))
    made = text_of(content)
    assert opened(content).core_properties.title == re.sub(r"\r\n?", "\n", NOT_XML.sub("", text))
    assert squeezed(NOT_XML.sub("", UNPRINTED.sub(" ", text))) in squeezed(made)


def test_our_own_template_is_made_by_code_and_holds_nothing_hidden() -> None:
    with zipfile.ZipFile(BytesIO(own_template())) as packed:
        names = packed.namelist()
    assert not [name for name in names if re.search(r"\.(bin|jpe?g|png|emf)$", name)], names
