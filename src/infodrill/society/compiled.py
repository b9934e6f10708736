"""Owns how kernels are compiled: to disk, without the interpreter's lock, and without counting references.

A kernel works on arrays that its caller holds, in bundles (`columns`). Counting a reference for each array that is
taken out of a bundle costs an atomic operation, several times a reading: more than all the rest. Such a kernel may
not allocate.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from numba import njit

from infodrill.kernel.ground import STAMP

# Owns that no kernel on disk outlives its sources.
# Numba keeps a compiled kernel until its own file changes. It does not see that an inlined kernel or a constant of
# another file did, and would go on with what it took in: another city than the one that the source describes.


def drop_stale(folder: Path) -> None:
    """Delete the kernels beside `folder`'s sources unless they were compiled from just these sources and tables.

    Where the cache may not be written nothing is deleted: whoever installed infodrill there warms it by its first command.
    """
    cache = folder / "__pycache__"
    sources = _digest(folder)
    stamp = cache / STAMP
    with suppress(OSError):
        if stamp.read_text(encoding="ascii") == sources:
            return
    with suppress(OSError):
        cache.mkdir(exist_ok=True)
        for file in cache.glob("*.nb[ic]"):
            file.unlink(missing_ok=True)
        stamp.write_text(sources, encoding="ascii")


def _digest(folder: Path) -> str:
    """SHA-256 (hex) of all that a kernel may have taken in: sources and tables in the folder and below, by name and content."""
    told = sha256()
    for path in sorted(
        file for file in folder.rglob("*") if "__pycache__" not in file.parts and file.is_file()
    ):
        told.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        told.update(sha256(path.read_bytes()).digest())
    return told.hexdigest()


drop_stale(Path(__file__).parent)
kernel = njit(cache=True, nogil=True, _nrt=False)
inlined = njit(cache=True, nogil=True, _nrt=False, forceinline=True)
allocating = njit(cache=True, nogil=True)
