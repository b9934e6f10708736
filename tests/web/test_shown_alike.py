"""One thing is told alike wherever it is shown: a cell's load, the way by which a report came, the number of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import SimpleNamespace

import pytest

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct import naming
from infodrill.conduct.board import CellLoad
from infodrill.conduct.delivery import INTAKE
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.clock import ResumeAfterStop, StopForReal
from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review.retelling import Retelling
from infodrill.web.live import LiveDrill
from infodrill.web.retold import Retold
from infodrill.web.rooms import parts, verificationforms
from infodrill.web.rooms import report as reports
from infodrill.web.rooms import statement as statements
from infodrill.web.rooms.loads import loads

from .rehearsed import rehearsed
from .test_rooms_pages import browser


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def test_a_cell_is_shown_as_full_by_its_own_work_and_not_because_it_has_most(clinic: LiveDrill) -> None:
    """One open case was a full red bar wherever nobody else had two."""
    view, asked = clinic.view("direction", "vi"), lambda seat: clinic.view(seat, "vi")
    cells = [cell.id for cell in view.seats.cells.values() if cell.level > 0]
    tones = []
    for work in (1, 100):
        busy = [CellLoad(cell=cell, open_cases=work, unread=0, idle=0) for cell in cells]
        shown = list(loads(view, SimpleNamespace(loads=busy), asked))
        assert all(load.permille <= 1_000 for load in shown)
        tones.append({load.tone for load in shown})
    assert tones == [{"fill"}, {"hot"}]


@pytest.mark.parametrize("what", ["rumour", "field", "help", "service"])
def test_a_report_made_of_a_message_came_by_the_way_of_that_message(clinic: LiveDrill, what: str) -> None:
    """A closed group's message was entered as from the hotline, because of who sat there."""
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "vi")
        assert reports.intake(view, what, "post:p1") == "monitoring"
        for _, row in view.inbox:
            way = reports.intake(view, what, f"inject:{row.number}")
            if row.method in ("public_feed", "closed_group"):
                assert way == "monitoring"
            elif row.method in INTAKE:
                assert way == INTAKE[row.method]
            else:
                assert way == reports.intake(view, what)


def test_a_text_has_the_number_for_its_author_that_the_public_reads(clinic: LiveDrill) -> None:
    view = clinic.view("voice", "vi")
    texts = [text for text in view.statements if text.published]
    assert texts
    for text in texts:
        case = next((case for case in view.cases if case.case == text.case), None)
        first = replace(text.versions[0], published_at=-1)
        second = replace(text.versions[-1], version=first.version + 1, published_at=view.now)
        begun = replace(text, versions=(first, second))
        shown = statements.studio(view, clinic.edition, begun, case, text.kind).signing.versions
        assert [old.version for old in shown] == [1, 0]


def test_the_button_that_lifts_the_stop_says_that_the_clock_stands_paused_then(clinic: LiveDrill) -> None:
    clinic.give("direction", StopForReal(role="CTRL", reason="Báo cháy"), "")
    page = browser(clinic, "direction", "en").get(f"/d/{clinic.id}/control/").content.decode()
    clinic.give("direction", ResumeAfterStop(role="CTRL"), "")
    assert not clinic.state.running and "back to the exercise, paused" in page


@pytest.mark.parametrize("written", LANGUAGES)
def test_what_a_form_held_is_read_by_each_in_their_language_and_what_was_changed_as_it_was_written(
    base, written: str
) -> None:
    """An English seat opened a case from a message as it stood: all Vietnamese seats read it in English."""
    drill = rehearsed("clinic", 40, own=True)
    number = next(row.number for _, row in drill.view("head", "vi").inbox if len(row.body.vi) > 160)
    source = f"inject:{number}"
    held = {lang: reports.report(drill.view("head", lang), drill.edition, source).said for lang in LANGUAGES}
    opened = []
    for said in (held[written], f"{held[written]} Hỏi lại."):
        drill.give("head", OpenCase(role="L1-LEAD", intake="monitoring", source=source, said=said), "")
        opened.append(list(drill.state.book.cases)[-1])
    for lang in LANGUAGES:
        view = drill.view("duty", lang)
        cases = {case.case: case for case in view.cases}
        as_it_stood, changed = (cases[case] for case in opened)
        assert as_it_stood.said == held[lang] and changed.said == f"{held[written]} Hỏi lại."
        assert verificationforms.log(view, as_it_stood)[0].value == held[lang]
    # So is what a form asks of it, which quotes no more than its beginning.
    asked = {}
    for lang in LANGUAGES:
        view = drill.view("duty", lang)
        case = next(case for case in view.cases if case.case == opened[0])
        asked[lang] = verificationforms.ask(view, case)[1].value
    found = Retelling.of(drill.scenario).told(asked[written])
    assert found and all(found.in_(lang)[:100] == asked[lang][:100] for lang in LANGUAGES)


