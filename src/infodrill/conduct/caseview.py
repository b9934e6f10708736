"""What helps a seat at its cases: likely duplicates, the timeline, what it may do now, what is owed, the public log."""

# Charter: conduct views casework
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from infodrill.casework import duplicates, nearest, publiclog, timeline
from infodrill.casework.book import Case, CaseHistoryLine, Statement
from infodrill.casework.duplicates import Candidate
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.ownword import taken_up
from infodrill.casework.scene import CaseScene, with_substitutes
from infodrill.conduct import naming, policy
from infodrill.conduct.forewarned import gives_away
from infodrill.conduct.nouns.ownwords import (
    OwnWord,
    alone,
    case_of,
    every_word,
    known_wrong_on,
    own_word,
    tied,
    words_on,
)
from infodrill.conduct.saying import Reader
from infodrill.conduct.seatdeadlines import SeatDeadlines
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut, quoted
from infodrill.media.refs import OPEN
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordSeen:
    """A word of ours beside the studio: the `text` that stands for it in the book, None while nobody has raised an error of it;
    `alone` = this seat would issue the correction, and nothing shows the error yet: another has to raise it."""

    word: OwnWord
    text: Statement | None
    alone: bool


TITLE = 60  # letters of a title in a line of the timeline


class CaseworkView(SeatDeadlines):
    """One seat's; everything in it goes through policy."""

    def __init__(
        self,
        seat: SeatPlace,
        state: DrillState,
        scenario: Scenario,
        seats: Directory,
        *,
        lang: str,
        moment: Callable[[int], str],
        once: Callable[..., Any],
    ) -> None:
        self.seat, self.lang, self._moment, self._once = seat, lang, moment, once
        self._state, self._scenario, self._seats = state, scenario, seats
        self._tried: dict[object, tuple[tuple[str, str], ...]] = {}  # a page asks several times
        self._told: dict[str, Statement | None] = {}
        self._owed = {}
        self._shared: dict[tuple[str, str], tuple[SeatPlace, ...]] = {}
        self._beside: dict[str, CaseworkView] = {}  # others who may take the same

    def duplicates(self, case: Case) -> tuple[Candidate, ...]:
        """Cases that this seat sees and that may tell the same, most alike first."""
        cases = self._state.book.cases.values()
        return duplicates.suggestions(
            case, (each_case for each_case in cases if policy.sees_case(self.seat, each_case))
        )

    def told_already(self, case: Case) -> Statement | None:
        """The public text on another case that tells the same, None = there is none."""
        if case.case not in self._told:
            self._told[case.case] = duplicates.told_already(case, self._state.book)
        return self._told[case.case]

    def timeline(self, case: str) -> tuple[CaseHistoryLine, ...]:
        """The lines of a case that this seat sees, oldest first; () for any other."""
        if not policy.sees_item(self.seat, case, self._state):
            return ()
        return tuple(line for line in self._state.book.timelines.get(case, ()) if self._shows(line))

    def _shows(self, line: CaseHistoryLine) -> bool:
        """A line that names a message between other cells would tell that there is one."""
        named = (value for name, _, value in line.values if name == "artefact")
        return all(policy.sees_artefact(self.seat, name, self._state) for name in named)

    def told(self, line: CaseHistoryLine) -> str:
        """A line in the reader's language."""
        values = tuple(self._in_words(line, *value) for value in line.values)
        return timeline.render(
            replace(line, values=values), self.edition, self.lang, self._cell, self._moment
        )

    def _in_words(self, line: CaseHistoryLine, name: str, how: str, value: str) -> tuple[str, str, str]:
        """A text by its title, and who gave a hand by the chair that people know, where one alone holds the role."""
        if name == "statement":
            return name, how, self._titled(value, line.at)
        if name == "artefact":
            return name, how, self._paper(value)
        holds = [seat for seat in self._seats.seats.values() if value in seat.roles] if how == "role" else []
        near = [seat for seat in holds if seat.cell == line.cell] or holds
        return (name, "text", near[0].name) if len(near) == 1 else (name, how, value)

    def _paper(self, source: str) -> str:
        """A paper of a case, or a message about one, as people call it."""
        case = self._state.book.cases.get(source.partition(".")[0])
        if case is None:
            return tr(self.lang, N_("a message"))
        kind = next((held.kind for held in case.evidence if held.evidence == source), "")
        owner = next((asked.owner for asked in case.questions if asked.question == source), "")
        if kind:
            return tr(self.lang, naming.EVIDENCE[kind])
        if owner:
            return tr(self.lang, N_("the answer of {cell}"), cell=self._cell(owner))
        return tr(self.lang, N_("the report as it came in"))

    def _titled(self, statement: str, at: int) -> str:
        """A text by its title at second `at`, where this seat may read it."""
        seen = statement in self._state.book.statements and policy.sees_item(
            self.seat, statement, self._state
        )
        if not seen:
            return statement if " " in statement else tr(self.lang, N_("a text"))
        return quoted(
            cut(timeline.as_of(self._state.book.statements[statement], at).said(self.lang)[0], TITLE)
        )

    def possible(self, item: str) -> tuple[tuple[str, str], ...]:
        """(step, role) of what this seat may do now on a case or statement that it sees; () while nobody acts."""
        return self.carrying(item) + self._steps(nearest.at_hand, item)

    def carrying(self, item: str) -> tuple[tuple[str, str], ...]:
        """Of these what carries it on: what a ranking of all that is open asks for."""
        return self._steps(self._carrying, item)

    def _carrying(self, scene: CaseScene, item: str) -> tuple[tuple[str, str], ...]:
        return nearest.carrying(scene, item, self._once)

    def _steps(
        self, tried: Callable[[CaseScene, str], tuple[tuple[str, str], ...]], item: str
    ) -> tuple[tuple[str, str], ...]:
        if policy.rests(self.seat, self._state) or not policy.sees_item(self.seat, item, self._state):
            return ()
        if (tried, item) not in self._tried:
            self._tried[tried, item] = tuple(
                (step, role) for step, role in tried(self._asking, item) if self._reads(self.seat, step, item)
            )
        return self._tried[tried, item]

    def _reads(self, seat: SeatPlace, step: str, item: str) -> bool:
        """Whether a seat reads the words that a step is about; of a case it sees that."""
        text = self._state.book.statements.get(item)
        if text is None or step in policy.ON_PUBLIC_WORDS:
            return True
        return policy.sees_newest(seat, text, self._state.book.cases.get(text.case))

    def open_to(self, step: str, item: str) -> tuple[SeatPlace, ...]:
        """The seats, this one too, that may take a step on a case or statement now, of those that somebody or the program
        plays; of all while nobody does."""
        if (step, item) not in self._shared:
            roles = with_substitutes(self.edition.steps[step].roles())
            able = (seat for seat in self._playing if seat.roles & roles and not seat.control)
            self._shared[step, item] = tuple(_bare(seat) for seat in able if self._may(seat, step, item))
        return self._shared[step, item]

    def deciders(self, case: Case) -> tuple[SeatPlace, ...]:
        """Whose it is to decide a case, now or when it has come so far: those of its own cell, else those of the others."""
        roles = self.edition.steps["decide"].roles(case.priority or "P1")
        units = {unit for unit, _ in case.conflicts}
        if units:
            roles = with_substitutes(roles)
        able = [
            _bare(seat)
            for seat in self._playing
            if seat.roles & roles and seat.cell not in units and not seat.control
            if policy.sees_item(seat, case.case, self._state)
        ]
        return tuple([seat for seat in able if seat.cell == case.cell] or able)

    def _may(self, seat: SeatPlace, step: str, item: str) -> bool:
        if not (policy.sees_item(seat, item, self._state) and self._reads(seat, step, item)):
            return False
        theirs = self._beside.get(seat.seat) or CaseworkView(
            seat,
            self._state,
            self._scenario,
            self._seats,
            lang=self.lang,
            moment=self._moment,
            once=self._once,
        )
        self._beside[seat.seat] = theirs
        return bool(nearest.takes_step(theirs._asking, step, item, self._once))

    @cached_property
    def played(self) -> tuple[SeatPlace, ...]:
        """The seats that somebody or the program plays; all while nobody does."""
        return tuple(_bare(seat) for seat in self._playing)

    @cached_property
    def _playing(self) -> tuple[SeatPlace, ...]:
        joined, opened = self._state.joined, self._state.opened
        programs = opened.cells if opened else {}
        seats = self._seats.seats.values()
        # Seats that nobody plays never take a turn: work that is left to one would wait for ever.
        found = tuple(seat for seat in seats if seat.seat in joined or seat.cell in programs)
        return found or tuple(seats)

    @cached_property
    def opening(self) -> Mapping[str, str]:
        """Step → role of what this seat may begin now on nothing that is there yet: a case, a text without one."""
        return {} if policy.rests(self.seat, self._state) else dict(nearest.opening(self._asking))

    def role_for(self, asked: type[CaseCommand], item: str = "", **told: object) -> str:
        """The role under which this seat may give a command now on a case or statement that it sees, or anew; "" under none."""
        if policy.rests(self.seat, self._state) or (
            item and not policy.sees_item(self.seat, item, self._state)
        ):
            return ""
        if not any(self._reads(self.seat, step, item) for step in asked.STEPS or ("",)):
            return ""
        return nearest.role_for(self._asking, asked, item, **told)

    def takes(self, command: CaseCommand) -> bool:
        """True when the procedure takes this very command of the seat now, by all that the seat sees."""
        return not policy.rests(self.seat, self._state) and nearest.takes(self._asking, command)

    def refused(self, asked: type[CaseCommand], item: str, role: str, name: str) -> frozenset[str]:
        """Choices of a command's field on a case that the range would refuse this seat under the role."""
        return nearest.refused(replace(self._asking, role=role), asked, item, name)

    def ahead(self, *steps: str) -> Mapping[str, str]:
        """Step → role under which this seat would take one after another on a case not opened yet; "" from where it could not."""
        return (
            nearest.ahead(self._asking, steps)
            if not policy.rests(self.seat, self._state)
            else dict.fromkeys(steps, "")
        )

    def shut(self, item: str) -> tuple[tuple[str, str], ...]:
        """(step, why not now) of what this seat's roles take on a case or text at other times, in the reader's language."""
        if policy.rests(self.seat, self._state) or not policy.sees_item(self.seat, item, self._state):
            return ()
        shut = nearest.shut(self._asking, item)
        return tuple((step, self._why(step, why)) for step, why in shut if self._reads(self.seat, step, item))

    def _why(self, step: str, why: Refused | None) -> str:
        if why is not None:
            return Reader(self.lang, self.edition, self._scenario).refusal(why)[0]
        name = self.edition.state_name(self.edition.steps[step].frm[0], self.lang)
        return tr(self.lang, N_("when the case stands at “{state}”"), state=name)

    def own_word(self, said: str, case: Case | None = None) -> OwnWordSeen | None:
        """How a word of ours stands that went out beside the studio, None where no office that plays speaks in it; `case` = the
        one on which it would be put right."""
        word = own_word(self._scenario, self._state, self._seats, said)
        if word is None or not word.cell:
            return None
        text = taken_up(self._state.book, said)
        held = case or case_of(self._state, word)
        return OwnWordSeen(
            word=word, text=text, alone=alone(self._scenario, self._state, self.seat, word, held)
        )

    @cached_property
    def own_words(self) -> tuple[OwnWord, ...]:
        """What our own side put out beside the studio where this seat reads it, newest first."""
        every = every_word(self._scenario, self._state, self._seats)
        return tuple(word for word in every if word.cell == self.seat.party or self._met(word))

    def _met(self, word: OwnWord) -> bool:
        """Whether the seat reads a word of another cell: on an open channel, but a written answer only in the press room."""
        asked = self._state.press_questions.get(word.said.removeprefix("press:"))
        return word.channel in OPEN and (asked is None or asked.seen_by(self.seat))

    def own_words_on(self, case: Case) -> tuple[OwnWord, ...]:
        """Those that a case may be about, the likeliest first."""
        if not self.own_words:
            return ()
        found = words_on(self._scenario, self._state, self._seats, case, self.own_words)
        return tuple(word for word, _ in found)

    def about(self, word: OwnWord, case: Case) -> bool:
        """Whether the case was opened from it, or its reporter was answered so: no mere likeness."""
        return tied(self._state, case, word)

    def opened_from(self, word: OwnWord) -> Case | None:
        """The open case that was opened from it, or whose reporter was answered so."""
        return case_of(self._state, word)

    def wrong_word(self, case: Case) -> OwnWord | None:
        """The word of ours that the case is likely about and knows to be wrong, and that nobody has raised; None = none."""
        if not self.own_words:
            return None
        return known_wrong_on(self._scenario, self._state, self._seats, case, self.own_words)

    @cached_property
    def public_log(self) -> tuple[publiclog.PublicLogRow, ...]:
        return publiclog.rows(self._state.book, self._state.at)

    @cached_property
    def tickets(self) -> tuple[publiclog.Ticket, ...]:
        """The portal's list of complaints being served."""
        return publiclog.tickets(self._state.book, self._state.at)

    def gives_away(self, parts: Mapping[str, str]) -> tuple[str, ...]:
        """The passages of words to people outside that this seat should look at again before they go (`conduct.forewarned`)."""
        return gives_away(self.seat, self._state, self._scenario, parts)

    @property
    def both(self) -> bool:
        """True when a text is asked for in both languages before it is approved."""
        return self._state.both_languages

    def _knows(self, case: str) -> bool:
        return policy.sees_item(self.seat, case, self._state)

    def _cell(self, cell: str) -> str:
        known = self._seats.cells.get(cell)
        return known.name.in_(self.lang) if known else cell

    @cached_property
    def _asking(self) -> CaseScene:
        seat = self.seat
        role = min(seat.roles, default="")
        return CaseScene(
            at=self._state.at, public_contacts=self._scenario.drill.public_contacts, book=self._state.book,
            edition=self.edition, seat=seat.seat, cell=seat.cell, level=seat.level, ward=seat.ward, role=role,
            roles=seat.roles, wards=seat.wards, knows=self._knows,
            both=self.both,
        )  # fmt: skip


def _bare(seat: SeatPlace) -> SeatPlace:
    """A seat as others know it: whose facts it holds would name the claims that are hidden."""
    return replace(seat, owns=frozenset())
