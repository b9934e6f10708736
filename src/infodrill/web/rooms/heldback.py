"""What keeps a text that was handed in from going out: the approval or the step it waits for, whose, and why since when."""

# No charter: tells what the approvals and the case say; whoever publishes goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import textkinds
from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.stances import DRAFTABLE, barred, begins_early, early, follows
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import listed
from infodrill.web.rooms.signs import Due, leads_on, state_told, titled
from infodrill.web.rooms.whose import chairs, holders, waits_for

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

BARRED = N_(
    "“{title}” does not go out any more: at {clock} it was decided how to answer, and {kind} is not among it. {then}"
)
CLOSED = N_("“{title}” does not go out any more: its case was closed at {clock}. {then}")
# What comes in its place, by how far that is.
INSTEAD = {
    "out": N_("What was decided is out: “{text}”."),
    "coming": N_("On its way in its place: “{text}” ({state})."),
    "owed": N_("In its place {who} writes now: {kinds}."),
    "merged": N_("What was reported goes on in case {case}."),
    "none": N_("It was decided that nothing is said in public."),
}
SHUT = N_(
    "“{title}” is approved, and cannot go out as things stand: {why}. Send it back, so that it is changed."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAhead:
    """`words` = what a word to the public waits for, and whom; `due` = when it is due itself, None where that is not owed yet.
    `statement` = the text, where it is written. `told` = it waits for nothing: that text says it already. `first` = a first word
    may be written on the case now, though the answer waits. `kind` = of a text that this seat may begin, as nobody else has."""

    case: str
    words: str
    due: Due | None
    statement: str = ""
    told: bool = False
    first: bool = False
    kind: str = ""


def publishes(view: SeatView, edition: Edition) -> bool:
    """Whether it is this seat that puts texts before the public."""
    return bool(view.seat.roles & edition.steps["publish"].roles()) and not view.rests


def held_back(view: SeatView, edition: Edition, text: Statement, case: Case | None) -> str:
    """Why a text in review cannot go out yet and whom it waits for; "" = it can, or it is in no review."""
    if case is not None and barred(case, text):
        return _barred(view, edition, text, case)
    if text.state != "REVIEW":
        return ""
    at = {
        "title": titled(view, text),
        "state": edition.state_name(case.state, view.lang) if case else "",
        "priority": (case.priority if case else "") or "–",
    }
    given = approvals(text, case, edition)
    first_word = text.kind in textkinds.EARLY and case is not None and not begins_early(case, text.kind)
    if given.missing:
        words = WANTS if not given.counting else RAISED if first_word else WANTS_MORE
        return tr(view.lang, words, who=_asked(view, edition, given.missing, case), **at)
    free = early(case, text.kind) or follows(case, text)
    if case is None or text.newest.corrects or case.state in DRAFTABLE or free:
        why = dict(view.casework.shut(text.statement)).get("publish", "") if publishes(view, edition) else ""
        return tr(view.lang, SHUT, why=why.rstrip("."), **at) if why else ""
    due = leads_on(view, edition, case)
    who, first = waits_for(view, edition, due, case) if due else ("", "")
    if not due or not who:
        return tr(view.lang, TURNED, **at)
    return tr(view.lang, TURNED_FOR, who=who, step=first, clock=due.by, **at)


def instead(view: SeatView, edition: Edition, text: Statement, case: Case) -> tuple[str, str]:
    """(what comes in the place of a text that is barred, in words, how far that is)."""
    others = [
        each
        for each in view.statements
        if each.case == case.case and (each.standing or not barred(case, each))
    ]
    kinds = [textkinds.OF_ACTION[action] for action in case.actions if action in textkinds.OF_ACTION]
    others = [each for each in others if each.statement != text.statement]
    if case.merged_into:
        far, at = "merged", {"case": case.merged_into.upper()}
    elif out := next((each for each in reversed(others) if each.standing), None):
        far, at = "out", {"text": titled(view, out)}
    elif coming := next(reversed(others), None):
        state = state_told(view, edition, coming)
        far, at = "coming", {"text": titled(view, coming), "state": state}
    elif kinds and case.state != "CLOSED":
        named = ", ".join(tr(view.lang, textkinds.KINDS[kind].noun) for kind in kinds)
        far, at = "owed", {"who": holders(view, edition, "draft", case), "kinds": named}
    else:
        far, at = "none", {}
    return tr(view.lang, INSTEAD[far], **at), far


def _barred(view: SeatView, edition: Edition, text: Statement, case: Case) -> str:
    then, _ = instead(view, edition, text, case)
    kind, title = tr(view.lang, textkinds.KINDS[text.kind].noun), text.newest.said(view.lang)[0]
    if case.state == "CLOSED":
        return tr(view.lang, CLOSED, title=title, clock=view.moment(case.closed_at), then=then)
    return tr(view.lang, BARRED, title=title, clock=view.moment(case.decided_at), kind=kind, then=then)


def held_texts(view: SeatView, edition: Edition) -> Iterator[WordAhead]:
    """Each text that this seat will publish and that cannot go out yet."""
    if not publishes(view, edition):
        return
    cases = {case.case: case for case in view.cases}
    for text in view.statements:
        case = cases.get(text.case)
        if case and barred(case, text) and instead(view, edition, text, case)[1] != "owed":
            continue  # what was decided is on its way, or nothing is: this waits for nobody
        if why := held_back(view, edition, text, case):
            yield WordAhead(case=text.case, words=why, due=None, statement=text.statement)


def askable(view: SeatView, roles: tuple[str, ...]) -> list[str]:
    """Of the roles that may give an approval those that somebody holds, else all of them."""
    return [role for role in roles if view.seats.with_role(role)] or [*roles]


def either(view: SeatView, edition: Edition, roles: list[str], case: Case | None) -> str:
    """The chairs of whom any one may give an approval."""
    named = dict.fromkeys(chairs(view, edition, (role,), case, signs=True) for role in roles)
    return tr(view.lang, "or").join(f" {each} " for each in named).strip()


def _asked(view: SeatView, edition: Edition, missing: tuple[tuple[str, ...], ...], case: Case | None) -> str:
    found = (either(view, edition, askable(view, roles), case) for roles in missing)
    return listed(dict.fromkeys(found))
