"""What people of a kind of place talk about when nothing happens, shipped, so that an author need not write it.

It belongs to the format as the words of `words` do: drills replay with it.
"""

# Charter: scenario light talk
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files as package_files

from infodrill.scenario.schema import Grammar, Texts
from infodrill.scenario.yamltext import read_yaml

TALK = "talk."  # how their ids begin
USUAL = ("town",)  # where an author names no kind of place and writes no small talk


def small_talk(
    kinds: Sequence[str], written: Iterable[Grammar], languages: Sequence[str]
) -> Iterator[Grammar]:
    """The noise of these kinds of place, and what is answered to it, in the drill's languages."""
    own = any(grammar.stance == "noise" for grammar in written)
    for kind in dict.fromkeys(kinds) or (() if own else USUAL):
        yield from (grammar for grammar in _shipped(kind) if grammar.language in languages)


@cache
def _shipped(kind: str) -> tuple[Grammar, ...]:
    file = package_files("infodrill.scenario") / "talk" / f"{kind}.yaml"
    return Texts.model_validate(read_yaml(file.read_bytes(), file.name).data).grammars
