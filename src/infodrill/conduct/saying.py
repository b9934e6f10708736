"""What is refused, in the words of who reads it: each code in a message becomes the name that pages show for it.

An error keeps codes, so that programs and tests read them; here its placeholders are filled. `HOLDS` says of every
placeholder which kinds of code may stand in it; what is none of them (a number, words that somebody wrote) stays.
"""

# Charter: conduct saying
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infodrill.casework import leak, rights
from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.conduct.fieldnames import FIELDS
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Scenario

_ID = re.compile(r"[a-z]\d+(?:\.[a-z]+\d+)*")  # c14, c14.t1: said as people say it, C14
Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is told: the language, and the drill's edition and scenario (None at a door where no drill is known yet)."""

    lang: str
    edition: Edition | None = None
    scenario: Scenario | None = None

    def refusal(self, error: DrillError) -> tuple[str, str]:
        """(message, remedy)."""
        field = str(error.params.get("field", ""))
        first = RULES.get(getattr(error, "rule", ""), ())
        own = tuple(kind for name in error.params for kind in HOLDS.get(name, ()))

        def word(name: str, value: object) -> str:
            if name in ("value", "known") and field in HOLDS:
                return self.word(str(value), HOLDS[field])
            if name in LISTS:
                return self.word(str(value), (*first, *own, *KINDS))
            return self.word(str(value), HOLDS.get(name, ()), quoted=name != "step")

        return error.said(self.lang, word)

    def word(self, code: str, kinds: tuple[str, ...], *, quoted: bool = True) -> str:
        """The name of a code, looked for kind by kind; what is no code is said as it is."""
        for kind in kinds:
            if (name := KINDS[kind](self, code)) is not None:
                # Names of these kinds are clauses with commas of their own.
                return f"“{name}”" if quoted and kind in CLAUSES else name
        return code.upper() if _ID.fullmatch(code) else tr(self.lang, code)


def _of(*tables: Table) -> Callable[[Reader, str], str | None]:
    def name(reader: Reader, code: str) -> str | None:
        words = next((table[code] for table in tables if code in table), None)
        return None if words is None else tr(reader.lang, words)

    return name


def _role(reader: Reader, code: str) -> str | None:
    if code in naming.CONTROL_ROLES:
        return tr(reader.lang, naming.CONTROL_ROLES[code])
    known = reader.edition.roles if reader.edition else {}
    return known[code][reader.lang] if code in known else None


def _step(reader: Reader, code: str) -> str | None:
    known = reader.edition.steps if reader.edition else {}
    return known[code].name[reader.lang] if code in known else None


def _state(reader: Reader, code: str) -> str | None:
    known = {**reader.edition.states, **reader.edition.statement_states} if reader.edition else {}
    return known[code][reader.lang] if code in known else None


def _disposition(reader: Reader, code: str) -> str | None:
    known = reader.edition.dispositions if reader.edition else {}
    return known[code][reader.lang] if code in known else None


def _cell(reader: Reader, code: str) -> str | None:
    cells = reader.scenario.cells.cells if reader.scenario else ()
    return next((cell.name.in_(reader.lang) for cell in cells if cell.id == code), None)


def _ward(reader: Reader, code: str) -> str | None:
    wards = reader.scenario.places.wards if reader.scenario else ()
    return next((ward.name.in_(reader.lang) for ward in wards if ward.id == code), None)


def _objective(reader: Reader, code: str) -> str | None:
    aims = reader.scenario.drill.objectives if reader.scenario else ()
    return next((aim.text.in_(reader.lang) for aim in aims if aim.id == code), None)


def _task(reader: Reader, code: str) -> str | None:
    able = reader.scenario.evaluation.capabilities if reader.scenario else ()
    return next(
        (task.text.in_(reader.lang) for capability in able for task in capability.tasks if task.id == code),
        None,
    )


