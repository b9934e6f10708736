"""E14 ●: a public number, a notice that says something and, where one was filed, an answered appeal for every action 5–8.

Rows exist only for what was done. The line that publishing enters by itself holds a number and a link and no word: the
notice is the published text, or for actions 7–8 the three-part test that the measure rests on.
"""

# Charter: review measures transparency
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import content, rights, textkinds
from infodrill.casework.nouns.appeal import AppealAnswered, AppealFiled
from infodrill.casework.nouns.decision import ActionTaken, PublicLogEntered
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.i18n import N_
from infodrill.review import wentout
from infodrill.review.asread import cell_of
from infodrill.review.ledger import Course, LedgerRow, kept_or_breached, settled
from infodrill.review.measures.base import DURING, Finding, Rated, Spec, clock, finding, judged, late
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, LabelIn, ReportLine, line, strung
from infodrill.scenario.schema import Claim

CODE = "E14"
CONTRARY = N_("what is so: its words say the contrary of what it was filed as")
UNTOLD = N_("anything to the public, which read no word on the matter")
NUMBER, NOTICE = N_("number in the public log"), N_("notice with content")
APPEAL = N_("appeal answered")
LACKS = N_("its notice does not say: {parts}")
PUBLIC = 5  # the least intrusive action that owes a line
WHY = line(N_("Whoever is acted upon must be able to read it and to ask for another look."))
ADVICE = line(N_("Enter number, grounds and the way to appeal in the same step as the action."))

