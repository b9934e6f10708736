"""A post of our own that is called wrong: owed its correction, and no denial without grounds when it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.ownword import WordTakenUp
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.kernel.events import Event, Text
from infodrill.review import falseword
from infodrill.review.timeline import read_timeline
from tests.review import scene
from tests.review.saying import DYKE, measured, told
from tests.review.scene import Pen, claim


@pytest.mark.parametrize(("fixed", "outcome"), [(52, "not_applicable"), (80, "missed"), (0, "missed")])
def test_e13_what_we_posted_beside_the_studio_is_owed_its_correction_from_its_raising_and_earns_nothing(
    fixed: int, outcome: str
) -> None:
    pen = told(DYKE)
    posted(pen, 40, fixed, "advice")
    row = next(row for row in measured(pen)["E13"].rows if row.owed.about == "s9@1")
    assert (row.owed.since, row.owed.cell, row.outcome) == (40 * 60, "city", outcome)


def posted(pen: Pen, raised: float, fixed: float, stance: str, body: str = "") -> None:
    """A post of the city's on c1 is called wrong, and put right with that stance; 0 = never."""
    taken = WordTakenUp(
        statement="s9", case="c1", said="post:u1", issuer="city", seat="city.spoke", cell="ward-a", told_at=int(raised - 1) * 60,
        stance="confirm", channels=("feed",), title_vi=Text("Mở cửa"), body_vi=Text("Mở cửa lúc bảy giờ."),
    )  # fmt: skip
    pen.write(raised, taken)
    pen.write(raised, ErrorRaised("s9", "ward-a", Text("giờ cũ")))
    if not fixed:
        return
    draft = next(event.body for event in written() if isinstance(event.body, StatementDrafted))
    draft = replace(draft, statement="s9", version=2, kind="answer", stance=stance, corrects=1)
    pen.write(fixed, replace(draft, body_vi=Text(body) if body else draft.body_vi))
    for version, frm, to in ((1, "PUBLISHED", "SELF_CORRECTED"), (2, "REVIEW", "PUBLISHED")):
        moved = StatementStepped(statement="s9", version=version, frm=frm, to=to, role="SPOKE", cell="city")
        pen.write(fixed, moved)


LATER = ({"at": 0, "known_from": 3600, "verdict": "FALSE", "why": scene.bi("record"), "record": "primary"},)
"""What nobody could know in the first hour."""


@pytest.mark.parametrize("ours", [True, False])
def test_who_takes_back_a_word_of_his_own_before_anybody_knew_has_denied_nothing_without_grounds(
    ours: bool,
) -> None:
    notice = claim("notice", "G7", "FALSE", "H2", own_error=True, truth=LATER)
    pen = told(notice)
    if ours:
        posted(
            pen,
            15,
            20,
            "deny",
            f"Về claim {notice.id}: bài của chúng tôi sai, chúng tôi xin lỗi. Đừng ra đê.",
        )
    else:
        pen.publish(20, "c1", "answer", "deny")
    found, log = measured(pen), read_timeline(pen.end(180))
    row = found["E13"].rows[0]
    assert (found["E3"].values["false_denials"], row.outcome) == ((0, "met") if ours else (1, "missed"))
    assert [falseword.untrue(log, word) for word in log.said] == [not ours]
    assert bool(falseword.stands_on(log, notice.id)) != ours


def written() -> list[Event]:
    """The events of a play in which something was written, on another matter."""
    other = told(DYKE)
    other.publish(30, "c1", "warning", "advice")
    return other.events
