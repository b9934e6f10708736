"""One page a language: the view that the templates read, rendered with autoescape and no script.

Everything that people wrote (titles, statements, sentences) is escaped by the templates; only our own charts, fonts
and style sheet are inserted as they are.
"""

# Charter: review report page
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

import infodrill
from infodrill.automata.character import WORDS as CHARACTERS
from infodrill.casework import rights, textkinds
from infodrill.casework.timeline import WORDS as CASE_WORDS
from infodrill.conduct.contradiction import noted as contradicted
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.survey import asked
from infodrill.conduct.twoclocks import exercise_minute
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_, Lang
from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.kernel.quoting import quoted
from infodrill.kernel.seals import ORIGINAL
from infodrill.review import limits, rowtext, truth
from infodrill.review.assess import Assessment
from infodrill.review.estimate import ENOUGH as ENOUGH_TO_TELL
from infodrill.review.hotwash import in_runs
from infodrill.review.livingplan import STATUSES
from infodrill.review.measures.base import Finding
from infodrill.review.measures.verification import VERDICTS
from infodrill.review.record import Record
from infodrill.review.report import charts
from infodrill.review.report.answerpage import MANY
from infodrill.review.report.claimnames import claim_names
from infodrill.review.report.fonts import font_faces
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.modelpage import ARMS, PLACES, SETS, ModelPage
from infodrill.review.report.passportpage import PassportPage
from infodrill.review.report.wordspage import WordsPage
from infodrill.review.shownby import shown_by
from infodrill.review.story import ClaimStory, StoryStep
from infodrill.review.words import BEGIN, END, Hundredths, Lasting, ReportLine, Voice
from infodrill.scenario.schema import Bi, Cell, Claim
from infodrill.scenario.valuenames import HARMS, SPREADS

RATINGS = {
    "P": N_("Performed"), "S": N_("Performed with some challenges"), "M": N_("Performed with major challenges"),
    "U": N_("Unable to be performed"), "": N_("not rated"),
}  # fmt: skip
SHORT = {
    "P": N_("performed"),
    "S": N_("some challenges"),
    "M": N_("with major challenges"),
    "U": N_("unable"),
    "": "",
}
STATUS = {
    "rated": "", "reported": N_("reported, not rated"), "insufficient": N_("insufficient coverage"),
    "not_measured": N_("not measured"), "model": N_("from the model"),
}  # fmt: skip
RUN_STATUS = {
    "delivered": N_("delivered"), "late": N_("delivered late"), "held": N_("held"), "skipped": N_("skipped"),
    "cancelled": N_("cancelled"), "failed": N_("failed"),
}  # fmt: skip
UNITS = {
    "child": N_("children"), "person": N_("people"), "case": N_("cases of illness"), "home": N_("homes"),
    "street": N_("streets"), "pump": N_("pumps"), "dose": N_("doses"), "hour": N_("o’clock or hours"),
    "minute": N_("minutes"), "day": N_("days"), "dong": N_("dong"), "°c": "°C",
}  # fmt: skip
FEW = 3  # situations that page one names
MOST_STEPS = 25  # of a claim: of more, what went on within the house is only counted
FOREIGN = re.compile(f"{BEGIN}(vi|en)(.*?){END}", re.DOTALL)


