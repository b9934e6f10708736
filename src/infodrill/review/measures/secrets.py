"""E19: protected facts that were published, and markings that withheld what nobody may withhold.

Read from the machine's notes (`ArtefactWeighed`), made when an artefact was marked AMBER or RED or a text was published.
A marking taken back in play is no over-classification any more; it is told, and keeps the best letter away.
"""

# Charter: review measures secrets
from __future__ import annotations

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.conduct import events as facts
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Finding, Measure, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, line

CODE, TITLE = "E19", N_("Secrets kept, nothing over-classified")
TARGET = line(N_("0 and 0"))
LEAK_WHY = line(N_("What is lawfully protected was handed to whoever it protects against."))
LEAK_ADVICE = line(N_("Read each draft against the protected artefacts before it is cleared."))
OVER_WHY = line(N_("What is only awkward is no secret; withheld, it feeds the rumour."))
OVER_TODO = line(N_("Write the ground beside every AMBER or RED marking, and lift it when there is none."))
MANY = 3  # over-classifications standing at the end beyond which the letter is U

Note = tuple[Event, facts.ArtefactWeighed]


def measure(log: Timeline) -> Measure:
    """Not measured when nothing was marked and nothing protected was published. Coverage: every marking is weighed."""
    notes = list(log.bodies(facts.ArtefactWeighed))
    closed = [one for one in notes if one[1].tlp in CLOSED_MARKINGS]
    leaked = [one for one in notes if one[1].tlp not in CLOSED_MARKINGS and one[1].grounds]
    if not closed and not leaked:
        return unmeasured(CODE, TITLE, TARGET, DURING, line(N_("not measured: nothing was marked")))
    last = {note.artefact: (event, note) for event, note in notes}
    over = [one for one in last.values() if one[1].tlp in CLOSED_MARKINGS and not one[1].grounds]
    lifted = [
        one for one in closed if not one[1].grounds and last[one[1].artefact][1].tlp not in CLOSED_MARKINGS
    ]
    kept = [one for one in last.values() if one[1].tlp in CLOSED_MARKINGS and one[1].grounds]
    result = line(
        N_("{leaks} leaks, {over} over-classifications of {marked} markings; {lifted} taken back"),
        leaks=Count(len(leaked)), over=Count(len(over)), marked=Count(len(closed)), lifted=Count(len(lifted)),
    )  # fmt: skip
    findings = (*(_leak(log, one) for one in leaked), *(_over(log, one) for one in over))
    return settle(
        Measure(CODE, TITLE, result, TARGET, DURING, rating(len(leaked), len(over), len(lifted)), 100),
        (*findings, *(_kept(log, one) for one in kept)),
        {"leaks": len(leaked), "over": len(over), "lifted": len(lifted), "marked": len(closed)},
    )


def rating(leaks: int, over: int, lifted: int) -> int:
    """A leak is U. Otherwise P with nothing to put right, S when it was put right or one stands, M up to three, then U."""
    if leaks or over > MANY:
        return 0
    if over > 1:
        return 1
    return 2 if over or lifted else 3


def _claim(log: Timeline, note: facts.ArtefactWeighed) -> str:
    return log.links.get(note.case, "")


def _leak(log: Timeline, one: Note) -> Finding:
    event, note = one
    text = line(N_("{item} told the public something protected."), item=note.artefact)
    return Finding("improve", event.at, text, event.seq, LEAK_WHY, LEAK_ADVICE, _claim(log, note))


def _over(log: Timeline, one: Note) -> Finding:
    event, note = one
    msgid = N_("{item} was marked {tlp}; nothing in it is protected.")
    if note.left_open:
        msgid = N_("{item} was marked {tlp}; the owner of the facts had left the same words open.")
    text = line(msgid, item=note.artefact, tlp=note.tlp)
    return Finding("improve", event.at, text, event.seq, OVER_WHY, OVER_TODO, _claim(log, note))


def _kept(log: Timeline, one: Note) -> Finding:
    event, note = one
    text = line(N_("{item} was rightly marked {tlp}."), item=note.artefact, tlp=note.tlp)
    return Finding("strength", event.at, text, event.seq, claim=_claim(log, note))
