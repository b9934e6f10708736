"""The timeline of a case: the line that each event on it leaves, readable in both languages.

A line keeps a msgid and typed values, so that names follow the edition and the reader's language when it is shown.
"""

# Charter: casework timeline
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from infodrill.casework import rights, textkinds
from infodrill.casework.edition import Edition
from infodrill.casework.pages import Stamp, put
from infodrill.casework.records import CaseBook, CaseHistoryLine, Statement, Version
from infodrill.casework.steps import step_owed
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.scenario.valuenames import HARMS, SPREADS, VOIDS, without_code

if TYPE_CHECKING:
    from infodrill.casework.noun import CaseworkEvent

Values = tuple[tuple[str, str, str], ...]
Telling = tuple[str, str, Values]  # kind, msgid, values


class ActsOn(Protocol):
    """An event about one action, 0–8."""

    @property
    def action(self) -> int: ...


WORDS: Mapping[str, str] = {
    "hotline": N_("hotline"), "portal": N_("citizens' portal"), "ward": N_("staff or front desk of the unit"),
    "field": N_("field report"), "press": N_("press"), "monitoring": N_("the network"), "collaborator": N_("collaborator"),
    "priority": N_("P1"), "two_wards": N_("two wards"), "city_owner": N_("the upper level holds the facts"),
    "spread": N_("it spreads"), "overrun": N_("over time"), "about_level": N_("it is about the unit itself"),
    "misconduct": N_("misconduct"), "concealment": N_("concealment"), "disputed": N_("disputes the claim"),
    "about_unit": N_("it is about the unit itself"),
    "confirm": N_("confirms"), "deny": N_("denies"), "partly": N_("partly true"), "unknown": N_("not known yet"),
    "advice": N_("advice"), **{kind: text.noun for kind, text in textkinds.KINDS.items()},
    "TRUE": N_("true"), "MOSTLY_TRUE": N_("mostly true"), "MIXED": N_("partly true"), "UNPROVEN": N_("not yet proven"),
    "MISLEADING_CONTEXT": N_("misleading context"), "FALSE": N_("false"), "NOT_A_FACT": N_("not a fact"),
    "SATIRE": N_("satire"), "": N_("not known yet"),
    "promise": N_("Next word"), **rights.MARKINGS,
}  # fmt: skip

ESCALATED = N_("escalated to level {n}: {why}")
# In words, without the code that stands in the log.
_CODES = {"v": "void", "h": "harm", "s": "spread", "actions": "actions"}
_CODED: Mapping[str, Mapping[str, str]] = {"void": VOIDS, "harm": HARMS, "spread": SPREADS}


def told(book: CaseBook, body: CaseworkEvent, stamp: Stamp) -> CaseBook:
    """The book with the event's line written on the timeline of its case; unchanged when it is about none."""
    case = body.case_in(book)
    if case not in book.cases:
        return book
    return replace(
        book, timelines=put(book.timelines, case, (*book.timelines.get(case, ()), line_of(body, stamp)))
    )


def line_of(body: CaseworkEvent, stamp: Stamp) -> CaseHistoryLine:
    """The line of one event."""
    kind, message, values = body.line()
    return CaseHistoryLine(at=stamp.at, cell=body.cell_of(), kind=kind, message=message, values=values)


def text(name: str, value: object) -> tuple[str, str, str]:
    """A value of a line that is shown as it is."""
    return (name, "text", str(value))


def action_values(body: ActsOn) -> Values:
    """The value of a line about an action: its name."""
    return (("action", "action", str(body.action)),)


def render(
    line: CaseHistoryLine,
    edition: Edition,
    lang: Lang,
    cell_name: Callable[[str], str],
    moment: Callable[[int], str],
) -> str:
    """The line in the reader's language, with the edition's names of steps, states, dispositions and roles.

    `cell_name` gives a cell's name from its id, `moment` the reader's clock of an exercise second; no second and no id is shown.
    """
    # What is folded of a classification or a decision stays codes, as old logs fold; whoever reads it reads words.
    coded = line.kind == "triage"
    words = {
        name: _word(
            _CODES.get(name, kind) if coded or name == "actions" else kind,
            value,
            edition,
            lang,
            cell_name,
            moment,
        )
        for name, kind, value in line.values
    }
    if line.message == ESCALATED:
        words["n"] = next(
            (names[lang] for level, names in edition.levels if str(level) == words["n"]), words["n"]
        )
    if (done := words.get("step")) and done == words.get("state"):
        # A state that bears the name of the step that led there is told once.
        more = words.get("how") or words.get("why")
        return f"{done}: {more}" if more else done
    return tr(lang, N_("classified {p}: {v}; {h}; {s}") if coded else line.message, **words)


def _word(
    kind: str,
    value: str,
    edition: Edition,
    lang: Lang,
    cell_name: Callable[[str], str],
    moment: Callable[[int], str],
) -> str:
    match kind:
        case "step":
            return _step_name(edition, value, lang)
        case "state":
            return edition.state_name(value, lang)
        case "disposition":
            return edition.dispositions[value][lang]
        case "role":
            return edition.role_name(value, lang)
        case "cell":
            return cell_name(value) if value else tr(lang, N_("nobody yet"))
        case "action":
            return tr(lang, rights.ACTIONS[int(value)][1])
        case "actions":
            return ", ".join(
                tr(lang, rights.ACTIONS[int(action)][1]) for action in value.split(", ") if action
            )
        case "void" | "harm" | "spread":
            return without_code(lang, _CODED[kind].get(value, value))
        case "gate":
            return tr(lang, rights.GATES[value])
        case "word":
            return tr(lang, WORDS.get(value, value)) if value or value in WORDS else value
        case "time":
            return moment(int(value))
    return value


def _step_name(edition: Edition, deadline: str, lang: Lang) -> str:
    """In words alone: which task or ticket it was stands in the log at its own line."""
    step, _ = step_owed(deadline)
    return edition.step_name(step, lang) if edition.has(step) else tr(lang, WORDS.get(step, step))


def as_of(text: Statement, at: int) -> Version:
    """The version of a text that was the newest at second `at`: by its heading people knew the text then."""
    return next((version for version in reversed(text.versions) if version.at <= at), text.versions[0])
