"""What became of each claim, in words that fit what was done: corrected after 25 h, acknowledged, put right, left alone.

Lateness and breaches come from the ledger's rows; what kind of deed it was, from the word that was said or from how the case
was closed.
"""

# Charter: review outcomes
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from infodrill.casework import content
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised, TicketOpened
from infodrill.conduct.nouns.relays import ALOUD, StatementRelayed
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.twoclocks import carried, planned
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.review import falseword, promises, relayed, truth
from infodrill.review.ledger import Course, LedgerRow, may_concern, reporters
from infodrill.review.measures import firstword, gatequality, overreaction, service
from infodrill.review.measures.base import lasted, lateness
from infodrill.review.said import TO_THE_PRESS, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, LabelIn, Lasting, Own, ReportLine, Value, line
from infodrill.scenario.schema import Claim

Mood = Literal["good", "bad", "open"]
BY_STANCE: Mapping[str, str] = {
    "deny": N_("corrected"), "partly": N_("corrected: what is true and what is not"), "confirm": N_("confirmed"),
    "unknown": N_("with the next word promised, said to be not known yet"), "advice": N_("advice given"),
}  # fmt: skip
IN_THE_BOOK = N_("{outcome}; the day of the remedy, {at}, stands in the book alone")
IN_THE_BOOK_TOO = N_("{outcome}; the published text names a day; in the book the remedy is due at {at}")
SINCE = {True: N_("{deed} after {time}, counted from the first report"),
         False: N_("{deed} after {time}, counted from when it began to go round")}  # fmt: skip
PRESSED = N_("{outcome}; {n} attempted over-reactions")
NOT_LINKED = N_("not linked yet: a case that may concern it waits for its link")
ACKNOWLEDGED = N_("acknowledged")
ANSWERED_LATER = N_("complaint answered with the day of the next word")
BY_KIND: Mapping[str, str] = {"acknowledgement": ACKNOWLEDGED, "warning": N_("warned of")}


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case is decided or closed: the `deed` as the story tells it; `outcome` and mood where nothing was said in public."""

    deed: str
    outcome: str
    mood: Mood


CLOSED: Mapping[str, Closing] = {
    "leave": Closing(N_("left alone"), N_("left alone, as it should be"), "good"),
    "watch": Closing(N_("watched"), N_("watched"), "good"),
    "acknowledge": Closing(ACKNOWLEDGED, N_("acknowledged, nothing published"), "open"),
    "respond": Closing(N_("answered"), N_("decided, nothing published"), "open"),
    "service": Closing(N_("routed as a complaint"), N_("routed as a complaint"), "open"),
    "refer": Closing(N_("referred (simulated)"), N_("referred (simulated)"), "open"),
}  # fmt: skip


def outcome(
    log: ReportTimeline, course: Course, claim: Claim, rows: Sequence[LedgerRow], *, presses: bool = True
) -> tuple[ReportLine, Mood]:
    """The claim's outcome and whether it is good, with when it was read out. `rows` = those of the ledger on this claim; without
    `presses` as for those who hear of no press of a trap."""
    if denied := next(overreaction.false_denials(log, claim, course), None):
        heard = [word for word in log.said if word.seq == denied.seq]
        said = next((word for word in heard if word.claim == claim.id), heard[0])
        how = falseword.with_its_end(log, said, falseword.told_at(log, said, N_("{how} at {at}")))
        return _read_out(log, claim, how, said), "bad"
    # What people were told comes before how a desk had coded it.
    wrong = _wrong(log, rows)
    told_false = wrong if wrong and falseword.untrue(log, wrong) else None
    if not told_false and truth.guarded(claim) and (miss := gatequality.first_miss(log, claim, course)):
        kept_not = line(N_("not kept protected, from {at}"), at=BothClocks(miss.at))
        if miss.mended >= 0:  # then it was dealt with as what it is, and that became of it
            put_right = N_("read wrongly at {at}, put right at {mended} by a second reading")
            first = line(put_right, at=BothClocks(miss.at), mended=BothClocks(miss.mended))
            then, _ = _done(log, course, claim, rows)
            kept_not = line(N_("{first}; {then}"), first=first, then=then)
        return _read_out(log, claim, kept_not), "bad"
    if not log.handled(claim.id) and not any(row.at >= 0 for row in rows if row.owed.duty):
        return _silence(log, course, claim, N_("nobody dealt with it"), "open")
    found, mood = _done(log, course, claim, rows)
    found = _read_out(log, claim, found, _wrong(log, rows))
    traps = sum(log.links.get(body.case) == claim.id for _, body in log.bodies(TrapPressed))
    if traps and presses:
        return line(PRESSED, outcome=found, n=Amount(traps)), "bad"
    return found, mood


def _wrong(log: ReportTimeline, rows: Sequence[LedgerRow]) -> Said | None:
    """The false word by which a claim's outcome is told."""
    wrong = next((row for row in rows if row.owed.measure in ("E7", "E5") and row.contradicted), None)
    return falseword.spoken(log, wrong) if wrong else None


