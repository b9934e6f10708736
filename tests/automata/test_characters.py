"""The six characters are credible, told apart by what they do, and none of them knows what its seat cannot see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infodrill.automata.character import CHARACTERS, WORDS
from infodrill.automata.proposal import Duty
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.service import TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.cli.commands.rehearse import CharacterName
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.publicquestions import QuestionsAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import tr
from infodrill.review.ledger.publicwords import is_false_word
from infodrill.scenario.loader import Loaded
from tests.conduct.saying import hear
from tests.forms import both_forms
from tests.verdict import walks


def played(cells: str) -> DrillFile:
    """The clinic drill with cells of that character and an hour of run-on, in which nobody decides anything."""
    return read_drill(walks.played("clinic", cells))


def test_absent_cells_do_nothing() -> None:
    drill = played("absent")
    assert {event.actor for event in drill.events} == {"runner"}
    assert not any(isinstance(event.body, StatementDrafted) for event in drill.events)


def test_good_cells_press_no_trap_and_speak_within_the_hour() -> None:
    drill = played("good")
    assert not any(isinstance(event.body, TrapPressed) for event in drill.events)
    assert any(isinstance(event.body, StatementReleased) for event in drill.events if event.at < 65 * 60)


def test_overreacting_cells_press_traps_and_label_what_is_protected(clinic: Loaded) -> None:
    drill = played("overreacting")
    assert any(isinstance(event.body, TrapPressed) for event in drill.events)
    codes = {event.body.case: event.body.code for event in drill.events if isinstance(event.body, GatePassed)}
    claims = {claim.id: claim for claim in clinic.scenario.claims}
    links = {
        event.body.case: event.body.claim for event in drill.events if isinstance(event.body, CaseLinked)
    }
    touched = [code for case, code in codes.items() if claims[links[case]].about]
    assert touched and set(touched) == {"G0"}, "whatever is said about the office is taken for false"
    assert "G3" in codes.values(), "a harmless question is read as one"
    denials = {
        event.body.case
        for event in drill.events
        if isinstance(event.body, StatementDrafted) and event.body.stance == "deny"
    }
    assert len(denials) > 1, "all that is denied has one headline, and the second is not left out for it"


def test_careless_cells_read_what_is_protected_as_a_plain_claim_and_good_ones_do_not(clinic: Loaded) -> None:
    def taken_for_false(cells: str) -> set[str]:
        drill = played(cells)
        links = {
            event.body.case: event.body.claim for event in drill.events if isinstance(event.body, CaseLinked)
        }
        gated = [
            event.body
            for event in drill.events
            if isinstance(event.body, GatePassed) and event.body.passing == 1
        ]
        protected = {claim.id for claim in clinic.scenario.claims if claim.protected}
        return {
            links.get(gate_passed.case, "") for gate_passed in gated if gate_passed.code == "G0"
        } & protected

    assert taken_for_false("careless") and not taken_for_false("good")


def test_slow_cells_answer_later_than_good_ones() -> None:
    def first_word(cells: str) -> int:
        drill = played(cells)
        return min(
            (event.at for event in drill.events if isinstance(event.body, StatementReleased)), default=10**9
        )

    assert first_word("slow") > first_word("good")


def test_careless_cells_ask_no_owner_are_sure_and_publish_what_they_believe(clinic: Loaded) -> None:
    """Confirming what is false is recorded and goes out like anything else: nobody prevents it, automated or not."""
    drill = played("careless")
    heard = hear(clinic.scenario, drill.events)
    assert not any(event.body.owner for event in drill.events if isinstance(event.body, QuestionAsked))
    verdicts = [event.body for event in drill.events if isinstance(event.body, VerdictSet)]
    assert {verdict.verdict for verdict in verdicts} >= {"TRUE", "FALSE"} and all(
        verdict.confidence >= 900 for verdict in verdicts
    )
    texts = [word for word in heard.said if word.case]
    assert {word.version.stance for word in texts} >= {"confirm", "deny"}
    assert any(word.version.stance == "confirm" and is_false_word(clinic.scenario.claim(word.claim), "confirm", word.at)
               for word in texts)  # fmt: skip
    for text in texts:
        for lang, words in (
            ("vi", ("Việc cần làm", "Nguồn:", "Tin tiếp theo")),
            ("en", ("What to do", "Source:", "Next update")),
        ):
            assert not any(word in text.body(lang) for word in words), text


def test_silent_cells_check_and_decide_and_tell_the_public_nothing() -> None:
    drill = played("silent")
    bodies = [event.body for event in drill.events]
    decided = {body.case for body in bodies if isinstance(body, CaseDecided)}
    assert len(decided) >= 4 and any(isinstance(body, VerdictSet) for body in bodies)
    spoken = (
        StatementDrafted,
        StatementStepped,
        TicketAnswered,
        StatementReleased,
        PressQuestionAnswered,
    )
    assert not [body for body in bodies if isinstance(body, (*spoken, QuestionsAnswered, StatementRelayed))]


def test_every_character_can_be_chosen_and_has_a_word_in_both_languages() -> None:
    assert set(CHARACTERS) == set(WORDS) == {character_name.value for character_name in CharacterName}
    assert all(tr("vi", word) != word for word in WORDS.values())


@pytest.mark.parametrize("cells", both_forms(["good", "overreacting", "silent"], ["good"]))
def test_permuted_truths_change_no_decision_before_an_answer(tmp_path: Path, cells: str) -> None:
    """Give every claim the truth of another: up to the first answer of an owner both drills are the same."""
    brief = walks.short("clinic", tmp_path)
    claims = brief.scenario.claims
    turned = tuple(
        claim.model_copy(update={"truth": other.truth})
        for claim, other in zip(claims, (*claims[1:], claims[0]), strict=True)
    )
    permuted = replace(brief, scenario=brief.scenario.model_copy(update={"claims": turned}))
    other = read_drill(walks.alike(permuted, cells, tmp_path)).events
    first = played(cells).events
    parted = next(
        n for n, (event, two) in enumerate(zip(first, other, strict=False)) if event.body != two.body
    )
    assert _answers(first[parted]) or _answers(other[parted])
    assert parted > 20


def _answers(event: Event) -> bool:
    return isinstance(event.body, QuestionAnswered)


def overlooked(name: str, *, answered: bool) -> int:
    """Of a thousand cases, those whose conflict of interest a seat of that character misses for good."""
    view: Any = SimpleNamespace(seat=SimpleNamespace(seat="checker"))
    duty, newest = Duty(view, CHARACTERS[name], 1), "answer" if answered else None
    cases: Any = [SimpleNamespace(case=f"c{n}", newest_answer=newest) for n in range(1_000)]
    return sum(duty.overlooks(case, "conflict") for case in cases)


def test_what_one_of_a_practised_cell_overlooks_a_colleague_sees_once_the_owner_has_answered() -> None:
    assert overlooked("good", answered=False) > 10
    assert overlooked("good", answered=True) <= 2
    for name in ("slow", "careless", "overreacting"):
        assert overlooked(name, answered=True) == overlooked(name, answered=False) > 10
