"""What was owed from when: claims, what could be known of them, their priority, and the cases about them.

Only scenario and clocks decide here whether a row exists and when it falls due; of what cells did, this module knows which
cases they had, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.verdict import emptiness
from tests.verdict.exported import Event, Exported, seconds
from tests.verdict.storyclock import NEVER, PLAYED_MINIMUM, Away, Clock, end_of_play

FALSE = frozenset({"FALSE", "MISLEADING_CONTEXT"})
TRUE = frozenset({"TRUE", "MOSTLY_TRUE"})
PROTECTED = frozenset({"G1", "G2", "G3", "G4", "G5", "G6", "G7"})
LEFT_ALONE = PROTECTED - {"G7"}  # an honest error may be corrected
SPOKEN = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})
DELIVERED = frozenset({"delivered", "late"})


@dataclass(frozen=True)
class Claim:
    """A claim of the scenario. `truth` = (known from, verdict) as it came to be known, `fact` = (from, verdict)."""

    id: str
    harm: int
    void: bool
    gate: str
    star: bool
    poses: bool
    about: tuple[str, ...]
    owner: str
    path: tuple[tuple[str, str], ...]  # (what, by which role)
    truth: tuple[tuple[int, str], ...]
    fact: tuple[tuple[int, str], ...]
    played: int  # seconds that cells get at least, T's other bound
    own_time: bool  # whether the scenario set them
    own_error: bool  # our own side published it before anybody played
    kept: bool  # something of it may lawfully be withheld

    @property
    def steps(self) -> frozenset[str]:
        return frozenset(what for what, _ in self.path)

    @property
    def spoken(self) -> frozenset[str]:
        return self.steps & SPOKEN

    @property
    def protected(self) -> bool:
        return self.gate in PROTECTED

    def known(self, at: int) -> str:
        """What its owner could know: UNPROVEN until the first record (R9)."""
        return max((entry for entry in self.truth if entry[0] <= at), default=(0, "UNPROVEN"))[1]

    def in_fact(self, at: int) -> str:
        return max((entry for entry in self.fact if entry[0] <= at), default=self.fact[0])[1]

    def ever(self, verdicts: frozenset[str], until: int) -> bool:
        """Whether what can be known by `until` is ever one of these."""
        return any(verdict in verdicts for known_from, verdict in self.truth if known_from <= until)

    @property
    def left_or_served(self) -> bool:
        """Nothing but leaving alone and routing a complaint is right."""
        return self.steps <= {"leave", "service"}


@dataclass(frozen=True)
class Case:
    """A case as far as rows need it. `claim` is the last link, "" = nobody knows; `into` = the case that it joined."""

    id: str
    claim: str
    opened: Event
    into: str
    merged: Event | None


@dataclass(frozen=True)
class Due:
    """When a row falls due and by which priority; `at` None = not due. `story` = the procedure's deadline in the story."""

    at: int | None
    priority: str
    story: int
    excused: bool = False  # a fault left too little of the time that was owed (R21)


def _order(due: Due) -> tuple[int, int, str]:
    """Of a row's clocks: what came, the earliest first, before what a fault excused, before what did not come."""
    at = NEVER if due.at is None else due.at
    return (1 if due.excused else 2 * (due.at is None)), at, due.priority


