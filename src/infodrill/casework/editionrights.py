"""What an edition may never loosen: names, roles, ceilings and steps of the rights core. It may only narrow them."""

# Charter: casework editionform
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from infodrill.casework import rights
from infodrill.casework.steps import CORE, PLAYERS
from infodrill.casework.takedown import suppressive
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import AllFaults
from infodrill.scenario.schema import EditionText, StepText
from infodrill.scenario.yamltext import Document

Path = tuple[str | int, ...]


class EditionError(DrillError):
    """An edition's text is wrong, or would widen the rights core."""

    code = "S300"


class EditionErrors(AllFaults, EditionError):
    """Every fault of an edition's shape."""


class EditionRights:
    """A document held against the rights core; every method raises EditionError at the first place that loosens it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def known_steps(self) -> None:
        """Refuse a step that the core has not, whatever shape it has."""
        top = self.document.data
        steps = top.get("steps") if isinstance(top, dict) else None
        for step in steps if isinstance(steps, dict) else ():
            if step not in CORE:
                self._refuse(
                    ("steps", step),
                    N_("there is no step {step}"),
                    N_("Use one of: {steps}."),
                    code="S320",
                    step=step,
                    steps=", ".join(CORE),
                )

    def kept(self, text: EditionText) -> None:
        """Refuse a text, of the right shape, that is wider than the core."""
        self._names()
        self._levels(text)
        if text.rights_adviser != "RIGHTS":
            self._refuse(
                ("rights_adviser",),
                N_("the rights adviser is missing"),
                N_("Write rights_adviser: RIGHTS."),
                code="S310",
            )
        self._merged(text)
        self._core_names(text)
        self._forbidden(text)
        self._ceilings(text)
        self._required(text)
        for step, row in text.steps.items():
            self._edges(step, row)
            self._who(step, row)
            self._approvals(step, row)
            self._clocks(step, row)
        self._burden(text)

    def _names(self) -> None:
        for path, label in _labels(self.document.data):
            if word := suppressive(label):
                self._refuse(
                    path,
                    N_("“{word}” names removal, penalty or unmasking; the range has no such thing"),
                    N_("Name the step or disposition by what it does in the rights core."),
                    code="S317",
                    word=word,
                )

    def _levels(self, text: EditionText) -> None:
        for index, row in enumerate(text.levels):
            if row.level != index + 1:
                self._refuse(
                    ("levels", index, "level"),
                    N_("levels count from 1 upward"),
                    N_("Write level: {n}."),
                    n=index + 1,
                )

    def _merged(self, text: EditionText) -> None:
        for index, roles in enumerate(text.merged_roles):
            if pair := rights.merged_against_rule(roles):
                self._refuse(
                    ("merged_roles", index),
                    N_("{role} may never be merged with {other}"),
                    N_("Give the rights adviser to another person."),
                    code="S311",
                    role=pair[0],
                    other=pair[1],
                )

    def _core_names(self, text: EditionText) -> None:
        """An edition may repeat the core's codes for its readers, never change them."""
        for number, word in text.actions.items():
            name = rights.ACTIONS[int(number)][0]
            if word != name:
                self._refuse(
                    ("actions", number),
                    N_("action {n} is {word} in the rights core and keeps that name"),
                    N_("Write {word}, or leave the actions out."),
                    code="S312",
                    n=number,
                    word=name,
                )
        if text.gate_order not in (None, list(rights.GATE_ORDER)):
            self._refuse(
                ("gate_order",),
                N_("the order of the gate codes belongs to the rights core"),
                N_("Leave gate_order out, or write {order}."),
                code="S313",
                order=", ".join(rights.GATE_ORDER),
            )

    def _forbidden(self, text: EditionText) -> None:
        for index, action in enumerate(text.forbidden_actions):
            if action < 4:
                self._refuse(
                    ("forbidden_actions", index),
                    N_("leaving alone, answering and putting right cannot be forbidden"),
                    N_("Forbid only actions 4 to 8."),
                    code="S314",
                )

    def _ceilings(self, text: EditionText) -> None:
        for code, actions in text.ceilings.items():
            listed, core = frozenset[int](actions), rights.CEILING[code]
            if wider := sorted(listed - core):
                self._refuse(
                    ("ceilings", code),
                    N_("{gate} → {actions} widens the ceiling"),
                    N_("An edition may only narrow; allowed: {allowed}."),
                    code="S315",
                    gate=code,
                    actions=", ".join(map(str, wider)),
                    allowed=", ".join(map(str, sorted(core))),
                )
            if missing := sorted(frozenset({0, 1, 2, 3}) & core - listed):
                self._refuse(
                    ("ceilings", code),
                    N_(
                        "{gate} must keep {actions}: leaving alone, answering and putting right cannot be forbidden"
                    ),
                    N_("Add them."),
                    code="S314",
                    gate=code,
                    actions=", ".join(map(str, missing)),
                )

    def _required(self, text: EditionText) -> None:
        for step, core in CORE.items():
            if core.required and step not in text.steps:
                self._refuse(
                    ("steps",),
                    N_("the step {step} is missing")
                    if step != "gate"
                    else N_("the gate is skipped: the step {step} is missing"),
                    N_("Add it; only {optional} may be left out."),
                    code="S321",
                    step=step,
                    optional=", ".join(sorted(key for key, of in CORE.items() if not of.required)),
                )

    def _edges(self, step: str, row: StepText) -> None:
        core = CORE[step]
        wrong = set(row.frm) - set(core.frm)
        if wrong or (core.frm and not row.frm):
            self._refuse(
                ("steps", step, "from"),
                N_("{step} may not begin from {states}: a gate or step would be skipped"),
                N_("Allowed: {allowed}."),
                code="S322",
                step=step,
                states=", ".join(sorted(wrong)) or "–",
                allowed=", ".join(core.frm) or "–",
            )
        if (row.to or "") != core.to:
            self._refuse(
                ("steps", step, "to"),
                N_("{step} leads to {to}, not elsewhere"),
                N_("Write to: {to}."),
                code="S322",
                step=step,
                to=core.to or "–",
            )

    def _who(self, step: str, row: StepText) -> None:
        core = CORE[step]
        if core.system:
            return
        if not row.who:
            self._refuse(
                ("steps", step), N_("the field {name} is missing"), N_("Add it."), code="S110", name="who"
            )
        for priority, listed in row.who.items():
            at: Path = ("steps", step, "who", priority)
            roles = frozenset[str](listed)
            if core.must - roles:
                self._refuse(
                    at,
                    N_("{step} needs {roles}"),
                    N_("Add them; the rights adviser is never left out."),
                    code="S310",
                    step=step,
                    roles=", ".join(sorted(core.must - roles)),
                )
            if not roles or (core.may and roles - core.may):
                self._refuse(
                    at,
                    N_("{step} may not be given to {roles}"),
                    N_("Choose among: {allowed}."),
                    code="S323",
                    step=step,
                    roles=", ".join(sorted(roles - core.may)) or "–",
                    allowed=", ".join(sorted(core.may or PLAYERS)),
                )

    def _approvals(self, step: str, row: StepText) -> None:
        if step in ("publish", "holding") and not {"RIGHTS", "FACT-OWNER"} <= set(row.approvals):
            self._refuse(
                ("steps", step, "approvals"),
                N_("{step} needs the approval of FACT-OWNER and RIGHTS"),
                N_("Write both roles."),
                code="S310",
                step=step,
            )

    def _clocks(self, step: str, row: StepText) -> None:
        for priority in CORE[step].timed:
            if priority not in row.due:
                self._refuse(
                    ("steps", step, "due"),
                    N_("the clock of {step} at {priority} is missing"),
                    N_("Write due: {{{priority}: 30 min}} with your time."),
                    code="S324",
                    step=step,
                    priority=priority,
                )

    def _burden(self, text: EditionText) -> None:
        acting = min(text.steps["decide"].signatures, text.steps["act"].signatures)
        for step, core in CORE.items():
            if core.single and step in text.steps and text.steps[step].signatures > acting:
                self._refuse(
                    ("steps", step, "signatures"),
                    N_("{step} needs more signatures than acting does"),
                    N_("Doing nothing or routing a complaint needs at most {n}."),
                    code="S325",
                    step=step,
                    n=acting,
                )
        if text.steps["sign"].signatures < 2:
            self._refuse(
                ("steps", "sign", "signatures"),
                N_("actions 7 and 8 need two signatures"),
                N_("Write signatures: 2."),
                code="S326",
            )

    def _refuse(
        self, path: Path, message: str, remedy: str, *, code: str = "S300", **params: object
    ) -> NoReturn:
        place = self.document.place(self._written(path))
        raise EditionError(message, remedy=remedy, place=place, code=code, **params)

    def _written(self, path: Path) -> Path:
        """Without a priority that one list stands for."""
        return path[:3] if path[2:3] == ("who",) and path not in self.document.lines else path


def _labels(node: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every name that the document gives, wherever it stands: what is written under vi and en."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        if key in ("vi", "en"):
            yield (*path, key), str(value)
        yield from _labels(value, (*path, key))
