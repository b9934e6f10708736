"""Derived rows: by kind and minute, replaced when put again, droppable."""

from __future__ import annotations

import pytest

from infodrill.kernel.derived import FileDerivedStore, MemoryDerivedStore, dump_kind, load_kind
from infodrill.kernel.errors import LogError


@pytest.fixture(params=["files", "memory"])
def store(request, tmp_path):
    return FileDerivedStore(tmp_path / "derived") if request.param == "files" else MemoryDerivedStore()


def test_rows_come_back_by_minute(store):
    store.put(2, "posts", [{"id": "c"}])
    store.put(1, "posts", [{"id": "a"}, {"id": "b"}])
    store.put(1, "wards", [{"n": 1}])
    assert [one["id"] for one in store.rows("posts")] == ["a", "b", "c"]
    assert [one["id"] for one in store.rows("posts", since=2)] == ["c"]
    assert [one["id"] for one in store.rows("posts", until=2)] == ["a", "b"]
    assert (store.kinds(), store.minutes("posts")) == (("posts", "wards"), (1, 2))
    assert list(store.rows("nothing")) == []


def test_a_minute_put_again_replaces_the_first(store):
    store.put(1, "posts", [{"id": "a"}])
    store.put(1, "posts", [{"id": "b"}])
    assert list(store.rows("posts")) == [{"id": "b"}]


def test_dropped_rows_are_gone_and_may_be_made_again(store):
    store.put(1, "posts", [{"id": "a"}])
    store.drop()
    assert (list(store.rows("posts")), store.kinds()) == ([], ())
    store.put(1, "posts", [{"id": "b"}])
    assert list(store.rows("posts")) == [{"id": "b"}]


def test_a_change_to_a_row_does_not_reach_the_store(store):
    row = {"id": "a"}
    store.put(1, "posts", [row])
    row["id"] = "z"
    assert list(store.rows("posts")) == [{"id": "a"}]


def test_a_name_that_is_no_kind_is_refused(store):
    for kind in ("../x", "", "Posts", "a b"):
        with pytest.raises(LogError):
            store.put(1, kind, [])


def test_files_are_read_again_and_a_torn_line_is_forgotten(tmp_path):
    first = FileDerivedStore(tmp_path)
    first.put(1, "posts", [{"id": "a"}])
    first.put(2, "posts", [{"id": "b"}])
    path = tmp_path / "posts.jsonl"
    path.write_bytes(path.read_bytes()[:-3])
    again = FileDerivedStore(tmp_path)
    assert list(again.rows("posts")) == [{"id": "a"}]
    again.put(2, "posts", [{"id": "b"}])
    assert list(FileDerivedStore(tmp_path).rows("posts")) == [{"id": "a"}, {"id": "b"}]


def test_a_kind_travels_as_one_file(store):
    store.put(2, "posts", [{"chữ": "đê"}])
    other = MemoryDerivedStore()
    load_kind(other, "posts", dump_kind(store, "posts"))
    assert list(other.rows("posts", 2, 3)) == [{"chữ": "đê"}]
    with pytest.raises(LogError, match=r"derived/posts\.jsonl:1"):
        load_kind(other, "posts", b"[]\n")
