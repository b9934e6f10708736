"""MONITOR: forecast sheets from what it can read, a watch list, forecasts in numbers, and a report of the situation."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from infodrill.automata.proposal import Duty, Proposal
from infodrill.automata.sentences import headline, names, sentences
from infodrill.conduct.nouns.forecasts import LONGEST_TERM, FileForecastSheet, ForecastSpread, SetWatchList
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.persons import person_in
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut

SHEETS = 2
TERMS = 12
REPORT_EVERY = 30 * 60
WORTH_COUNTING = 20  # posts in a group before its growth is estimated
ESTIMATES = 6
OFFICIAL = ("official_letter", "field_report", "phone_note", "email")
# Words of a paper that make people talk.
CUES = (
    "chưa", "hỏng", "ngập", "mất", "cắt", "nghỉ", "thiếu", "đóng", "phí", "dời", "hủy", "tràn", "bão", "nộp", "sơ tán",
    "not ", "no ", "fail", "flood", "lost", "cut", "closed", "fee", "move", "destroyed", "storm", "pay", "evacuat",
)  # fmt: skip
HARMED = (
    N_(
        "Whoever acts on the first word that arrives: the old, the ill, families with small children, people on shifts."
    ),
    N_("People who have no time to check and someone to look after; those whom only hearsay reaches."),
)
ASKED = (
    N_("Does this concern my street, my child, my parents?"),
    N_("What should I do now, and until when?"),
    N_("Who has checked it, and where can I read it myself?"),
)


def forecast(duty: Duty) -> Iterator[Proposal]:
    """In phase 1: a sheet on each official paper that may be twisted, one on the day itself when there is none."""
    view = duty.view
    if view.phase > 1 or not duty.holds("MONITOR") or len(view.forecasts.sheets) >= SHEETS:
        return
    filed = {sheet.topic for sheet in view.forecasts.sheets}
    papers = [
        (delivery.at, row.body.in_(view.lang)) for delivery, row in view.inbox if row.method in OFFICIAL
    ]
    for at, body in papers or [(0, "")]:
        known = _unsettling(body)
        topic = (
            known[0] if known else view.premises.say(view.lang, "What people will ask in the coming hours")
        )
        if topic not in filed:
            yield duty.aside("sheet", topic, _sheet(duty, topic, known), at)


def _unsettling(body: str) -> list[str]:
    """What of a paper people will talk about: figures and what is missing, broken or undecided, first."""
    told = [
        cut(sentence.rstrip("."), 140)
        for sentence in sentences(body)
        if len(sentence) > 25 and not sentence.endswith("?")
    ]
    return sorted(told, key=lambda text: -sum(cue in text.lower() for cue in CUES))


def _sheet(duty: Duty, topic: str, known: list[str]) -> FileForecastSheet:
    lang = duty.view.lang
    first = [
        duty.view.premises.say(lang, "“{fact}”: is that so, and what does it mean for us?", fact=fact)
        for fact in known[:2]
    ]
    return FileForecastSheet(
        role="MONITOR",
        topic=topic,
        harmed=duty.view.premises.say(lang, duty.pick(HARMED, topic)),
        questions=(*first, *(duty.view.premises.say(lang, verb) for verb in ASKED)),
    )


def watch(duty: Duty) -> Iterator[Proposal]:
    """Names of places and things in the cell's sheets and cases; never of persons."""
    view = duty.view
    if not duty.holds("MONITOR") or not (view.forecasts.sheets or view.cases):
        return
    # Once when the sheets are written, and again when cases have shown what people talk about.
    texts = [sheet.topic for sheet in view.forecasts.sheets] + [
        case.sentence for case in view.cases if case.state != "CLOSED" and case.sentence
    ]
    told = dict.fromkeys(name for text in texts for name in names(text) if len(name) <= LONGEST_TERM)
    terms = tuple(islice((term for term in told if not person_in(term)), TERMS))
    new = set(terms) - set(view.forecasts.watched)
    if terms and (len(new) >= 4 or not view.forecasts.watched):
        yield duty.aside("watch_list", "terms", SetWatchList("MONITOR", terms), view.last_act())


def foresee(duty: Duty) -> Iterator[Proposal]:
    """How a group will have grown in an hour: a practised eye's rule of thumb, wide on the upper side."""
    view = duty.view
    if not duty.holds("MONITOR") or view.phase != 3 or len(view.forecasts.foreseen) >= ESTIMATES:
        return
    done = {foreseen.of for foreseen in view.forecasts.foreseen}
    for group in view.groups:
        if group.volume >= WORTH_COUNTING and group.source not in done:
            mid = group.volume + max(group.velocity, group.volume // 2)
            command = ForecastSpread(
                role="MONITOR", of=group.source, horizon=60, low=group.volume, mid=mid, high=mid * 2
            )
            yield duty.aside("foresee", group.source, command, view.last_act(), lead=4)


def report(duty: Duty) -> Iterator[Proposal]:
    """Every half hour of play: how many cases stand where, and which one spreads most, to those who decide; monitors in turn."""
    view = duty.view
    if not duty.holds("MONITOR") or view.phase != 3:
        return
    desk = view.seats.with_role("MONITOR")
    sent = [
        message.at
        for message in view.messages
        if message.kind == "report" and message.seat in {seat.seat for seat in desk}
    ]
    free = [seat.seat for seat in desk if seat.seat not in view.people]
    if desk[0].seat in view.people or free[len(sent) % len(free)] != view.seat.seat:
        return  # whoever sits there first reports, where that is a person
    last = max(sent, default=-1)
    if (last >= 0 and view.now < last + REPORT_EVERY) or not view.open_cases:
        return
    cells = tuple(dict.fromkeys(
        seat.cell for role in ("L2-LEAD", "L2-DUTY", "L2-SEC") for seat in view.seats.with_role(role)
    ))  # fmt: skip
    since = last + REPORT_EVERY if last >= 0 else view.open_cases[0].opened_at
    others = tuple(cell for cell in cells if cell != view.seat.cell) or cells
    yield duty.aside(
        "message",
        "report",
        SendMessage(role="MONITOR", kind="report", to=others, text=situation(duty)),
        since,
        lead=1,
    )


def situation(duty: Duty) -> str:
    """How many cases stand where, the one that spreads most, and those past a deadline, as this seat sees them."""
    view, lang = duty.view, duty.view.lang
    states = [case.state for case in view.cases if not case.merged_into]
    checking = sum(state in ("NEW", "LOGGED", "GATED", "VERIFYING", "TRIAGED") for state in states)
    answering = sum(state in ("DECIDED", "ACTING") for state in states)
    lines = [
        view.premises.say(
            lang,
            "As of {time}: {checking} cases being checked, {answering} being answered, {done} followed or closed.",
            time=view.clock(view.now),
            checking=checking,
            answering=answering,
            done=len(states) - checking - answering,
        )
    ]
    spread = [(view.read(case).spread, case) for case in view.open_cases]
    widest = max(spread, key=lambda pair: pair[0], default=None)
    if widest and widest[0] >= 2:
        told = headline(widest[1].sentence or widest[1].said)
        lines.append(view.premises.say(lang, "Spreading most: “{told}”.", told=told))
    waiting = [case for case in view.open_cases if case.missed]
    if waiting:
        numbers = ", ".join(case.case for case in waiting[:5])
        lines.append(view.premises.say(lang, "Past a deadline: {cases}.", cases=numbers))
    return " ".join(lines)
