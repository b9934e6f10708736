"""The timeline writes itself: no fact about a case is left out, and each line reads in both languages."""

from __future__ import annotations

import dataclasses
import re
import typing

import pytest

from infodrill.casework import timeline
from infodrill.casework.edition import SHIPPED, load_edition
from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.handovers import CaseHandedOver
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.casework.nouns.verdict import ConflictRecorded
from infodrill.casework.pages import Stamp
from infodrill.casework.records import CaseHistoryLine
from infodrill.casework.steps import CORE
from infodrill.casework.timeline import render
from infodrill.kernel.events import EventBody, Text, event_types
from infodrill.kernel.i18n import LANGUAGES, Lang
from infodrill.scenario.valuenames import HARMS, SPREADS, VOIDS
from tests.casework.table import Table

EVENTS = [kind for kind in event_types().values() if issubclass(kind, CaseworkEvent)]
WORDS: dict[str, object] = {
    "step": "gate", "to": "GATED", "frm": "LOGGED", "intake": "hotline", "code": "G0", "verdict": "FALSE", "role": "RIGHTS",
    "reason": "two_wards", "kind": "correction", "stance": "deny", "disposition": "respond", "priority": "P1",
}  # fmt: skip


def example(cls: type[EventBody]) -> EventBody:
    """An event of the class with plausible values."""
    values: dict[str, object] = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        hint = typing.get_type_hints(cls)[field.name]
        if hint is Text:
            values[field.name] = Text("Some words.")
        elif hint is str:
            values[field.name] = WORDS.get(field.name, "c1")
        else:
            values[field.name] = {int: 5, bool: True}.get(hint, {} if typing.get_origin(hint) is dict else ())
    if cls in (CaseHandedOver, TaskAssigned):
        values["to"] = "ward-2"
    if cls in (StatementStepped,):
        values["to"] = "PUBLISHED"
    if cls is ConflictRecorded:
        values["reason"] = "misconduct"
    return cls(**values)


@pytest.mark.parametrize("edition", SHIPPED)
@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.__name__)
def test_every_fact_about_a_case_is_a_line_in_both_languages(cls: type[EventBody], edition: str) -> None:
    line = timeline.line_of(example(cls), Stamp(60, "seat"))
    assert line is not None
    told = {lang: timeline.render(line, load_edition(edition), lang, str, str) for lang in ("vi", "en")}
    assert told["vi"] and told["vi"] != told["en"]
    assert not re.search(r"\{[a-z_]+\}", told["vi"] + told["en"])


def test_a_case_tells_what_happened_to_it_in_order() -> None:
    table = Table()
    case = table.decided()
    statement = table.published(case)
    table.play(FileAppeal("OVERSIGHT", statement, "Look again."))
    table.play(AnswerAppeal(role="L2-SEC", appeal="a1", upheld=False, text="It stands."))
    lines = table.book.timelines[case]
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    kinds = [line.kind for line in lines]
    assert kinds[0] == "open" and kinds[-1] == "appeal"
    assert {
        "log",
        "gate",
        "question",
        "verdict",
        "triage",
        "decision",
        "statement",
        "public",
        "appeal",
    } <= set(kinds)
    told = [timeline.render(line, table.edition, "vi", str, str) for line in lines]
    assert any("Vào sổ" in line for line in told) and any(
        "không thuộc loại được bảo vệ" in line for line in told
    )


def test_a_decision_names_its_actions_in_words() -> None:
    decided = CaseDecided(
        case="c1", disposition="respond", actions=(4, 5), role="L1-LEAD", cell="ward", less_intrusive_considered=True,
        reason=Text("so"),
    )  # fmt: skip
    line = timeline.line_of(decided, Stamp(60, "seat"))
    told = timeline.render(line, load_edition(), "en", str, str)
    assert "holding line, public attributed correction" in told and "4, 5" not in told


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("owed", ["question:c1.q1", "task:c1.k1", "ticket:c1.t1", "promise:s1.2", "log"])
def test_a_missed_deadline_names_its_step_in_words_and_the_hour_as_the_reader_has_it(
    owed: str, lang: Lang
) -> None:
    """It said "1:30", exercise seconds as if they were a clock, and the id of the task that was owed."""
    line = timeline.line_of(
        DeadlineMissed(item="c1", step=owed, due=5400, excused=False, escalated_to=2), Stamp(5401, "runner")
    )
    told = timeline.render(line, load_edition(), lang, str, lambda second: f"09:{second}")
    assert "09:5400" in told and "1:30" not in told
    assert not re.search(r"\b[a-z]\d|_|promise", told)


@pytest.mark.parametrize("edition", SHIPPED)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_state_that_bears_the_name_of_its_step_is_told_once(edition: str, lang: Lang) -> None:
    """“Logged: now “Logged””, and three times over where the answer bears it too."""
    book = load_edition(edition)
    for step in (name for name, core in CORE.items() if core.to):
        body = CaseStepped(case="c1", role="L1-DUTY", cell="a", step=step, frm="NEW", to=CORE[step].to)
        told = timeline.render(timeline.line_of(body, Stamp(60, "seat")), book, lang, str, str)
        named = book.step_name(step, lang)
        assert not re.match(rf"{re.escape(named)}: .*“{re.escape(named)}”", told), told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_log_of_a_case_tells_a_classification_without_the_codes_of_authors(lang: str) -> None:
    for v, h, s in zip(VOIDS, [*HARMS, *HARMS], [*SPREADS, *SPREADS], strict=False):
        told = (("p", "text", "P1"), ("v", "text", v), ("h", "text", h), ("s", "text", s))
        line = CaseHistoryLine(
            at=0, cell="city", kind="triage", message="classified {p} ({v}, {h}, S{s})", values=told
        )
        shown = render(line, load_edition("generic"), lang, str, str)
        assert not re.search(r"\b[HSV]\d\b", shown) and "P1" in shown, shown
