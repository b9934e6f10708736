"""What good cells tell the public in the drills of the library: each log is read once a run, by whoever asks first."""

from __future__ import annotations

import re

from infodrill.scenario.loader import Loaded, find, library, load
from tests import rehearsals
from tests.conduct.saying import Heard, hear
from tests.once import once

DRILLS = tuple(name for name in library() if not load(find(name)).scenario.drill.lesson)

# An apology of whoever signs, for the matter: that another house is sorry is news, and that a promised hour was missed nobody has
# to decide before saying so.
SORRY = {
    "vi": re.compile(r"chúng tôi xin lỗi(?! vì báo lại muộn)", re.I),
    "en": re.compile(r"\bwe (?:are )?(?:apolog|sorry(?! to come back later| that this happened))", re.I),
}


@once
def heard(name: str) -> Heard:
    """Of that drill, seed 1."""
    return hear(load(find(name)).scenario, rehearsals.played(name, "good").events)


def drill_heard(name: str) -> tuple[Loaded, Heard]:
    """The drill with what was told in it."""
    return load(find(name)), heard(name)
