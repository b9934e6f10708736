"""Search, portal, closed groups and press."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.folding import de_accent, fold, nfc
from infodrill.kernel.mark import is_marked
from infodrill.kernel.posts import Post
from infodrill.media.groups import ClosedGroups
from infodrill.media.portal import Notice, PortalError, PortalSite
from infodrill.media.press import PressSite
from infodrill.media.search import Filter, SearchIndex
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Bi, Scenario


def index() -> SearchIndex:
    made = SearchIndex()
    made.add(
        [
            Post(id="a", minute=1, text="Đê vỡ ở km 3", place="w1", channel="feed"),
            Post(id="b", minute=2, text="de vo roi ba con oi", place="w2", channel="group"),
            Post(id="c", minute=3, text="Dế vo ve ngoài vườn", place="w1", channel="feed"),
            Post(id="d", minute=4, text="Nước rút rồi", place="w1", channel="press"),
        ]
    )
    return made


def test_search_folds_accents_and_stroke() -> None:
    assert fold("Đê  VỠ") == "de vo" == fold("de vo")
    assert de_accent("Đường Ấu Thơ") == "Duong Au Tho"
    assert (
        {post.id for post in index().find("de vo").posts}
        == {post.id for post in index().find("đê vỡ").posts}
        == {"a", "b", "c"}
    )


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâeêoôơuưydđAĂÂĐ \u0301\u0300\u0309\u0303\u0323"))
def test_composed_and_spread_letters_fold_alike(text: str) -> None:
    assert fold(nfc(text)) == fold(text) == fold(unicodedata.normalize("NFD", text))
    assert fold(text).isascii()


def test_accents_as_typed_come_first() -> None:
    assert index().find("đê vỡ").posts[0].id == "a"
    assert index().find("de vo").posts[0].id == "b"


def test_accents_as_typed_come_first_even_when_words_stand_apart() -> None:
    made = SearchIndex()
    made.add(
        [
            Post(id="accented", minute=1, text="vỡ một khúc đê", place="w1", channel="feed"),
            Post(id="bare", minute=2, text="vo mot khuc de", place="w1", channel="feed"),
        ]
    )
    assert [post.id for post in made.find("đê vỡ").posts] == ["accented", "bare"]


def test_search_filters_and_pages() -> None:
    assert [post.id for post in index().find("", Filter(ward="w1", channel="feed")).posts] == ["c", "a"]
    assert [post.id for post in index().find("vo", Filter(since=2, until=2)).posts] == ["b"]
    page = index().find("", size=3)
    assert (page.total, page.next) == (4, 3)
    assert [post.id for post in index().find("", offset=3, size=3).posts] == ["a"]
    assert index().find("không-có-đâu").total == 0


def notice(version: int) -> Notice:
    words = Bi(vi="Đê không vỡ", en="The dyke holds")
    return Notice(
        statement="s1",
        version=version,
        minute=version * 10,
        kind="correction",
        issuer=words,
        title=words,
        body=words,
        sources=("Đội đê điều",),
    )


def test_the_portal_keeps_every_version() -> None:
    portal = PortalSite()
    portal.publish(notice(1))
    portal.publish(notice(2))
    assert [each_notice.status for each_notice in portal.history("s1")] == ["superseded", "standing"]
    portal.retract("s1")
    assert portal.front()[0].status == "retracted"
    assert ".invalid/" in portal.current("s1").appeal
    assert is_marked(portal.current("s1").copied("vi"))


def test_the_portal_refuses_an_older_version_and_unknown_statements() -> None:
    portal = PortalSite()
    portal.publish(notice(2))
    with pytest.raises(PortalError):
        portal.publish(notice(2))
    with pytest.raises(PortalError):
        portal.current("s9")


def test_a_closed_group_thread_stays_in_one_group_of_its_ward(scenario: Scenario) -> None:
    groups = ClosedGroups(scenario, seed=1)
    home = groups.room_of("group", "w1", "p1")
    assert (
        home in {group.id for group in groups.of_ward("w1")} and groups.room_of("group", "w1", "p1") == home
    )
    assert groups.named(home) in groups.every() and groups.named("feed") is None
    assert {groups.room_of("group", "w1", f"p{n}") for n in range(40)} == {
        group.id for group in groups.of_ward("w1")
    }
    assert [groups.room_of(one, "w1", "p1") for one in ("feed", "press", "field")] == [
        "feed",
        "press",
        "w1.field",
    ]


def test_press_writes_of_what_it_picked_up_and_again_when_it_has_reached_more(scenario: Scenario) -> None:
    press = PressSite(TextLibrary(scenario, 1), seed=1, language="vi")
    assert press.follow(0, {"k1": 19_000}, 20_000, ()) == ()
    stories = [
        story
        for minute in range(1, 80)
        for story in press.follow(minute, {"k1": 60 * minute}, 20_000, ("k1",))
    ]
    assert [(story.rank, story.minute >= 20) for story in stories] == [(1, False), (2, True), (3, True)]
    assert stories[0].minute == 1 and all(story.ref.room == "press" for story in stories)
    assert press.front()[0] == stories[-1]
