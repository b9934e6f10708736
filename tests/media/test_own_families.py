"""A drill's own words for replies to statements fit one matter: under a statement on another one nobody says them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from infodrill.media import Feed, Notice
from infodrill.media.felt import TAKES_BACK, borne, laid
from infodrill.media.matters import CONDITIONS, conditions
from infodrill.media.refs import PostRef
from infodrill.media.relations import SpokenFacts
from infodrill.media.replies import ELSE, LINE, REPLY, in_language
from infodrill.media.topics import topic_of
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Grammar, Scenario
from infodrill.scenario.schema.texts import Told

from .conftest import make_rows

BI = Bi(vi="lời", en="word")
HELD = frozenset({"fact", "advice", "record", "figure", "next"})
SAID = (
    SpokenFacts(kind="correction", stance="deny", holds=HELD),
    SpokenFacts(kind="warning", stance="advice", holds=HELD, own=True),
    SpokenFacts(kind="correction", stance="partly"),
    SpokenFacts(kind="holding", stance="unknown", holds=HELD),
    SpokenFacts(kind="acknowledgement", stance="confirm", fault=True),
)
SHOWS = dict.fromkeys(("negates", "owning", "advising"), "")
"""What a text shows that does what is recorded of it."""


def families(scenario: Scenario) -> Iterator[Grammar]:
    yield from (grammar for grammar in scenario.texts.grammars if grammar.answers == "statement")


def said_by_the_drill(reference: str, own: Container[str]) -> str:
    """The grammar of the drill that a reference names, whatever is said where that cannot stand; "" for none."""
    named = (part.partition(LINE)[0] for part in reference.split(ELSE))
    return next((grammar for grammar in named if grammar in own), "")


def drawn(scenario: Scenario, language: str) -> Iterator[tuple[Grammar, str, SpokenFacts]]:
    """(family, claim of the statement, what is recorded of it) of every reply in the drill's own words under a statement a claim
    and sense, and under one on no claim."""
    own = {grammar.id: grammar for grammar in families(scenario)}
    feed, said = Feed(scenario, seed=7, language=language), {}
    subjects = [*(claim.id for claim in scenario.claims), ""]
    for number, (claim, facts) in enumerate(product(subjects, SAID)):
        name = f"s{number}"
        feed.portal.publish(
            Notice(
                statement=name,
                version=1,
                minute=0,
                kind=facts.kind,
                issuer=BI,
                title=BI,
                body=BI,
                claim=claim,
            )
        )
        placed = feed.place_statement(name, 0, "feed", facts=facts)
        said[placed.id] = claim, facts
        for post in range(24):
            kind = ("question", "denial", "agree")[post % 3]
            reply = feed._answers.grammar(
                placed, kind=kind, narrative=name, said=f"{name}:1", tone="neutral", channel="feed", post=f"{name}.{post}"
            )  # fmt: skip
            if found := said_by_the_drill(reply, own):
                yield own[found], claim, facts


def test_every_family_of_the_library_says_what_it_is_about_and_stands_under_nothing_else() -> None:
    used: set[str] = set()
    for name in library():
        scenario = load(find(name)).scenario
        topics = {claim.id: topic_of(claim.sentence.vi, claim.sentence.en) for claim in scenario.claims}
        for family in families(scenario):
            assert family.about, (name, family.id)
        for language in scenario.drill.languages:
            for family, claim, facts in drawn(scenario, language):
                used.add(family.id)
                assert claim in family.about, (name, family.id, claim)
                assert set(family.under) <= conditions(facts, topics.get(claim, "")), (name, family.id, claim)
    assert len(used) > 12


def test_what_a_family_may_need_is_what_is_recorded() -> None:
    assert set(get_args(Told)) <= set(CONDITIONS)


@pytest.mark.parametrize(
    ("lang", "line", "text", "stands"),
    [
        ("vi", "Lần này thì phường nhận lỗi thật.", "Phường xin lỗi bà con vì đã báo chậm.", True),
        ("vi", "lan nay thi phuong nhan loi that", "Phường xin lỗi bà con vì đã báo chậm.", True),
        ("vi", "Lần này thì phường nhận lỗi thật.", "Chợ họp từ 5 giờ sáng.", False),
        ("en", "Good that they admit it.", "We are sorry, the notice was wrong.", True),
        ("en", "Good that they admit it.", "The market opens at five.", False),
        ("vi", "Chợ họp từ mấy giờ ạ?", "Chợ họp từ 5 giờ sáng.", True),
    ],
)
def test_a_line_lays_at_no_door_what_the_statement_does_not_bear(
    lang: str, line: str, text: str, stands: bool
) -> None:
    assert (laid(line, lang) <= borne(text, lang)) is stands


def test_a_line_of_the_drill_stands_back_where_the_statement_does_not_bear_what_it_lays_there() -> None:
    scenario = load(find("pump-log")).scenario
    own = next(each for each in families(scenario) if each.id == "log.thanks.vi")
    lines = [line for line in own.start if laid(line, "vi")]
    assert lines, "the library has no such line any more"
    for things, stands in (("", False), ("fault", True)):
        feed = Feed(scenario, seed=3, language="vi")
        feed.portal.publish(
            Notice(statement="s1", version=1, minute=0, kind="acknowledgement", issuer=BI, title=BI, body=BI, claim="l9-date")
        )  # fmt: skip
        feed.place_statement(
            "s1", 0, "feed", facts=SAID[4], passages={"vi": SHOWS | {"named": things}, "en": {}}
        )
        rows = make_rows(1, 90, roots=0)
        rows["parent"], rows["layer"] = 1, 0
        feed.close_minute(1, rows, {0: "s1"})
        said = [feed.expand(post).lower() for post in feed.posts() if post.form == "reply"]
        assert any("lỡ hẹn" in text for text in said) == stands


def test_one_thread_hears_each_line_of_a_drill_once() -> None:
    scenario = load(find("free-data")).scenario
    feed = Feed(scenario, seed=3, language="vi")
    notice = Notice(
        statement="s1", version=1, minute=0, kind="warning", issuer=BI, title=BI, body=BI, claim="d1-gift"
    )
    feed.portal.publish(notice)
    feed.place_statement("s1", 0, "feed", facts=SAID[1])
    rows = make_rows(1, 60, roots=0)
    rows["parent"], rows["layer"] = 1, 0
    feed.close_minute(1, rows, {0: "s1"})
    own = {grammar.id for grammar in families(scenario)}
    lines = [
        part for post in feed.posts() for part in post.grammar.split(ELSE) if part.partition(LINE)[0] in own
    ]
    assert len(lines) == len(set(lines)) > 5 and all(LINE in line for line in lines)


def test_what_a_drill_says_under_one_word_is_said_under_another_last() -> None:
    """Offices publish a word each on the same claim: under two of them the same lines stood within minutes."""
    scenario = load(find("free-data")).scenario
    feed, own = Feed(scenario, seed=3, language="vi"), {grammar.id for grammar in families(scenario)}
    said: list[set[str]] = []
    for name in ("s1", "s2"):
        feed.portal.publish(
            Notice(
                statement=name, version=1, minute=0, kind="warning", issuer=BI, title=BI, body=BI, claim="d1-gift"
            )
        )  # fmt: skip
        placed = feed.place_statement(name, 0, "feed", facts=SAID[1])
        replies = (
            feed._answers.grammar(
                placed, kind=kind, narrative=name, said=f"{name}:1", tone="neutral", channel="feed", post=f"{name}.{post}"
            )
            for post, kind in enumerate(("agree",) * 5)
        )  # fmt: skip
        parts = (part for reply in replies for part in reply.split(ELSE))
        said.append({part for part in parts if part.partition(LINE)[0] in own})
    assert all(said) and (not said[0] & said[1] or len(said[0] | said[1]) == 4)  # there are four


@pytest.mark.parametrize("name", library())
def test_read_in_the_other_language_a_reply_says_what_it_says(name: str) -> None:
    """Small talk stood there in its place: under "no pupil was taken" somebody asked "Is it compulsory?"."""
    scenario = load(find(name)).scenario
    own = {grammar.id: grammar for grammar in scenario.texts.grammars if grammar.answers}
    feed = Feed(scenario, seed=3, language=scenario.drill.languages[0])
    above = PostRef(
        id="p", minute=0, ward="", channel="feed", grammar="", narrative="", thread="t", parent="", author_key=7, kind="agree"
    )  # fmt: skip
    for number, (called, grammar) in enumerate(own.items()):
        for lang in {*scenario.drill.languages} - {grammar.language}:
            other = own.get(in_language(called, lang))
            assert other is not None and (other.answers, other.about, other.under) == (
                grammar.answers, grammar.about, grammar.under,
            ), f"{called} has no {lang}"  # fmt: skip
            post = replace(above, id=f"p{number}", grammar=called)
            assert feed.expand(post, lang) == feed.expand(replace(post, grammar=other.id), lang)


def test_no_line_of_the_drill_is_said_by_heart_where_the_text_takes_back_its_own_word() -> None:
    scenario = load(find("wet-rice")).scenario
    said = {}
    for things in ("short", f"short {TAKES_BACK}"):
        feed = Feed(scenario, seed=3, language="vi")
        feed.portal.publish(
            Notice(statement="s1", version=1, minute=0, kind="correction", issuer=BI, title=BI, body=BI, claim="r1-stale")
        )  # fmt: skip
        feed.place_statement(
            "s1", 0, "feed", facts=SAID[0], passages={"vi": SHOWS | {"named": things}, "en": {}}
        )
        rows = make_rows(1, 90, roots=0)
        rows["parent"], rows["layer"] = 1, 0
        feed.close_minute(1, rows, {0: "s1"})
        own = [
            post
            for post in feed.posts()
            if post.form == "reply" and not post.grammar.rpartition(ELSE)[2].startswith(REPLY)
        ]
        said[things] = [feed.expand(post) for post in own]
        texts = [feed.expand(post) for post in feed.posts() if post.form == "reply"]
    before, after = said.values()
    assert before and not set(before) & set(texts)
    assert len(before) == len(after)
