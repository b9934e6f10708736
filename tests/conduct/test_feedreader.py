"""What a seat reads of the network: pages, threads, groups it belongs to and no others, trends, search, both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.conduct.derive import accented_words, heading, search_words
from infodrill.conduct.feedcards import Card
from infodrill.conduct.feedreader import FeedReader, Sieve
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.posts import PostOnNetwork, SpeakAsPersona
from infodrill.kernel.folding import fold
from infodrill.media.wording import TextWording
from infodrill.scenario.loader import Loaded
from tests.conduct.living import Living, begin
from tests.rehearsals import ACCOUNTS


@pytest.fixture(scope="module")
def drill(clinic: Loaded) -> Living:
    made = begin(clinic, ACCOUNTS).live(40)
    made.give(
        "voice", PostOnNetwork(role="SPOKE", room="feed", text="Phòng khám trả lời: 9 giờ có tin tiếp theo")
    )
    made.give(
        "town",
        SpeakAsPersona(
            role="SIM-PUB", persona="Một người mẹ ở phường Gò Nhạn", room="ben-lanh.g0", text="Chờ lâu"
        ),
    )
    return made.live(60)


def every(drill: Living, seat: str, sieve: Sieve | None = None, size: int = 7) -> list[str]:
    reader, before, seen = drill.reader(seat), None, []
    while True:
        page = reader.threads(sieve, before, size)
        seen += [card.id for card in page.cards]
        if page.next is None:
            return seen
        before = page.next


def test_pages_hold_every_thread_once_newest_first(drill: Living) -> None:
    roots = [str(row["id"]) for row in drill.derived.rows("posts") if row["root"]]
    assert sorted(every(drill, "direction")) == sorted([*roots, "u1", "u2"])
    cursors = [card.cursor for card in drill.reader("direction").threads(limit=50).cards]
    assert cursors == sorted(cursors, reverse=True)


def test_a_seat_reads_public_rooms_and_its_own_groups_only(drill: Living) -> None:
    rooms = {card.id: card.room for card in drill.reader("direction").threads(limit=9_999).cards}
    mine = drill.reader("voice")
    assert {rooms[room] for room in every(drill, "voice")} <= set(mine.rooms)
    assert {group.ward for group in mine.groups()} == {"ben-lanh"}
    assert "xom-luoi.g0" not in mine.rooms and "xom-luoi.g0" in drill.reader("direction").rooms
    assert drill.reader("rights").groups() == () and len(drill.reader("lookout").groups()) == 3


def test_nothing_leaks_from_a_group_that_the_seat_is_not_in(drill: Living) -> None:
    hidden = [
        card
        for card in drill.reader("direction").threads(limit=9_999).cards
        if card.room.startswith("xom-luoi.g")
    ]
    assert hidden
    reader = drill.reader("rights")
    for card in hidden[:10]:
        assert reader.thread(card.id) is None and reader.versions(card.id) == ()
        assert card.id not in {
            each_card.id for each_card in reader.search(" ".join(fold(card.text).split()[:3])).cards
        }
    assert every(drill, "rights", Sieve(rooms=("xom-luoi.g0",))) == []
    assert reader.fresh("xom-luoi.g0", 0) == 0
    for card in reader.threads(limit=9_999).cards:
        assert card.quoted is None or card.quoted.room in reader.rooms


def test_a_repost_shows_its_original_and_no_words_where_that_is_hidden(drill: Living) -> None:
    shown = [card for card in drill.reader("direction").threads(limit=9_999).cards if card.form == "repost"]
    assert shown and all(
        card.quoted and card.text == card.quoted.text for card in shown if not card.quoted.gone
    )
    for card in drill.reader("rights").threads(limit=9_999).cards:
        if card.form == "repost" and card.quoted is None:
            assert card.text == ""


def test_a_thread_is_the_first_post_and_its_answers_in_order(drill: Living) -> None:
    reader = drill.reader("direction")
    answers = [row for row in drill.derived.rows("posts") if not row["root"]]
    assert answers
    for row in answers[:20]:
        thread = reader.thread(str(row["id"]))
        assert thread is not None and thread.root.id == row["thread"]
        assert row["id"] in {answer.id for answer in thread.answers}
        assert [answer.cursor for answer in thread.answers] == sorted(
            answer.cursor for answer in thread.answers
        )
        assert {answer.room for answer in thread.answers} == {thread.root.room}


def test_a_reply_without_words_is_shown_nowhere_and_what_was_said_before_it_still_is(
    drill: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = drill.reader("direction")
    threads = (
        reader.thread(str(row["thread"])) for row in drill.derived.rows("posts") if row["form"] == "reply"
    )
    thread = next(each for each in threads if each and sum(card.form == "reply" for card in each.answers) > 3)
    first, *_, last = [card for card in thread.answers if card.form == "reply"]
    spoken = TextWording.of
    monkeypatch.setattr(
        TextWording, "of", lambda self, ref, *given: "" if ref.id == last.id else spoken(self, ref, *given)
    )
    shown, before = list[str](), None
    while (page := reader.thread(thread.root.id, before, 1)) is not None:
        shown += [card.id for card in page.answers]
        if (before := page.earlier) is None:
            break
    assert last.id not in shown and first.id in shown
    assert shown == [card.id for card in reversed(thread.answers) if card.id != last.id]


def test_an_answer_of_an_organisation_stands_in_its_thread(drill: Living) -> None:
    root = next(
        card
        for card in drill.reader("voice").threads(limit=99).cards
        if card.room == "feed" and card.form == "post"
    )
    drill.give(
        "voice", PostOnNetwork(role="SPOKE", room="feed", text="Chúng tôi đang xem", parent=root.id), later=5
    )
    thread = drill.reader("lookout").thread(root.id)
    assert thread is not None and thread.answers[-1].name == "Phòng khám Bến Lành"


def test_counters_are_the_citys_and_not_those_of_what_is_visible(drill: Living) -> None:
    network: Network = drill.runner.network
    told = [card for card in drill.reader("direction").threads(limit=9_999).cards if card.form == "post"]
    followed = [card for card in told if sum(network.feed.counters(card.id).row())]
    assert followed
    assert all(card.tally.counts.row()[1:] == network.feed.counters(card.id).row()[1:] for card in followed)


def test_search_finds_words_without_accents_and_puts_those_as_typed_first(drill: Living) -> None:
    reader = drill.reader("direction")
    bare, typed = reader.search("tu lanh", limit=500).cards, reader.search("tủ lạnh", limit=500).cards
    assert bare and sorted(card.id for card in bare) == sorted(card.id for card in typed)
    whole = [card for card in bare if card.form != "repost" and not card.gone and card.versions == 1]

    def read(card: Card) -> str:
        return f"{heading(drill.drill.scenario, card.id, 'vi')} {card.text}"

    assert all({"tu", "lanh"} <= set(search_words(read(card), "vi")) for card in whole)
    first = [{"tủ", "lạnh"} <= set(accented_words(read(one))) for one in typed if one in whole]
    assert first == sorted(first, reverse=True) and {True, False} <= set(first)
    assert reader.search("không-có-chữ-này-đâu-nhé").cards == ()
    assert [card.id for card in reader.search("9 giờ có tin tiếp theo").cards] == ["u1"]


def test_the_post_of_a_letter_is_found_by_the_head_of_the_letter(drill: Living) -> None:
    """Who read "Tonight's shelter" in the inbox looked for the post by these words, and there was none."""
    reader = drill.reader("direction")
    rows = {row.number: row for row in drill.drill.scenario.msel.injects}
    shown = [card for card in reader.threads(limit=9_999).cards if re.match(r"i\d+\.", card.id)]
    assert shown
    for card in shown:
        head = rows[int(card.id[1:].partition(".")[0])].subject.vi
        assert card.id in {found.id for found in reader.search(head).cards}, head


def test_pages_of_a_search_hold_every_hit_once(drill: Living) -> None:
    reader, before, seen = drill.reader("direction"), None, []
    while True:
        page = reader.search("tủ lạnh", None, before, 7)
        seen += [card.id for card in page.cards]
        if page.next is None:
            break
        before = page.next
    assert len(seen) == len(set(seen)) and set(seen) == {
        card.id for card in reader.search("tu lanh", limit=999).cards
    }


def test_an_english_reader_finds_the_words_that_are_shown(drill: Living) -> None:
    found = drill.reader("direction", "en").search("fridge", limit=50).cards
    assert found and all("fridge" in card.text.lower() for card in found if card.text and card.versions == 1)
    assert drill.reader("direction", "vi").search("fridge").cards == ()


def test_search_narrows_by_room_ward_and_minute(drill: Living) -> None:
    reader = drill.reader("direction")
    found = reader.search("tu lanh", Sieve(ward="go-nhan", since=20, until=45), limit=500).cards
    assert found and all(card.ward == "go-nhan" and 20 <= card.cursor[0] <= 45 for card in found)
    assert {card.room for card in reader.search("tu lanh", Sieve(rooms=("feed",)), limit=500).cards} == {
        "feed"
    }


def test_unanswered_asking_can_be_picked_out(drill: Living) -> None:
    asking = drill.reader("direction").threads(Sieve(asking=True), limit=30).cards
    assert asking and all(card.asks for card in asking)


def test_a_page_reads_in_the_other_language(drill: Living) -> None:
    shown = {lang: drill.reader("direction", lang).threads(limit=60).cards for lang in ("vi", "en")}
    assert [card.id for card in shown["vi"]] == [card.id for card in shown["en"]]
    assert sum(a.text != b.text for a, b in zip(shown["vi"], shown["en"], strict=True)) > 40


def test_trends_are_public_and_name_nobody(drill: Living) -> None:
    trends = drill.reader("rights").trends()
    assert trends and trends == drill.reader("direction").trends()
    assert trends[0].posts >= trends[-1].posts


def test_no_card_carries_what_players_must_not_know(drill: Living) -> None:
    for card in drill.reader("lookout").threads(limit=200).cards:
        assert not {"narrative", "claim", "author", "account"} & set(card.__dataclass_fields__)
        assert not card.simulated


def test_no_deed_is_offered_that_the_range_would_refuse(drill: Living) -> None:
    post = next(iter(drill.drill.state.posts))
    now = drill.reader("voice").deeds(post)
    assert now
    living_on = replace(drill.drill.state, run_on=True)
    place = drill.seats.seats["voice"]
    assert not FeedReader(drill.shelf, drill.derived, living_on, place, "vi").deeds(post)
