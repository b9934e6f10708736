"""What whoever reported a case said about danger reaches those who may log it, wherever the case stands before them."""

from __future__ import annotations

import re

import pytest

from infodrill.automata import intake
from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.conduct import naming
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.links import LinkCase
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import RANK, head, rank_of
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import verificationforms
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.signs import case_row

from .apihouse import asker, get
from .house import CTRL, clinic
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
LANGS = ("vi", "en")
REPORTERS = {"voice": "SPOKE", "head": "L1-LEAD"}  # in the clinic, who may open a case and not log it
TOLD = ("", "no", "yes")


@pytest.fixture(params=sorted(REPORTERS))
def reported(request) -> LiveDrill:
    """The same report three times, first the one without an answer, last the one that says danger."""
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    for danger in TOLD:
        report = OpenCase(
            role=REPORTERS[request.param], intake="hotline", source="", said="Cầu gãy.", danger=danger
        )
        drill.give(request.param, report, "")
    assert [case.danger_told for case in drill.state.book.cases.values()] == list(TOLD)
    assert {case.state for case in drill.state.book.cases.values()} == {"NEW"}
    return drill


def told(lang: str, danger: str) -> str:
    return tr(lang, naming.DANGER_TOLD[danger])


@pytest.mark.parametrize("lang", LANGS)
def test_the_desk_and_the_list_say_which_report_tells_of_danger(reported: LiveDrill, lang: str):
    for room in ("desk", "case"):
        page = browser(reported, "duty", lang).get(f"/d/{reported.id}/{room}/").content.decode()
        rows = re.findall(r'<tr class="row-link".*?</tr>', page, re.S)
        assert [told(lang, "yes") in row for row in rows] == [True, False, False], room


@pytest.mark.parametrize("lang", LANGS)
def test_the_case_says_it_and_its_form_begins_with_it(reported: LiveDrill, lang: str):
    for case in reported.state.book.cases.values():
        page = browser(reported, "duty", lang).get(f"/d/{reported.id}/case/{case.case}/").content.decode()
        for danger in ("no", "yes"):
            assert (told(lang, danger) in page) == (case.danger_told == danger)
        begun = re.findall(r'<input type="radio" name="danger" value="(\w+)"[^>]*checked', page)
        assert begun == [case.danger_told] * bool(case.danger_told)


def test_a_program_reads_it_too(reported: LiveDrill):
    for case in reported.state.book.cases.values():
        answer = get(asker(reported, "duty"), reported, f"/cases/{case.case}").json()["case"]
        assert answer["danger_told"] == case.danger_told


def test_the_one_with_danger_is_next_with_that_reason_and_first_until_it_is_logged(reported: LiveDrill):
    urgent = list(reported.state.book.cases)[-1]
    view = reported.view("duty", "en")
    rows = sorted((case_row(view, reported.edition, case) for case in view.cases), key=lambda row: row.rank)
    assert rows[0].case == urgent
    thing = head(things(view))
    assert thing and (thing.step, thing.item) == ("log", urgent)
    page = browser(reported, "duty", "en").get(f"/d/{reported.id}/desk/?part=next").content.decode()
    assert told("en", "yes") in page
    assert [rank_of(case) for case in view.cases] == [RANK[""], RANK[""], RANK["P1"]]
    reported.give("duty", LogCase(role="L1-DUTY", case=urgent, sentence="Cầu gãy.", danger=False), "")
    view = reported.view("duty", "en")
    logged = next(case for case in view.cases if case.case == urgent)
    assert rank_of(logged) == RANK["P3"] and not case_row(view, reported.edition, logged).urgent
    assert sheet(view, reported.edition, logged).danger == told("en", "yes"), "what was said stays said"


def test_an_automated_cell_takes_the_word_for_it(reported: LiveDrill):
    """Whatever it reads off the text, or misreads."""
    claims = [claim.id for claim in reported.scenario.claims]
    urgent = list(reported.state.book.cases)[-1]
    for claim in claims:
        why = "" if urgent not in reported.state.links else "another one"
        reported.give(CTRL, LinkCase(role="CTRL", case=urgent, claim=claim, why=why), "")
        for seed in range(3):
            duty = Duty(reported.view("duty", "vi"), character("good"), seed)
            slips = [work.command for work in intake.log(duty) if isinstance(work.command, LogCase)]
            assert [slip.danger for slip in slips if slip.case == urgent] == [True], (claim, seed)


def test_no_form_asks_for_danger_anew_where_it_was_told(reported: LiveDrill):
    view = reported.view("duty", "en")
    for case in view.cases:
        (field,) = (field for field in verificationforms.log(view, case) if field.name == "danger")
        assert field.value == case.danger_told


@pytest.mark.parametrize("slip", [False, True], ids=["before its slip", "after its slip"])
def test_what_a_merged_report_says_of_danger_stands_at_the_case_that_goes_on(reported: LiveDrill, slip: bool):
    """Through a chain of merges, and until the merge is taken back."""
    silent, calm, urgent = list(reported.state.book.cases)
    if slip:
        log = LogCase(role="L1-DUTY", case=calm, sentence="Cầu gãy.", danger=False)
        reported.give("duty", log, "")
    reported.give("duty", MergeCase("L1-DUTY", urgent, silent), "")
    reported.give("duty", MergeCase("L1-DUTY", silent, calm), "")
    view = reported.view("duty", "en")
    lead = next(case for case in view.cases if case.case == calm)
    assert case_row(view, reported.edition, lead).urgent and rank_of(lead) == RANK["P1"]
    page = browser(reported, "duty", "en").get(f"/d/{reported.id}/case/{calm}/").content.decode()
    assert told("en", "yes") in page and told("en", "no") not in page
    answer = get(asker(reported, "duty"), reported, f"/cases/{calm}").json()["case"]
    assert answer["danger_told"] == "yes"
    reported.give("duty", UndoStep("L1-DUTY", silent), "")
    view = reported.view("duty", "en")
    lead = next(case for case in view.cases if case.case == calm)
    assert sheet(view, reported.edition, lead).danger == told("en", "no") and not lead.urgent


def test_a_report_that_leaves_the_case_takes_its_word_of_danger_along(reported: LiveDrill):
    silent, _, urgent = list(reported.state.book.cases)
    reported.give("duty", MergeCase("L1-DUTY", urgent, silent), "")
    reported.give("duty", LogCase(role="L1-DUTY", case=silent, sentence="Cầu gãy.", danger=False), "")
    split = SplitCase(role="L1-DUTY", case=silent, sentence="Cầu gãy.", danger=True, report=urgent)
    reported.give("duty", split, "")
    assert list(reported.state.book.cases.values())[-1].danger_told == "yes"
