"""Replies that take up what a statement says: by its words when somebody reads, by recorded facts alone when they are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from infodrill.kernel.folding import fold
from infodrill.media import Feed, Notice
from infodrill.media.grammar import compile_grammar, declared
from infodrill.media.matters import TAKEN_UP
from infodrill.media.refs import PostRef
from infodrill.media.relations import SpokenFacts
from infodrill.media.replies import matter_of, parted, sayable
from infodrill.scenario.light.talk import small_talk
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Grammar
from infodrill.scenario.tokens import SORTS

from .conftest import make_rows, make_scenario

HELD = frozenset({"fact", "advice", "record", "figure", "stamp"})
SAID = {
    "fact": "chợ họp từ năm giờ", "advice": "đi bằng cổng sau", "record": "sổ trực", "figure": "14 bình",
    "stamp": "13 giờ 20", "open": "chưa rõ có ai ở trong",
}  # fmt: skip
WHOLE = SpokenFacts(kind="correction", stance="deny", holds=HELD)
SENSES = (
    WHOLE,
    SpokenFacts(kind="acknowledgement", stance="confirm", holds=HELD),
    SpokenFacts(kind="holding", stance="unknown", holds=HELD | {"open"}, lacks=frozenset({"next"})),
    SpokenFacts(kind="warning", stance="advice", holds=HELD),
    SpokenFacts(kind="correction", stance="partly", holds=HELD),
    SpokenFacts(kind="answer", stance="advice", holds=HELD),
    SpokenFacts(kind="answer", stance="advice", lacks=frozenset({"fact", "do", "source", "asof"})),
)


def feed_under(facts: SpokenFacts, said: Mapping[str, str], *, number: int = 60, seed: int = 5) -> Feed:
    """A feed in which a statement with these facts and passages was answered."""
    feed = Feed(make_scenario(visible=4_000), seed=seed, language="vi")
    words = Bi(vi="lời", en="word")
    notice = Notice(
        statement="s1",
        version=1,
        minute=0,
        kind=facts.kind,
        issuer=words,
        title=words,
        body=words,
        claim="k1",
    )
    feed.portal.publish(notice)
    passages = {"vi": said, "en": said}
    for channel in ("feed", "group"):
        feed.place_statement("s1", 0, channel, facts=facts, passages=passages)
    rows = make_rows(1, number, roots=0)
    rows["parent"] = 1
    feed.close_minute(1, rows, {0: "s1"})
    return feed


def replies(feed: Feed) -> list[PostRef]:
    return [post for post in feed.posts() if post.form == "reply" and post.narrative]


def taking_up(feed: Feed, said: Mapping[str, str], lang: str = "vi") -> list[PostRef]:
    words = [fold(each) for each in said.values()]
    return [post for post in replies(feed) if any(each in fold(feed.expand(post, lang)) for each in words)]


@pytest.mark.parametrize("facts", SENSES[:6], ids=lambda facts: f"{facts.kind}-{facts.stance}")
def test_each_thing_that_a_text_says_is_said_again_and_by_one_reply_alone(facts: SpokenFacts) -> None:
    feed = feed_under(
        facts, SAID | {"unshown": "", "named": ""}, number=24
    )  # a record, and not where that can be seen
    said = [len(taking_up(feed, {name: words})) for name, words in SAID.items()]
    assert max(said) <= 1 <= sum(said), dict(zip(SAID, said, strict=True))


def test_a_text_changes_no_reference_and_once_erased_nothing_of_it_is_read() -> None:
    whole, erased = feed_under(WHOLE, SAID), feed_under(WHOLE, {})
    assert [post.grammar for post in replies(whole)] == [post.grammar for post in replies(erased)]
    assert taking_up(whole, SAID) and not taking_up(erased, SAID)
    assert not any("[" in erased.expand(post, lang) for post in replies(erased) for lang in ("vi", "en"))


def test_watch_and_cells_never_read_what_is_taken_up() -> None:
    feed = feed_under(WHOLE, SAID)
    words = [fold(each) for each in SAID.values()]
    assert not [
        post for post in replies(feed) if any(each in fold(feed.to_post(post).text) for each in words)
    ]


def test_what_is_taken_up_is_only_what_is_recorded() -> None:
    bare = feed_under(replace(WHOLE, holds=frozenset()), SAID)
    assert not taking_up(bare, SAID)
    named = {matter_of(grammar) for post in replies(bare) for grammar, _ in parted(post.grammar)}
    assert not named & set(TAKEN_UP.values())


def test_a_passage_that_is_missing_is_replaced_by_another_or_by_a_plain_line() -> None:
    for post in replies(feed_under(WHOLE, SAID)):
        *_, (plain, line) = parted(post.grammar)
        assert (
            sayable(plain, line, "vi", {}, 1, "p") is not None
            and sayable(plain, line, "en", {}, 1, "p") is not None
        )


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("facts", SENSES, ids=lambda facts: f"{facts.kind}-{facts.stance}-{len(facts.lacks)}")
def test_no_two_of_twenty_replies_in_a_thread_are_of_the_same_line(facts: SpokenFacts, seed: int) -> None:
    feed = feed_under(facts, {}, number=44, seed=seed)
    by_thread: dict[str, list[str]] = {}
    for post in replies(feed):
        by_thread.setdefault(post.thread, []).append(post.grammar.rpartition(">")[2])
    for lines in by_thread.values():
        assert max(Counter(lines[:20]).values()) == 1, lines[:20]


def small_posts() -> list[Grammar]:
    kinds = ("town", "coast", "school", "river", "hospital", "mountain")
    shipped = [grammar for grammar in small_talk(kinds, (), ("vi", "en")) if grammar.stance == "noise"]
    own = [
        grammar
        for name in library()
        for grammar in load(find(name)).scenario.texts.grammars
        if grammar.stance == "noise"
    ]
    return [*shipped, *own]


def test_what_is_shipped_says_of_its_small_posts_what_they_are() -> None:
    untold: list[str] = []
    for grammar in small_posts():
        made = compile_grammar(grammar)
        found = [declared(made, 1, f"p{number}") for number in range(80)]
        assert set(found) <= {"", *SORTS}
        untold += [grammar.id] * found.count("")
    assert len(untold) <= 80, Counter(untold)
