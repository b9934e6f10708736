"""The word to the public on a P1 that a seat will have to write, and that waits for a step of somebody else until then."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Sequence

from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.duplicates import spoken_of
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.closing import LEFT_ALONE
from infodrill.casework.nouns.ownword import righted
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.stances import NO_SIDE, NOT_SO_OR_SO, barred, begins_early, misfit
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.textkinds import EARLY, KINDS, OF_ACTION
from infodrill.conduct import naming, turns
from infodrill.conduct.policy import enters
from infodrill.conduct.promised import promised
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.heldback import WordAhead, held_back, held_texts
from infodrill.web.rooms.nextthings import NextThingShown
from infodrill.web.rooms.saidotherwise import said_otherwise
from infodrill.web.rooms.signs import leads_on, owed, owed_now, state_told, titled
from infodrill.web.rooms.stepwords import owner_told
from infodrill.web.rooms.whose import holders, unconfirmed, waits_for

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
FIRST_TOLD = N_(
    "On “{title}” you may write a first word now: what its owner has told, and what to do. The answer waits for {who}: {step},"
    " by {clock}."
)
LATER = N_(
    "By {clock}, as “{title}” promised, the next word is due. It stands here to be written once something new is known, and"
    " ten minutes before at the latest."
)
AS_NEXT_WORD = N_(
    "It may go out while the case is being verified, with one approval. Once the case is classified it needs both approvals, and"
    " waits for nothing else: it is the next word of what is public already."
)
COMING = N_("By {clock}, as “{title}” promised, the next word is due. On its way: “{text}” ({state}).")
OWED_BY = N_(
    "By {clock}, as “{title}” promised, the next word is due. Before it is written, {who} is asked: {step}, by {until}."
)
OWED = N_("By {clock}, as “{title}” promised, the next word is due. It cannot be written as its case stands.")
THEIRS = N_("By {clock}, as “{title}” promised, the next word is due. It is written by {who}.")
SHUT = N_(
    "By {clock}, as “{title}” promised, the next word is due. Its case was closed: open it again, and the word is written there."
)
WRITTEN_BY = N_(
    "The word to the public on “{title}” is decided, and {who} writes it, by {clock}. Then it stands here."
)
WRITTEN = N_("The word to the public on “{title}” is decided, and {who} writes it. Then it stands here.")
NOBODY_WRITES = N_(
    "It was decided {n} minutes ago to tell people of “{title}”, and no text of it exists. Ask {who}; whoever publishes may begin"
    " it too."
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


CLASSIFIED = N_(
    "“{title}” was classified meanwhile and stands at “{state}”: from now on who writes on it is: {who}. What was filled in here "
    "comes from the case, and they have it too."
)


def unbegun(view: SeatView, edition: Edition, case: Case | None, kind: str) -> str:
    """The one reason why a text of `kind` cannot be begun on a case now, and whom it waits for."""
    about = KINDS[kind]
    step = "holding" if case and about.early and case.state in BEFORE else "draft"
    if not view.seat.roles & edition.steps[step].roles():
        who = " / ".join(edition.role_name(role, view.lang) for role in sorted(edition.steps[step].roles()))
        if case and about.early and view.seat.roles & edition.steps["holding"].roles():
            state = edition.state_name(case.state, view.lang)
            return tr(view.lang, CLASSIFIED, title=case.title(90), state=state, who=who)
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
    first = leads_on(view, edition, case)
    if first is None:
        return tr(
            view.lang,
            "“{title}” stands at “{state}” now. Once it is decided what to say, it is written here.",
            **at,
        )
    who, what = waits_for(view, edition, first, case)
    return tr(
        view.lang, "“{title}” stands at “{state}” now and waits for {who}: {step}, by {clock}. Then it is written here.",
        who=who or holders(view, edition, first.step, case), step=what, clock=first.by, **at,
    )  # fmt: skip


def first_word_rule(view: SeatView, case: Case | None, kind: str, begun: Statement | None) -> str:
    """Told before it is written: what holds while the case is being verified holds no more once it is classified."""
    if not begins_early(case, kind):
        return ""
    if begun and begun.standing and case and case.verified:
        return tr(view.lang, AS_NEXT_WORD)
    words = N_(
        "It may go out once the question has been put to whoever holds the facts, with one approval. Once the case is classified"
        " it waits for the decision, goes out only if “{kind}” is decided, and needs both approvals."
    )
    after = N_("The case has its verdict already: it is classified next, and the answer decided.")
    told = tr(view.lang, words, kind=tr(view.lang, naming.KINDS[kind]))
    return f"{tr(view.lang, after)} {told}" if case is not None and case.verified else told


def heed(view: SeatView, edition: Edition, begun: Statement | None, case: Case | None, kind: str) -> str:
    """Why a draft goes out no more; else a warning, which prevents nothing: a first word is on what another text answers in
    public, the stance says otherwise than the case's verdict, a text beside the cases speaks of one that was not checked."""
    if begun and begun.state == "PUBLISHED":
        return ""
    if begun and begun.state == "DRAFTING" and barred(case, begun):
        return held_back(view, edition, begun, case)
    version = begun.newest if begun else None
    if case and kind in EARLY and (told := told_already(view, case)):
        return told.words
    if version is None:
        return ""
    if case is None:
        return _walks_round(view, version)
    if not case.found:
        return ""
    return tr(view.lang, why) if (why := misfit(version.stance, case.found)) else ""


