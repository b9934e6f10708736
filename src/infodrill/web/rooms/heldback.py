"""What keeps a text that was handed in from going out: the approval or the step it waits for, whose, and why since when."""

# No charter: tells what the approvals and the case say; whoever publishes goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import textkinds
from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.stances import DRAFTABLE, early
from infodrill.casework.steps import BY_TEXT
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.signs import Due, owed
from infodrill.web.rooms.whose import chairs, holders

WANTS = N_("“{title}” waits for the approval of {who}.")
WANTS_MORE = N_("“{title}” waits for one more approval, of {who}.")
RAISED = N_(
    "“{title}” waits for one more approval, of {who}: its case stands at “{state}” ({priority}) now, where one is not enough."
)
TURNED = N_(
    "“{title}” is approved, but its case stands at “{state}” ({priority}) now: it goes out once it is decided how to answer."
)
TURNED_FOR = N_(
    "“{title}” is approved, but its case stands at “{state}” ({priority}) now: first {step}, by {clock}, for which {who} is"
    " asked; then it goes out."
)

SHUT = N_("“{title}” is approved, and cannot go out as things stand: {why}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAhead:
    """`words` = what a word to the public waits for, and whom; `due` = when it is due itself, None where that is not owed yet.
    `statement` = the text, where it is written. `told` = it waits for nothing: that text says it already. `first` = a first word
    may be written on the case now, though the answer waits."""

    case: str
    words: str
    due: Due | None
    statement: str = ""
    told: bool = False
    first: bool = False


def publishes(view: SeatView, edition: Edition) -> bool:
    """Whether it is this seat that puts texts before the public."""
    return bool(view.seat.roles & edition.steps["publish"].roles()) and not view.rests


def held_back(view: SeatView, edition: Edition, text: Statement, case: Case | None) -> str:
    """Why a text in review cannot go out yet and whom it waits for; "" = it can, or it is in no review."""
    if text.state != "REVIEW":
        return ""
    at = {
        "title": text.newest.said(view.lang)[0],
        "state": edition.state_name(case.state, view.lang) if case else "",
        "priority": (case.priority if case else "") or "–",
    }
    given = approvals(text, case, edition)
    first_word = text.kind in textkinds.EARLY and case is not None and not early(case, text.kind)
    if given.missing:
        words = WANTS if not given.counting else RAISED if first_word else WANTS_MORE
        return tr(view.lang, words, who=_asked(view, edition, given.missing, case), **at)
    if case is None or text.newest.corrects or case.state in DRAFTABLE or early(case, text.kind):
        why = dict(view.casework.shut(text.statement)).get("publish", "") if publishes(view, edition) else ""
        return tr(view.lang, SHUT, why=why.rstrip("."), **at) if why else ""
    due = next((due for due in owed(view, edition, case) if due.step not in BY_TEXT), None)
    who = holders(view, edition, due.step, case) if due else ""
    if not due or not who:
        return tr(view.lang, TURNED, **at)
    return tr(view.lang, TURNED_FOR, who=who, step=due.name, clock=due.clock, **at)


def held_texts(view: SeatView, edition: Edition) -> Iterator[WordAhead]:
    """Each text that this seat will publish and that cannot go out yet."""
    if not publishes(view, edition):
        return
    cases = {case.case: case for case in view.cases}
    for text in view.statements:
        if why := held_back(view, edition, text, cases.get(text.case)):
            yield WordAhead(case=text.case, words=why, due=None, statement=text.statement)


def askable(view: SeatView, roles: tuple[str, ...]) -> list[str]:
    """Of the roles that may give an approval those that somebody holds, else all of them."""
    return [role for role in roles if view.seats.with_role(role)] or [*roles]


def either(view: SeatView, edition: Edition, roles: list[str], case: Case | None) -> str:
    """The chairs of whom any one may give an approval."""
    named = dict.fromkeys(chairs(view, edition, (role,), case) for role in roles)
    return tr(view.lang, "or").join(f" {each} " for each in named).strip()


def _asked(view: SeatView, edition: Edition, missing: tuple[tuple[str, ...], ...], case: Case | None) -> str:
    found = (either(view, edition, askable(view, roles), case) for roles in missing)
    return ", ".join(dict.fromkeys(found))
