"""A text that lay approved is named with its office and its hour, and to press publish is the first thing to do."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.wordmarks import OTHERWISE, WordsJudged
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import Assessment, assess
from infodrill.review.frontpage import front_page
from infodrill.review.ledger import course_of, lay
from infodrill.review.measures import heard
from infodrill.review.remedies import FINISH, PRESS_PUBLISH
from infodrill.review.report.page import page
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, claim, scenario

TITLE = "Tiêm ở đâu, giờ nào"
LEARNT = claim("learnt", "G0", "FALSE", "H4")  # another matter, on which nobody did anything
WAITED = claim("waited", "G0", "FALSE", "H2", owner="city")


def handed(pen: Pen, *roles: str, stance: str = "deny", minute: float = 25) -> str:
    """A text of ward-b, written for review at that minute and approved by each role a minute later."""
    name = pen.publish(minute, "c1", "answer", stance, title=TITLE, logged=False, cell="ward-b")
    last = pen.events.pop()
    assert isinstance(last.body, StatementStepped)
    pen.write(
        minute,
        StatementStepped(statement=name, version=1, frm="DRAFTING", to="REVIEW", role="SPOKE", cell="ward-b"),
    )
    for n, role in enumerate(roles, 1):
        pen.write(
            minute + n, StatementApproved(statement=name, version=1, role=role, cell="city"), f"city.{n}"
        )
    return name


def assessed(*roles: str) -> Assessment:
    pen = Pen(scenario(LEARNT, WAITED))
    pen.open(10, "c0", "learnt")
    pen.open(10, "c1", "waited")
    handed(pen, *roles)
    record = pen.end(180)
    made = assess(record, replicas=0)
    for lang, title in (("vi", TITLE), ("en", "Title")):
        assert f"“{title}”" in page(made, record, lang).split('id="h-overview"')[0]
    return made


@pytest.mark.parametrize("whole", [True, False])
def test_who_had_it_since_when_and_what_to_press_stand_on_page_one(whole: bool) -> None:
    made = assessed("FACT-OWNER", *["RIGHTS"] * whole)
    rows = [row for row in made.missed if row.owed.claim == "waited" and lay.names_it(row)]
    assert {row.owed.measure for row in rows} >= {"E5", "E7"}
    voice = made.log.voice("en")
    told = voice.say(rowtext.gap(made.log, rows[0]))
    assert "Title" in told and voice.dated((26 + whole) * 60) in told
    first = front_page(made.log, made.measures, made.plan).to_do[0]
    owners = [owner.en for owner in first.owners if not isinstance(owner, str)]
    if whole:  # whoever had only to press, before what is to be learnt
        assert (voice.say(first.row.action), owners) == (PRESS_PUBLISH.action, ["ward-b"])
        assert "ward-b" in told
    else:
        assert voice.say(first.row.action) != PRESS_PUBLISH.action


@pytest.mark.parametrize("wrong", ["lay", "said", ""])
def test_nobody_is_told_to_publish_what_is_false_nor_first_to_publish_more_who_was_wrong(wrong: str) -> None:
    pen = Pen(scenario(LEARNT, WAITED))
    pen.open(10, "c0", "learnt")
    pen.open(10, "c1", "waited")
    if wrong == "said":
        pen.publish(20, "c0", "answer", "confirm", logged=False)
        pen.publish(170, "c0", "correction", "deny")
    handed(pen, "FACT-OWNER", "RIGHTS", stance="confirm" if wrong == "lay" else "deny")
    made = assess(pen.end(180), replicas=0)
    actions = [row.action.msgid for row in made.plan]
    assert (PRESS_PUBLISH.action in actions) == (wrong != "lay")
    first = front_page(made.log, made.measures, made.plan).to_do[0].row.action.msgid
    assert (first == PRESS_PUBLISH.action) == (not wrong)


@pytest.mark.parametrize("became", ["lay", "too late", "sent back"])
def test_only_a_text_that_lay_as_long_as_its_office_looks_is_to_be_published_and_one_office_is_charged(
    became: str,
) -> None:
    """What came a minute before its time ended, or went back to its writer, shows where the time went instead."""
    step = {"what": "correct", "by": "L1-DUTY", "after": 0, "note": {"vi": "note", "en": "note"}}
    pen = Pen(scenario(LEARNT, claim("waited", "G0", "FALSE", "H2", right_path=(step,))))
    pen.open(10, "c0", "learnt")
    pen.open(10, "c1", "waited")
    pen.gate(11, "c1", "G0")
    pen.decide(171 if became == "too late" else 20, "c1", 5)
    name = handed(pen, "FACT-OWNER", "RIGHTS", minute=172 if became == "too late" else 25)
    if became == "sent back":
        back = {"statement": name, "version": 1, "frm": "REVIEW", "to": "DRAFTING"}
        pen.write(150, StatementStepped(**back, role="SPOKE", cell="ward-b"))
    made = assess(pen.end(180), replicas=0)
    rows = [row for row in made.missed if row.owed.claim == "waited" and lay.names_it(row)]
    assert rows
    actions = {row.action.msgid for row in made.plan}
    assert (PRESS_PUBLISH.action in actions, FINISH.action in actions) == (became == "lay", became != "lay")
    voice = made.log.voice("en")
    for row in rows:
        told = voice.say(row.why)
        assert ("nobody published it" in told) == (became == "lay")
        assert ("sent it back" in told) == (became == "sent back")
        if became != "lay":
            assert f"the decision (city), from {voice.dated(11 * 60)}" in told
        gap = next(each for each in made.plan if row in each.rows)
        assert not row.owed.cell or rowtext.cell(made.log, row) in gap.owners
    assert any(row.owed.cell == "ward-a" for row in rows)


@pytest.mark.parametrize("minute", [20, 172])
def test_half_an_approval_that_came_at_the_end_shows_where_the_time_went_and_charges_who_took_it(
    minute: int,
) -> None:
    pen = Pen(scenario(LEARNT, WAITED))
    pen.open(10, "c0", "learnt")
    pen.open(10, "c1", "waited")
    pen.gate(11, "c1", "G0")
    pen.verdict(minute - 2, "c1", "FALSE")
    handed(pen, "FACT-OWNER", minute=minute)
    made = assess(pen.end(180), replicas=0)
    rows = [row for row in made.missed if row.owed.claim == "waited" and lay.names_it(row)]
    late = minute > 100
    said = made.log.voice("en").say(rows[0].why)
    assert ("the longest step was the verdict (city)" in said) == late
    assert {lay.slowest(made.log, row) for row in rows} == {"city" if late else ""}
    assert (FINISH.action in {row.action.msgid for row in made.plan}) == late


def test_what_people_could_read_is_not_told_to_have_lain_approved_whatever_it_said() -> None:
    """A correction that was published, and read as saying otherwise than the record, came out as “nobody published it”."""
    pen = Pen(scenario(WAITED))
    pen.open(10, "c1", "waited")
    name = pen.publish(25, "c1", "answer", "deny", logged=False, cell="ward-b")
    for role in ("FACT-OWNER", "RIGHTS"):
        pen.write(25, StatementApproved(statement=name, version=1, role=role, cell="city"), "city.1")
    mark = WordsJudged(item=name, version=1, says=OTHERWISE, claim="", text=Text(""))
    pen.write(40, mark, "eval-1")
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    assert log.said[0].stance != "deny" and log.said[0].tells, "it is a false word"
    assert heard.furthest(log, course, WAITED)[0] not in (heard.APPROVED, heard.HALVED)


@pytest.mark.parametrize("out", [True, False])
def test_a_text_that_stayed_a_draft_is_told_as_never_out_and_one_that_came_out_is_not(out: bool) -> None:
    """A reader of the row took what lay in the studio for what people had read."""
    pen = Pen(scenario(claim("waited", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "waited")
    pen.publish(15, "c1", "holding", "unknown", logged=False)
    pen.publish(30, "c1", "holding", "unknown", logged=False)
    if not out:
        last = pen.events.pop()
        assert isinstance(last.body, StatementStepped)
    made = assess(pen.end(180), replicas=0)
    row = next(row for row in made.missed if row.owed.measure == "E7" and row.owed.about)
    told = made.log.voice("en").say(row.why)
    assert told.startswith("a holding line was all that was said")
    assert ("never came out" in told) == (not out)
    assert (made.log.voice("en").dated(30 * 60) in told) == (not out)
