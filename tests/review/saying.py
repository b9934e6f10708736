"""Claims that words are owed on, and how a test says words to the public and to the press."""

from __future__ import annotations

from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.ledger import LedgerRow, course_of
from infodrill.review.measures import Measure, measure_log
from infodrill.review.timeline import read_timeline
from infodrill.scenario.schema import Claim
from tests.review.scene import Pen, bi, claim, known, scenario


def step(what: str, by: str = "SPOKE") -> dict[str, object]:
    return {"what": what, "by": by, "after": 0, "note": bi("note")}


def holds_and_corrects(name: str, *truth: dict[str, object], harm: str = "H4") -> Claim:
    return claim(name, "G0", "FALSE", harm, truth=truth, right_path=(step("hold"), step("correct")))


FRAUD = claim("fraud", "G0", "FALSE")
DYKE = claim("dyke", "G7", "MIXED", "H4")
RUMOUR = holds_and_corrects("rumour", known(0, "FALSE"))
TURNING = holds_and_corrects("turning", known(0, "UNPROVEN"), known(50 * 60, "FALSE"))
PAPERS = claim("papers", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))


def measured(pen: Pen, until: float = 180, run_on: int = 0) -> dict[str, Measure]:
    record = pen.end(until, run_on=run_on)
    return measure_log(read_timeline(record), course_of(record))


def rows(found: Measure) -> dict[str, LedgerRow]:
    return {row.owed.key: row for row in found.rows}


def told(each_claim: Claim, minute: float = 10) -> Pen:
    """A drill of one claim, reported at that minute."""
    pen = Pen(scenario(each_claim))
    pen.open(minute, "c1", each_claim.id)
    return pen


def press(
    pen: Pen,
    minute: float,
    stance: str,
    *,
    kind: str = "answer",
    promise: float = 0,
    text: str = "So.",
    inject: int = 0,
    about: str = "c1",
    put: str = "Is it so?",
) -> None:
    name = f"pq{len(pen.events)}"
    claim_id = pen.scenario.claims[0].id
    pen.write(
        minute,
        PressQuestionAsked(
            question=name,
            conference="",
            inject=inject,
            claim=claim_id,
            answer_by=0,
            outlet=Text("Paper"),
            text=Text(put),
        ),
    )
    pen.write(
        minute,
        PressQuestionAnswered(
            question=name, cell="city", kind=kind, stance=stance, figures=(), about=about,
            promise_due=int(promise * 60), took=60, contradictions=(), checker="contradiction-1",
            text=Text(text),
        ),
    )  # fmt: skip
