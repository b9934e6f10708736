"""The word to the public on a P1 that a seat will have to write, and that waits for a step of somebody else until then."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Sequence

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.closing import LEFT_ALONE
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.textkinds import KINDS
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.heldback import WordAhead, held_texts
from infodrill.web.rooms.nextthings import NextThingShown
from infodrill.web.rooms.signs import owed, owed_now
from infodrill.web.rooms.whose import holders, unconfirmed

BEFORE = (
    "NEW",
    "LOGGED",
    "GATED",
    "VERIFYING",
    "TRIAGED",
)  # where a case stands while it is found out and decided what to say


RIGHTS_FIRST = N_(
    "The word to the public on “{title}” waits for {who}, to confirm the rights check with the verdict. Then it is decided, and"
    " stands here to be written."
)


WAITS = N_(
    "The word to the public on “{title}” waits for {who}: {step}, by {clock}. Then it stands here to be written."
)
FIRST_NOW = N_(
    "On “{title}” you may write a first word now: what is not known yet, and what to do. The answer waits for {who}: {step}, by"
    " {clock}."
)
TOLD = N_(
    "“{title}” seems to tell what “{text}” speaks of, public since {clock}: no first word of its own is owed. Point whoever asks"
    " to that text; if it is another matter, write it on its case."
)


def told_already(view: SeatView, case: Case) -> WordAhead | None:
    """That a public text on another case says already what a word on this one would; None where none does."""
    said = view.casework.told_already(case) if case.state in BEFORE else None
    if said is None or said.published is None:
        return None
    at = {
        "title": case.title(90),
        "text": said.published.said(view.lang)[0],
        "clock": view.moment(said.published.published_at),
    }
    text = said.statement if enters(view.seat, "studio") else ""
    return WordAhead(case=case.case, words=tr(view.lang, TOLD, **at), due=None, statement=text, told=True)


def unbegun(view: SeatView, edition: Edition, case: Case | None, kind: str) -> str:
    """The one reason why a text of `kind` cannot be begun on a case now, and whom it waits for."""
    about = KINDS[kind]
    step = "holding" if case and about.early and case.state in BEFORE else "draft"
    if not view.seat.roles & edition.steps[step].roles():
        who = " / ".join(edition.role_name(role, view.lang) for role in sorted(edition.steps[step].roles()))
        return tr(view.lang, "It is not this seat that writes here; who does: {who}.", who=who)
    if case is None:
        return tr(view.lang, "A text of this kind is written on a case: open the case, and begin it there.")
    at = {"title": case.title(90), "state": edition.state_name(case.state, view.lang)}
    if case.state == "CLOSED" or case.merged_into:
        return tr(
            view.lang,
            "“{title}” is closed: nothing is written on it any more, unless it is opened again.",
            **at,
        )
    if case.gate_code in LEFT_ALONE:
        return tr(view.lang, "“{title}” is left alone by the rights check: nobody is put right there.", **at)
    if case.state not in BEFORE:
        return tr(
            view.lang,
            "Something else was decided on “{title}”: {kind} is not among it.",
            kind=tr(view.lang, about.noun),
            **at,
        )
    first = next(
        (due for due in owed(view, edition, case) if due.step not in BY_TEXT and edition.has(due.step)), None
    )
    if first is None:
        return tr(
            view.lang,
            "“{title}” stands at “{state}” now. Once it is decided what to say, it is written here.",
            **at,
        )
    who = holders(view, edition, first.step, case)
    return tr(
        view.lang, "“{title}” stands at “{state}” now and waits for {who}: {step}, by {clock}. Then it is written here.",
        who=who, step=first.name, clock=first.clock, **at,
    )  # fmt: skip


def words_ahead(view: SeatView, edition: Edition, waiting: Sequence[NextThingShown]) -> Iterator[WordAhead]:
    """Of each text that this seat will publish and cannot yet, and of each P1 on which nothing waits for it and no text is on its
    way. Its desk said that nothing waits for it, beside
    a first word due in half an hour."""
    yield from held_texts(view, edition)
    if not view.seat.roles & edition.steps["holding"].roles() or view.rests:
        return
    known = {thing.case or thing.item for thing in waiting} | {
        text.case for text in view.statements if text.published is None
    }
    for case in view.open_cases:
        if (
            case.priority != "P1"
            or case.state not in BEFORE
            or case.case in known
            or case.gate_code in LEFT_ALONE
        ):
            continue
        if told := told_already(view, case):
            yield told
            continue
        found = tuple(owed(view, edition, case))
        now = any(step == "holding" for step, _ in view.casework.possible(case.case))
        if checked := unconfirmed(view, edition, case):
            due = next((due for due in found if due.step in BY_TEXT), None)
            yield WordAhead(
                case=case.case,
                words=tr(view.lang, RIGHTS_FIRST, title=case.title(90), who=checked),
                due=due,
                first=now,
            )
            continue
        first = owed_now(view, edition, case)
        if not first or not first.step.startswith("question:"):
            first = next((due for due in found if due.step not in BY_TEXT and edition.has(due.step)), None)
        if first:
            yield WordAhead(
                case=case.case,
                first=now,
                words=tr(
                    view.lang,
                    FIRST_NOW if now else WAITS,
                    title=case.title(90),
                    who=holders(view, edition, first.step, case),
                    step=first.name,
                    clock=first.clock,
                ),
                due=next((due for due in found if due.step in BY_TEXT), None),
            )
