"""What words of ours were, and what counts: told in rooms after the end as on paper, and in play whether a text says anything."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from infodrill.conduct.nouns.publicquestions import AnswerQuestions, AskedByPublic
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review import falseword
from infodrill.review.measures import overreaction
from infodrill.web import archive, live
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import lookingback, replay
from infodrill.web.rooms.hotwash import wash_shown
from infodrill.web.rooms.network import NAMED, NAMED_MUTE, answered
from infodrill.web.rooms.watch import watch
from tests import rehearsals

from .rehearsed import rehearsed
from .test_debrief import looked, shown
from .test_rooms_pages import browser
from .test_said_in_words import _asked

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def careless() -> LiveDrill:
    return live.of(archive.put(rehearsals.rehearsal("clinic", "careless").drill_file, lived=False).id)


def test_what_was_against_the_truth_or_said_nothing_is_called_so_in_every_list_after_the_close(
    careless: LiveDrill,
) -> None:
    """A public denial without grounds stood as “Correction” on the ruler and among what was published."""
    log = lookingback.record_of(careless).log
    found = ((word, falseword.beside_its_kind(log, word)) for word in log.said)
    told = {(word.item, word.version): how for word, how in found if how and word.version}
    assert told and lookingback.words_were(careless, "vi").keys() == told.keys()
    view, page = careless.view("direction", "vi"), unescape(shown(careless, "direction"))
    ruler = replay.ruler(careless, view)
    marked = " ".join(mark.words for mark in replay.marks(careless, view, ruler, wall=True))
    for words in {tr("vi", how) for how in told.values()}:
        assert words in page and words in marked, words
    assert not lookingback.words_were(rehearsed("clinic", 40), "vi")


def test_what_counts_is_told_as_counted_and_what_no_unit_owes_beside_the_units(careless: LiveDrill) -> None:
    """The rooms told 54 of the 58 things that page one counts as missed; three were said to count nowhere."""
    found = lookingback.record_of(careless)
    rows = [row for row in found.verdict.ledger if row.outcome == "missed"]
    rows = [row for row in rows if row.owed.what != overreaction.TRAP]
    lost = [deed for deed in found.deeds if deed.state in ("missed", "late")]
    assert len(lost) == len(rows)
    states = [state for cell in looked(careless, "direction").cells for state in cell.states]
    assert sum(state.n for state in states if state.state in ("missed", "late")) == len(lost)


def test_what_the_hot_wash_folds_can_be_opened(careless: LiveDrill) -> None:
    view, folded = careless.view("direction", "vi"), 0
    for n in range(1, 1 + len(lookingback.record_of(careless).claims)):
        wash = wash_shown(careless, view, n)
        assert wash is not None
        runs = [run for counted, run in wash.runs if counted]
        page = browser(careless, "direction", "vi").get(f"/d/{careless.id}/report/wash/?claim={n}")
        steps = page.content.decode().partition('class="wash-steps"')[2].partition("</section>")[0]
        assert steps.count("<details>") == len(runs)
        assert all(f"?at={step.seq}" in steps for _, run in wash.runs for step in run)
        folded += len(runs)
    assert folded


def test_what_is_on_no_one_matter_stands_last_and_under_its_own_heading(careless: LiveDrill) -> None:
    """Three answers to callers stood under the story of a refrigerator."""
    met: list[str] = []
    for seat in careless.seats().seats:
        back = lookingback.look_back(careless, careless.view(seat, "en"), computing=True)
        assert back is not None
        groups = [back.did.program, back.did.matters]
        lists = [[about.matter for about in group] for group in groups]
        lists += [[matter for matter, _ in state.matters] for cell in back.cells for state in cell.states]
        for matters in lists:
            assert "" not in matters[:-1]
            met += [seat] if len(matters) > 1 and not matters[-1] else []
    assert met and tr("vi", "On none of the stories that went round") in shown(careless, met[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_was_named_as_an_answer_is_told_as_named_and_what_says_nothing_as_that(lang: str) -> None:
    """“Answered by”, said the room of a text that says nothing; the report: not answered."""
    drill, asked = _asked(lang)
    text = next(text for text in drill.view("voice", lang).statements if text.published)
    drill.give("voice", AnswerQuestions("SPOKE", asked.question, text.statement), "")
    view = drill.view("lookout", lang)
    (named,) = [each for each in view.public_questions if each.question == asked.question]
    words = {mute: told(view, replace(named, mute=mute)) for mute in (False, True)}
    assert words[True] != words[False]
    assert words[named.mute] in [said for *_, said in watch(view).questions]
    emptied = drill.state
    book = emptied.book
    hollow = replace(
        text,
        versions=tuple(
            replace(v, body_vi=Text("Chúng tôi đang xem xét."), body_en=Text("We look into it."))
            for v in text.versions
        ),
    )
    state = replace(emptied, book=replace(book, statements={**book.statements, text.statement: hollow}))
    empty = SeatView(view.seat, state, drill.scenario, seats=drill.seats(lang), lang=lang)
    (named,) = [each for each in empty.public_questions if each.question == asked.question]
    assert named.mute and empty.hall.unanswered in (
        0,
        sum(not q.answered_by or q.mute for q in empty.public_questions),
    )
    wall = SeatView(drill.seats().seats["guest"], state, drill.scenario, seats=drill.seats(lang), lang=lang)
    assert wall.hall.unanswered == sum(not q.answered_by or q.mute for q in empty.public_questions) > 0


def told(view: SeatView, asked: AskedByPublic) -> str:
    words = answered(view, asked)
    begins = tr(view.lang, NAMED_MUTE if asked.mute else NAMED, statement="“").partition("“")[0]
    assert words.startswith(begins)
    return words
