"""What waits for a seat, in the order of `conduct.ranking`: in words, with the reason, a hint on how, and where it is done."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.tongues import whole
from infodrill.conduct import naming, ranking
from infodrill.conduct.nouns.injects import Received
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.policy import enters
from infodrill.conduct.pressview import Exchange
from infodrill.conduct.promised import promised
from infodrill.conduct.turns import Turn
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD, PRESS_WORD, SOME_DAY, Waiting
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.quoting import cut, listed, quoted
from infodrill.web.rooms.caseparts import next_text, writable
from infodrill.web.rooms.elsewhere import ELSEWHERE
from infodrill.web.rooms.hours import hour_at
from infodrill.web.rooms.meeting import roll_call
from infodrill.web.rooms.signs import Due, due_sign, judged, number, titled
from infodrill.web.rooms.steps import STEPS, called
from infodrill.web.rooms.stepwords import said_of

NOTHING = (
    N_("Nothing waits for you."),
    N_("Watch what people ask."),
    N_("Look at the network; help your cell."),
)
CALLING = N_("Whoever calls acts on what they hear now.")
LIKE_OURS = N_(
    "A case that tells much the same was found wrong: if our own word says it, whoever reads that acts on it."
)
SHORT = 160  # letters of why a text was sent back
NAMED = 2  # seats beside a thing that several may take


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThingShown:
    """The one next thing: what, why, by when, and where to do it. `at` = the second it is due, -1 without a clock."""

    step: str
    item: str
    at: int
    words: str
    why: str
    how: str
    button: str
    link: str
    due: Due | None
    case: str = ""
    source_words: str = ""
    source_from: str = ""
    own: bool = True
    heads: bool = True  # whether it may stand at the head of the desk
    shared: str = ""  # who else may take it, or who has it first

    @property
    def ring(self) -> int:
        """Per mille of the allowed time that is left."""
        return self.due.share if self.due else 0


def promises(view: SeatView, edition: Edition) -> tuple[NextThingShown, ...]:
    """What this seat or its cell has promised and not given yet, soonest due first. What cannot be given now leads to the text
    that is on its way, or to the case that holds it up: a button to write led to the text that promised it, without a field."""
    found = []
    for each in sorted(promised(view), key=lambda each: each.due):
        waiting = Waiting(step=each.step, item=each.item, rank=0, due=each.due, turn=each.turn)
        shown = _elsewhere(view, edition, waiting) if each.turn.own else None
        if shown and each.coming:
            to = tr(view.lang, "Open the text")
            shown = replace(shown, button=to, link=f"studio/{each.coming}/")
        elif shown and shown.case and not each.can:
            to = tr(view.lang, "Open case {case}", case=number(shown.case))
            shown = replace(shown, button=to, link=f"case/{shown.case}/")
        found.extend([shown] if shown else [])
    return tuple(found)


def next_things(view: SeatView, edition: Edition) -> tuple[NextThingShown, ...]:
    """Everything that waits for this seat, the next thing first."""
    return view.once("next things", lambda: _waiting(view, edition))


def _waiting(view: SeatView, edition: Edition) -> tuple[NextThingShown, ...]:
    cases = {case.case: case for case in view.cases}
    texts = {statement.statement: statement for statement in view.statements}
    found = ranking.things(view)
    shown = (
        _on_text(view, edition, thing, texts[thing.item], cases)
        if thing.item in texts and thing.step != NEXT_WORD
        else _on_case(view, edition, thing, cases[thing.item])
        if thing.item in cases and thing.step not in ELSEWHERE
        else _elsewhere(view, edition, thing)
        for thing in found
    )
    told = tuple(
        replace(
            each,
            at=each.due.at if each.due else each.at,
            own=thing.turn.own,
            heads=thing.heads,
            shared=_shared(view.lang, thing.turn),
        )
        for each, thing in zip(shown, found, strict=True)
    )
    return tuple(_told_apart(told))


def _told_apart(told: Sequence[NextThingShown]) -> Iterator[NextThingShown]:
    """Of two cases that were reported in the same words each line says which one it is."""
    said = Counter(each.words for each in told)
    for each in told:
        alike = each.case and said[each.words] > 1
        yield replace(each, words=f"{each.words} ({number(each.case)})") if alike else each


def _shared(lang: str, turn: Turn) -> str:
    """Who else may take it, or who has it first; "" where it is this seat's alone."""
    named = listed(turn.others[:NAMED])
    if len(turn.others) > NAMED:
        named = tr(lang, "{seats} and {n} more", seats=named, n=len(turn.others) - NAMED)
    if not named:
        return ""
    return (
        tr(lang, "{seats} may take it too.", seats=named)
        if turn.own
        else tr(lang, "{seats} has it first; you may step in.", seats=named)
    )


