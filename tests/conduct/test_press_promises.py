"""What is promised, to the press or in a text: a deadline of who promised it, until something is told, in time or late."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.pressquestions import PromiseMissed
from infodrill.conduct.owed import owed
from infodrill.conduct.promised import BEGUN, promised
from infodrill.conduct.ranking import CALLED_IN, things
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.waiting import NEAR_P1, NEXT_WORD, PRESS_WORD, RANK
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.nextthings import promises
from infodrill.web.rooms.wordahead import promises_ahead
from tests.conduct.drilling import Range
from tests.conduct.test_pressroom import DUTY, SPOKE, answer, ask


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def test_a_promise_to_the_press_becomes_a_deadline(ground: Range) -> None:
    case = ground.case()
    question = ask(ground)
    ground.at(60)
    with pytest.raises(Refused, match="R125"):
        ground.give(SPOKE, answer(question, promise_due=60, case=case))  # type: ignore[arg-type]
    ground.give(SPOKE, answer(question, promise_due=1_800, case=case))  # type: ignore[arg-type]
    assert [promise.promise_due for promise in ground.see(SPOKE).press.standing] == [1_800]
    assert owed(ground.state, ground.scenario, 1_800, excused=False) == ()
    missed = owed(ground.state, ground.scenario, 1_860, excused=False)
    assert missed == (PromiseMissed(question, 1_800, False),)
    ground.note(*missed, at=1_860)
    assert owed(ground.state, ground.scenario, 1_920, excused=False) == ()
    assert ground.see(SPOKE).press.standing[0].promise_missed


def test_a_publication_on_the_case_keeps_the_promise(ground: Range) -> None:
    case = ground.case()
    ground.give(SPOKE, answer(ask(ground), promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.at(1_200)
    ground.publish(case)
    assert owed(ground.state, ground.scenario, 3_600, excused=False) == ()


@pytest.mark.parametrize("again", ["Kho lạnh đã được sửa.", "Tủ lạnh đã được sửa."])
def test_the_same_words_once_more_keep_no_promise_to_the_press(ground: Range, again: str) -> None:
    """The desk and the log let it rest, and the report counted it as broken."""
    said = "Tủ lạnh đã được sửa."
    case = ground.case()
    ground.give(SPOKE, answer(ask(ground), text=said, promise_due=1_800, case=case))  # type: ignore[arg-type]
    other = ask(ground)
    ground.at(600)
    ground.give(SPOKE, answer(other, text=again, case=case))  # type: ignore[arg-type]
    missed = owed(ground.state, ground.scenario, 3_600, excused=False)
    assert len(missed) == len(ground.see(SPOKE).press.standing) == (again == said)


def test_an_answer_in_substance_keeps_the_promise_and_a_holding_one_does_not(ground: Range) -> None:
    case = ground.case()
    ground.give(SPOKE, answer(ask(ground), promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.at(600)
    ground.give(SPOKE, answer(ask(ground), "holding", case=case))  # type: ignore[arg-type]
    assert len(owed(ground.state, ground.scenario, 3_600, excused=True)) == 1
    ground.give(SPOKE, answer(ask(ground), text="Tủ lạnh đã được sửa.", case=case))  # type: ignore[arg-type]
    assert owed(ground.state, ground.scenario, 3_600, excused=True) == ()


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize(
    ("kind", "hour", "waits"),
    [("answer", 0, 0), ("holding", 3_000, 3_000), ("holding", 0, 0), ("no_comment", 0, 0)],
)
def test_a_promise_stands_on_the_desk_of_who_made_it_until_its_reporter_is_told_something(
    ground: Range, linked: bool, kind: str, hour: int, waits: int
) -> None:
    """Promised by three, and no list of things to do held it; about no case, nothing could keep it either."""
    case, question = ground.case() if linked else "", ask(ground)
    ground.give(SPOKE, answer(question, "holding", promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.at(600)

    def waiting(seat: str) -> list[tuple[str, int]]:
        return [(thing.item, thing.due) for thing in things(ground.see(seat)) if thing.step == PRESS_WORD]

    assert waiting(SPOKE) == [(question, 1_800)] and waiting(DUTY) == []
    ground.at(1_860)
    ground.note(*owed(ground.state, ground.scenario, 1_860, excused=False), at=1_860)
    assert waiting(SPOKE) == [(question, 1_800)], "late, it waits all the same"
    ground.give(SPOKE, answer(question, kind, "Tủ lạnh đã được sửa.", promise_due=hour, case=case))  # type: ignore[arg-type]
    assert waiting(SPOKE) == ([(question, waits)] if waits else [])
    room = ground.see(SPOKE).press
    assert [row.kind for row in room.transcript] == ["holding", kind] and room.queue == ()
    assert [row.promise_missed for row in room.transcript] == [False, False], "of the newest answer alone"
    missed = [body.due for body in owed(ground.state, ground.scenario, 9_000, excused=False)]  # type: ignore[attr-defined]
    assert missed == ([waits] if waits else [])
    if not waits:
        with pytest.raises(Refused, match="R151"):
            ground.give(SPOKE, answer(question))  # type: ignore[arg-type]


def test_what_was_published_on_its_case_takes_a_promise_off_the_desk(ground: Range) -> None:
    case = ground.case()
    ground.give(SPOKE, answer(ask(ground), "holding", promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.at(1_200)
    assert PRESS_WORD in {thing.step for thing in things(ground.see(SPOKE))}
    ground.publish(case)
    assert PRESS_WORD not in {thing.step for thing in things(ground.see(SPOKE))}
    assert ground.see(SPOKE).press.standing == ()


HOLLOW = (
    "Cảm ơn bà con. Chúng tôi đang xem xét và sẽ trả lời.",
    "Thank you. We are looking into it and will answer.",
)


@pytest.mark.parametrize("by", ["text", "advice", "press", "press in English"])
def test_a_word_that_says_nothing_takes_no_promise_off_a_desk(ground: Range, by: str) -> None:
    """Desk and log let it rest, and the report counted the promise as broken."""
    case, hollow = verified(ground), HOLLOW[by == "press in English"]
    ground.give(SPOKE, answer(ask(ground), "holding", promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.publish(case, kind="holding", stance="unknown", next_update=1_800)
    ground.at(1_750)

    def waiting() -> set[str]:
        return {thing.step for thing in things(ground.see(SPOKE))} & {PRESS_WORD, NEXT_WORD}

    assert waiting() == {PRESS_WORD, NEXT_WORD}
    if by.startswith("press"):
        ground.give(SPOKE, answer(ask(ground), text=hollow, case=case))  # type: ignore[arg-type]
    else:
        stance = "advice" if by == "advice" else "unknown"
        ground.publish(case, kind="holding", stance=stance, body_vi=HOLLOW[0], body_en=HOLLOW[1])
    assert waiting() == {PRESS_WORD, NEXT_WORD}
    ground.publish(
        case,
        kind="holding",
        stance="unknown",
        body_vi="Trạm đang đo lại.",
        body_en="It is being measured again.",
    )
    assert waiting() == set()


@pytest.mark.parametrize("named", [True, False])
def test_whether_a_promise_stands_tells_of_no_hidden_claim(ground: Range, named: bool) -> None:
    """One world in which another case is about what was asked, and one in which it is not: the press room reads the same."""
    claim, other = (each.id for each in ground.scenario.claims[:2])
    told = []
    for asked_of in (claim, other):
        world = Range(ground.scenario)
        own, third = world.case(other), world.case(claim)
        question = ask(world, claim=asked_of)
        world.give(SPOKE, answer(question, "holding", promise_due=1_800, case=own if named else ""))  # type: ignore[arg-type]
        again = ask(world, claim=claim)
        world.at(1_200)
        world.publish(third)
        world.give(SPOKE, answer(again, case=third))  # type: ignore[arg-type]
        missed = owed(world.state, world.scenario, 1_860, excused=False)
        told.append(([row.stands for row in world.see(SPOKE).press.transcript], missed))
    assert told[0] == told[1]


def test_a_promise_on_a_case_that_goes_on_in_another_is_kept_there(ground: Range) -> None:
    case, other = ground.case(), ground.case()
    ground.give(SPOKE, answer(ask(ground), "holding", promise_due=1_800, case=case))  # type: ignore[arg-type]
    ground.note(CaseMerged(case=case, into=other, cell="clinic"))
    ground.at(1_200)
    ground.publish(other)
    assert (
        ground.see(SPOKE).press.standing == ()
        and owed(ground.state, ground.scenario, 3_600, excused=False) == ()
    )


def test_a_promise_comes_to_the_front_as_its_hour_comes_near(ground: Range) -> None:
    ground.give(SPOKE, answer(ask(ground), "holding", promise_due=7_200))  # type: ignore[arg-type]
    (far,) = (thing for thing in things(ground.see(SPOKE)) if thing.step == PRESS_WORD)
    ground.at(7_200 - CALLED_IN)
    (near,) = (thing for thing in things(ground.see(SPOKE)) if thing.step == PRESS_WORD)
    assert (far.rank, near.rank) == (RANK["P2"], NEAR_P1)


def updates(ground: Range, seat: str) -> list[tuple[str, int, bool]]:
    """(text, hour, whether it is the seat's own) of the next words that wait there."""
    found = (thing for thing in things(ground.see(seat)) if thing.step == NEXT_WORD)
    return [(thing.item, thing.due, thing.turn.own) for thing in found]


def verified(ground: Range) -> str:
    """A case on which a first word may be said: P1, while it is being found out."""
    case = ground.case()
    for step, to in (("log", "LOGGED"), ("gate", "GATED"), ("verify", "VERIFYING")):
        frm = ground.state.book.cases[case].state
        if step == "log":
            ground.note(CaseLogged(case=case, sentence=Text("Tủ lạnh hỏng."), priority="P1", danger=True))
        if step == "gate":
            ground.note(
                GatePassed(
                    case=case,
                    passing=1,
                    code="G0",
                    answers=("no",) * 9,
                    note=Text(""),
                    cell="clinic",
                    role="L1-DUTY",
                )
            )
        ground.note(CaseStepped(case=case, step=step, frm=frm, to=to, role="VERIFY", cell="clinic"))
    return case


@pytest.mark.parametrize(("speed", "due", "deadline"), [(1, 3_300, "submit"), (8, 5_000, NEXT_WORD)])
def test_a_text_is_due_by_whichever_is_judged_first_the_hour_that_was_told_or_the_procedures(
    ground: Range, speed: int, due: int, deadline: str
) -> None:
    """The hour that the public was told keeps no minutes: it was lost behind one of the procedure that the speed had put off."""
    ground.note(ClockChanged("speed", speed * 1_000))
    case = verified(ground)
    ground.publish(case, kind="holding", stance="unknown", next_update=5_000)
    ground.note(
        VerdictSet(case=case, verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="clinic")
    )
    ground.note(
        CaseStepped(case=case, step="triage", frm="VERIFYING", to="TRIAGED", role="VERIFY", cell="clinic")
    )
    ground.note(
        CaseDecided(
            case=case, disposition="respond", actions=(5,), role="L1-LEAD", cell="clinic",
            less_intrusive_considered=True, reason=Text("x"),
        )
    )  # fmt: skip
    ground.note(
        CaseStepped(
            case=case, step="decide", frm="TRIAGED", to="DECIDED", role="L1-LEAD", cell="clinic", disposition="respond"
        )
    )  # fmt: skip
    ground.at(600)
    (draft,) = (thing for thing in things(ground.see(SPOKE)) if thing.step == "draft")
    assert (draft.due, draft.deadline) == (due, deadline)


def test_the_next_word_that_a_text_promised_stands_on_the_desk_of_its_author_until_it_is_out(
    ground: Range,
) -> None:
    """Published at eight with "next update at half past", and nobody's list of things to do held the hour."""
    case = verified(ground)
    text = ground.publish(case, kind="holding", stance="unknown", next_update=1_800)
    ground.at(600)
    assert updates(ground, SPOKE) == [], (
        "nothing new is known: the same would be said once more, twenty minutes ahead"
    )
    (ahead,) = promised(ground.see(SPOKE))
    assert ahead.early and ahead.due == 1_800
    ground.at(1_800 - BEGUN)
    assert updates(ground, SPOKE) == [(text, 1_800, True)] and updates(ground, DUTY) == []
    ground.at(1_860)
    assert updates(ground, SPOKE) == [(text, 1_800, True)], "late, it waits all the same"
    again = ground.publish(case, kind="holding", stance="unknown", next_update=3_600)
    assert updates(ground, SPOKE) == []
    ground.note(QuestionAsked(case=case, question=f"{case}.q9", owner="clinic", text=Text("Có đúng không?")))
    ground.at(1_900)
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q9", owner="clinic", verdict="UNPROVEN", record="primary", disputes=False,
            text=Text("Chưa rõ."),
        )
    )  # fmt: skip
    assert updates(ground, SPOKE) == [(again, 3_600, True)], "what has come since is told at once"
    ground.at(1_920)
    ground.publish(case, kind="holding", stance="unknown")
    assert updates(ground, SPOKE) == [(again, 3_600, True)], "the same again is an echo, and people wait"
    ground.publish(case, kind="holding", stance="unknown", body_vi="Trạm đang đo lại.")
    assert updates(ground, SPOKE) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_hour_that_a_text_names_in_its_words_alone_rings_as_one_in_its_field(
    ground: Range, lang: str
) -> None:
    """Three texts said "more at 6.55" and left the field empty: no desk rang, and the report counted ten minutes."""
    case, told = (
        verified(ground),
        {"vi": "Phường có thêm tin lúc 8 giờ 30.", "en": "The ward has more news at 8:30."},
    )
    text = ground.publish(case, kind="holding", stance="unknown", **{f"body_{lang}": told[lang]})
    begun = ground.see(SPOKE).story(ground.see(SPOKE).now)
    due = int((begun.replace(hour=8, minute=30) - begun).total_seconds())
    ground.at(due - 60)
    (waits,) = promised(ground.see(SPOKE))
    assert (waits.item, waits.due, waits.hour) == (text, due, "08:30") and updates(ground, SPOKE) == [
        (text, due, True)
    ]
    ground.publish(
        case, kind="holding", stance="unknown", body_vi="Trạm đã đo lại.", body_en="It was measured again."
    )
    assert not [*promised(ground.see(SPOKE))]


