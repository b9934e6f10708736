"""What guests take home: one sheet of paper, the same words on the page, no cell, no name, no press of a trap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from infodrill.conduct.nouns.hall import PollClosed, PollOpened, VoteCast
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import tr
from infodrill.kernel.mark import MARK
from infodrill.review import falseword
from infodrill.review.assess import Assessment, assess
from infodrill.review.frontpage import front_page
from infodrill.review.outcomes import PRESSED
from infodrill.review.record import Record
from infodrill.review.report.furniture import read_document
from infodrill.review.report.page import page
from infodrill.review.report.takeaway import LESSONS, silent_numbers, take_away, take_away_page
from tests import rehearsals
from tests.forms import both_forms
from tests.once import once
from tests.review.telling import said_on, squeezed, untold, words_of
from tests.review.test_assess import play as pressing
from tests.review.test_ledgerbook import raw_in
from tests.review.test_paper import EVERY, FEW
from tests.review.test_printed import assessed


@once
def taken(name: str, cells: str, lang: str) -> tuple[str, bytes]:
    record, found = assessed(name, cells)
    return take_away(found, record, lang)


def names_in(record: Record, lang: str) -> Iterator[str]:
    """Of cells that play and of seats; a cell called "city" is none that a page could give away."""
    for cell in record.scenario.cells.cells:
        if cell.name.in_(lang) != "city":
            yield cell.name.in_(lang)
        yield from (seat.id for seat in cell.seats)


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_it_is_one_marked_sheet_that_says_what_the_page_says(name: str, cells: str, lang: str) -> None:
    html, paper = taken(name, cells, lang)
    record, _ = assessed(name, cells)
    tree = read_document(html, record, lang, short=True)
    assert squeezed(" ".join(words_of(tree))) == squeezed(said_on(html))
    (sheet,) = (page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert untold(tree, [sheet]) == [] and sheet.count(MARK) == 2 and html.count('<div class="mark"') == 1
    assert raw_in(html) == []


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_it_says_of_the_weightiest_claims_what_was_true_and_what_was_done(
    name: str, cells: str, lang: str
) -> None:
    html, _ = taken(name, cells, lang)
    _, found = assessed(name, cells)
    told = squeezed(said_on(html))
    shown = [story for story in found.claims if squeezed(story.claim.sentence.in_(lang)) in told]
    left = [story for story in found.claims if story not in shown]
    assert len(shown) >= 4 or not left
    assert max((story.claim.harm for story in left), default="H0") <= min(story.claim.harm for story in shown)
    assert all(squeezed(story.claim.truth[-1].why.in_(lang)) in told for story in shown)


@pytest.fixture(scope="module")
def pressed() -> tuple[Record, Assessment]:
    record = pressing(pressed=2)
    return record, assess(record, replicas=0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_presses_of_traps_and_cells_stand_in_the_report_and_not_in_what_guests_take_home(
    pressed: tuple[Record, Assessment], lang: str
) -> None:
    record, found = pressed
    stories = [story for story in found.claims if story.outcome.msgid == PRESSED]
    assert stories, "no trap was pressed"
    voice = found.log.voice(lang)
    html = take_away_page(found, record, lang)
    told = squeezed(said_on(html))
    for story in stories:
        outcome, done = (
            squeezed(voice.say(story.outcome)),
            squeezed(voice.value(dict(story.outcome.values)["outcome"])),
        )
        assert outcome not in told and done in told
    assert [name for name in names_in(record, lang) if squeezed(name) in told] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_counts_the_minutes_of_play_and_says_what_is_to_be_learnt(lang: str) -> None:
    """A run-on of a day made 1,510 minutes of exercise of seventy."""
    html, _ = taken(*EVERY[2][:2], lang)
    _, found = assessed(*EVERY[2][:2])
    voice = found.log.voice(lang)
    words = tr(lang, "minutes of exercise")
    assert f"<b>70</b> {words}" in html
    # What it missed, not what its scenario would have taught whoever played it.
    learnt = [
        voice.say(point.row.action) for point in front_page(found.log, found.measures, found.plan).to_do
    ]
    assert (
        sum(squeezed(lesson) in squeezed(said_on(html)) for lesson in learnt) == min(LESSONS, len(learnt)) > 0
    )


def test_what_the_hall_answered_is_told_from_five_on_and_not_before(
    pressed: tuple[Record, Assessment],
) -> None:
    record, found = pressed
    asked = [PollOpened(poll, Text(f"Hỏi {poll}?"), (Text("có"), Text("không"))) for poll in ("p1", "p2")]
    votes = [VoteCast("p1", n % 2) for n in range(5)] + [VoteCast("p2", 0) for _ in range(4)]
    last = record.events[-1]
    told = [replace(last, body=body) for body in (*asked, *votes, PollClosed("p1"), PollClosed("p2"))]
    html = take_away_page(found, replace(record, events=(*record.events, *told)), "vi")
    assert "Hỏi p1?" in html and "Hỏi p2?" not in html
    assert "có: 3; không: 2" in said_on(html)


def test_beside_the_number_stands_what_it_does_not_count() -> None:
    """Whoever was reckless reads no number without what was false and what leaked; no play as lived is called the best."""
    found = rehearsals.record("clinic", "careless")
    made = assess(found, replicas=3)
    wrong = sum(falseword.untrue(made.log, word) for word in made.log.said)
    leaks = made.measures["E19"].values.get("leaks", 0)
    assert wrong + leaks
    sheet = take_away_page(made, found, "vi")
    (false, settled), *_ = re.findall(r": (\d+) lời sai, (\d+) lời nói chắc điều chưa ai biết", sheet)
    assert int(false) + int(settled) == wrong and f" {leaks} lần lộ" in sheet
    # The rows of what our texts say nothing on show no number: nor does their sum.
    assert (
        silent_numbers(made)
        == ("Ở đây không nêu con số" in sheet)
        == ("ít hơn so với không phản hồi" not in sheet)
    )
    whole = page(made, found, "vi")
    assert "ách làm tốt nhất" not in whole
    assert [row.days for row in made.plan] != sorted(row.days for row in made.plan)
    plan = whole.split('id="h-plan"')[1].split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]
    days = [int(re.findall(r"\d+", row.split("<td>")[5])[0]) for row in plan]
    assert days == sorted(days) and len(set(days)) > 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_tells_the_result_and_that_nobody_sat_in_a_cell(lang: str) -> None:
    """A headline of hours spared, and nowhere that the drill was U and that the machine had played it alone."""
    found = rehearsals.record("clinic", "careless")
    made = assess(found, replicas=0)
    said = said_on(take_away_page(made, found, "vi" if lang == "vi" else "en"))
    assert made.overall and f"{tr(lang, 'Overall result')}: {made.overall}" in said
    assert tr(lang, "Played by the machine alone, to try it out: no person sat in any cell.") in said
