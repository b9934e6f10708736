"""The drill file: what it keeps, and that any change of it is noticed and placed."""

from __future__ import annotations

import json
import struct
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from facts import rehearsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infodrill.kernel import container
from infodrill.kernel.archive import read_drill, verify_file, write_drill
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import LogError
from infodrill.kernel.mark import MARK
from infodrill.kernel.store import MemoryLogStore

FILES = {"scenario/drill.yaml": "tên: bão\n".encode() * 20, "procedure/default.yaml": b"steps: []\n"}


def drill_at(path, *, erase=False, derived=None):
    store = MemoryLogStore()
    log = rehearsed(store, 8)
    if erase:
        log.erase(*log.text_digests(1))
    write_drill(path, store=store, files=FILES, derived=derived)
    return log


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "a.drill"
    drill_at(path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoiled") / "a.drill"

    def write(content: bytes):
        path.write_bytes(content)
        return path

    return write


def members_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(members: dict[str, bytes], path) -> None:
    """What a careful forger does: every digest of the manifest made anew, and the seal with it."""
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {
        name: sha256(member).hexdigest() for name, member in members.items() if name != "manifest.json"
    }
    spelled = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    container.pack(path, members | {"manifest.json": spelled.encode()})


def test_a_drill_file_gives_back_what_it_keeps(tmp_path):
    derived = MemoryDerivedStore()
    derived.put(3, "posts", [{"id": "p1"}])
    derived.put(1, "posts", [{"id": "p0"}])
    log = drill_at(tmp_path / "a.drill", derived=derived)
    drill = read_drill(tmp_path / "a.drill")
    assert list(drill.events) == list(log.events)
    assert drill.files == FILES
    assert list(drill.derived.rows("posts")) == [{"id": "p0"}, {"id": "p1"}]
    assert (drill.chain, drill.content, drill.erased) == (log.chain_digest, log.content_digest, 0)
    assert drill.manifest["mark"] == MARK


def test_a_whole_file_reaches_level_one(tmp_path):
    log = drill_at(tmp_path / "a.drill")
    proof = verify_file(tmp_path / "a.drill")
    assert (proof.level, proof.faults, proof.events) == (1, (), 8)
    assert (proof.chain, proof.content) == (log.chain_digest, log.content_digest)


def test_the_same_drill_is_the_same_file(tmp_path):
    drill_at(tmp_path / "a.drill")
    drill_at(tmp_path / "b.drill")
    assert (tmp_path / "a.drill").read_bytes() == (tmp_path / "b.drill").read_bytes()


def test_a_file_with_erased_texts_verifies_and_says_so(tmp_path):
    drill_at(tmp_path / "a.drill", erase=True)
    proof = verify_file(tmp_path / "a.drill")
    assert (proof.level, proof.erased, proof.content) == (1, 2, "")
    assert proof.content_note("en") == "not recomputable (2 texts erased)"
    assert read_drill(tmp_path / "a.drill").manifest["content"] == ""


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path):
    drill_at(tmp_path / "a.drill")
    before = (tmp_path / "a.drill").read_bytes()
    store = MemoryLogStore()
    rehearsed(store)
    lines = list(store.read().lines)
    with pytest.raises(LogError, match="seq 2"):
        write_drill(
            tmp_path / "a.drill", store=MemoryLogStore(lines[:2] + lines[3:], store.read().texts), files={}
        )
    assert (tmp_path / "a.drill").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.drill"]


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_any_changed_byte_is_noticed_and_placed(whole, spoiled, data):
    position = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda one: one != whole[position]))
    proof = verify_file(spoiled(whole[:position] + bytes([other]) + whole[position + 1 :]))
    assert proof.level == 0
    assert all(fault.place for fault in proof.faults)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_any_cut_or_added_tail_is_noticed(whole, spoiled, data):
    keep = data.draw(st.integers(0, len(whole) - 1))
    assert verify_file(spoiled(whole[:keep])).faults[-1].place == "container"
    assert verify_file(spoiled(whole + data.draw(st.binary(min_size=1, max_size=200)))).level == 0


def test_a_changed_byte_inside_a_member_is_placed_in_it(whole, spoiled):
    for name in ("files/scenario/drill.yaml", "texts.jsonl", "manifest.json"):
        with zipfile.ZipFile(BytesIO(whole)) as archive:
            info = archive.getinfo(name)
        middle = info.header_offset + 30 + len(name) + info.compress_size // 2
        raw = bytearray(whole)
        raw[middle] ^= 0x55
        places = [fault.place for fault in verify_file(spoiled(bytes(raw))).faults]
        assert any(place.startswith(name) for place in places), (name, places)


@pytest.mark.parametrize("seq", range(8))
def test_a_removed_event_is_named_though_all_else_was_made_anew(whole, tmp_path, seq):
    members = members_of(whole)
    lines = members["log.jsonl"].splitlines(keepends=True)
    members["log.jsonl"] = b"".join(lines[:seq] + lines[seq + 1 :])
    rebuilt(members, tmp_path / "b.drill")
    proof = verify_file(tmp_path / "b.drill")
    assert proof.level == 0
    assert proof.faults[0].place == f"log.jsonl:{seq + 1} seq {seq}"


