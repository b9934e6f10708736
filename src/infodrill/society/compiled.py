"""Owns how kernels are compiled: to disk, without the interpreter's lock, and without counting references.

A kernel works on arrays that its caller holds, in bundles (`columns`). Counting a reference for each array that is
taken out of a bundle costs an atomic operation, several times a reading: more than all the rest. Such a kernel may
not allocate.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from pathlib import Path

from numba import njit

from infodrill.society.stale import drop_stale

drop_stale(Path(__file__).parent)
kernel = njit(cache=True, nogil=True, _nrt=False)
inlined = njit(cache=True, nogil=True, _nrt=False, forceinline=True)
allocating = njit(cache=True, nogil=True)
