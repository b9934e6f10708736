"""In which languages a text is whole: one is enough to draft it, the other is asked for before it is approved."""

# Charter: casework tongues
from __future__ import annotations

from typing import Protocol


class Worded(Protocol):
    """What holds the words of a text: a version, or a command that brings one."""

    @property
    def title_vi(self) -> str: ...

    @property
    def title_en(self) -> str: ...

    @property
    def body_vi(self) -> str: ...

    @property
    def body_en(self) -> str: ...


def lacking(text: Worded, lang: str) -> tuple[str, ...]:
    """The fields that hold nothing yet of a title and a body in one language."""
    return tuple(name for name in (f"title_{lang}", f"body_{lang}") if not getattr(text, name).strip())


def whole(text: Worded, lang: str) -> bool:
    """True when it has a title and a body in that language."""
    return not lacking(text, lang)