@pytest.mark.parametrize("seq", range(7))
def test_two_events_changed_places_are_named(whole, tmp_path, seq):
    members = members_of(whole)
    lines = members["log.jsonl"].splitlines(keepends=True)
    lines[seq], lines[seq + 1] = lines[seq + 1], lines[seq]
    members["log.jsonl"] = b"".join(lines)
    rebuilt(members, tmp_path / "b.drill")
    assert verify_file(tmp_path / "b.drill").faults[0].place == f"log.jsonl:{seq + 1} seq {seq}"


@pytest.mark.parametrize("seq", range(8))
def test_an_event_with_another_actor_is_named(whole, tmp_path, seq):
    members = members_of(whole)
    lines = members["log.jsonl"].splitlines(keepends=True)
    lines[seq] = lines[seq].replace(b'"actor":"', b'"actor":"X')
    members["log.jsonl"] = b"".join(lines)
    rebuilt(members, tmp_path / "b.drill")
    assert verify_file(tmp_path / "b.drill").faults[0].place == f"log.jsonl:{seq + 1} seq {seq}"


def test_a_changed_text_is_placed_at_its_event(whole, tmp_path):
    members = members_of(whole)
    members["texts.jsonl"] = members["texts.jsonl"].replace("rút 5".encode(), "rút 9".encode())
    rebuilt(members, tmp_path / "b.drill")
    assert verify_file(tmp_path / "b.drill").faults[0].place == "log.jsonl:6 seq 5"


def test_a_text_of_no_event_is_not_smuggled_in(whole, tmp_path):
    members = members_of(whole)
    members["texts.jsonl"] += b'{"digest":"ab","salt":"","text":"bai that"}\n'
    rebuilt(members, tmp_path / "b.drill")
    assert verify_file(tmp_path / "b.drill").faults[0].place == "texts.jsonl"


def test_a_member_added_removed_or_changed_is_named(whole, tmp_path):
    for change in ({"files/extra.txt": b"x"}, {"files/procedure/default.yaml": b"steps: [9]\n"}):
        container.pack(tmp_path / "b.drill", members_of(whole) | change)
        assert [fault.place for fault in verify_file(tmp_path / "b.drill").faults] == list(change)
    members = members_of(whole)
    del members["files/scenario/drill.yaml"]
    container.pack(tmp_path / "b.drill", members)
    assert [fault.place for fault in verify_file(tmp_path / "b.drill").faults] == [
        "files/scenario/drill.yaml"
    ]


def test_a_file_without_the_mark_is_refused(whole, tmp_path):
    members = members_of(whole)
    members["manifest.json"] = members["manifest.json"].replace(MARK.encode(), b"REAL")
    container.pack(tmp_path / "b.drill", members)
    assert "mark" in verify_file(tmp_path / "b.drill").faults[0].message


def test_reading_a_damaged_file_raises_its_first_fault(whole, tmp_path):
    (tmp_path / "b.drill").write_bytes(whole[:-1])
    with pytest.raises(LogError, match="container"):
        read_drill(tmp_path / "b.drill")


def test_a_file_that_is_not_there_is_an_error_and_no_fault(tmp_path):
    with pytest.raises(LogError, match="cannot be read"):
        verify_file(tmp_path / "none.drill")


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return buffer.getvalue()


def bomb() -> bytes:
    """A small file whose directory says it unpacks to three gigabytes."""
    raw = bytearray(zipped(("log.jsonl", b"a" * 1000)))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<L", 3 * 2**30)
    return bytes(raw)


def lying_bomb() -> bytes:
    """A member that unpacks to far more than its directory says."""
    raw = bytearray(zipped(("log.jsonl", b"\0" * 50_000_000)))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(raw)


def hostile() -> dict[str, bytes]:
    crowd = zipped(*((f"m{number}", b"") for number in range(5000)))
    return {
        "nothing": b"",
        "no zip": b"x" * 5000,
        "plain text": "không phải tệp diễn tập".encode(),
        "zeros": bytes(200),
        "bomb": bomb(),
        "crowd": crowd,
        "above": zipped(("../outside", b"x")),
        "root": zipped(("/etc/x", b"x")),
        "drive": zipped(("c:/x", b"x")),
        "backslash": zipped(("a\\..\\b", b"x")),
        "dot": zipped(("a/./b", b"x")),
        "folder": zipped(("a/", b"")),
        "twice in capitals": zipped(("a", b"x"), ("A", b"y")),
        "unknown packing": zipped(("a", b"x"), method=zipfile.ZIP_LZMA),
        "empty zip": zipped(),
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_a_hostile_file_is_refused_without_unpacking_it(name, tmp_path):
    path = tmp_path / "b.drill"
    path.write_bytes(hostile()[name])
    proof = verify_file(path)
    assert (proof.level, proof.events) == (0, 0)
    assert proof.faults[0].place == "container"


def test_a_member_larger_than_it_says_is_not_unpacked(tmp_path):
    path = tmp_path / "b.drill"
    path.write_bytes(lying_bomb())
    assert len(container.unpack(path).members["log.jsonl"]) <= 11
    assert verify_file(path).level == 0


def test_a_name_that_leads_outside_is_not_packed(tmp_path):
    for name in ("../x", "/x", "a/../b", "", "a\n"):
        with pytest.raises(LogError, match="no name"):
            container.pack(tmp_path / "b.drill", {name: b""})
    assert list(tmp_path.iterdir()) == []


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_make_the_reader_stumble(spoiled, content, as_log):
    raw = zipped(("log.jsonl" if as_log else "manifest.json", content), ("texts.jsonl", content))
    assert verify_file(spoiled(raw)).level == 0
    assert verify_file(spoiled(content)).level == 0
