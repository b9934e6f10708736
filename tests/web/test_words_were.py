"""What words of ours were, and what counts: told in rooms after the end as on paper, and in play whether a text says anything."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.publicquestions import AnswerQuestions, AskedByPublic
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review import falseword
from infodrill.review.measures import overreaction
from infodrill.review.story import ENTERED, IN_VAIN
from infodrill.web import archive, asof, live
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import lookingback, replay
from infodrill.web.rooms.hotwash import wash_shown
from infodrill.web.rooms.network import NAMED, NAMED_MUTE, answered
from infodrill.web.rooms.screen import LOOK_BACK, MOST_POINTS, counted, screen
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


def test_after_the_city_lived_on_the_wall_shows_the_whole_drill_with_its_days(careless: LiveDrill) -> None:
    """A guest's file ended on a level line of the last hour, without a day: all was quiet, one read."""
    seq = next(
        event.seq for event in careless.events if isinstance(event.body, PhaseBegun) and event.body.phase == 4
    )
    then = asof.past(careless, seq)
    view = then.view("guest", "vi")
    city = counted(view, then.derived, then.state.minute)
    minutes = sorted({int(row["minute"]) for rows in city.series.values() for row in rows})
    assert (
        minutes[0] < LOOK_BACK
        and minutes[-1] == then.state.minute - 1 > 600
        and len(minutes) <= MOST_POINTS + 1
    )
    drawn = screen(view, then.edition, city, then.clock).curve
    assert drawn and any("/" in words for _, words in drawn.hours)
    before = counted(view, then.derived, 60)
    assert (
        len(
            {int(row["minute"]) for rows in before.series.values() for row in rows if int(row["minute"]) < 60}
        )
        > 30
    )


def test_a_case_closed_as_answered_on_which_nothing_answered_is_told_so(careless: LiveDrill) -> None:
    """Five cases stood “closed, entered in the book as: answered”, two of them on empty and two on false words."""
    found = lookingback.record_of(careless)
    voice = found.log.voice("en")
    closed = {
        story.claim.id: [step.text for step in story.steps if step.text.msgid in (ENTERED, IN_VAIN)]
        for story in found.stories
    }
    vain = {claim for claim, texts in closed.items() if any(text.msgid == IN_VAIN for text in texts)}
    assert vain and not any(falseword.answered(found.log, claim) for claim in vain)
    assert all("nothing that was said" in voice.say(text) for claim in vain for text in closed[claim][-1:])


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
