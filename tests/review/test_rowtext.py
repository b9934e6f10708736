"""Rows in words: the excuse that stood, and each measure's own number in its unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.conduct.nouns.clock import JumpBegun, JumpEnded, SafetyStop
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.events import EventBody, Text
from infodrill.review import rownames, rowtext
from infodrill.review.ledger import LedgerRow, Owed, course_of, read_course
from infodrill.review.measures import SPECS, verification
from infodrill.review.measures.secrets import MARKING
from infodrill.review.story import tell
from infodrill.review.timeline import ReportTimeline, read_timeline
from infodrill.review.words import Voice
from infodrill.scenario.loader import find, library, load
from tests.rehearsals import record as played
from tests.review.scene import Pen, claim, scenario

TOOK = "play ended before the time was over that was given back for what a fault of the range took: "
DYKE = claim("dyke", "G7", "MIXED", "H4")


def _fault(pen: Pen, *cells: str) -> None:
    pen.write(
        115, FaultLogged(fault="f1", what=Text("mất mạng"), since=114 * 60, cells=cells), actor="direction"
    )


def _stop(pen: Pen) -> None:
    pen.write(120, SafetyStop(Text("cháy")), actor="direction")


@pytest.mark.parametrize(
    ("deed", "until", "run_on", "said"),
    [
        (_fault, 180, 0, TOOK + "mất mạng (in Vietnamese), which hit every cell"),
        (_stop, 121, 0, "a safety stop ended the drill before its deadline"),
        (lambda pen: None, 130, 60, "the drill was cut short before its deadline"),
    ],
)  # fmt: skip
def test_an_excused_row_says_by_what_it_was_excused_and_by_nothing_else(
    deed: Callable[[Pen], None], until: int, run_on: int, said: str
) -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(110, "dyke")  # its first word is due at minute 140
    deed(pen)
    log, row = settled(pen, until, run_on)
    assert row.outcome == "excused"
    assert Voice(lang="en", story=log.story).say(rowtext.why(log, row)) == said
    logged = [event.seq for event, _ in log.bodies(FaultLogged)]
    assert set(logged) <= set(rowtext.evidence(row))


def test_an_excuse_names_the_faults_that_took_time_from_its_own_span_and_no_other() -> None:
    """The longest was over before the row began, one hit others, one came when play had ended."""
    pen = Pen(scenario(DYKE))
    faults = (
        ("before", 10, 100, ()), ("elsewhere", 111, 0, ("city",)), ("short", 115, 117, ()), ("long", 135, 0, ()),
        ("beyond", 180, 0, ()),
    )  # fmt: skip
    pen.wave(110, "dyke")  # its first word is due at minute 140, and after the short fault at 142
    deeds: list[tuple[float, EventBody]] = []
    for name, logged, mended, cells in faults:
        deeds.append((logged, FaultLogged(fault=name, what=Text(name), since=logged * 60, cells=cells)))
        deeds += [(mended, FaultMended(name))] if mended else []
    for minute, body in sorted(deeds, key=lambda deed: deed[0]):
        pen.write(minute, body, actor="direction")
    log, row = settled(pen, 180, 0)
    logged = {body.fault: event.seq for event, body in log.bodies(FaultLogged)}
    assert row.outcome == "excused"
    said = Voice(lang="en", story=log.story).say(rowtext.why(log, row))
    hit = ["short, which hit every cell", "long, which hit every cell"]
    assert said == TOOK + "; ".join(hit)
    assert set(rowtext.evidence(row)) & set(logged.values()) == {logged["short"], logged["long"]}


def test_what_fell_due_inside_a_jump_says_so() -> None:
    pen = Pen(scenario(DYKE))
    pen.write(110, JumpBegun(110 * 60, 130 * 60, False), actor="runner")
    pen.write(130, JumpEnded(130 * 60), actor="runner")
    record = pen.end(180)
    owed = course_of(record).owe_from("E13", "step", 60 * 60, 60 * 60)
    log, row = read_timeline(record), LedgerRow(owed=owed, outcome="excused")
    assert (owed.due, owed.standing) == (120 * 60, "excused")
    assert (
        Voice(lang="en", story=log.story).say(rowtext.why(log, row))
        == "its deadline lay in what control skipped"
    )


def settled(pen: Pen, until: int, run_on: int) -> tuple[ReportTimeline, LedgerRow]:
    record = pen.end(until, run_on=run_on)
    log = read_timeline(record)
    found = SPECS["E7"].measure(log, course_of(record))
    return log, next(row for row in found.rows if row.owed.key == "E7:dyke:first-word")


def test_the_story_says_what_failed_and_whom_it_hit() -> None:
    pen = Pen(scenario(DYKE))
    _fault(pen, "ward-a", "city")
    pen.write(120, FaultMended("f1"), actor="direction")
    log = read_timeline(pen.end(180))
    voice = Voice(lang="en", story=log.story)
    told = [voice.say(text) for event in log.events if (text := tell(log, event)) and "fault" in text.msgid]
    assert told == [
        "control logged a fault of the range: mất mạng (in Vietnamese); it hit ward-a, city",
        "a fault of the range was mended: mất mạng (in Vietnamese)",
    ]


@pytest.mark.parametrize(
    ("code", "what", "value", "said"),
    [
        *((code, "step", 1_200, "20 min") for code in ("E1", "E4", "E5", "E7", "E13", "E17")),
        ("E19", MARKING, 1_200, "20 min"),
        ("E8", "step", 785, "7.85 of 10"),
        ("E6", "step", 250_000, "squared error 0.25"),
        ("E3", "step", 2, "2 times"),
        ("E7", "step", None, None),
    ],
)
def test_a_rows_own_number_has_its_unit(code: str, what: str, value: int | None, said: str | None) -> None:
    log = read_timeline(Pen(scenario(DYKE)).end(60))
    found = rowtext.value(log, LedgerRow(owed=Owed(measure=code, what=what), outcome="met", value=value))
    assert (found and Voice(lang="en", story=log.story).say(found)) == said


@pytest.mark.parametrize("name", ["clinic", "boundaries"])
def test_no_wait_of_a_played_drill_is_printed_as_a_count(name: str) -> None:
    """Whatever measure it belongs to: the list of those that carry seconds cannot fall behind the measures."""
    record = played(name, "good")
    log, course = read_timeline(record), course_of(record)
    waits = [
        (row.owed.key, said.msgid)
        for spec in SPECS.values()
        for row in spec.measure(log, course).rows
        if row.value is not None and row.value > 60 and min(row.at, row.owed.since) >= 0
        if (said := rowtext.value(log, row)) and row.value == row.at - row.owed.since
    ]
    assert waits and {msgid for _, msgid in waits} == {"{n}"}, waits


def test_every_prohibition_is_named_by_what_happened_when_it_is_breached() -> None:
    """A measure declares what it forbids, and a breach of something else stops the reading of the drill."""
    log = read_timeline(Pen(scenario(DYKE)).end(60))
    for spec in SPECS.values():
        for what in spec.forbids:
            owed = Owed(measure=spec.code, what=what, duty=False)
            said = rowtext.gap(log, LedgerRow(owed=owed, outcome="missed")).msgid
            named = {verification.WRONG}  # says itself what happened
            assert (said == what) is (what in named), what


@pytest.mark.parametrize(
    ("code", "silenced", "does"), [("E2", "forbids", "forbids"), ("E4", "duties", "owes")]
)
def test_a_row_that_its_measure_does_not_declare_stops_the_reading(
    code: str, silenced: str, does: str
) -> None:
    record = Pen(scenario(claim("joke", "G2", "SATIRE", "H0"), claim("fraud", "G0", "FALSE"))).end(60)
    undeclared = replace(SPECS[code], **{silenced: frozenset()})
    with pytest.raises(ValueError, match=f"{code} {does}"):
        undeclared.measure(read_timeline(record), course_of(record))


@pytest.mark.parametrize("name", library())
def test_every_duty_of_a_drill_has_its_words_for_when_nothing_was_done(name: str) -> None:
    made = load(find(name)).scenario
    course = read_course(made, load_shipped(made.drill.edition), ())
    owed = {obligation.what for spec in SPECS.values() for obligation in spec.owed(course) if obligation.duty}
    assert owed and owed <= set(rownames.UNDONE)
