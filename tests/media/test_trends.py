"""Trends: shared word groups of public posts, never a person, never what only a closed group says."""

from __future__ import annotations

from infodrill.kernel.posts import Post
from infodrill.media.trends import WINDOW, Trends


def told(*texts: str, channel: str = "feed", times: int = 6) -> list[Post]:
    return [
        Post(id=f"{place}.{n}", minute=0, text=text, place="w1", channel=channel)
        for n in range(times)
        for place, text in enumerate(texts)
    ]


def terms(trends: Trends, minute: int = 0) -> list[str]:
    return [trend.term for trend in trends.top(minute)]


def test_what_many_posts_share_is_a_trend_and_carries_its_share_of_questions() -> None:
    trends = Trends()
    trends.read(told("Nước máy Bến Sậy đục ngầu", "Ai biết nước máy Bến Sậy sao rồi?"), 0)
    (top, *_) = trends.top(0)
    assert (top.term, top.posts, top.question_permille) == ("nước máy bến sậy", 12, 500)


def test_accented_and_bare_spellings_are_one_trend_shown_with_accents() -> None:
    trends = Trends()
    trends.read(told("đê bối Hà Sú vỡ", "de boi ha su vo"), 0)
    assert "bối hà sú" in terms(trends)[0] and trends.top(0)[0].posts == 12


def test_a_closed_group_or_the_street_makes_no_trend() -> None:
    trends = Trends()
    trends.read(told("đê bối Hà Sú vỡ", channel="group") + told("đê bối Hà Sú vỡ", channel="field"), 0)
    assert trends.top(0) == ()


def test_no_trend_speaks_to_or_of_a_person() -> None:
    trends = Trends()
    trends.read(told("Chủ tịch Bến Sậy hứa suông", "ông Bến Sậy hứa suông", "the mayor promised pumps"), 0)
    assert not any("tịch" in term or "ông" in term.split() or "mayor" in term for term in terms(trends))


def test_a_trend_ends_with_its_window() -> None:
    trends = Trends()
    trends.read(told("đê bối Hà Sú vỡ"), 0)
    trends.read([], WINDOW - 1)
    assert trends.top(WINDOW - 1)
    trends.read([], WINDOW)
    assert trends.top(WINDOW) == ()


def test_one_subject_is_shown_once() -> None:
    trends = Trends()
    trends.read(told("đê bối Hà Sú km ba tràn nước rồi", "đê bối Hà Sú tràn"), 0)
    assert sum("hà sú" in term for term in terms(trends)) == 1