def good_for(step: str, lang: str) -> str:
    """What a step is good for, in the procedure's words."""
    shown = ELSEWHERE.get(step) or STEPS[step]
    why = shown.after or shown.why
    return tr(lang, why) if why else ""


def _on_case(view: SeatView, edition: Edition, waiting: Waiting, case: Case) -> NextThingShown:
    lang, step = view.lang, waiting.step
    title, why, how = said_of(step, case)
    kind = _kind(view, case) if step == "draft" else ""
    by, words = _behind(view, case, step)
    if kind:
        title = N_("Write the {kind} on “{title}”")
    return NextThingShown(
        step=step,
        item=waiting.item,
        at=_second(waiting),
        words=tr(
            lang, title, title=case.title(90), kind=tr(lang, naming.KINDS[kind]).lower() if kind else ""
        ),
        why=tr(lang, naming.DANGER_TOLD["yes"] if case.urgent else why),
        how=tr(lang, how),
        button=tr(lang, "Open: {step}", step=called(edition, step, lang)),
        link=_written(view, case, step) or f"case/{case.case}/#step-{step}",
        due=_due(view, edition, case, waiting),
        case=case.case,
        source_words=words,
        source_from=by,
    )


def _behind(view: SeatView, case: Case, step: str) -> tuple[str, str]:
    """(who said it, words) that a thing on a case goes back to: the task that is to be finished, the one due first, which whoever
    is sent to it reads before opening the case; else what was reported, where the case does not say the same."""
    own = [task for task in case.tasks if step == "finish" and task.done_at < 0 and task.to == view.seat.cell]
    task = min(own, key=lambda each: each.due, default=None)
    giver = view.organisation(task.by) if task else None
    if task and giver:
        return giver.in_(view.lang), task.what
    reported = case.said if case.said and case.said != case.sentence else ""
    return tr(view.lang, naming.INTAKES.get(case.intake, case.intake)), reported


def _written(view: SeatView, case: Case, step: str) -> str:
    """Where the text is written that a step asks for, "" where it is none or no decided kind is left."""
    kind = "holding" if step == "holding" else _kind(view, case) if step == "draft" else ""
    return f"studio/new/?case={case.case}&kind={kind}#studio" if kind else ""


def _kind(view: SeatView, case: Case) -> str:
    """Of what kind the text is that is to be written next, a decided one first; "" where none is left."""
    decided = {kind for kind, action in STATEMENT_ACTION.items() if action in case.actions and action != 1}
    kinds = [kind for kind, _ in writable(view, case)]
    return next(iter(sorted(kinds, key=lambda kind: kind not in decided)), "")