@dataclass(frozen=True)
class View:
    """What the templates may ask; each method answers in the page's language."""

    assessment: Assessment
    record: Record
    voice: Voice

    @property
    def lang(self) -> Lang:
        return self.voice.lang

    # ---- overview ----

    @property
    def original(self) -> bool:
        """The build that played and the one that reports are releases, unchanged."""
        return self.assessment.played_with.state == self.assessment.made_with.state == ORIGINAL

    @property
    def date(self) -> str:
        return self.voice.day(datetime.fromisoformat(self.record.scenario.drill.epoch).date())

    @property
    def lasted(self) -> str:
        """The four phases, and how long cells could act; the run-on is the city's alone."""
        planned = 60 * sum(phase.minutes for phase in self.record.scenario.drill.phases)
        acted = Lasting(60 * exercise_minute(self.assessment.log.live_until))
        return self.voice(N_("{all} by plan, {acted} to act"), all=Lasting(planned), acted=acted)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.record.scenario.cells.cells if cell.level > 0)

    @property
    def automated(self) -> tuple[tuple[Cell, str], ...]:
        """Cells played by the machine, with their character."""
        played = self.record.opened.cells
        return tuple(
            (cell, CHARACTERS.get(played[cell.id], played[cell.id]))
            for cell in self.cells
            if cell.id in self.record.automated
        )

    @property
    def machine_rights(self) -> bool:
        """The rights adviser was an automated cell: the charter wants it said."""
        return any(
            seat.automated and "RIGHTS" in seat.roles for cell, _ in self.automated for seat in cell.seats
        )

    def cell(self, cell: str) -> str:
        """A cell's name, or its id where the scenario has none of that name."""
        return next(
            (
                each_cell.name.in_(self.lang)
                for each_cell in self.record.scenario.cells.cells
                if each_cell.id == cell
            ),
            cell,
        )

    def task(self, task: str) -> str:
        """The words of a critical task, or its id."""
        tasks = (
            critical_task
            for capability in self.record.scenario.evaluation.capabilities
            for critical_task in capability.tasks
        )
        return next(
            (critical_task.text.in_(self.lang) for critical_task in tasks if critical_task.id == task), task
        )

    @property
    def unrated(self) -> list[tuple[str, list[str]]]:
        """Critical tasks that no evaluator rated, by cell."""
        found: dict[str, list[str]] = {}
        for cell, task in self.assessment.observed.unrated:
            found.setdefault(self.cell(cell), []).append(self.task(task).rstrip("."))
        return list(found.items())

    @property
    def situations(self) -> str:
        """What the drill was about: by name while they are few, else how many there were."""
        lanes = self.assessment.lanes
        if len(lanes) > FEW:
            return self.voice.number(len(lanes))
        return "; ".join(lane.title.in_(self.lang) for lane in lanes)

    # ---- charts ----

    @property
    def came(self) -> bool:
        """Whether anything came only for want of a word."""
        return any(mark.kind == "came" for lane in self.assessment.lanes for mark in lane.marks)

    @property
    def lanes_svg(self) -> Markup:
        log = self.assessment.log
        begun = log.moves
        return Markup(charts.lanes_chart(self.assessment.lanes, log.live_until, begun, self.voice))

    # ---- claims ----

    def kind(self, claim: Claim) -> str:
        """What kind of expression a claim is, in words: no code of the procedure is printed to a reader."""
        return self.voice(rights.GATES[claim.gate_code])

    def harm(self, claim: Claim) -> str:
        """The harm that it does if believed, without its code."""
        return self.voice(HARMS[claim.harm]).partition(" ")[2]

    def spread(self, level: int) -> str:
        """How far it came, without its code."""
        return self.voice(SPREADS[str(level)]).partition(" ")[2]

    def sentence(self, claim: str) -> Bi:
        return self.record.scenario.claim(claim).sentence

    def finally_so(self, claim: str) -> str:
        return VERDICTS[truth.finally_so(self.record.scenario.claim(claim))]

    @staticmethod
    def says_more(kind: str, stance: str) -> bool:
        """Whether a text's stance tells a reader what its kind does not."""
        return bool(stance) and (kind, stance) not in textkinds.SAID_BY_ITS_KIND

    def organisation(self, cell: str) -> str:
        """The body that a cell speaks for; the id when the scenario does not know it."""
        found = next(
            (each_cell for each_cell in self.record.scenario.cells.cells if each_cell.id == cell), None
        )
        return found.organisation.in_(self.lang) if found else cell

    def told_once(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings in their order, what several measures say in the same words of the same event once."""
        found: dict[tuple[int, str], Finding] = {}
        for finding in findings:
            found.setdefault((finding.seq, self.voice.say(finding.text)), finding)
        return list(found.values())

    def on_its_claim(self, finding: Finding) -> str:
        """A finding in words, with the claim that it is about where they name none."""
        told = self.voice.say(finding.text)
        claim = self.record.scenario.claim(finding.claim).sentence if finding.claim else None
        if claim is None or self.voice.value(claim) in told:
            return told
        return f"{told.rstrip('.')} – {quoted(self.voice.value(claim))}."

    @property
    def well_done(self) -> int:
        """Single deeds that an objective's page praises."""
        views = self.assessment.objectives
        return len({each.seq for view in views for each in self.praised_once(view.strengths)})

    def praised_once(self, findings: Sequence[Finding]) -> list[Finding]:
        """The same of strengths, a deed on one claim once: a text in time is no three merits, whatever measures ask for it."""
        found: dict[tuple[int, str], Finding] = {}
        for finding in self.told_once(findings):
            found.setdefault((finding.seq, finding.claim or self.voice.say(finding.text)), finding)
        return list(found.values())

    @staticmethod
    def grouped(findings: Sequence[Finding], kind: str) -> list[list[Finding]]:
        """Findings of one kind, the same words together, in order of the first time."""
        found: dict[ReportLine, list[Finding]] = {}
        for finding in sorted(findings, key=lambda each_finding: (each_finding.at, each_finding.seq)):
            if finding.kind == kind:
                found.setdefault(finding.text, []).append(finding)
        return list(found.values())

    def contradiction(self, noted: str) -> str:
        """What an answer to the press said otherwise than a published text, without codes."""
        found = contradicted(noted)
        if found is None:
            return self.voice(N_("An answer contradicted what was published."))
        both = (found.before, found.now)
        if found.what == "stance":
            before, now = (self.voice(CASE_WORDS.get(text, text)) for text in both)
        else:
            before, now = (self._figure(text) for text in both)
        said, number = self.assessment.log.book.statements.get(found.statement), found.version
        return self.voice(
            N_("An answer contradicted version {n} of what was published: “{before}” there, “{now}” here."),
            n=said.edition(number) if said else number, before=before, now=now,
        )  # fmt: skip

    def _figure(self, noted: str) -> str:
        """A figure as the checker notes it ("13/20 hour"), with its unit in the reader's language."""
        numbers, _, unit = noted.partition(" ")
        said = ", ".join(part.replace(".", ",") if self.lang == "vi" else part for part in numbers.split("/"))
        return f"{said} {self.voice(UNITS[unit]) if unit in UNITS else unit}".strip()

    def planned(self, at: int) -> int:
        """The exercise second of a planned one: the run-on lies before the fourth phase."""
        log, phases = self.assessment.log, self.record.scenario.drill.phases
        third = 60 * sum(phase.minutes for phase in phases[:3])
        return at if at < third else at + max(0, log.run_on_ends - log.run_on_at)

    def ward(self, ward: str) -> str:
        return next(
            each_ward.name.in_(self.lang)
            for each_ward in self.record.scenario.places.wards
            if each_ward.id == ward
        )

    @staticmethod
    def runs(story: ClaimStory) -> tuple[tuple[bool, tuple[StoryStep, ...]], ...]:
        """Steps of a claim in runs, each with whether it is only counted."""
        return tuple(in_runs(story.steps, MOST_STEPS))

    @cached_property
    def told_in(self) -> dict[int, str]:
        """Events that the claims one by one tell → the first claim where they stand."""
        found: dict[int, str] = {}
        for story in self.assessment.claims:
            for step in (step for counted, run in self.runs(story) if not counted for step in run):
                found.setdefault(step.seq, story.claim.id)
        return found

    # ---- annexes ----

    @property
    def msel(self) -> list[dict[str, Any]]:
        """Rows of the MSEL as run; a row never delivered says so."""
        done: dict[int, tuple[Event, InjectDelivered]] = {}
        for event, body in self.assessment.log.bodies(InjectDelivered):
            done.setdefault(body.inject, (event, body))
        rows = sorted(self.record.scenario.msel.injects, key=lambda inject: (inject.at, inject.number))
        return [{"row": row, "run": done.get(row.number)} for row in rows]

    @property
    def referred(self) -> list[tuple[Event, str]]:
        """Events that the report points to, in order, each in words; what claims' steps and the MSEL as run tell stands there."""
        found = {finding.seq for finding in (*self.assessment.strengths, *self.assessment.improvements)}
        found |= {seq for row in self.assessment.plan for seq in row.seqs}
        found |= {seq for row in self.assessment.ledger for seq in row.evidence}
        found |= {
            finding.seq
            for view in self.assessment.objectives
            for finding in (*view.strengths, *view.improvements)
        }
        found |= {seq for action in self.assessment.expected for seq in action.row.evidence[:1]}
        written = self.assessment.observed
        found |= {note.seq for note in written.notes} | {act.seq for act in written.off_system}
        found |= {seq for rating in written.ratings for seq in rating.seqs}
        found |= {seq for _, seq, _ in written.press.contradictions}
        found -= {*self.told_in, *(each["run"][0].seq for each in self.msel if each["run"])}
        return [(event, self._told(event)) for event in self.record.events if event.seq in found]

    def _told(self, event: Event) -> str:
        """What happened, in words where there are words for it, else its number. No seat is named, only the acting body."""
        text = shown_by(self.assessment.log, event)
        return self.voice.say(text) if text else self.voice(N_("entry no. {n} of the log"), n=event.seq)


def page(assessment: Assessment, record: Record, lang: Lang) -> str:
    """The whole report as one HTML document."""
    return filled("report.html.j2", assessment, record, lang, short=True)


def filled(
    template: str, assessment: Assessment, record: Record, lang: Lang, *, short: bool = False, **told: Any
) -> str:
    """A page of a drill; `short` = each claim in full once, by its number after that; `told` = what its template asks beside what
    all may ask."""
    names = claim_names(_in_order(assessment, record), lang) if short else None
    voice = replace(assessment.log.voice(lang), marked=True, claims=names.marks if names else {})
    view = View(assessment, record, voice)
    # Codes are looked up by the templates in the tables themselves, and rows asked by `rowtext`: one name a thing.
    html = environment().get_template(template).render(
        v=view, names=names, mp=ModelPage(assessment, record, voice), lp=LedgerPage(assessment, voice), a=assessment,
        record=record, drill=record.scenario.drill,
        opened=record.opened, log=assessment.log, t=voice, say=voice.say, lang=lang, mark=MARK,
        version=infodrill.__version__, fonts=Markup(font_faces()), local_use=LOCAL_USE if record.scenario.places.real else "",
        style=Markup(style_sheet(record.scenario.places.real)), ratings=RATINGS, short=SHORT, statuses=STATUS, run=RUN_STATUS,
        verdicts=VERDICTS, words=CASE_WORDS, rowtext=rowtext, limits=limits,
        sets=SETS, arms=ARMS, places=PLACES, hundredths=Hundredths, many=MANY, fewest=ENOUGH_TO_TELL,
        plan_statuses=STATUSES, survey=assessment.survey,
        survey_asked=asked(record.scenario, assessment.survey, lang),
        pp=PassportPage(assessment, record, voice), wp=WordsPage(assessment, record, voice), **told,
    )  # fmt: skip
    return names.named(html) if names else html


def _in_order(assessment: Assessment, record: Record) -> list[Claim]:
    """Claims as they are numbered: as the page tells them one by one, then those that nobody was told of."""
    told = [story.claim for story in assessment.claims]
    return [*told, *(claim for claim in record.scenario.claims if claim not in told)]


@cache
def environment() -> Environment:
    found = Environment(
        loader=PackageLoader("infodrill.review.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_in_its_language,
    )  # fmt: skip
    found.filters["quoted"] = quoted
    return found


def _in_its_language(value: Any) -> Any:
    """Words that stand in another language than the page's, said so to whoever reads aloud."""
    if not isinstance(value, str) or BEGIN not in value:
        return value
    return Markup(FOREIGN.sub(r'<span lang="\1">\2</span>', str(escape(value))))


def style_sheet(real_places: bool) -> str:
    sheet = files("infodrill.review.report").joinpath("report.css").read_text(encoding="utf-8")
    # On paper the frame is the margins of each page.
    printed = f'@page{{@bottom-left{{content:"{LOCAL_USE}";color:#5e1a52;font:600 7pt "Be Vietnam Pro"}}}}'
    return f"{sheet}{printed}\n" if real_places else sheet
