"""The editions a drill may be played by: those shipped, so that the drill file can keep their text."""

# Charter: conduct shipped
from __future__ import annotations

from functools import cache
from importlib.resources import files

from infodrill.casework.edition import SHIPPED, Edition, load_edition
from infodrill.casework.editionrights import EditionError


@cache
def load_shipped(name: str) -> Edition:
    """A shipped edition by its id. Raises EditionError for any other."""
    if name not in SHIPPED:
        raise EditionError(
            "there is no edition {name}",
            remedy="Give one of: {shipped}.",
            code="S301",
            name=name,
            shipped=", ".join(SHIPPED),
        )
    return load_edition(name)


def text_of(name: str) -> bytes:
    """The text of a shipped edition, as the drill file keeps it."""
    return files("infodrill.casework").joinpath(f"editions/{name}.yaml").read_bytes()
