"""A live drill as a `.drill` file, which `infodrill verify` proves and `infodrill report` reads; and such a file as a drill
again, to be looked at (`infodrill replay`)."""

# Charter: web archive
from __future__ import annotations

from pathlib import Path

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel import archive
from infodrill.kernel.archive import Verification, write_drill
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.web.joining.opening import new_id
from infodrill.web.keeping.opening import KeepingError, instant
from infodrill.web.models import Drill, DrillFile, Lease
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore, growing

LIVED = "closed"  # the mark of a minute whose rows are all there


def write(drill_id: str, path: Path, *, rows: bool = True) -> Verification:
    """Write the drill as it stands at one instant, whatever a runner does meanwhile; `rows` False leaves out what can be made
    again. LogError when its log does not verify."""
    with instant():
        files = DrillFile.objects.filter(drill=drill_id).values_list("path", "content")
        return write_drill(
            path,
            store=DatabaseLogStore(drill_id),
            files={name: bytes(content) for name, content in files},
            derived=DatabaseDerivedStore(drill_id) if rows else None,
            versions={"model": MODEL_VERSION},
            attachments=DatabaseAttachmentStore(drill_id),
        )


def put(path: Path, *, lived: bool = True) -> Drill:
    """Put the drill of a file into the database under a new id, its log line by line as it was written. A runner lives its city
    again, proves each minute and writes the rows; of a city of another version, and where none is `lived`, the rows stand in as
    the file has them.

    Raises LogError for a file that does not verify, KeepingError for a drill that is still being played in it.
    """
    found = archive.read_drill(path)
    opened, state = found.events[0].body if found.events else None, fold(found.events)
    if not isinstance(opened, DrillOpened) or (state.running and not state.closed):
        message = N_("The drill of {file} was still being played when the file was written.")
        remedy = N_("Write the file again when it stands paused or is over.")
        raise KeepingError(message, remedy=remedy, code="H509", file=path.name)
    row = Drill(id=new_id(), name=path.name[:120], scenario=opened.scenario, language=opened.language)
    alive = lived and opened.model_version == MODEL_VERSION
    with growing(row.id, new=row):
        Lease.objects.create(
            drill=row, opened=state.minute - 1, reached=state.at, over=state.closed and not alive
        )
        DrillFile.objects.bulk_create(
            DrillFile(drill=row, path=name, content=content) for name, content in found.files.items()
        )
        EventLog(DatabaseLogStore(row.id)).adopt(found.stored, len(found.events) - 1)
        attachments, rows = DatabaseAttachmentStore(row.id), DatabaseDerivedStore(row.id)
        for content in found.attachments.values():
            attachments.put(content)
        for kind in () if alive else found.derived.kinds():
            for minute in found.derived.minutes(kind):
                rows.put(minute, kind, list(found.derived.rows(kind, minute, minute + 1)))
        if not alive and state.minute:
            rows.put(state.minute - 1, LIVED, [])  # no more will come
    return row
