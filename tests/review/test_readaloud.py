"""What was read out stands in the course, beside the claim and in the text's own file; so does what wards were told to say."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.conduct.artefacts import artefacts
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Text
from infodrill.review.assess import assess, judge
from infodrill.review.lanes import lanes
from infodrill.review.ledger import course_of
from infodrill.review.remedies import LET_OUT
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.story import claim_stories, tell
from infodrill.review.timeline import read_timeline
from infodrill.review.words import line
from tests.review.saying import RUMOUR, told

TITLE, LINE = "Không có claim rumour nào", "Không ai đi bắt chó của bà con."


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("newer", [False, True])
def test_what_was_read_out_is_told_with_its_hour_and_by_whom(lang: str, newer: bool) -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", title=TITLE)
    for channel in ("group", "field"):
        pen.write(24, StatementRelayed(statement=name, version=1, channel=channel, cell="ward-b"))
    pen.write(
        30,
        GuidanceIssued(
            guidance="g1", cell="city", to=("ward-a",), about="c1", repeats="", due=60 * 60, topic=Text("Danh sách"),
            facts=Text("Tờ lịch tiêm."), lines=(Text(LINE),),
        ),
    )  # fmt: skip
    if newer:
        pen.publish(40, "c1", title="Nói lại claim rumour")
    record = pen.end(180)
    log = read_timeline(record)
    voice = log.voice(lang)
    (story,) = claim_stories(log, course_of(record), ())
    steps = [(step.at, voice.say(step.text)) for step in story.steps]
    ward = record.scenario.cells.cells[1].name.in_(lang)
    title = TITLE if lang == "vi" else "Title"
    assert any(at == 30 * 60 and LINE in text for at, text in steps)
    (mark, *_) = (mark for lane in lanes(log) for mark in lane.marks if mark.at == 20 * 60)
    assert ward in voice.say(mark.text) and voice.lasting(4 * 60) in voice.say(mark.text)
    read = [event for event in record.events if isinstance(event.body, StatementRelayed)]
    assert all(ward in (said := voice.say(tell(log, event) or line(""))) and title in said for event in read)
    outcome = voice.say(story.outcome)
    assert voice.dated(24 * 60) in outcome and ward in outcome
    assert (("chưa đọc" if lang == "vi" else "the newest text not") in outcome) == newer
    made = artefacts(record.scenario, record.events)[f"statements/{name}-v1.{lang}.md"].decode()
    organisation = record.scenario.cells.cells[1].organisation.in_(lang)
    assert f"{log.story(24 * 60):%d/%m/%Y %H:%M}, {organisation}" in made


@pytest.mark.parametrize("channels", [(), ("group",), ("group", "field")])
@pytest.mark.parametrize("ground", ["personal", "security"])
def test_a_leak_is_told_with_each_hand_on_and_who_let_it_pass_and_asks_for_an_apology(
    channels: tuple[str, ...], ground: str
) -> None:
    pen = told(RUMOUR)
    pen.write(18, StatementApproved(statement="s1", version=1, role="RIGHTS", cell="city"), "city.desk")
    approved = pen.events.pop()
    name = pen.publish(20, "c1", title=TITLE)
    pen.write(20, approved.body, "city.desk")
    pen.write(20, ArtefactWeighed(artefact=f"{name}@1", case="c1", tlp="CLEAR", grounds=(ground,)))
    for n, channel in enumerate(channels):
        pen.write(24 + n, StatementRelayed(statement=name, version=1, channel=channel, cell="ward-b"))
    made = assess(pen.end(180), replicas=0)
    voice = made.log.voice("en")
    (row,) = (row for row in made.plan if row.code == "E19")
    gap = voice.say(row.gap)
    assert [voice.dated((24 + n) * 60) in gap for n in range(2)] == [n < len(channels) for n in range(2)]
    assert "let pass by desk of city" in gap
    ((first, _),) = LedgerPage(made, voice).gaps(owed for owed in made.missed if owed.owed.measure == "E19")
    assert (
        "let pass" not in first and voice.dated(20 * 60) in first
    )  # page one in one breath; the plan's row names who
    assert row.action.msgid == LET_OUT.action


@pytest.mark.parametrize("reading", ["old", "new"])
def test_beside_a_false_word_stands_which_text_was_read_out_and_the_newest_is_that_of_the_reading(
    reading: str,
) -> None:
    pen = told(RUMOUR)
    first = pen.publish(20, "c1", "warning", title=TITLE)
    if reading == "old":
        pen.publish(30, "c1", "answer", "confirm", title="Sai")
        pen.write(24, StatementRelayed(statement=first, version=1, channel="field", cell="ward-b"))
    pen.write(180, ClockChanged("run_on", 3600), actor="runner")
    last = pen.publish(190, "c1", title="Nói lại claim rumour")
    if reading == "new":
        pen.write(192, StatementRelayed(statement=last, version=1, channel="field", cell="ward-b"))
    record = pen.end(240)
    verdict = judge(record)
    (story,) = claim_stories(verdict.log, verdict.course, verdict.ledger)
    outcome = verdict.log.voice("vi").say(story.outcome)
    assert (f"bài khác, “{TITLE}”" in outcome) == (reading == "old")
    assert "đọc tại chỗ lúc" in outcome
    assert "chưa đọc" not in outcome