def _artefact(reader: Reader, code: str) -> str | None:
    """A report's own words may be marked like a document; a case's other documents have ids."""
    case, dot, said = code.partition(".")
    return tr(reader.lang, N_("the report of {case}"), case=case.upper()) if dot and said == "said" else None


def _passage(reader: Reader, code: str) -> str | None:
    """What of a person was found, "phone: 09…": its kind has a name, the passage is the writer's own."""
    kind, colon, own = code.partition(": ")
    return f"{tr(reader.lang, leak.KINDS[kind])}: {own}" if colon and kind in leak.KINDS else None


def _gate(reader: Reader, code: str) -> str | None:
    return tr(reader.lang, rights.GATES[code]) if code in rights.GATES else None


def _action(reader: Reader, code: str) -> str | None:
    number = whole(code)
    known = rights.ACTIONS.get(number) if number is not None else None
    return tr(reader.lang, known[1]) if known else None


KINDS: Mapping[str, Callable[[Reader, str], str | None]] = {
    "role": _role, "step": _step, "state": _state, "disposition": _disposition, "cell": _cell, "ward": _ward,
    "gate": _gate, "artefact": _artefact,
    "passage": _passage, "pointer": _of(naming.POINTERS), "objective": _objective, "task": _task,
    "kind": _of(naming.KINDS, naming.MESSAGES, naming.NOTES, naming.ROLLS, naming.PRESS_ANSWERS),
    "stance": _of(naming.STANCES), "verdict": _of(naming.VERDICTS), "aim": _of(rights.AIMS),
    "evidence": _of(naming.EVIDENCE), "marking": _of(rights.MARKINGS), "reason": _of(naming.ESCALATE, naming.CONFLICTS),
    "intake": _of(naming.INTAKES), "channel": _of(naming.CHANNELS), "answer": _of(naming.ANSWERS),
    "action": _action, "method": _of({code: words for code, (words, _) in naming.METHODS.items()}),
    "harm": _of(naming.HARMS, naming.VOIDS), "rating": _of(naming.RATINGS), "run": _of(naming.RUN_STATES),
    "change": _of(naming.CLOCK_CHANGES), "clock": _of(naming.CLOCK_STATES), "field": _of(FIELDS),
}  # fmt: skip
CLAUSES = frozenset({"step", "state", "disposition", "gate", "action"})
LISTS = frozenset({"allowed", "known", "possible"})  # placeholders of what may be chosen
# Where a placeholder's name does not tell: which kind comes first among what a rule allows.
RULES: Mapping[str, tuple[str, ...]] = {
    "role": ("role",), "I9": ("role",), "signature": ("role",), "approval": ("role",), "appeal": ("role",),
    "kind": ("kind",), "stance": ("stance",), "three-part test": ("step", "action"),
    "I2": ("stance",), "I3": ("stance",), "fields": ("answer",),
}  # fmt: skip
HOLDS: Mapping[str, tuple[str, ...]] = {
    "role": ("role",), "other": ("role",), "roles": ("role",), "step": ("step",), "state": ("state", "clock"),
    "states": ("clock",), "wanted": ("state",), "kind": ("kind",), "stance": ("stance",), "verdict": ("verdict",),
    "read": ("verdict",),
    "disposition": ("disposition",), "aim": ("aim",), "gate": ("gate",), "want": ("answer",), "intake": ("intake",),
    "tlp": ("marking",), "record": ("evidence",), "reason": ("reason",), "cell": ("cell",), "cells": ("cell",),
    "to": ("cell",), "owner": ("cell",), "holder": ("role",), "ward": ("ward",), "field": ("field",), "change": ("change",),
    "channel": ("channel",), "method": ("method",), "status": ("run",), "what": ("run",), "rating": ("rating",),
    "objective": ("objective",), "task": ("task",), "room": ("channel",), "artefact": ("artefact",),
    "passage": ("passage",), "found": ("pointer",), "action": ("action",),
}  # fmt: skip
