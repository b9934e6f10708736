"""What the page may ask of the ledger: rows with their numbers and words, those that were missed, where a number leads."""

# Charter: review report ledger page
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import begun, quoted
from infodrill.review import falseword, forwant, letout, limits, rowtext, wentout
from infodrill.review.assess import Assessment
from infodrill.review.expected import ExpectedAction
from infodrill.review.frontpage import SHOWN, FrontPage, front_page
from infodrill.review.labels import LEAKS
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import firstword, gatequality, left, passedby, questions, selfcorrection
from infodrill.review.measures.base import ENOUGH, Measure, share
from infodrill.review.plan import PROPOSED, PlanRow
from infodrill.review.rowtext import Numbered
from infodrill.review.said import PublishedVersion
from infodrill.review.story import ClaimStory
from infodrill.review.timeline import ReportTimeline
from infodrill.review.whatwastrue import weightiest
from infodrill.review.words import ReportLine, Voice
from infodrill.scenario.schema import Bi

ROOM = 190  # letters that a gap has on page one, beside its first thing
# Duties to the people themselves: who is owed one goes on waiting for it.
AWAITED = frozenset({firstword.ANSWER, questions.QUESTION, selfcorrection.PROMISED})


@dataclass(frozen=True)
class LedgerPage:
    """Answers in the page's language."""

    assessment: Assessment
    voice: Voice

    @cached_property
    def front(self) -> FrontPage:
        return front_page(self.assessment.log, self.assessment.measures, self.assessment.plan)

    @cached_property
    def rows(self) -> dict[int, Numbered]:
        """Every row, by its identity."""
        return {id(numbered.row): numbered for numbered in rowtext.numbered(self.assessment.measures)}

    @property
    def by_measure(self) -> list[tuple[Measure, list[Numbered]]]:
        """Measures that have rows, with them."""
        measures = self.assessment.measures.values()
        return [
            (measure, [self.rows[id(row)] for row in measure.rows]) for measure in measures if measure.rows
        ]

    @staticmethod
    def kept(rows: Iterable[Numbered]) -> list[tuple[str, list[Numbered]]]:
        """What was forbidden and not done, by what it is (msgid): nothing happened in these rows that one line does not say."""
        found: dict[str, list[Numbered]] = {}
        for numbered in rows:
            if not numbered.row.owed.duty and numbered.row.outcome == "met":
                found.setdefault(numbered.row.owed.what, []).append(numbered)
        return list(found.items())

    @staticmethod
    def named(rows: Sequence[Numbered]) -> str:
        """A span where one follows the other, else the first and “…”: each stands by its matter."""
        places = [int(numbered.number.rpartition(".")[2]) for numbered in rows]
        first, last = rows[0].number, rows[-1].number
        if len(rows) == 1:
            return first
        return f"{first} – {last}" if places[-1] - places[0] == len(places) - 1 else f"{first} …"

    @property
    def missed(self) -> list[tuple[Measure, list[Numbered]]]:
        """Every missed row that is not excused, of cells that people played, the measures that have some; by harm, the worst
        first, and in each measure likewise."""
        log = self.assessment.log
        found = {id(row) for row in self.assessment.missed}
        kept = [
            (
                measure,
                sorted(
                    (line for line in rows if id(line.row) in found),
                    key=lambda line: rowtext.gravity(log, line.row),
                ),
            )
            for measure, rows in self.by_measure
        ]
        return sorted(
            ((measure, rows) for measure, rows in kept if rows),
            key=lambda pair: rowtext.gravity(log, pair[1][0].row),
        )

    @property
    def missed_by_matter(self) -> list[Numbered]:
        """The same rows matter by matter, what one omission missed in several measures together: the gravest matter first."""
        log = self.assessment.log
        rows = sorted(
            (line for _, lines in self.missed for line in lines),
            key=lambda line: _weight(log, line.row),
        )
        matters = list(dict.fromkeys(line.row.owed.claim or line.row.owed.key for line in rows))
        return sorted(rows, key=lambda line: matters.index(line.row.owed.claim or line.row.owed.key))

    @property
    def two_limits(self) -> bool:
        """Whether any missed row was asked for at another second than its hour in the story."""
        log = self.assessment.log
        found = (limits.deadline(log, line.row) for _, rows in self.missed for line in rows)
        return any(each is not None and each.later for each in found)

    @property
    def desk_excused(self) -> list[str]:
        """The numbers of missed rows on whose matter the log excuses a step that passed after play."""
        rows = [line.row for _, lines in self.missed for line in lines]
        return [self.rows[id(row)].number for row in limits.excused_on_the_desk(self.assessment.log, rows)]

    def carried(self, code: str) -> int:
        """How many missed rows the letter of a measure carries; 0 = none."""
        return next((len(rows) for measure, rows in self.missed if measure.code == code), 0)

    @property
    def borne(self) -> str:
        """The missed rows behind the overall letter, by measure: a P may carry some. "" where there are none."""
        return ", ".join(
            f"{self.voice(measure.title)} {self.voice.number(len(rows))}" for measure, rows in self.missed
        )

    @property
    def matters(self) -> int:
        """How many claims the missed rows are about, and what is about none: one omission may miss several measures."""
        return len({row.owed.claim or row.owed.key for row in self.assessment.missed})

    @property
    def outside(self) -> str:
        """How many of the rows that count were not evaluated, by what became of them."""
        rows = (row for row in self.assessment.ledger if not row.owed.automated)
        told = Counter(
            rowtext.outcome(row) for row in rows if not row.evaluated and row.outcome != "not_applicable"
        )
        return "; ".join(f"{self.voice.number(n)} {self.voice.say(what)}" for what, n in told.most_common())

    @property
    def expected(self) -> list[ExpectedAction]:
        """Critical expected actions of the MSEL, of cells that people played."""
        return [action for action in self.assessment.expected if not action.row.owed.automated]

    @property
    def expected_open(self) -> list[ExpectedAction]:
        """Those that the log does not show in time, then those that nobody has judged, claim by claim: page one prints all."""
        found = [action for action in self.expected if action.row.outcome == "missed" or action.unjudged]
        claims = list(dict.fromkeys(action.row.owed.claim for action in found))
        return sorted(
            found,
            key=lambda action: (action.unjudged, action.unjudged and claims.index(action.row.owed.claim)),
        )

    def sentence(self, row: LedgerRow) -> str:
        """The sentence of the row's claim; without one, what it is instead."""
        found = self.assessment.log.scenario.claim(row.owed.claim).sentence if row.owed.claim else None
        return quoted(self.voice.value(found)) if found else self.voice("on no claim")

    def covering(self, covered: tuple[int, int]) -> str:
        """Coverage as the shares beside it are rounded; but never up to a whole, nor up to what a letter needs."""
        part, whole = covered
        found = share(part, whole)
        over = next((edge for edge in (1000, 10 * ENOUGH) if found >= edge and 1000 * part < edge * whole), 0)
        return self.voice.percent(over - 1 if over else found)

    @property
    def beside(self) -> str:
        """What stands beside "nothing rated was missed": critical actions of the MSEL, so that page one agrees with itself."""
        found = self.expected_open
        judged = sum(not action.unjudged for action in found)
        parts = ((N_("Beside the result, critical actions of the scenario missed or late: {n}."), judged),
                 (N_("Not judged by anybody: {n}."), len(found) - judged))  # fmt: skip
        return " ".join(self.voice(voice, n=self.voice.number(n)) for voice, n in parts if n)

    @property
    def claims(self) -> tuple[ClaimStory, ...]:
        """The claims, the weightiest first."""
        return weightiest(self.assessment.log, self.assessment.claims)

    @property
    def figures(self) -> list[str]:
        """Figures for which the press had asked and that nobody was told: to have answered once is not all that it was owed."""
        beside = self.assessment.measures["E18"].beside
        found = [row for row in beside if row.owed.what == passedby.FIGURES]
        return [begun(self.voice.say(rowtext.gap(self.assessment.log, row))) for row in found]

    def went_out(self, text: PublishedVersion) -> str:
        """How a text went out, where that is to be told."""
        return "".join(f" · {self.voice.say(told)}" for told in wentout.went_out(self.assessment.log, text))

    @property
    def promised(self) -> tuple[LedgerRow, ...]:
        """Next words that the public or the press was promised."""
        rows = self.assessment.measures["E13"].rows
        return tuple(row for row in rows if row.owed.what == selfcorrection.PROMISED)

    def beside_result(self, rows: Iterable[LedgerRow]) -> int:
        """How many of these rows no result counts: what was left unsaid, and what fell due beyond the end."""
        return sum(id(row) not in self.rows or not row.evaluated for row in rows)

    @property
    def waited_for(self) -> list[str]:
        """What people still waited for when play ended, cell by no name: for the page that guests take home."""
        log = self.assessment.log
        beside = [row for measure in self.assessment.measures.values() for row in measure.beside]
        rows = [row for row in (*self.assessment.missed, *beside) if selfcorrection.stands(log, row)]
        rows += [
            row
            for row in self.assessment.missed
            if row.at < 0 and (row.owed.what in AWAITED or left.unread(row))
        ]
        # Last what weighs least: whoever waits for the truth of a matter does not wait for an hour of it alone.
        rows += [row for row in beside if left.unread(row) or row.why in selfcorrection.LAPSED]
        waits: dict[str, str] = {}  # a matter is waited for once, however many rows tell it
        for row in rows:
            waits.setdefault(row.owed.claim or row.owed.key, self.voice.say(rowtext.plainly(log, row)))
        return list(waits.values())

    @property
    def let_out(self) -> list[str]:
        """What was let out of what the law protects, when and how often; never what it says."""
        rows = (row for row in self.assessment.missed if row.owed.what in LEAKS)
        log = self.assessment.log
        return list(dict.fromkeys(self.voice.say(letout.in_short(rowtext.gap(log, row))) for row in rows))

    def in_short(self, rows: Sequence[LedgerRow]) -> list[str]:
        """What people wait for of a gap that is not shown, or what no title tells."""
        untold = [row for row in rows if row.owed.what in left.BELIES]
        return self.waiting(rows)[:1] or [text for text, _ in self.gaps(untold)[:1]]

    def waiting(self, rows: Iterable[LedgerRow]) -> list[str]:
        """What people wait for of these rows, each said once: what they could not read, and that something is false."""
        log = self.assessment.log
        waits = (
            row
            for row in rows
            if left.unread(row) or rowtext.never_told(log, row) or row.owed.what == gatequality.SHUT
        )
        return list(dict.fromkeys(self.voice.say(rowtext.gap(self.assessment.log, row)) for row in waits))

    def gaps(self, rows: Iterable[LedgerRow]) -> list[tuple[str, int]]:
        """What went wrong in missed rows, each said once with its rows: a false first word misses two rows of its claim; with the
        first silence on a claim what came of it."""
        log = self.assessment.log
        rows = list(rows)
        said = Counter(letout.in_short(rowtext.gap(log, row)) for row in rows)
        costs: dict[ReportLine, str] = {}
        for row in rows:
            if forwant.silent(log, row) and row.owed.claim not in costs.values():
                costs.setdefault(letout.in_short(rowtext.gap(log, row)), row.owed.claim)
        # Of each matter its gravest first, then what else went wrong on them: one must not crowd the others out.
        told: Counter[str] = Counter()
        turn: dict[ReportLine, int] = {}
        for row in rows:
            gap = letout.in_short(rowtext.gap(log, row))
            if gap not in turn:
                turn[gap] = told[row.owed.claim]
                told[row.owed.claim] += 1
        named = (
            (forwant.with_cost(log, gap, costs.get(gap, "")), said[gap])
            for gap in sorted(said, key=turn.__getitem__)
        )
        return [(self.voice.say(gap), n) for gap, n in named]

    @staticmethod
    def room_for(said: Sequence[tuple[str, int]]) -> int:
        """How many of the things that a gap tells page one has room for: three at most, and the first whatever its length."""
        lengths = accumulate(len(text) for text, _ in said[:SHOWN])
        return max(1, sum(length <= ROOM for length in lengths))

    def value(self, row: LedgerRow) -> str:
        """The row's own number, "" where it has none or its reason says it already."""
        found = rowtext.value(self.assessment.log, row)
        text = self.voice.say(found) if found else ""
        return "" if text in self.voice.say(rowtext.why(self.assessment.log, row)) else text

    def tally(self, rows: Iterable[LedgerRow]) -> str:
        """How many of the rows that count there are, and what became of them."""
        return self.voice.say(rowtext.tally(row for row in rows if not row.owed.automated))

    @property
    def met(self) -> bool:
        """Whether a review meeting took anything into the plan, or an earlier drill left it something."""
        return any(row.status != PROPOSED for row in self.assessment.plan)

    @property
    def by_day(self) -> list[PlanRow]:
        """The plan as it is worked off: today's first; of one day what was let out, then in the order of weight; what has no
        day last."""
        return sorted(
            self.assessment.plan,
            key=lambda row: (
                row.days if row.days >= 0 else 1 << 20,
                not any(missed.owed.what in LEAKS for missed in row.rows),
            ),
        )

    @property
    def left_open(self) -> tuple[PlanRow, ...]:
        """What an earlier drill left open."""
        return tuple(row for row in self.assessment.plan if row.earlier)

    def starts(self, row: PlanRow) -> str:
        """When work on a row begins; of one that the meeting agreed, at once."""
        if not row.starts or row.status != PROPOSED:
            return self.voice(N_("at once"))
        return self.voice(N_("day {n} after the meeting"), n=row.starts)

    def due(self, row: PlanRow) -> str:
        """By when: the day that was agreed, else days after the meeting; a dash where no day was set."""
        if row.due:
            return self.voice.day(date.fromisoformat(row.due))
        if row.days == 0:
            return self.voice(N_("the day of the meeting"))
        return self.voice(N_("day {n} after the meeting"), n=row.days) if row.days > 0 else "–"

    def owners(self, row: PlanRow) -> str:
        """Who does it: the cells, with who in them can; what was agreed names both already."""
        roles = row.roles if row.status == PROPOSED else ()
        named = [self.names([owner]) for owner in row.owners]
        told = [
            f"{name} ({self.voice(role)})" if role else name for name, role in zip(named, roles, strict=False)
        ]
        return ", ".join((*told, *named[len(told) :]))

    def names(self, cells: Iterable[Bi | str]) -> str:
        """Cells or roles, one after another."""
        return ", ".join(
            cell.in_(self.voice.lang) if isinstance(cell, Bi) else self.voice(cell) for cell in cells
        )


def _weight(
    log: ReportTimeline, row: LedgerRow
) -> tuple[bool, bool, str, tuple[bool, bool, bool, bool, str, str]]:
    """Order of matters, the worst first: as rows of theirs weigh; but a false word of ours that still stands on a claim weighs,
    whichever row tells it, and of these the harm that the claim may do before how many rows do."""
    weight = rowtext.gravity(log, row)
    stands = falseword.stands_on(log, row.owed.claim)
    harm = weight[4]
    return weight[0], not stands, harm if stands else "", weight