def test_an_hour_that_people_were_told_stays_that_hour_over_a_leap_and_falls_due_with_it(
    ground: Range,
) -> None:
    """“Next word at 8:30” was read as 13:45 once the story had leapt, and waited until then."""
    edition = load_shipped(ground.scenario.drill.edition)
    first, leap = ground.scenario.drill.moves[0], ground.scenario.drill.moves[4]
    ground.note(MoveBegun(first.number, first.story))  # 7:30
    ground.publish(verified(ground), kind="holding", stance="unknown", next_update=3_600)
    ground.give(SPOKE, answer(ask(ground), "holding", promise_due=3_000))  # type: ignore[arg-type]
    told = {each.step: each.hour for each in promised(ground.see(SPOKE))}
    assert told == {NEXT_WORD: "08:30", PRESS_WORD: "08:20"}
    ground.note(MoveBegun(leap.number, leap.story), at=600)  # 13:40
    ground.at(660)
    view = ground.see(SPOKE)
    assert {each.step: each.hour for each in promised(view)} == told
    # Whoever has to keep it has half an hour of play all the same.
    assert {each.due for each in promised(view)} == {1_800}
    said = " ".join(each.words for each in promises(view, edition))
    assert "08:30" in said and "08:20" in said and "14:" not in said
    ground.at(1_860)
    late = [thing.step for thing in things(ground.see(SPOKE)) if thing.rank == NEAR_P1]
    assert {NEXT_WORD, PRESS_WORD} <= {*late}


