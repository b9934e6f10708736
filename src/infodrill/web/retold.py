"""The state of a drill as its readers have it: what nobody wrote by hand is said in their language, and of no id but in words.

What people typed stays as it is. Pages, streams and the API read it so; whatever is decided rests on the log's own words.
"""

# No charter: the words of the product and of the scenario, which exist in both languages; nothing is added or left out
from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from threading import Lock
from typing import Any

from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import Grown, renewed
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.quoting import cut
from infodrill.review.retelling import LEAST, Retelling
from infodrill.scenario.schema import Bi, Scenario

SHORT = 80  # letters of a text or an order that is named by its own words


@dataclass(frozen=True, slots=True)
class _Part:
    """What was read, what it is retold as, and the same of all that lies in it, by field, key or place."""

    thing: object
    told: Any
    inside: Mapping[Hashable, _Part]


_UNREAD = _Part(None, None, {})


class Retold:
    """The texts of one drill in one language; what has not changed since the last state is not read again."""

    def __init__(self, scenario: Scenario, lang: str) -> None:
        self._retelling, self._lang = Retelling.of(scenario).again(), lang
        self._before = _UNREAD
        self._last: tuple[DrillState, DrillState] | None = (
            None  # a state and it as retold: all seats ask of the same one
        )
        self._versions: set[tuple[str, int]] = set()
        self._named: set[str] = set()
        self._reading = Lock()

    def of(self, state: DrillState) -> DrillState:
        """The state as this reader has it."""
        if state.opened is None:
            return state
        with self._reading:  # what is remembered is one for all threads
            if self._last is None or self._last[0] is not state:
                self._last = (state, self._whole(state))
            return self._last[1]

    def _whole(self, state: DrillState) -> DrillState:
        if self._learnt(state):
            self._before = _UNREAD
        self._before = self._made(renewed(state, opened=None), self._before)
        told: DrillState = self._before.told
        return renewed(told, opened=state.opened)

    def _learnt(self, state: DrillState) -> bool:
        """Whether what was read before may be said otherwise now: texts have come that are written in both languages, of which
        guidance and the press tell lines again, or a name for an id that stands in what was not known."""
        new = [
            (text.statement, version)
            for text in state.book.statements.values()
            for version in text.versions
            if (text.statement, version.version) not in self._versions
        ]
        for statement, version in new:
            self._versions.add((statement, version.version))
            self._retelling.read(version)
            words = Bi(
                vi=f"“{cut(version.title_vi or version.title_en, SHORT)}”",
                en=f"“{cut(version.title_en or version.title_vi, SHORT)}”",
            )
            self._retelling.name(statement, words)
        unnamed = [item for item in (*state.book.cases, *state.directives) if item not in self._named]
        again = [self._retelling.name(item, self._called(state, item)) for item in unnamed]
        self._named.update(unnamed)
        return bool(new) or any(again)

    def _called(self, state: DrillState, item: str) -> Bi:
        """A case by its number, an order by its words."""
        if item not in state.directives:
            return Bi(vi=item.upper(), en=item.upper())
        words = cut(state.directives[item].text, SHORT)
        told = self._retelling.told(words.strip("“”"))
        return Bi(vi=f"“{told.vi if told else words}”", en=f"“{told.en if told else words}”")

    def _again(self, thing: Any, key: Hashable, before: _Part, inside: dict[Hashable, _Part]) -> Any:
        """What lies under `key` as it is retold, which is kept in `inside`; what is still the same as `before` is not read again,
        however often what lies beside it has changed since."""
        if isinstance(thing, str):
            # In the log's own language too: a seat sends what its form held, in the language in which it read the form.
            both = self._retelling.told(thing) if " " in thing and len(thing) >= LEAST else None
            return both.in_(self._lang) if both else thing
        if not (type(thing) is tuple or isinstance(thing, Mapping) or is_dataclass(thing)):
            return thing
        read = before.inside.get(key, _UNREAD)
        read = inside[key] = read if read.thing is thing else self._made(thing, read)
        return read.told

    def _made(self, thing: Any, before: _Part) -> _Part:
        if isinstance(thing, Grown) and (late := thing.since(before.thing)) is not None:
            return self._grown(thing, late, before)
        held: Mapping[Any, Any]
        if is_dataclass(thing):
            held = {name: getattr(thing, name) for name in _retellable(thing.__class__)}
        else:
            held = thing if isinstance(thing, Mapping) else dict(enumerate(thing))
        inside: dict[Hashable, _Part] = {}
        made: dict[Any, Any] = {}
        for key, each in held.items():
            read = before.inside.get(key)
            if read is not None and read.thing is each:  # as nearly all is: no call for it
                inside[key], made[key] = read, read.told
            else:
                made[key] = self._again(each, key, before, inside)
        changed = {key: told for key, told in made.items() if told is not held[key]}
        if not changed:
            told = thing
        elif is_dataclass(thing):
            again: Any = (
                renewed if isinstance(thing, DrillState) else replace
            )  # a state has dozens of fields, and no slots
            told = again(thing, **changed)
        else:
            told = made if isinstance(thing, Mapping) else tuple(made.values())
        return _Part(thing, told, inside or _UNREAD.inside)

    def _grown(self, thing: Grown[Any, Any], late: Mapping[Any, Any], before: _Part) -> _Part:
        """A mapping that has grown by `late` since: what it held before is as it was retold."""
        inside = dict(before.inside)
        made = {key: self._again(each, key, before, inside) for key, each in late.items()}
        if before.told is not before.thing:
            told: Any = {**before.told, **made}
        else:
            told = {**thing, **made} if any(made[key] is not each for key, each in late.items()) else thing
        return _Part(thing, told, inside)


@cache
def _retellable(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record that are retold: a text that was written in both languages stands as it is."""
    return tuple(each.name for each in fields(kind) if each.init and not each.name.endswith(LANGUAGES))