def _read_out(log: ReportTimeline, claim: Claim, found: ReportLine, wrong: Said | None = None) -> ReportLine:
    """With when a word on the claim was last read out on the spot and by whom, and whether that was the newest;
    beside a false word, `wrong`, which text it was, unless that very one."""
    read = [
        (event, body) for event, body in log.on_claim(claim.id, StatementRelayed) if body.channel == ALOUD
    ]
    if not read:
        return found
    event, body = read[-1]
    names = log.scenario.cells.names
    if wrong and (wrong.item, wrong.version) != (body.statement, body.version):
        return _read_too(log, found, event, body)
    if only := _says_nothing(log, body):
        return line(only, outcome=found, at=BothClocks(event.at), cell=names.get(body.cell, body.cell))
    out = log.publications(claim.id)  # what came out after play nobody was there to read, but who read on
    by = max(log.live_until, event.at)
    newest = next((text for text in reversed(out) if text.at <= by), out[-1])
    told = (newest.statement.statement, newest.version.version) == (body.statement, body.version)
    words = (
        N_("{outcome}; read out on the spot at {at} by {cell}")
        if told
        else N_("{outcome}; read out on the spot last at {at} by {cell}, the newest text not")
    )
    return line(words, outcome=found, at=BothClocks(event.at), cell=names.get(body.cell, body.cell))


def _read_too(log: ReportTimeline, found: ReportLine, event: Event, read: StatementRelayed) -> ReportLine:
    """With the text that was read out on the spot where a false word is told that stood elsewhere: one may be as false."""
    versions = log.book.statements[read.statement].versions
    title = relayed.titled(next(each for each in versions if each.version == read.version))
    cell = next((cell.name for cell in log.scenario.cells.cells if cell.id == read.cell), read.cell)
    where: dict[str, Value] = {"outcome": found, "text": title, "at": BothClocks(event.at), "cell": cell}
    said = relayed.word_of(log, read)
    if said is None or not falseword.untrue(log, said):
        other = N_("{outcome}; another text, “{text}”, was read out on the spot at {at} by {cell}")
        return line(other, **where)
    as_false = N_("{outcome}; read out on the spot at {at} by {cell}, in “{text}”, as well: {how}")
    return line(as_false, how=LabelIn(falseword.told(log, said)), **where)


def _says_nothing(log: ReportTimeline, read: StatementRelayed) -> str:
    """How a text that was read out is told (msgid) that answers nothing, "" of one that does: to have heard it is to wait on."""
    said = relayed.word_of(log, read)
    if said is None or not (said.hollow or said.holds):
        return ""
    if said.hollow:
        return N_(
            "{outcome}; what was read out on the spot at {at} by {cell} says neither what is so nor what to do"
        )
    if said.stance == "unknown" and said.claim and _unproven(log, said):
        return ""
    return N_("{outcome}; what was read out on the spot at {at} by {cell} is first information alone")


def _unproven(log: ReportTimeline, said: Said) -> bool:
    """Whether nobody could know more when it was said: then "not known yet" is all that there is to hear."""
    plan = carried(said.at, log.clocks, planned(log.scenario))
    return truth.known(log.scenario.claim(said.claim), plan) == "UNPROVEN"


def without_presses(told: ReportLine) -> ReportLine:
    """An outcome for those who hear of no presses of traps: what was done, alone."""
    done = dict(told.values).get("outcome")
    return done if told.msgid == PRESSED and isinstance(done, ReportLine) else told


def _done(
    log: ReportTimeline, course: Course, claim: Claim, rows: Sequence[LedgerRow]
) -> tuple[ReportLine, Mood]:
    served = _served(log, course, claim, rows)
    # A complaint is told by what became of it, whatever was said in public beside it.
    if served and claim.gate_code == service.COMPLAINT:
        return served
    answers = [row for row in rows if row.owed.measure == "E7" and row.owed.duty and row.owed.about]
    acted = [row for row in rows if row.owed.measure == "E5" and row.owed.duty]
    if wrong := next((answer for answer in (*answers, *acted) if answer.contradicted), None):
        return falseword.whole(log, wrong), "bad"
    said = [answer for answer in answers if answer.at >= 0] or [row for row in acted if row.at >= 0]
    open_rows = [answer for answer in (*answers, *acted) if answer.outcome == "missed" and answer.at < 0]
    # What was said before the owner knew more answers nothing of what is owed since.
    if said and not (open_rows and open_rows[-1].owed.since > said[-1].at):
        found, mood = _answered(log, course, said[-1], rows)
        untold = any(row.owed.measure == "E7" for row in open_rows) and not falseword.spoken(log, said[-1])
        return (
            found,
            "bad" if untold else mood,
        )  # what was done without a word leaves people with the falsehood
    if served:
        return served
    if believed := falseword.closed_as_true(log, claim):
        return falseword.told_as_true(log, believed), "bad"
    if settled := falseword.settled(log, claim):
        return settled, "bad"
    if open_rows:
        return _silence(log, course, claim, N_("no answer by its deadline"), "bad")
    if any(answer.outcome == "excused" for answer in answers):
        return _silence(log, course, claim, N_("not answered; its deadline was excused"), "open")
    return _closed(log, course, claim, bool(answers))


