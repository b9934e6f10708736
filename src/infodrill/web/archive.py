"""A live drill as a `.drill` file: what `infodrill verify` proves and `infodrill report` reads."""

# Charter: web archive
from __future__ import annotations

from pathlib import Path

from infodrill.conduct.city import MODEL_VERSION
from infodrill.kernel.archive import Verification, write_drill
from infodrill.web.keeping.opening import instant
from infodrill.web.models import DrillFile
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore


def write(drill_id: str, path: Path) -> Verification:
    """Write the drill as it stands at one instant, whatever a runner does meanwhile. LogError when its log does not verify."""
    with instant():
        files = DrillFile.objects.filter(drill=drill_id).values_list("path", "content")
        return write_drill(
            path,
            store=DatabaseLogStore(drill_id),
            files={name: bytes(content) for name, content in files},
            derived=DatabaseDerivedStore(drill_id),
            versions={"model": MODEL_VERSION},
            attachments=DatabaseAttachmentStore(drill_id),
        )
