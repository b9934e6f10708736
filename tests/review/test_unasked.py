"""What the log tells against a city and no measure asks for stands beside the result, by name and hour, and moves no letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import judge
from infodrill.review.frontpage import front_page
from infodrill.review.measures import unasked
from infodrill.review.plan import improvement_plan
from tests.review.scene import TEXT_EN, TEXT_VI, Pen, bi, claim, scenario

FALSE_TITLE = "Về claim fire: là có thật"


def reported(owner: str = "") -> Pen:
    held: dict[str, object] = {"owner": owner} if owner else {}
    pen = Pen(scenario(claim("fire", "G0", "FALSE", "H4", **held)))
    pen.open(10, "c1", "fire")
    return pen


def read(pen: Pen, minute: float, seat: str = "ward-a.desk") -> None:
    pen.write(minute, InjectAcknowledged(inject=1, seat=seat), actor=seat)


def known_of(pen: Pen) -> None:
    read(pen, 11)


def answered(pen: Pen) -> None:
    read(pen, 11)
    pen.publish(20, "c1")


def unread(pen: Pen) -> None:
    pen.log(12, "c1")


def closed(pen: Pen) -> None:
    pen.log(12, "c1")
    pen.step(30, "c1", "close", "LOGGED", "CLOSED", "leave")


def closed_behind_a_word(pen: Pen) -> None:
    closed(pen)
    pen.publish(20, "c1")


def drafted(
    pen: Pen, stance: str = "confirm", *, passed: bool = True, version: int = 1, body: str = TEXT_VI
) -> None:
    draft = StatementDrafted(
        statement="s9", version=version, case="c1", kind="answer", stance=stance, issuer="city", channels=("feed",), figures=(),
        next_update=0, craft={}, checker="craft-1", leaks=(), title_vi=Text(FALSE_TITLE), title_en=Text("Title"),
        body_vi=Text(body), body_en=Text(TEXT_EN),
    )  # fmt: skip
    pen.write(20, draft)
    if passed:
        pen.write(22, StatementApproved(statement="s9", version=1, role="RIGHTS", cell="ward-b"))


def drafted_alone(pen: Pen) -> None:
    drafted(pen, passed=False)


def drafted_right(pen: Pen) -> None:
    drafted(pen, "deny")


def relayed(pen: Pen, minute: float = 60) -> None:
    name = pen.publish(20, "c1", next_minute=40)
    pen.write(minute, StatementRelayed(statement=name, version=1, channel="field", cell="ward-b"))


def relayed_in_time(pen: Pen) -> None:
    relayed(pen, 30)


def only_read(pen: Pen) -> None:
    pen.publish(20, "c1")
    read(pen, 11, "city.desk")


def read_and_wrote(pen: Pen) -> None:
    only_read(pen)
    pen.write(25, StatementApproved(statement="s1", version=1, role="RIGHTS", cell="city"), actor="city.desk")


def shortened(pen: Pen) -> None:
    """A second version out, which kept the first sentence and lost what to ring."""
    drafted(pen, "deny", body=f"{TEXT_VI} Xin bà con bấm phím 9 để gặp người trực đến hết đêm.")
    drafted(pen, "deny", version=2)
    pen.write(
        30,
        StatementStepped(statement="s9", version=2, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="city"),
    )


def reworded(pen: Pen) -> None:
    """The same with that sentence in the published version, and another hour."""
    drafted(pen, "deny", body=f"{TEXT_VI} Xin bà con bấm phím 9 để gặp người trực đến hết đêm.")
    drafted(pen, "deny", version=2, body=f"{TEXT_VI} Bà con bấm phím 9 để gặp người trực đến hết đêm.")
    pen.write(
        30,
        StatementStepped(statement="s9", version=2, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="city"),
    )


def moved_about(pen: Pen) -> None:
    """The same told in other sentences and another order, but for what to ring."""
    drafted(
        pen,
        "deny",
        body=f"{TEXT_VI} Việc cần làm: không ra bờ sông, ở yên trong nhà; bấm phím 9 để gặp người trực đến hết đêm.",
    )
    drafted(
        pen,
        "deny",
        version=2,
        body=f"{TEXT_VI} Việc cần làm: người già sang nhà văn hóa. Các khu khác ở yên trong nhà, không ra bờ sông.",
    )
    pen.write(
        30,
        StatementStepped(statement="s9", version=2, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="city"),
    )


def queued(pen: Pen, minute: float = 40) -> None:
    """The owner's answer, two other texts, then the one on the danger, all by one seat."""
    pen.write(11, QuestionAsked(case="c1", question="c1.q1", owner="city", text=Text("So?")))
    pen.write(
        12,
        QuestionAnswered(
            case="c1",
            question="c1.q1",
            owner="city",
            verdict="FALSE",
            record="primary",
            disputes=True,
            text=Text("No."),
        ),
    )
    for _ in range(2):
        pen.publish(15, "")
    pen.publish(minute, "c1")


