"""What was read out stands in the course, beside the claim and in the text's own file; so does what wards were told to say."""

from __future__ import annotations

import pytest

from infodrill.conduct.artefacts import artefacts
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Text
from infodrill.review.lanes import lanes
from infodrill.review.ledger import course_of
from infodrill.review.story import claim_stories, tell
from infodrill.review.timeline import read_timeline
from infodrill.review.words import line
from tests.review.saying import RUMOUR, told

TITLE, LINE = "Không có danh sách nào", "Không ai đi bắt chó của bà con."


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
        pen.publish(40, "c1", title="Nói lại")
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
