"""E19: protected facts that were published, and markings that withheld what nobody may withhold.

One row forbids the leak of each protected fact of the scenario; it is kept where a seat dealt with the claim, and uncovered
in a drill in which nothing was marked and nothing protected got out. Notes name grounds, not facts: where a claim lists two
facts of one ground, a leak breaches both. Play raises one for each artefact that was marked AMBER or RED, and one for each
leak of something that the scenario does not list (personal data). Read from the machine's notes (`ArtefactWeighed`), made
when it happened: texts may be erased.
"""

# Charter: review measures secrets
from __future__ import annotations

from collections.abc import Iterator, Sequence

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import letout
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached
from infodrill.review.measures.base import DURING, Finding, Rated, Spec, each_claim, finding, judged
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, LabelIn, ReportLine, Value, line
from infodrill.scenario.schema import Claim

CODE = "E19"
FACT, LEAK = N_("protected fact kept"), N_("no leak")
MARKING = N_("marking only of what may be withheld")
GROUNDS = {
    "secret": N_("lawfully secret"), "security": N_("what would help an attacker"), "source": N_("who reported it"),
    "personal": N_("personal data"),
}  # fmt: skip
LEAK_WHY = line(N_("What the law protects is out: nobody can take it back from those who read it."))
LEAK_ADVICE = line(N_("Read each draft against the protected papers before it is cleared."))
OVER_WHY = line(N_("What is only awkward is no secret; withheld, it feeds the rumour."))
OVER_TODO = line(N_("Write the ground beside every AMBER or RED marking, and lift it when there is none."))
MANY = 3  # over-classifications standing at the end beyond which the letter is U

Note = tuple[Event, ArtefactWeighed]


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """One row for each protected fact that the scenario lists."""
    cell = course.holder("SPOKE", claim)
    for number, fact in enumerate(claim.protects, 1):
        yield course.forbid(CODE, FACT, claim, cell=cell, about=f"{number}-{fact.ground}")


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Breached by the first text that holds it; kept when an artefact that holds it was marked."""
    claim, ground = course.scenario.claim(row.claim), row.about.partition("-")[2]
    mine = [note for note in _notes(log) if ground in note[1].grounds and _concerns(log, claim, note[1])]
    leaks = [event for event, note in mine if note.tlp not in CLOSED_MARKINGS]
    if leaks:
        why = _published(log, _of(claim, ground), leaks)
        return kept_or_breached(
            row, breached_at=leaks[0].at, dealt_with=True, evidence=(leaks[0].seq,), why=why, value=len(leaks)
        )
    dealt = bool(mine) or (log.handled(claim.id, course.in_play) and bool(_notes(log)))
    evidence = tuple(event.seq for event, _ in mine[:1]) or course.shown_by(claim.id)
    why = (
        line(N_("it was not published")) if dealt else line(N_("it was not published, and nobody marked it"))
    )
    return kept_or_breached(row, dealt_with=dealt, evidence=evidence, why=why)


def raised(log: ReportTimeline, course: Course) -> tuple[LedgerRow, ...]:
    """A row for each artefact that was marked, and one for each leak that no listed fact accounts for."""
    return (*_markings(log, course), *_other_leaks(log, course))


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """A leak is U. Otherwise P with nothing to put right, S when it was put right or one stands, M up to three, then U."""
    leaks = [row for row in due if row.owed.what in (FACT, LEAK) and row.outcome == "missed"]
    marked = judged(due, MARKING)
    times = sum(row.value or 1 for row in leaks)
    over = [row for row in marked if row.outcome == "missed" and not row.value]
    lifted = [row for row in marked if row.outcome == "missed" and row.value]
    result = line(
        N_("{leaks} leaks, {over} over-classifications of {marked} markings; {lifted} taken back"),
        leaks=Amount(times), over=Amount(len(over)), marked=Amount(len(marked)), lifted=Amount(len(lifted)),
    )  # fmt: skip
    values = {"leaks": times, "over": len(over), "lifted": len(lifted), "marked": len(marked)}
    letter = rating(len(leaks), len(over), len(lifted))
    return Rated(result=result, values=values, rating=letter, findings=(_finding(row, log) for row in due))


SPEC = Spec(
    code=CODE,
    title=N_("Secrets kept, nothing over-classified"),
    target=line(N_("0 and 0")),
    horizon=DURING,
    unasked=line(N_("not measured: nothing was marked")),
    owed=owed,
    settle=settle,
    rate=rate,
    raised=raised,
    forbids=frozenset({FACT, LEAK, MARKING}),
    version=5,
)


def rating(leaks: int, over: int, lifted: int) -> int:
    """3 = P … 0 = U, by leaks, over-classifications that stand, and those that were taken back."""
    if leaks or over > MANY:
        return 0
    if over > 1:
        return 1
    return 2 if over or lifted else 3


def _notes(log: ReportTimeline) -> tuple[Note, ...]:
    return tuple(log.bodies(ArtefactWeighed))


def _concerns(log: ReportTimeline, claim: Claim, note: ArtefactWeighed) -> bool:
    """The note is about the claim's own case, or about a case whose claim lists no such fact: then any may be meant."""
    about = log.links.get(note.case, "")
    lists = bool(about) and any(fact.ground in note.grounds for fact in log.scenario.claim(about).protects)
    return about == claim.id if lists else True


