"""Which claim a case counts for: links by hand, changed ones, and cases that are linked to none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked
from infodrill.kernel.events import EventBody, Text
from infodrill.review.ledger import LedgerRow, course_of
from infodrill.review.measures import measure_log
from infodrill.review.record import Record
from infodrill.review.story import ClaimStory, claim_stories
from infodrill.review.timeline import ReportTimeline, read_timeline
from tests.review.saying import (
    RUMOUR,
    measured,
    rows,
)
from tests.review.scene import Pen, claim, scenario


def stories(log: ReportTimeline) -> tuple[ClaimStory, ...]:
    return claim_stories(log, course_of(Record(scenario=log.scenario, events=log.events)), ())


def relinked(*links: tuple[float, EventBody], source: str = "") -> str:
    """The outcome of the answer to a rumour that a case confirmed at minute 20; it is linked anew as given."""
    joke = claim("joke", "G2", "SATIRE", "H0")
    pen = Pen(scenario(RUMOUR, joke))
    pen.open(10, "c1", "rumour")
    if source:
        opened = next(n for n, event in enumerate(pen.events) if isinstance(event.body, CaseOpened))
        pen.events[opened] = replace(pen.events[opened], body=replace(pen.events[opened].body, source=source))
    pen.publish(20, "c1", stance="confirm")
    for minute, body in links:
        if minute > 180 and not any(isinstance(event.body, ClockChanged) for event in pen.events):
            pen.write(180, ClockChanged("run_on", 3_600), actor="runner")
        pen.write(minute, body, actor="control:1")
    record = pen.end(240)
    found = measure_log(read_timeline(record), course_of(record))
    return found["E7"].letter + str(found["E3"].values.get("false_denials", "")) + str(len(found["E13"].rows))


def anew(to: str, by: str = "EVAL") -> EventBody:
    return CaseRelinked(case="c1", claim=to, was="rumour", by=by, why=Text("nhầm"))


@pytest.mark.parametrize(
    ("links", "source", "kept"),
    [
        (((200, CaseLinked(case="c1", claim="", by="EVAL")),), "", True),  # as old logs may hold
        (((200, anew("")),), "", True),
        (((200, anew("joke")),), "", True),
        (((200, anew("")),), "free", True),
        (((100, anew("", "CTRL")),), "", True),  # the range knows what it is about
        (((100, anew("joke", "CTRL")),), "", False),  # control mends a link while people play, with a reason
        (((100, anew("", "CTRL")),), "free", False),
    ],
)
def test_no_link_that_is_taken_away_by_hand_takes_a_false_word_from_the_ledger(
    links: tuple[tuple[float, EventBody], ...], source: str, kept: bool
) -> None:
    assert (relinked(*links, source=source) == relinked()) is kept


@pytest.mark.parametrize(
    ("against", "letter", "stance"), [(True, "confirm", "deny"), (False, "deny", "deny")]
)
def test_a_case_that_says_that_its_claim_is_wrong_is_read_the_other_way_round(
    against: bool, letter: str, stance: str
) -> None:
    """A town's page had the wrong shelter; who reported that, found it so and put it right was charged with confirming it."""

    def play(said: str, *, turned: bool) -> tuple[str, ...]:
        pen = Pen(scenario(RUMOUR))
        pen.wave(5, "rumour")
        opened = CaseOpened(
            case="c1", intake="hotline", source="free", cell="ward-a", ward="a", level=1, parent=""
        )
        pen.write(10, opened)
        pen.publish(20, "c1", stance=said)
        pen.write(150, CaseLinked(case="c1", claim="rumour", by="CTRL", against=turned), actor="control:1")
        log = read_timeline(pen.end(240))
        found = measure_log(log, course_of(pen.end(240)))
        return (
            log.published[0].version.stance,
            found["E7"].letter,
            *(row.outcome for row in found["E3"].rows),
        )

    assert play(letter, turned=against) == play("deny", turned=False)
    assert play(letter, turned=against)[0] == stance
    assert play("deny", turned=True) == play("confirm", turned=False) != play("deny", turned=False)


def test_of_links_that_turn_a_case_round_the_one_counts_that_counts_as_a_link() -> None:
    """Dismissed in play, linked at the debrief as what says that the claim is wrong: one rule for the link and for its way."""

    def play(*links: CaseLinked) -> tuple[str, str, bool]:
        pen = Pen(scenario(RUMOUR))
        pen.wave(5, "rumour")
        opened = CaseOpened(
            case="c1", intake="hotline", source="free", cell="ward-a", ward="a", level=1, parent=""
        )
        pen.write(10, opened)
        pen.publish(20, "c1", stance="confirm")
        for at, link in zip((60, 200), links, strict=False):
            if at > 180:
                pen.write(180, ClockChanged("run_on", 3_600), actor="runner")
            pen.write(at, link, actor="control:1")
        log = read_timeline(pen.end(240))
        told = any("C1" in str(step.text) for story in stories(log) for step in story.steps)
        return log.links.get("c1", ""), log.published[0].version.stance, told

    dismissed = CaseLinked(case="c1", claim="", by="CTRL")
    turned = CaseLinked(case="c1", claim="rumour", by="EVAL", against=True)
    plain = CaseLinked(case="c1", claim="rumour", by="CTRL")
    assert play(dismissed, turned) == ("rumour", "deny", True)
    assert play(plain, turned) == ("rumour", "confirm", False)  # what a case had when play ended stays


def test_an_unlinked_case_leaves_the_rows_it_may_concern_missed_until_control_links_or_dismisses_it() -> None:
    def play(*links: str) -> LedgerRow:
        pen = Pen(scenario(RUMOUR))
        pen.wave(5, "rumour")
        pen.write(
            10,
            CaseOpened(
                case="c1", intake="hotline", source="free", cell="ward-a", ward="a", level=1, parent=""
            ),
        )
        pen.publish(20, "c1")
        for link in links:
            pen.write(150, CaseLinked(case="c1", claim=link, by="CTRL"), actor="control:1")
        return rows(measured(pen)["E7"])["E7:rumour:answer:1"]

    assert (play().outcome, play().unlinked) == ("missed", True)
    assert (play("rumour").outcome, play("rumour").unlinked) == ("met", False)
    assert (play("").outcome, play("").unlinked) == ("missed", False)
