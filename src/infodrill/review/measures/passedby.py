"""What had come in before, and was gone against or let lie, of which no measure asks: what nobody had decided told as settled, a
note read by the very hand that then said the contrary, a new form of a rumour that was seen and left, figures for which the
press had asked and that nobody was told, or that a text gives otherwise than the record, or that no record has, an owner's
answer that is not its record's. Reports that were put away stand in `unhelped`.

As in `unasked`, no result counts these rows: they stand beside a measure's, so that page one, the plan and the rooms name them.
"""

# Charter: review measures passedby
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from infodrill.casework.likeness import words_of
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.contradiction import differing
from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.saidtimes import moments
from infodrill.review import falseword, nowhere, truth
from infodrill.review.ledger import Course, LedgerRow, reporters
from infodrill.review.ledger.publicwords import in_play
from infodrill.review.measures import answered, detection, firstword, questions, unasked, verification
from infodrill.review.measures.unasked import DANGEROUS, LoggedDeed
from infodrill.review.relayed import titled
from infodrill.review.said import PublishedVersion, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import SEMICOLON, BothClocks, Own, ReportLine, line, strung
from infodrill.scenario.schema import Bi, Claim, Inject

UNFOUNDED = N_("what nobody could know yet told as settled")
GONE_AGAINST = N_("contrary of a note that had been read, said in public")
NEW_FORM = N_("new form of a rumour that was seen and left")
FIGURES = N_("figures that the press had asked for and nobody was told")
OTHERWISE = N_("figure in a text that is not the record's")
HURTS = frozenset({UNFOUNDED, GONE_AGAINST, answered.ANSWERED})
UNCOUNTED = HURTS | {NEW_FORM, FIGURES, OTHERWISE}
# Questions for an evaluator, which belie nothing.
UNRECORDED = N_("number, place or sentence in our words that the drill does not have")
UNBORNE = N_("words of ours that nowhere say what they were filed as")
ASKED = frozenset({UNRECORDED, UNBORNE})
CONFIRMED = N_("“{text}” of {at} confirmed what nobody could know yet; {who} published it")
AGAINST = N_("“{text}” of {at} says the contrary of what was at hand: {read}")
READ = N_("{who} had read “{subject}” at {at}")
ASKED_FOR = N_("{read}, which asked for “{deed}”; the log does not show it")
AS_OWNER = N_("{who} passed it for the owner of the facts, who is {owner}")
LEFT_TO_RUN = N_(
    "{who} read “{subject}” at {at}, which goes round with {new}; it was not entered, and no text names that"
)
NOT_OF_RECORD = N_("“{text}” of {at} says {said}; the record says {held}")
LOOK_AT = N_(
    "“{text}” of {at} gives “{said}”, which no record of the drill has: whether it is an office’s own, an evaluator sees"
)
LOOK_AT_ANSWER = N_(
    "the press was told “{said}” at {at}, which no record of the drill has: whether it is an office’s own, an evaluator sees"
)
UNTOLD = N_(
    "the press asked for them at {asked}; “{subject}” brought them at {at}, and neither the press nor the people were told any"
)
OWNER, NOTE, PRESS = "FACT-OWNER", verification.NOTE, "press"


