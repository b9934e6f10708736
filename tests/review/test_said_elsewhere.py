"""What was said on a case whose matter goes on elsewhere: merged into, linked again, handed up, decided by another, merged away.

It counts for the claim that the case has in the end, as if it had had it from the beginning, whatever came first; and where
the case has none, the result says that it waits for a link. Nothing that was said is lost in silence.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.ledger import course_of
from infodrill.review.ledger.unlinked import unlinked
from infodrill.review.measures import measure_log
from infodrill.review.timeline import ReportTimeline, read_timeline
from tests.forms import amount
from tests.review.scene import Pen, claim, scenario

OF_WORDS = ("E4", "E5", "E7", "E18")
WARN = ({"what": "warn", "by": "SPOKE", "after": 0, "note": {"vi": "báo", "en": "warn"}},)
HOAX, POSE = (claim(name, "G0", "FALSE", right_path=WARN) for name in ("hoax", "pose"))
MOVES = ("joined", "undone", "up", "decided", "closed", "hoax", "pose", "none")
few = settings(max_examples=amount(25, 60), deadline=None, derandomize=True)


class Case(Pen):
    """A log with the case c1, from a report of the hoax or opened by hand, and another report, c2, of the pose."""

    link, joined, away = "", False, False

    def begin(self, source: str) -> None:
        self.wave(1, "hoax")
        self.wave(1, "pose")
        self.open(10, "c2", "pose")
        if source == "known":
            self.open(10, "c1", "hoax")
            self.link = "hoax"
        else:
            opened = CaseOpened(case="c1", intake="hotline", source="free", cell="ward-a", ward="a", level=1)
            self.write(10, opened)

    def linked(self, minute: float, to: str, by: str) -> None:
        self.write(
            minute, CaseLinked(case="c1", claim=to, by=by), actor="control:1" if by == "CTRL" else "runner"
        )
        self.link = to

    def move(self, minute: float, move: str, source: str) -> None:
        """As the range records it; what it would refuse is left out."""
        match move:
            case "joined" if not self.joined and not self.away:
                self.joined = True
                self.write(minute, CaseMerged("c2", "c1", "ward-a"))
                self.step(minute, "c2", "merge", "NEW", "CLOSED")
                if not self.link:
                    self.linked(minute, "pose", "merge:c2")
                    self.borrowed = True
            case "undone" if self.joined:
                self.joined = False
                taken = StepUndone(
                    case="c2", step="merge", done_at=900, frm="CLOSED", to="NEW", role="L1-DUTY", cell="ward-a", into="c1",
                )  # fmt: skip
                self.write(minute, taken)
                if getattr(self, "borrowed", False):
                    self.linked(minute, "", "undo")
                    self.borrowed = False
            case "away" if not self.joined and not self.away:  # what nobody has gated yet
                self.away = True
                self.write(minute, CaseMerged("c1", "c2", "ward-a"))
                self.step(minute, "c1", "merge", "NEW", "CLOSED")
            case "up":
                self.write(minute, CaseEscalated(case="c1", level=2, reason="priority", cell="ward-a"))
            case "decided":
                self.decide(minute, "c1", 6)
            case "closed":
                self.step(minute, "c1", "close", "ACTING", "CLOSED")
            case "hoax" | "pose":
                self.borrowed = False
                self.linked(minute, move, "CTRL")
            case "none" if source == "free":
                self.borrowed = False
                self.linked(minute, "", "CTRL")

    def answer(self, minute: float) -> None:
        """The press asks about nothing that is known, and is answered on the case."""
        asked = PressQuestionAsked(
            question="pq1", conference="", inject=0, claim="", answer_by=0, outlet=Text("Báo"), text=Text("Có thật không?"),
        )  # fmt: skip
        answered = PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Không đúng, theo sổ của phòng khám."),
        )  # fmt: skip
        self.write(minute, asked)
        self.write(minute, answered)


def played(
    way: str, source: str, before: list[str], after: list[str]
) -> tuple[ReportTimeline, dict[str, str], str]:
    """The log read, the outcomes of the rows of words on either claim, and the claim of the last link."""
    pen = Case(scenario(HOAX, POSE))
    pen.begin(source)
    for move in before:
        pen.move(15, move, source)
    if way == "press":
        pen.answer(20)
    else:
        pen.publish(
            20, "c1", "warning", "deny", title="claim " + " ".join(each.id for each in pen.scenario.claims)
        )
    for move in after:
        pen.move(25, move, source)
    record = pen.end(180)
    log = read_timeline(record)
    found = measure_log(log, course_of(record))
    rows = {row.owed.key: row.outcome for code in OF_WORDS for row in found[code].rows if row.owed.duty}
    return log, rows, pen.link


@pytest.mark.parametrize("source", ["known", "free"])
@pytest.mark.parametrize("way", ["warning", "press"])
@few
@given(data=some.data())
def test_what_was_said_counts_for_its_case_s_claim_whatever_happens_elsewhere_and_when(
    way: str, source: str, data: some.DataObject
) -> None:
    moves = data.draw(
        some.lists(some.sampled_from((*MOVES, "away") if way == "press" else MOVES), max_size=5)
    )
    cut = data.draw(some.integers(0, len(moves)))
    log, rows, link = played(way, source, moves[:cut], moves[cut:])
    (word,) = log.said
    assert word.claim == link
    assert link or "c1" in unlinked(log) or "c1" in log.dismissed
    if link:
        assert any(outcome == "met" for key, outcome in rows.items() if link in key and key.startswith("E7"))
    # Whether it was said first or last: its rows come to the same, but for when.
    assert played(way, source, moves, [])[1] == rows == played(way, source, [], moves)[1]


def test_a_merge_that_was_taken_back_and_made_the_other_way_round_is_reported() -> None:
    """The report of such a drill could not be made."""
    log, rows, _ = played("press", "free", ["joined", "undone", "away"], [])
    assert log.book.cases["c1"].merged_into == "c2" and rows
