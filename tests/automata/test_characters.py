"""The six characters are credible, told apart by what they do, and none of them knows what its seat cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.automata.character import CHARACTERS, WORDS
from infodrill.automata.rehearse import rehearse
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
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import tr
from infodrill.review.ledger.publicwords import is_false_word
from infodrill.scenario.loader import Loaded
from tests.conduct.conftest import ACCOUNTS, Play
from tests.conduct.saying import hear


def test_absent_cells_do_nothing(played: Play) -> None:
    _, drill = played("absent")
    assert {one.actor for one in drill.events} == {"runner"}
    assert not any(isinstance(one.body, StatementDrafted) for one in drill.events)


def test_good_cells_press_no_trap_and_speak_within_the_hour(played: Play) -> None:
    _, drill = played("good")
    assert not any(isinstance(one.body, TrapPressed) for one in drill.events)
    assert any(isinstance(one.body, StatementReleased) for one in drill.events if one.at < 65 * 60)


def test_overreacting_cells_press_traps_and_label_what_is_protected(clinic: Loaded, played: Play) -> None:
    _, drill = played("overreacting")
    assert any(isinstance(one.body, TrapPressed) for one in drill.events)
    codes = {one.body.case: one.body.code for one in drill.events if isinstance(one.body, GatePassed)}
    claims = {claim.id: claim for claim in clinic.scenario.claims}
    links = {one.body.case: one.body.claim for one in drill.events if isinstance(one.body, CaseLinked)}
    touched = [code for case, code in codes.items() if claims[links[case]].about]
    assert touched and set(touched) == {"G0"}, "whatever is said about the office is taken for false"
    assert "G3" in codes.values(), "a harmless question is read as one"


def test_careless_cells_read_what_is_protected_as_a_plain_claim_and_good_ones_do_not(
    clinic: Loaded, played: Play
) -> None:
    def taken_for_false(cells: str) -> set[str]:
        _, drill = played(cells)
        links = {one.body.case: one.body.claim for one in drill.events if isinstance(one.body, CaseLinked)}
        gated = [
            one.body for one in drill.events if isinstance(one.body, GatePassed) and one.body.passing == 1
        ]
        protected = {claim.id for claim in clinic.scenario.claims if claim.protected}
        return {links.get(one.case, "") for one in gated if one.code == "G0"} & protected

    assert taken_for_false("careless") and not taken_for_false("good")


def test_slow_cells_answer_later_than_good_ones(played: Play) -> None:
    def first_word(cells: str) -> int:
        _, drill = played(cells)
        return min((one.at for one in drill.events if isinstance(one.body, StatementReleased)), default=10**9)

    assert first_word("slow") > first_word("good")


def test_careless_cells_ask_no_owner_are_sure_and_publish_what_they_believe(
    clinic: Loaded, played: Play
) -> None:
    """Confirming what is false is recorded and goes out like anything else: nobody prevents it, automated or not."""
    _, drill = played("careless")
    heard = hear(clinic.scenario, drill.events)
    assert not any(one.body.owner for one in drill.events if isinstance(one.body, QuestionAsked))
    verdicts = [one.body for one in drill.events if isinstance(one.body, VerdictSet)]
    assert {one.verdict for one in verdicts} >= {"TRUE", "FALSE"} and all(
        one.confidence >= 900 for one in verdicts
    )
    texts = [one for one in heard.said if one.case]
    assert {one.version.stance for one in texts} >= {"confirm", "deny"}
    assert any(one.version.stance == "confirm" and is_false_word(clinic.scenario.claim(one.claim), "confirm", one.at)
               for one in texts)  # fmt: skip
    for one in texts:
        for lang, words in (
            ("vi", ("Việc cần làm", "Nguồn:", "Tin tiếp theo")),
            ("en", ("What to do", "Source:", "Next word")),
        ):
            assert not any(word in one.body(lang) for word in words), one


def test_silent_cells_check_and_decide_and_tell_the_public_nothing(played: Play) -> None:
    _, drill = played("silent")
    bodies = [one.body for one in drill.events]
    decided = {one.case for one in bodies if isinstance(one, CaseDecided)}
    assert len(decided) >= 4 and any(isinstance(one, VerdictSet) for one in bodies)
    spoken = (
        StatementDrafted,
        StatementStepped,
        TicketAnswered,
        StatementReleased,
        PressQuestionAnswered,
    )
    assert not [one for one in bodies if isinstance(one, (*spoken, QuestionsAnswered, StatementRelayed))]


def test_every_character_can_be_chosen_and_has_a_word_in_both_languages() -> None:
    assert set(CHARACTERS) == set(WORDS) == {one.value for one in CharacterName}
    assert all(tr("vi", word) != word for word in WORDS.values())


@pytest.mark.parametrize("cells", ["good", "overreacting", "silent"])
def test_permuted_truths_change_no_decision_before_an_answer(
    clinic: Loaded, played: Play, tmp_path: Path, cells: str
) -> None:
    """Give every claim the truth of another: up to the first answer of an owner both drills are the same."""
    claims = clinic.scenario.claims
    turned = tuple(
        one.model_copy(update={"truth": other.truth})
        for one, other in zip(claims, (*claims[1:], claims[0]), strict=True)
    )
    permuted = Loaded(
        scenario=clinic.scenario.model_copy(update={"claims": turned}),
        digest=clinic.digest,
        files=clinic.files,
        where=clinic.where,
    )
    other = read_drill(
        rehearse(permuted, seed=1, cells=cells, accounts=ACCOUNTS, folder=tmp_path).drill_file
    ).events
    first = played(cells)[1].events
    parted = next(n for n, (one, two) in enumerate(zip(first, other, strict=False)) if one.body != two.body)
    assert _answers(first[parted]) or _answers(other[parted])
    assert parted > 20


def _answers(event: Event) -> bool:
    return isinstance(event.body, QuestionAnswered)