def test_a_text_has_the_parts_of_its_kind_and_is_asked_for_what_that_owes(clinic: LiveDrill) -> None:
    """How to tell a genuine notice stood under "The myth, once", and had a point for it."""
    view = clinic.view("voice", "en")
    myth, checked = parts.CORRECTING[1][0], 0
    for kind in naming.KINDS:
        st = statements.studio(view, clinic.edition, None, None, kind)
        rumour = kind in ("correction", "warning")
        assert (myth in {part.name for part in st.parts}) == rumour, kind
        assert rumour or "why_misleads" not in {line.item for line in st.craft}, kind
    for text in view.statements:
        case = next((case for case in view.cases if case.case == text.case), None)
        for kind in naming.KINDS:  # an automated cell writes lines, and as many as there is to say
            st = statements.studio(view, clinic.edition, replace(text, kind=kind), case, text.kind)
            assert st.form.paragraphs and [part.name for part in st.parts][:1] == ["Paragraph 1"]
            checked += 1
    assert checked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_state_is_retold_alike_whatever_was_retold_before_and_nothing_of_it_twice(
    clinic, lang: str
) -> None:
    """What nobody had changed was read again as soon as something beside it had."""
    state, states = DrillState(), []
    for event in clinic.events:
        state = apply(state, event)
        states.append(state)
    going, texts = Retold(clinic.scenario, lang), set(read(states[-1]))
    for shown in states[::7]:
        going.of(shown)
    assert going.of(states[-1]) == Retold(clinic.scenario, lang).of(states[-1])
    assert len(texts) > 300
    asked: list[str] = []
    telling, going._retelling.told = going._retelling.told, lambda text: asked.append(text) or telling(text)  # type: ignore[method-assign]
    said = renewed(state, at=state.at + 1)
    case = next(iter(state.book.cases.values()))
    book = replace(state.book, cases={**state.book.cases, case.case: replace(case, said="Một lời khác hẳn.")})
    for later in (said, renewed(said, book=book), renewed(said, book=book, changed={})):
        going.of(later)
    assert "Một lời khác hẳn." in asked
    assert len(asked) < 40, sorted(set(asked))[:10]


def test_a_case_that_is_opened_makes_nothing_be_read_again_but_what_names_it(clinic: LiveDrill) -> None:
    """A hall that opened a case a second had all that was ever typed in it read again each time."""
    state, going, asked = clinic.state, Retold(clinic.scenario, "en"), list[str]()
    typed = [f"Người dân hỏi lần thứ {number}, xin cho biết rõ." for number in range(80)]
    sent = next(iter(state.messages.values()))
    waits = "Vụ việc c9901 chờ chị đọc lại."
    said = {f"x{n}": replace(sent, message=f"x{n}", text=text) for n, text in enumerate((*typed, waits))}
    state = renewed(state, messages={**state.messages, **said})
    going.of(state)
    told, whole = going._retelling.told, going._retelling._whole
    going._retelling.told = lambda text: asked.append(text) or told(text)  # type: ignore[method-assign]
    going._retelling._whole = lambda text, **how: asked.append(text) or whole(text, **how)  # type: ignore[method-assign]
    case = replace(next(iter(state.book.cases.values())), case="c9900")
    book = replace(state.book, cases={**state.book.cases, "c9900": case})
    going.of(renewed(state, book=book))
    assert not set(typed) & set(asked)
    book = replace(book, cases={**book.cases, "c9901": replace(case, case="c9901")})
    later = renewed(state, book=book)
    assert going.of(later) == Retold(clinic.scenario, "en").of(later)
    assert waits in asked


def read(thing: object) -> Iterator[str]:
    """Every text that lies in a state."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        yield from (text for each in fields(thing) for text in read(getattr(thing, each.name)))
    elif isinstance(thing, Mapping):
        yield from (text for each in thing.values() for text in read(each))
    elif isinstance(thing, tuple):
        yield from (text for each in thing for text in read(each))
