"""Papers that tell what may lawfully be withheld: marked before anybody writes, or read out by who does not look; and the
heavy hand's marking of what is only unwelcome.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.casework.book import Case
from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.casework.nouns.marking import MarkArtefact, artefacts
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_

CLOSED = "AMBER"  # those who need it: whoever works on the case goes on reading it
GROUNDED = (
    N_("Whoever reads this on could harm people who did nothing. It is for those who work on the case."),
    N_("The law lets this be kept: told on, it would hurt somebody. Answer the matter without it."),
)
UNWELCOME = N_("This would damage the standing of our unit; it is kept among us.")


@of_roles("RIGHTS")
def mark(duty: Duty, role: str) -> Iterator[Proposal]:
    """RIGHTS: what a report brings in that may lawfully be kept, in whatever case it lies, is marked before a text is written."""
    view = duty.view
    if duty.character.offhand:
        return
    for case in view.cases:
        for paper in _open(case, view.read(case).kept_in):
            if not duty.errs(paper, "mark"):
                reason = view.premises.say(view.lang, duty.pick(GROUNDED, paper))
                command = MarkArtefact(role=role, case=case.case, artefact=paper, tlp=CLOSED, reason=reason)
                yield duty.propose("mark", case, command, lead=-13)


@of_roles("FACT-OWNER")
def stamp(duty: Duty, role: str) -> Iterator[Proposal]:
    """The heavy hand marks its own answers on what an office would rather not hear."""
    view = duty.view
    for case in view.cases if duty.character.heavy_hand else ():
        reading = view.read(case)
        own = [asked.question for asked in case.questions if asked.owner == view.seat.cell and asked.answer]
        for paper in _open(case, own if reading.about and duty.hard_on(reading) else ()):
            reason = view.premises.say(view.lang, UNWELCOME)
            command = MarkArtefact(role=role, case=case.case, artefact=paper, tlp=CLOSED, reason=reason)
            yield duty.propose("mark", case, command)


def read_out(case: Case, view: SeatView) -> str:
    """The first of the papers of a case, and of what was merged into it, that should be kept in: its words; "" for none."""
    family = (other for other in view.cases if case.case in (other.case, other.merged_into))
    return next(
        (
            paper.text
            for other in family
            for paper in artefacts(other)
            if paper.source in view.read(other).kept_in
        ),
        "",
    )


def _open(case: Case, papers: tuple[str, ...] | list[str]) -> list[str]:
    """Those of the papers, by id, whose marking lets anybody read them."""
    marking = {paper.source: paper.marking for paper in artefacts(case)}
    return [paper for paper in papers if marking.get(paper) not in CLOSED_MARKINGS]
