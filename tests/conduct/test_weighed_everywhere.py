"""A protected fact is a leak in whatever words it goes out: every text of a statement, and what is said without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.beside import stage_of
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.conduct.weighing import weighed
from infodrill.kernel.events import EventBody, Text, retold
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi, ProtectedFact, Scenario
from tests.conduct.drilling import Range
from tests.conduct.test_outgoing import CHECKED

FACT = "Người đưa sổ trực ra ngoài là y tá ca đêm Tống Thuận của khoa Nhi."
DRAFT = StatementDrafted(
    statement="s1", version=1, case="c1", kind="answer", stance="advice", issuer="clinic", channels=("feed",),
    figures=(Text("3 tủ"),), next_update=0, craft={}, checker="leak-2", leaks=(), sources=(Text("Sổ của trạm"),),
    title_vi=Text("Tin"), title_en=Text("News"), body_vi=Text("Tủ lạnh chạy lại."), body_en=Text("The fridge runs."),
)  # fmt: skip
PUBLISHED = StatementStepped(
    statement="s1", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="clinic", reason=Text("Gấp.")
)


def texts_of(body: EventBody) -> tuple[str, ...]:
    """The names of its fields of free text, read off the event: a field that is added is met here."""
    names: list[str] = []
    retold(body, lambda name, text: names.append(name) or text)  # type: ignore[func-returns-value]
    return tuple(dict.fromkeys(names))


def said_in(body: EventBody, field: str) -> EventBody:
    return retold(body, lambda name, text: FACT if name == field else text)


@pytest.fixture
def guarded(clinic: Loaded) -> Scenario:
    kept = (ProtectedFact(ground="source", fact=Bi(vi=FACT, en="The night nurse Tống Thuận.")),)
    first, *others = clinic.scenario.claims
    return clinic.scenario.model_copy(
        update={"claims": (first.model_copy(update={"protects": kept}), *others)}
    )


def opened(guarded: Scenario, *bodies: EventBody) -> Range:
    drill = Range(guarded)
    drill.note(CaseOpened(case="c1", intake="ward", source="free", cell="clinic"))
    for body in bodies:
        drill.note(body)
    return drill


def grounds(drill: Range, *bodies: EventBody) -> list[tuple[str, ...]]:
    notes = weighed(drill.state, drill.scenario, stage_of(drill.scenario), bodies)
    return [note.grounds for note in notes if isinstance(note, ArtefactWeighed)]


@pytest.mark.parametrize("field", texts_of(DRAFT))
def test_a_fact_in_any_text_of_a_statement_is_a_leak(guarded: Scenario, field: str) -> None:
    """Drafted and published in one press, as a correction is, or one after the other."""
    drill, told = opened(guarded), said_in(DRAFT, field)
    assert grounds(drill, told, PUBLISHED) == [("source",)]
    assert grounds(drill, DRAFT, PUBLISHED) == []
    drill.note(told)
    assert grounds(drill, PUBLISHED) == [("source",)]


@pytest.mark.parametrize("name", sorted(CHECKED))
def test_a_fact_in_words_without_a_draft_is_a_leak(guarded: Scenario, name: str) -> None:
    """One note each, whether a desk of cases or another gave the command."""
    drill = opened(guarded, DRAFT)
    assert grounds(drill, CHECKED[name](drill, FACT)) == [("source",)]
    assert grounds(drill, CHECKED[name](drill, "Chúng tôi đang kiểm tra.")) == []


def test_a_reason_that_stays_inside_is_no_leak(guarded: Scenario) -> None:
    drill = opened(guarded, DRAFT)
    assert grounds(drill, replace(PUBLISHED, to="DRAFTING", reason=Text(FACT))) == []
