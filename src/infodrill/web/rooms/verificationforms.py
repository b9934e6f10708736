"""What a person is asked from the report to the priority: intake, evidence, verdict, triage."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.casework import besides, rights
from infodrill.casework.book import Case
from infodrill.casework.nouns.evidence import GRADES
from infodrill.casework.nouns.intake import IN_HAND, LONGEST_SENTENCE
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.nouns.triage import HARMS
from infodrill.casework.nouns.verdict import items
from infodrill.conduct import naming
from infodrill.conduct.reading import DeskGroup
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.fields import Choice, FormField, choices, units

VERDICT_MEANS = {
    "TRUE": N_("it is so"), "MOSTLY_TRUE": N_("so in the main; a detail is not"), "MIXED": N_("one part is so, another is not"),
    "UNPROVEN": N_("nobody can say yet"), "MISLEADING_CONTEXT": N_("a true thing, passed on as something else"),
    "FALSE": N_("it is not so"), "NOT_A_FACT": N_("an opinion or a question"), "SATIRE": N_("a joke, and not meant as news"),
}  # fmt: skip
"""What each verdict says, told where one is chosen."""
NO_NAMES = N_("No names, phone or account numbers, network accounts or links.")
IN_BOTH = N_(
    "A line in Vietnamese and a line in English: a text in one language says what you have written in that one."
)
NO_NUMBERS = N_("No names, no telephone numbers, a hotline's neither: name the office that answers.")


def log(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(
            name="sentence",
            kind="area",
            value=cut(" ".join(case.said.split()), LONGEST_SENTENCE),
            hint=tr(view.lang, NO_NAMES),
        ),
        FormField(name="danger", kind="yesno", value=case.danger_heard),
    )


def merge(view: SeatView, case: Case) -> tuple[FormField, ...]:
    alike = {found.case: -found.permille for found in view.casework.duplicates(case)}
    others = tuple(
        (open_case.case, f"{open_case.case.upper()} {open_case.title(60)}{_apart(view, case, open_case)}")
        for open_case in sorted(view.open_cases, key=lambda other: alike.get(other.case, 0))
        if open_case.case != case.case
    )
    return (FormField(name="into", kind="choose", choices=others),)


def _apart(view: SeatView, case: Case, other: Case) -> str:
    """Beside a case in which a report would go on: what it tells that is not told there."""
    what = besides.named(view.lang, besides.besides(case, other))
    told = tr(view.lang, "not told there: {what}", what=what)
    return f" ({told})" if what else ""


def lying(view: SeatView, case: Case) -> list[Case]:
    """The reports that were merged into a case, as far as the seat sees them, and were not split off again with their words."""
    seen = {other.case: other for other in view.cases}
    gone = {other.said for other in view.cases if other.parent == case.case and other.relation == "split"}
    return [seen[each] for each in case.merged if each in seen and seen[each].said not in gone]


def split(view: SeatView, case: Case) -> tuple[FormField, ...]:
    """With a report that was merged into the case, that goes out again with its own words."""
    merged = tuple((other.case, f"{other.case.upper()} {other.title(60)}") for other in lying(view, case))
    part = (("", tr(view.lang, "No other report: a part of this one")),)
    whose = (*(part if case.state in IN_HAND else ()), *merged)
    return (
        *((FormField(name="report", kind="choose", choices=whose),) if merged else ()),
        FormField(name="sentence", kind="area"),
        FormField(name="danger", kind="yesno"),
    )


def _owners(view: SeatView) -> tuple[Choice, ...]:
    named = tuple(
        (cell.id, cell.name.in_(view.lang)) for cell in view.seats.cells.values() if view.owns_facts(cell.id)
    )
    return (*named, ("", tr(view.lang, "Nobody is known to hold the record")))


_TOLD = N_("Is it so: “{said}”? Since when, and by which record?")
_ASKED = N_("Someone asks: “{said}”. What should they do now, who helps them, and what can we answer?")


def ask(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="owner", kind="choose", choices=_owners(view), needed=True),
        FormField(
            name="text",
            kind="area",
            value=tr(view.lang, _ASKED if case.gate_code == "G3" else _TOLD, said=case.title()),
        ),
    )


def answer(view: SeatView, case: Case) -> tuple[FormField, ...]:
    waiting = [
        question
        for question in case.questions
        if question.answered_at < 0 and question.owner in ("", view.seat.cell)
    ] or list(case.questions)
    tongues = tr(view.lang, IN_BOTH) if view.casework.both else ""
    return (
        FormField(
            name="question",
            kind="which",
            choices=tuple((question.question, question.text) for question in waiting),
        ),
        FormField(
            name="verdict",
            kind="choose",
            choices=(("", tr(view.lang, "We do not know yet")), *_verdicts(view)),
        ),
        FormField(
            name="record",
            kind="choose",
            choices=choices(view.lang, naming.EVIDENCE, ("primary", "independent", "none")),
            value=known.record if (known := view.known_truth(case)) else "",
        ),
        FormField(
            name="text",
            kind="area",
            rows=3,
            needed=True,
            hint=f"{tr(view.lang, NO_NUMBERS)} {tongues}".strip(),
        ),
        FormField(name="advice", kind="area", hint=tongues),
        FormField(name="disputes", kind="flag"),
    )


def evidence(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="text", kind="area"),
        FormField(
            name="kind",
            kind="choose",
            choices=choices(view.lang, naming.EVIDENCE, ("primary", "independent", "report")),
        ),
        FormField(
            name="grade",
            kind="choose",
            choices=tuple((grade, grade) for grade in GRADES),
        ),
        FormField(name="tlp", kind="choose", choices=choices(view.lang, rights.MARKINGS), value="GREEN"),
    )


def attach(view: SeatView, case: Case) -> tuple[FormField, ...]:
    known = tuple((proof.evidence, f"{proof.grade} · {proof.text}") for proof in case.evidence)
    return (
        FormField(
            name="evidence", kind="which", choices=known, label=tr(view.lang, "Beside which evidence?")
        ),
        FormField(name="name", label=tr(view.lang, "What the file shows, in a few words"), needed=True),
        FormField(
            name="content", kind="file", label=tr(view.lang, "The file: a picture, a PDF or plain text")
        ),
    )


def conflict(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        FormField(name="unit", kind="choose", choices=units(view)),
        FormField(name="reason", kind="choose", choices=choices(view.lang, naming.CONFLICTS)),
    )


def verdict(view: SeatView, case: Case) -> tuple[FormField, ...]:
    cells, held = view.seats.cells, items(case)  # an answer that knows nothing proves nothing
    sheet = (
        *(
            (
                question.question,
                f"{cells[question.owner].name.in_(view.lang) if question.owner in cells else '–'}: {question.answer}",
            )
            for question in case.questions
            if question.question in held
        ),
        *((proof.evidence, f"{proof.grade} · {proof.text}") for proof in case.evidence),
    )
    return (
        _verdict(view),
        _sure(view),
        FormField(
            name="evidence",
            kind="pick",
            choices=sheet,
            picked=tuple(code for code, _ in sheet),
            hint=tr(
                view.lang,
                "Two independent items, or one primary record; “not enough evidence yet” needs none.",
            ),
        ),
    )


def _verdict(view: SeatView) -> FormField:
    """Nothing until somebody says it: what stood there beforehand would be signed unread."""
    return FormField(name="verdict", kind="choose", choices=_verdicts(view), needed=True)


def _verdicts(view: SeatView) -> tuple[Choice, ...]:
    """Each with what it means, where it is chosen: the words of the field say little to whoever meets them first here."""
    named = choices(view.lang, naming.VERDICTS)
    return tuple((code, f"{name}: {tr(view.lang, VERDICT_MEANS[code])}") for code, name in named)


def _sure(view: SeatView) -> FormField:
    """The log holds thousandths; people say per cent, in steps that they can tell apart."""
    return FormField(
        name="confidence", kind="choose", choices=choices(view.lang, naming.SURENESS), needed=True
    )


def _asking(group: DeskGroup | None) -> int:
    return group.question_permille if group else 0


def _shares(group: DeskGroup | None) -> tuple[Choice, ...]:
    """Steps of ten per cent, and what was counted."""
    steps = {*range(0, 1_001, 100), _asking(group)}
    return tuple((str(share), f"{(share + 5) // 10} %") for share in sorted(steps))


def triage(view: SeatView, case: Case) -> tuple[FormField, ...]:
    asked = any(question.owner for question in case.questions)
    held = any(question.record == "primary" for question in case.questions) or any(
        proof.kind == "primary" for proof in case.evidence
    )
    fact = not case.gate_answers or case.gate_answers[0] != "no"
    reputation = len(case.gate_answers) == 9 and case.gate_answers[8] == "yes"
    v = "V0" if not fact else "V3" if held else "V2" if asked else "V1"
    harms = HARMS[:2] if reputation else HARMS
    group = next((each_group for each_group in view.groups if each_group.source == case.source), None)
    return (
        FormField(name="v", kind="choose", choices=choices(view.lang, naming.VOIDS), value=case.v or v),
        FormField(
            name="h",
            kind="choose",
            choices=choices(view.lang, naming.HARMS, harms),
            value=case.h,
            needed=True,
        ),
        FormField(
            name="s",
            kind="choose",
            choices=choices(view.lang, naming.SPREADS),
            value=str((group.level if group else case.s) or ""),
        ),
        _sure(view),
        FormField(
            name="question_share",
            kind="choose",
            choices=_shares(group),
            value=str(_asking(group)) if group else "",
            hint=tr(
                view.lang,
                "How much of what is posted about it asks whether it is so; the room “Watch” counts it.",
            ),
        ),
    )


def opinion(view: SeatView, case: Case) -> tuple[FormField, ...]:
    return (
        _verdict(view),
        _sure(view),
        FormField(name="text", kind="area", rows=3),
    )


def remind(view: SeatView, case: Case) -> tuple[FormField, ...]:
    waiting = tuple(
        (question.question, question.text) for question in case.questions if question.answered_at < 0
    )
    return (FormField(name="question", kind="which", choices=waiting),)


def mark(view: SeatView, case: Case) -> tuple[FormField, ...]:
    """What is marked how: evidence, answers, the report as it came in."""
    held = tuple(
        (artefact.source, f"{tr(view.lang, rights.MARKINGS[artefact.marking])} · {artefact.text}")
        for artefact in artefacts(case)
        if artefact.source
    )
    return (
        FormField(name="artefact", kind="which", choices=held),
        FormField(
            name="tlp",
            kind="choose",
            choices=choices(view.lang, rights.MARKINGS),
        ),
        FormField(name="reason"),
    )
