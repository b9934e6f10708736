"""Whatever lets words of an organisation out passes the leak check; every event says beside its words whom they reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import pytest

from infodrill.casework.leak import CHECKER
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import Reaching, ReadBy, ToPublic
from infodrill.conduct.drill import Drill
from infodrill.conduct.nouns.conferences import ConferenceOpened
from infodrill.conduct.nouns.posts import EditPost, PostEdited, PostOnNetwork, PostWritten, SpeakAsPersona
from infodrill.conduct.nouns.pressquestions import PressAnswerHeld, PressQuestionAnswered
from infodrill.conduct.nouns.weighing import WordsHeld
from infodrill.conduct.outgoing import MOST_AT_ONCE, keep_in, outgoing
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text, beside_texts, event, event_types, holds_text
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

SECRET = "Kho ở Gò Sậy còn 37 thùng."
SAID = "Ở Gò Sậy còn 37 thùng."
OPEN = "Chúng tôi chưa thể nói thêm."
PERSONA = "Một người mẹ ở phường Gò Nhạn"

# By type of event: what lets out the words of an organisation, before anybody else has read them.
CHECKED: dict[str, Callable[[Range, str], EventBody]] = {
    "post.written": lambda ground, words: post(words),
    "post.edited": lambda ground, words: edited(ground, words),
    "press.question_answered": lambda ground, words: answered(words),
    "press.conference_opened": lambda ground, words: ConferenceOpened("p1", "clinic", Text(words)),
    "case.test_recorded": lambda ground, words: basis(words),
    "statement.stepped": lambda ground, words: StatementStepped(
        statement=ground.publish(published=False),
        version=1,
        frm="DRAFTING",
        to="PUBLISHED",
        role="SPOKE",
        cell="clinic",
        reason=Text(words),
    ),
}

BEGUN = {"post.written", "press.conference_opened"}  # by the words alone, so that held back they never are


def post(words: str, *, simulated: bool = False) -> PostWritten:
    return PostWritten(
        post="u1",
        seat="voice",
        cell="clinic",
        speaker="Phòng khám",
        simulated=simulated,
        room="feed",
        parent="",
        thread="u1",
        text=Text(words),
    )


def edited(ground: Range, words: str) -> PostEdited:
    ground.note(post(OPEN))
    return PostEdited("u1", Text(words))


def answered(words: str) -> PressQuestionAnswered:
    return PressQuestionAnswered(
        question="pq1",
        cell="clinic",
        kind="answer",
        stance="unknown",
        figures=(),
        about="",
        promise_due=0,
        took=9,
        contradictions=(),
        checker="contradiction-2",
        text=Text(words),
    )


def basis(words: str) -> TestRecorded:
    return TestRecorded(
        case="c1",
        action=7,
        basis=Text(words),
        aim="public-order",
        duration_days=3,
        review_at=600,
        least_intrusive=Text("–"),
        harm_link=Text("–"),
    )


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    """A drill in which the clinic has a case with a protected paper."""
    ground = Range(clinic.scenario)
    case = ground.case(ground.scenario.claims[0].id)
    ground.note(
        EvidenceAdded(
            case=case, evidence=f"{case}.e1", kind="report", grade="B2", tlp="RED", text=Text(SECRET)
        )
    )
    return ground


def check(ground: Range, body: EventBody) -> None:
    seat = ground.drill.seats.seats["voice"]
    keep_in(ground.state, ground.scenario, ground.drill.seats, seat, (body,))


# What lets words out that stand in another record: guidance that was asked for, and what a measure in the public log rests on.
FROM_RECORDS = {"guidance.published", "public_log.entered"}


def test_every_event_whose_words_the_public_may_read_first_is_checked_on_its_way_out() -> None:
    house = [cls for cls in event_types().values() if cls.__module__.startswith("infodrill.")]
    assert all(issubclass(cls, Reaching) for cls in house)
    out = {
        cls.TYPE for cls in house if any(reach.out for reach in beside_texts(cls, ReadBy).values() if reach)
    }
    assert out == set(CHECKED)
    assert {cls.TYPE for cls in house if cls.out is not Reaching.out} == out | FROM_RECORDS


def test_an_event_that_says_not_whom_its_words_reach_stops_the_import() -> None:
    @dataclass(frozen=True, slots=True)
    class Rung(Reaching):
        TYPE: ClassVar[str] = "bell.rung"
        text: Text

    with pytest.raises(TypeError, match=r"Rung says not whom its words reach \['text'\]"):
        event(Rung)


def test_an_event_whose_words_the_public_reads_says_which_or_stops_the_import() -> None:
    @dataclass(frozen=True, slots=True)
    class Called(Reaching):
        TYPE: ClassVar[str] = "bell.called"
        lines: tuple[ToPublic, ...]

    with pytest.raises(TypeError, match="Called says not what of its words goes out"):
        event(Called)


@pytest.mark.parametrize("name", CHECKED)
def test_words_of_a_protected_paper_do_not_go_out(ground: Range, name: str) -> None:
    assert not list(outgoing(ground.state, ())), "nothing said, nothing out"
    check(ground, CHECKED[name](ground, OPEN))
    with pytest.raises(Refused) as held:
        check(ground, CHECKED[name](ground, SAID))
    assert held.value.code == "R153"
    (kept,) = held.value.bodies  # type: ignore[attr-defined]
    assert isinstance(kept, WordsHeld | PressAnswerHeld) and kept.checker == CHECKER
    assert "37" not in repr(kept) and not holds_text(type(kept)), "on record without the words"
    if isinstance(kept, WordsHeld):
        assert bool(kept.item) is (name not in BEGUN), "no number for what is not there"


@pytest.mark.parametrize("name", CHECKED)
def test_a_text_does_not_try_out_hundreds_of_numbers_at_once(ground: Range, name: str) -> None:
    guesses = " ".join(f"{n} thùng;" for n in range(101, 102 + MOST_AT_ONCE))
    with pytest.raises(Refused, match="R164"):
        check(ground, CHECKED[name](ground, guesses))


def test_what_a_measure_rests_on_is_read_again_when_it_enters_the_public_log(ground: Range) -> None:
    entered = PublicLogEntered(number=1, item="c1", action=7, link="https://a.invalid/1")
    ground.note(basis(SAID))  # before the paper was protected, for what this drill knows
    with pytest.raises(Refused, match="R153"):
        check(ground, entered)


def told(drill: Drill) -> list[EventBody]:
    return [one.body for one in drill.log.kept]  # type: ignore[attr-defined]


def test_a_post_with_protected_words_is_held_on_record_and_reaches_nobody(ground: Range) -> None:
    with pytest.raises(Refused, match="R153"):
        ground.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=SAID))
    assert ground.state.posts == {}
    assert told(ground.drill)[-1] == WordsHeld(
        what="post.written", item="", cell="clinic", found=2, checker=CHECKER
    )


def test_a_post_is_not_edited_into_a_leak(ground: Range) -> None:
    ground.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=OPEN))
    ground.at(60)
    with pytest.raises(Refused, match="R153"):
        ground.give("duty", EditPost("L1-DUTY", "u1", SAID))
    assert ground.state.posts["u1"].text == OPEN
    assert told(ground.drill)[-1] == WordsHeld(
        what="post.edited", item="u1", cell="clinic", found=2, checker=CHECKER
    )


def test_what_was_published_may_be_posted(ground: Range) -> None:
    ground.publish(body_vi=SECRET)
    ground.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=SAID))


def test_a_persona_gives_away_what_the_exercise_wants_given_away(ground: Range) -> None:
    assert not list(outgoing(ground.state, (post(SAID, simulated=True),)))
    ground.give("direction", SpeakAsPersona(role="CTRL", persona=PERSONA, room="feed", text=SAID))
