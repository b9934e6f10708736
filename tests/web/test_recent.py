"""What a process remembers of derived rows: the same answers as the store, never another question's, never an old one's."""

from __future__ import annotations

import pytest
from derived_contract import DerivedContract, ids, post

from infodrill.conduct.feedcards import Shelf
from infodrill.conduct.feedreader import FeedReader
from infodrill.conduct.seats import directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.web import live
from infodrill.web.models import DerivedRow
from infodrill.web.recent import RecentRows
from infodrill.web.stores.derived import DatabaseDerivedStore

from .house import clinic

MINUTE = (0, 1)


class Counting(MemoryDerivedStore):
    """A store that counts what it was asked."""

    asked = 0

    def page(self, *words, **more):
        self.asked += 1
        return super().page(*words, **more)

    def latest(self, kind, names, until=None):
        self.asked += 1
        return super().latest(kind, names, until)


class TestRemembering(DerivedContract):
    @pytest.fixture
    def store(self):
        return RecentRows(MemoryDerivedStore(), lambda: MINUTE)


@pytest.fixture
def store():
    return Counting()


def test_a_question_asked_twice_in_a_minute_is_asked_of_the_store_once(store):
    store.put(1, "posts", [post("a"), post("b")])
    recent = RecentRows(store, lambda: MINUTE)
    for _ in range(3):
        assert ids(recent.page("posts", {"room": ("feed", "press")})) == ["b", "a"]
        assert set(recent.latest("posts", ["a", "b", "c"])) == {"a", "b"}
    assert store.asked == 2
    assert list(recent.latest("posts", ["c"])) == []
    assert store.asked == 2


@pytest.mark.parametrize(
    "other",
    [
        {"where": {"room": ("closed",)}}, {"where": {"room": ("feed", "closed")}}, {"words": ["vo"]}, {"limit": 1},
        {"since": 2}, {"before": (1, 1)}, {"where": {"room": ("feed",), "root": 0}},
    ],
)  # fmt: skip
def test_questions_that_differ_in_anything_share_no_answer(store, other):
    store.put(1, "posts", [post("a"), post("shut", room="closed", words="vo"), post("b")])
    recent = RecentRows(store, lambda: MINUTE)
    first = {"where": {"room": ("feed",)}, "words": (), "limit": 20, "since": 0, "before": None}
    for asked in (first, {**first, **other}, first):
        where = asked["where"]
        more = {name: value for name, value in asked.items() if name != "where"}
        assert recent.page("posts", where, **more) == store.page("posts", where, **more)


def test_a_new_minute_and_an_erasure_are_read_at_once(store):
    at = [(0, 1)]
    recent = RecentRows(store, lambda: at[0])
    assert recent.page("posts", {}) == []
    assert recent.latest("posts", ["a"]) == {}
    store.put(2, "posts", [post("a")])
    at[0] = (0, 2)
    assert ids(recent.page("posts", {})) == ["a"]
    assert list(recent.latest("posts", ["a"])) == ["a"]
    store.drop()
    at[0] = (7, 2)
    assert recent.page("posts", {}) == []
    assert recent.latest("posts", ["a"]) == {}


def test_an_answer_that_took_longer_than_its_minute_is_not_kept_for_the_next():
    at = [(0, 1)]

    class Slow(MemoryDerivedStore):
        def page(self, *words, **more):
            found = super().page(*words, **more)
            if at[0] == (0, 1):
                self.put(2, "posts", [post("late")])
                at[0] = (0, 2)
            return found

    recent = RecentRows(Slow(), lambda: at[0])
    assert recent.page("posts", {}) == []
    assert ids(recent.page("posts", {})) == ["late"]


@pytest.mark.usefixtures("base")
def test_two_seats_that_read_different_rooms_never_share_what_they_read():
    store = MemoryDerivedStore()
    scenario = clinic().scenario
    shelf, seats = Shelf.of(scenario, 1), directory(scenario.cells, "vi").seats.values()
    readers = {seat.seat: FeedReader(shelf, store, DrillState(), seat, "vi") for seat in seats}
    rooms = {name: frozenset(reader.rooms) for name, reader in readers.items()}
    assert len(set(rooms.values())) > 1
    recent = RecentRows(store, lambda: MINUTE)
    for room in sorted(frozenset().union(*rooms.values())):
        store.put(1, "posts", [*store.rows("posts"), post(f"in-{room}", room=room)])
    for _ in range(2):
        for name in readers:
            found = recent.page("posts", {"room": readers[name].rooms}, limit=100)
            assert {row["room"] for _, row in found} == rooms[name]


@pytest.mark.usefixtures("base")
def test_rows_of_a_minute_are_read_by_the_pages_once_it_is_complete():
    drill = clinic()
    assert drill.derived.page("groups", {}) == []
    rows = DatabaseDerivedStore(drill.id)
    rows.put(0, "groups", [{"id": "group:1"}])
    rows.put(0, "closed", [])
    assert live.of(drill.id).derived.page("groups", {}) == [((0, 0), {"id": "group:1"})]
    DerivedRow.objects.filter(drill=drill.id).delete()
    assert live.of(drill.id).derived.page("groups", {}) == []
