"""Words that were typed: those of automated cells exist in both languages, those of people stay and say their language."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.automata.guiding import LATE_GAP, LATE_ORDER, STEPS
from infodrill.automata.letters import RECEIVED, REFUSED, WRITTEN
from infodrill.conduct.premises import Premises
from infodrill.conduct.seats import called
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.retelling import retold
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.web.rooms.ladder import proposed


@pytest.fixture(scope="module")
def clinic() -> Loaded:
    return load(find("clinic"))


@pytest.mark.parametrize("written", LANGUAGES)
def test_what_an_automated_cell_ordered_exists_in_both_languages(clinic: Loaded, written: str) -> None:
    unit, step = clinic.scenario.cells.cells[0].organisation, STEPS["verdict"]
    for pattern in (LATE_GAP, LATE_ORDER):
        both = {
            lang: tr(lang, pattern, n=3, case="c25", unit=unit.in_(lang), step=tr(lang, step))
            for lang in LANGUAGES
        }
        found = retold(clinic.scenario, both[written])
        assert found and {lang: found.in_(lang) for lang in LANGUAGES} == both


def test_the_scenarios_own_sentences_exist_in_both_languages(clinic: Loaded) -> None:
    for claim in clinic.scenario.claims:
        assert (
            retold(clinic.scenario, claim.sentence.en)
            == retold(clinic.scenario, claim.sentence.vi)
            == claim.sentence
        )
    assert retold(clinic.scenario, "Tìm hiểu xem vì sao chậm.") is None


@pytest.mark.parametrize("written", LANGUAGES)
def test_what_is_proposed_by_ticking_rows_is_read_by_each_in_their_language(
    clinic: Loaded, written: str
) -> None:
    said = {
        lang: tr(lang, "Proposed for {case}: {actions}.", case="C6578", actions=proposed(lang, (1, 5)))
        for lang in LANGUAGES
    }
    both = retold(clinic.scenario, said[written])
    assert both and {lang: both.in_(lang) for lang in LANGUAGES} == said


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("written", LANGUAGES)
def test_what_a_seat_answers_to_a_letter_exists_in_both_languages(name: str, written: str) -> None:
    scenario = load(find(name)).scenario
    premises = Premises(scenario, written)
    heads = Counter(
        inject.subject.in_(written)
        for inject in {inject.subject: inject for inject in scenario.msel.injects}.values()
    )
    letters = [
        inject
        for inject in scenario.msel.injects
        if inject.method in WRITTEN and heads[inject.subject.in_(written)] == 1
    ]
    seats = [seat for cell in scenario.cells.cells for seat in cell.seats]
    assert letters and seats
    for number, seat in enumerate(seats):
        subject, called_as = letters[number % len(letters)].subject, seat.name
        told = {
            lang: " ".join(
                (
                    premises.say(lang, "On “{subject}”:", subject=subject.in_(lang)),
                    premises.say(lang, RECEIVED, name=called(called_as.in_(lang))),
                    premises.say(lang, REFUSED),
                )
            )
            for lang in LANGUAGES
        }
        found = retold(scenario, told[written])
        assert found, told[written]
        if [called(other.name.in_(written)) for other in seats].count(called(called_as.in_(written))) == 1:
            assert {lang: found.in_(lang) for lang in LANGUAGES} == told