def _on_text(
    view: SeatView, edition: Edition, waiting: Waiting, text: Statement, cases: dict[str, Case]
) -> NextThingShown:
    lang, about = view.lang, cases.get(text.case)
    shown = ELSEWHERE.get(waiting.step) or STEPS[waiting.step]
    said = titled(view, text)
    title = _completing(text) if waiting.step == "complete" else shown.title
    back = text.newest.returned if waiting.step in ("submit", "complete", "self_correct") else ""
    reason = back or (text.wrong if waiting.step == "self_correct" else "")
    if back:
        title = N_("Change “{title}”: it was sent back")
    return NextThingShown(
        step=waiting.step,
        item=waiting.item,
        at=_second(waiting),
        words=tr(lang, title, title=said),
        why=quoted(cut(reason, SHORT)) if reason else tr(lang, shown.why),
        how=tr(lang, shown.how),
        button=tr(lang, "Open the text"),
        link=ELSEWHERE[waiting.step].link.format(item=text.statement)
        if waiting.step in ELSEWHERE
        else f"studio/{text.statement}/#step-{waiting.step}",
        due=_due(view, edition, about or text, waiting),
        case=text.case,
    )


def _completing(text: Statement) -> str:
    """What a text lacks before it can be handed in: a language, or something in its words."""
    lacks = [lang for lang in LANGUAGES if not whole(text.newest, lang)]
    if text.held or len(lacks) != 1:
        return ELSEWHERE["complete"].title
    return N_("Add the English to “{title}”") if lacks == ["en"] else N_("Add the Vietnamese to “{title}”")


def _elsewhere(view: SeatView, edition: Edition, waiting: Waiting) -> NextThingShown:
    lang, there = view.lang, ELSEWHERE[waiting.step]
    room = "control" if enters(view.seat, "control") else "evaluation"
    message = _messages(view).get(waiting.item)
    case = waiting.item if waiting.step == "own_word" else message.case if message else ""
    text = view.statement(waiting.item) if waiting.step == NEXT_WORD else None
    return NextThingShown(
        step=waiting.step,
        item=waiting.item,
        at=_second(waiting),
        words=tr(
            lang,
            _asked(view, waiting),
            title=_called(view, waiting),
            case=number(_case_on(view, waiting)),
            clock=_hour(view, waiting),
        ),
        why=tr(lang, _reason(view, waiting)),
        how=tr(lang, there.how),
        button=tr(lang, there.button),
        link=there.link.format(
            item=waiting.item, room=room, case=case, text=next_text(view, text) if text else ""
        ),
        case=text.case if text else case if waiting.step == "own_word" else "",
        due=_sign(view, edition, waiting.step, waiting) if waiting.due < SOME_DAY else None,
    )


def _hour(view: SeatView, waiting: Waiting) -> str:
    """The hour by which it is due, "" = by none."""
    if hour := _told_hour(view, waiting):
        return hour
    return hour_at(view, waiting.due).clock if waiting.due < SOME_DAY else ""


def _told_hour(view: SeatView, waiting: Waiting) -> str:
    """Of a promise the hour that people were told, wherever the story has leapt since; "" = it is none."""
    told = {
        (each.step, each.item): each.hour for each in view.once("promised", lambda: tuple(promised(view)))
    }
    return told.get((waiting.step, waiting.item), "")


def _sign(view: SeatView, edition: Edition, step: str, waiting: Waiting) -> Due:
    hour = hour_at(view, waiting.due)
    hour = replace(hour, clock=_told_hour(view, waiting) or hour.clock)
    return due_sign(view, edition, step, waiting.due, "", escalates=False, hour=hour)


def _asked(view: SeatView, waiting: Waiting) -> str:
    """Whoever may open a case is asked whether one is to be opened: to confirm what came is not to deal with it. Of an order
    there is none to open, nor a second one where there is one."""
    if waiting.step == "own_word" and not _surely_ours(view, waiting.item):
        return N_("Is this word of ours wrong too? {title}")
    came = _came(view, waiting)
    if came is None:
        return ELSEWHERE[waiting.step].title
    if _call(view, waiting):
        return N_(
            "Somebody is on the line, “{title}”: say what they should do; whoever answers has received it"
        )
    if _case_on(view, waiting):
        return N_("Read “{title}” and confirm it: case {case} has been opened on it")
    if came.reports and view.once("opens cases", lambda: view.casework.role_for(OpenCase)):
        return N_("Read “{title}”: open a case on what it reports, or confirm it if it reports nothing")
    return ELSEWHERE["read"].title


