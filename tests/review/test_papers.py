"""Documents before a drill: all kinds, both languages, marked, the same bytes each time; nothing hidden in what players get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from infodrill.exchange.mselimport import opened as taken_in
from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.review.papers import KINDS, PaperName, document, drawn, formats_of, names, renderings
from infodrill.review.report.document import FigureBlock, FillBlock, ReportDocument, texts
from infodrill.review.report.office import as_docx
from infodrill.review.report.officetemplate import own_template
from infodrill.review.report.pdf import as_pdf
from infodrill.scenario.loader import library
from tests.forms import both_forms
from tests.once import once
from tests.review.beforehand import CANARY, ON_SHEET, OPEN, every_paper, otherwise, source, tree_of
from tests.review.telling import squeezed, untold
from tests.review.test_office import text_of
from tests.review.test_paper import pages_of, structure

DRILLS = list(library())
LANGS = ("vi", "en")
EACH = ("name", "paper", "lang")
EVERY = [(name, paper, lang) for name in DRILLS for paper in every_paper(name) for lang in LANGS]
# One paper of each kind, in both languages by turns.
FEW = [
    ("clinic", PaperName(kind, "network" if KINDS[kind].each else ""), LANGS[n % 2])
    for n, kind in enumerate(KINDS)
]

# The drill with most tokens and conditions.
TOKENS = [("typhoon", PaperName(kind, "verification" if KINDS[kind].each else ""), "vi") for kind in KINDS]


def sheets_of(content: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages]


@once
def paper_of(name: str, paper: PaperName, lang: str) -> bytes:
    return as_pdf(tree_of(name, paper, lang))


def test_every_kind_is_looked_at() -> None:
    assert {paper.kind for _, paper, _ in FEW} == set(KINDS) == {paper.kind for _, paper, _ in EVERY}


@pytest.mark.parametrize(EACH, both_forms(EVERY, FEW))
def test_paper_and_word_processor_say_all_and_bear_mark_and_audience_on_each_page(
    name: str, paper: PaperName, lang: str
) -> None:
    tree, pages = tree_of(name, paper, lang), sheets_of(paper_of(name, paper, lang))
    assert untold(tree, pages) == []
    assert untold(tree, [text_of(as_docx(tree))]) == []
    for text in pages:
        assert text.count(MARK) >= 2 and tree.digest in text and tree.digest_name.partition(" · ")[0] in text


@pytest.mark.parametrize(EACH, both_forms(EVERY, [*FEW, *TOKENS]))
def test_no_paper_holds_a_token_or_a_field_that_nobody_filled_in(
    name: str, paper: PaperName, lang: str
) -> None:
    told = list(texts(tree_of(name, paper, lang).parts))
    assert [
        text for text in told if re.search(r"\{[^}]*\}|\[\]|<[a-z]", text) or text.strip() == "None"
    ] == []


@pytest.mark.parametrize(EACH, both_forms(EVERY, FEW))
def test_the_same_scenario_gives_the_same_bytes_in_each_format(
    name: str, paper: PaperName, lang: str
) -> None:
    for form in formats_of(paper.kind):
        first, again = (
            drawn(source(name), paper, document(source(name), paper, lang), form) for _ in range(2)
        )
        assert first == again, form


@pytest.mark.parametrize(EACH, both_forms(EVERY, FEW))
def test_paper_keeps_both_standards_and_says_how_its_tables_are_read(
    name: str, paper: PaperName, lang: str
) -> None:
    reader = PdfReader(BytesIO(paper_of(name, paper, lang)))
    root = reader.root_object
    told = root["/Metadata"].get_object().get_data().decode()
    assert root["/Lang"] == lang
    for standard in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert standard in told
    tags = list(structure(root["/StructTreeRoot"]))
    tables = [tag for tag in tags if tag["/S"] == "/Table"]
    assert all("/TH" in {part["/S"] for part in structure(tag["/K"])} for tag in tables)
    alts = {block.alt for block in tree_of(name, paper, lang).blocks if isinstance(block, FigureBlock)}
    assert alts <= {tag.get("/Alt") for tag in tags}


@pytest.mark.parametrize(
    ("name", "lang"), both_forms([(name, lang) for name in DRILLS for lang in LANGS], [("clinic", "vi")])
)
def test_what_players_get_is_the_same_whatever_is_hidden_from_them(name: str, lang: str) -> None:
    other = otherwise(source(name), OPEN)
    for paper in every_paper(name, players=True):
        tree = document(other, paper, lang)
        assert tree == tree_of(name, paper, lang), paper
        assert CANARY not in " ".join(texts(tree.parts))


@pytest.mark.parametrize("lang", LANGS)
def test_an_inject_on_paper_tells_what_its_reader_reads_and_nothing_else(lang: str) -> None:
    sheet = PaperName("injects")
    assert document(otherwise(source("clinic"), ON_SHEET), sheet, lang) == tree_of("clinic", sheet, lang)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if not kind.players])
def test_another_scenario_is_seen_where_it_may_be_told(kind: str) -> None:
    """So that the two tests above can fail: what is changed there shows in papers that tell it."""
    other = otherwise(source("clinic"), tuple({*OPEN, *ON_SHEET} - {"msel.injects.body"}) + TABLES)
    assert CANARY in " ".join(texts(document(other, PaperName(kind), "vi").parts))


# Codes that are looked up in tables, and names that are followed.
TABLES = (
    "claims.id", "claims.situation", "claims.gate_code", "claims.harm", "claims.owner", "claims.truth.verdict",
    "claims.truth.known_from", "claims.truth.at", "claims.right_path.what", "claims.right_path.by", "claims.disposition",
    "drill.situations.id", "drill.moves.at", "drill.moves.story", "drill.objectives.id", "drill.run_on_hours",
    "evaluation.capabilities.tasks.measure", "evaluation.capabilities.tasks.cells", "msel.injects.claim", "msel.injects.truth",
    "msel.injects.trigger", "msel.injects.controller", "msel.injects.expected_actions.who", "msel.injects.evaluator_notes",
)  # fmt: skip


def test_papers_for_control_name_control_on_each_page_and_those_of_players_do_not() -> None:
    for kind in KINDS.values():
        paper = next(name for name in names(source("clinic"), [kind.name]))
        whose = tree_of("clinic", paper, "en").digest_name
        assert ("control" in whose) == (not kind.players and kind.name != "injects"), kind.name


def test_who_is_in_danger_stands_with_the_inject_that_tells_of_them() -> None:
    told = squeezed(" ".join(texts(tree_of("clinic", PaperName("msel"), "vi"))))
    people = [inject.in_danger.vi for inject in source("clinic").scenario.msel.injects if inject.in_danger]
    assert people and all(squeezed(each) in told for each in people)


def test_sheets_that_are_handed_out_do_not_say_how_many_there_are() -> None:
    sheets = sheets_of(paper_of("clinic", PaperName("injects"), "en"))
    rows = source("clinic").scenario.msel.injects
    assert len(sheets) == len(rows)
    assert not [text for text in sheets if re.search(rf"\b(?:of|/) *{len(rows)}\b", text)]
    office = as_docx(tree_of("clinic", PaperName("injects"), "en"))
    around = "".join(_around(Document(BytesIO(office))))
    assert MARK in around and "PAGE" not in around
    counted = as_docx(tree_of("clinic", PaperName("plan"), "en"))
    assert "PAGE" in "".join(_around(Document(BytesIO(counted))))


def _around(made: Any) -> Iterator[str]:
    for section in made.sections:
        for side in (section.header, section.footer):
            yield from (str(part.get(name)) for part in side._element.iter() for name in part.attrib)
            yield from (part.text or "" for part in side._element.iter())


@pytest.mark.parametrize("name", both_forms(DRILLS, ["clinic", "typhoon"]))
@pytest.mark.parametrize("lang", LANGS)
def test_each_seat_has_a_card_of_one_page_and_each_inject_one(name: str, lang: str) -> None:
    seats = [seat for cell in source(name).scenario.cells.cells for seat in cell.seats]
    pages = sheets_of(paper_of(name, PaperName("cards"), lang))
    assert len(pages) == len(seats)
    told = {re.sub(r"\s", "", seat.name.in_(lang)) for seat in seats}
    assert all(any(seat in re.sub(r"\s", "", page) for page in pages) for seat in told)
    assert len(sheets_of(paper_of(name, PaperName("injects"), lang))) == len(
        source(name).scenario.msel.injects
    )


@pytest.mark.parametrize("lang", LANGS)
def test_forms_are_a_page_each_with_room_to_write(lang: str) -> None:
    tree = tree_of("clinic", PaperName("forms"), lang)
    assert len(sheets_of(paper_of("clinic", PaperName("forms"), lang))) == 4 == len(tree.parts)
    assert all(any(isinstance(block, FillBlock) for block in part.blocks) for part in tree.parts)


def test_the_table_of_events_can_be_taken_in_again_and_the_run_of_show_is_a_sheet() -> None:
    made = dict(renderings(source("clinic"), "vi", formats=["xlsx"]))
    assert sorted(made) == ["msel.vi.xlsx", "run-of-show.vi.xlsx"]
    rows = source("clinic").scenario.msel.injects
    assert len(taken_in(made["msel.vi.xlsx"], "msel.xlsx", None, b"").table(None).msel.injects) == len(rows)
    book = load_workbook(BytesIO(made["run-of-show.vi.xlsx"]))
    assert book.active.cell(1, 1).value == MARK
    assert book.active.max_row > len(rows)


def test_papers_of_real_places_are_stamped_on_every_page() -> None:
    found = source("clinic")
    places = found.scenario.places.model_copy(update={"invented": False})
    real = replace(found, scenario=found.scenario.model_copy(update={"places": places}))
    for name in names(real):
        made: ReportDocument = document(real, name, "vi")
        if name.kind != "injects":
            assert all(LOCAL_USE in text for text in pages_of(as_pdf(made))), name
        assert made.stamp == LOCAL_USE
    assert LOCAL_USE in str(
        load_workbook(BytesIO(drawn(real, PaperName("msel"), made, "xlsx"))).active.cell(1, 1).value
    )


def test_papers_are_written_into_a_template_of_the_house() -> None:
    ours = Document(BytesIO(own_template()))
    ours.paragraphs[0].insert_paragraph_before("Văn phòng của chúng tôi")
    packed = BytesIO()
    ours.save(packed)
    (made,) = dict(
        renderings(source("clinic"), "vi", kinds=["forms"], formats=["docx"], template=packed.getvalue())
    ).values()
    assert "Văn phòng của chúng tôi" in text_of(made)


def test_the_plan_counts_the_cells_that_take_part_as_the_report_does() -> None:
    """Control sits in none of them."""
    cells = [cell for cell in source("clinic").scenario.cells.cells if cell.level > 0]
    told = " ".join(texts(tree_of("clinic", PaperName("plan", ""), "en")))
    assert f"{len(cells)} cells, {sum(len(cell.seats) for cell in cells)} seats" in told
