"""How long people wait for a first word: what lies in the house goes out, and whoever is in danger hears first."""

from __future__ import annotations

import pytest

from infodrill.automata.pressparts import asks_who_looked
from tests.automata.hearing import drill_heard

LONGEST = (
    25 * 60
)  # seconds from the first report of a danger until there is a word on it, with one writer in the cell
DRILLS = ("free-data", "five-pictures")
CROWDED = ("wet-rice", "school-gate")  # drills with more matters than one writer gets through at leisure
LIES = 22 * 60  # seconds that an answer may lie in the house where dangers are dealt with first
POINTS = (
    "người đã báo, nhờ đó",
    "cảm ơn những người đã phản ánh",
    "let everyone know",
    "those who reported it",
)


@pytest.mark.parametrize("name", DRILLS)
def test_whoever_is_in_danger_hears_within_twenty_five_minutes(name: str) -> None:
    heard = drill_heard(name)[1]
    late = list[str]()
    for claim in {word.claim for word in heard.said if word.claim}:
        cases = [case for case, link in heard.state.links.items() if link == claim]
        opened = min(heard.state.book.cases[case].opened_at for case in cases)
        first = min((word for word in heard.said if word.claim == claim), key=lambda word: word.at)
        if any(heard.state.book.cases[case].danger for case in cases) and first.at - opened > LONGEST:
            late.append(f"{claim}: {(first.at - opened) // 60} min")
    assert not late, late


@pytest.mark.parametrize("name", CROWDED)
def test_what_its_owner_has_told_is_told_to_the_public_too(name: str) -> None:
    """No matter is forgotten, and none lies there while less urgent work is done."""
    heard = drill_heard(name)[1]
    cases = [case for case in heard.state.book.cases.values() if not case.merged_into]
    for case in cases:
        told = min((asked.answered_at for asked in case.questions if asked.verdict), default=-1)
        out = min((word.at for word in heard.said if word.case and word.case.case == case.case), default=-1)
        assert told < 0 or 0 <= out <= told + LIES, f"{case.case}: told at {told}, out at {out}"


@pytest.mark.parametrize("name", DRILLS)
def test_no_thanks_point_at_whoever_told(name: str) -> None:
    """A leak's source reads it, and so does who looks for it."""
    for word in drill_heard(name)[1].said:
        said = f"{word.body('vi')}\n{word.body('en')}"
        assert not any(point in said for point in POINTS), str(word)


@pytest.mark.parametrize(
    "asked",
    ["Có cháy không, ai xếp loại hình này, bằng căn cứ nào?", "Is it on fire, and who rated this picture?"],
)
def test_who_asks_who_looked_is_told_the_source(asked: str) -> None:
    assert asks_who_looked(asked) and not asks_who_looked("Có cháy không? Is it on fire?")
