"""What a reply presumes of a text is there: nobody asks for what stands, no line comes twice, and the mark follows the words."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.media.matters import HEARD, MARKED, PRESUMED, TAKEN_UP
from infodrill.media.relations import READINGS, UNREAD, SpokenFacts
from infodrill.media.replies import (
    conditions_of,
    heard,
    kind_said,
    lines_of,
    matter_of,
    parted,
    reply_id,
    words_of,
)

from .fit.signs import taken_as
from .test_taken_up import feed_under, replies

LACKING = SpokenFacts(kind="correction", stance="deny", lacks=frozenset({"do", "source", "asof", "next"}))
ASKED = {"do", "source", "asof", "next"}
SENSES = (
    LACKING,
    SpokenFacts(kind="holding", stance="unknown", lacks=frozenset({"next", "do"})),
    SpokenFacts(kind="acknowledgement", stance="confirm", fault=True),
    SpokenFacts(kind="answer", stance="confirm"),
    SpokenFacts(kind="warning", stance="advice"),
)


def test_nobody_asks_for_what_stands_in_the_text_whatever_is_recorded() -> None:
    asked = {taken_as(feed_text) for feed_text in shown(LACKING, {})}
    assert not asked & ASKED
    assert {taken_as(feed_text) for feed_text in shown(LACKING, UNREAD)} & ASKED


def shown(facts: SpokenFacts, passages: dict[str, str]) -> list[str]:  # type: ignore[misc]
    feed = feed_under(facts, passages, number=60)
    return [feed.expand(post) for post in replies(feed)]


@pytest.mark.parametrize("facts", SENSES, ids=lambda facts: f"{facts.kind}-{facts.stance}")
@pytest.mark.parametrize("seed", [3, 8])
def test_no_line_comes_twice_under_a_statement_while_others_fit(facts: SpokenFacts, seed: int) -> None:
    feed = feed_under(facts, {"told": "", "informs": ""}, number=24, seed=seed)
    lines = Counter(feed.expand(post).lower().rstrip(".!") for post in replies(feed))
    assert sum(lines.values()) > 15 and max(lines.values()) == 1, lines.most_common(3)


@pytest.mark.parametrize("facts", SENSES, ids=lambda facts: f"{facts.kind}-{facts.stance}")
def test_the_mark_of_a_reply_is_that_of_every_line_it_may_say(facts: SpokenFacts) -> None:
    feed = feed_under(facts, UNREAD, number=70)
    for post in replies(feed):
        said = {matter_of(named) for named, _ in parted(post.grammar)}
        assert {kind_said(named) for named, _ in parted(post.grammar)} == {post.kind}, (post.kind, said)
        assert said & set(HEARD.values()) == {HEARD[post.kind]}


def test_what_is_published_next_is_answered_in_other_lines_first() -> None:
    """So a line comes back in a drill as late as it can."""
    for matter in HEARD.values():
        nod = reply_id(matter, "", "vi")
        first, then = (
            [heard(nod, rank, "vi", {"informs": "", "soon": "", "awake": ""}, 3, told) for rank in range(4)]
            for told in ("s1", "s2")
        )
        assert None not in first and not {*first} & {*then}


def test_what_a_line_presumes_is_a_reading_and_those_said_last_presume_as_good_as_nothing() -> None:
    assert set(PRESUMED.values()) <= set(READINGS)
    for lang in ("vi", "en"):
        for matter in HEARD.values():
            lines = lines_of(matter, "", lang)
            for known in ("informs", "unsorted"):  # of what is plainly a notice, and of what is of no sort
                assert sum(conditions_of(line) <= {known, "awake", "soon"} for line in lines) >= 12, (
                    matter,
                    lang,
                    known,
                )
            assert all(conditions_of(line) <= set(READINGS) for line in lines)
            assert not any(taken_as(line) in ASKED for line in lines if line == words_of(line))
    assert not set(HEARD.values()) & {*MARKED.values(), *TAKEN_UP.values()}