def _silence(
    log: ReportTimeline, course: Course, claim: Claim, said: str, mood: Mood
) -> tuple[ReportLine, Mood]:
    """That nothing is on record, where no case waits for a link that may concern the claim; else that one waits."""
    if may_concern(log, course, claim.id):
        return line(NOT_LINKED), "open"
    return line(said), mood


def _answered(
    log: ReportTimeline, course: Course, row: LedgerRow, rows: Sequence[LedgerRow]
) -> tuple[ReportLine, Mood]:
    """Told by the word that answered, how long after the claim could be known, and how late it was."""
    claim = log.scenario.claim(row.owed.claim)
    said = falseword.spoken(log, row)
    if said and said.hollow:  # E5 counts a warning by its kind
        return line(_deed(claim, said)), "open"
    deed = LabelIn(_deed(claim, said) if said else _unspoken(log, row))
    found, mood = _timed(log, course, row, deed)
    found = _where(log, said, found) if said else _in_vain(log, claim, found)
    corrects = said if said and said.kind != "warning" else None
    warned = falseword.first_warning(log, corrects.claim, 0, corrects.at) if corrects else None
    found = (
        line(N_("{outcome}; warned of at {at} already"), outcome=found, at=BothClocks(warned.at))
        if warned
        else found
    )
    if said and (broken := promises.broken(log, said, rows)):
        return line(N_("{first}; {then}"), first=found, then=broken), "open" if mood == "good" else mood
    promised = log.on_claim(claim.id, RemedyPromised) if deed.msgid == ACKNOWLEDGED else []
    if (
        promised
        and service.dated(course, *promised[-1])
        and _day_told(log, said, _in_book(log, *promised[-1])) is None
    ):
        event, remedy = promised[-1]
        where = IN_THE_BOOK_TOO if service.read_by_people(log, claim.id) else IN_THE_BOOK
        found = line(where, outcome=found, at=log.given(event.at, remedy.due))
    return promises.put_right(log, claim.id, found, reporters.read(log, said) if said else ""), mood


def _in_vain(log: ReportTimeline, claim: Claim, found: ReportLine) -> ReportLine:
    """What was done without a word, with that a text on it was published that says nothing."""
    if not any(word.claim == claim.id and word.version and word.hollow for word in log.said):
        return found
    return line(
        N_("{outcome}; what was published on it says neither what is so nor what to do"), outcome=found
    )


def _day_told(log: ReportTimeline, said: Said | None, book: date) -> Value | None:
    """The day by which it is put right as whoever heard the word that answered was told it, the press or those who read it: that
    of the `book` where the word names it, else the last of the first sentence that names one. None where none is told."""
    words = reporters.read(log, said) if said else ""
    if said is None or not content.names_a_day(words):
        return None
    now = log.story(said.at)
    by = promises.told_by(words, now, book)
    if by is None:
        return LabelIn(N_("within the time that was told")) if promises.to_come(words, now) else None
    vi, en = (log.voice(lang).told_day(by) for lang in LANGUAGES)
    return Own(vi=f"ngày {vi}", en=en)


def _in_book(log: ReportTimeline, event: Event, remedy: RemedyPromised) -> date:
    return (log.story(event.at) + timedelta(seconds=remedy.due - event.at)).date()


def _where(log: ReportTimeline, said: Said, found: ReportLine) -> ReportLine:
    """Of what the press heard: that it was the press, and when the public was told, or at least warned."""
    if said.kind != TO_THE_PRESS["answer"]:
        return found
    texts = [word for word in log.said if word.claim == said.claim and word.version and word.tells]
    public = next((text for text in texts if text.stance == said.stance), None)
    if public is not None:
        return line(N_("{outcome}, to the press; published at {at}"), outcome=found, at=BothClocks(public.at))
    if warned := next((text for text in texts if text.kind == "warning" and not text.hollow), None):
        only = N_("{outcome}, to the press; people were warned at {at}, and told no more in any text")
        return line(only, outcome=found, at=BothClocks(warned.at))
    return line(N_("{outcome}, to the press; nothing published"), outcome=found)


