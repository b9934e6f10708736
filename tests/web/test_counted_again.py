"""What is changed after the close is counted again: by whichever door it comes, and whatever becomes of the report meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.noun import RangeCommand
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.links import LinkCase
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, worth
from infodrill.web.streams.topics import topics_of

from .apihouse import give
from .house import CTRL, clinic, seated
from .test_parts_follow import parts

pytestmark = pytest.mark.usefixtures("base")
LATE = {verb for verb, asked in verbs().items() if issubclass(asked, RangeCommand) and asked.MAY.closed}


@pytest.fixture
def closed() -> LiveDrill:
    """Two cases of people's own, then the end."""
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    for said in ("Nước đọng.", "Mất điện."):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said=said), "")
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return drill


def by_page(drill: LiveDrill, case: str, client: str) -> int:
    form = {"client": client, "role": "CTRL", "case": case, "claim": ""}
    return seated(drill, CTRL).post(f"/d/{drill.id}/do/link-case", form).status_code


def by_program(drill: LiveDrill, case: str, client: str) -> int:
    return give(seated(drill, CTRL), drill, "link-case", client, case=case, claim="").status_code


def by_one_that_fell(drill: LiveDrill, case: str, client: str) -> int:
    """Recorded by a process that was killed right after: nothing else of it was done."""
    return 200 if drill.give(CTRL, LinkCase(role="CTRL", case=case, claim=""), client) else 409


DOORS = pytest.mark.parametrize("door", [by_page, by_program, by_one_that_fell])
Door = Callable[[LiveDrill, str, str], int]


def state(drill: LiveDrill) -> str:
    row = keeping.of(drill.id)
    assert row is not None
    return str(row.state)


def page(drill: LiveDrill) -> str:
    answer = seated(drill, "duty").get(f"/d/{drill.id}/report/", headers={"Accept-Language": "en"})
    return str(answer.content.decode())


# The plan and the survey come after the report, and make it no older (`test_improving`, `test_survey`).
BESIDE_THE_REPORT = {"agree-improvement", "settle-improvement", "open-survey", "close-survey", "judge-words"}


def test_these_doors_are_tried_with_all_that_is_given_after_the_close():
    assert {"link-case"} | BESIDE_THE_REPORT == LATE


@DOORS
def test_a_link_after_the_close_has_the_report_made_again(closed: LiveDrill, door: Door):
    first, other = closed.state.book.cases
    keeping.want(closed.id)
    for case, maker in ((first, "m1"), (other, "m2")):
        assert keeping.take(maker) == closed.id
        keeping.keep(closed.id, maker, "report.json", b'{"twins": null}')
        keeping.finish(closed.id, maker, 0)
        assert keeping.sizes(closed.id) == {"report.json": 15}
        assert "being made" not in page(closed) and keeping.take("another") == ""
        assert door(closed, case, f"link-{case}-00001") in (200, 302)
        assert (keeping.sizes(closed.id), keeping.content(closed.id, "report.json")) == ({}, None)
        assert worth.of(closed) is None
        assert "The report is being made" in page(closed)


@DOORS
@pytest.mark.parametrize("ended", ["finish", "fail", "give_back"])
def test_a_link_while_the_report_is_made_is_in_the_next_one(closed: LiveDrill, door: Door, ended: str):
    first, other = closed.state.book.cases
    keeping.want(closed.id)
    for case in (first, other):
        assert door(closed, case, f"link-{case}-00001") in (200, 302)
        if case == first:
            assert keeping.take("m1") == closed.id
    assert keeping.still_ours(closed.id, "m1")
    assert "provisional result" in page(closed) and "once more after this" in page(closed)
    {
        "finish": lambda: keeping.finish(closed.id, "m1", 0),
        "fail": lambda: keeping.fail(closed.id, "m1", "why"),
        "give_back": lambda: keeping.give_back("m1"),
    }[ended]()
    assert keeping.take("m2") == closed.id
    keeping.finish(closed.id, "m2", 0)
    assert (state(closed), keeping.take("m3")) == ("done", "")


def test_what_was_broken_off_is_not_made_once_more(closed: LiveDrill):
    keeping.want(closed.id)
    keeping.take("m1")
    assert by_page(closed, next(iter(closed.state.book.cases)), "link-00000001") == 302
    keeping.cancel(closed.id)
    keeping.finish(closed.id, "m1", 0)
    assert (state(closed), keeping.take("m2")) == ("cancelled", "")


def test_an_outdated_one_is_broken_off_too_and_a_failed_one_tried_once_a_record(closed: LiveDrill):
    first = next(iter(closed.state.book.cases))
    keeping.want(closed.id)
    keeping.take("m1")
    keeping.fail(closed.id, "m1", "why")
    assert keeping.take("m2") == ""
    by_one_that_fell(closed, first, "link-00000001")
    keeping.cancel(closed.id)
    assert (state(closed), keeping.take("m2")) == ("cancelled", "")
    keeping.want(closed.id, again=True)
    assert keeping.take("m2") == closed.id


def test_every_part_of_the_debrief_that_a_link_changes_is_told_so(closed: LiveDrill):
    """On open pages the result went on being provisional."""
    first, other = closed.state.book.cases
    changed = set()
    for case in (first, other):
        was = {seat: parts(drawn(closed, seat)) for seat in (CTRL, "duty", "head")}
        closed.give(CTRL, LinkCase(role="CTRL", case=case, claim=""), "")
        for seat, before in was.items():
            told = topics_of([closed.events[-1]], closed.seats().seats[seat], closed.state)
            after = parts(drawn(closed, seat))
            for name, (topics, words) in before.items():
                if after.get(name, ("", words))[1] != words:
                    assert topics & told, (seat, name)
                    changed.add(name)
    assert "outcome" in changed


def drawn(drill: LiveDrill, seat: str) -> str:
    return str(seated(drill, seat).get(f"/d/{drill.id}/report/").content.decode())
