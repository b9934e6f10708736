"""The sections of a tryout's page, in a language: one table each.

A row of one field heads those that follow. What is other than it should be carries `OTHER`, in words and not by colour alone.
"""

# Charter: review report tryout sections
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from infodrill.automata.character import CHARACTERS, WORDS
from infodrill.casework import rights, textkinds
from infodrill.casework.edition import Step
from infodrill.conduct import naming
from infodrill.conduct.check import STEP_ACTIONS
from infodrill.conduct.delivery import reaches_intake
from infodrill.conduct.seatcheck import NOTICED
from infodrill.conduct.timecheck import told_from
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.review import truth
from infodrill.review.grid import GOOD, OVERALL, field
from infodrill.review.ledger import OUTCOMES
from infodrill.review.ledger.holders import intake
from infodrill.review.measures import SPECS
from infodrill.review.rowtext import UNJUDGED as WAITS
from infodrill.review.tried import FALSE, GATED, REPORTED, SPOKEN, UNJUDGED, VERDICT, WHY, ClaimTried
from infodrill.review.tryout import Tryout, busy, lull
from infodrill.review.words import Voice
from infodrill.scenario.schema import Claim, Inject

OTHER = "≠"
SENTENCE = 120  # letters of a claim
KINDS = {
    **naming.KINDS, "press": N_("Answer to the press"), "press_holding": N_("Holding line to the press"),
}  # fmt: skip
ASPECTS = {
    REPORTED: N_("Reported, minute"), GATED: N_("Rights gate"), VERDICT: N_("Verdict"), SPOKEN: N_("Said in public"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TryoutField:
    """A field of a table; `other` = not as it should be."""

    text: str
    other: bool = False

    @property
    def marked(self) -> str:
        return f"{OTHER} {self.text}" if self.other else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class TryoutSection:
    """A table under its heading; no rows = `nothing` stands in its place."""

    title: str
    lead: str
    head: tuple[str, ...]
    rows: tuple[tuple[TryoutField, ...], ...]
    nothing: str = ""


# ---- does it tell good from bad ----


def _matrix(found: Tryout, t: Voice) -> TryoutSection:
    grid, rows = found.grid, []
    for code in grid.codes:
        owed, due = grid.due.get(code, (0, 0))
        name = t(N_("Overall")) if code == OVERALL else f"{code} {t(SPECS[code].title)}"
        asked = TryoutField(
            t(N_("{due} of {owed}"), due=due, owed=owed) if owed else "–", other=owed > 0 == due
        )
        marks = (TryoutField(field(grid.cell(code, character))) for character in grid.characters)
        rows.append((TryoutField(name), TryoutField("✓" if code in grid.promised else ""), asked, *marks))
    return TryoutSection(
        title=t(N_("Does the drill tell good from bad?")),
        lead=t(
            N_(
                "One rating a seed: P, S, M, U; i insufficient, r reported and not rated, – not measured. ✓ = the scenario"
                " promises to rate it. Due = rows that fall due or can be breached within the drill, of those that are owed."
            )
        ),
        head=(t(N_("Measure")), "✓", t(N_("Due")), *_characters(found, t)),
        rows=tuple(rows),
    )


def _characters(found: Tryout, t: Voice) -> tuple[str, ...]:
    return tuple(t(WORDS[character]) for character in found.grid.characters)


# ---- claims ----


def _claims(found: Tryout, t: Voice) -> TryoutSection:
    rows: list[tuple[TryoutField, ...]] = []
    for claim in found.loaded.scenario.claims:
        rows.append((TryoutField(f"{claim.id} · {cut(claim.sentence.in_(t.lang), SENTENCE)}"),))
        rows += [
            (
                TryoutField(t(title)),
                TryoutField(_wanted(found, claim, aspect, t)),
                *(_happened(found.claim(claim, character), aspect, t) for character in found.grid.characters),
            )
            for aspect, title in ASPECTS.items()
        ]
        missed = (_missed(found.claim(claim, character)) for character in found.grid.characters)
        rows.append((TryoutField(t(N_("Missed rows"))), TryoutField("–"), *missed))
    return TryoutSection(
        title=t(N_("Claim by claim, beside the right path")),
        lead=t(
            N_(
                "≠ = other than the right path or the record, with one seed at least; whether that counts, the missed rows of the"
                " ledger say, by measure."
            )
        ),
        head=(t(N_("Claim")), t(N_("Right path")), *_characters(found, t)),
        rows=tuple(rows),
    )


def _wanted(found: Tryout, claim: Claim, aspect: str, t: Voice) -> str:
    if aspect == REPORTED:
        return t(N_("from {n}"), n=told_from(found.loaded.scenario, claim) // MINUTE)
    if aspect == GATED:
        later = truth.recoded(claim, claim.truth[-1].known_from)
        same = later == claim.gate_code
        return later if same else t(N_("{code}, later {other}"), code=claim.gate_code, other=later)
    if aspect == VERDICT:
        return t(naming.VERDICTS[claim.truth[-1].verdict])
    kinds = [
        KINDS[textkinds.OF_EFFECT[step.what]] for step in claim.right_path if step.what in textkinds.OF_EFFECT
    ]
    steps = [rights.ACTIONS[STEP_ACTIONS[step.what]][1] for step in claim.right_path]
    return ", ".join(dict.fromkeys(map(t, kinds or steps)))


def _happened(tried: Sequence[ClaimTried | None], aspect: str, t: Voice) -> TryoutField:
    came = [claim for claim in tried if claim is not None]
    if not came:
        return TryoutField(t(N_("not in play")))
    other = any(aspect in claim.differs for claim in came)
    if aspect == REPORTED:
        minutes = sorted({claim.reported for claim in came if claim.reported >= 0})
        return TryoutField(
            "–".join(map(str, dict.fromkeys((*minutes[:1], *minutes[-1:])))) or t(N_("never")), other
        )
    return TryoutField(_counted([_told(claim, aspect, t) for claim in came]), other)


def _told(claim: ClaimTried, aspect: str, t: Voice) -> str:
    if aspect == GATED:
        return claim.gated or "–"
    if aspect == VERDICT:
        return t(naming.VERDICTS[claim.verdict]) if claim.verdict else "–"
    return ", ".join(_kind(kind, t) for kind in claim.spoken) or "–"


def _kind(kind: str, t: Voice) -> str:
    name = t(KINDS[kind.removesuffix(FALSE)])
    return t(N_("{kind} (false)"), kind=name) if kind.endswith(FALSE) else name


def _missed(tried: Sequence[ClaimTried | None]) -> TryoutField:
    codes = {code for claim in tried if claim is not None for code in claim.missed}
    ordered = sorted(codes, key=lambda code: int(code[1:]))
    return TryoutField(", ".join(ordered) or "–", other=bool(codes))


def _counted(values: Iterable[str]) -> str:
    """Each once, with how often where they are not all the same."""
    found = Counter(values)
    return "; ".join(f"{value} ×{n}" if len(found) > 1 else value for value, n in found.items())


# ---- seats ----


def _seats(found: Tryout, t: Voice) -> TryoutSection:
    rows = []
    for cell, seat in found.seats:
        name = f"{seat.name.in_(t.lang)} ({cell.name.in_(t.lang)})"
        by_character = []
        for character in found.grid.characters:
            seats = found.seat(seat, character)
            figures = (
                max(seat_tried.an_hour for seat_tried in seats),
                max(seat_tried.idle for seat_tried in seats),
                max(seat_tried.open for seat_tried in seats),
            )
            unused = CHARACTERS[character].acts and not any(seat_tried.deeds for seat_tried in seats)
            too_much = character == GOOD and busy(seats) > 0
            too_little = character == GOOD and lull(seats) is not None
            other = unused or too_much or too_little
            by_character.append(TryoutField(" · ".join(map(str, figures)), other))
        rows.append((TryoutField(name), *by_character))
    return TryoutSection(
        title=t(N_("Idle and overloaded seats")),
        lead=t(
            N_(
                "Things done an hour · longest minutes without any · most that lay there at once (open cases of the cell, injects"
                " not read); the most of all seeds. ≠ = nothing done, or with good cells nothing for more than a third"
                " of play, or nearly all that a practised hand manages."
            )
        ),
        head=(t(N_("Seat")), *_characters(found, t)),
        rows=tuple(rows),
    )


# ---- injects ----


def _injects(found: Tryout, t: Voice) -> TryoutSection:
    rows, never = [], found.unreached
    for inject, place in found.injects:
        reasons = {
            character: [
                trial.shown.unreached.get(inject.number) or "".join(never.get(inject.number, ()))
                for trial in found.of(character)
            ]
            for character in found.grid.characters
        }
        if any(map(any, reasons.values())):
            reached = (
                TryoutField(_counted(t(WHY[why] if why else N_("reached")) for why in by_seed))
                for by_seed in reasons.values()
            )
            name = TryoutField(_named(inject, t), inject.number in never)
            rows.append((name, TryoutField(str(place)), *reached))
    return TryoutSection(
        title=t(N_("Injects that are not reached, and why")),
        lead=t(N_("≠ = reached in no play. Branches that only some cells reach are as they should be.")),
        head=(t(N_("Inject")), t(N_("Written at")), *_characters(found, t)),
        rows=tuple(rows),
        nothing=t(N_("Every inject is reached, whoever plays.")),
    )


def _named(inject: Inject, t: Voice) -> str:
    return f"{inject.number} · {cut(inject.subject.in_(t.lang), SENTENCE)}"


# ---- expected actions ----


def _expected(found: Tryout, t: Voice) -> TryoutSection:
    rows: list[tuple[TryoutField, ...]] = []
    for inject in found.loaded.scenario.msel.injects:
        if inject.expected_actions:
            rows.append((TryoutField(_named(inject, t)),))
        for n, wanted in enumerate(inject.expected_actions, 1):
            what = f"{wanted.what.in_(t.lang)} ({found.edition.role_name(wanted.who, t.lang)})"
            if wanted.critical:
                what = t(N_("critical: {what}"), what=what)
            due = t(N_("{n} min"), n=wanted.deadline // MINUTE)
            outcomes = (
                _outcome(found, f"{inject.number}.{n}", character, t) for character in found.grid.characters
            )
            rows.append((TryoutField(what), TryoutField(due), *outcomes))
    return TryoutSection(
        title=t(N_("Expected actions, and what happened")),
        lead=t(
            N_(
                "As the log shows it, of the plays in which the inject came; ≠ = missed with one seed at least."
            )
        ),
        head=(t(N_("Expected action")), t(N_("Within")), *_characters(found, t)),
        rows=tuple(rows),
        nothing=t(N_("No inject says what is expected of whom.")),
    )


def _outcome(found: Tryout, action: str, character: str, t: Voice) -> TryoutField:
    outcomes = [
        trial.shown.expected[action] for trial in found.of(character) if action in trial.shown.expected
    ]
    told = [t(WAITS if outcome == UNJUDGED else OUTCOMES[outcome]) for outcome in outcomes]
    return TryoutField(_counted(told) or "–", "missed" in outcomes)


# ---- who can do what ----


def _steps(found: Tryout, t: Voice) -> TryoutSection:
    steps = [step for step in found.edition.steps.values() if step.roles()]
    rows = ((TryoutField(step.name[t.lang]), _able(found, step, t)) for step in steps)
    return TryoutSection(
        title=t(N_("Who can take each step")),
        lead=t(
            N_(
                "The seats of players with a role that the procedure names. ≠ = nobody, and which roles it asks for."
            )
        ),
        head=(t(N_("Step")), t(N_("Seats"))),
        rows=tuple(rows),
    )


def _able(found: Tryout, step: Step, t: Voice, at: str = "") -> TryoutField:
    """The seats with a role that may take the step; `at` = of that cell alone."""
    seats = [
        seat.name.in_(t.lang) if at else f"{seat.name.in_(t.lang)} ({cell.name.in_(t.lang)})"
        for cell, seat in found.seats
        if step.roles() & set(seat.roles) and at in ("", cell.id)
    ]
    roles = ", ".join(found.edition.role_name(role, t.lang) for role in step.in_turn())
    return TryoutField("; ".join(seats) or t(N_("nobody; asked for: {roles}"), roles=roles), other=not seats)


def _arrivals(found: Tryout, t: Voice) -> TryoutSection:
    scenario, edition = found.loaded.scenario, found.edition
    reports: dict[str, list[int]] = {}
    for inject in scenario.msel.injects:
        if inject.claim and reaches_intake(inject):
            reports.setdefault(intake(scenario, inject), []).append(inject.number)
    first = [edition.steps[name] for name in NOTICED if edition.has(name)]
    rows = [
        (
            TryoutField(cell.name.in_(t.lang)),
            TryoutField(", ".join(map(str, reports[cell.id]))),
            *(_able(found, step, t, cell.id) for step in first),
        )
        for cell in scenario.cells.cells
        if cell.id in reports
    ]
    return TryoutSection(
        title=t(N_("Where reports arrive, and who takes them on there")),
        lead=t(N_("≠ = nobody of the cell; it waits for another cell to come for it.")),
        head=(t(N_("Cell")), t(N_("Injects")), *(step.name[t.lang] for step in first)),
        rows=tuple(rows),
        nothing=t(N_("No report reaches a desk; everything has to be noticed.")),
    )


# ---- what check says ----


def _checked(found: Tryout, t: Voice) -> TryoutSection:
    rows = [
        (
            TryoutField(str(problem.place)),
            TryoutField(tr(t.lang, problem.message, **problem.params)),
            TryoutField(tr(t.lang, problem.remedy, **problem.params)),
        )
        for problem in found.found.problems
    ]
    return TryoutSection(
        title=t(N_("What a check finds")),
        lead="",
        head=(t(N_("Written at")), t(N_("Finding")), t(N_("What to do"))),
        rows=tuple(rows),
        nothing=t(N_("Nothing.")),
    )


SECTIONS: tuple[Callable[[Tryout, Voice], TryoutSection], ...] = (
    _matrix, _claims, _seats, _injects, _expected, _arrivals, _steps, _checked,
)  # fmt: skip
"""In the order of the page."""
