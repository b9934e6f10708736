"""A scenario's folder as one .zip, as people send it and take it away. Nothing is unpacked to disk."""

# Charter: scenario packed
from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

from infodrill.kernel.container import packed_plainly
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario import folder
from infodrill.scenario.faults import ScenarioErrors

MAX_MEMBERS = 4 * folder.MAX_FILES  # what other systems put beside the files included
LONGEST_NAME, DEEPEST = (
    240,
    5,
)  # characters; folders with the file: one that was packed, ours, and what systems put beside
# What zipfile raises for archives that are damaged, locked with a password or packed in another way.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, UnicodeError,
)  # fmt: skip


def opened(content: bytes) -> tuple[dict[str, bytes], list[ScenarioError]]:
    """The files by name below the folder that holds drill.yaml, and the faults of the folder, as `folder.gather` gives them.

    Raises ScenarioErrors (S127) when the bytes are no archive that can be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise ScenarioErrors(
                    [_no_archive(N_("the archive holds more than {n} files"), n=MAX_MEMBERS)]
                )
            # Before anything walks them: each folder above a name is made up, and a name may hold thousands.
            if odd := next((name for name in archive.namelist() if not _is_plain(name)), None):
                message = N_("{name} is no name of a file in a scenario")
                raise ScenarioErrors([_no_archive(message, name=ascii(odd[:60]))])
            if not all(map(packed_plainly, archive.infolist())):
                raise ScenarioErrors([_no_archive(N_("the archive is locked, or packed in an unusual way"))])
            # Of two parts with one name each program reads another one.
            called = Counter(name.casefold() for name in archive.namelist())
            if twice := next((name for name, n in called.items() if n > 1), None):
                raise ScenarioErrors([_no_archive(N_("the archive holds {name} twice"), name=twice[:60])])
            return folder.gather(_home(archive))
    except _UNREADABLE:
        raise ScenarioErrors([_no_archive(N_("this is no .zip that can be read"))]) from None


def _is_plain(name: str) -> bool:
    """Short, not deep, and leading nowhere else."""
    parts = name.split("/")
    return (
        len(name) <= LONGEST_NAME and len(parts) <= DEEPEST and not name.startswith("/") and ".." not in parts
    )


def _home(archive: zipfile.ZipFile) -> Traversable:
    """Where drill.yaml lies: at the top, or in the one folder that there is, since programs pack the folder itself."""
    top = zipfile.Path(archive)
    folders = [entry for entry in folder.listed(top) if entry.is_dir()]
    return folders[0] if len(folders) == 1 and not (top / "drill.yaml").exists() else top


def _no_archive(message: str, **told: Any) -> ScenarioError:
    return ScenarioError(
        message,
        remedy=N_("Pack the scenario's folder as a plain .zip, without a password, and send that."),
        code="S127",
        **told,
    )
