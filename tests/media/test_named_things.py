"""Replies speak of what the text above names, each once, and of who has read it hardly ever."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.media.feed import Feed
from infodrill.media.matters import ECHOED, HEARD, REACH, REACH_ONCE_IN
from infodrill.media.namedby import named_by
from infodrill.media.relations import ALONE, INFORMS, NAMED, SEVERAL, UNSORTED, SpokenFacts
from infodrill.media.replies import (
    TAKES,
    leans_on,
    line_words,
    lines_of,
    matter_of,
    parted,
    reply_id,
    words_of,
)

from .test_taken_up import feed_under, replies

TOLD = SpokenFacts(kind="bulletin", stance="confirm")
SAID = {"subject": f"bể bơi{SEVERAL}máy lọc", "home": "phố Gốc Đa"}
OPEN = dict.fromkeys((INFORMS, "named", "unanswered", "unpromised", "unreached", "arguable"), "")
"""What is seen in a text that leaves much open: so there is much to ask about each thing, and to doubt."""


def spoken(feed: Feed, lang: str) -> list[str]:
    return [feed.expand(post, lang) for post in replies(feed)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_thing_that_a_text_names_is_named_by_one_reply_and_no_more(lang: str) -> None:
    low = [line.lower() for line in spoken(feed_under(TOLD, {**SAID, **OPEN}, number=40), lang)]
    for written in (("bể bơi", "be boi"), ("máy lọc", "may loc"), ("gốc đa", "goc da")):
        assert sum(any(words in line for words in written) for line in low) <= 1, (written, low)
    assert any("bể bơi" in line or "be boi" in line for line in low)
    assert not any(sign in line for line in low for sign in ("[", SEVERAL))


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_text_that_tells_nothing_gets_one_reply_that_fits_any_at_most_and_one_that_tells_gets_none(
    seed: int,
) -> None:
    bare = feed_under(TOLD, {INFORMS: "", "named": ""}, number=40, seed=seed)
    others = [
        post for post in replies(bare) if post.kind != "question"
    ]  # who asks may ask how it is elsewhere
    assert len([post for post in others if bare.expand(post, "vi")]) <= 1 < 12 < len(others)
    told = feed_under(TOLD, {INFORMS: "", "named": "", "mended": ""}, number=40, seed=seed)
    said = [line for line in spoken(told, "vi") if line]
    of_it = {
        words_of(line)
        for matter in ECHOED.values()
        for line in lines_of(matter, "", "vi")
        if "mended" in line
    }
    assert 3 <= len(said) == len(set(said)) <= len(of_it), said


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("matter", sorted(ECHOED.values()))
def test_each_line_is_said_once_under_a_text_and_then_nobody_speaks(matter: str, lang: str) -> None:
    held, grammar = SAID | OPEN, reply_id(matter, "", lang)
    found = [named_by(grammar, rank, lang, held, 1, "s1") for rank in range(400)]
    first = [(line, taken["subject"]) for line, taken in found if line is not None]
    assert len(first) == len(set(first)) >= 3
    assert named_by(grammar, 400, lang, held, 1, "s1")[0] is None
    assert named_by(grammar, 0, lang, {"named": ""}, 1, "s1")[0] is None


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_two_replies_under_a_text_lean_on_one_thing_or_hour_of_it(lang: str) -> None:
    times = {
        "clock": "19 giờ",
        "set": "19 giờ thứ Sáu",
        "weekday": "thứ Sáu",
        "attend": "",
        "due": "trước thứ Sáu",
    }
    held, leant = SAID | OPEN | times, list[tuple[str, str]]()
    for seed in range(1, 6):
        leant.clear()
        for matter in ECHOED.values():
            grammar = reply_id(matter, "", lang)
            for rank in range(60):
                line, taken = named_by(grammar, rank, lang, held, seed, "s1")
                if line is not None:
                    named = leans_on(line_words(grammar, line))
                    leant += [(name, taken["subject"] if name == "subject" else "") for name in named]
        assert leant and len(leant) == len(set(leant)), leant


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