def finding(lang: str, case: Case | None) -> str:
    """What whoever chooses a stance goes by: what the case was found to be, and what that lets nobody say; "" = nothing yet."""
    if case is None or not case.found:
        return ""
    found = tr(lang, "Found of the case: {verdict}.", verdict=tr(lang, naming.VERDICTS[case.found]))
    return f"{found} {tr(lang, NOT_SO_OR_SO)}" if case.found in NO_SIDE else found


def _walks_round(view: SeatView, version: Version) -> str:
    """The warning that a text beside the cases speaks of an open one without a rights check or a verdict, "" = of none."""
    text = "\n".join((version.title_vi, version.body_vi, version.title_en, version.body_en))
    unchecked = [
        case
        for case in view.open_cases
        if not (case.gate_code and case.found) and not told_already(view, case)
    ]
    found = next(iter(spoken_of(text, unchecked)), None)
    if found is None:
        return ""
    case = next(case for case in unchecked if case.case == found.case)
    words = N_("This seems to speak of case {case}, “{title}”, which has no verdict yet: write it there.")
    ungated = N_(
        "This seems to speak of case {case}, “{title}”, which has passed no rights check: write it there."
    )
    return tr(view.lang, words if case.gate_code else ungated, case=case.case.upper(), title=case.title(90))


def promises_ahead(view: SeatView, edition: Edition) -> Iterator[WordAhead]:
    """Each next word that was promised to the public and that this seat cannot give now, or need not yet: it stands on the desk
    until it came."""
    cases = {case.case: case for case in view.cases}
    for promise in promised(view):
        ahead = promise.step == NEXT_WORD and (promise.early or not promise.can)
        text = view.statement(promise.item) if ahead else None
        if text is None or text.published is None or not promise.turn.own:
            continue
        case, coming = cases.get(text.case), view.statement(promise.coming) if promise.coming else None
        at = {"title": text.published.said(view.lang)[0], "clock": promise.hour}
        speaks = case and (case.state in BEFORE or any(action in OF_ACTION for action in case.actions))
        due = owed_now(view, edition, case) if case and speaks else None
        who, what = waits_for(view, edition, due, case) if due and case else ("", "")
        if coming:
            state = state_told(view, edition, coming)
            words = tr(view.lang, COMING, text=titled(view, coming), state=state, **at)
        elif promise.early:
            words = tr(view.lang, LATER, **at)
        elif due and who and due.step in BY_TEXT:  # what is waited for is the text itself
            words = tr(view.lang, THEIRS, who=who, **at)
        elif due and who:
            words = tr(view.lang, OWED_BY, who=who, step=what, until=due.by, **at)
        else:
            words = tr(view.lang, SHUT if case and case.state == "CLOSED" else OWED, **at)
        yield WordAhead(case=text.case, words=words, due=None, statement=(coming or text).statement)


