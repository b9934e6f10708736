"""The core graph of the procedure: every step an edition may have, and the widest it may be.

An edition names the steps, narrows `frm`, sets who may take them and when they are due; it adds no edge to the graph.
"""

# Charter: casework steps
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from infodrill.scenario.schema import (
    CaseState,
    Control,
    Disposition,
    Player,
    Priority,
    StatementState,
)

CASE_STATES: tuple[str, ...] = get_args(CaseState)
STATEMENT_STATES: tuple[str, ...] = get_args(StatementState)
DISPOSITIONS: tuple[str, ...] = get_args(Disposition)
PRIORITIES: tuple[str, ...] = get_args(Priority)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "new": ("NEW", "LOGGED"),
    "checking": ("GATED", "VERIFYING", "TRIAGED"),
    "answering": ("DECIDED", "ACTING"),
    "tracking": ("TRACKING",),
    "done": ("CLOSED",),
}
PLAYERS: frozenset[str] = frozenset(get_args(Player))
CONTROL: frozenset[str] = frozenset(get_args(Control))
ROLES = PLAYERS | CONTROL


@dataclass(frozen=True, slots=True)
class CoreStep:
    """`frm` empty = the step is about a statement, an appeal or a new case; `to` "" = the case's state stays.

    `due` = what its clock counts from: "" (no clock), "round", "acting", "raised", "filed", "asked" (of level 2).
    `must` = roles that an edition cannot leave out; `may` = the widest set of roles (empty = anybody).
    """

    step: str
    frm: tuple[str, ...]
    to: str
    due: str = ""
    required: bool = True
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    system: bool = False
    p34: bool = True  # has a clock for P3 and P4 too
    p12: bool = True

    @property
    def timed(self) -> tuple[str, ...]:
        """The priorities at which the step must have a clock."""
        if not self.due:
            return ()
        return tuple(
            one
            for one in PRIORITIES
            if (self.p12 or one in ("P3", "P4")) and (self.p34 or one in ("P1", "P2"))
        )


def _roles(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPEN = ("LOGGED", "GATED", "VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING")
_ALL = (
    CoreStep("open", (), "NEW"),
    CoreStep("log", ("NEW",), "LOGGED", "round"),
    CoreStep("merge", ("NEW", "LOGGED"), "CLOSED", required=False),
    CoreStep("split", ("LOGGED", "GATED", "VERIFYING"), "", required=False),
    CoreStep("gate", ("LOGGED",), "GATED", "round", must=_roles("RIGHTS")),
    CoreStep("recode", _OPEN[1:], "", must=_roles("RIGHTS"), may=_roles("RIGHTS")),
    CoreStep("leave_gated", ("GATED",), "CLOSED", "round"),
    CoreStep("service", ("GATED",), "ACTING", "round"),
    CoreStep("verify", ("GATED",), "VERIFYING", "round"),
    CoreStep("ask", ("VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING"), ""),
    CoreStep("answer", (), ""),
    CoreStep("evidence", (*_OPEN, "CLOSED"), ""),
    CoreStep("conflict", ("NEW", *_OPEN), ""),
    CoreStep("holding", ("VERIFYING",), "", "round", p34=False, may=_roles("COMMS SPOKE")),
    CoreStep("verdict", ("VERIFYING",), "", "round", may=_roles("VERIFY")),
    CoreStep("triage", ("VERIFYING",), "TRIAGED", "round"),
    CoreStep("acknowledge", ("VERIFYING",), "ACTING", "round"),
    CoreStep("leave", ("VERIFYING", "TRIAGED"), "CLOSED"),
    CoreStep("new_evidence", ("TRIAGED", "DECIDED", "ACTING", "TRACKING"), "VERIFYING"),
    CoreStep("watch", ("TRIAGED",), "TRACKING", "round", required=False, p12=False),
    CoreStep("watch_back", ("TRACKING",), "TRIAGED", required=False, system=True),
    CoreStep("decide", ("TRIAGED",), "DECIDED", "round"),
    CoreStep("test", ("DECIDED",), ""),
    CoreStep("sign", ("DECIDED",), "", must=_roles("L2-LEAD RIGHTS"), may=_roles("L2-LEAD RIGHTS UBND")),
    CoreStep("act", ("DECIDED",), "ACTING", "round"),
    CoreStep("ticket", ("ACTING",), ""),
    CoreStep("draft", (), ""),
    CoreStep("submit", (), "", "round"),
    CoreStep("approve", (), "", must=_roles("FACT-OWNER RIGHTS"), may=_roles("FACT-OWNER RIGHTS EXPERT")),
    CoreStep("publish", (), "", "round", may=_roles("SPOKE")),
    CoreStep("clear_leak", (), "", may=_roles("RIGHTS SAFE")),
    CoreStep("track", ("ACTING",), "TRACKING"),
    CoreStep("close", ("TRACKING",), "CLOSED", "acting"),
    CoreStep("raise_error", (), ""),
    CoreStep("self_correct", (), "", "raised", may=_roles("SPOKE")),
    CoreStep("appeal_file", (), ""),
    CoreStep(
        "appeal",
        (),
        "",
        "filed",
        must=_roles("RIGHTS"),
        may=_roles("RIGHTS L2-LEAD L2-DUTY L2-SEC OVERSIGHT"),
    ),
    CoreStep("reopen", ("CLOSED",), "LOGGED"),
    CoreStep("escalate", ("NEW", *_OPEN), ""),
    CoreStep("escalation", (), "", "asked"),
    CoreStep("undo", (), "", required=False),
    CoreStep("opinion", _OPEN[1:], "", required=False, may=_roles("EXPERT")),
    CoreStep("attach", (*_OPEN, "CLOSED"), "", required=False),
    CoreStep("remind", _OPEN[2:], "", required=False),
    CoreStep("hand_over", ("NEW", *_OPEN), "", required=False),
    CoreStep("take_over", (), "", "asked", required=False),
    CoreStep("task", ("NEW", *_OPEN), "", required=False),
    CoreStep("finish", (), "", required=False),
    CoreStep("rabat", _OPEN[1:], "", required=False),
    CoreStep("review_measure", (), "", required=False, must=_roles("RIGHTS")),
    CoreStep("lift", (), "", required=False, must=_roles("RIGHTS")),
    CoreStep("remedy", (), "", required=False),
)
CORE: Mapping[str, CoreStep] = {one.step: one for one in _ALL}
SINGLE = (
    "open",
    "leave_gated",
    "leave",
    "service",
    "watch",
    "lift",
)  # doing nothing or routing: never more than one signature
