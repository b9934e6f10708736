"""Injects under control's hand: fired, held, skipped, retimed, edited, written; and the noise dials."""

from __future__ import annotations

import pytest

from infodrill.conduct.delivery import deliver, due_injects, planned
from infodrill.conduct.nouns.injects import AcknowledgeInject, InjectDelivered
from infodrill.conduct.nouns.msel import AdHocInject, DeliverInject, EditInject, RetimeInject, TurnNoiseDial
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

CTRL = "direction"


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def row(ground: Range, number: int):  # type: ignore[no-untyped-def]
    return next(inject for inject in ground.scenario.msel.injects if inject.number == number)


def timed(ground: Range, claim: bool = False):  # type: ignore[no-untyped-def]
    """A timed inject to seats alone (with a claim when asked)."""
    return next(
        inject
        for inject in ground.scenario.msel.injects
        if inject.trigger.kind == "time"
        and not inject.to.public
        and inject.phase >= 2
        and bool(inject.claim) is claim
    )


def due(ground: Range, at: int) -> list[int]:
    return [due_inject.number for due_inject in due_injects(ground.scenario, ground.state, at, at + 60, 0)]


@pytest.mark.parametrize("status", ["held", "skipped", "cancelled"])
def test_what_is_held_skipped_or_cancelled_is_not_due_and_reaches_nobody(ground: Range, status: str) -> None:
    one = timed(ground)
    assert one.number in due(ground, one.at)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number, run_status=status))
    assert one.number not in due(ground, one.at)
    assert not ground.state.reached(one.number)
    for seat in ("duty", "head", "voice", "coordinator"):
        assert all(row.number != one.number for _, row in ground.see(seat).inbox)


def test_a_held_public_inject_is_neither_seen_nor_acknowledged(ground: Range) -> None:
    public = next(inject for inject in ground.scenario.msel.injects if inject.to.public)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=public.number, run_status="held"))
    assert all(row.number != public.number for _, row in ground.see("duty").inbox)
    with pytest.raises(Refused, match="R111"):
        ground.give("duty", AcknowledgeInject("L1-DUTY", public.number))


def test_a_held_inject_may_wait_for_its_plan_again(ground: Range) -> None:
    one = timed(ground)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number, run_status="held"))
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number, run_status="pending"))
    assert one.number in due(ground, one.at)


def test_what_was_delivered_cannot_be_taken_back(ground: Range) -> None:
    one = timed(ground)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number))
    for status in ("held", "skipped", "delivered", "pending"):
        with pytest.raises(Refused, match="R124"):
            ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number, run_status=status))
    for command in (
        RetimeInject(role="CTRL", inject=one.number, to=9_000),
        EditInject(role="CTRL", inject=one.number, subject="a", body="b"),
    ):
        with pytest.raises(Refused, match="R124"):
            ground.give(CTRL, command)


def test_a_cancelled_inject_stays_cancelled(ground: Range) -> None:
    one = timed(ground)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number, run_status="cancelled"))
    with pytest.raises(Refused, match="R124"):
        ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number))


def test_an_unknown_status_is_refused_with_what_is_possible(ground: Range) -> None:
    with pytest.raises(Refused, match=r"R124.*held"):
        ground.give(CTRL, DeliverInject(role="CTRL", inject=timed(ground).number, run_status="lost"))


def test_firing_by_hand_does_what_the_plan_would_do(ground: Range) -> None:
    one = next(
        inject for inject in ground.scenario.msel.injects if inject.claim and inject.method == "hotline"
    )
    bodies = ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number))
    kinds = {type(body).__name__ for body in bodies}
    assert {"InjectDelivered", "CaseOpened", "CaseLinked"} <= kinds
    assert ground.state.links[next(iter(ground.state.links))] == one.claim


def test_what_comes_after_its_minute_is_marked_late(ground: Range) -> None:
    one = timed(ground)
    ground.at(one.at + 120)
    bodies = deliver(
        ground.scenario,
        ground.drill.seats,
        ground.state,
        one,
        at=one.at + 120,
        in_jump=False,
    )
    assert isinstance(bodies[0], InjectDelivered) and bodies[0].run_status == "late"
    on_time = deliver(
        ground.scenario, ground.drill.seats, ground.state, one, at=one.at - one.at % 60, in_jump=False
    )
    assert isinstance(on_time[0], InjectDelivered) and on_time[0].run_status == "delivered"