def test_a_closed_or_merged_case_ends_no_promise(ground: Range, clinic: Loaded) -> None:
    """A case was concluded a minute after its first word, and no desk held the hour that people had been told."""
    edition = load_shipped(clinic.scenario.drill.edition)
    case = verified(ground)
    text = ground.publish(case, kind="holding", stance="unknown", next_update=1_800)
    for state in ("TRIAGED", "DECIDED", "ACTING", "TRACKING", "CLOSED", "LOGGED"):
        frm = ground.state.book.cases[case].state
        ground.note(CaseStepped(case=case, step="close", frm=frm, to=state, role="L2-SEC", cell="clinic"))
        ground.at(ground.see(SPOKE).now + 60)
        view = ground.see(SPOKE)
        ahead = [word.statement for word in promises_ahead(view, edition)]
        on_desk = [item for item, _, _ in updates(ground, SPOKE)]
        assert [*ahead, *on_desk] == [text], f"nowhere on the desk while its case is {state}"
        (shown,) = promises(view, edition)
        (word,) = promised(view)
        assert shown.link.startswith("studio/new/" if word.can else "case/"), f"{state}: leads to no field"
    other = verified(ground)
    ground.note(CaseMerged(case=case, into=other, cell="clinic"))
    ground.at(1_800 - BEGUN)
    assert updates(ground, SPOKE) == [(text, 1_800, True)], "written where the case goes on"
    ground.publish(other, kind="holding", stance="unknown", body_vi="Trạm đang đo lại.")
    assert updates(ground, SPOKE) == [] and not list(promises_ahead(ground.see(SPOKE), edition))