def _timed(log: ReportTimeline, course: Course, row: LedgerRow, deed: LabelIn) -> tuple[ReportLine, Mood]:
    """How long after the first report, or after it began to go round where that came first, and how late."""
    claim = log.scenario.claim(row.owed.claim)
    known, seen = course.known.get(claim.id, row.at), log.first_seen(claim.id)
    reported = 0 <= seen <= known  # as the list beside it begins
    first = firstword.first_answer(log, course, row)
    at, told = (first.at, LabelIn(_deed(claim, first))) if first else (row.at, deed)
    time = lasted(log, min(at, seen if reported else known), at)
    after = line(SINCE[reported], deed=told, time=time) if row.value is not None else line(told.msgid)
    if first:
        after = firstword.told_anew(log, row, after, deed if told != deed else None)
    promised = log.on_claim(claim.id, RemedyPromised) if deed.msgid == ACKNOWLEDGED else []
    if promised and not service.dated(course, *promised[-1]):
        event, remedy = promised[-1]
        put_off = N_("{deed}, its remedy put off until {at}, beyond any date of the procedure")
        return line(put_off, deed=after, at=log.given(event.at, remedy.due)), "bad"
    word = falseword.spoken(log, row)
    day = _day_told(log, word, _in_book(log, *promised[-1])) if promised else None
    if day is not None:  # when it will be mended: acknowledging mends nothing
        after = line(N_("{deed}, to be remedied by {at}"), deed=after, at=day)
    if row.outcome == "missed":
        return line(N_("{deed}, {late} late"), deed=after, late=lateness(row)), "bad"
    if row.outcome == "met" and row.story_late:
        return line(N_("{deed}, {late} late by the story"), deed=after, late=Lasting(row.story_late)), "open"
    return after, "good"


def _unspoken(log: ReportTimeline, row: LedgerRow) -> str:
    """What was done without a word: watched, or an action taken."""
    watched = any(isinstance(log.events[seq].body, CaseStepped) for seq in row.evidence)
    return CLOSED["watch"].deed if watched else N_("acted on without a word to the public")


def _deed(claim: Claim, said: Said) -> str:
    if said.hollow:
        return N_("something published that says nothing to do")
    if claim.about and said.stance == "confirm":  # what units say of themselves
        return ACKNOWLEDGED
    return BY_KIND.get(said.kind) or BY_STANCE.get(said.stance, N_("answered"))


def _served(
    log: ReportTimeline, course: Course, claim: Claim, rows: Sequence[LedgerRow]
) -> tuple[ReportLine, Mood] | None:
    """A complaint: answered with a date, and put right since, or only routed; None for what is none."""
    owed = next((row for row in rows if row.owed.what == service.ANSWERED), None)
    if owed is None:
        promised, done = log.on_claim(claim.id, RemedyPromised), log.on_claim(claim.id, RemedyFulfilled)
        if promised and not service.dated(course, *promised[-1]):
            return line(N_("acknowledged, the remedy put off beyond any date of the procedure")), "bad"
        taken_up = promises.put_right(log, claim.id, line(N_("acknowledged, a remedy promised")))
        return (taken_up, "good") if promised or done else None
    if owed.at >= 0:
        mood: Mood = "bad" if owed.outcome == "missed" else "good"
        later = service.tells_later(log, owed)
        told = ANSWERED_LATER if later else N_("complaint answered with a remedy date")
        return promises.put_right(log, claim.id, line(told), next_word=later), mood
    routed = bool(log.on_claim(claim.id, TicketOpened))
    mood = "bad" if owed.outcome == "missed" else "open"
    if routed:
        return line(N_("routed as a complaint, not answered yet")), mood
    return _silence(log, course, claim, N_("complaint not answered"), mood)


def _closed(log: ReportTimeline, course: Course, claim: Claim, spoke: bool) -> tuple[ReportLine, Mood]:
    """How its cases were decided, where nothing was owed to the public."""
    how = [log.book.cases[case.case].disposition for case in log.cases_of(claim.id) if not case.merged_into]
    decided = [disposition for disposition in how if disposition]
    said = [word for word in log.said if word.claim == claim.id and word.speaks and not word.beside]
    if said:
        told = [word for word in said if word.tells] or said
        return line(_deed(claim, told[-1])), "open" if told[-1].hollow else "good"
    if decided and decided[-1] in CLOSED:
        closing = CLOSED[decided[-1]]
        if decided[-1] == "leave" and claim.disposition != "leave":
            return line(closing.deed), "open"
        return line(closing.outcome), closing.mood
    if spoke:
        return _silence(log, course, claim, N_("no answer yet; not due"), "open")
    return line(N_("taken up, not decided")), "open"
