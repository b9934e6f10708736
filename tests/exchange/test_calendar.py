"""The run of show as iCalendar: read back by the library, and looked at byte by byte."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from infodrill.exchange import calendar
from infodrill.kernel.mark import MARK
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi, Scenario
from tests.exchange.examples import texts

CLINIC = load(find("clinic")).scenario


@pytest.fixture
def clinic() -> Scenario:
    return CLINIC


def events(content: bytes) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


def test_the_run_of_show_holds_phases_and_moves_and_no_inject_unless_asked(clinic):
    drill = clinic.drill
    shown = events(calendar.as_bytes(drill, calendar.run_of_show(drill)))
    assert len(shown) == len(drill.phases) + len(drill.moves)
    every = events(calendar.as_bytes(drill, calendar.run_of_show(drill, clinic.msel.injects)))
    assert len(every) == len(shown) + len(clinic.msel.injects)


def test_every_event_is_marked_in_both_languages_and_has_a_reserved_uid(clinic):
    drill = clinic.drill
    shown = events(calendar.as_bytes(drill, calendar.run_of_show(drill)))
    assert len({each_event["UID"] for each_event in shown}) == len(shown)
    for event in shown:
        assert event["UID"].endswith(".dien-tap.invalid")
        assert event["SUMMARY"].startswith(f"[{MARK}] ")
        assert MARK in event["DESCRIPTION"]
        assert "ATTENDEE" not in event and "VALARM" not in event
    assert drill.phases[0].title.vi in shown[0]["SUMMARY"] and drill.phases[0].title.en in shown[0]["SUMMARY"]


def test_phases_follow_each_other_and_moves_have_no_length(clinic):
    drill = clinic.drill
    shown = events(calendar.as_bytes(drill, calendar.run_of_show(drill)))
    phases = [event for event in shown if event["UID"].startswith("phase")]
    assert [phase["DTEND"].dt for phase in phases[:-1]] == [phase["DTSTART"].dt for phase in phases[1:]]
    assert phases[-1]["DTEND"].dt - phases[0]["DTSTART"].dt == timedelta(
        minutes=sum(phase.minutes for phase in drill.phases)
    )
    assert all("DTEND" not in event for event in shown if event["UID"].startswith("move"))


@settings(deadline=None)
@given(texts().filter(str.strip))
def test_no_title_breaks_a_line_or_adds_a_property(text):
    drill = CLINIC.drill
    entry = calendar.CalendarEntry(
        part="move",
        number=1,
        at=0,
        length=0,
        title=Bi.model_construct(vi=text, en=text),
        story="07:30",
        told=Bi.model_construct(vi=text, en=text),
    )
    content = calendar.as_bytes(drill, (entry,))
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"") and b"\r" not in content.replace(b"\r\n", b"")
    only = events(content)
    assert len(only) == 1 and set(only[0]) <= {
        "UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
    }  # fmt: skip


def test_the_same_drill_gives_the_same_bytes(clinic):
    show = calendar.run_of_show(clinic.drill, clinic.msel.injects)
    assert calendar.as_bytes(clinic.drill, show) == calendar.as_bytes(clinic.drill, show)
