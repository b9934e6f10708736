"""The seal of this version fits the tree: every change to the program is sealed in the commit that makes it."""

from __future__ import annotations

import infodrill
from infodrill.kernel.seals import ORIGINAL, standing


def test_the_seal_of_this_version_fits_the_tree():
    found = standing()
    assert (found.state, found.release) == (ORIGINAL, infodrill.__version__), (
        f"the program changed ({', '.join(found.changed)}): python tools/seal_release.py --again"
    )
