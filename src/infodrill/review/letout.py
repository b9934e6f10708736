"""A text that let out what the law protects: how often it was handed on, with each hour, and who let it pass.

What was read out cannot be taken down; so the remedy asks first whether it was.
"""

# Charter: review letout
from __future__ import annotations

from collections.abc import Iterable, Sequence

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import ALOUD, StatementRelayed
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.labels import TOLD
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import SEMICOLON, Amount, BothClocks, ReportLine, Value, line, listed
from infodrill.scenario.schema import Bi

READ_OUT = N_("{told}; read out over the loudspeaker at {when}")
HANDED_ON = {
    ALOUD: READ_OUT,
    "group": N_("{told}; passed on in the groups at {when}"),
    "feed": N_("{told}; passed on on the public feed at {when}"),
}  # fmt: skip
LET_PASS = N_("{told}; let pass by {who}; published by {issuer}")
UNPASSED = N_("{told}; published by {issuer}, approved by nobody")
TO_THE_PRESS = N_("{told}; told to the press by {who}")


def leaks(log: ReportTimeline) -> frozenset[int]:
    """The events with which a text or an answer to the press let out what the law protects."""
    out = {
        note.artefact
        for _, note in log.bodies(ArtefactWeighed)
        if note.tlp not in CLOSED_MARKINGS and note.grounds
    }
    return frozenset(word.seq for word in log.said if {word.item, f"{word.item}@{word.version}"} & out)


def handed_on(log: ReportTimeline, told: ReportLine, artefacts: Iterable[str]) -> ReportLine:
    """What got out, with the hours at which these texts ("s1@2") were read out and passed on, and who had approved them."""
    texts = set(artefacts)
    for channel, words in HANDED_ON.items():
        at = [
            event.at for event, body in log.bodies(StatementRelayed)
            if body.channel == channel and f"{body.statement}@{body.version}" in texts
        ]  # fmt: skip
        told = line(words, told=told, when=times(at)) if at else told
    passed = [
        _who(log, event, body)
        for event, body in log.bodies(StatementApproved)
        if f"{body.statement}@{body.version}" in texts
    ]
    issued = [
        _who(log, event, body)
        for event, body in log.bodies(StatementStepped)
        if body.to == "PUBLISHED" and f"{body.statement}@{body.version}" in texts
    ]
    answered = [
        _who(log, event, body) for event, body in log.bodies(PressQuestionAnswered) if body.question in texts
    ]
    if answered:  # an answer needs no approval, so that nobody's is missed
        told = line(TO_THE_PRESS, told=told, who=listed(dict.fromkeys(answered)))
    if not issued:
        return told
    if not passed:
        return line(UNPASSED, told=told, issuer=listed(dict.fromkeys(issued)))
    return line(LET_PASS, told=told, who=listed(dict.fromkeys(passed)), issuer=listed(dict.fromkeys(issued)))


def in_short(told: ReportLine) -> ReportLine:
    """What got out without who had approved it, which the row of the ledger names: a gap is read in one breath."""
    if told.msgid in (LET_PASS, UNPASSED, TO_THE_PRESS):
        return in_short(
            next(inner for name, inner in told.values if name == "told" and isinstance(inner, ReportLine))
        )
    return ReportLine(
        told.msgid,
        tuple(
            (name, in_short(value) if isinstance(value, ReportLine) else value) for name, value in told.values
        ),
    )


def times(moments: Sequence[int]) -> Value:
    """Hours one after another: the first TOLD, the others counted."""
    when = listed([line("{at}", at=BothClocks(at)) for at in moments[:TOLD]], SEMICOLON)
    if len(moments) > TOLD:
        when = line(N_("{gap}; and {n} more"), gap=when, n=Amount(len(moments) - TOLD))
    return when


def _who(
    log: ReportTimeline, event: Event, body: StatementApproved | StatementStepped | PressQuestionAnswered
) -> Value:
    """An approval, a publication or an answer by the role that gave it, of its cell: nobody is named."""
    cell = next((cell for cell in log.scenario.cells.cells if cell.id == body.cell), None)
    if cell is None:
        return body.cell
    seat = next((seat.name for seat in cell.seats if seat.id == event.actor), None)
    if seat is None:
        return cell.name
    # What else the seat does is no matter here: what stands behind the colon, in English also behind the comma.
    role = Bi(vi=seat.vi.partition(":")[0], en=seat.en.partition(":")[0].partition(", wh")[0])
    return line(N_("{seat} of {cell}"), seat=role, cell=cell.name)
