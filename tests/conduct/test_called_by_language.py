"""Whoever speaks is called as the reader's language calls them, wherever a name is shown; what is recorded is one form."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.msel import AdHocInject, DeliverInject
from infodrill.conduct.nouns.posts import SpeakAsPersona
from infodrill.conduct.nouns.pressquestions import AskPressQuestion
from infodrill.conduct.view import SeatView
from infodrill.review.papers import PaperName
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.senders import declared
from tests.conduct.living import Living, begin
from tests.forms import both_forms
from tests.rehearsals import ACCOUNTS
from tests.review.beforehand import tree_of
from tests.review.telling import words_of

MOTHER = {"vi": "Một người mẹ ở phường Gò Nhạn", "en": "A mother in Gò Nhạn ward"}
TOLD = {"vi": "Phóng viên Tin Bờ Cát (hư cấu)", "en": "Reporter of the Bờ Cát News (fictional)"}


@pytest.fixture(scope="module")
def drill(clinic: Loaded) -> Living:
    """All injects at once; a persona, a newsroom and a caller by either of their names."""
    made = begin(clinic, ACCOUNTS).live(1)
    for row in clinic.scenario.msel.injects:
        if row.number not in made.drill.state.deliveries:
            made.give("direction", DeliverInject(role="CTRL", inject=row.number))
    for n, lang in enumerate(MOTHER):
        said = SpeakAsPersona(role="CTRL", persona=MOTHER[lang], room="feed", text=f"Chờ lâu {n}")
        made.give("direction", said, later=3 * n)
        made.give("direction", AskPressQuestion(role="CTRL", outlet=TOLD[lang], text="Khi nào có?"))
        call = AdHocInject(
            role="CTRL",
            sender=MOTHER[lang],
            method="hotline",
            subject="Hỏi",
            body="Có chưa?",
            cells=("clinic",),
        )
        made.give("direction", call)
    return made.live(3)


def shown(drill: Living, lang: str) -> dict[str, set[str]]:
    """Every place where a name is shown → the names there."""
    state, scenario, seats = drill.drill.state, drill.drill.scenario, drill.seats
    views = [SeatView(seat, state, scenario, seats=seats, lang=lang) for seat in seats.seats.values()]
    posts = drill.reader("direction", lang).threads(limit=9_999).cards
    return {
        "network": {card.name for card in posts},
        "inbox": {row.from_.in_(lang) for view in views for _, row in view.inbox},
        "press": {asked.outlet for view in views for asked in view.press.queue},
        "personas": {who.in_(lang) for view in views if view.control for _, who in view.control.personas},
    }


def test_names_are_those_of_the_readers_language(drill: Living) -> None:
    two = {(each.vi, each.en) for each in drill.drill.scenario.drill.speakers}
    vi, en = shown(drill, "vi"), shown(drill, "en")
    for place in vi:
        assert not vi[place] & {name for _, name in two}, place
        assert not en[place] & {name for name, _ in two}, place
        assert len([1 for name, other in two if name in vi[place] and other in en[place]]) > 1, place


def test_one_form_is_recorded_whichever_was_sent(drill: Living) -> None:
    state = drill.drill.state
    recorded = [str(post.speaker) for post in state.posts.values()]
    recorded += [str(written.sender) for written in state.injects_written.values()]
    assert recorded == [MOTHER["vi"]] * 4
    asked = [str(question.outlet) for question in state.press_questions.values() if not question.inject]
    assert asked == [TOLD["vi"]] * 2


LIBRARY = sorted(library())


@pytest.mark.parametrize("name", both_forms(LIBRARY, ["school-gate"]))
@pytest.mark.parametrize("paper", ["msel", "injects"])
def test_papers_of_a_drill_call_them_so_too(name: str, paper: str) -> None:
    known = load(find(name)).scenario
    said = {lang: set(words_of(tree_of(name, PaperName(paper), lang))) for lang in ("vi", "en")}
    two = [known.speaker(sender) for sender in declared(known)]
    other = {who.vi for who in two if who.vi != who.en}
    assert said["vi"] & other and not said["en"] & other


def test_cells_are_called_by_their_name_in_either_language(clinic: Loaded) -> None:
    for cell in clinic.scenario.cells.cells:
        for name in (cell.organisation.vi, cell.organisation.en):
            assert clinic.scenario.speaker(name).en in (cell.organisation.en, cell.name.en)
    assert clinic.scenario.speaker("Nobody").vi == "Nobody"
