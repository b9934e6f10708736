"""A case on one page: what is claimed, what is known, the rights check, the decision, and how it went so far."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.decision import DECIDABLE
from infodrill.casework.rights import ACTIONS, STATEMENT_ACTION
from infodrill.casework.stances import barred
from infodrill.casework.steps import BY_TEXT, CONTROL, step_owed
from infodrill.casework.textkinds import EARLY
from infodrill.conduct import naming, ranking
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun
from infodrill.web.rooms import caseparts as parts
from infodrill.web.rooms.acts import form_for, mark_form, open_steps, shut_steps
from infodrill.web.rooms.alike import Alike, Brought, alike, brought
from infodrill.web.rooms.casegate import Gate, gate
from infodrill.web.rooms.fields import Form, FormField
from infodrill.web.rooms.heldback import WordAhead, held_back
from infodrill.web.rooms.ladder import Rung, ladder
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from infodrill.web.rooms.ownword import OwnWordShown, words_on, wrong_word
from infodrill.web.rooms.signs import CaseRow, Due, case_row, first_owed, owed_now
from infodrill.web.rooms.steps import called
from infodrill.web.rooms.whose import holders, unconfirmed, waits_for
from infodrill.web.rooms.wordahead import told_already

BY_THE_ROWS = "rows"  # how a case is handled, where nobody says it beside the actions that were ticked


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWork:
    """What the seat does on the case, or who does where it does nothing."""

    main: Form | None
    forms: tuple[Form, ...]
    choose: Form | None  # how it is handled, decided by who may and proposed by who may not
    may_object: str
    write: tuple[tuple[str, str], ...]
    shut: tuple[tuple[str, str], ...]
    nothing: bool  # waits for a player who has a desk to go to
    whose: str  # whom the case waits for then, in words; "" = nobody
    own_later: bool  # its next step is this seat's own, and cannot be taken yet
    thing: NextThingShown | None  # where nothing is done here: what the seat does about it elsewhere, a text
    beyond: bool  # whether the seat may hand it on


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the page of one case shows."""

    row: CaseRow
    case: Case
    intake: str
    danger: str
    rail: tuple[parts.Stop, ...]
    due: Due | None
    questions: tuple[parts.Question, ...]
    gate: Gate
    proofs: tuple[parts.CaseEvidence, ...]
    verdict: str
    triage: tuple[tuple[str, str], ...]
    asking: str
    rungs: tuple[Rung, ...]
    decided: str
    tlp: str
    statements: tuple[parts.CaseStatement, ...]
    past: tuple[parts.Past, ...]
    proposals: tuple[parts.CaseProposal, ...]
    into: CaseRow | None
    conflicts: tuple[str, ...]
    alike: tuple[Alike, ...]
    brought: tuple[Brought, ...]
    told: WordAhead | None  # that a public text on another case says it already
    work: CaseWork
    own: OwnWordShown | None  # a word of ours that this case knows to be wrong
    words: tuple[OwnWordShown, ...]  # those that it may be about

    @property
    def alike_clearly(self) -> tuple[Alike, ...]:
        return tuple(other for other in self.alike if other.clearly)

    @property
    def alike_perhaps(self) -> tuple[Alike, ...]:
        """What may tell the same and may not: it stands behind the work, and both are read first."""
        return tuple(other for other in self.alike if not other.clearly)

    @property
    def told_here(self) -> str:
        """What was reported, in its own words."""
        return self.case.said or self.case.sentence

    @property
    def unraised(self) -> tuple[OwnWordShown, ...]:
        """Of the words that it may be about those of which nobody has raised an error."""
        return tuple(own for own in self.words if not own.raised)

    @property
    def shut_for_good(self) -> bool:
        """Nothing more comes into it."""
        return bool(self.case.merged_into) or self.case.state == "CLOSED"

    @property
    def gate_asked(self) -> bool:
        """Whether the nine are asked at once: a check that the rights adviser has answered for is read as it stands, and changed
        by whoever opens it."""
        return self.gate.form is not None and not self.case.gate_confirmed_by_rights

    @property
    def gate_next(self) -> bool:
        """The rights check is what the seat does next on the case."""
        return self.work.main is None


