"""Papers quote what an office really said, once they had told of the claim; and what was erased is quoted no more."""

from __future__ import annotations

from infodrill.media import Feed, Notice
from infodrill.media.press import ANSWERED, PressSite, Story
from infodrill.scenario.schema import Bi

from .conftest import make_scenario

WORDS = Bi(vi="lời", en="word")
SAID = {"fact": "chợ họp từ năm giờ", "advice": "đi bằng cổng sau"}


def printed(said: dict[str, str], *, told: bool = True, number: int = 1) -> tuple[Feed, list[Story]]:
    """The stories of an hour in which statements were published on a claim that the press told of, or did not."""
    feed = Feed(make_scenario(), seed=3, language="vi")
    press = PressSite(feed.texts, seed=3, language="vi")
    press.follow(0, {}, 1_000, ("k1",) if told else ())
    for place in range(number):
        name = f"s{place}"
        feed.portal.publish(
            Notice(
                statement=name,
                version=1,
                minute=1,
                kind="answer",
                issuer=WORDS,
                title=WORDS,
                body=WORDS,
                claim="k1",
            )
        )
        press.quote(feed.place_statement(name, 1, "portal", passages={"vi": said, "en": said}), "k1", 1)
    found = [story for minute in range(1, 60) for story in press.follow(minute, {}, 1_000, ())]
    for story in found:
        feed.place_story(story)
    return feed, found


def test_a_paper_that_told_of_a_claim_prints_what_is_answered_in_its_words() -> None:
    feed, (story,) = printed(SAID)
    assert story.rank == ANSWERED and 1 < story.minute <= 15
    assert any(words in feed.expand(story.ref) for words in SAID.values())
    assert feed.expand(story.ref, "en")


def test_what_was_erased_is_quoted_no_more() -> None:
    feed, (story,) = printed({})
    assert story.ref.grammar == printed(SAID)[1][0].ref.grammar
    assert not any(words in feed.expand(story.ref) for words in SAID.values()) and "[" not in feed.expand(
        story.ref
    )


def test_who_told_of_nothing_answers_nothing() -> None:
    assert printed(SAID, told=False)[1] == []


def test_no_two_answers_are_printed_under_one_headline() -> None:
    _, stories = printed(SAID, number=8)
    assert len({story.ref.grammar for story in stories}) == 8
