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
    Player,
    Priority,
    StatementState,
)

CASE_STATES: tuple[str, ...] = get_args(CaseState)
ANY_STATE = frozenset(CASE_STATES)
STATEMENT_STATES: tuple[str, ...] = get_args(StatementState)
STATEMENT_EDGES = (("DRAFTING", "REVIEW"), ("REVIEW", "DRAFTING"), ("REVIEW", "PUBLISHED"), ("PUBLISHED", "SUPERSEDED"),
                   ("PUBLISHED", "SELF_CORRECTED"))  # fmt: skip
AT_ONCE = ("DRAFTING", "PUBLISHED")
"""The way of a correction of our own that goes out for a safety reason before its approval."""
SPLIT_OFF = ("NEW", "LOGGED")
"""How a case begins that is split off another."""
PRIORITIES: tuple[str, ...] = get_args(Priority)
URGENT = ("P1", "P2")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "new": ("NEW", "LOGGED"),
    "checking": ("GATED", "VERIFYING", "TRIAGED"),
    "answering": ("DECIDED", "ACTING"),
    "tracking": ("TRACKING",),
    "done": ("CLOSED",),
}
# Who can go and see, or send somebody; who only speaks for a unit or writes its words goes nowhere.
FIELD = frozenset(
    {"L1-DUTY", "L1-LEAD", "CITIZEN-DESK", "COLLAB", "L2-DUTY", "L2-SEC", "L2-LEAD", "VERIFY", "MONITOR"}
)
WRITERS = frozenset({"COMMS", "SPOKE"})
"""Whose work is words to the public."""
OWNERS = frozenset({"FACT-OWNER", "AGENCY-HEAD"})
"""Who answers for what a cell's records say."""
DESKS = frozenset({"L1-DUTY", "CITIZEN-DESK"})
"""Who takes reports, whatever the edition says of its steps."""
PLAYERS: frozenset[str] = frozenset(get_args(Player))
CONTROL: frozenset[str] = frozenset(get_args(Control))
ROLES = PLAYERS | CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreStep:
    """`frm` empty = the step is about a statement, an appeal or a new case; `to` "" = the case's state stays.

    `due` = what its clock counts from: "" (no clock), "round", "acting", "raised", "filed", "asked" (of level 2).
    `anew` = states in which it may be taken once more and moves nothing: what it said before is said again as things now are.
    `must` = roles that an edition cannot leave out; `may` = the widest set of roles (empty = anybody).
    """

    step: str
    frm: tuple[str, ...]
    to: str
    due: str = ""
    anew: frozenset[str] = frozenset()
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
    last: bool = (
        False  # one press stands between the public and what is ready for it: of its kind it comes first
    )
    errand: bool = False  # others of the unit run it as well as whoever it was given to: it keeps nobody from what is theirs
    published: bool = False  # about what everyone reads: the newest words of a text need not be known for it
    item: str = ""  # what its deadlines are about, before the colon: "ticket:c1.t1"

    @property
    def timed(self) -> tuple[str, ...]:
        """The priorities at which the step must have a clock."""
        if not self.due:
            return ()
        return tuple(
            priority
            for priority in PRIORITIES
            if (self.p12 or priority in ("P3", "P4")) and (self.p34 or priority in ("P1", "P2"))
        )


