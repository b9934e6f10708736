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
    assert len({one["UID"] for one in shown}) == len(shown)
    for one in shown:
        assert one["UID"].endswith(".dien-tap.invalid")
        assert one["SUMMARY"].startswith(f"[{MARK}] ")
        assert MARK in one["DESCRIPTION"]
        assert "ATTENDEE" not in one and "VALARM" not in one
    assert drill.phases[0].title.vi in shown[0]["SUMMARY"] and drill.phases[0].title.en in shown[0]["SUMMARY"]


def test_phases_follow_each_other_and_moves_have_no_length(clinic):
    drill = clinic.drill
    shown = events(calendar.as_bytes(drill, calendar.run_of_show(drill)))
    phases = [one for one in shown if one["UID"].startswith("phase")]
    assert [one["DTEND"].dt for one in phases[:-1]] == [one["DTSTART"].dt for one in phases[1:]]
    assert phases[-1]["DTEND"].dt - phases[0]["DTSTART"].dt == timedelta(
        minutes=sum(one.minutes for one in drill.phases)
    )
    assert all("DTEND" not in one for one in shown if one["UID"].startswith("move"))


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
    assert all(len(one) <= 75 for one in lines)
    assert b"\n" not in content.replace(b"\r\n", b"") and b"\r" not in content.replace(b"\r\n", b"")
    only = events(content)
    assert len(only) == 1 and set(only[0]) <= {
        "UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
    }  # fmt: skip


def test_the_same_drill_gives_the_same_bytes(clinic):
    show = calendar.run_of_show(clinic.drill, clinic.msel.injects)
    assert calendar.as_bytes(clinic.drill, show) == calendar.as_bytes(clinic.drill, show)