class World:
    """The drill's claims and cases under one clock: the one played, or the one planned (`planned`)."""

    def __init__(self, drill: Exported, clock: Clock, *, planned: Clock, as_planned: bool = False) -> None:
        self.drill = drill
        self.clock = clock
        self.as_planned = as_planned
        self._planned = planned
        self._told_of: dict[str, frozenset[str]] = {}
        self.claims = {held["id"]: self._claim(held) for held in drill.claims.values()}

    # ---- known ---------------------------------------------------------------------------------------------------

    def delivered(self, claim: str) -> int | None:
        """The first second at which a report or a wave of the claim could be seen; None = it never came (R1)."""
        return self._delivered.get(claim)

    def told_of(self, claim: str) -> frozenset[str]:
        """The words of a claim's file and of what is planned to come on it (R28); none of no claim."""
        if claim not in self._told_of:
            rows = [row for row in self.drill.injects.values() if row.get("claim") == claim]
            places = emptiness.file_words(self.drill.files.get("scenario/places.yaml", {}))
            held = self.drill.claims.get(claim, {})
            self._told_of[claim] = emptiness.file_words(held, rows) - places if claim else frozenset()
        return self._told_of[claim]

    def advice_of(self, claim: str) -> str:
        """What a claim's file tells people, in both languages (R31)."""
        held = self.drill.claims.get(claim, {})
        told = [text for part in ("advice", "meanwhile") for text in (held.get(part) or {}).values()]
        return ". ".join(map(str, told))

    def contradicts(self, claim: str, lang: str, text: str) -> bool:
        """Whether a text in one language says the contrary of a sentence of a claim's record (R31)."""
        held = self.drill.claims.get(claim)
        return bool(held) and emptiness.against_the_record(held, lang, text, false=FALSE, true=TRUE)

    def reported(self) -> Iterator[tuple[Claim, int]]:
        """Every claim that was delivered, with the second from which it could be known."""
        for claim in self.claims.values():
            if claim.id in self._delivered:
                yield claim, self._delivered[claim.id]

    @cached_property
    def _delivered(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for claim, at in self._deliveries():
            if claim and at < first.get(claim, NEVER):
                first[claim] = at
        return first

    def _deliveries(self) -> Iterator[tuple[str, int]]:
        written = {event["inject"]: event["claim"] for event in self.drill.of("inject.written")}
        for event in self.drill.of("inject.delivered"):
            if event["run_status"] in DELIVERED:
                row = self.drill.injects.get(event["inject"], {})
                yield row.get("claim") or written.get(event["inject"], ""), event.at
        for event in self.drill.of("city.wave_started", "press.question_asked"):
            yield event["claim"], event.at
        for event in self.drill.of("post.written"):
            if event["simulated"]:
                yield event.get("claim", ""), event.at
        if self.as_planned:
            yield from self._plans()

    def _plans(self) -> Iterator[tuple[str, int]]:
        """What the scenario alone would have delivered by the end of play."""
        for row in self.drill.injects.values():
            if row.get("trigger", {}).get("kind", "time") == "time" and row["at"] <= self.clock.ends:
                yield row.get("claim") or "", row["at"]
        for held in self.drill.claims.values():
            for wave in held["waves"]:
                if wave["at"] <= self.clock.ends:
                    yield held["id"], wave["at"]

    # ---- priority ------------------------------------------------------------------------------------------------

    def level(self, claim: str, at: int) -> int:
        """S, at least 1 once a claim is known: of two readings the one with the shorter clock (R26)."""
        return max((event["level"] for event in self._standings(claim) if event.at <= at), default=1)

    def priority(self, claim: str, at: int) -> str:
        """Harm and spread level at that moment."""
        held = self.claims.get(claim)
        if held is None:
            return "P4"
        spread = self.level(claim, at)
        if (held.harm == 4 and spread >= 1) or (held.harm == 3 and spread >= 3):
            return "P1"
        if held.harm >= 3 or (held.harm == 2 and spread >= 3):
            return "P2"
        return "P3" if held.harm == 2 else "P4"

    def ladder(self, claim: str, since: int, least: str = "P4") -> list[tuple[int, str]]:
        """The clocks of a row: from its beginning, and from each rise after it, while play lasted. `least` = the priority
        that the procedure gives it whatever the claim's."""
        clocks = [(since, min(least, self.priority(claim, since)))]
        for event in self._standings(claim):
            if (
                since < event.at <= self.clock.ends
                and (now := self.priority(claim, event.at)) < clocks[-1][1]
            ):
                clocks.append((event.at, now))
        return clocks

    def due(self, step: str, claim: str, since: int, least: str = "P4") -> Due | None:
        """The earliest of the row's clocks for a step of the procedure; None when no clock has a deadline."""
        found: list[Due] = []
        deadlines = self.drill.steps[step].get("due", {})
        for start, priority in self.ladder(claim, since, least):
            if priority in deadlines:
                found.append(self.settled(claim, start, seconds(deadlines[priority]), priority))
        if not found:
            return None
        return min(found, key=_order)

    def settled(self, claim: str, start: int, deadline: int, priority: str) -> Due:
        """One clock of a row: a deadline of so many seconds of the story from `start`."""
        settles = priority if not self.has_own_time(claim) else "P3"
        bounds = (start, deadline, settles, self.people(claim), self.played(claim))
        plain, due = self.clock.due(*bounds), self.clock.due(*bounds, self.away(claim, start))
        ends = self.clock.ends
        if due is None and plain is not None and plain <= ends:
            gone = sum(min(end, ends) - begin for begin, end in self.away(claim, start) if begin < ends)
            due = ends if 5 * gone < plain - start else None
        excused = due is None and plain is not None and plain <= self.clock.reached
        return Due(plain if excused else due, priority, self.clock.story(start) + deadline, excused)

    def away(self, claim: str, since: int) -> Away:
        """When a fault of the range kept a claim's cell from working from a second on: from its logging to its mending."""
        if self.as_planned:
            return ()
        mended = {event["fault"]: event.at for event in self.drill.of("fault.mended")}
        found: list[tuple[int, int]] = []
        for event in self.drill.of("fault.logged"):
            start, end = max(event.at, since), mended.get(event["fault"], NEVER)
            if end > start and (not event["cells"] or self.cell(claim) in event["cells"]):
                if found and start <= found[-1][1]:
                    start, end = found[-1][0], max(end, found.pop()[1])
                found.append((start, end))
        return tuple(found)

    def has_own_time(self, claim: str) -> bool:
        """Whether the scenario sets the claim a time of its own (R24)."""
        return claim in self.claims and self.claims[claim].own_time

    def dated(self, claim: str, since: int, date: int) -> int | None:
        """The due second of what a cell itself promised about a claim; None = after play."""
        return self.clock.dated(since, date, self.people(claim), self.played(claim), self.away(claim, since))

    def played(self, claim: str) -> int:
        return self.claims[claim].played if claim in self.claims else PLAYED_MINIMUM

    # ---- cases ---------------------------------------------------------------------------------------------------

    @cached_property
    def cases(self) -> dict[str, Case]:
        links: dict[str, str] = {}
        at_the_end: dict[str, str] | None = None
        free = {event["case"]: event["source"] == "free" for event in self.drill.of("case.opened")}
        over = end_of_play(self.drill)
        for event in self.drill.of("case.linked", "case.relinked"):
            case, by_hand = event["case"], event["by"] in ("CTRL", "EVAL")
            if over and event.seq > over[1] and at_the_end is None:
                at_the_end = dict(links)
            if by_hand and at_the_end and at_the_end.get(case):
                continue  # R22
            if by_hand and not event["claim"] and not free[case] and links.get(case):
                continue
            links[case] = event["claim"]
        merged = {event["case"]: event for event in self.drill.of("case.merged")}
        for event in self.drill.of("case.step_undone"):
            if event["step"] == "merge":
                merged.pop(event["case"], None)
        return {
            event["case"]: Case(
                event["case"],
                links.get(event["case"], ""),
                event,
                merged[event["case"]]["into"] if event["case"] in merged else "",
                merged.get(event["case"]),
            )
            for event in self.drill.of("case.opened")
        }

    def about(self, claim: str) -> list[Case]:
        """The cases about a claim, in order of opening; one that joined a case about something else is that one's."""
        return [
            case
            for case in self.cases.values()
            if claim and case.claim == claim and (not case.into or self.cases[case.into].claim == claim)
        ]

    def on(self, claim: str, *types: str) -> list[Event]:
        """Events of these types on cases about a claim."""
        ids = {case.id for case in self.about(claim)}
        return [event for event in self.drill.of(*types) if event.get("case") in ids]

    def dealt_with(self, claim: str) -> bool:
        """A cell dealt with a claim when it read it at the gate in play (R15)."""
        reached = self.clock.reached
        return any(self.clock.in_time(event.at, event.seq, reached) for event in self.on(claim, "case.gated"))

    @property
    def unlinked(self) -> list[str]:
        """Cases that may concern any claim: the reading is provisional until control links them."""
        return [case.id for case in self.cases.values() if not case.claim]

    def watched(self, claim: str, at: int) -> bool:
        """Lawful watching at a moment: a case rests on its timer, S ≤ 1, H ≤ 2."""
        if self.claims[claim].harm > 2 or self.level(claim, at) > 1:
            return False
        resting: dict[str, bool] = {}
        for event in self.on(claim, "case.stepped", "case.step_undone"):
            if self.clock.in_time(event.at, event.seq, at):
                watches = event.type == "case.stepped" and event["step"] == "watch"
                resting[event["case"]] = watches
        return any(resting.values())

    # ---- cells ---------------------------------------------------------------------------------------------------

    def cell(self, claim: str) -> str:
        """The cell that held the claim: of its first case, else who was told first, else who owns the facts (R3)."""
        cases = self.about(claim)
        if cases:
            handed = [
                event["cell"]
                for event in self.drill.of("case.hand_over_answered")
                if event["case"] == cases[0].id and event["accepted"]
            ]
            return (handed or [cases[0].opened["cell"]])[-1]
        for event in self.drill.of("inject.delivered"):
            row = self.drill.injects.get(event["inject"], {})
            if row.get("claim") == claim and event["recipients"]:
                return self._cell_of_seat.get(event["recipients"][0], "")
        return self.claims[claim].owner if claim in self.claims else ""

    @cached_property
    def _cell_of_seat(self) -> dict[str, str]:
        return {seat["id"]: cell["id"] for cell in self.drill.cells for seat in cell["seats"]}

    @cached_property
    def staffed(self) -> frozenset[str]:
        """Cells of level 1 or 2 in which somebody took a seat."""
        players = {cell["id"] for cell in self.drill.cells if cell["level"] > 0}
        joined = {self._cell_of_seat.get(event["seat"], "") for event in self.drill.of("lobby.seat_joined")}
        return frozenset(players & joined)

    def people(self, claim: str) -> bool:
        return not self.as_planned and self.cell(claim) in self.staffed

    def level_of(self, cell: str) -> int:
        return next((held["level"] for held in self.drill.cells if held["id"] == cell), 0)

    # ---- helpers -------------------------------------------------------------------------------------------------

    @cached_property
    def _stood(self) -> dict[str, list[Event]]:
        stood: dict[str, list[Event]] = {}
        for event in self.drill.of("city.claim_stood"):
            stood.setdefault(event["claim"], []).append(event)
        return stood

    def _standings(self, claim: str) -> list[Event]:
        return self._stood.get(claim, [])

    def _claim(self, held: Any) -> Claim:
        return Claim(
            held["id"],
            int(held["harm"][1]),
            held["void"] == "V1",
            held["gate_code"],
            bool(held.get("star")),
            bool(held.get("poses_as")),
            tuple(held.get("about") or ()),
            held.get("owner") or "",
            tuple((step["what"], step["by"]) for step in held["right_path"]),
            tuple((self._moved(entry["known_from"]), entry["verdict"]) for entry in held["truth"]),
            tuple((self._moved(entry["at"]), entry["verdict"]) for entry in held["truth"]),
            60 * held["practice_minutes"] if held.get("practice_minutes") else PLAYED_MINIMUM,
            bool(held.get("practice_minutes")),
            bool(held.get("own_error")),
            bool(held.get("protects")),
        )

    def _moved(self, at: int) -> int:
        """A retimed leap moves what becomes known after it."""
        if at == 0 or len(self.clock.moves) != len(self._planned.moves):
            return at
        planned = [move[0] for move in self._planned.moves]
        move = max(number for number, begun in enumerate(planned) if begun <= at)
        return at + self.clock.moves[move][0] - planned[move]
