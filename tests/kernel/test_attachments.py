"""Files beside the log: kept once, erasable, proved at L1."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import pytest

from infodrill.kernel.archive import read_drill, verify_file, write_drill
from infodrill.kernel.attachments import MemoryAttachmentStore
from infodrill.kernel.container import pack, unpack
from infodrill.kernel.events import EventBody, event
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore

CONTENT = b"Gauge 4.12 m at 22:50"
DIGEST = sha256(CONTENT).hexdigest()


@event
@dataclass(frozen=True, slots=True)
class FileNoted(EventBody):
    TYPE: ClassVar[str] = "test.file_noted"
    attachment: str


@pytest.fixture
def store() -> MemoryAttachmentStore:
    return MemoryAttachmentStore()


def written(tmp_path: Path, store: MemoryAttachmentStore) -> Path:
    lines = MemoryLogStore()
    log = EventLog(lines, seed=1, epoch=0)
    log.append(0, "runner", FileNoted(DIGEST))
    target = tmp_path / "a.drill"
    write_drill(target, store=lines, files={}, attachments=store)
    return target


def test_the_same_bytes_are_kept_once_and_found_by_their_digest(store: MemoryAttachmentStore) -> None:
    assert store.put(CONTENT) == store.put(CONTENT) == DIGEST
    assert store.digests() == (DIGEST,)
    assert store.get(DIGEST) == CONTENT
    assert store.get("../log.jsonl") is None


def test_an_erased_file_is_gone_for_good(store: MemoryAttachmentStore) -> None:
    store.put(CONTENT)
    assert store.erase([DIGEST, "0" * 64]) == 1
    assert store.get(DIGEST) is None and store.digests() == ()


def test_a_drill_file_keeps_its_attachments(tmp_path: Path, store: MemoryAttachmentStore) -> None:
    store.put(CONTENT)
    store.put(b"never attached")
    drill = read_drill(written(tmp_path, store))
    assert drill.attachments == {DIGEST: CONTENT}


def test_an_erased_attachment_still_verifies(tmp_path: Path, store: MemoryAttachmentStore) -> None:
    target = written(tmp_path, store)
    assert verify_file(target).level == 1
    assert read_drill(target).attachments == {}
    assert read_drill(target).manifest["erased_attachments"] == [DIGEST]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        (f"attachments/{DIGEST}", b"other", "changed"),
        (f"attachments/{sha256(b'x').hexdigest()}", b"x", "no event refers"),
        (f"attachments/{DIGEST}", None, "missing"),
    ],
)
def test_a_forged_attachment_is_named_even_with_a_new_seal_and_manifest(
    tmp_path: Path, name: str, content: bytes | None, what: str
) -> None:
    from infodrill.kernel.canonical import canonical, digest_of, encode, parse

    store = MemoryAttachmentStore({DIGEST: CONTENT})
    target = written(tmp_path, store)
    members = dict(unpack(target).members)
    if content is None:
        del members[name]
    else:
        members[name] = content
    manifest = parse(members.pop("manifest.json").decode())
    manifest["members"] = {key: digest_of(member) for key, member in sorted(members.items())}
    pack(target, {"manifest.json": encode(canonical(manifest)), **members})
    found = verify_file(target)
    assert found.level == 0
    assert any(what in fault.message and fault.place == name for fault in found.faults)
