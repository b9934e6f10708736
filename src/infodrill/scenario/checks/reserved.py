"""Words that the format keeps for itself: a thing of such a name is never reached by it, or is taken for another."""

# Charter: scenario checks reserved
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.faults import ScenarioProblem, error
from infodrill.scenario.light.spelling import PUBLIC
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.loader import Loaded

CONTROL = "control"  # the cell that is added where none has level 0
NOTHING = frozenset({"none", "na", "khong", "khong-co", "ko", "null"})
"""Claims of these names are read as no claim, in a sheet or by YAML itself."""
Path = tuple[str | int, ...]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for path, name, meaning in _reserved(loaded):
        message = N_("the name {name} is kept by the format: {meaning}")
        remedy = N_("Give it another name, here and wherever it is named.")
        yield error("S144", loaded.where(*path), message, remedy, name=name, meaning=MsgidWords(meaning))


def _reserved(loaded: Loaded) -> Iterator[tuple[Path, str, str]]:
    """(where, the name, what it means)."""
    for n, cell in enumerate(loaded.scenario.cells.cells):
        path: Path = ("cells", "cells", n, "id")
        if cell.id == PUBLIC:
            yield (
                path,
                cell.id,
                N_("among recipients it means everybody, so nothing could be sent to this cell"),
            )
        if cell.id == CONTROL and cell.level:
            yield path, cell.id, N_("it is the cell of control, which is added by itself")
    for n, claim in enumerate(loaded.scenario.claims):
        if claim.id in NOTHING:
            yield ("claims", n, "id"), claim.id, N_("in a sheet it means that an inject tells of no claim")
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        if grammar.id.startswith(TALK) and loaded.where.grammars[n][0].startswith("texts/"):
            path = ("texts", "grammars", n, "id")
            yield path, grammar.id, N_("so begin the names of the small talk that ships")
