"""Attachments of a drill in the database, by the SHA-256 of their bytes."""

# Charter: web stores attachments
from __future__ import annotations

from collections.abc import Collection

from infodrill.kernel.canonical import digest_of
from infodrill.web.models import Attachment


class DatabaseAttachmentStore:
    """Keeps one drill's files (kernel.protocols.AttachmentStore)."""

    def __init__(self, drill: str) -> None:
        self._drill = drill

    def put(self, content: bytes) -> str:
        digest = digest_of(content)
        Attachment.objects.get_or_create(drill_id=self._drill, digest=digest, defaults={"content": content})
        return digest

    def get(self, digest: str) -> bytes | None:
        found = Attachment.objects.filter(drill=self._drill, digest=digest).first()
        return None if found is None else bytes(found.content)

    def digests(self) -> tuple[str, ...]:
        found = Attachment.objects.filter(drill=self._drill).order_by("digest")
        return tuple(found.values_list("digest", flat=True))

    def erase(self, digests: Collection[str]) -> int:
        return int(Attachment.objects.filter(drill=self._drill, digest__in=list(digests)).delete()[0])
