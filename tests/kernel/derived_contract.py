"""What every derived store must do. A suite of a store inherits `DerivedContract` and gives an empty `store` fixture:

class TestMemory(DerivedContract):
    @pytest.fixture
    def store(self):
        return MemoryDerivedStore()
"""

from __future__ import annotations

import pytest

from infodrill.kernel.derived import MemoryDerivedStore, dump_kind, load_kind
from infodrill.kernel.errors import LogError


def ids(found):
    return [row["id"] for _, row in found]


def post(name, room="feed", thread="", words="", **more):
    thread = thread or name
    return {"id": name, "room": room, "thread": thread, "root": int(thread == name), "words": words, **more}


class DerivedContract:
    """Rows by kind and minute; replaced when put again, droppable, paged from the newest."""

    def test_rows_come_back_by_minute(self, store):
        store.put(2, "posts", [{"id": "c"}])
        store.put(1, "posts", [{"id": "a"}, {"id": "b"}])
        store.put(1, "wards", [{"n": 1}])
        assert [row["id"] for row in store.rows("posts")] == ["a", "b", "c"]
        assert [row["id"] for row in store.rows("posts", since=2)] == ["c"]
        assert [row["id"] for row in store.rows("posts", until=2)] == ["a", "b"]
        assert [row["id"] for row in store.rows("posts", 1, 2)] == ["a", "b"]
        assert (store.kinds(), store.minutes("posts")) == (("posts", "wards"), (1, 2))
        assert list(store.rows("nothing")) == []

    def test_a_row_comes_back_as_it_was_put(self, store):
        row = {"id": "a", "chữ": "đê", "n": -3, "counters": [1, [2]], "deep": {"x": None}, "yes": True}
        store.put(1, "posts", [row])
        assert list(store.rows("posts")) == [row]
        assert store.page("posts", {}) == [((1, 0), row)]

    def test_a_minute_put_again_replaces_the_first(self, store):
        store.put(1, "posts", [post("a"), post("c", words="de vo")])
        assert ids(store.page("posts", {"room": "feed"})) == ["c", "a"]
        store.put(1, "posts", [post("b")])
        assert [row["id"] for row in store.rows("posts")] == ["b"]
        assert ids(store.page("posts", {"room": "feed"})) == ["b"]
        assert store.page("posts", {}, words=["vo"]) == []
        assert list(store.latest("posts", ["a", "b"])) == ["b"]

    def test_a_minute_without_rows_is_a_minute_all_the_same(self, store):
        store.put(4, "posts", [])
        assert (store.kinds(), store.minutes("posts"), store.page("posts", {})) == (("posts",), (4,), [])

    def test_dropped_rows_are_gone_and_may_be_made_again(self, store):
        store.put(1, "posts", [post("a")])
        assert ids(store.page("posts", {})) == ["a"]
        store.drop()
        assert (list(store.rows("posts")), store.kinds(), store.page("posts", {})) == ([], (), [])
        store.put(1, "posts", [post("b")])
        assert ids(store.page("posts", {})) == ["b"]

    def test_a_change_to_a_row_does_not_reach_the_store(self, store):
        row = {"id": "a"}
        store.put(1, "posts", [row])
        row["id"] = "z"
        store.page("posts", {})[0][1]["id"] = "y"
        assert list(store.rows("posts")) == [{"id": "a"}]
        assert store.page("posts", {}) == [((1, 0), {"id": "a"})]

    def test_a_name_that_is_no_kind_is_refused(self, store):
        for kind in ("../x", "", "Posts", "a b"):
            with pytest.raises(LogError):
                store.put(1, kind, [])

    def test_a_kind_travels_as_one_file(self, store):
        store.put(2, "posts", [{"chữ": "đê"}])
        other = MemoryDerivedStore()
        load_kind(other, "posts", dump_kind(store, "posts"))
        assert list(other.rows("posts", 2, 3)) == [{"chữ": "đê"}]

    def test_pages_run_from_the_newest_and_join_without_gap_or_repeat(self, store):
        for minute in (3, 1, 2):
            store.put(minute, "posts", [post(f"p{minute}.{place}") for place in range(5)])
        seen, before = [], None
        while found := store.page("posts", {}, before=before, limit=4):
            seen += ids(found)
            before = found[-1][0]
        assert seen == [f"p{minute}.{place}" for minute in (3, 2, 1) for place in (4, 3, 2, 1, 0)]
        assert store.page("posts", {}, limit=1) == [((3, 4), post("p3.4"))]

    def test_a_page_that_was_begun_is_not_moved_by_new_rows(self, store):
        store.put(1, "posts", [post("a"), post("b")])
        first = store.page("posts", {}, limit=1)
        store.put(2, "posts", [post("c")])
        assert ids(store.page("posts", {}, before=first[-1][0])) == ["a"]

    def test_a_page_holds_only_what_every_key_asks_for(self, store):
        store.put(1, "posts", [post("a"), post("b", "hoa.g1"), post("c", "hoa.g2"), post("d", thread="a")])
        store.put(2, "posts", [post("e", thread="a", ward="hoa"), post("f", ward="hoa", parent="a")])
        page = store.page
        assert ids(page("posts", {"room": ["feed", "hoa.g1"], "root": 1})) == ["f", "b", "a"]
        assert ids(page("posts", {"thread": "a"})) == ["e", "d", "a"]
        assert ids(page("posts", {"thread": "a", "ward": "hoa"})) == ["e"]
        assert ids(page("posts", {"parent": "a"})) == ["f"]
        assert ids(page("posts", {"id": ["a", "e", "zz"]})) == ["e", "a"]
        assert ids(page("posts", {"room": []})) == []
        assert ids(page("posts", {"root": 1}, since=2)) == ["f"]
        assert page("posts", {"room": "hoa.g9"}) == page("other", {}) == []

    def test_only_the_keys_of_the_protocol_find_rows(self, store):
        store.put(1, "posts", [{"id": "a", "narrative": "x"}])
        with pytest.raises(LogError, match="narrative"):
            store.page("posts", {"narrative": "x"})

    def test_words_are_found_whole_and_all_of_them(self, store):
        store.put(1, "search", [post("a", words="de vo roi chay di"), post("b", words="dep qua vo")])
        store.put(2, "search", [post("c", "hoa.g1", words="vo de"), post("d", words=""), {"id": "e"}])
        assert ids(store.page("search", {}, words=["de", "vo"])) == ["c", "a"]
        assert ids(store.page("search", {}, words=["de"])) == ["c", "a"]
        assert ids(store.page("search", {"room": "feed"}, words=["vo"], limit=1)) == ["b"]
        assert ids(store.page("search", {"room": "feed"}, words=["vo"], before=(1, 1))) == ["a"]
        assert ids(store.page("search", {}, words=["vo"], since=2)) == ["c"]
        assert ids(store.page("search", {}, words=["%"])) == ids(store.page("search", {}, words=["d_"])) == []

    def test_words_keep_their_accents_and_join_over_rooms_and_pages(self, store):
        for minute in range(1, 6):
            store.put(
                minute, "search", [post(f"{minute}.{n}", f"g{n}", words="đê de vỡ vo") for n in range(4)]
            )
        store.put(9, "search", [post("z", "g1", words="de vo"), post("y", "g2", words="ai-biết 'x' đêm")])
        for rooms in (["g1"], ["g1", "g3"], ["g0", "g1", "g2", "g3"]):
            wanted = [f"{minute}.{n}" for minute in (5, 4, 3, 2, 1) for n in (3, 2, 1, 0) if f"g{n}" in rooms]
            seen, before = [], None
            while found := store.page("search", {"room": rooms}, words=["vỡ", "đê"], before=before, limit=3):
                seen, before = seen + ids(found), found[-1][0]
            assert seen == wanted
        assert ids(store.page("search", {}, words=["đêm"])) == ["y"]
        assert store.page("search", {}, words=["dê"]) == store.page("search", {}, words=['"', "vo"]) == []

    def test_rooms_are_paged_together(self, store):
        for minute in (1, 2, 3):
            store.put(minute, "posts", [post(f"{minute}.{n}", f"g{n}", ward="w" * (n % 2)) for n in range(4)])
        where = {"room": ["g3", "g0", "g1", "g9"], "root": 1}
        assert ids(store.page("posts", where, limit=4)) == ["3.3", "3.1", "3.0", "2.3"]
        assert ids(store.page("posts", where, before=(2, 3), limit=4)) == ["2.1", "2.0", "1.3", "1.1"]
        assert ids(store.page("posts", where | {"ward": "w"}, since=3)) == ["3.3", "3.1"]

    def test_the_latest_row_of_each_id_is_found(self, store):
        store.put(1, "tallies", [{"id": "a", "n": 1}, {"id": "b", "n": 1}])
        store.put(7, "tallies", [{"id": "a", "n": 7}, {"id": "a", "n": 8}])
        store.put(3, "tallies", [{"id": "a", "n": 3}])
        assert store.latest("tallies", ["a", "b", "zz"]) == {
            "a": {"id": "a", "n": 8},
            "b": {"id": "b", "n": 1},
        }
        for until, n in ((1, None), (2, 1), (3, 1), (4, 3), (7, 3), (8, 8)):
            found = store.latest("tallies", ["a"], until)
            assert found.get("a", {}).get("n") == n, until
        assert store.latest("tallies", []) == store.latest("other", ["a"]) == {}