def _reason(view: SeatView, waiting: Waiting) -> str:
    if waiting.step == "own_word" and not _surely_ours(view, waiting.item):
        return LIKE_OURS
    return CALLING if _call(view, waiting) else ELSEWHERE[waiting.step].why


def _surely_ours(view: SeatView, item: str) -> bool:
    """Whether a case was opened from the word of ours that it knows to be wrong; else it only tells much the same."""
    case = next((case for case in view.open_cases if case.case == item), None)
    word = view.casework.wrong_word(case) if case else None
    return bool(case and word and view.casework.about(word, case))


def _came(view: SeatView, waiting: Waiting) -> Received | None:
    """What is to be read, None where it is something else that waits."""
    came = view.once("came", lambda: {str(row.number): row for _, row in view.inbox})
    return came.get(waiting.item) if waiting.step == "read" else None


def _messages(view: SeatView) -> Mapping[str, Message]:
    return view.once("messages", lambda: {message.message: message for message in view.messages})


def _call(view: SeatView, waiting: Waiting) -> bool:
    """Whether somebody waits on the line."""
    came = _came(view, waiting)
    delivery = next((sent for sent, row in view.inbox if row is came), None) if came else None
    return bool(came and delivery and ranking.on_the_line(view, delivery, came))


def _case_on(view: SeatView, waiting: Waiting) -> str:
    opened = view.once("opened on", lambda: {case.source: case.case for case in reversed(view.cases)})
    return opened.get(f"inject:{waiting.item}", "")


def _called(view: SeatView, waiting: Waiting) -> str:
    """What it is in words: its number tells nobody anything."""
    found: dict[str, str] = {}
    if came := _came(view, waiting):
        return came.subject.in_(view.lang)
    if waiting.step in ("proposal", "receipt") and (message := _messages(view).get(waiting.item)):
        return quoted(_short(message.text)) if waiting.step == "proposal" else _short(message.text)
    if waiting.step == "own_word":
        wrong = ((each.case, view.casework.wrong_word(each)) for each in view.open_cases)
        found = {case: quoted(_short(word.title.vi or word.title.en)) for case, word in wrong if word}
    elif waiting.step == "guidance":
        found = {guidance.guidance: guidance.topic for guidance in view.guidance.seen}
    elif waiting.step == "receipt":
        found = {each.directive: _short(each.text) for each in view.directives}
    elif waiting.step == "press":
        found = {asked.question: _reporter(asked) for asked in view.press.queue}
    elif waiting.step == PRESS_WORD:
        found = {asked.question: _reporter(asked) for asked in view.press.standing}
    elif waiting.step == NEXT_WORD:
        found = {text.statement: titled(view, text, 90) for text in view.statements}
    elif waiting.step == "questions":
        found = {asked.question: quoted(_short(asked.about)) for asked in view.public_questions}
    elif waiting.step == "roll":
        found = dict(roll_call(view).waiting)
    return found.get(waiting.item, waiting.item if waiting.step == "link" else "")


def _reporter(asked: Exchange) -> str:
    return f"{asked.outlet}, {quoted(_short(asked.asked))}"


def _short(words: str) -> str:
    return cut(" ".join(words.split()), 90)


def _second(waiting: Waiting) -> int:
    return waiting.due if waiting.due < SOME_DAY else -1


def _due(view: SeatView, edition: Edition, about: Case | Statement, waiting: Waiting) -> Due | None:
    """The deadline of this very thing, on a text or appeal by itself or on its case; none where it has none, whatever else is
    owed."""
    name, of = waiting.deadline, waiting.of
    if not name or view.over:
        return None
    if name == NEXT_WORD or of is None:
        return _sign(view, edition, name, waiting)
    return judged(view, edition, about, name, dict(view.casework.owed(of))[name], of=of)
