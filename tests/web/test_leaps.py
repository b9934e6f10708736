"""Control's room before a leap: what it would leave open, the hold, faults; and cases that wait for a link, also afterwards."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct import likely, ranking
from infodrill.conduct.nouns.city import WaveStarted
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.waiting import rank_of
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review.record import Record
from infodrill.web.live import LiveDrill
from infodrill.web.models import Outcome
from infodrill.web.outcome import keeping
from infodrill.web.rooms import leaps, signs

from .rehearsed import rehearsed
from .test_rooms_pages import browser


@pytest.fixture
def clinic(base) -> LiveDrill:
    """Five minutes before the clinic's night: 08:24 becomes 13:40."""
    return rehearsed("clinic", 44, own=True)


def part(drill: LiveDrill, seat: str, name: str, room: str = "control", lang: str = "en") -> str:
    return browser(drill, seat, lang).get(f"/d/{drill.id}/{room}/?part={name}").content.decode()


def pressed(client: Client, drill: LiveDrill, verb: str, **fields: object) -> int:
    return client.post(f"/d/{drill.id}/do/{verb}", fields, headers={"HX-Request": "true"}).status_code


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_control_reads_what_the_leap_would_leave_open_and_holds_it(clinic: LiveDrill, lang: str) -> None:
    body = part(clinic, "direction", "leap", lang=lang)
    assert "08:26" in body and "13:40" in body
    assert "hold-leap" in body and "let-leap-go" not in body
    assert 'name="reason"' in body
    control = browser(clinic, "direction", lang)
    assert pressed(control, clinic, "hold-leap", move=5, reason="The hall is <late>") == 200
    assert clinic.state.hold is not None
    body = part(clinic, "direction", "leap", lang=lang)
    assert "let-leap-go" in body and "hold-leap" not in body
    assert "The hall is &lt;late&gt;" in body
    assert pressed(control, clinic, "let-leap-go", move=5) == 200
    assert clinic.state.hold is None


def test_what_would_be_left_open_is_told_by_claim_with_whose_it_is_and_by_when(clinic: LiveDrill) -> None:
    """A falsehood that nobody answers, met half an hour before the leap."""
    claim = next(
        each_claim
        for each_claim in clinic.scenario.claims
        if each_claim.truth[0].verdict == "FALSE" and each_claim.harm >= "H3"
    )
    view = clinic.view("direction", "en")
    board, at = view.control, view.control.follows_at
    quiet = SimpleNamespace(
        id=clinic.id, edition=clinic.edition, pace=clinic.pace, state=clinic.state,
        once=lambda name, version, make: make(),
        record=Record(scenario=clinic.scenario, events=(
            clinic.events[0],
            Event(seq=1, at=at - 1_800, actor="runner", body=WaveStarted(claim=claim.id, roots=5, layers=("feed",), ward="")),
            Event(seq=2, at=clinic.state.at, actor="runner", body=MinuteClosed(43, 1, "")),
        )),
    )  # fmt: skip
    leap = leaps.leap(view, board, quiet, clinic.state.at)
    assert leap.near and claim.sentence.in_("en") in {unfinished.claim for unfinished in leap.left}
    assert all(unfinished.what and unfinished.who and unfinished.due for unfinished in leap.left)


def test_the_last_leap_is_near_as_well_and_says_what_it_leaves_open(base) -> None:
    """The last move of *boundaries* is planned for the end of phase 3, minute 55. Its good cells owe nothing more before it."""
    body = part(rehearsed("boundaries", 42), "direction", "leap")
    assert "leap-left" in body or re.search(r"cases that stay open: [1-9]", body)


def test_no_player_holds_a_leap_or_hears_of_it(clinic: LiveDrill) -> None:
    assert pressed(browser(clinic, "duty", "en"), clinic, "hold-leap", move=5) == 409
    before = {seat: clinic.view(seat, "en").run_of_show for seat in ("duty", "voice")}
    assert pressed(browser(clinic, "direction", "en"), clinic, "hold-leap", move=5) == 200
    assert {seat: clinic.view(seat, "en").run_of_show for seat in before} == before


def test_nothing_is_said_of_what_a_leap_leaves_open_long_before_it(base) -> None:
    body = part(rehearsed("clinic", 20), "direction", "leap")
    assert "leap-left" not in body


def test_a_fault_is_logged_for_cells_chosen_from_a_list_and_mended(clinic: LiveDrill) -> None:
    control = browser(clinic, "direction", "en")
    cell = next(each_cell.id for each_cell in clinic.seats().cells.values() if each_cell.level > 0)
    assert pressed(control, clinic, "log-fault", what="The line is down", ago=300, cells=cell) == 200
    (fault,) = clinic.state.faults.values()
    assert (fault.since, fault.cells) == (clinic.state.at - 300, (cell,))
    assert "The line is down" in part(clinic, "direction", "faults")
    assert pressed(control, clinic, "log-fault", what="x", ago=7_200) == 409
    assert pressed(browser(clinic, "duty", "en"), clinic, "log-fault", what="x") == 409
    assert pressed(control, clinic, "mend-fault", fault=fault.fault) == 200
    assert "The line is down" not in part(clinic, "direction", "faults")


def own_case(drill: LiveDrill, said: str) -> str:
    """A case that people opened by hand."""
    drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said=said), "")
    return next(reversed(drill.state.book.cases))


