"""Replies speak of what the text above names, each once, and of who has read it hardly ever."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.media.feed import Feed
from infodrill.media.matters import ECHOED, HEARD, REACH, REACH_ONCE_IN
from infodrill.media.relations import ALONE, INFORMS, NAMED, SEVERAL, UNSORTED, SpokenFacts
from infodrill.media.replies import AGAIN_AFTER, TAKES, lines_of, matter_of, named_by, parted, reply_id

from .test_taken_up import feed_under, replies

TOLD = SpokenFacts(kind="bulletin", stance="confirm")
SAID = {"subject": f"bể bơi{SEVERAL}máy lọc", "home": "phố Gốc Đa"}
OPEN = dict.fromkeys((INFORMS, "named", "unanswered", "unpromised", "unreached", "arguable"), "")
"""What is seen in a text that leaves much open: so there is much to ask about each thing, and to doubt."""


def spoken(feed: Feed, lang: str) -> list[str]:
    return [feed.expand(post, lang) for post in replies(feed)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_a_text_that_tells_something_a_third_of_the_replies_name_what_it_names(lang: str) -> None:
    said = spoken(feed_under(TOLD, {**SAID, INFORMS: "", "named": ""}, number=40), lang)
    low = [line.lower() for line in said]
    naming = [
        line for line in low if any(words in line for words in ("bể bơi", "be boi", "gốc đa", "goc da"))
    ]
    assert len(naming) * 3 >= len(said) > 20 and not any(
        sign in line for line in said for sign in ("[", SEVERAL)
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("matter", sorted(ECHOED.values()))
def test_of_each_thing_all_is_said_before_it_is_said_again(matter: str, lang: str) -> None:
    held, grammar = SAID | OPEN, reply_id(matter, "", lang)
    found = [named_by(grammar, rank, lang, held, 1, "s1") for rank in range(AGAIN_AFTER)]
    first = [(line, taken["subject"]) for line, taken in found if line is not None]
    assert len(first) == len(set(first)) >= 8 and {thing for _, thing in first} == {"bể bơi", "máy lọc"}
    assert named_by(grammar, AGAIN_AFTER * 1_000, lang, held, 1, "s1")[0] is not None
    assert named_by(grammar, 0, lang, {"named": ""}, 1, "s1")[0] is None


@pytest.mark.parametrize("mark", sorted(ALONE))
def test_nobody_speaks_so_of_a_grief_a_jest_or_an_advert(mark: str) -> None:
    held = {**SAID, mark: "", "named": ""}
    assert all(
        named_by(reply_id(matter, "", "vi"), 0, "vi", held, 1, "s1")[0] is None for matter in ECHOED.values()
    )


def test_one_reply_in_so_many_is_of_who_has_read_it_and_nothing_said_last_is() -> None:
    feed = feed_under(TOLD, {INFORMS: "", "named": ""}, number=120)
    reach = [
        any(matter_of(named) in REACH.values() for named, _ in parted(post.grammar)) for post in replies(feed)
    ]
    assert 0 < sum(reach) <= len(reach) // REACH_ONCE_IN + 2
    for lang in ("vi", "en"):
        told = {line for matter in REACH.values() for line in lines_of(matter, "", lang)}
        assert not told & {line for matter in HEARD.values() for line in lines_of(matter, "", lang)}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_of_reply_can_speak_of_every_thing_that_a_text_may_name(lang: str) -> None:
    slots = {
        matter: Counter(TAKES.findall("\n".join(lines_of(matter, "", lang)))) for matter in ECHOED.values()
    }
    assert all(slots[matter][name] for matter in slots for name in NAMED), slots


def test_hard_words_are_minded_also_in_a_text_that_nobody_can_sort() -> None:
    rude = SpokenFacts(kind="correction", stance="deny", lacks=frozenset({"fair"}))
    said = spoken(feed_under(rude, {UNSORTED: "", "harsh": "", "named": ""}, number=12), "vi")
    assert any("nặng lời" in line.lower() or "nang loi" in line.lower() for line in said), said
