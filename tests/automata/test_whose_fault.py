"""Good cells apologise for what their own house did, or the government that they speak for, and for nothing else."""

from __future__ import annotations

import re

import pytest

from infodrill.automata.sentences import governs
from infodrill.scenario.loader import Loaded
from tests.automata.hearing import DRILLS, SORRY, drill_heard
from tests.conduct.saying import Heard, Said

LANGUAGES = ("vi", "en")
OWN_WORD = re.compile(r"thành phố (?:đã )?không giữ lời hẹn", re.IGNORECASE)


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_apology_stands_where_it_was_decided_or_owed_and_nowhere_else(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    for word in drill[1].said:
        ours = bool(word.claim) and drill[0].scenario.claim(word.claim).own_error
        # A complaint that is answered as right was about something wrong.
        served = (
            word.kind == "answer"
            and word.version.stance == "confirm"
            and bool(word.case and word.case.tickets)
        )
        owned = served or (word.kind == "acknowledgement" and word.apologised)
        # Nobody apologises for another house: whoever signs cannot know whose fault it was, nor mend it.
        wrong = (
            ours
            and word.kind in ("warning", "correction")
            and "an announcement by" not in word.body("en")
            and not said_before(word)
        )
        decided = not another_did_it(drill, word) if owned else wrong
        assert bool(SORRY[lang].search(word.body(lang))) == decided, f"{word}: {word.body(lang)}"


def said_before(word: Said) -> bool:
    """Whether it comes behind a text of the same case that has apologised: that is done once."""
    return word.before is not None and "as we said" in word.title("en").lower()


def another_did_it(drill: tuple[Loaded, Heard], word: Said) -> bool:
    """Whether what a right report tells was done by a house that is neither the issuer nor the government that it speaks for, and
    nothing in it by a government that broke its own word."""
    loaded, heard = drill
    claim = loaded.scenario.claim(word.claim)
    cells = {cell.id: cell for cell in loaded.scenario.cells.cells}
    issuer = cells[heard.state.book.statements[word.statement].issuer]
    did = [cells[cell] for cell in claim.about or (claim.owner,) if cell in cells]
    city = loaded.scenario.places.city.vi.lower()
    ours = any(
        (governs(cell.organisation.vi) and cell.level >= issuer.level)
        or issuer.organisation.vi.lower() in cell.organisation.vi.lower()
        or city in cell.organisation.vi.lower()
        for cell in did
    )
    return bool(did) and not ours and not OWN_WORD.search(f"{word.title('vi')} {word.body('vi')}")
