"""Words that were typed: those of automated cells exist in both languages, those of people stay and say their language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from infodrill.automata.guiding import LATE_GAP, LATE_ORDER, STEPS
from infodrill.automata.letters import RECEIVED, REFUSED, WRITTEN
from infodrill.automata.rehearse import rehearse
from infodrill.casework.tongues import spoken
from infodrill.conduct.premises import Premises
from infodrill.conduct.seats import called
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.kernel.sentences import sentences
from infodrill.review.assess import assess
from infodrill.review.record import Record, load_record
from infodrill.review.report.page import page
from infodrill.review.retelling import Retelling
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.schema import Bi
from infodrill.web.rooms.ladder import proposed
from tests.forms import both_forms
from tests.once import once, place
from tests.rehearsals import ACCOUNTS, record
from tests.review.telling import said_on, squeezed

LONG = 30  # letters from which on a sentence is no name


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
        found = Retelling.of(clinic.scenario).told(both[written])
        assert found and {lang: found.in_(lang) for lang in LANGUAGES} == both


def test_the_scenarios_own_sentences_exist_in_both_languages(clinic: Loaded) -> None:
    for claim in clinic.scenario.claims:
        assert (
            Retelling.of(clinic.scenario).told(claim.sentence.en)
            == Retelling.of(clinic.scenario).told(claim.sentence.vi)
            == claim.sentence
        )
    assert Retelling.of(clinic.scenario).told("Tìm hiểu xem vì sao chậm.") is None


def test_sentences_of_a_record_in_a_row_exist_in_both_languages(clinic: Loaded) -> None:
    """As a writer puts two of them behind one hour; of what somebody typed beside them nothing is known."""
    told = Retelling.of(clinic.scenario).again()
    told.learn(
        "Sáu em đang được theo dõi. Chín em đã về nhà.", "Six are under observation. Nine have gone home."
    )
    row = told._value("sáu em đang được theo dõi; chín em đã về nhà", False)
    assert row == Bi(
        vi="sáu em đang được theo dõi; chín em đã về nhà", en="six are under observation; nine have gone home"
    )
    typed = "sáu em đang được theo dõi; tôi nghe nói thế"
    assert told._value(typed, False) == Bi(vi=typed, en=typed)


@pytest.mark.parametrize("written", LANGUAGES)
def test_what_is_proposed_by_ticking_rows_is_read_by_each_in_their_language(
    clinic: Loaded, written: str
) -> None:
    said = {
        lang: tr(lang, "Proposed for {case}: {actions}.", case="C6578", actions=proposed(lang, (1, 5)))
        for lang in LANGUAGES
    }
    both = Retelling.of(clinic.scenario).told(said[written])
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
        found = Retelling.of(scenario).told(told[written])
        assert found, told[written]
        if [called(other.name.in_(written)) for other in seats].count(called(called_as.in_(written))) == 1:
            assert {lang: found.in_(lang) for lang in LANGUAGES} == told


@once
def told_in(name: str, written: str) -> Record:
    """A drill of the library as good cells play it who write in that language."""
    loaded = load(find(name))
    return load_record(
        rehearse(loaded, seed=1, cells="good", accounts=ACCOUNTS, folder=place(), lang=written).drill_file
    )


@pytest.mark.parametrize(
    ("name", "written"),
    both_forms(
        [*((name, "vi") for name in library()), ("ward-desk", "en"), ("pump-log", "en")],
        [("clinic", "vi"), ("ward-desk", "en")],
    ),
)
def test_no_report_quotes_in_the_other_language_what_was_written_in_both(name: str, written: str) -> None:
    """Page one of the English report quoted in Vietnamese what a text had lost, though the text was written in both."""
    found = record(name, "good") if written == "vi" else told_in(name, written)
    made = assess(found, replicas=0)
    reader = next(lang for lang in LANGUAGES if lang != written)
    shown = squeezed(said_on(page(made, found, "en" if reader == "en" else "vi")))
    # What somebody made of such sentences and of their own is quoted whole, and exists in one language.
    made_up = [words.body for _, words in made.log.uttered if not made.log.retelling.told(words.body)]
    assert len(made_up) <= 3
    for body in made_up:
        shown = shown.replace(squeezed(body), "")
    strange = {
        both.in_(written)
        for both in in_both(found)
        if spoken(both.in_(written)) == written and squeezed(both.in_(written)) in shown
    }
    assert not strange


def in_both(found: Record) -> Iterator[Bi]:
    """Each sentence of some length that the scenario, or a text of the drill, has in both languages."""
    scenario = found.scenario.model_dump(mode="json")
    texts = [Bi(**each) for each in _pairs(scenario)]
    for text in read_timeline(found).book.statements.values():
        for version in text.versions:
            texts.append(Bi(vi=version.title_vi, en=version.title_en))
            lines = version.body_vi.split("\n"), version.body_en.split("\n")
            texts += [
                Bi(vi=vi, en=en) for vi, en in zip(*lines, strict=False) if len(lines[0]) == len(lines[1])
            ]
    for both in texts:
        pieces = sentences(both.vi), sentences(both.en)
        if len(pieces[0]) == len(pieces[1]):
            pairs = (Bi(vi=vi.rstrip("."), en=en.rstrip(".")) for vi, en in zip(*pieces, strict=True))
            yield from (pair for pair in pairs if len(pair.vi) > LONG and pair.vi not in pair.en)


def _pairs(thing: object) -> Iterator[dict[str, str]]:
    if isinstance(thing, dict):
        if set(thing) == set(LANGUAGES):
            yield thing
        else:
            yield from (pair for each in thing.values() for pair in _pairs(each))
    elif isinstance(thing, list):
        yield from (pair for each in thing for pair in _pairs(each))
