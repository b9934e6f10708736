"""The state of a drill as its readers have it: what nobody wrote by hand is said in their language, and of no id but in words.

What people typed stays as it is. Pages, streams and the API read it so; whatever is decided rests on the log's own words.
"""

# No charter: the words of the product and of the scenario, which exist in both languages; nothing is added or left out
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from threading import Lock
from typing import Any

from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.quoting import cut
from infodrill.review.retelling import LEAST, Retelling
from infodrill.scenario.schema import Bi, Scenario

SHORT = 80  # letters of a text or an order that is named by its own words
Read = Mapping[int, tuple[object, object]]  # by the id of a record: itself, and what it is retold as


class Retold:
    """The texts of one drill in one language; what has not changed since the last state is not read again."""

    def __init__(self, scenario: Scenario, lang: str) -> None:
        self._retelling, self._lang = Retelling.of(scenario).again(), lang
        self._before: Read = {}
        self._versions: set[tuple[str, int]] = set()
        self._named: set[str] = set()
        self._reading = Lock()

    def of(self, state: DrillState) -> DrillState:
        """The state as this reader has it."""
        if state.opened is None:
            return state
        with self._reading:  # what is remembered is one for all threads
            return self._whole(state)

    def _whole(self, state: DrillState) -> DrillState:
        if self._learnt(state):
            self._before = {}
        read: dict[int, tuple[object, object]] = {}
        told: DrillState = self._again(renewed(state, opened=None), read)
        self._before = read
        return replace(told, opened=state.opened)

    def _learnt(self, state: DrillState) -> bool:
        """Whether texts have come that are written in both languages: guidance and the press tell lines of them again."""
        new = [
            (text.statement, version)
            for text in state.book.statements.values()
            for version in text.versions
            if (text.statement, version.version) not in self._versions
        ]
        for statement, version in new:
            self._versions.add((statement, version.version))
            bodies = version.body_vi.split("\n"), version.body_en.split("\n")
            lines = zip(*bodies, strict=True) if len(bodies[0]) == len(bodies[1]) else ()
            for vi, en in ((version.title_vi, version.title_en), *lines):
                if vi.strip() and en.strip():
                    self._retelling.learn(vi, en)
            words = Bi(
                vi=f"“{cut(version.title_vi or version.title_en, SHORT)}”",
                en=f"“{cut(version.title_en or version.title_vi, SHORT)}”",
            )
            self._retelling.name(statement, words)
        calls = {case: case.upper() for case in state.book.cases}
        calls |= {number: f"“{cut(order.text, SHORT)}”" for number, order in state.directives.items()}
        unnamed = calls.keys() - self._named
        for item in unnamed:
            told = self._retelling.told(calls[item].strip("“”"))
            words = Bi(vi=f"“{told.vi}”", en=f"“{told.en}”") if told else Bi(vi=calls[item], en=calls[item])
            self._retelling.name(item, words)
        self._named |= unnamed
        return bool(new or unnamed)

    def _again(self, thing: Any, read: dict[int, tuple[object, object]]) -> Any:
        if isinstance(thing, str):
            # In the log's own language too: a seat sends what its form held, in the language in which it read the form.
            both = self._retelling.told(thing) if " " in thing and len(thing) >= LEAST else None
            return both.in_(self._lang) if both else thing
        if not is_dataclass(thing) and type(thing) is not tuple and not isinstance(thing, Mapping):
            return thing
        held = read.get(id(thing)) or self._before.get(id(thing))
        if held is None or held[0] is not thing:
            held = (thing, self._made(thing, read))
        read[id(thing)] = held
        return held[1]

    def _made(self, thing: Any, read: dict[int, tuple[object, object]]) -> Any:
        held: dict[Any, Any]
        if is_dataclass(thing):
            # A text that was written in both languages stands as it is.
            names = (each.name for each in fields(thing) if each.init and not each.name.endswith(LANGUAGES))
            held = {name: getattr(thing, name) for name in names}
        else:
            held = dict(thing) if isinstance(thing, Mapping) else dict(enumerate(thing))
        made = {key: self._again(each, read) for key, each in held.items()}
        if all(made[key] is held[key] for key in held):
            return thing
        if is_dataclass(thing):
            return replace(thing, **made)  # type: ignore[type-var]
        return made if isinstance(thing, Mapping) else tuple(made.values())
