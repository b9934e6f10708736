"""What may stand under what: every pattern of every relation, topic and tone, read as a reader reads it."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.kernel.folding import fold
from infodrill.media.grammar import compile_grammar, expansions
from infodrill.media.matters import CONDITIONS, HEARD, MARKED, TAKEN_UP, conditions, weights
from infodrill.media.relations import (
    HELD,
    MARKS,
    MENTIONED,
    NAMED,
    PASSAGES,
    READINGS,
    RELATIONS,
    TONES,
    SpokenFacts,
)
from infodrill.media.replies import (
    ANY,
    NAMING,
    TAKES,
    conditions_of,
    in_language,
    line_order,
    lines_of,
    matter_of,
    reply_id,
)
from infodrill.media.replygrammars import matters, reply_grammars
from infodrill.media.topics import TOPICS
from infodrill.media.voices import replied
from infodrill.scenario.schema import Grammar
from infodrill.scenario.tokens import SORTS
from tests.media.fit.signs import SIGNS, taken_as

LACKS = ("do", "source", "next", "asof", "plain", "fair")
KEPT = {
    "personal-advice",
    "personal-family",
    "personal-town",
    "personal-trade",
}  # sorts of earlier drills, still read
TAKERS = {
    *TAKEN_UP.values(),
    "written-answer",
    "aside-answer",
    "press-quote",
}  # matters of which every line takes something up
CONVERSED = {f"office-{how}" for how in ("ask", "doubt", "thank")} | {
    f"aside-{kind}" for kind in ("question", "denial", "agree")
}
AMONG_PEOPLE = {
    "personal",
    "office",
    "aside",
    "written",
    "heard",
}  # what neighbours say to any of these they may say to another
LOUD = ("do", "source", "next", "asof")  # what no statement that has it is asked for
# What only people say to each other about nothing in particular.
SMALL_TALK = (
    "ghe choi",
    "con khong a",
    "gia sao",
    "cong thuc",
    "ship ",
    "haha",
    "kkk",
    "mot phan",
    "still available",
    "how much",
)
UNDER_STATEMENTS = [grammar for grammar in reply_grammars() if "-" not in matter_of(grammar.id)]


def texts(grammar: Grammar) -> list[str]:
    made = expansions(compile_grammar(grammar), 2_000)
    assert made.count <= 2_000
    return list(made)


def raised(relation: str) -> set[str]:
    """Every matter that can be raised in a relation."""
    facts = [
        SpokenFacts(
            kind=kind, stance=stance, lacks=frozenset(lacks), late=late, seen=seen, turned=turned, own=own
        )
        for kind in ("holding", "acknowledgement", "answer", "correction", "warning", "prebunk", "bulletin")
        for stance in ("confirm", "deny", "partly", "unknown", "advice")
        for lacks in ((), *((lack,) for lack in LACKS), ("fact", "do", "plain"), ("do", "source", "asof"))
        for late, seen, turned, own in (
            (False, False, False, False),
            (True, False, False, False),
            (False, True, False, False),
            (False, False, True, False),
            (False, False, False, True),
        )
    ]
    return {
        matter
        for said, kind, tone, answered in product(
            facts, ("question", "denial", "agree"), TONES, (False, True)
        )
        for matter in weights(relation, kind, tone, said, answered=answered, topic="flood")  # type: ignore[arg-type]
    }


def test_every_matter_has_words_and_all_words_a_matter_that_raises_them() -> None:
    found = {relation: raised(relation) for relation in RELATIONS}
    assert found.pop("personal") == set()
    curious = {"question-guess", "question-follow", "press-answered"}  # of topics that are no emergency
    known = set.union(
        *found.values(), TAKERS, set(MARKED.values()), set(HEARD.values()), NAMING, CONVERSED, curious
    )
    known |= {f"personal-{sort}" for sort in (*SORTS, "any")} | {"aside-back"}  # nods back to who nodded
    assert known | KEPT == set(matters())


@pytest.mark.parametrize(
    "relation", [name for name in RELATIONS if name not in ("statement", "personal", "question", "rumour")]
)
def test_no_relation_takes_the_words_of_another(relation: str) -> None:
    assert {matter.partition("-")[0] for matter in raised(relation)} == {relation}


def test_statements_are_answered_in_words_for_statements_alone() -> None:
    assert not [matter for matter in raised("statement") if "-" in matter]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_matter_has_twelve_patterns_in_each_language_and_no_two_relations_share_one(lang: str) -> None:
    seen: dict[str, str] = {}
    for matter in matters():
        (grammar,) = [each for each in reply_grammars() if each.id == reply_id(matter, "", lang)]
        assert len(set(grammar.start)) >= 12, grammar.id
        for line in grammar.start:
            relation = matter.partition("-")[0] if "-" in matter else "statement"
            before = seen.setdefault(line, relation)
            assert before == relation or {before, relation} <= AMONG_PEOPLE or relation == "personal", line


@pytest.mark.parametrize("grammar", UNDER_STATEMENTS, ids=lambda grammar: grammar.id)
def test_nothing_asks_a_statement_for_what_another_lacks_nor_makes_small_talk_under_it(
    grammar: Grammar,
) -> None:
    matter = matter_of(grammar.id)
    for text in texts(grammar):
        taken = taken_as(text)
        if matter in MARKED.values():  # under what is no notice people may ask and chat as under anything
            continue
        assert taken == matter or taken not in (*LOUD, "smalltalk", "fake"), (matter, taken, text)
        assert not any(words in fold(text) for words in SMALL_TALK), text


def test_most_words_are_taken_for_what_they_are_meant_for() -> None:
    signed = {matter for matter, _ in SIGNS}
    read = [
        taken_as(text) == matter
        for each in UNDER_STATEMENTS
        for text in texts(each)
        if (matter := matter_of(each.id)) in signed
        and f".{ANY}." in each.id  # words of a topic name the thing itself
    ]
    assert sum(read) * 100 >= 85 * len(read)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_laughs_under_a_statement_and_no_hand_adds_what_was_not_meant(lang: str) -> None:
    for grammar in UNDER_STATEMENTS:
        if grammar.language == lang:
            for number, text in enumerate(texts(grammar)[:40]):
                said = replied(text, lang, 1, f"p{number}")
                assert said and len(said) <= len(text) + 6
                assert not any(sign in said.lower() for sign in ("kkk", "haha", ":))", "🤣", "😄", "hihi"))


def test_every_id_is_known_in_the_other_language() -> None:
    ids = {grammar.id for grammar in reply_grammars()}
    assert {in_language(each, "vi" if each.endswith("en") else "en") for each in ids} == ids
    assert {reply_id(matter, topic, "en") for matter, topic in product(matters(), (*TOPICS, ""))} <= ids


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_line_is_said_under_a_condition_that_can_hold_and_some_lines_always(lang: str) -> None:
    for matter, topic in product(matters(), ("", *TOPICS)):
        lines = lines_of(matter, topic, lang)
        assert all(conditions_of(line) <= set(CONDITIONS) for line in lines), matter
        if not topic and matter not in {*TAKERS, *MARKED.values()}:
            assert sum(not conditions_of(line) - {*READINGS} for line in lines) >= 5, matter


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_line_that_takes_something_up_stands_only_where_that_is_recorded(lang: str) -> None:
    for matter in matters():
        for line in lines_of(matter, "", lang):
            if "never" in conditions_of(line):  # kept for its number alone
                continue
            taken = set(TAKES.findall(line))
            assert taken <= conditions_of(line) & {*PASSAGES, *NAMED, *MARKS, *HELD, *MENTIONED}, line
            # Of advice, and of a text that says much, nothing is said again.
            stands = bool(taken) or bool(conditions_of(line) & {"told", "full"})
            assert stands == (matter in TAKERS) or matter in (*MARKED.values(), *NAMING), line


def test_a_line_stands_under_the_same_conditions_in_both_languages() -> None:
    for matter in matters():
        both = [[conditions_of(line) for line in lines_of(matter, "", lang)] for lang in ("vi", "en")]
        if matter in (*MARKED.values(), *HEARD.values(), *NAMING):  # drawn in each language by itself
            mine, theirs = ({each - {"claimed"} for each in found} for found in both)
            assert mine == theirs, matter
            continue
        assert both[0] == both[1], matter


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_sort_has_twelve_answers_that_new_drills_give(lang: str) -> None:
    for sort in SORTS:
        said = [line for line in lines_of(f"personal-{sort}", "", lang) if not conditions_of(line)]
        assert len(set(said)) >= 12, sort


def test_what_is_admitted_is_not_doubted_and_what_says_no_word_of_a_place_is_asked_of_none() -> None:
    for kind, stance in (("acknowledgement", "confirm"), ("correction", "confirm"), ("holding", "unknown")):
        facts = SpokenFacts(kind=kind, stance=stance, lacks=frozenset({"source"}), fault=True)
        raised = [weights("statement", row, tone, facts) for row in ("question", "denial") for tone in TONES]
        assert not {"sure", "unsure"} & {matter for found in raised for matter in found}
        assert stance == "confirm" or not any("source" in found for found in raised)
    under = [
        weights("statement", "question", tone, SpokenFacts(), topic=topic)
        for tone in TONES
        for topic in TOPICS
    ]
    assert sum("here" in found for found in under) == 3 * len(TONES)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_words_of_an_emergency_stand_under_no_other_matter(lang: str) -> None:
    calm = conditions(SpokenFacts(kind="answer", stance="confirm", lacks=frozenset({"do"})), "zone")
    (grammar,) = [each for each in reply_grammars() if each.id == reply_id("do", "zone", lang)]
    said = [fold(grammar.start[line]) for line in line_order(grammar.id, 1, "p1", calm)]
    assert said and not any(
        sign in line for line in said for sign in ("o yen", "nguoi gia", "don chau", "stay put", "elderly")
    )


def test_a_question_an_advert_and_a_notice_are_answered_with_no_echo() -> None:
    for lang in ("vi", "en"):
        (grammar,) = [each for each in reply_grammars() if each.id == reply_id("personal-any", "", lang)]
        said = {fold(grammar.start[line]) for line in line_order(grammar.id, 1, "p1")}
        assert not said & {
            "cong nhan.",
            "u, dung the.",
            "the moi noi.",
            "exactly.",
            "true.",
            "tell me about it.",
        }
