"""Who takes part in a drill is answered: soon, fittingly, five deep at most, and no row of the city moves for it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from infodrill.media import Feed, Notice
from infodrill.media.fresh import core
from infodrill.media.refs import PostRef
from infodrill.media.relations import SpokenFacts
from infodrill.media.replies import conditions_of, lines_of, matter_of, plain_of, words_of
from infodrill.media.talkback import A_MINUTE, DEEPEST
from infodrill.scenario.schema import Bi

from .conftest import make_rows, make_scenario


def drill(*, seed: int = 3, visible: int = 4_000, noise: int = 600) -> Feed:
    return Feed(make_scenario(visible=visible, noise=noise), seed=seed, language="vi")


def lived(feed: Feed, since: int, until: int) -> None:
    for minute in range(since, until):
        feed.close_minute(minute, make_rows(minute, 2), {0: "k1"})


def under(feed: Feed, post: str) -> list[PostRef]:
    return [each for each in feed.posts() if each.parent == post]


def depth(feed: Feed, post: PostRef) -> int:
    return (
        1 if post.parent not in {each.id for each in feed.posts()} else 1 + depth(feed, feed.ref(post.parent))
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("persona", [True, False])
@pytest.mark.parametrize("channel", ["feed", "group"])
def test_what_somebody_writes_is_answered_within_two_minutes(seed: int, persona: bool, channel: str) -> None:
    feed = drill(seed=seed)
    lived(feed, 0, 10)
    room = "w1.g0" if channel == "group" else ""
    feed.place_written("w1", 10, channel, "Nước lên chưa bà con?", ward="w1", room=room, persona=persona)
    lived(feed, 10, 13)
    found = under(feed, "w1")
    assert found and min(each.minute for each in found) <= 12
    assert {(each.thread, each.room, each.channel) for each in found} == {
        ("w1", feed.ref("w1").room, feed.ref("w1").channel)
    }


def test_an_office_is_spoken_to_as_one_and_a_persona_as_a_neighbour() -> None:
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for persona in said:
        feed = drill()
        for number in range(12):
            feed.place_written(f"w{number}", number, "feed", "Đang kiểm tra.", persona=persona)
            lived(feed, number, number + 1)
        lived(feed, 12, 60)
        top = [each for number in range(12) for each in under(feed, f"w{number}")]
        said[persona] = {matter_of(each.grammar.rpartition(">")[2]) for each in top}
    assert said[False] == {"office-ask", "office-doubt", "office-thank"}
    assert said[True] == {"written-ask", "written-doubt", "written-agree"}


def test_a_question_is_answered_as_one_by_its_words_of_now() -> None:
    def read(text: str) -> list[str]:
        feed = drill()
        feed.place_written("w1", 0, "feed", text)
        lived(feed, 0, 30)
        return [feed.expand(each) for each in under(feed, "w1")]

    asked, told, erased = read("Bao giờ có điện lại?"), read("Nhà tôi vừa có điện lại."), read("")
    assert asked != told and told == erased


def test_conversations_go_five_deep_and_no_deeper() -> None:
    feed = drill(noise=3_000)
    for number in range(120):
        feed.place_written(f"w{number}", number, "feed", "Tôi vừa đi qua đấy.")
        lived(feed, number, number + 1)
    depths = [depth(feed, each) for each in feed.posts() if each.thread.startswith("w")]
    assert max(depths) == DEEPEST and depths.count(2) > depths.count(3) > 0


def test_a_reply_to_a_reply_is_answered_below_it_until_the_thread_is_deep() -> None:
    feed = drill()
    feed.place_written("w1", 0, "feed", "Ai biết không?")
    feed.place_written("w2", 0, "feed", "Tôi biết.", parent="w1")
    lived(feed, 0, 3)
    assert under(feed, "w2") and {each.thread for each in under(feed, "w2")} == {"w1"}
    for number in range(3, 7):
        feed.place_written(f"w{number}", 3, "feed", "Ừ.", parent="w2" if number == 3 else f"w{number - 1}")
    lived(feed, 3, 20)
    assert under(feed, "w4") and not [each for each in under(feed, "w5") if each.form == "reply"]


def test_nobody_answers_what_is_gone() -> None:
    feed = drill()
    feed.place_written("w1", 0, "feed", "Nhầm rồi.")
    feed.hush("w1")
    lived(feed, 0, 60)
    assert not under(feed, "w1")


def test_however_much_is_written_a_minute_has_room_for_so_many_and_the_small_posts_pay() -> None:
    feed, quiet = drill(noise=120), drill(noise=120)
    for number in range(200):
        feed.place_written(f"w{number}", 0, "feed", "A.")
    lived(feed, 0, 60)
    lived(quiet, 0, 60)
    by_minute: dict[int, int] = {}
    for each in feed.posts():
        if each.id.startswith("a"):
            by_minute[each.minute] = by_minute.get(each.minute, 0) + 1
    assert max(by_minute.values()) <= A_MINUTE

    def rows(kept: Feed) -> list[Any]:
        return [kept.totals, [(each.id, each.grammar) for each in kept.posts() if each.narrative == "k1"]]

    assert rows(feed)[0] == rows(quiet)[0]


def test_who_passes_a_statement_on_is_answered_by_what_that_is() -> None:
    feed = drill()
    words = Bi(vi="lời", en="word")
    feed.portal.publish(
        Notice(statement="s1", version=1, minute=0, kind="correction", issuer=words, title=words, body=words)
    )
    feed.place_statement("s1", 0, "feed", facts=SpokenFacts(kind="correction", stance="deny"))
    relayed = feed.place_relay(1, 0, "group", "s1:1", narrative="s1", room="w1.g0", ward="w1")
    lived(feed, 0, 3)
    assert under(feed, relayed.id)
    assert not any("-" in matter_of(each.grammar) for each in under(feed, relayed.id))


PRESUMES = {
    "vi": re.compile(
        r"(?i)tin được|\bnghi\b|trả lời|bạn nhắc|làm thế|cũng vừa|chồng em|thắc mắc|hỏi|vội|thông\b|nhà em"
    ),
    "en": re.compile(
        r"(?i)believe|doubt|answer|reminder|did the same|husband|wonder|\bask|jump|bother|try sending"
    ),
}
"""Words of a line that stand under some answers only: under a question, a doubt, a reminder, what somebody did."""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_answer_to_an_answer_presumes_a_question_where_one_is_put_and_else_nothing(lang: str) -> None:
    for kind in ("question", "denial", "agree"):
        said = [line for line in lines_of(f"aside-{kind}", "", lang) if not conditions_of(line)]
        assert len(said) >= 12
        assert not [line for line in said if PRESUMES[lang].search(line)]
    assert {*map(conditions_of, lines_of("aside-answer", "", lang))} == {
        frozenset({"asks"}),
        frozenset({"never"}),
    }
    assert not any(map(conditions_of, lines_of("aside-back", "", lang)))


def test_who_is_only_nodded_to_nods_back() -> None:
    """Of an answer to an answer there is nothing to doubt or to be in two minds about."""
    feed, back = drill(), 0
    for number in range(60):
        feed.place_written(f"w{number}", number, "feed", "Nước lên rồi bà con.", persona=number % 2 == 0)
        lived(feed, number, number + 1)
    for post in feed.posts():
        if post.parent and "aside-" in feed.ref(post.parent).grammar:
            back += 1
            assert matter_of(plain_of(post.grammar)) == "aside-back"
    assert back > 5


def test_whoever_answers_an_answer_speaks_of_a_question_only_under_one() -> None:
    asks = {of_whomever(words_of(line).removeprefix("[asks]")) for line in lines_of("aside-answer", "", "vi")}
    feed, under_questions, others = drill(), 0, 0
    for number in range(30):
        feed.place_written(f"w{number}", number, "feed", "Nước lên rồi bà con.", persona=True)
        lived(feed, number, number + 1)
    for post in feed.posts():
        if "aside-" in post.grammar:
            above, said = feed.expand(feed.ref(post.parent)), of_whomever(feed.expand(post))
            back = matter_of(plain_of(post.grammar)) == "aside-back"
            assert back or (said in asks) == ("?" in above), (above, said)
            under_questions, others = under_questions + (said in asks), others + (said not in asks)
    assert under_questions and others


def of_whomever(text: str) -> str:
    """The words of a text, whatever its author calls himself."""
    return re.sub(r"\b(?:toi|minh|em)\b", "em", core(text))
