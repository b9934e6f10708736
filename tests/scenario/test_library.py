"""What every drill of the library has, so that a hall can play it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from infodrill.media import compile_grammar, expansions
from infodrill.scenario.loader import find, library, load


@pytest.mark.parametrize("name", sorted(library()))
def test_guests_have_a_seat_of_their_own_and_people_start_and_stop_the_clock(name: str) -> None:
    """Control can ask the guests in every drill, and the projector needs a seat that shows no work."""
    seats = [seat for cell in load(find(name)).scenario.cells.cells for seat in cell.seats]
    assert [seat.id for seat in seats if set(seat.roles) == {"OBS"}]
    assert {"DIR", "SAFE"} <= {role for seat in seats for role in seat.roles}


MUCH, WAYS = 50, 6  # the pull of a claim that fills a feed; sentences of their own that it is told in
FEWER = 5  # of any other claim of fact


@pytest.mark.parametrize("name", sorted(library()))
def test_what_is_told_most_is_told_in_ways_of_their_own(name: str) -> None:
    scenario = load(find(name)).scenario
    told_of = {
        claim.id: claim for claim in scenario.claims if claim.pull >= MUCH or claim.gate_answers[0] == "yes"
    }
    for claim in sorted(told_of):
        told = [
            start
            for grammar in scenario.texts.grammars
            if grammar.claim == claim and grammar.language == "vi" and grammar.stance == "tell"
            for start in grammar.start
        ]
        least = WAYS if told_of[claim].pull >= MUCH else FEWER
        assert len(set(told)) >= least, f"{claim}: {told}"


LITTLE = (
    "của và với là thì cho nói người các những một không có ở ra vào lại đi được khi để này ấy đã sẽ từ theo việc phải ai gì s "
    "the a of to and in is it what who be that on for with not no are was they our own this at by an or as out"
)
COMMON = {"phụ huynh", "góp ý", "đóng dấu", "bỏ sót", "page says"}
"""Pairs that one claim alone has by chance: they say nothing of how it turns out."""


def pairs(text: str) -> set[str]:
    words, little = re.findall(r"\w+", text.lower()), {*LITTLE.split()}
    return {f"{first} {then}" for first, then in pairwise(words) if not {first, then} & little}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(library()))
def test_what_people_read_before_play_names_no_claim(name: str, lang: str) -> None:
    """The lobby shows the objectives: "own the wet rice", "the dog stays unknown" would be half the answers."""
    scenario = load(find(name)).scenario
    of_claims = Counter(pair for claim in scenario.claims for pair in pairs(claim.sentence.in_(lang)))
    objectives = [objective.text.in_(lang) for objective in scenario.drill.objectives]
    told = {pair: text for text in objectives for pair in pairs(text) if of_claims[pair] == 1}
    assert not {pair: text for pair, text in told.items() if pair not in COMMON}


# A text is read on another day than it was told: a week is named by its date.
WEEK = re.compile(
    r"cuối tuần|tuần (?:sau|tới)|\b(?:lắp|thay|sửa|xong)\b[^.;]* trong \w+ ngày\b|"
    r"end of the week|next week|\w+day week|\bwill be [^.;]*within \w+ days",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", sorted(library()))
def test_what_an_owner_promises_has_its_date(name: str) -> None:
    for claim in load(find(name)).scenario.claims:
        told = [known.why for known in claim.truth] + [claim.advice] * bool(claim.advice)
        told += [known.advice for known in claim.truth if known.advice]
        for said in (text for both in told for text in (both.vi, both.en)):
            assert not WEEK.search(said), f"{claim.id}: {said}"


OWN = frozenset({"tell", "question", "deny", "agree", "press"})  # small talk and daily notices are not
SHORT, MOST = 4, 4_000  # words from which a sentence is a drill's own; texts of a grammar that are looked at


def words_told(name: str) -> set[str]:
    """What people and papers of a drill may say of its story: the words alone, from `SHORT` of them."""
    made = (
        text
        for grammar in load(find(name)).scenario.texts.grammars
        if grammar.stance in OWN and not grammar.id.startswith("talk.")
        for text in expansions(compile_grammar(grammar), MOST)
    )
    return {" ".join(words) for text in made if len(words := re.findall(r"\w+", text.lower())) >= SHORT}


def test_no_text_of_one_drill_stands_in_another() -> None:
    """Who plays two drills a year apart has not read the second one."""
    told: dict[str, str] = {}
    for name in sorted(library()):
        for words in sorted(words_told(name)):
            assert told.setdefault(words, name) == name, words


LONG = 7  # words from which a sentence is remembered


def sentences_of_its_story(name: str) -> Iterator[str]:
    """What is written for people of a drill's story, in grammars, injects and records: not what control says in every
    hall, as the roll call with which each begins."""
    scenario = load(find(name)).scenario
    for grammar in scenario.texts.grammars:
        if grammar.stance in OWN and not grammar.id.startswith("talk."):
            yield from grammar.start
            yield from (text for texts in grammar.rules.values() for text in texts)
    for inject in scenario.msel.injects:
        yield from inject.body.by_language.values() if inject.at and inject.kind != "facilitation" else ()
    for claim in scenario.claims:
        said = [
            claim.sentence,
            claim.advice,
            claim.meanwhile,
            claim.kernel,
            *(known.why for known in claim.truth),
        ]
        yield from (text for both in said if both for text in both.by_language.values())


def test_no_sentence_of_one_drill_stands_in_another() -> None:
    told, twice = dict[str, str](), dict[str, set[str]]()
    for name in sorted(library()):
        for text in sentences_of_its_story(name):
            for sentence in re.split(r"[.!?;:]\s+", text):
                words = re.findall(r"\w+", sentence.lower())
                if len(words) >= LONG and told.setdefault(said := " ".join(words), name) != name:
                    twice.setdefault(said, {told[said]}).add(name)
    assert twice == {}
