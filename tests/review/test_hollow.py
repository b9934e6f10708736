"""A text that says nothing is no deed: not in an outcome, not as a first word, not on the timeline."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.city import StatementReleased
from infodrill.review.anew import OnRecord
from infodrill.review.assess import assess
from infodrill.review.changes import ArmChanges
from infodrill.review.lanes import SAYS_NOTHING, lanes
from infodrill.review.ledger import course_of
from infodrill.review.story import claim_stories
from infodrill.review.timeline import read_timeline
from tests.review.scene import TEXT_VI, Pen, claim, scenario

HOLLOW = "Chúng tôi đang xem xét."


@pytest.mark.parametrize("kind", ["warning", "answer", "bulletin"])
@pytest.mark.parametrize(("body", "tells"), [(HOLLOW, False), (TEXT_VI, True)])
@pytest.mark.parametrize("code", ["G0", "G4"])
def test_an_advice_without_what_to_do_is_neither_first_word_nor_deed(
    kind: str, body: str, tells: bool, code: str
) -> None:
    told = claim("dyke", code, "FALSE" if code == "G0" else "TRUE", "H2")
    pen = Pen(scenario(told))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", kind, "advice", body=body)
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = assess(record, replicas=0).ledger
    (story,) = claim_stories(log, course, rows)
    assert (story.first_word >= 0) == tells
    marks = [mark.text.msgid for lane in lanes(log) for mark in lane.marks if mark.kind == "public"]
    assert (marks == [SAYS_NOTHING]) == (not tells) and len(
        marks
    ) == 1  # it stands in the course as what it is
    said = log.voice("en").say(story.outcome)
    assert tells or not any(one in said for one in ("warned of", "advice given", "acted on")), said
    assert tells or story.mood != "good"


@pytest.mark.parametrize(("body", "tells"), [(HOLLOW, False), (TEXT_VI, True)])
def test_a_hollow_text_takes_back_no_silence_in_the_model(body: str, tells: bool) -> None:
    """The city takes it for what it is called; what counts who answered does not."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H2")))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", "warning", "advice", body=body, target="dyke")
    record = pen.end(180)
    changes = ArmChanges(OnRecord(record), read_timeline(record), course_of(record))
    released = [event.body for event in record.events if isinstance(event.body, StatementReleased)]
    assert [changes.tells(each) for each in released] == [tells]


@pytest.mark.parametrize("body", [HOLLOW, TEXT_VI])
def test_nobody_says_anything_where_nobody_responds(body: str) -> None:
    """A text that tells nothing, and one on no claim, break no silence there either: it costs as much in every drill."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H2")))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", "warning", "advice", body=body, target="dyke")
    pen.publish(30, "", "bulletin", "advice", title="Bản tin", body=body)
    record = pen.end(180)
    changes = ArmChanges(OnRecord(record), read_timeline(record), course_of(record))
    words = changes.of("none").words.statements
    assert [name for name, text in words.items() if text.published is None] == ["s1", "s2"]
