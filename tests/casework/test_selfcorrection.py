"""Our own error: no seat publishes its own words alone, not even by naming a danger."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from infodrill.casework import publiclog
from infodrill.casework.clocks import deadlines
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.decision import Act
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect, approval_owed, published_alone
from infodrill.casework.nouns.statement import ReturnStatement, SubmitStatement
from infodrill.casework.nouns.verdict import RecordConflict
from infodrill.kernel.errors import Refused
from infodrill.kernel.streams import draw_below
from tests.casework.table import Table, draft

SPOKE = "city-spoke"


@pytest.fixture
def table() -> Table:
    """A published denial on an urgent case."""
    found = Table()
    case = found.decided(h="H4", s=3)
    found.play(Act("L2-LEAD", case))
    found.published(case)
    found.at += 600
    return found


def refused(rule: str, act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.rule == rule, str(caught.value)
    return caught.value


def correction(stance: str = "partly", **more: str) -> SelfCorrect:
    return SelfCorrect(
        role="SPOKE",
        statement="s1",
        title_vi="Bản sửa",
        title_en="Corrected",
        body_vi="Bản sửa lúc 23:10.",
        body_en="At 23:10.",
        stance=stance,
        **more,
    )


def states(table: Table) -> list[str]:
    return [version.state for version in table.statement().versions]


def test_a_correction_waits_for_one_approval_and_is_then_published(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."))
    table.play(correction())
    assert states(table) == ["PUBLISHED", "REVIEW"]
    refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1")))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert states(table) == ["SELF_CORRECTED", "PUBLISHED"]
    assert table.statement().corrected_at == table.at
    assert published_alone(table.book) == ""


def test_the_author_and_the_corrector_do_not_approve_it(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."))
    table.play(correction())
    refused("author≠approver", lambda: table.play(ApproveStatement("RIGHTS", "s1"), seat=SPOKE))
    refused("author≠approver", lambda: table.play(ApproveStatement("RIGHTS", "s1"), seat="city-comms"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))


def test_who_issues_a_correction_does_not_raise_the_error_without_newer_evidence(table: Table) -> None:
    refused("two-seats", lambda: table.play(RaiseError("SPOKE", "s1", "A better word.")))
    one_seat = frozenset({"SPOKE", "COMMS"})
    refused("two-seats", lambda: table.play(RaiseError("COMMS", "s1", "A better word."), roles=one_seat))
    table.play(
        AddEvidence(
            role="VERIFY", case="c1", kind="report", grade="C3", tlp="GREEN", text="Seepage was seen at km 3."
        )
    )
    table.play(RaiseError("SPOKE", "s1", "Seepage was seen."))
    table.play(correction())
    assert states(table) == ["PUBLISHED", "REVIEW"]


def test_a_seat_that_raised_an_error_does_not_issue_it_under_another_hat(table: Table) -> None:
    table.play(RaiseError("COMMS", "s1", "A better word."), seat=SPOKE)
    refused("two-seats", lambda: table.play(correction()))
    refused("two-seats", lambda: table.play(correction(safety="People walk into the water.")))


def test_danger_lets_it_go_at_once_with_the_reason_and_the_approval_owed(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The road is under water."))
    table.play(correction(safety="People walk into the water."))
    assert states(table) == ["SELF_CORRECTED", "PUBLISHED"]
    said = table.statement().newest
    assert (said.safety, said.approved_by) == ("People walk into the water.", ())
    assert publiclog.rows(table.book, table.at)[-1].safety == said.safety
    assert not publiclog.rows(table.book, table.at)[-1].approved
    assert ("approve", table.at + 1800) in deadlines(table.statement(), table.edition, table.book)
    assert published_alone(table.book) == ""
    refused("author≠approver", lambda: table.play(ApproveStatement("RIGHTS", "s1"), seat=SPOKE))
    table.play(ApproveStatement("RIGHTS", "s1"))
    assert approval_owed(table.statement()) is None
    assert publiclog.rows(table.book, table.at)[-1].approved
    assert "approve" not in dict(deadlines(table.statement(), table.edition, table.book))


def test_while_an_approval_is_owed_nothing_else_of_the_case_goes_the_short_way(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The road is under water."))
    table.play(correction(safety="People walk into the water."))
    table.play(RaiseError("MONITOR", "s1", "And the bridge is closed."))
    again = SelfCorrect(
        role="SPOKE",
        statement="s1",
        title_vi="Bản hai",
        title_en="Second",
        body_vi="Cầu đóng.",
        body_en="Bridge.",
        stance="partly",
        safety="Danger.",
    )
    refused("approval", lambda: table.play(again))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(again)


def test_without_danger_there_is_no_short_way() -> None:
    table = Table()
    case = table.decided(h="H2", s=1)
    table.play(Act("L2-LEAD", case))
    table.published(case)
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."), 5)
    assert table.case().priority not in ("", "P1")
    refused("priority", lambda: table.play(correction(safety="It looks better.")))
    assert states(table) == ["PUBLISHED"]


def test_a_correction_sent_back_is_written_again(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."))
    table.play(correction())
    table.play(ReturnStatement("RIGHTS", "s1", "Say which hour."))
    table.play(
        SelfCorrect(
            role="SPOKE",
            statement="s1",
            title_vi="Bản sửa",
            title_en="Corrected",
            body_vi="Lúc 23:10.",
            body_en="23:10.",
            stance="partly",
        )
    )
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert states(table) == ["SELF_CORRECTED", "DRAFTING", "PUBLISHED"]


def test_an_approval_of_a_cell_in_conflict_does_not_carry_a_correction(table: Table) -> None:
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."))
    table.play(correction())
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(RecordConflict(role="OVERSIGHT", case="c1", unit="dyke", reason="concealment"))
    refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1")))


# ---- walks of a few seats that wear any hat ----------------------------------------------------------------------

SEATS = ("one", "two", "three")
WALKS, STEPS = 60, 40


class Hats:
    """Random statement verbs on a published text by three seats, each under any role: what one person might try."""

    def __init__(self, seed: int, h: str) -> None:
        self.seed, self.count = seed, 0
        self.table = Table()
        case = self.table.decided(h=h, s=3)
        self.table.play(Act("L2-LEAD", case))
        self.table.published(case)

    def pick(self, options: tuple[str, ...]) -> str:
        self.count += 1
        return options[draw_below(len(options), self.seed, "hats", self.count)]

    def step(self) -> None:
        words = f"Bản {self.count}."
        makers: dict[str, Callable[[], CaseCommand]] = {
            "raise": lambda: RaiseError(self.pick(("COMMS", "MONITOR", "SPOKE")), "s1", words),
            "correct": lambda: SelfCorrect(
                role="SPOKE",
                statement="s1",
                title_vi=words,
                title_en=words,
                body_vi=words,
                body_en=words,
                stance="partly",
                safety=self.pick(("", "Danger.")),
            ),
            "approve": lambda: ApproveStatement(self.pick(("RIGHTS", "FACT-OWNER")), "s1"),
            "publish": lambda: PublishStatement("SPOKE", "s1"),
            "redraft": lambda: draft("c1", "correction", "partly", "COMMS", statement="s1", body_vi=words),
            "submit": lambda: SubmitStatement("COMMS", "s1"),
            "return": lambda: ReturnStatement("RIGHTS", "s1", words),
            "evidence": lambda: AddEvidence(
                role="VERIFY", case="c1", kind="report", grade="C3", tlp="GREEN", text=words
            ),
        }
        verb = self.pick(("raise", "correct", "correct", "approve", "approve", "publish", *makers))
        with suppress(Refused):
            self.table.play(makers[verb](), 1, seat=self.pick(SEATS))


def test_whatever_hats_a_seat_wears_its_words_never_go_out_alone() -> None:
    corrected = hurried = approved_later = 0
    for seed in range(WALKS):
        hats = Hats(seed, "H4" if seed % 2 else "H2")
        for _ in range(STEPS):
            hats.step()
            assert published_alone(hats.table.book) == "", seed
        versions = [
            version
            for version in hats.table.statement().versions
            if version.corrects and version.published_at >= 0
        ]
        corrected += sum(not version.safety for version in versions)
        hurried += sum(bool(version.safety) for version in versions)
        approved_later += sum(bool(version.safety and version.approved_by) for version in versions)
    assert min(corrected, hurried, approved_later) > 5, (corrected, hurried, approved_later)