def test_while_the_next_word_is_on_its_way_its_author_is_not_asked_to_begin_another(ground: Range) -> None:
    case = verified(ground)
    ground.publish(case, kind="holding", stance="unknown", next_update=1_800)
    ground.at(600)
    draft = ground.publish(case, kind="warning", stance="advice", published=False)
    (begun,) = (thing for thing in things(ground.see(SPOKE)) if thing.item == draft)
    assert updates(ground, SPOKE) == [] and begun.due <= 1_800, "the text on its way has the hour"
    further = ground.publish(case, kind="answer", stance="deny", published=False)
    ground.note(
        StatementStepped(
            statement=further, version=1, frm="DRAFTING", to="REVIEW", role="COMMS", cell="clinic"
        )
    )
    assert [promise.coming for promise in promised(ground.see(SPOKE))] == [further], "and not one just begun"


def test_a_text_beside_the_cases_keeps_its_promise_by_a_new_version(ground: Range) -> None:
    text = ground.publish("", kind="bulletin", stance="advice", next_update=1_800)
    ground.at(1_800 - BEGUN)
    assert updates(ground, SPOKE) == [(text, 1_800, True)]
    ground.publish("", kind="bulletin", stance="advice")
    assert updates(ground, SPOKE) == [(text, 1_800, True)], "another text says nothing of this one"
    again = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), statement=text,
        title_vi="T", title_en="T", body_vi="Chưa có gì mới.", body_en="Nothing new.",
    )  # fmt: skip
    ground.give(SPOKE, again)
    assert updates(ground, SPOKE) == [], "it is on its way"
    held = ground.state.book.statements[text]
    assert held.published and held.published.version == 1, "what the public reads stands until then"
    for frm, to in (("DRAFTING", "REVIEW"), ("REVIEW", "PUBLISHED")):
        ground.note(StatementStepped(statement=text, version=2, frm=frm, to=to, role="SPOKE", cell="clinic"))
    assert updates(ground, SPOKE) == []