def served(pen: Pen) -> None:
    queued(pen, 20)


WAYS = [
    (
        shortened,
        unasked.DROPPED,
        ("without what its earlier version said: “Xin bà con bấm phím 9 để gặp người trực đến hết đêm",),
    ),
    (reworded, "", ()),
    (
        moved_about,
        unasked.DROPPED,
        ("without what its earlier version said: “bấm phím 9 để gặp người trực đến hết đêm (",),
    ),
    (
        queued,
        unasked.QUEUED,
        ("answered at 22:52", "went out 28 min later: one seat of city wrote all 3 texts"),
    ),
    (served, "", ()),
    (known_of, unasked.KNOWN_DANGER, ("ward-a had read of it by 22:51",)),
    (answered, "", ()),
    (unread, "", ()),
    (closed, unasked.HELP_CLOSED, ("entered as urgent", "ward-a closed its file")),
    (closed_behind_a_word, "", ()),
    (drafted, unasked.NEAR_MISS, ("ward-b passed it",)),
    (drafted_alone, unasked.NEAR_MISS, ("it was not passed",)),
    (drafted_right, "", ()),
    (relayed, unasked.OUT_OF_DATE, ("ward-b handed", "though it had promised the next word")),
    (relayed_in_time, "", ()),
    (only_read, unasked.ONLY_READ, ("city held the record on it, read 1 of the reports",)),
    (read_and_wrote, "", ()),
]


@pytest.mark.parametrize(("way", "what", "words"), WAYS, ids=lambda way: getattr(way, "__name__", ""))
def test_what_no_measure_asks_for_is_named_with_who_and_when_and_has_something_to_do(
    way: Callable[[Pen], None], what: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = reported("city" if way in (only_read, read_and_wrote) else "")
    way(pen)
    record = pen.end(180)
    found = judge(record)
    rows = [
        row
        for measure in found.measures.values()
        for row in measure.beside
        if row.owed.what in unasked.UNCOUNTED
    ]
    assert [row.owed.what for row in rows] == ([what] if what else [])
    letters = {code: measure.letter for code, measure in found.measures.items()}
    for row in rows:
        said = found.log.voice("en").say(rowtext.gap(found.log, row))
        assert all(part in said for part in words), said
        assert row not in found.ledger and row.evidence
        plan = improvement_plan(found.log, found.measures)
        front = front_page(found.log, found.measures, plan)
        assert any(row in gap.rows for gap in (*front.gaps, *front.more))
        assert any(row in point.rows and point.owners for point in plan)
    monkeypatch.setattr(unasked, "unasked", lambda *told: iter(()))
    without = judge(record)
    assert {code: measure.letter for code, measure in without.measures.items()} == letters
    assert without.letter == found.letter


@pytest.mark.parametrize(
    ("cell", "anchor", "figure", "righted", "told"),
    [
        ("city", "Muối", 30, 40, True),
        ("city", "Muối", 30, 20, False),  # taken back in the same minute
        ("ward-b", "Muối", 30, 40, False),  # another unit's word is no contradiction of one hand
        ("city", "Sóng", 30, 40, False),
        ("city", "Muối", 50, 40, False),  # of another matter
    ],
)
def test_a_warning_beside_our_own_false_notice_that_still_stands_is_named_with_how_long_both_stood(
    cell: str, anchor: str, figure: int, righted: int, *, told: bool
) -> None:
    pen = Pen(
        scenario(
            claim(
                "post",
                "G7",
                "FALSE",
                "H3",
                own_error=True,
                owner="city",
                anchors=("Muối",),
                sentence=bi("claim post: 30 GB are real"),
            ),
            claim(
                "gift",
                "G0",
                "FALSE",
                "H3",
                anchors=(anchor,),
                sentence=bi(f"claim gift: {figure} GB for you"),
            ),
        )
    )
    pen.open(10, "c1", "post")
    pen.open(10, "c2", "gift")
    pen.publish(20, "c2", "warning", "deny", cell=cell)
    pen.publish(righted, "c1", stance="deny")
    found = judge(pen.end(180))
    rows = [row for row in found.measures["E13"].beside if row.owed.what == unasked.AT_ODDS]
    assert bool(rows) is told
    if rows:
        said = found.log.voice("en").say(rowtext.gap(found.log, rows[0]))
        assert "city wrote" in said and "stood 20 min" in said
