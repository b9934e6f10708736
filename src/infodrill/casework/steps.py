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
    decisive: bool = (
        False  # decides over a claim: a conflict of interest takes it from the conflicted unit (I9)
    )
    any_ward: bool = False  # for a unit's own facts or as anyone's right: on whatever ward's case
    single: bool = False  # doing nothing or routing: never more than one signature
    undo: bool = False  # may be taken back: nobody outside was told, nothing public was begun
    again: frozenset[str] = frozenset()  # the steps that begin a round in which it is owed anew
    text: bool = False  # a deadline of the case that a text of it meets
    aside: bool = False  # always at hand: it carries nothing on
    item: str = ""  # what its deadlines are about, before the colon: "ticket:c1.t1"

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
_LATER = _roles("new_evidence reopen")
_REOPENED = _roles("reopen")
_ALL = (
    CoreStep("open", (), "NEW", single=True, aside=True),
    CoreStep("log", ("NEW",), "LOGGED", "round", undo=True),
    CoreStep("merge", ("NEW", "LOGGED"), "CLOSED", required=False, undo=True, aside=True),
    CoreStep("split", ("LOGGED", "GATED", "VERIFYING"), "", required=False, aside=True),
    CoreStep("gate", ("LOGGED",), "GATED", "round", must=_roles("RIGHTS"), undo=True, again=_REOPENED),
    CoreStep("recode", _OPEN[1:], "", must=_roles("RIGHTS"), may=_roles("RIGHTS"), decisive=True),
    CoreStep(
        "leave_gated", ("GATED",), "CLOSED", "round", decisive=True, single=True, undo=True, again=_REOPENED
    ),
    CoreStep("service", ("GATED",), "ACTING", "round", decisive=True, single=True, again=_REOPENED),
    CoreStep("verify", ("GATED",), "VERIFYING", "round", undo=True, again=_LATER),
    CoreStep("ask", ("VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING"), ""),
    CoreStep("answer", (), "", any_ward=True, item="question"),
    CoreStep("evidence", (*_OPEN, "CLOSED"), "", aside=True),
    CoreStep("conflict", ("NEW", *_OPEN), "", aside=True),
    CoreStep(
        "holding", ("VERIFYING",), "", "round", p34=False, may=_roles("COMMS SPOKE"), again=_LATER, text=True
    ),
    CoreStep("verdict", ("VERIFYING",), "", "round", may=_roles("VERIFY"), decisive=True, again=_LATER),
    CoreStep("triage", ("VERIFYING",), "TRIAGED", "round", undo=True, again=_LATER),
    CoreStep("acknowledge", ("VERIFYING",), "ACTING", "round", decisive=True, again=_LATER),
    CoreStep(
        "leave", ("VERIFYING", "TRIAGED"), "CLOSED", decisive=True, single=True, undo=True, again=_REOPENED
    ),
    CoreStep("new_evidence", ("TRIAGED", "DECIDED", "ACTING", "TRACKING"), "VERIFYING", aside=True),
    CoreStep(
        "watch",
        ("TRIAGED",),
        "TRACKING",
        "round",
        required=False,
        p12=False,
        decisive=True,
        single=True,
        undo=True,
        aside=True,
    ),
    CoreStep("watch_back", ("TRACKING",), "TRIAGED", required=False, system=True),
    CoreStep("decide", ("TRIAGED",), "DECIDED", "round", decisive=True, undo=True, again=_LATER),
    CoreStep("test", ("DECIDED",), ""),
    CoreStep(
        "sign",
        ("DECIDED",),
        "",
        must=_roles("L2-LEAD RIGHTS"),
        may=_roles("L2-LEAD RIGHTS UBND"),
        decisive=True,
    ),
    CoreStep("act", ("DECIDED",), "ACTING", "round", again=_LATER),
    CoreStep("ticket", ("ACTING",), "", item="ticket"),
    CoreStep("draft", (), ""),
    CoreStep("submit", (), "", "round", again=_LATER, text=True),
    CoreStep(
        "approve",
        (),
        "",
        must=_roles("FACT-OWNER RIGHTS"),
        may=_roles("FACT-OWNER RIGHTS EXPERT"),
        decisive=True,
        any_ward=True,
    ),
    CoreStep("publish", (), "", "round", may=_roles("SPOKE"), again=_LATER, text=True),
    CoreStep("clear_leak", (), "", may=_roles("RIGHTS SAFE")),
    CoreStep("track", ("ACTING",), "TRACKING", undo=True),
    CoreStep("close", ("TRACKING",), "CLOSED", "acting", undo=True, again=_LATER),
    CoreStep("raise_error", (), "", aside=True),
    CoreStep("self_correct", (), "", "raised", may=_roles("SPOKE")),
    CoreStep("appeal_file", (), "", aside=True),
    CoreStep(
        "appeal",
        (),
        "",
        "filed",
        must=_roles("RIGHTS"),
        may=_roles("RIGHTS L2-LEAD L2-DUTY L2-SEC OVERSIGHT"),
        any_ward=True,
    ),
    CoreStep("reopen", ("CLOSED",), "LOGGED", aside=True),
    CoreStep("escalate", ("NEW", *_OPEN), "", aside=True),
    CoreStep("escalation", (), "", "asked"),
    CoreStep("undo", (), "", required=False, any_ward=True, aside=True),
    CoreStep("opinion", _OPEN[1:], "", required=False, may=_roles("EXPERT"), decisive=True, aside=True),
    CoreStep("attach", (*_OPEN, "CLOSED"), "", required=False, aside=True),
    CoreStep("remind", _OPEN[2:], "", required=False, aside=True),
    CoreStep("hand_over", ("NEW", *_OPEN), "", required=False, aside=True),
    CoreStep("take_over", (), "", "asked", required=False, any_ward=True, item="take_over"),
    CoreStep("task", ("NEW", *_OPEN), "", required=False, aside=True),
    CoreStep("finish", (), "", required=False, any_ward=True, item="task"),
    CoreStep("rabat", _OPEN[1:], "", required=False, aside=True),
    CoreStep("review_measure", (), "", required=False, must=_roles("RIGHTS"), decisive=True, item="review"),
    CoreStep("lift", (), "", required=False, must=_roles("RIGHTS"), single=True, aside=True),
    CoreStep("remedy", (), "", required=False, item="remedy"),
)
CORE: Mapping[str, CoreStep] = {one.step: one for one in _ALL}
NEW_ROUND = frozenset().union(*(one.again for one in _ALL))  # the steps that begin a new round
BY_TEXT = tuple(one.step for one in _ALL if one.text)
_BY_ITEM = {one.item: one.step for one in _ALL if one.item}


def step_owed(deadline: str) -> tuple[str, str]:
    """(step, item) of a deadline's name, which may say after a colon what it is about: "ticket:c1.t1"."""
    name, _, item = deadline.partition(":")
    return _BY_ITEM.get(name, name) if item else name, item