def _markings(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each marked artefact: breached as soon as it is marked without a ground; value = seconds until it was taken back."""
    closed: dict[str, list[Note]] = {}
    for event, note in _notes(log):
        if note.tlp in CLOSED_MARKINGS:
            closed.setdefault(note.artefact, []).append((event, note))
    for artefact, notes in closed.items():
        over = next(((event, note) for event, note in notes if not note.grounds), None)
        event, note = over or notes[0]
        claim = log.links.get(note.case, "")
        row = course.forbid(
            CODE, MARKING, log.scenario.claim(claim) if claim else None, about=artefact, raised=True,
            cell=_cell(log, event.actor),
        )  # fmt: skip
        lifted = _lifted(log, artefact, event) if over else 0
        why = line(N_("rightly marked {tlp}"), tlp=note.tlp)
        if over:
            msgid = N_("marked {tlp}, and the owner of the facts had left the same words open")
            why = line(
                msgid if note.left_open else N_("marked {tlp}, and nothing in it is protected"), tlp=note.tlp
            )
        yield kept_or_breached(
            row,
            breached_at=event.at if over else -1,
            dealt_with=True,
            evidence=(event.seq,),
            why=why,
            value=lifted,
        )


def _lifted(log: ReportTimeline, artefact: str, since: Event) -> int:
    """Seconds until its last marking was an open one again, 0 when it still stands."""
    later = [
        (event, note) for event, note in _notes(log) if note.artefact == artefact and event.seq > since.seq
    ]
    if not later or later[-1][1].tlp in CLOSED_MARKINGS:
        return 0
    return max(1, later[-1][0].at - since.at)


def _other_leaks(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    listed = {fact.ground for claim in course.scenario.claims for fact in claim.protects}
    for event, note in _notes(log):
        if note.tlp in CLOSED_MARKINGS:
            continue
        claim = log.links.get(note.case, "")
        for ground in sorted(set(note.grounds) - listed):
            row = course.forbid(
                CODE,
                LEAK,
                log.scenario.claim(claim) if claim else None,
                about=f"{note.artefact}-{ground}",
                raised=True,
                cell=_cell(log, event.actor),
            )
            concerned = log.scenario.claim(claim) if claim else None
            why = _published(log, _of(concerned, ground), [event])
            yield kept_or_breached(row, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=why)


def _of(claim: Claim | None, ground: str) -> Value:
    """What got out, and of which matter: whose it is may not be said again."""
    what = LabelIn(GROUNDS[ground])
    return (
        line(N_("{ground} in the matter of “{claim}”"), ground=what, claim=claim.sentence) if claim else what
    )


def _published(log: ReportTimeline, what: Value, leaks: Sequence[Event]) -> ReportLine:
    """What got out, how often and when (the first TOLD times, the others counted), and whether it can still be read."""
    when = letout.times([event.at for event in leaks])
    many = N_("published {n} times: {ground}, {when}")
    told = line(N_("published: {ground}, {when}"), ground=what, when=when)
    told = line(many, n=Amount(len(leaks)), ground=what, when=when) if len(leaks) > 1 else told
    texts = [str(getattr(event.body, "artefact", "")) for event in leaks]
    told = letout.handed_on(log, told, texts)
    back = sum(_taken_back(log, text) for text in texts)
    if back:
        return line(N_("{told}; taken back: {n}"), told=told, n=Amount(back))
    return line(N_("{told}; nobody took it back"), told=told)


def _taken_back(log: ReportTimeline, artefact: str) -> bool:
    """Whether a newer version stands in the place of a text; what was said to the press stands."""
    name, _, version = artefact.partition("@")
    statement = log.book.statements.get(name)
    out = statement.published if statement else None
    return out is not None and out.version > int(version or 0)


def _cell(log: ReportTimeline, actor: str) -> str:
    return next(
        (cell.id for cell in log.scenario.cells.cells if any(seat.id == actor for seat in cell.seats)), ""
    )


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    text = line(N_("{what}: {how}."), what=LabelIn(row.owed.what), how=row.why)
    if row.owed.what == MARKING:
        return finding(row, text, why=OVER_WHY, todo=OVER_TODO, at=log.events[row.evidence[0]].at)
    # What was kept is told at the hour of the deed that kept it, not when the fact could be met.
    at = log.events[row.evidence[0]].at if row.outcome == "met" and row.evidence else -1
    return finding(row, text, why=LEAK_WHY, todo=LEAK_ADVICE, at=at)
