"""What a person is asked from the report to the priority: intake, evidence, verdict, triage."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.casework.book import Case
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.nouns.triage import HARMS
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.fields import Choice, Field, choices
from infodrill.web.rooms.signs import title


def log(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field(
            "sentence",
            tr(view.lang, "What is claimed, asked or felt? One sentence"),
            "area",
            value=case.said[:400],
            hint=tr(view.lang, "No names, phone or account numbers, network accounts or links."),
        ),
        Field("danger", tr(view.lang, "Could someone be hurt, or lose much money?"), "yesno"),
    )


def merge(view: SeatView, case: Case) -> tuple[Field, ...]:
    others = tuple(
        (one.case, f"{one.case.upper()} {title(one)[:60]}")
        for one in view.open_cases
        if one.case != case.case
    )
    return (Field("into", tr(view.lang, "The case it belongs to"), "choose", others),)


def split(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("sentence", tr(view.lang, "The separate claim, in one sentence"), "area"),
        Field("danger", tr(view.lang, "Could someone be hurt, or lose much money?"), "yesno"),
    )


def _owners(view: SeatView) -> tuple[Choice, ...]:
    named = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.owns)
    return (*named, ("", tr(view.lang, "Nobody is known to hold the record")))


def ask(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        Field("owner", tr(view.lang, "Who holds the facts?"), "choose", _owners(view), needed=False),
        Field(
            "text",
            tr(view.lang, "Your question"),
            "area",
            value=tr(view.lang, "Is it so: “{said}”? Since when, and by which record?", said=title(case)),
        ),
    )


def answer(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = [
        one for one in case.questions if one.answered_at < 0 and one.owner in ("", view.seat.cell)
    ] or list(case.questions)
    return (
        Field(
            "question",
            tr(view.lang, "The question"),
            "choose",
            tuple((one.question, one.text[:80]) for one in waiting),
        ),
        Field(
            "verdict",
            tr(view.lang, "What your record says"),
            "choose",
            (("", tr(view.lang, "We do not know yet")), *choices(view.lang, naming.VERDICTS)),
            needed=False,
        ),
        Field(
            "record",
            tr(view.lang, "What it rests on"),
            "choose",
            choices(view.lang, naming.EVIDENCE, ("primary", "independent", "none")),
        ),
        Field("text", tr(view.lang, "Your answer, with figure and time"), "area", rows=3),
        Field("advice", tr(view.lang, "What should people do?"), "area", needed=False),
        Field("disputes", tr(view.lang, "Our unit disputes a claim about itself"), "flag", needed=False),
    )


def evidence(view: SeatView, case: Case) -> tuple[Field, ...]:
    grades = tuple((f"{letter}{digit}", f"{letter}{digit}") for letter in "ABCDEF" for digit in range(1, 7))
    return (
        Field("text", tr(view.lang, "What was seen, by whom, when"), "area"),
        Field(
            "kind",
            tr(view.lang, "Kind"),
            "choose",
            choices(view.lang, naming.EVIDENCE, ("primary", "independent", "report")),
            wide=False,
        ),
        Field("grade", tr(view.lang, "Source A–F, content 1–6"), "choose", grades, value="B2", wide=False),
        Field(
            "tlp",
            tr(view.lang, "Who may read it"),
            "choose",
            choices(view.lang, naming.MARKINGS),
            value="GREEN",
            wide=False,
        ),
    )


def conflict(view: SeatView, case: Case) -> tuple[Field, ...]:
    units = tuple((one.id, one.name.in_(view.lang)) for one in view.seats.cells.values() if one.level > 0)
    return (
        Field("unit", tr(view.lang, "Which unit?"), "choose", units, wide=False),
        Field("reason", tr(view.lang, "Why?"), "choose", choices(view.lang, naming.CONFLICTS), wide=False),
    )


def verdict(view: SeatView, case: Case) -> tuple[Field, ...]:
    sheet = (
        *(
            (
                one.question,
                f"{view.seats.cells[one.owner].name.in_(view.lang) if one.owner in view.seats.cells else '–'}: {one.answer[:90]}",
            )
            for one in case.questions
            if one.answered_at >= 0
        ),
        *((one.evidence, f"{one.grade} · {one.text[:90]}") for one in case.evidence),
    )
    return (
        _verdict(view),
        Field("confidence", tr(view.lang, "How sure, per mille"), "number", value="800", wide=False),
        Field(
            "evidence",
            tr(view.lang, "What it rests on"),
            "pick",
            sheet,
            picked=tuple(code for code, _ in sheet),
            needed=False,
            hint=tr(
                view.lang,
                "Two independent items, or one primary record; “not enough evidence yet” needs none.",
            ),
        ),
    )


def _verdict(view: SeatView) -> Field:
    """ "Not enough evidence yet" until somebody says more."""
    words = choices(view.lang, naming.VERDICTS)
    return Field("verdict", tr(view.lang, "Verdict"), "choose", words, value="UNPROVEN", wide=False)


def triage(view: SeatView, case: Case) -> tuple[Field, ...]:
    asked = any(one.owner for one in case.questions)
    held = any(one.record == "primary" for one in case.questions) or any(
        one.kind == "primary" for one in case.evidence
    )
    fact = not case.gate_answers or case.gate_answers[0] != "no"
    reputation = len(case.gate_answers) == 9 and case.gate_answers[8] == "yes"
    v = "V0" if not fact else "V3" if held else "V2" if asked else "V1"
    harms = HARMS[:2] if reputation else HARMS
    group = next((one for one in view.groups if one.source == case.source), None)
    return (
        Field(
            "v",
            tr(view.lang, "Can it be checked?"),
            "choose",
            choices(view.lang, naming.VOIDS),
            value=case.v or v,
        ),
        Field(
            "h",
            tr(view.lang, "Harm if people believe it"),
            "choose",
            choices(view.lang, naming.HARMS, harms),
            value=case.h or ("H3" if case.danger and not reputation else harms[1]),
        ),
        Field(
            "s",
            tr(view.lang, "How far has it spread?"),
            "choose",
            choices(view.lang, naming.SPREADS),
            value=str(group.level if group else case.s or 1),
        ),
        Field("confidence", tr(view.lang, "How sure, per mille"), "number", value="800", wide=False),
        Field(
            "question_share",
            tr(view.lang, "Share of questions, per mille"),
            "number",
            value=str(group.question_permille if group else 0),
            wide=False,
        ),
    )


def opinion(view: SeatView, case: Case) -> tuple[Field, ...]:
    return (
        _verdict(view),
        Field("confidence", tr(view.lang, "How sure, per mille"), "number", value="700", wide=False),
        Field("text", tr(view.lang, "Your opinion, and what it rests on"), "area", rows=3),
    )


def remind(view: SeatView, case: Case) -> tuple[Field, ...]:
    waiting = tuple((one.question, one.text[:80]) for one in case.questions if one.answered_at < 0)
    return (Field("question", tr(view.lang, "The question"), "choose", waiting),)


def mark(view: SeatView, case: Case) -> tuple[Field, ...]:
    """What is marked how: evidence, answers, the report as it came in."""
    held = tuple(
        (one.source, f"TLP:{one.marking} · {one.text[:80]}") for one in artefacts(case) if one.source
    )
    return (
        Field("artefact", tr(view.lang, "What is marked"), "choose", held),
        Field(
            "tlp",
            tr(view.lang, "Who may read it"),
            "choose",
            choices(view.lang, naming.MARKINGS),
            value="AMBER",
        ),
        Field("reason", tr(view.lang, "Why?")),
    )