UNWRITTEN = line(N_("Write into the notice what was done, why, and as of when or until when it holds."))
UNHEARD_WHY = line(N_("Who asked for another look is owed an answer, also when nothing is changed by it."))
UNHEARD = line(N_("Name who answers an appeal, other than whoever decided, and by when."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An action 5–8 as it became public: on which item, when, until when the next on that item, by which cell."""

    item: str
    action: int
    at: int
    seq: int
    claim: Claim | None
    cell: str
    lacks: tuple[str, ...]  # what its notice does not say (msgids)
    unpassed: bool = False  # no rights adviser had passed it

    @property
    def name(self) -> str:
        return f"{self.item}-{self.action}-{self.seq}"


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """For each deed its number and its notice; for each appeal on it its answer."""
    deeds = sorted((*_published(log), *_taken(log)), key=lambda deed: deed.seq)
    found: list[LedgerRow] = []
    for deed in deeds:
        later = [other.seq for other in deeds if other.item == deed.item and other.seq > deed.seq]
        found += _lines(log, course, deed, min(later, default=len(log.events)))
    return (*found, *_appeals(log, course, deeds))


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Deeds without a missed row ÷ all deeds."""
    deeds = {row.owed.about for row in judged(due, NUMBER)}
    if not deeds:
        return None
    missed = [row for row in due if row.outcome == "missed"]
    complete = len(deeds - {row.owed.about.partition("/")[0] for row in missed})
    findings: tuple[Finding, ...] = tuple(_finding(row) for row in missed)
    if not missed:
        text = line(
            N_(
                "Every correction, warning, page report and referral has its number and notice in the public log: {n}."
            ),
            n=Amount(complete),
        )
        findings = (finding(due[0], text, at=log.events[due[0].evidence[0]].at),)
    result = line(N_("{kept} of {total} complete"), kept=Amount(complete), total=Amount(len(deeds)))
    values = {"complete": complete, "actions": len(deeds)}
    return Rated(
        result=result, values=values, rating=rights.rate_e14(complete, len(deeds)), findings=findings
    )


SPEC = Spec(
    code=CODE,
    title=N_("Transparency"),
    target=line(N_("100 % of actions 5–8")),
    horizon=DURING,
    unasked=line(N_("no correction, warning or referral was made")),
    duties=frozenset({APPEAL}),
    rate=rate,
    raised=raised,
    forbids=frozenset({NUMBER, NOTICE}),
    version=9,
)


def _published(log: ReportTimeline) -> Iterator[Deed]:
    turned = {word.seq for word in log.said if word.turned}
    for text in log.published:
        action = rights.STATEMENT_ACTION.get(text.kind, 0)
        if action >= PUBLIC:
            claim = log.scenario.claim(text.claim) if text.claim else None
            item, cell = text.statement.statement, cell_of(log.events[text.seq])
            yield Deed(
                item=item,
                action=action,
                at=text.at,
                seq=text.seq,
                claim=claim,
                cell=cell,
                lacks=(*((CONTRARY,) if text.seq in turned else ()), *_lacks(text, log.opened)),
                unpassed=_unpassed(log, text),
            )


def _unpassed(log: ReportTimeline, text: PublishedVersion) -> bool:
    """Whether a text went out by no rights adviser's hand, where the drill has one. One signature is enough to warn while a case
    is verified, and to put right at once a word of our own."""
    seats = (seat for cell in log.scenario.cells.cells for seat in cell.seats)
    there = any(wentout.ADVISER in seat.roles for seat in seats)
    enough = not text.case or text.kind in textkinds.EARLY or text.version.corrects
    return there and not enough and not wentout.passed_by_rights(log, text)


def _lacks(text: PublishedVersion, opened: DrillOpened) -> tuple[str, ...]:
    """What it does not say: an empty sheet gives notice of nothing."""
    version = text.version
    language = opened.language if opened.both_languages else version.tongue(opened.language)
    texts = [("vi", version.title_vi, version.body_vi), ("en", version.title_en, version.body_en)]
    return content.lacking(sorted(texts, key=lambda triple: triple[0] != language), version.next_update)


def _taken(log: ReportTimeline) -> Iterator[Deed]:
    """What was done under its own test; where no text said anything on the matter, nobody could read what it was done for."""
    told = {word.claim for word in log.said if word.version and word.tells and not word.turned}
    for event, body in log.bodies(ActionTaken):
        if body.action >= PUBLIC:
            claim = log.links.get(body.case, "")
            tests = [
                test
                for tested, test in log.on_case(body.case, TestRecorded)
                if test.action == body.action and tested.seq < event.seq
            ]
            yield Deed(
                item=body.case, action=body.action, at=event.at, seq=event.seq,
                claim=log.scenario.claim(claim) if claim else None, cell=body.cell,
                lacks=(
                    *content.untested(tests[-1] if tests else None, log.opened.language),
                    *((UNTOLD,) if claim not in told else ()),
                ),
            )  # fmt: skip


def _lines(log: ReportTimeline, course: Course, deed: Deed, until: int) -> Iterator[LedgerRow]:
    numbers = [
        event.seq
        for event, body in log.bodies(PublicLogEntered)
        if (body.item, body.action) == (deed.item, deed.action) and body.number > 0 and body.link
        if deed.seq < event.seq < until
    ]
    number = line(N_("it has its number and the way to appeal")) if numbers else line(N_("it has no number"))
    for what, good, why in (
        (NUMBER, bool(numbers), number),
        (NOTICE, not deed.lacks and not deed.unpassed, _notice(deed)),
    ):
        row = course.forbid(CODE, what, deed.claim, cell=deed.cell, about=deed.name, raised=True)
        yield kept_or_breached(
            row,
            breached_at=-1 if good else deed.at,
            dealt_with=True,
            evidence=(deed.seq, *numbers[:1]),
            why=why,
        )


def _notice(deed: Deed) -> ReportLine:
    """What its notice says, or what it leaves out; that no rights adviser had passed it."""
    if deed.unpassed:
        return strung(wentout.UNREAD_BY_RIGHTS, *(line(LACKS, parts=line(each)) for each in deed.lacks))
    if not deed.lacks:
        return line(N_("it says what was done and why, and as of when or until when"))
    parts = strung(*map(line, deed.lacks))
    return line(LACKS, parts=parts)


def _appeals(log: ReportTimeline, course: Course, deeds: list[Deed]) -> Iterator[LedgerRow]:
    """An appeal is about the last deed on its item before it was filed."""
    for event, body in log.bodies(AppealFiled):
        about = [deed for deed in deeds if deed.item == body.item and deed.seq < event.seq]
        if about:
            yield _appeal(log, course, about[-1], body.appeal, event.at, event.seq)


def _appeal(log: ReportTimeline, course: Course, deed: Deed, appeal: str, filed: int, seq: int) -> LedgerRow:
    priority = course.priority(deed.claim, filed) if deed.claim else "P3"
    row = course.owe_from(
        CODE, APPEAL, filed, clock(course, "appeal")[priority], claim=deed.claim, about=f"{deed.name}/{appeal}",
        cell=course.holder("RIGHTS", deed.claim) if deed.claim else "", priority=priority,
    )  # fmt: skip
    given = [(event, body) for event, body in log.bodies(AppealAnswered) if body.appeal == appeal]
    answers = [event for event, body in given if not content.idle(log.opened.language, str(body.text))]
    why = line(N_("the appeal was answered")) if answers else line(N_("the appeal got no answer"))
    if given and not answers:
        why = line(N_("the appeal was answered, and the answer gives no reason"))
    at = answers[0].at if answers else -1
    evidence = (*(event.seq for event in answers[:1]), seq)
    return settled(row, at=at, evidence=evidence, why=why, story_late=late(course, row, at))


def _finding(row: LedgerRow) -> Finding:
    text = line(N_("{what}: {how}."), what=LabelIn(row.owed.what), how=row.why)
    if row.owed.what == NOTICE and row.outcome == "missed":  # its reason names the notice itself
        text = line(N_("{how}."), how=row.why)
    if row.owed.what == APPEAL:
        return finding(row, text, why=UNHEARD_WHY, todo=UNHEARD)
    return finding(row, text, why=WHY, todo=UNWRITTEN if row.owed.what == NOTICE else ADVICE)
