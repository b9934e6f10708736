"""Replies to what shows in a statement's own words: seen when somebody reads, gone when the text is, and never said twice."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.media import Feed
from infodrill.media.alike import alike
from infodrill.media.matters import MARKED
from infodrill.media.relations import MARKS, SpokenFacts
from infodrill.media.replies import NAMING, conditions_of, line_words, lines_of, matter_of, parted, plain_of
from infodrill.scenario.schema import Bi

from .conftest import make_rows, make_scenario
from .test_taken_up import feed_under, replies

SHOWN = {mark: "mất điện" for mark in MARKS}
DENIES = SpokenFacts(kind="correction", stance="deny", holds=frozenset({"fact", "advice", "called"}))


@pytest.mark.parametrize("mark", MARKS)
def test_most_say_what_they_see_each_in_other_words_and_nobody_once_the_text_is_erased(mark: str) -> None:
    feed = feed_under(DENIES, {mark: SHOWN[mark], "named": "clip"}, number=24)
    matters = [next(iter(parted(post.grammar)))[0].split(".")[2] for post in replies(feed)]
    assert sum(matter in MARKED.values() for matter in matters) * 10 >= 7 * len(matters)
    said = Counter((post.thread, feed.expand(post)) for post in replies(feed))
    assert max(times for (_, words), times in said.items() if words) == 1, said
    erased = feed_under(DENIES, {}, number=24)
    assert [post.grammar for post in replies(erased)] == [post.grammar for post in replies(feed)]
    shown = {feed.expand(post) for post in replies(feed)} - {erased.expand(post) for post in replies(erased)}
    assert len(shown) >= 3  # no more than there are lines for what is seldom seen


def test_every_mark_has_words_for_whoever_asks_doubts_or_agrees() -> None:
    for lang in ("vi", "en"):
        for matter in MARKED.values():
            said = [line for line in lines_of(matter, "", lang) if "never" not in conditions_of(line)]
            found = Counter(mark for line in said for mark in conditions_of(line) & set(MARKS))
            assert len(said) == sum(found.values()), "one mark a line, and beside it what it presumes"
            assert set(found) == set(MARKS) and min(found.values()) >= 3, (lang, matter, found)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_loudspeaker_and_its_like_are_asked_for_once_a_thread(seed: int) -> None:
    everything = {name: "đi bằng cổng sau" for name in ("fact", "advice", "record", "figure", "stamp")}
    facts = SpokenFacts(kind="answer", stance="advice", holds=frozenset(everything))
    feed = feed_under(facts, everything, number=44, seed=seed)
    threads: dict[str, Counter[str]] = {}
    for post in replies(feed)[:40]:
        said = {
            sign for grammar, line in parted(post.grammar) if matter_of(grammar) not in {*MARKED.values(), *NAMING}
            for sign in alike(line_words(grammar, line), "vi")
        }  # fmt: skip
        threads.setdefault(post.thread, Counter()).update(said)
    assert threads and max(max(found.values(), default=0) for found in threads.values()) == 1, threads


def test_a_bare_line_is_neither_thanked_at_length_nor_passed_on() -> None:
    bare = SpokenFacts(kind="correction", stance="deny", lacks=frozenset({"do", "source", "asof"}))
    matters = Counter(post.grammar.split(".")[2] for post in replies(feed_under(bare, {}, number=60)))
    plain = Counter(
        [plain_of(post.grammar).split(".")[2] for post in replies(feed_under(bare, {}, number=60))]
    )
    assert not {"pass", "thanks", "on", "how"} & set(plain), plain
    assert plain["bare"] and plain["short"] and plain["source"], (plain, matters)


def test_a_hollow_answer_to_a_question_is_asked_for_a_yes_or_no() -> None:
    hollow = SpokenFacts(
        kind="answer", stance="confirm", question=True, lacks=frozenset({"fact", "do", "source", "asof"})
    )
    plain = {plain_of(post.grammar).split(".")[2] for post in replies(feed_under(hollow, {}))}
    assert "whether" in plain and plain <= {"whether", "vague", "await", "angry", "do"}


def asked_by_the_robbed(topic_sentence: str) -> list[str]:
    """What people answer to a question of this sentence."""
    scenario = make_scenario(visible=4_000)
    words = Bi(vi=topic_sentence, en=topic_sentence)
    claim = type(
        "ClaimStub",
        (),
        {"id": "k1", "gate_code": "G3", "sentence": words, "waves": (), "topic": None, "truth": ()},
    )()
    object.__setattr__(scenario, "claims", (claim,))
    feed = Feed(scenario, seed=5, language="vi")
    for minute in range(3):
        feed.close_minute(minute, make_rows(minute, 160), {0: "k1"})
    return [feed.expand(post).lower() for post in feed.posts() if post.form == "reply"]


@pytest.mark.parametrize(
    "said",
    ["Lỡ nhập mã rồi thì tiền còn lấy lại được không?", "Con tôi tiêm rồi có phải đi bệnh viện không?"],
)
def test_nobody_waits_curiously_for_the_answer_to_one_in_trouble(said: str) -> None:
    found = asked_by_the_robbed(said)
    assert len(found) > 60 and not [words for words in found if "hóng" in words or "hong" in words.split()]
    assert any("hóng" in words for words in asked_by_the_robbed("Sáng mai chợ có họp không?"))