def sheet(view: SeatView, edition: Edition, case: Case) -> CasePage:
    """The page of a case that the seat sees."""
    lang, own = view.lang, wrong_word(view, case)
    steps, first = open_steps(view, case), ranking.first_on(view, case)
    return CasePage(
        row=case_row(view, edition, case),
        case=case,
        into=_into(view, edition, case),
        intake=tr(lang, naming.INTAKES.get(case.intake, case.intake)),
        danger=tr(lang, naming.DANGER_TOLD[case.danger_heard]) if case.danger_heard else "",
        rail=tuple(parts.rail(view, edition, case)),
        due=first_owed(view, edition, case),
        questions=tuple(parts.questions(lang, case)),
        gate=gate(view, edition, case, steps),
        proofs=tuple(parts.proofs(view, case)),
        verdict=parts.verdict(lang, case),
        triage=tuple(parts.triage(lang, case)),
        asking=parts.asking(view, case) if case.h else "",
        rungs=() if case.merged_into else ladder(view, edition, case, traps=view.premises.traps),
        decided=parts.decided(view, edition, case),
        tlp=_strictest(case),
        statements=tuple(parts.said(view, edition, case)),
        past=tuple(reversed(parts.past(view, case))),
        proposals=tuple(parts.proposals(view, case)),
        conflicts=tuple(_conflicts(view, case)),
        alike=tuple(alike(view, edition, case, steps)),
        brought=tuple(brought(view, case)),
        told=told_already(view, case),
        work=_work(view, edition, case, steps, first),
        own=own,
        words=() if own or case.merged_into else words_on(view, case),
    )


def _work(view: SeatView, edition: Edition, case: Case, steps: tuple[str, ...], first: str) -> CaseWork:
    player = "" if view.seat.control or view.rests else min(view.seat.roles - CONTROL, default="")
    writes = tuple(parts.writable(view, case))
    propose = _propose_form(view, case) if player and not case.merged_into else None
    beside = (
        *(form_for(view, edition, case, step) for step in steps if step != first),
        mark_form(view, case),
    )
    return CaseWork(
        main=form_for(view, edition, case, first) if first else None,
        forms=tuple(form for form in beside if form),
        choose=_decide_form(view, edition, case) if "decide" in steps else propose,
        may_object=player,
        write=writes,
        shut=shut_steps(view, edition, case.case),
        nothing=bool(player) and not (first or writes) and enters(view.seat, "desk"),
        whose=_whose(view, edition, case),
        own_later=_own_later(view, edition, case),
        thing=_elsewhere(view, edition, case),
        beyond="hand_over" in steps and case.offered is None and case.escalated_at < 0,
    )


def _elsewhere(view: SeatView, edition: Edition, case: Case) -> NextThingShown | None:
    """What the seat does about the case on another page, what is its own first."""
    about = [thing for thing in next_things(view, edition) if thing.case == case.case]
    about = [thing for thing in about if not thing.link.startswith("case/")]
    return min(about, key=lambda thing: not thing.own, default=None)


def _whose(view: SeatView, edition: Edition, case: Case) -> str:
    """The cell to which the case was offered, else the chairs that have its next step."""
    lang, offered = view.lang, case.offered
    if offered:
        cell = view.seats.cells.get(offered.to)
        return tr(
            lang, "Handed to {cell}, which has not answered yet.", cell=cell.name.in_(lang) if cell else "–"
        )
    due = owed_now(view, edition, case)
    if due is None:
        return ""
    step = step_owed(due.step)[0]
    if step in BY_TEXT:
        if held := _held(view, edition, case):
            return held
        if not any(text.case == case.case and not barred(case, text) for text in view.statements):
            step = "draft"  # there is nothing to publish yet: it waits for whoever writes it
    named = called(edition, step, lang)
    draft = step == "draft"
    who, first = (holders(view, edition, step, case), named) if draft else waits_for(view, edition, due, case)
    if _own(view, edition, step, case):
        why = dict(view.casework.shut(case.case)).get(step, "")
        if why:
            words = N_("“{step}” is yours, by {clock}: {why}.")
            return tr(lang, words, step=named, clock=due.by, why=why.rstrip("."))
    if not who or view.seat.called in who:
        return tr(lang, "The next step is “{step}”, by {clock}.", step=named, clock=due.by)
    return tr(lang, "It waits for {who}: {step}, by {clock}.", who=who, step=first, clock=due.by)


def _held(view: SeatView, edition: Edition, case: Case) -> str:
    """What the case's text in review waits for; "" where it has none, or it can go out."""
    texts = (text for text in view.statements if text.case == case.case)
    return next(filter(None, (held_back(view, edition, text, case) for text in texts)), "")


def _own_later(view: SeatView, edition: Edition, case: Case) -> bool:
    due = None if case.offered else owed_now(view, edition, case)
    return bool(due and _own(view, edition, step_owed(due.step)[0], case))