def test_a_case_opened_by_hand_waits_and_is_linked_from_a_list_of_what_is_told(clinic: LiveDrill) -> None:
    assert "link-case" not in part(clinic, "direction", "waiting")
    claim = next(
        each_claim for each_claim in clinic.scenario.claims if each_claim.id in dict(clinic.state.waves)
    )
    # Too few of its words to be certain, and more than any other claim has: the clinic's name alone is in all of them.
    words = " ".join(claim.sentence.vi.split()[:6])
    case = own_case(
        clinic, f"Ngoài cổng chợ sáng nay có người kể lại, chưa biết thực hư ra sao, rằng {words}"
    )
    for seat, room in (("direction", "control"), ("direction", "evaluation")):
        body = part(clinic, seat, "waiting", room)
        assert case.upper() in body
        buttons = re.findall(r'<button[^>]* name="claim" value="([^"]*)"', body)
        assert claim.id in buttons[:3] and buttons[-1] == "", "the likely ones first, then none of them"
        assert "same words:" in body
        offered = set(re.findall(r'<option value="([^"]*)"', body))
        assert offered - {""} <= {one.id for one in clinic.scenario.claims} - set(buttons)
    page = browser(clinic, "direction", "vi").get(f"/d/{clinic.id}/control/").content.decode()
    assert "Hồ sơ chưa nối: 1" in page and 'data-n="1"' in page
    assert case.upper() not in part(clinic, "direction", "table"), "it stands in its own pane, and once"
    assert "link" in {one.step for one in ranking.things(clinic.view("direction", "vi"))}
    assert pressed(browser(clinic, "direction", "en"), clinic, "link-case", case=case, claim=claim.id) == 200
    assert "link-case" not in part(clinic, "direction", "waiting")


def test_what_control_is_suggested_is_the_same_in_both_languages(clinic: LiveDrill) -> None:
    """It was read off the case as its reader has it, and an English text has other words than the Vietnamese one."""
    control = {lang: clinic.view("direction", lang) for lang in LANGUAGES}
    for case in clinic.state.book.cases:
        found = [
            leaps._waits(view, view.control, next(told for told in view.cases if told.case == case), clinic)
            for view in control.values()
        ]
        vi, en = ([each.claim for each in waits.likely] for waits in found)
        assert vi == en, case


def test_a_link_is_changed_from_the_form_that_control_has_and_with_a_reason(clinic: LiveDrill) -> None:
    first, other = (claim.id for claim in clinic.scenario.claims[:2])
    case = own_case(clinic, "Có người hỏi một chuyện")
    control = browser(clinic, "direction", "en")
    assert pressed(control, clinic, "link-case", case=case, claim=first) == 200
    page = control.get(f"/d/{clinic.id}/control/").content.decode()
    forms = re.findall(r'<form[^>]*do/link-case".*?</form>', page, re.S)
    fields = [set(re.findall(r' name="([a-z_]+)"', form)) for form in forms]
    assert {"case", "claim", "why"} <= max(fields, key=len)
    refused = control.post(
        f"/d/{clinic.id}/do/link-case", {"role": "CTRL", "case": case, "claim": other, "why": " "}
    )
    assert refused.status_code == 409 and "Write it, then try again." in refused.content.decode()
    assert pressed(control, clinic, "link-case", case=case, claim=other, why="It is about the other") == 200
    assert clinic.state.links[case] == other


def test_after_the_close_a_result_with_such_a_case_is_provisional_until_it_is_linked_or_dismissed(
    clinic: LiveDrill,
) -> None:
    case = own_case(clinic, "Một chuyện khác hẳn")
    clinic.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    keeping.want(clinic.id)
    Outcome.objects.filter(pk=clinic.id).update(
        state="done", upto=len(clinic.events), whole=len(clinic.events), whole_at=timezone.now()
    )
    for seat in ("direction", "duty"):
        assert "provisional result" in part(clinic, seat, "outcome", "report")
    assert "link-case" not in part(clinic, "duty", "waiting", "report")
    assert "link-case" in part(clinic, "direction", "waiting", "report")
    assert pressed(browser(clinic, "direction", "en"), clinic, "link-case", case=case, claim="") == 200
    assert "provisional result" not in part(clinic, "direction", "outcome", "report")
    assert keeping.take("m1") == clinic.id, "whom the case concerns is counted again"


@pytest.mark.parametrize(
    ("room", "others"), [("control", ("clock", "loads", "lanes")), ("evaluation", ("cells",))]
)
def test_free_reports_are_read_for_the_part_that_shows_them_and_for_no_other(
    clinic: LiveDrill, room: str, others: tuple[str, ...]
) -> None:
    part(
        clinic, "direction", "waiting", room
    )  # what lay there before is read, whatever ran in this process until now
    own_case(clinic, f"Nghe nói {room} có chuyện lạ ở Phòng khám Bến Lành sáng nay")
    read = likely._shared.cache_info().misses
    for name in others:
        part(clinic, "direction", name, room)
    assert likely._shared.cache_info().misses == read
    part(clinic, "direction", "waiting", room)
    assert likely._shared.cache_info().misses == read + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_of_a_leap_names_what_people_owe_now(clinic: LiveDrill, lang: str) -> None:
    body = part(clinic, "direction", "targets", lang=lang)
    view = clinic.view("direction", lang)
    lines, more = leaps.owing(view, clinic.edition)
    cases = [case for case in view.open_cases if signs.owed_now(view, clinic.edition, case)]
    assert cases and len(lines) + more == len(cases)
    assert all(escape(line) in body for line in lines)
    first = min(cases, key=lambda case: rank_of(case))
    assert rank_of(first) == rank_of(next(c for c in cases if lines[0].startswith(c.case.upper())))
