"""Owns the store of attachments in memory: files beside the log, found by the SHA-256 of their bytes, erasable.

An event refers to one by the payload key `attachment`. A file that is gone was erased: the log still verifies.
"""

# Charter: kernel attachments
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from infodrill.kernel.canonical import digest_of
from infodrill.kernel.events import Json

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
        return sum(self._held.pop(digest, None) is not None for digest in set(digests))


def referred(payloads: Iterable[Mapping[str, Json]]) -> frozenset[str]:
    """The digests that the payloads of a log's events refer to."""
    named = (payload.get(ATTACHMENT_KEY) for payload in payloads)
    return frozenset(name for name in named if isinstance(name, str) and DIGEST.fullmatch(name))