def words_ahead(view: SeatView, edition: Edition, waiting: Sequence[NextThingShown]) -> Iterator[WordAhead]:
    """Of each text that this seat will publish and cannot yet, and of each P1 on which nothing waits for it and no text is on its
    way. Its desk said that nothing waits for it, beside a first word due in half an hour. Nothing while the seat rests."""
    if view.rests:
        return
    yield from said_otherwise(view)
    yield from held_texts(view, edition)
    yield from promises_ahead(view, edition)
    yield from never_begun(view, edition, waiting)
    if not view.seat.roles & edition.steps["holding"].roles():
        return
    known = {thing.case or thing.item for thing in waiting} | {
        text.case for text in view.statements if text.published is None
    }
    for case in view.open_cases:
        if (
            case.priority == "P1"
            and not turns.unbegun(view, case)
            and case.case not in known
            and (words := _written_by_others(view, edition, case))
        ):
            yield words
            continue
        if (
            case.priority != "P1"
            or case.state not in BEFORE
            or case.case in known
            or case.gate_code in LEFT_ALONE
            or any(righted(text) for text in view.statements if text.case == case.case)
        ):
            continue
        if told := told_already(view, case):
            yield told
            continue
        yield from _ahead_on(view, edition, case)


def _ahead_on(view: SeatView, edition: Edition, case: Case) -> Iterator[WordAhead]:
    """Of one case: what comes before the word that its cell will write."""
    found = tuple(owed(view, edition, case))
    # Once it was found out, the answer is what is written: a first word would not be out before it is decided.
    may = any(step in turns.WRITING for step, _ in view.casework.carrying(case.case))
    out = any(text.case == case.case and text.kind in EARLY and text.published for text in view.statements)
    now = may and not out and not case.verified
    if checked := unconfirmed(view, edition, case):
        due = next((due for due in found if due.step in BY_TEXT), None)
        yield WordAhead(
            case=case.case,
            words=tr(view.lang, RIGHTS_FIRST, title=case.title(90), who=checked),
            due=due,
            first=now,
        )
        return
    if first := leads_on(view, edition, case):
        who, what = waits_for(view, edition, first, case)
        yield WordAhead(
            case=case.case,
            first=now,
            words=tr(
                view.lang,
                (FIRST_TOLD if owner_told(case) else FIRST_NOW) if now else WAITS,
                title=case.title(90),
                who=who or holders(view, edition, first.step, case),
                step=what,
                clock=first.by,
            ),
            due=next((due for due in found if due.step in BY_TEXT), None),
        )


def never_begun(view: SeatView, edition: Edition, waiting: Sequence[NextThingShown]) -> Iterator[WordAhead]:
    """To whoever decided to speak, and to whoever publishes: each case of which no text exists minutes after that."""
    mine = {(thing.case or thing.item) for thing in waiting if thing.step in turns.WRITING}
    for case in view.open_cases:
        told = edition.steps["decide"].roles(case.priority or "P1") | edition.steps["publish"].roles()
        if case.case in mine or not view.seat.roles & told or not turns.unbegun(view, case):
            continue
        at = {"title": case.title(90), "who": holders(view, edition, "draft", case)}
        words = tr(view.lang, NOBODY_WRITES, n=(view.now - case.decided_at) // 60, **at)
        due = next((due for due in owed(view, edition, case) if due.step in BY_TEXT), None)
        owed_kinds = (OF_ACTION[action] for action in sorted(turns.unsaid(view, case)) if action in OF_ACTION)
        kinds = (kind for kind in owed_kinds if view.casework.role_for(DraftStatement, case.case, kind=kind))
        yield WordAhead(case=case.case, words=words, due=due, kind=next(kinds, ""))


def _written_by_others(view: SeatView, edition: Edition, case: Case) -> WordAhead | None:
    """Of a P1 on which it was decided to speak, and no text is begun: who writes it, and by when."""
    if case.state not in ("DECIDED", "ACTING") or not turns.unsaid(view, case):
        return None
    due = next((due for due in owed(view, edition, case) if due.step in BY_TEXT), None)
    at = {
        "title": case.title(90),
        "who": holders(view, edition, "draft", case),
        "clock": due.by if due else "",
    }
    words = tr(view.lang, WRITTEN_BY if due else WRITTEN, **at)
    return WordAhead(case=case.case, words=words, due=due)
