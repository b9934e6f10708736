"""Replies that know what they answer: what is asked follows what is recorded, and changes nothing but words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from infodrill.kernel.folding import fold
from infodrill.media import Feed, Notice
from infodrill.media.builtinwords import TOPIC
from infodrill.media.hasty import after_its_day
from infodrill.media.matters import ECHOED
from infodrill.media.refs import PostRef
from infodrill.media.relations import TONES, SpokenFacts
from infodrill.media.replies import matter_of, parted, plain_of
from infodrill.scenario.schema import Bi

from .conftest import GRAMMARS, grammar, make_rows, make_scenario

BI = Bi(vi="lời", en="word")
WHOLE = SpokenFacts(kind="correction", stance="deny")


def answered(
    facts: SpokenFacts, *, seed: int = 3, tone: str = "", claim: str = "k1", number: int = 400
) -> Feed:
    """A feed in which a statement with these facts has been answered by many."""
    feed = Feed(make_scenario(visible=4_000, noise=60), seed=seed, language="vi")
    notice = Notice(
        statement="s1", version=1, minute=0, kind=facts.kind, issuer=BI, title=BI, body=BI, claim=claim
    )
    feed.portal.publish(notice)
    for channel in ("feed", "group"):
        feed.place_statement("s1", 0, channel, facts=facts)
    tones = (lambda shown: np.full(len(shown), TONES.index(tone))) if tone else None  # type: ignore[arg-type]
    for minute in range(1, 6):
        rows = make_rows(minute, number, roots=0)
        rows["parent"] = 1
        feed.close_minute(minute, rows, {0: "s1"}, tones=tones)
    return feed


def replies(feed: Feed, *kinds: str) -> Iterator[PostRef]:
    yield from (
        post
        for post in feed.posts()
        if post.form == "reply" and post.narrative and (not kinds or post.kind in kinds)
    )


def plainly(post: PostRef) -> str:
    """The matter of what a reply says where the words above show nothing and have nothing to take up."""
    return matter_of(plain_of(post.grammar))


@pytest.mark.parametrize("lack", ["do", "source", "next", "asof", "plain"])
def test_what_a_statement_lacks_is_asked_for_and_what_it_has_never(lack: str) -> None:
    asked = {plainly(post) for post in replies(answered(replace(WHOLE, lacks=frozenset({lack}))))}
    assert lack in asked
    assert not asked & ({"do", "source", "next", "asof", "plain", "fair", "seen", "late", "turned"} - {lack})
    whole = {plainly(post) for post in replies(answered(WHOLE))}
    assert lack not in whole and whole


@pytest.mark.parametrize("mark", ["seen", "late", "turned"])
def test_who_saw_it_who_waited_and_who_was_told_otherwise_says_so(mark: str) -> None:
    against = [
        plainly(post) for post in replies(answered(replace(WHOLE, **{mark: True}), number=90), "denial")
    ]
    assert against[:12].count(mark) * 2 > 12  # before all that there is to say of it was said in a thread


def test_who_is_corrected_is_relieved_and_nobody_who_saw_it() -> None:
    glad = [plainly(post) for post in replies(answered(WHOLE, tone="corrected"), "agree")]
    assert glad.count("relief") * 3 > len(glad) > 20
    saw = answered(replace(WHOLE, seen=True), tone="corrected")
    assert "relief" not in {plainly(post) for post in replies(saw)}


def test_words_change_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(feed: Feed) -> list[Any]:
        rows = [
            {key: value for key, value in feed.row(post).items() if key not in ("grammar", "kind")}
            for post in feed.posts()
        ]
        return [
            rows,
            feed.totals,
            feed.moved(),
            feed._budget.left,
            [feed.counters(post.id) for post in feed.posts()],
        ]

    plain = answered(WHOLE)
    other = answered(
        SpokenFacts(kind="holding", stance="unknown", lacks=frozenset({"do", "next"}), late=True),
        tone="angry",
    )
    said = [[feed.expand(post) for post in replies(feed)] for feed in (plain, other)]
    assert said[0] != said[1]
    assert of(plain) == of(other)


def test_a_reply_under_a_version_answers_that_version_when_a_later_one_stands() -> None:
    feed = Feed(make_scenario(visible=4_000), seed=3, language="vi")
    notice = Notice(
        statement="s1", version=1, minute=0, kind="warning", issuer=BI, title=BI, body=BI, claim="k1"
    )
    feed.portal.publish(notice)
    first = feed.place_statement("s1", 0, "feed", facts=replace(WHOLE, lacks=frozenset({"do"})))
    relayed = feed.place_relay(1, 0, "feed", "s1:1", narrative="s1", room="feed")
    feed.portal.publish(replace(notice, version=2, minute=1))
    feed.place_statement("s1", 1, "group", facts=WHOLE)
    rows = make_rows(2, 200, roots=0)
    rows["kind"], rows["parent"], rows["layer"] = 1, 1, [0, 1] * 100
    feed.close_minute(2, rows, {0: "s1"})
    under_first = {plainly(post) for post in replies(feed) if post.parent in (first.id, relayed.id)}
    others = {plainly(post) for post in replies(feed) if post.parent not in (first.id, relayed.id)}
    assert "do" in under_first and others and "do" not in others
    # What was said to one text is no reason to say nothing to that which replaces it: each is answered from the first line on.
    firsts: dict[str, int] = {}
    for post in replies(feed):
        for named, rank in parted(post.grammar):
            if matter_of(named) == ECHOED["question"]:
                version = feed.ref(post.parent).grammar
                firsts[version] = min(rank, firsts.get(version, rank))
    assert firsts == {"statement:s1:1": 0, "statement:s1:2": 0}


def test_a_rumour_is_told_of_the_notice_only_where_one_stands() -> None:
    def told(feed: Feed, minute: int) -> set[str]:
        rows = make_rows(minute, 300)
        rows["kind"][1:] = 2
        feed.close_minute(
            minute, rows, {0: "k1"}, tones=lambda shown: np.full(len(shown), TONES.index("corrected"))
        )
        return {plainly(post) for post in replies(feed, "denial")}

    feed = Feed(make_scenario(visible=4_000), seed=3, language="vi")
    assert told(feed, 0) == {"", "rumour-doubt"}  # the claim's own words, and those for any rumour
    feed.portal.publish(
        Notice(statement="s1", version=1, minute=1, kind="answer", issuer=BI, title=BI, body=BI, claim="k1")
    )
    feed.place_statement("s1", 1, "feed", facts=WHOLE)
    assert "rumour-told" in told(feed, 2)


@pytest.mark.parametrize("asked", [True, False])
def test_who_only_asks_whether_it_is_so_is_told_of_no_source_and_not_to_stop(asked: bool) -> None:
    start = ("Cho hỏi đê ở {ward} vỡ thật không?",) if asked else ("Đê vỡ ở {ward}, chạy đi",)
    feed = Feed(make_scenario((grammar("k1.tell", start),), visible=4_000), seed=3, language="vi")
    for minute, kind in ((0, 1), (1, 2)):
        rows = make_rows(minute, 300)
        rows["kind"][1:] = kind
        feed.close_minute(
            minute, rows, {0: "k1"}, tones=lambda shown: np.full(len(shown), TONES.index("angry"))
        )
    relations = {plainly(post).partition("-")[0] for post in replies(feed)}
    assert relations - {""} == {"question" if asked else "rumour"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_small_talk_stands_under_small_talk_by_what_it_is_about(lang: str) -> None:
    noise = (
        *GRAMMARS,
        grammar("noise.t", ("{is:offer}Thanh lý nồi cơm điện cũ",), stance="noise", claim=None),
        grammar("noise.l", ("{is:lost}Mèo nhà mình đi lạc",), stance="noise", claim=None),
    )  # fmt: skip
    feed = Feed(make_scenario(noise, visible=8_000, noise=600), seed=3, language="vi")
    for minute in range(120):
        feed.close_minute(minute, make_rows(minute, 1), {0: "k1"})
    small = [post for post in feed.posts() if post.form == "reply" and not post.narrative]
    assert len({plainly(post) for post in small}) >= 3
    for post in small:
        said = feed.expand(feed.ref(post.parent)).lower()
        sort = "offer" if "thanh lý" in said else "lost" if "lạc" in said else "any"
        assert matter_of(post.grammar) == f"personal-{sort}"
        assert feed.expand(post, lang)


@pytest.mark.parametrize("answers", ["statement", "rumour", "personal"])
def test_a_grammar_of_the_scenario_stands_under_what_it_answers_and_nowhere_else(answers: str) -> None:
    stance = "agree" if answers == "personal" else "question"
    own = grammar("own.words", ("Câu của riêng kịch bản",), stance=stance, claim=None, answers=answers)
    feed = Feed(make_scenario((*GRAMMARS, own), visible=8_000, noise=600), seed=3, language="vi")
    feed.portal.publish(
        Notice(statement="s1", version=1, minute=0, kind="answer", issuer=BI, title=BI, body=BI)
    )
    for channel in ("feed", "group"):
        feed.place_statement("s1", 0, channel, facts=WHOLE)
    for minute in range(1, 61):
        rows = make_rows(minute, 60)
        rows["narrative"][30:], rows["parent"][30:] = 1, 1
        feed.close_minute(minute, rows, {0: "k1", 1: "s1"})
    said = (post for post in feed.posts() if post.grammar.rpartition(">")[2].partition("/")[0] == "own.words")
    above = [feed.ref(post.parent) for post in said]
    found = {
        "statement" if post.form == "official" else "rumour" if post.narrative else "personal"
        for post in above
    }
    assert found == {answers}


@pytest.mark.parametrize("kind", ["tell", "question", "deny", "agree", "noise", "press"])
def test_references_of_earlier_drills_are_still_read(kind: str) -> None:
    feed = Feed(make_scenario(), seed=3, language="vi")
    (post, *_) = feed.close_minute(0, make_rows(0, 3), {0: "k1"})
    for lang in ("vi", "en"):
        assert feed.expand(replace(post, grammar=f"builtin.{kind}.vi"), lang)


@pytest.mark.parametrize(
    ("topic", "named"),
    [(Bi(vi="đê bối", en="the ring dyke"), ("đê bối", "the ring dyke")), (None, ("", ""))],
)
def test_who_answers_names_what_it_is_about_where_the_claim_says_that(
    topic: Bi | None, named: tuple[str, str]
) -> None:
    """Half of what people answered fitted any rumour, so that one thread read like the next."""
    scenario = make_scenario((grammar("k1.tell", ("Vỡ rồi",)),), visible=4_000)
    scenario.claims[0].topic = topic
    feed, names = Feed(scenario, seed=3, language="vi"), 0
    for minute in range(4):
        feed.close_minute(minute, make_rows(minute, 300), {0: "k1"})
    told = [post for post in feed.posts() if post.form == "reply" and "rumour" in post.grammar]
    for post in told:
        for lang, name in zip(("vi", "en"), named, strict=True):
            said = feed.expand(post, lang)
            assert TOPIC not in said
            names += bool(name) and fold(name) in fold(said)
    assert len(told) > 100 and (names > len(told) // 3) == bool(topic)


def test_a_matter_is_called_so_once() -> None:
    assert after_its_day(f"Chuyện {TOPIC} là thế nào?", "việc sơ tán") == "Việc sơ tán là thế nào?"
    assert after_its_day(f"Em nghe chuyện {TOPIC} rồi", "kho xăng") == "Em nghe chuyện kho xăng rồi"
