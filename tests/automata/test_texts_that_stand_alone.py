"""What is read without its neighbours says what it is of: a point of a list with its first step, a receipt with its matter and
day, regret with who has apologised already."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.service import TicketOpened
from infodrill.kernel.folding import fold
from infodrill.kernel.sentences import sentences
from infodrill.scenario.schema import Claim
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard

LANGUAGES = ("vi", "en")
REGRET = "Chúng tôi rất tiếc về việc này"
SORRY = re.compile(r"Chúng tôi xin lỗi(?: về việc này| bà con: thông báo)")


def steps(claim: Claim, lang: str) -> list[tuple[str, list[str]]]:
    """(first clause, later sentences) of what each record of a claim advises."""
    told = [known.advice or claim.advice for known in claim.truth]
    parted = [sentences(advice.in_(lang)) for advice in told if advice]
    return [
        (fold(re.split(r"[;,]", each[0])[0]).rstrip("."), [fold(said) for said in each[1:]])
        for each in parted
        if each
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRILLS)
def test_a_bulletin_tells_no_later_step_without_the_first(name: str, lang: str) -> None:
    """Whoever reads "if you paid, come and tell us" and not "pay nobody" has read the wrong half."""
    loaded, heard = drill_heard(name)
    for word in heard.said:
        if word.kind != "bulletin":
            continue
        body = fold(word.body(lang))
        for claim in loaded.scenario.claims:
            for first, later in steps(claim, lang):
                held = [said for said in later if len(said.split()) > 4 and said.rstrip(".") in body]
                assert not held or first in body, f"{word} {claim.id}: {held}"


@pytest.mark.parametrize("name", DRILLS)
def test_whoever_complains_is_told_which_complaint_is_answered_by_which_day(name: str) -> None:
    for event in rehearsals.played(name, "good").events:
        if isinstance(event.body, TicketOpened):
            text = str(event.body.text)
            assert re.search(r"“[^”]{10,}”", text) and re.search(r"\d{1,2}/\d{1,2}", text), f"{name}: {text}"


@pytest.mark.parametrize("name", DRILLS)
def test_nobody_is_merely_sorry_for_what_its_house_has_apologised_for(name: str) -> None:
    said = drill_heard(name)[1].said
    for word in said:
        if REGRET in word.body("vi"):
            before = [
                other
                for other in said
                if other.at < word.at and other.claim == word.claim and SORRY.search(other.body("vi"))
            ]
            assert not before, f"{word}: {before[0]}"
