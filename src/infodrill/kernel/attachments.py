"""Owns the stores of attachments: files beside the log, found by the SHA-256 of their bytes, erasable.

An event refers to one by the payload key `attachment`. A file that is gone was erased: the log still verifies.
"""

# Charter: kernel attachments
from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from infodrill.kernel.canonical import digest_of
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Json
from infodrill.kernel.store import replace_file

ATTACHMENT_KEY = "attachment"
FOLDER = "attachments"
DIGEST = re.compile(r"[0-9a-f]{64}")


class MemoryAttachmentStore:
    """Attachments that live as long as the process."""

    def __init__(self, held: Mapping[str, bytes] | None = None) -> None:
        self._held = dict(held or {})

    def put(self, content: bytes) -> str:
        digest = digest_of(content)
        self._held[digest] = content
        return digest

    def get(self, digest: str) -> bytes | None:
        return self._held.get(digest)

    def digests(self) -> tuple[str, ...]:
        return tuple(sorted(self._held))

    def erase(self, digests: Collection[str]) -> int:
        return sum(self._held.pop(one, None) is not None for one in set(digests))


class FileAttachmentStore:
    """Attachments in the folder `attachments` of a drill's folder, one file each, named by its digest."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder) / FOLDER

    def put(self, content: bytes) -> str:
        """Whole or not at all; the same bytes are kept once."""
        digest = digest_of(content)
        target = self._folder / digest
        if not target.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                replace_file(target, content)
            except OSError as wrong:
                raise LogError(
                    "the file could not be kept in {folder} ({why})",
                    remedy="Free some space and try again.",
                    folder=self._folder,
                    why=wrong.strerror or type(wrong).__name__,
                ) from None
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes, or None when erased. Raises LogError when they are not those of the digest."""
        if not DIGEST.fullmatch(digest) or not (self._folder / digest).is_file():
            return None
        content = (self._folder / digest).read_bytes()
        if digest_of(content) != digest:
            raise LogError("this attachment was changed", place=Place(f"{FOLDER}/{digest}"))
        return content

    def digests(self) -> tuple[str, ...]:
        if not self._folder.is_dir():
            return ()
        return tuple(sorted(one.name for one in self._folder.iterdir() if DIGEST.fullmatch(one.name)))

    def erase(self, digests: Collection[str]) -> int:
        found = [one for one in set(digests) if one in self.digests()]
        for one in found:
            os.unlink(self._folder / one)
        return len(found)


def referred(payloads: Iterable[Mapping[str, Json]]) -> frozenset[str]:
    """The digests that the payloads of a log's events refer to."""
    named = (one.get(ATTACHMENT_KEY) for one in payloads)
    return frozenset(one for one in named if isinstance(one, str) and DIGEST.fullmatch(one))
