"""L2-SEC: the meeting of phase 2 with agenda and decision record, and the look back of phase 4."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal
from infodrill.automata.sentences import headline
from infodrill.conduct.nouns.meetings import CloseMeeting, Meeting, OpenMeeting, RecordDecision
from infodrill.kernel.i18n import N_

HELD_IN = (2, 4)
TAKES = 4 * 60  # at least, before it is closed
# (what, which role's cell does it)
DECIDED = {
    2: (
        (N_("Watch: the monitoring desk reports every half hour, and at once when someone could be hurt."), "MONITOR"),
        (N_("Speak: one voice; a first word within half an hour, even if it only says what is not known."), "SPOKE"),
        (N_("Rights: no correction, warning or referral without the rights adviser; leave opinion and jokes be."), "RIGHTS"),
    ),
    4: (
        (N_("Each cell names one step that waited for somebody, and who stands in next time."), "L2-DUTY"),
        (N_("Open promises keep their date; the citizens' desk tells those who reported first."), "CITIZEN-DESK"),
    ),
}  # fmt: skip


def meet(duty: Duty) -> Iterator[Proposal]:
    """Open, record line by line, close."""
    view = duty.view
    if not duty.holds("L2-SEC") or not duty.first_of("L2-SEC") or view.phase not in HELD_IN:
        return
    held = [meeting for meeting in view.meeting.meetings if meeting.cell == view.seat.cell]
    mine = next((meeting for meeting in held if meeting.title == _title(duty)), None)
    if mine is None:
        command = OpenMeeting(role="L2-SEC", title=_title(duty), agenda=_agenda(duty))
        yield duty.aside("meeting", f"open{view.phase}", command, view.last_act(), lead=-4)
    elif mine.open:
        yield from _record(duty, mine)


def _record(duty: Duty, meeting: Meeting) -> Iterator[Proposal]:
    view = duty.view
    said = {decision.text for decision in meeting.decisions}
    left = ((text, owner) for text, owner in _lines(duty) if text not in said)
    if line := next(left, None):
        command = RecordDecision(role="L2-SEC", meeting=meeting.meeting, text=line[0], owner=line[1])
        yield duty.aside("minute", f"{meeting.meeting}.{len(said)}", command, view.last_act(), lead=-4)
    elif view.now >= meeting.at + TAKES:
        end = CloseMeeting("L2-SEC", meeting.meeting)
        yield duty.aside("minute", f"{meeting.meeting}.close", end, view.last_act(), lead=-4)


def _lines(duty: Duty) -> Iterator[tuple[str, str]]:
    """(what, by which cell): nobody speaks for a cell that people play; they say themselves what they will do."""
    view = duty.view
    played = {seat.cell for seat in view.seats.seats.values() if seat.seat in view.people}
    for text, role in DECIDED[view.phase]:
        owner = next((seat.cell for seat in view.seats.with_role(role) if seat.cell not in played), "")
        if owner:
            yield view.premises.say(view.lang, text), owner


def _title(duty: Duty) -> str:
    told = N_("Setting the mechanism going") if duty.view.phase == 2 else N_("What we take with us")
    return duty.view.premises.say(duty.view.lang, told)


def _agenda(duty: Duty) -> tuple[str, ...]:
    """What lies on the table: forecast sheets and open cases, then who does what."""
    view, lang = duty.view, duty.view.lang
    sheets = [sheet.topic for sheet in view.forecasts.sheets][:2]
    cases = [headline(case.sentence) for case in view.open_cases if case.sentence][:4]
    last = (
        N_("Who watches, who verifies, who speaks")
        if view.phase == 2
        else N_("What stays open, and who has it")
    )
    return (*sheets, *cases, view.premises.say(lang, last))