def passed_by(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """All of it, by claim in the scenario's order."""
    for claim in log.delivered():
        yield from _gone_against(log, course, claim)
        yield from _new_forms(log, course, claim)
        yield from _other_figures(log, course, claim)
        yield from answered.answered_otherwise(log, course, claim)
    yield from _figures(log, course)
    yield from _unrecorded(log, course)


# ---- notes ----


def at_hand(log: ReportTimeline, published: PublishedVersion) -> ReportLine | None:
    """Which note on its claim the very hands that wrote, passed and published a version had read by then, of several the one
    that most of them had, of equals the newest; and who passed it as owner of facts that another unit owns."""
    claim = log.scenario.claim(published.claim)
    notes = _notes(log, claim)
    mine = list(hands(log, published))
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    read: dict[int, list[tuple[int, str]]] = {}
    for event, body in log.bodies(InjectAcknowledged):
        later = [done for done in mine if done.actor == body.seat and done.seq > event.seq]
        if body.inject in notes and later and body.seat in seats:
            read.setdefault(body.inject, []).append((event.at, seats[body.seat]))
    if not read:
        return None
    number, who = max(read.items(), key=lambda note: (len(note[1]), note[1][0]))
    return strung(_as_read(log, claim, notes[number], who), *_as_owner(log, claim, published))


def _notes(log: ReportTimeline, claim: Claim) -> dict[int, Inject]:
    """The notes on a claim: what whoever holds the record told players alone, or wrote as a wrong verdict had been set."""
    told = verification.notes(log, claim.id)
    called_back = {
        row.number: row for row in log.scenario.msel.injects
        if row.claim == claim.id and row.trigger.condition and claim.id in _of_verdicts(row)
    }  # fmt: skip
    return {**told, **called_back}


def _of_verdicts(row: Inject) -> frozenset[str]:
    """The claims on a verdict of which a row waits."""
    waits = row.trigger.condition
    parts = (waits, *(waits.any or ()), *(waits.all or ())) if waits else ()
    return frozenset(part.verdict.claim for part in parts if part.verdict)


def hands(log: ReportTimeline, published: PublishedVersion) -> Iterator[Event]:
    """What was done to bring a version out: it was written, passed, published."""
    name, version = published.statement.statement, published.version.version
    for event in log.events[: published.seq + 1]:
        match event.body:
            case (
                StatementDrafted(statement=of, version=n) | StatementApproved(statement=of, version=n)
                | StatementStepped(statement=of, version=n)
            ) if (of, n) == (name, version):  # fmt: skip
                yield event


def _as_read(log: ReportTimeline, claim: Claim, note: Inject, who: list[tuple[int, str]]) -> ReportLine:
    """That a note had been read, by whom and since when; with what it expected where the log does not show that."""
    read = line(
        READ, who=unasked.named(log, *dict.fromkeys(cell for _, cell in who)), subject=note.subject,
        at=BothClocks(min(at for at, _ in who)),
    )  # fmt: skip
    came = min(event.seq for event, body in log.bodies(InjectDelivered) if body.inject == note.number)
    for wanted in note.expected_actions:
        if wanted.evidence == "verdict" and not verification.set_right(log, claim, came):
            return line(ASKED_FOR, read=read, deed=wanted.what)
    return read


def _as_owner(log: ReportTimeline, claim: Claim, published: PublishedVersion) -> Iterator[ReportLine]:
    """Who passed a version as owner of its facts although the scenario gives these to another unit."""
    name, version = published.statement.statement, published.version.version
    signed = [
        body.cell for _, body in log.bodies(StatementApproved)
        if (body.statement, body.version, body.role) == (name, version, OWNER) and body.cell != claim.owner
    ]  # fmt: skip
    if signed and claim.owner:
        who, owner = unasked.named(log, *dict.fromkeys(signed)), unasked.named(log, claim.owner)
        yield line(AS_OWNER, who=who, owner=owner)


def _gone_against(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """The first text that confirmed a claim while nobody could know, and each that was false though a hand that brought it out
    had read a note."""
    settled = False
    for published in log.publications(claim.id):
        word = next(each for each in log.said if each.seq == published.seq)
        text, at = titled(published.version), BothClocks(word.at)
        if not course.in_play(word.at, word.seq):
            continue
        if falseword.too_soon(log, word) and not settled:
            settled = True
            why = line(CONFIRMED, text=text, at=at, who=unasked.named(log, word.cell))
            if read := at_hand(log, published):
                why = line(SEMICOLON, first=why, then=read)
            yield _said_so(course, claim, word, UNFOUNDED, why)
        elif falseword.untrue(log, word) and (read := at_hand(log, published)):
            yield _said_so(course, claim, word, GONE_AGAINST, line(AGAINST, text=text, at=at, read=read))


def _said_so(course: Course, claim: Claim, word: Said, what: str, why: ReportLine) -> LedgerRow:
    about = word.item if what == UNFOUNDED else f"{word.item}@{word.version}"
    deed = LoggedDeed(what=what, cell=word.cell, about=about, at=word.at, seqs=(word.seq,), why=why)
    return unasked.row_of(course, firstword.CODE, claim, deed)


# ---- reports ----


def _new_forms(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Each public telling of a harmful falsehood that came after our first text on it, with a number or a ward that no text of
    ours names, and that a cell had read, where it led to no file and to no word."""
    lang, texts = log.opened.language, log.publications(claim.id)
    if claim.harm < DANGEROUS or truth.finally_so(claim) not in truth.FALSE_PARTS or not texts:
        return
    own = [event.at for event, body in log.bodies(CaseOpened) if log.links.get(body.case) == claim.id]
    said = " ".join(f"{title} {body}" for title, body in (text.version.said(lang) for text in texts))
    known = _counts(f"{claim.sentence.in_(lang)} {said}", lang)
    local = [ward for ward in _wards(log) if _named(ward, said)]
    elsewhere = [ward for ward in _wards(log) if local and ward not in local]
    for report in log.scenario.msel.injects:
        told = report.claim == claim.id and report.to.public
        read = _read(log, course, report) if told else []
        if not read or read[0][0] < texts[0].at or any(at >= read[0][0] for at in own):
            continue
        new = _unknown(report.body, known) or next(
            (Own(ward, ward) for ward in elsewhere if _named(ward, report.body.vi)), None
        )
        if new:
            at, seq, cell = read[0]
            why = line(
                LEFT_TO_RUN, who=unasked.named(log, cell), subject=report.subject, at=BothClocks(at), new=new
            )  # fmt: skip
            deed = LoggedDeed(what=NEW_FORM, cell=cell, about=str(report.number), at=at, seqs=(seq,), why=why)
            yield unasked.row_of(course, detection.CODE, claim, deed)


def _wards(log: ReportTimeline) -> list[str]:
    """The wards by their names alone, which both languages have in common."""
    names = (ward.name for ward in log.scenario.places.wards)
    return [" ".join(word for word in name.vi.split() if word in name.en.split()) for name in names]


def _named(ward: str, text: str) -> bool:
    return bool(ward) and re.search(rf"(?<!\w){re.escape(ward)}(?!\w)", text) is not None


def _unknown(told: Bi, known: Collection[int]) -> Own | None:
    """The figures of what is told that are not known yet, in both languages; None where there are none."""
    found = {
        lang: [text for n, text in _counts(told.in_(lang), lang).items() if n not in known]
        for lang in LANGUAGES
    }
    return Own(*(", ".join(found[lang]) for lang in LANGUAGES)) if all(found.values()) else None


def _read(log: ReportTimeline, course: Course, report: Inject) -> list[tuple[int, int, str]]:
    """(second, event, cell) of each confirmation in play that a row of the plan was read."""
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    return [
        (event.at, event.seq, seats[body.seat]) for event, body in log.bodies(InjectAcknowledged)
        if body.inject == report.number and body.seat in seats and course.in_play(event.at, event.seq)
    ]  # fmt: skip


def _counts(text: str, lang: str) -> dict[int, str]:
    """The figures of a text, none of an hour or a day → with the word that they count."""
    times = [(said.start, said.end) for said in moments(text)]
    return {
        number.value: " ".join(text[number.start :].split()[:2]).strip(" .,;:!?")
        for number in said_numbers(text, lang)
        if number.in_figures and not any(start <= number.start < end for start, end in times)
    }


# ---- figures ----


def _other_figures(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Each text on a claim with a quantity that its record counts otherwise, in one language or in both."""
    record = (
        claim.advice,
        claim.meanwhile,
        claim.kernel,
        claim.sentence,
        *(known.why for known in claim.truth),
    )
    held = {lang: [both.in_(lang) for both in record if both] for lang in LANGUAGES}
    for text in log.publications(claim.id):
        version = text.version
        words = {"vi": (version.title_vi, version.body_vi), "en": (version.title_en, version.body_en)}
        found = (pair for lang in LANGUAGES for pair in differing(held[lang], map(str, words[lang])))
        if pair := next(found, None):
            why = line(
                NOT_OF_RECORD, text=titled(version), at=BothClocks(text.at), held=pair[0], said=pair[1]
            )
            name, cell = f"{text.statement.statement}@{version.version}", text.statement.issuer
            deed = LoggedDeed(what=OTHERWISE, cell=cell, about=name, at=text.at, seqs=(text.seq,), why=why)
            yield unasked.row_of(course, firstword.CODE, claim, deed)


def _figures(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each question of the press for a number, whose number came in later while cells could act, and was told to nobody."""
    lang = log.opened.language
    for event, asked in log.bodies(PressQuestionAsked):
        wanted = reporters.numbers_asked(log, asked.question)
        brought = _brought(log, course, event.seq, wanted) if wanted else None
        if brought is None:
            continue
        came, row = brought
        figures = _counts(row.body.in_(lang), lang).keys()
        if any(
            figures & _counts(reporters.read(log, word), lang).keys()
            for word in in_play(log, course)
            if word.seq > came.seq or word.item == asked.question
        ):
            continue
        claim = _claim(log, asked.claim)
        cell = course.holder(questions.SPOKE, claim) if claim else ""
        why = line(UNTOLD, asked=BothClocks(event.at), subject=row.subject, at=BothClocks(came.at))
        deed = LoggedDeed(
            what=FIGURES, cell=cell, about=asked.question, at=came.at, seqs=(came.seq, event.seq), why=why
        )  # fmt: skip
        yield unasked.row_of(course, questions.CODE, claim, deed)


def _unrecorded(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each text and answer to the press with a number to ring or a place to go to, each answer with a figure, that no record of
    the drill has. It may be an office's own: a machine knows no more than the drill does."""
    held, counted = (
        nowhere.told_of(log.scenario, lies=True),
        len(log.book.cases) + len(log.injects_delivered()),
    )
    for text in log.published:
        version = text.version
        both = (
            ("vi", str(version.title_vi), str(version.body_vi)),
            ("en", str(version.title_en), str(version.body_en)),
        )
        if said := next(nowhere.untold(held, both, wide=True), ""):
            why = line(LOOK_AT, text=titled(version), at=BothClocks(text.at), said=said)
            name, cell = f"{text.statement.statement}@{version.version}", text.statement.issuer
            deed = LoggedDeed(what=UNRECORDED, cell=cell, about=name, at=text.at, seqs=(text.seq,), why=why)
            yield unasked.row_of(course, firstword.CODE, _claim(log, text.claim), deed)
    for event, body in log.bodies(PressQuestionAnswered):
        words = str(body.text)
        places = nowhere.untold(held, ((log.opened.language, "", words),), wide=True)
        if said := next(places, "") or nowhere.figure(log.scenario, words, counted):
            claim = _claim(log, log.links.get(body.about) or log.asked.get(body.question, ""))
            why = line(LOOK_AT_ANSWER, at=BothClocks(event.at), said=said)
            deed = LoggedDeed(
                what=UNRECORDED, cell=body.cell, about=body.question, at=event.at, seqs=(event.seq,), why=why
            )  # fmt: skip
            yield unasked.row_of(course, questions.CODE, claim, deed)


def _claim(log: ReportTimeline, claim: str) -> Claim | None:
    return log.scenario.claim(claim) if claim else None


def _brought(
    log: ReportTimeline, course: Course, since: int, wanted: frozenset[str]
) -> tuple[Event, Inject] | None:
    """The first note after an event that names what was asked for beside figures, as it came while cells could act."""
    lang = log.opened.language
    notes = {row.number: row for row in log.scenario.msel.injects if row.kind == NOTE and not row.to.public}
    for event, body in log.bodies(InjectDelivered):
        note = notes.get(body.inject) if body.reached and event.seq > since else None
        if note is None or not course.in_play(event.at, event.seq):
            continue
        text = note.body.in_(lang)
        if wanted <= {*words_of(text).words} and _counts(text, lang):
            return event, note
    return None
