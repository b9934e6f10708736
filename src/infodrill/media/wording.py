"""What a post says, from its reference: a grammar, an inject, a statement, a repost's original, or a later version."""

# Charter: media wording
from __future__ import annotations

from collections.abc import Callable

from infodrill.kernel.folding import de_accent
from infodrill.media.byhour import AT_SOME_HOUR, at_hour
from infodrill.media.changes import ADDED, DELETED, Change
from infodrill.media.refs import INJECT, REPOST, STATEMENT, PostRef
from infodrill.media.relations import UNREAD, Passages, kind_shown
from infodrill.media.replies import REPLY, matter_of
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Bi

_ASKS: Passages = {"asks": ""}
StatementWords = Callable[[str, int, str], str]
"""(statement, version, language) → title, body and issuer as one text."""
TakenUp = Callable[[str, int, str], Passages]
"""(statement, version, language) → what a reply can take up of it, by its words as they are now: nothing once they are erased."""


class TextWording:
    """Expands references; the same in the runner's feed and in every reader of derived rows."""

    def __init__(
        self,
        texts: TextLibrary,
        statement: StatementWords,
        original: Callable[[str], PostRef | None],
        written: Callable[[str], str] = lambda post: "",
        inject: Callable[[int], Bi | None] = lambda number: None,
        taken_up: TakenUp = lambda statement, version, lang: {},
    ) -> None:
        """`inject` gives control's words for an inject it edited or wrote; the scenario's stand where it gives None."""
        self._taken_up = taken_up
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
        if ref.grammar.startswith(REPLY):
            return self._texts.expand(ref, lang, *self._above(ref, lang))
        edited = (
            self._inject(int(ref.grammar.removeprefix(INJECT))) if ref.grammar.startswith(INJECT) else None
        )
        return edited.in_(lang) if edited else self._texts.expand(ref, lang)

    def kind(self, ref: PostRef, lang: str) -> str:
        """What a reply does by what it says where it stands: question, denial or agree; the recorded kind of anything else."""
        if not ref.grammar.startswith(REPLY):
            return ref.kind
        return kind_shown(ref.kind, self.of(ref, lang), self._above(ref, lang)[0] or {})

    def _above(self, ref: PostRef, lang: str) -> tuple[Passages | None, str, Passages]:
        """What a reply can take up of the words that it answers at its hour, None for those of no office; the version that they
        are; and what it could at some hour."""
        above = self._original(ref.parent) if ref.parent else None
        if above is not None and (above.form == "written" or matter_of(ref.grammar).startswith("aside")):
            asked = _ASKS if "?" in self.of(above, lang) else {}
            return asked, "", asked
        if above is None or not above.grammar.startswith(STATEMENT):
            return None, "", {}
        told = above.grammar.removeprefix(STATEMENT)
        statement, version = told.split(":")
        found = self._taken_up(statement, int(version), lang)
        if not found or found is UNREAD:
            return found, told, found
        here = at_hour(found, self._texts.date(above.minute), self._texts.date(ref.minute))
        return here, told, {**found, **AT_SOME_HOUR}

    def _later(self, ref: PostRef, lang: str, change: Change) -> str:
        if change.what == DELETED:
            return ""
        line, said = self._texts.line(change.what, ref, lang), self.of(ref, lang)
        if not said:  # who said nothing has nothing to change
            return ""
        if lang == "vi" and said.isascii():  # who types without marks does so when adding to it
            line = de_accent(line)
        return f"{said}\n{line}" if change.what == ADDED else line