def _roles(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPEN = ("LOGGED", "GATED", "VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING")
_LATER = _roles("new_evidence reopen")
_REOPENED = _roles("reopen")
_ALL = (
    CoreStep(step="open", frm=(), to="NEW", single=True, aside=True),
    CoreStep(step="log", frm=("NEW",), to="LOGGED", due="round", undo=True),
    CoreStep(step="merge", frm=("NEW", "LOGGED"), to="CLOSED", required=False, undo=True, aside=True),
    CoreStep(step="split", frm=_OPEN, to="", required=False, aside=True),
    CoreStep(
        step="gate",
        frm=("LOGGED",),
        to="GATED",
        due="round",
        must=_roles("RIGHTS"),
        undo=True,
        again=_REOPENED,
    ),
    CoreStep(step="recode", frm=_OPEN[1:], to="", must=_roles("RIGHTS"), may=_roles("RIGHTS"), decisive=True),
    CoreStep(
        step="leave_gated",
        frm=("GATED",),
        to="CLOSED",
        due="round",
        decisive=True,
        single=True,
        undo=True,
        again=_REOPENED,
    ),
    CoreStep(
        step="service", frm=("GATED",), to="ACTING", due="round", decisive=True, single=True, again=_REOPENED
    ),
    CoreStep(step="verify", frm=("GATED",), to="VERIFYING", due="round", undo=True, again=_LATER),
    CoreStep(step="ask", frm=("VERIFYING", "TRIAGED", "DECIDED", "ACTING", "TRACKING"), to=""),
    CoreStep(step="answer", frm=(), to="", any_ward=True, item="question"),
    CoreStep(step="evidence", frm=(*_OPEN, "CLOSED"), to="", aside=True),
    CoreStep(step="conflict", frm=("NEW", *_OPEN), to="", aside=True),
    CoreStep(
        step="holding",
        frm=("VERIFYING",),
        to="",
        due="round",
        p34=False,
        may=_roles("COMMS SPOKE"),
        again=_LATER,
        text=True,
    ),
    CoreStep(
        step="verdict",
        frm=("VERIFYING",),
        to="",
        due="round",
        may=_roles("VERIFY"),
        decisive=True,
        again=_LATER,
    ),
    CoreStep(
        step="triage",
        frm=("VERIFYING",),
        to="TRIAGED",
        due="round",
        anew=frozenset({"TRIAGED"}),
        undo=True,
        again=_LATER,
    ),
    CoreStep(step="acknowledge", frm=("VERIFYING",), to="ACTING", due="round", decisive=True, again=_LATER),
    CoreStep(
        step="leave",
        frm=("VERIFYING", "TRIAGED"),
        to="CLOSED",
        decisive=True,
        single=True,
        undo=True,
        again=_REOPENED,
    ),
    CoreStep(
        step="new_evidence", frm=("TRIAGED", "DECIDED", "ACTING", "TRACKING"), to="VERIFYING", aside=True
    ),
    CoreStep(
        step="watch",
        frm=("TRIAGED",),
        to="TRACKING",
        due="round",
        required=False,
        p12=False,
        decisive=True,
        single=True,
        undo=True,
        aside=True,
    ),
    CoreStep(step="watch_back", frm=("TRACKING",), to="TRIAGED", required=False, system=True),
    CoreStep(
        step="decide", frm=("TRIAGED",), to="DECIDED", due="round", decisive=True, undo=True, again=_LATER
    ),
    CoreStep(step="test", frm=("DECIDED",), to=""),
    CoreStep(
        step="sign",
        frm=("DECIDED",),
        to="",
        must=_roles("L2-LEAD RIGHTS"),
        may=_roles("L2-LEAD RIGHTS UBND"),
        decisive=True,
    ),
    CoreStep(step="act", frm=("DECIDED",), to="ACTING", due="round", again=_LATER),
    CoreStep(step="ticket", frm=("ACTING",), to="", item="ticket"),
    CoreStep(step="draft", frm=(), to=""),
    CoreStep(step="submit", frm=(), to="", due="round", again=_LATER, text=True),
    CoreStep(
        step="approve",
        frm=(),
        to="",
        must=_roles("FACT-OWNER RIGHTS"),
        may=_roles("FACT-OWNER RIGHTS EXPERT"),
        decisive=True,
        any_ward=True,
    ),
    CoreStep(
        step="publish",
        frm=(),
        to="",
        due="round",
        may=_roles("SPOKE"),
        again=_LATER,
        text=True,
        last=True,
    ),
    CoreStep(step="clear_leak", frm=(), to="", may=_roles("RIGHTS SAFE")),
    CoreStep(step="track", frm=("ACTING",), to="TRACKING", undo=True),
    CoreStep(step="close", frm=("TRACKING",), to="CLOSED", due="acting", undo=True, again=_LATER),
    CoreStep(step="raise_error", frm=(), to="", aside=True, published=True),
    CoreStep(step="self_correct", frm=(), to="", due="raised", may=_roles("SPOKE")),
    CoreStep(step="appeal_file", frm=(), to="", aside=True, published=True),
    CoreStep(
        step="appeal",
        frm=(),
        to="",
        published=True,
        due="filed",
        must=_roles("RIGHTS"),
        may=_roles("RIGHTS L2-LEAD L2-DUTY L2-SEC OVERSIGHT"),
        any_ward=True,
    ),
    CoreStep(step="reopen", frm=("CLOSED",), to="LOGGED", aside=True),
    CoreStep(step="escalate", frm=("NEW", *_OPEN), to="", aside=True),
    CoreStep(step="escalation", frm=(), to="", due="asked"),
    CoreStep(step="undo", frm=(), to="", required=False, any_ward=True, aside=True),
    CoreStep(
        step="opinion", frm=_OPEN[1:], to="", required=False, may=_roles("EXPERT"), decisive=True, aside=True
    ),
    CoreStep(step="attach", frm=(*_OPEN, "CLOSED"), to="", required=False, aside=True),
    CoreStep(step="remind", frm=_OPEN[2:], to="", required=False, aside=True),
    CoreStep(step="hand_over", frm=("NEW", *_OPEN), to="", required=False, aside=True),
    CoreStep(step="take_over", frm=(), to="", due="asked", required=False, any_ward=True, item="take_over"),
    CoreStep(step="task", frm=("NEW", *_OPEN), to="", required=False, aside=True),
    CoreStep(step="finish", frm=(), to="", required=False, any_ward=True, item="task", errand=True),
    CoreStep(step="rabat", frm=_OPEN[1:], to="", required=False, aside=True),
    CoreStep(
        step="review_measure",
        frm=(),
        to="",
        required=False,
        must=_roles("RIGHTS"),
        decisive=True,
        item="review",
    ),
    CoreStep(step="lift", frm=(), to="", required=False, must=_roles("RIGHTS"), single=True, aside=True),
    CoreStep(step="remedy", frm=(), to="", required=False, item="remedy"),
)
CORE: Mapping[str, CoreStep] = {step.step: step for step in _ALL}
NEW_ROUND = frozenset().union(*(step.again for step in _ALL))  # the steps that begin a new round
BY_TEXT = tuple(step.step for step in _ALL if step.text)
_BY_ITEM = {step.item: step.step for step in _ALL if step.item}


def step_owed(deadline: str) -> tuple[str, str]:
    """(step, item) of a deadline's name, which may say after a colon what it is about: "ticket:c1.t1"."""
    name, _, item = deadline.partition(":")
    return _BY_ITEM.get(name, name) if item else name, item
