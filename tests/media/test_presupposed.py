"""What a line presupposes is there: every line that can stand under a statement on a claim of the library, read by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

import pytest

from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media import Feed, Notice
from infodrill.media.matters import TAKEN_UP, admits, conditions, sense, weights
from infodrill.media.refs import PostRef
from infodrill.media.relations import PASSAGES, SpokenFacts
from infodrill.media.replies import (
    MARKED_USUALLY,
    line_order,
    line_words,
    marked,
    matter_of,
    parted,
    reply_id,
    sayable,
)
from infodrill.media.topics import topic_of
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Claim

from .conftest import make_rows, make_scenario
from .test_taken_up import feed_under, replies

EVERY = frozenset(PASSAGES) - {"asks"}
KINDS = (
    ("holding", "unknown"), ("warning", "advice"), ("correction", "deny"), ("correction", "partly"), ("answer", "confirm"),
    ("acknowledgement", "confirm"), ("bulletin", "advice"),
)  # fmt: skip
TONES = ("asking", "doubting", "angry", "thankful", "corrected")
Holds = Callable[[SpokenFacts, str], bool]
GRAVE = frozenset({"flood", "power", "water", "fire"})
FEARED = GRAVE | {"food", "health", "order", "school", "goods", "zone", "bank"}
# What a reader sees that a line takes for granted, and where that is so.
PRESUPPOSED: tuple[tuple[str, Holds], ...] = (
    (
        r"luc cuong len|o mot minh thi ai sang|remembers in a panic|who live alone",
        lambda said, topic: topic in {"flood", "fire"} and said.kind == "warning",
    ),
    (r"cac cu o mot minh thi ai nhac|nha em nho nhe|mind, everyone at ours", lambda said, topic: False),
    (
        r"cac cho khac co bi|nhung cho khac khong|cho dan xem khong|dan ra xem|lap lai khong",
        lambda said, topic: topic in GRAVE | {"works"},
    ),
    (r"nhom lop", lambda said, topic: topic in {"school", "zone", "food", "health"}),
    (r"truong hop nha", lambda said, topic: said.kind == "answer" and topic in {"papers", "zone", "services", "claims"}),
    (r"nhe ca nguoi|tho phao|hu via|the thi tot qua|what a relief", lambda said, topic: topic in FEARED),
    (r"gio dan moi duoc biet|khong ai noi voi dan|noi voi dan tu dau|only hear of it now", lambda said, topic: not said.known),
    (r"bao nhieu nguoi phan anh|dan noi tu lau|sao dan phai noi mai", lambda said, topic: said.known),
    (
        r"^ben em thi sao|khu tro ben em|thuoc dien nay|ngo em thi tinh hinh",
        lambda said, topic: topic in {"flood", "power", "water"},
    ),
    (r"co gi thay doi chua|co them gi khong ad|vao xem tiep|co tin thi bao giup", lambda said, topic: sense(said) == "unknown"),
    (r"^ban \[stamp\]|em gui ban \[stamp\]", lambda said, topic: False),
)  # fmt: skip


@cache
def shown(words: str) -> tuple[int, ...]:
    """What a line takes for granted, by its place in `PRESUPPOSED`."""
    return tuple(number for number, (sign, _) in enumerate(PRESUPPOSED) if re.search(sign, fold(words)))


def facts_on(claim: Claim) -> Iterator[SpokenFacts]:
    """What may be recorded of the statements on a claim."""
    for (kind, stance), lacks in product(
        KINDS, (frozenset[str](), frozenset({"do"}), frozenset({"do", "source", "asof"}))
    ):
        yield SpokenFacts(
            kind=kind, stance=stance, lacks=lacks, holds=EVERY, own=claim.own_error, known=claim.gate_code == "G4",
            fault=claim.disposition in ("acknowledge", "service"), question=claim.gate_code == "G3", tally=True,
        )  # fmt: skip


def can_stand(said: SpokenFacts, topic: str, lang: str) -> Iterator[str]:
    """Every plain or taking line that can be drawn under a statement."""
    holding = conditions(said, topic)
    raised = {
        matter
        for kind, tone in product(("question", "denial", "agree"), TONES)
        for matter in weights("statement", kind, tone, said, topic=topic)  # type: ignore[arg-type]
    }
    for matter in sorted(raised | set(TAKEN_UP.values())):
        grammar = reply_id(matter, topic, lang)
        yield from (line_words(grammar, line) for line in line_order(grammar, 1, "p", holding))


def test_no_line_of_the_words_stands_under_a_statement_of_the_library_that_has_not_what_it_presupposes() -> (
    None
):
    seen: dict[tuple[str, SpokenFacts, str], bool] = {}
    met: set[int] = set()
    for name in library():
        for claim in load(find(name)).scenario.claims:
            topic = topic_of(claim.sentence.vi, claim.sentence.en)
            for said, lang in product(facts_on(claim), LANGUAGES):
                if seen.setdefault((topic, said, lang), False):
                    continue
                seen[topic, said, lang] = True
                for words in can_stand(said, topic, lang):
                    for number in shown(words):
                        met.add(number)
                        assert PRESUPPOSED[number][1](said, topic), (
                            name,
                            claim.id,
                            said.kind,
                            said.stance,
                            words,
                        )
    assert met == {number for number, (sign, _) in enumerate(PRESUPPOSED) if number not in (1, 10)}


def test_pumps_contracts_claims_and_noodles_are_no_flood_at_the_door() -> None:
    drills = {
        name: {claim.id: claim for claim in load(find(name)).scenario.claims}
        for name in ("pump-log", "wet-rice", "typhoon")
    }
    topics = {
        key: topic_of(claim.sentence.vi, claim.sentence.en)
        for claims in drills.values()
        for key, claim in claims.items()
    }
    assert not {"flood", "food", "data"} & {
        topics[key] for key in ("l3-contract", "l6-five", "l7-claims", "r1-stale", "r7-next", "k8-pumps")
    }
    assert topics["k1-evacuate"] == topics["k1-dyke"] == "flood" and topics["k9-list"] == "data"


def threads_of(lang: str) -> dict[str, list[str]]:
    feed = feed_under(
        SpokenFacts(kind="correction", stance="deny", holds=frozenset({"fact"})),
        {"fact": "chợ họp từ năm giờ"},
        number=70,
    )
    lines: dict[str, list[str]] = {}
    for post in replies(feed):
        lines.setdefault(post.thread, []).append(list(parted(post.grammar))[-1].__repr__())
    return lines


def test_no_line_is_said_twice_under_one_statement_wherever_it_was_posted() -> None:
    lines = threads_of("vi")
    every = [line for thread in lines.values() for line in thread]
    assert len(lines) > 1 and len(every) > 35 and len(set(every)) == len(every)


@pytest.mark.parametrize(("mark", "least"), [("hail", 70), ("blame", 60), ("foreign", 15), ("threat", 25)])
def test_good_wishes_blame_threats_and_a_strange_tongue_are_answered_as_that(mark: str, least: int) -> None:
    said = [
        marked(reply_id(matter, "", "vi"), rank, "vi", {mark: "", "claimed": ""}, 3, f"t{thread}")
        for matter in ("demand", "retort", "remark")
        for rank, thread in product(range(6), range(20))
    ]
    share = 100 * sum(line is not None for line in said) // len(said)
    assert least <= share and (mark in ("hail", "blame") or share < MARKED_USUALLY // 10)


def test_words_of_the_drill_stand_back_for_what_shows_in_the_text() -> None:
    feed = Feed(load(find("free-data")).scenario, seed=3, language="vi")
    bi = Bi(vi="lời", en="word")
    feed.portal.publish(
        Notice(
            statement="s1", version=1, minute=0, kind="warning", issuer=bi, title=bi, body=bi, claim="d1-gift"
        )
    )
    shown = {lang: {"blame": ""} for lang in LANGUAGES}
    feed.place_statement(
        "s1", 0, "feed", facts=SpokenFacts(kind="warning", stance="advice", holds=EVERY), passages=shown
    )
    rows = make_rows(1, 60, roots=0)
    rows["parent"], rows["layer"] = 1, 0
    feed.close_minute(1, rows, {0: "s1"})
    own = [
        post
        for post in feed.posts()
        if post.form == "reply" and any(not matter_of(name) for name, _ in parted(post.grammar))
    ]
    told = {feed.texts.expand(post, "vi", {}) for post in own}
    assert len(own) > 5 and len(told & {feed.expand(post, "vi") for post in own}) * 2 <= len(own)


def asked(answered: bool) -> list[PostRef]:
    """What people answer to a question on which an office has spoken, or has not."""
    scenario = make_scenario(visible=4_000)
    words = Bi(vi="Sáng mai chợ có họp không?", en="Is the market open tomorrow?")
    claim = type(
        "ClaimStub",
        (),
        {"id": "k1", "gate_code": "G3", "sentence": words, "waves": (), "topic": None, "truth": ()},
    )()
    object.__setattr__(scenario, "claims", (claim,))
    feed = Feed(scenario, seed=5, language="vi")
    if answered:
        feed.portal.publish(
            Notice(
                statement="s1",
                version=1,
                minute=0,
                kind="answer",
                issuer=words,
                title=words,
                body=words,
                claim="k1",
            )
        )
        feed.place_statement("s1", 0, "feed", facts=SpokenFacts(kind="answer", stance="confirm"))
    for minute in range(1, 4):
        feed.close_minute(minute, make_rows(minute, 120), {0: "k1"})
    return [post for post in feed.posts() if post.form == "reply"]


def test_where_an_office_has_answered_many_tell_who_asks() -> None:
    told = [matter == "question-told" for post in asked(True) if (matter := matter_of(post.grammar))]
    assert len(told) > 20 and 3 * sum(told) > len(told)
    assert not [post for post in asked(False) if matter_of(post.grammar) == "question-told"]


def test_a_plain_answer_to_a_complaint_admits_nothing() -> None:
    said = {
        kind: SpokenFacts(kind=kind, stance="confirm", fault=True, holds=EVERY)
        for kind in ("answer", "correction", "acknowledgement")
    }
    assert [kind for kind, facts in said.items() if admits(facts)] == ["correction", "acknowledgement"]
    lines = {
        line
        for kind in ("question", "denial", "agree")
        for matter in weights("statement", kind, "angry", said["answer"], topic="services")
        for line in (matter,)
    }
    assert not lines & {"mend", "admit", "owns"}


def test_an_answer_that_confirms_a_complaint_that_was_taken_on_owns_it_and_none_other_does() -> None:
    said = {
        (kind, stance): SpokenFacts(
            kind=kind, stance=stance, complaint=True, fault=True, known=True, holds=EVERY
        )
        for kind in ("answer", "bulletin", "warning")
        for stance in ("confirm", "deny", "partly", "unknown", "advice")
    }
    assert {key for key, facts in said.items() if admits(facts)} == {
        key for key in said if key[1] == "confirm"
    }
    for (_, stance), facts in said.items():
        if stance == "confirm":
            assert {"admit", "reported"} <= conditions(facts, "services")
            assert not {"tells", "says", "directs"} & conditions(facts, "services"), (
                "a fault is no service notice"
            )
            assert "practice" not in weights("statement", "denial", "doubting", facts, topic="services")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_to_ring_is_asked_about_where_there_is_one(lang: str) -> None:
    grammar = reply_id("how", "money", lang)
    asked_of = [
        line for line in line_order(grammar, 1, "p", frozenset({"directs", "dials"}))
        if line not in line_order(grammar, 1, "p", frozenset({"directs"}))
    ]  # fmt: skip
    assert len(asked_of) == 1
    said = SpokenFacts(kind="warning", stance="advice", holds=EVERY)
    assert "dials" in conditions(said, "money")
    assert all(sayable(grammar, line, lang, {}, 1, "p") != line for line in asked_of)
