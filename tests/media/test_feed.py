"""The feed: budget, roots, counters, threads, names, and nothing that leads back to an account."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.clock import HOUR_IN_MINUTES
from infodrill.kernel.mark import is_marked
from infodrill.kernel.posts import Post
from infodrill.media import VISIBLE_DTYPE, Feed, FeedError, Notice, no_rows
from infodrill.media import changes as changes_module
from infodrill.media.budget import Budget
from infodrill.media.fresh import core
from infodrill.media.names import display_name
from infodrill.media.refs import Counters, PostRef
from infodrill.media.threads import gather
from infodrill.media.unsaid import MANY
from infodrill.scenario.schema import Bi, Scenario
from infodrill.society import visible

from .conftest import make_rows, make_scenario

NAMES = {0: "k1"}


def played(scenario: Scenario, minutes: int = 20, number: int = 80, seed: int = 3) -> Feed:
    feed = Feed(scenario, seed=seed, language="vi")
    for minute in range(minutes):
        feed.close_minute(minute, make_rows(minute, number), NAMES)
    return feed


def test_a_drill_never_shows_more_than_its_visible_posts() -> None:
    feed = played(make_scenario(visible=300), minutes=120, number=200)
    assert len(feed.posts()) <= 300
    assert max(post.minute for post in feed.posts()) > 100


def test_roots_are_always_visible(scenario: Scenario) -> None:
    feed = played(scenario, minutes=30)
    assert (
        sum(post.narrative == "k1" and post.parent == "" and post.kind == "share" for post in feed.posts())
        == 30
    )


def test_a_top_spreader_becomes_visible_even_if_late(scenario: Scenario) -> None:
    rows = make_rows(0, 200)
    rows["draw"][50] = 0xFFFF_FFFF
    feed = Feed(scenario, seed=3, language="vi")
    shown = feed.close_minute(0, rows, NAMES)
    assert not any(post.author_key == int(rows["author"][50]) for post in shown)
    for minute in (1, 2):
        answers = make_rows(minute, 12, roots=0)
        answers["parent"] = 50
        shown = feed.close_minute(minute, answers, NAMES, earlier=lambda shares: rows[shares])
    (late,) = [post for post in shown if post.author_key == int(rows["author"][50])]
    assert late.minute == 0


def test_the_lowest_draws_of_a_channel_and_ward_are_shown() -> None:
    rows = make_rows(0, 200, roots=0)
    picked = Budget(1_000, 100).choose(0, rows, np.zeros(200, bool))
    for ward in range(3):
        for layer in range(2):
            cell = rows[(rows["ward"] == ward) & (rows["layer"] == layer)]
            shown = picked[(picked["ward"] == ward) & (picked["layer"] == layer)]
            assert len(shown) and set(shown["draw"]) == set(np.sort(cell["draw"])[: len(shown)])


def test_a_crowded_ward_does_not_drown_a_quiet_one() -> None:
    rows = make_rows(0, 100, roots=0)
    rows["ward"][:97], rows["ward"][97:] = 0, 1
    picked = Budget(400, 60).choose(0, rows, np.zeros(100, bool))
    assert (picked["ward"] == 1).sum() == 3


def test_counters_count_every_share_seen_or_not(scenario: Scenario) -> None:
    feed = played(scenario, minutes=10, number=500)
    assert sum(feed.totals["k1"].row()) == 5_000
    roots = [
        post for post in feed.posts() if post.narrative == "k1" and post.parent == "" and post.kind == "share"
    ]
    assert all(
        sum(feed.counters(root.id).row()) == 0 for root in roots
    )  # answers of the same minute come with it
    later = make_rows(10, 50)
    later["parent"] = 0  # all answer the very first root
    feed.close_minute(10, later, NAMES)
    assert sum(feed.counters(roots[0].id).row()) == 50


def test_the_feed_is_the_same_twice_and_whatever_order_rows_come_in(scenario: Scenario) -> None:
    first = played(scenario)
    second = Feed(scenario, seed=3, language="vi")
    for minute in range(20):
        second.close_minute(minute, make_rows(minute, 80)[::-1].copy(), NAMES)
    assert first.posts() == second.posts()
    assert [first.expand(post) for post in first.posts()] == [second.expand(post) for post in second.posts()]


def test_rows_are_those_that_the_city_hands_over() -> None:
    assert visible.VISIBLE_DTYPE == VISIBLE_DTYPE


def test_a_minute_is_closed_once_and_takes_only_its_own_rows(scenario: Scenario) -> None:
    feed = played(scenario, minutes=2)
    with pytest.raises(FeedError):
        feed.close_minute(1, no_rows(), NAMES)
    with pytest.raises(FeedError):
        feed.close_minute(5, make_rows(4, 3), NAMES)


def test_answers_stay_in_the_thread_and_passing_on_begins_one(scenario: Scenario) -> None:
    rows = make_rows(0, 4)
    rows["kind"] = [0, 1, 2, 0]
    rows["layer"] = [0, 1, 1, 1]
    feed = Feed(scenario, seed=3, language="vi")
    posts = [post for post in feed.close_minute(0, rows, NAMES) if post.narrative]
    root, question, denial, passed_on = posts
    assert question.thread == denial.thread == root.id
    assert {post.room for post in (root, question, denial)} == {"feed"}
    assert passed_on.thread == passed_on.id and passed_on.parent == root.id
    threads = {post_thread.id: post_thread for post_thread in gather(posts)}
    assert threads[root.id].answers == tuple(sorted((question, denial), key=lambda post: post.id))


def test_a_repost_has_the_words_of_the_original_and_never_of_another_repost(scenario: Scenario) -> None:
    feed = Feed(scenario, seed=3, language="vi")
    first = make_rows(0, 1)
    feed.close_minute(0, first, NAMES)
    parent = int(first["share"][0])
    for minute in range(1, 12):
        rows = make_rows(minute, 5, roots=0)
        rows["kind"], rows["parent"] = 0, parent
        feed.close_minute(minute, rows, NAMES)
        parent = int(rows["share"][0])
    reposts = [post for post in feed.posts() if post.form == "repost"]
    quotes = [post for post in feed.posts() if post.form == "quote"]
    assert reposts and quotes
    for repost in reposts:
        original = feed.ref(repost.parent)
        assert original.form != "repost" and feed.expand(repost) == feed.expand(original)
    assert all(feed.ref(quote.parent).form != "repost" for quote in quotes)


@pytest.mark.parametrize(
    ("verdict", "whats"), [("FALSE", {"withdrawn", "deleted"}), ("TRUE", {"added", "deleted"})]
)
def test_some_authors_edit_or_delete_and_every_version_can_be_read(
    verdict: str, whats: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changes_module.EDIT_PERMILLE + changes_module.DELETE_PERMILLE < 60
    monkeypatch.setattr(changes_module, "EDIT_PERMILLE", 500)  # so that few minutes show them all
    feed = Feed(make_scenario(visible=20_000, noise=5_000, verdict=verdict), seed=3, language="vi")
    changes, begun = [], 0
    for minute in range(60):
        rows = make_rows(minute, 20)
        rows["parent"][1:], begun = begun, int(rows["share"][0])  # who told it the minute before is answered
        feed.close_minute(minute, rows, NAMES)
        changes += feed.changed()
    told = {change.what for change in changes if feed.ref(change.post).narrative}
    assert told == whats, "nobody adds to a false alarm or takes back what is so"
    assert len({each_change.post for each_change in changes}) == len(changes)
    for change in changes:
        ref = feed.ref(change.post)
        assert ref.minute < change.minute and ref.form in ("post", "reply", "quote")
        assert not ref.grammar.startswith("inject:"), "the plan's words stay"
        said, version = feed.expand(ref), feed.version(change)
        if change.what == "added":
            assert version.startswith(said) and version != said
            assert ref.form == "post" and any(feed.counters(ref.id).row()[1:]), "somebody answered"
            note = version.removeprefix(said)
            assert note.isascii() or not said.isascii(), "a note is typed as the post is"
            assert not re.search(r"\d:\d", note), "the minute of the post is not when it was added to"
        if change.what == "deleted":
            assert version == ""


def test_every_reader_who_answers_reacts_once(scenario: Scenario) -> None:
    feed = Feed(scenario, seed=3, language="vi")
    feed.close_minute(0, make_rows(0, 5), NAMES)
    root = next(post for post in feed.posts() if post.narrative and not post.parent)
    for minute in range(1, 9):
        rows = make_rows(minute, 300, roots=0)
        rows["parent"] = 0
        feed.close_minute(minute, rows, NAMES)
    (tally,) = [tally for post, tally in feed.moved() if post == root.id]
    assert sum(tally.reactions) == sum(tally.counts.row()) == 2_400
    assert min(tally.reactions) > 100
    assert feed.moved() == ()


def test_kinds_speak_with_their_stance(scenario: Scenario) -> None:
    feed = played(scenario)
    plain = {"k1.tell", "k1.tell.bare", "k1.ask", "k1.deny"}
    told = {post.kind: feed.expand(post) for post in feed.posts() if post.grammar in plain}
    assert "đê vỡ thật không?" in told["question"].lower()
    assert "đê không vỡ đâu" in told["denial"].lower()


def test_what_was_asked_within_the_hour_or_often_that_day_is_asked_in_other_words() -> None:
    feed = Feed(make_scenario(visible=4_000), seed=3, language="vi")
    for minute in range(200):
        feed.close_minute(minute, make_rows(minute, 12, roots=3), NAMES)
    asked: dict[str, list[int]] = {}
    for post in feed.posts():
        if post.form == "reply" and post.grammar.startswith("k1."):
            asked.setdefault(core(feed.expand(post)), []).append(post.minute)
    others = [post for post in feed.posts() if post.form == "reply" and not post.grammar.startswith("k1.")]
    assert asked and len(others) > 100
    for said, minutes in asked.items():
        assert len(minutes) <= MANY, (said, minutes)
        assert all(later - sooner >= HOUR_IN_MINUTES for sooner, later in pairwise(minutes)), (said, minutes)


def test_a_post_reads_in_the_other_language_too(scenario: Scenario) -> None:
    feed = played(scenario)
    told = next(post for post in feed.posts() if post.narrative == "k1" and post.kind == "share")
    assert feed.expand(told, "en").startswith("The dyke at")


def test_neither_rows_nor_posts_lead_back_to_an_account(scenario: Scenario) -> None:
    feed = played(scenario)
    rows = np.concatenate([make_rows(minute, 80) for minute in range(20)])
    secrets = {str(int(row)) for row in rows["author"]} | {
        str(int(row)) for row in rows["share"] if row > 1_000
    }
    written = json.dumps([feed.row(post) for post in feed.posts()], ensure_ascii=False)
    assert not any(secret in written for secret in secrets)
    assert set(Post.__dataclass_fields__) == {"id", "minute", "text", "place", "channel"}
    assert all(
        "author" not in key and "account" not in key for post in feed.posts() for key in feed.row(post)
    )


def test_rows_hold_a_reference_and_never_the_text(scenario: Scenario) -> None:
    feed = played(scenario)
    for post in feed.posts():
        row = feed.row(post)
        assert feed.expand(post) not in row.values()
        assert feed.expand(PostRef.from_row(row)) == feed.expand(post)


def test_the_mark_is_no_part_of_the_words_of_a_post(scenario: Scenario) -> None:
    feed = played(scenario, minutes=1)
    assert not any(is_marked(feed.expand(post)) for post in feed.posts())


@given(st.integers(0, 2**64 - 1), st.text(min_size=1), st.text(min_size=1), st.integers(-(2**63), 2**63))
def test_one_account_has_another_name_in_another_thread(key: int, one: str, other: str, drill: int) -> None:
    assert display_name(key, one, drill) == display_name(key, one, drill)
    assert one == other or display_name(key, one, drill) != display_name(key, other, drill)


@pytest.mark.parametrize("drill", [1, 5, 77])
def test_names_of_a_whole_drill_hardly_repeat_and_none_has_a_number(drill: int) -> None:
    names = [display_name(key * 7_919, f"t{key % 900}", drill) for key in range(20_000)]
    assert len(set(names[:5_000])) >= 4_990 and len(set(names)) >= 19_900
    assert not any(letter.isdigit() for name in names for letter in name)


def test_a_published_statement_is_relayed_word_for_word(scenario: Scenario) -> None:
    feed = Feed(scenario, seed=3, language="vi")
    bi = {name: Bi(vi=f"{name} tiếng Việt", en=f"{name} in English") for name in ("issuer", "title", "body")}
    feed.portal.publish(Notice(statement="s1", version=1, minute=4, kind="correction", **bi))
    placed = feed.place_statement("s1", 4, "portal")
    assert "body tiếng Việt" in feed.expand(placed) and "issuer in English" in feed.expand(placed, "en")
    rows = make_rows(5, 3)
    rows["kind"] = 0
    shares = [post for post in feed.close_minute(5, rows, {0: "s1"}) if post.narrative == "s1"]
    assert {feed.expand(share) for share in shares} == {feed.expand(placed)}


def test_nobody_copies_a_statement_that_others_can_see(scenario: Scenario) -> None:
    feed = Feed(scenario, seed=3, language="vi")
    bi = {name: Bi(vi=f"{name} tiếng Việt", en=f"{name} in English") for name in ("issuer", "title", "body")}
    feed.portal.publish(Notice(statement="s1", version=1, minute=4, kind="correction", **bi))
    for minute in range(5, 12):
        rows = make_rows(minute, 12, roots=6)
        rows["kind"] = 0
        feed.close_minute(minute, rows, {0: "s1"})
    shares = [post for post in feed.posts() if post.narrative == "s1"]
    copies = [post for post in shares if post.form != "repost"]
    assert len(shares) > 20 and len({post.id for post in copies}) == 1, [post.form for post in copies]
    assert all(feed.ref(post.parent).form != "repost" for post in shares if post.parent)


def test_written_words_are_kept_out_of_the_row(scenario: Scenario) -> None:
    feed = Feed(scenario, seed=3, language="vi")
    placed = feed.place_written("m1", 2, "feed", "một câu viết tay")
    assert feed.expand(placed) == "một câu viết tay"
    assert "một câu viết tay" not in json.dumps(feed.row(placed), ensure_ascii=False)


def test_noise_follows_the_day_and_the_dial() -> None:
    quiet = Feed(make_scenario(noise=600, visible=8_000), seed=3, language="vi")
    evening = sum(len(quiet.close_minute(minute, no_rows(), NAMES)) for minute in range(60))
    morning = sum(len(quiet.close_minute(minute, no_rows(), NAMES)) for minute in range(60, 120))
    assert evening > morning > 0
    silent = Feed(make_scenario(noise=600), seed=3, language="vi")
    assert silent.close_minute(0, no_rows(), NAMES, dials={"feed": 0, "group": 0}) == ()
    loud = Feed(make_scenario(noise=600, visible=8_000), seed=3, language="vi")
    louder = sum(
        len(loud.close_minute(minute, no_rows(), NAMES, dials={"feed": 3_000})) for minute in range(60)
    )
    assert louder > evening and {post.channel for post in loud.posts()} == {"feed", "group"}


def test_counters_add_up() -> None:
    assert Counters().plus("share").plus("denial", 3) == Counters(shares=1, denials=3)
