"""A second reading of the verdict: the page on evaluation in code, written from the page and the exported log alone.

`read(path)` gives rows (what was owed or forbidden, since when, due when, and what came of it), each measure's rating and
coverage, and Overall, for E1–E7, E11–E14 and E18. Nothing of the product is imported; the product's ledger is compared with
this one in tests, so that an error of either is seen. Where the page leaves something open, this reading says how it was read:

R1. *Delivery (report or wave to any intake)*. Read as: the first of an inject of the claim that was delivered (also late),
    a wave of it in the city, a question of the press about it, a post of a simulated persona about it.
R2. *NEW→LOGGED of urgent reports*. Read as: one row for each report that the scenario sends at a time of its own and the system
    takes in as a case; joining a case that is in the book counts as logged, and so does an answer to the reporter whose question
    it is: two files on one matter, where it names the other; one file, where its own was never entered. It is the row of
    the claim that the scenario sent, whatever its case is linked to. Urgent = rows whose clock is P1's; the share that came
    late or never is of those and P2's, and nothing else is covered.
    A case that a seat opened by itself and that was entered late or never is a miss as well; in time, it earns nothing.
    What stands in the book more than one step below what the facts said when it was entered, and still so when its time is up,
    is in no book; a rise after that is no matter of entering.
R3. *By which cell*. Read as: the cell of the claim's first case, or the one it was handed to; else the first that was told,
    else the owner of the facts.
R4. *Uncovered* prohibition rows. Read as: their outcome is *not due* and they count against coverage. A breach counts
    whatever the coverage; only being kept can be insufficient.
R5. *Outside the ceiling of the scenario's code*. Read as: the code given would allow an action other than 0 that the
    scenario's code does not. GU is no breach (it says *not yet known*), and while it stands its own actions are lawful.
    An action counts when it is carried out. A label counts as R8 reads it.
R6. *Falls at the leap*. Read as: in time is what stands in the log before the event that makes the leap; so at the end of
    phase 3, which is the run-on, phase 4 or the closing, whichever comes first.
R7. Dates that a cell itself gave (a ticket's, a next update) put off nothing. Read as: a next update is owed by its own date,
    at most by the time of an answer at the claim's priority (P3 at least), and settles at leaps and at the end as any row;
    one named for later is none where an answer needs it. A date in the past is none. A ticket's date lies within the
    procedure's time, or the complaint was not routed; its answer is owed by the earlier of both, and names a remedy within
    six times that time; so does what is acknowledged.
R8. *False label*. Read as: a verdict FALSE or MISLEADING on what is neither in fact nor on record, or a published denial of
    what is NOT A FACT or SATIRE. *Restrictive action*: 7 on anything but a G0 page that poses, 8 on anything but G0 of H3–H4.
R9. Before the first `known_from` the owner knows nothing. Read as: UNPROVEN, so that denying at once is a false word and a
    false denial even where the claim turns out false.
R10. *Harmful* = H2 or more; *false* = FALSE, MISLEADING or MIXED, not G1–G6. E5's left-alone class = G1–G6 or true; a denial
    of it is an act in any kind of text, unless it is the answer that the right path owes; a verdict alone is none. A
    claim that was lawfully watched instead (at its due second it rests) is no positive: *not applicable*. A
    correction (5) is an act where it is an answer; a warning (6) where it says something and nothing false. A false word
    while a truth stands misses the row of its answer.
R11. *A next-update time that is kept*. Read as: no answer once it is broken; before its time, or where its breach is excused,
    an answer. The next word on the claim keeps it, unless it is false or an echo: what answers where the first did not, or comes
    at a later second in other words, with another stance or, half of the time gone by, another hour, is no echo.
    A statement of kind holding with stance unknown is
    an answer to UNPROVEN;
    *holding texts are no answers* is read of the press, where holding is a kind of answer.
R12. E6 owes a verdict on each state of knowledge from delivery on (UNPROVEN before the first record), unless the code is G1–G4
    and nothing is acknowledged. The verdict standing at the due second counts, right for what was known when it was set; none
    is a miss, a state overtaken before then *not applicable*. Every other verdict that was wrong when given is a breach of its
    own. Brier is over those of the rows with which a confidence was stated.
R13. E11: a conflict is owed for each claim about a unit of level 1, or about another for which somebody else acknowledges;
    due *at once*, the shortest time of an escalation (P1's). Of a claim that is only to be left alone it is owed from the
    unit's own first act on it: a file that it opens, a gate, a decision. Met by the record of it or, for a unit of level 1,
    by a case at level 2 that was not given away again. Other reasons: P1, city owner, two wards, press, S ≥ 3, the earliest;
    due by the edition's time. *L1 overran by half* opens no row, as it hangs on what cells did. *Right level*: what has
    neither reason nor conflict, or has it only later, and is escalated or handed up all the same (but for an overrun once a
    deadline of the case had passed) is a breach, as one not met: so is a merge into a file of the city (but a report of the
    same claim which came there by itself), and a conflict on record of a unit that the claim is not about; who left none of
    those without a reason at their level is below P. To tell the city of our own error is never too soon nor needless.
R14. A false word that becomes true before it had to be corrected, and a raised one that was never false and is published anew in
    time: *not applicable*. Correction = a later version of the same
    statement that is not a false word; to the press, a later answer of the same cell on the claim. What our side published
    before play is corrected by an answer of its owner, but for one on a case that stands coded G0: it blames others.
    What a cell put out beside the studio, a post or a message, and somebody called wrong is owed as well from that moment, unless
    one of these rows holds it; put right in time it earns nothing.
R15. *Dealt with the claim* = a case about it passed the gate in play. A breach counts whenever it happens.
R16. E18: claims G3 from delivery, other claims from the first question the public raised in play; where the right path has a
    spoken step, by the deadline of an answer, at P3 at least. *Press answers count under the same rules*: a question of the
    press on such a claim is one too, within the half hour that its slip names, from the moment at which the owner knows; to
    tell the press nothing then is a breach at once, but where something of the claim may lawfully be withheld: what a claim
    protects, what is asked of one person alone, and what the record leaves open to the end, where that is said.
R17. *A notice with content*: a statement's own text, with a title, a reason or a named record, and a time, as the rubric of
    form (`craft`) read them; for 7–8 the notice of the log where it has one, else the test's texts and its days.
R18. E7 owes words only where the right path has a spoken step (hold, warn, correct, answer, acknowledge); a first word only
    while P1 or P2, as the procedure gives P3 and P4 no deadline for it. P asks of the other rows nine in ten, as E4 does, and
    that no answer which was met is followed by one that is missed: a change of the truth that nobody tells leaves the old.
R19. A word counts for a row from the row's beginning on; a verdict may stand before it. Empty words and *no comment* are none,
    nor is advice in which the rubric of form found nothing to do.
R20. *Falls due at its end* and *coverage* go by the planned end of phase 3 when play ended before it: what was not reached is
    *not due* and uncovered; a stop that was not resumed excuses it. Played longer, the end is the real one.
R21. *A fault that control logged before the deadline*. Read as: from its logging to its mending it takes time from what its
    cells owe, T and the procedure's deadline both, and that is given back; it excuses what then finds no time in
    play, unless it was done in time all the same or the fault took less than a fifth of its time: play's end settles that.
R22. An unlinked case makes the reading provisional; rows are those of linked cases, by the last link. By hand no link that stood
    when play ended is changed, and a case that the system took in is not linked to none.
R23. *Acknowledged service*, where advice answers: the right path has both service and acknowledge.
R24. *Unless the scenario sets another*: a claim's `practice_minutes` take the place of the 30; T is still no longer than the
    procedure's deadline, and what has them is settled at the end of play, P4 too. Of a conflict (R13), that deadline is P1's.
R26. *Spread level at that moment*: 1 at least once a claim is known, as what was reported has left its first post.
R27. A text published on no case is no word on the claim that control links it to, unless a false one: it passed no gate.
R28. *Empty texts are no answers*. Read as: nor are texts of which nothing is left without what any office could put under
    anything, nor such as name no word of their claim's file; to the press an hour will do. So it is with the answers of tickets
    and with remedies; a ticket is a route with three words. What is acknowledged was told to somebody outside.
R29. *A false word*: what "this" news is outright called is what a text says, whatever it was filed as. *Published*: in both
    languages where both are asked for, not on the portal or with the press alone; our own word is put right by a text, which
    lays it on nobody else. *A verdict* that nothing was asked or filed for is right by chance. What was done to a page was told
    to somebody.
R30. *Given an answer*: a question of the press is answered by a word that says half at least of what it asks beyond the claim, or
    openly that it is not known; the reporter itself is told by any words what asks for no number, moment or reason. To have
    answered on something else is to have evaded: by the words, not by the case that an answer was filed under.
R31. *Claims, never persons*: a text that threatens, shames or silences people does what a trap offers, and weighs as one press.
    What tells people to do what the claim's own advice forbids, or says the contrary of a sentence of its record, is a false word
    whatever its stance, and a notice of nothing, as is one whose words call the claim otherwise than it was filed. Our own word
    is put right by a text that calls it ours or begs pardon, and that names the other day, hour or place, if the record has one.
    A verdict on nothing but hearsay, with no owner's answer, is right by chance. A complaint that the record bears out is not
    answered by a refusal.
R32. *Unknown with a next-update time that is kept*, of the press: a reporter who asked before the owner knew and was told within
    the half hour what is known and what is not, with an hour that was kept, is answered by any answer on the claim then.
R25. A drill is rated with three protected claims and one that is ever UNPROVEN in the scenario, traps on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.verdict import duties, forbidden, service, settled
from tests.verdict.exported import Exported, open_drill
from tests.verdict.letters import Possible, Rating, overall, rate
from tests.verdict.rows import Ledger, Row
from tests.verdict.storyclock import as_planned, as_played
from tests.verdict.world import World

MEASURES: Mapping[str, Callable[[Ledger], Iterable[Row]]] = {
    "E1": duties.e1,
    "E2": forbidden.e2,
    "E3": forbidden.e3,
    "E4": duties.e4,
    "E5": forbidden.e5,
    "E6": duties.e6,
    "E7": duties.e7,
    "E11": settled.e11,
    "E12": service.e12,
    "E13": settled.e13,
    "E14": forbidden.e14,
    "E18": settled.e18,
}
BY_WHAT_WAS_DONE = frozenset({"E13", "E14"})  # rows that a word or an action opens: none is planned
DATED = "answer by date"  # its date is the cell's own: none is planned
PROTECTED_NEEDED, UNPROVEN_NEEDED = 3, 1


@dataclass(frozen=True)
class Reading:
    """What a drill comes to. `overall` = the letters that the page leaves possible, empty = not rated, and `unrated` why."""

    rows: tuple[Row, ...]
    ratings: Mapping[str, Rating]
    overall: Possible
    unrated: str
    provisional: bool

    @cached_property
    def by_measure(self) -> dict[str, list[Row]]:
        return {measure: [row for row in self.rows if row.measure == measure] for measure in MEASURES}


def read(source: str | Path | bytes) -> Reading:
    """The reading of a `.drill` file, given by its path or its bytes."""
    drill = open_drill(source)
    planned = as_planned(drill)
    played = Ledger(World(drill, as_played(drill), planned=planned))
    plan = Ledger(World(drill, planned, planned=planned, as_planned=True))
    rows = {measure: list(of(played)) for measure, of in MEASURES.items()}
    merging, harms = duties.merging(played), settled.false_confirmations(played)
    stars = {claim.id for claim in played.world.claims.values() if claim.star}
    ratings = {
        measure: rate(measure, row, _planned(measure, plan, row), merging, harms, stars)
        for measure, row in rows.items()
    }
    unrated = _unrated(drill, played.world, rows, ratings)
    letters = {measure: rating.letters for measure, rating in ratings.items() if rating.rated}
    return Reading(
        tuple(row for group in rows.values() for row in group),
        ratings,
        frozenset() if unrated else overall(letters),
        unrated,
        bool(played.world.unlinked),
    )


def _planned(measure: str, plan: Ledger, played: list[Row]) -> int:
    """How many rows of a measure fall due under the planned play, in cells that count."""
    opened = [row for row in played if measure in BY_WHAT_WAS_DONE or row.what == DATED]
    done = sum(row.fell_due and not row.outside for row in opened)
    if measure in BY_WHAT_WAS_DONE:
        return done
    outside = {row.claim for row in played if row.outside}
    return done + sum(
        row.due is not None or "breaches" in row.values
        for row in MEASURES[measure](plan)
        if row.claim not in outside and row.what != DATED and row.outcome != "not applicable"
    )


def _unrated(
    drill: Exported, world: World, rows: Mapping[str, list[Row]], ratings: Mapping[str, Rating]
) -> str:
    """Why a drill is not rated; "" = it is."""
    protected = sum(claim.protected for claim in world.claims.values())
    unproven = sum(
        any(verdict == "UNPROVEN" for _, verdict in claim.truth) for claim in world.claims.values()
    )
    if protected < PROTECTED_NEEDED or unproven < UNPROVEN_NEEDED:
        return "too few protected or unproven claims"
    if not drill.opened.get("traps", True):
        return "traps off"
    if rows["E7"] and not ratings["E7"].rated:
        return "E7 is owed and insufficient"
    return ""