def _own(view: SeatView, edition: Edition, step: str, case: Case) -> bool:
    """Whether a step is among what the roles of the seat take."""
    rule = edition.steps.get(step)
    return bool(rule and rule.roles(case.priority) & view.seat.roles)


def _into(view: SeatView, edition: Edition, case: Case) -> CaseRow | None:
    """The case that this one was merged into, where the seat sees it."""
    return next(
        (case_row(view, edition, other) for other in view.cases if other.case == case.merged_into), None
    )


def _strictest(case: Case) -> str:
    """How far what stands on the page may be passed on: as the strictest of its evidence."""
    marks = {evidence.tlp for evidence in case.evidence} - {"CLEAR"}
    return "RED" if "RED" in marks else "AMBER" if marks - {"GREEN"} else "GREEN"


def _conflicts(view: SeatView, case: Case) -> Iterator[str]:
    cells = view.seats.cells
    for unit, why in case.conflicts:
        name = cells[unit].name.in_(view.lang) if unit in cells else unit
        yield tr(view.lang, "{unit}: {why}", unit=name, why=tr(view.lang, naming.CONFLICTS[why]))


def _gate_first(view: SeatView, edition: Edition, case: Case) -> str:
    """Whom a decision waits for, in words; "" where it waits for nobody."""
    who = unconfirmed(view, edition, case)
    words = N_(
        "The rights check still says “not yet known”: no correction can be decided until it is confirmed with the verdict"
        " by {who}."
    )
    return tr(view.lang, words, who=who) if who else ""


def _first_words(view: SeatView, case: Case) -> str:
    """That a first word is written and handed in: where its kind is not decided, it goes out no more."""
    early = [text for text in view.statements if text.case == case.case and text.kind in EARLY]
    text = next((text for text in early if not text.published and text.state == "REVIEW"), None)
    if text is None:
        return ""
    words = N_(
        "“{title}” is handed in and waits: it goes out after this decision only if “{kind}” is among what is decided."
    )
    kind = begun(tr(view.lang, ACTIONS[STATEMENT_ACTION[text.kind]][1]))
    return tr(view.lang, words, title=text.newest.said(view.lang)[0], kind=kind)


def _decide_form(view: SeatView, edition: Edition, case: Case) -> Form:
    lang = view.lang
    return Form(
        verb="decide",
        title=called(edition, "decide", lang),
        send=tr(lang, "Sign the decision"),
        role=dict(view.casework.possible(case.case))["decide"],
        key=f"{case.case}.decide",
        hidden=(("case", case.case),),
        lead=" ".join(filter(None, (_gate_first(view, edition, case), _first_words(view, case)))),
        fields=(
            FormField(
                name="disposition",
                kind="choose",
                choices=(
                    (BY_THE_ROWS, tr(lang, "As ticked above")),
                    *((each, edition.dispositions[each][lang]) for each in DECIDABLE),
                ),
                value=BY_THE_ROWS,
                hint=tr(
                    lang,
                    "As ticked above: “{respond}”; where “{nothing}” is ticked, “{leave}”.",
                    respond=edition.dispositions["respond"][lang],
                    leave=edition.dispositions["leave"][lang],
                    nothing=tr(lang, ACTIONS[0][1]),
                ),
            ),
            FormField(name="reason", kind="area"),
            FormField(name="less_intrusive_considered", kind="flag", unless="actions 0 0"),
        ),
        step="decide",
        main=True,
    )


def _propose_form(view: SeatView, case: Case) -> Form:
    """Who may not decide chooses and sends as who may; who decides reads it."""
    holder = view.seats.cells.get(parts.proposed_to(view, case)[0])
    return Form(
        verb="send-message",
        title=tr(view.lang, "Propose"),
        send=tr(view.lang, "Propose it to {cell}", cell=holder.name.in_(view.lang))
        if holder
        else tr(view.lang, "Propose it"),
        role="",
        key=f"{case.case}.propose",
        hidden=(("case", case.case),),
        step="propose",
    )


@dataclass(frozen=True, slots=True)
class Book:
    """The list of cases: open ones by priority and deadline, closed ones below."""

    open: tuple[CaseRow, ...]
    closed: tuple[CaseRow, ...]


def book(view: SeatView, edition: Edition) -> Book:
    """Every case the seat sees."""
    rows = sorted(
        (case_row(view, edition, case) for case in view.cases if not case.merged_into),
        key=lambda row: row.rank,
    )
    return Book(tuple(row for row in rows if not row.closed), tuple(row for row in rows if row.closed))
