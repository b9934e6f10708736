"""The words of a post from its reference: a grammar, an inject, a statement, a repost's original, or a later version."""

# Charter: media wording
from __future__ import annotations

from collections.abc import Callable

from infodrill.media.changes import ADDED, DELETED, Change
from infodrill.media.refs import INJECT, REPOST, STATEMENT, PostRef
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Bi

StatementWords = Callable[[str, int, str], str]
"""(statement, version, language) → title, body and issuer as one text."""


class TextWording:
    """Expands references; the same in the runner's feed and in every reader of derived rows."""

    def __init__(
        self,
        texts: TextLibrary,
        statement: StatementWords,
        original: Callable[[str], PostRef | None],
        written: Callable[[str], str] = lambda post: "",
        inject: Callable[[int], Bi | None] = lambda number: None,
    ) -> None:
        """`inject` gives control's words for an inject it edited or wrote; the scenario's stand where it gives None."""
        self._texts, self._statement, self._original = texts, statement, original
        self._written, self._inject = written, inject

    def of(self, ref: PostRef, lang: str, change: Change | None = None) -> str:
        """The words in `lang`, without the mark; those of a later version when `change` is given ("" = deleted)."""
        if change is not None:
            return self._later(ref, lang, change)
        if not ref.grammar:
            return self._written(ref.id)
        if ref.grammar.startswith(STATEMENT):
            _, statement, version = ref.grammar.split(":")
            return self._statement(statement, int(version), lang)
        if ref.grammar.startswith(REPOST):
            source = self._original(ref.grammar.removeprefix(REPOST))
            return self.of(source, lang) if source else ""
        edited = (
            self._inject(int(ref.grammar.removeprefix(INJECT))) if ref.grammar.startswith(INJECT) else None
        )
        return edited.in_(lang) if edited else self._texts.expand(ref, lang)

    def _later(self, ref: PostRef, lang: str, change: Change) -> str:
        if change.what == DELETED:
            return ""
        line = self._texts.line(change.what, ref, lang)
        return f"{self.of(ref, lang)}\n{line}" if change.what == ADDED else line