def test_a_retimed_inject_comes_at_its_new_time_only(ground: Range) -> None:
    one = timed(ground)
    later = one.at + 1_800
    ground.give(CTRL, RetimeInject(role="CTRL", inject=one.number, to=later))
    assert one.number not in due(ground, one.at - one.at % 60)
    assert one.number in due(ground, later - later % 60)
    assert planned(one, ground.state) == later
    ground.at(later + 600)
    with pytest.raises(Refused, match="R125"):
        ground.give(CTRL, RetimeInject(role="CTRL", inject=one.number, to=later))


def test_an_edited_inject_goes_out_in_controls_words_and_is_marked(ground: Range) -> None:
    one = timed(ground)
    ground.give(
        CTRL, EditInject(role="CTRL", inject=one.number, subject="Chủ đề khác", body="Nội dung khác.")
    )
    fresh = next(
        two
        for two in due_injects(ground.scenario, ground.state, one.at, one.at + 60, 0)
        if two.number == one.number
    )
    assert fresh.body.vi == "Nội dung khác." and row(ground, one.number).body.vi != "Nội dung khác."
    ground.give(CTRL, DeliverInject(role="CTRL", inject=one.number))
    assert ground.state.deliveries[one.number].edited
    seat = ground.state.deliveries[one.number].recipients[0]
    shown = [two for _, two in ground.see(seat).inbox if two.number == one.number]
    assert [two.subject.vi for two in shown] == ["Chủ đề khác"]


def test_an_ad_hoc_inject_is_delivered_like_any_other(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    command = AdHocInject(
        role="CTRL",
        sender="Người viết trên mạng",
        method="hotline",
        subject="Có người hỏi",
        body="Bà con hỏi giờ mở cửa.",
        cells=("clinic",),
        roles=(),
        public=False,
        claim=claim,
    )
    ground.give(CTRL, command)
    number = max(ground.state.deliveries)
    assert number > 9_999
    assert [two.number for _, two in ground.see("duty").inbox] == [number]
    assert not ground.see("rights").inbox
    ground.give("duty", AcknowledgeInject("L1-DUTY", number))
    assert ground.state.deliveries[number].acknowledged == ("duty",)
    assert set(ground.state.links.values()) == {claim}, "a hotline report opens its case"


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"cells": ("nowhere",)}, "R113"),
        ({"cells": (), "roles": ("KING",)}, "R127"),
        ({"method": "telegraph"}, "R127"),
        ({"claim": "no-such"}, "R117"),
        ({"cells": (), "roles": ()}, "R126"),
        ({"body": "Gọi 0912 345 678"}, "R305"),
        ({"subject": ""}, "R110"),
        ({"sender": "Nguyễn Văn An"}, "R155"),
        ({"sender": "Nguoi viet tren mang"}, "R155"),
    ],
)
def test_an_ad_hoc_inject_names_what_exists(ground: Range, changes: dict[str, object], code: str) -> None:
    fields: dict[str, object] = {
        "role": "CTRL", "sender": "Người viết trên mạng", "method": "hotline", "subject": "s", "body": "b", "cells": ("clinic",),
    }  # fmt: skip
    with pytest.raises(Refused, match=code):
        ground.give(CTRL, AdHocInject(**(fields | changes)))  # type: ignore[arg-type]


def test_noise_dials_are_recorded_by_channel(ground: Range) -> None:
    ground.give(CTRL, TurnNoiseDial("CTRL", "feed", 250))
    ground.give(CTRL, TurnNoiseDial("CTRL", "group", 0))
    assert ground.state.noise_dials == {"feed": 250, "group": 0}
    for channel, permille in (("press", 100), ("feed", 3_001), ("feed", -1)):
        with pytest.raises(Refused, match="R127"):
            ground.give(CTRL, TurnNoiseDial("CTRL", channel, permille))
