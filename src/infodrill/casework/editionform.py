"""Reads the fields of an edition, one method a part, and refuses what is unknown, missing or wider than the core."""

# Charter: casework editionform
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from infodrill.casework import rights
from infodrill.casework.edition import Edition, Step, timed
from infodrill.casework.editionfields import EditionFields, Where
from infodrill.casework.steps import (
    CASE_STATES,
    CORE,
    DISPOSITIONS,
    GROUPS,
    PLAYERS,
    PRIORITIES,
    SINGLE,
    STATEMENT_STATES,
)
from infodrill.kernel.i18n import N_

_TOP = frozenset(
    {
        "format",
        "edition",
        "title",
        "rights_adviser",
        "service_days",
        "recheck_hours",
        "forbidden_actions",
        "levels",
        "states",
        "statement_states",
        "groups",
        "dispositions",
        "roles",
        "steps",
        "ceilings",
        "actions",
        "gate_order",
        "merged_roles",
    }
)
_OPTIONAL = frozenset({"forbidden_actions", "ceilings", "actions", "gate_order", "merged_roles"})
_STEP = frozenset({"name", "artefact", "from", "to", "who", "due", "approvals", "signatures"})


class EditionForm(EditionFields):
    """One edition's document under reading; every method raises EditionError at the first fault it meets."""

    def edition(self, digest: str) -> Edition:
        top = self._mapping(self.document.data, ())
        self._keys(top, (), _TOP, _TOP - _OPTIONAL)
        if top["format"] != 1:
            self._refuse(("format",), N_("this format is not known"), N_("Write format: 1."))
        if top["rights_adviser"] != "RIGHTS":
            self._refuse(
                ("rights_adviser",),
                N_("the rights adviser is missing"),
                N_("Write rights_adviser: RIGHTS."),
                code="S310",
            )
        roles = self._roles(top["roles"])
        self._merged(top.get("merged_roles") or [])
        self._core_names(top)
        steps = self._steps(top["steps"])
        return Edition(
            id=self._word(top["edition"], ("edition",)),
            title=self._names(top["title"], ("title",)),
            levels=self._levels(top["levels"]),
            states=self._table(top["states"], ("states",), CASE_STATES),
            statement_states=self._table(top["statement_states"], ("statement_states",), STATEMENT_STATES),
            groups=self._table(top["groups"], ("groups",), tuple(GROUPS)),
            dispositions=self._table(top["dispositions"], ("dispositions",), DISPOSITIONS),
            roles=roles,
            steps=steps,
            forbidden=self._forbidden(top.get("forbidden_actions") or []),
            ceilings=self._ceilings(top.get("ceilings") or {}),
            service_seconds=self._count(top["service_days"], ("service_days",), 30) * 86_400,
            recheck_seconds=self._count(top["recheck_hours"], ("recheck_hours",), 168) * 3600,
            digest=digest,
        )

    def _levels(self, value: Any) -> tuple[tuple[int, Mapping[str, str]], ...]:
        rows = self._list(value, ("levels",))
        found = []
        for index, row in enumerate(rows):
            where: Where = ("levels", index)
            self._keys(
                self._mapping(row, where),
                where,
                frozenset({"level", "vi", "en"}),
                frozenset({"level", "vi", "en"}),
            )
            if row["level"] != index + 1:
                self._refuse(
                    (*where, "level"), N_("levels count from 1 upward"), N_("Write level: {n}."), n=index + 1
                )
            found.append((index + 1, self._names({"vi": row["vi"], "en": row["en"]}, where)))
        if not 1 <= len(found) <= 3:
            self._refuse(
                ("levels",), N_("an edition has one to three levels"), N_("List the levels from the lowest.")
            )
        return tuple(found)

    def _roles(self, value: Any) -> Mapping[str, Mapping[str, str]]:
        given = self._mapping(value, ("roles",))
        if "RIGHTS" not in given:
            self._refuse(
                ("roles",),
                N_("the rights adviser is missing"),
                N_("Add the role RIGHTS with its names."),
                code="S310",
            )
        return self._table(value, ("roles",), tuple(sorted(PLAYERS)))

    def _merged(self, value: Any) -> None:
        for index, row in enumerate(self._list(value, ("merged_roles",))):
            where: Where = ("merged_roles", index)
            roles = [self._role(one, (*where, at)) for at, one in enumerate(self._list(row, where))]
            if pair := rights.merged_against_rule(roles):
                self._refuse(
                    where,
                    N_("{role} may never be merged with {other}"),
                    N_("Give the rights adviser to another person."),
                    code="S311",
                    role=pair[0],
                    other=pair[1],
                )

    def _core_names(self, top: Mapping[str, Any]) -> None:
        """An edition may repeat the core's codes for its readers, never change them."""
        for number, word in self._mapping(top.get("actions") or {}, ("actions",)).items():
            where: Where = ("actions", number)
            action = self._action(number, where)
            if word != rights.ACTIONS[action][0]:
                self._refuse(
                    where,
                    N_("action {n} is {word} in the rights core and keeps that name"),
                    N_("Write {word}, or leave the actions out."),
                    code="S312",
                    n=action,
                    word=rights.ACTIONS[action][0],
                )
        order = top.get("gate_order")
        if order is not None and tuple(self._list(order, ("gate_order",))) != rights.GATE_ORDER:
            self._refuse(
                ("gate_order",),
                N_("the order of the gate codes belongs to the rights core"),
                N_("Leave gate_order out, or write {order}."),
                code="S313",
                order=", ".join(rights.GATE_ORDER),
            )

    def _forbidden(self, value: Any) -> frozenset[int]:
        found = set()
        for index, one in enumerate(self._list(value, ("forbidden_actions",))):
            where: Where = ("forbidden_actions", index)
            if self._action(one, where) < 4:
                self._refuse(
                    where,
                    N_("leaving alone, answering and putting right cannot be forbidden"),
                    N_("Forbid only actions 4 to 8."),
                    code="S314",
                )
            found.add(int(one))
        return frozenset(found)

    def _ceilings(self, value: Any) -> Mapping[str, frozenset[int]]:
        found = {}
        for code, actions in self._mapping(value, ("ceilings",)).items():
            where: Where = ("ceilings", code)
            if code not in rights.CEILING:
                self._refuse(
                    where,
                    N_("{gate} is no gate code"),
                    N_("Use one of: {codes}."),
                    gate=code,
                    codes=", ".join(rights.CEILING),
                )
            listed = frozenset(
                self._action(one, (*where, at)) for at, one in enumerate(self._list(actions, where))
            )
            core = rights.CEILING[code]
            if wider := sorted(listed - core):
                self._refuse(
                    where,
                    N_("{gate} → {actions} widens the ceiling"),
                    N_("An edition may only narrow; allowed: {allowed}."),
                    code="S315",
                    gate=code,
                    actions=", ".join(map(str, wider)),
                    allowed=", ".join(map(str, sorted(core))),
                )
            if missing := sorted(frozenset({0, 1, 2, 3}) & core - listed):
                self._refuse(
                    where,
                    N_(
                        "{gate} must keep {actions}: leaving alone, answering and putting right cannot be forbidden"
                    ),
                    N_("Add them."),
                    code="S314",
                    gate=code,
                    actions=", ".join(map(str, missing)),
                )
            found[code] = listed
        return found

    def _steps(self, value: Any) -> Mapping[str, Step]:
        given = self._mapping(value, ("steps",))
        for step in given:
            if step not in CORE:
                self._refuse(
                    ("steps", step),
                    N_("there is no step {step}"),
                    N_("Use one of: {steps}."),
                    code="S320",
                    step=step,
                    steps=", ".join(CORE),
                )
        for step, core in CORE.items():
            if core.required and step not in given:
                self._refuse(
                    ("steps",),
                    N_("the step {step} is missing")
                    if step != "gate"
                    else N_("the gate is skipped: the step {step} is missing"),
                    N_("Add it; only {optional} may be left out."),
                    code="S321",
                    step=step,
                    optional=", ".join(sorted(one for one, of in CORE.items() if not of.required)),
                )
        found = {step: self._step(step, row) for step, row in given.items()}
        self._burden(found)
        return found

    def _step(self, step: str, value: Any) -> Step:
        where: Where = ("steps", step)
        row, core = self._mapping(value, where), CORE[step]
        self._keys(row, where, _STEP, frozenset({"name", "artefact"} | (set() if core.system else {"who"})))
        frm = tuple(
            self._state(one, (*where, "from")) for one in self._list(row.get("from") or [], (*where, "from"))
        )
        if set(frm) - set(core.frm) or (core.frm and not frm):
            skipped = N_("{step} may not begin from {states}: a gate or step would be skipped")
            self._refuse(
                (*where, "from"),
                skipped,
                N_("Allowed: {allowed}."),
                code="S322",
                step=step,
                states=", ".join(sorted(set(frm) - set(core.frm))) or "–",
                allowed=", ".join(core.frm) or "–",
            )
        to = self._state(row["to"], (*where, "to")) if row.get("to") else ""
        if to != core.to:
            self._refuse(
                (*where, "to"),
                N_("{step} leads to {to}, not elsewhere"),
                N_("Write to: {to}."),
                code="S322",
                step=step,
                to=core.to or "–",
            )
        return Step(
            step=step,
            name=self._names(row["name"], (*where, "name")),
            artefact=self._names(row["artefact"], (*where, "artefact")),
            frm=frm,
            to=to,
            who={} if core.system else self._who(step, row["who"]),
            due=self._due(step, row.get("due")),
            approvals=self._approvals(step, row.get("approvals") or []),
            signatures=self._count(row.get("signatures", 1), (*where, "signatures"), 4),
        )

    def _who(self, step: str, value: Any) -> Mapping[str, frozenset[str]]:
        where: Where = ("steps", step, "who")
        rows = value if isinstance(value, dict) else dict.fromkeys(PRIORITIES, value)
        self._keys(rows, where, frozenset(PRIORITIES), frozenset(PRIORITIES))
        core, found = CORE[step], {}
        for priority, listed in rows.items():
            at = (*where, priority) if isinstance(value, dict) else where
            roles = frozenset(
                self._role(one, (*at, index)) for index, one in enumerate(self._list(listed, at))
            )
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
            found[priority] = roles
        return found

    def _approvals(self, step: str, value: Any) -> tuple[str, ...]:
        where: Where = ("steps", step, "approvals")
        roles = tuple(self._role(one, (*where, index)) for index, one in enumerate(self._list(value, where)))
        if step in ("publish", "holding") and not {"RIGHTS", "FACT-OWNER"} <= set(roles):
            self._refuse(
                where,
                N_("{step} needs the approval of FACT-OWNER and RIGHTS"),
                N_("Write both roles."),
                code="S310",
                step=step,
            )
        return roles

    def _due(self, step: str, value: Any) -> Mapping[str, int]:
        where: Where = ("steps", step, "due")
        rows = self._mapping(value or {}, where)
        self._keys(rows, where, frozenset(PRIORITIES), frozenset())
        for priority in timed(step):
            if priority not in rows:
                self._refuse(
                    where,
                    N_("the clock of {step} at {priority} is missing"),
                    N_("Write due: {{{priority}: 30 min}} with your time."),
                    code="S324",
                    step=step,
                    priority=priority,
                )
        return {priority: self._time(one, (*where, priority)) for priority, one in rows.items()}

    def _burden(self, steps: Mapping[str, Step]) -> None:
        acting = min(steps["decide"].signatures, steps["act"].signatures)
        for step in SINGLE:
            if step in steps and steps[step].signatures > acting:
                self._refuse(
                    ("steps", step, "signatures"),
                    N_("{step} needs more signatures than acting does"),
                    N_("Doing nothing or routing a complaint needs at most {n}."),
                    code="S325",
                    step=step,
                    n=acting,
                )
        if steps["sign"].signatures < 2:
            self._refuse(
                ("steps", "sign", "signatures"),
                N_("actions 7 and 8 need two signatures"),
                N_("Write signatures: 2."),
                code="S326",
            )
