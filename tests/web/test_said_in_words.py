"""What a hall says to people is words, and the same everywhere: no letter of a scale alone, no code of a fault, one spelling of a
version, one minute, no time of nothing; and what waits for a hand leads to the very form."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from infodrill.casework.nouns.marking import MarkArtefact
from infodrill.casework.timeline import ESCALATED
from infodrill.conduct.nouns.publicquestions import AnswerQuestions, AskedByPublic
from infodrill.conduct.twoclocks import exercise_minute
from infodrill.kernel.i18n import LANGUAGES, catalogue, tr
from infodrill.review.timeline import read_timeline
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import pacing
from infodrill.web.rooms.caseparts import triage
from infodrill.web.rooms.elsewhere import ELSEWHERE
from infodrill.web.rooms.heldback import WordAhead
from infodrill.web.rooms.moments import minute
from infodrill.web.rooms.network import NAMED
from infodrill.web.rooms.signs import case_row
from infodrill.web.vitals import Unready

from .house import clinic as fresh
from .house import seated
from .rehearsed import rehearsed
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
ALONE = re.compile(r"[HSV]\d")  # a letter of a scale and nothing beside it


@pytest.fixture
def clinic() -> LiveDrill:
    return rehearsed("clinic", 40, own=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_level_of_harm_spread_or_checking_stands_beside_its_words(clinic: LiveDrill, lang: str) -> None:
    view = clinic.view("lookout", lang)
    triaged = [case for case in view.cases if case.h]
    assert triaged
    for case in triaged:
        row = case_row(view, clinic.edition, case)
        for shown in (row.h, row.s, *(value for _, value in triage(lang, case))):
            assert not ALONE.fullmatch(shown), shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_of_the_log_calls_a_paper_by_what_it_is(clinic: LiveDrill, lang: str) -> None:
    case = next(case for case in clinic.view("rights", lang).open_cases if case.said and case.questions)
    papers = [f"{case.case}.said", *(asked.question for asked in case.questions if asked.answered_at >= 0)]
    for paper in papers:
        mark = MarkArtefact(role="RIGHTS", case=case.case, artefact=paper, tlp="RED", reason="Chuyện riêng.")
        clinic.give("rights", mark, "")
    view = clinic.view("rights", lang)
    told = [view.casework.told(line) for line in view.casework.timeline(case.case)]
    assert any(tr(lang, "the report as it came in") in line for line in told) and len(papers) > 1
    assert not [line for line in told if re.search(rf"{case.case}\.\w+", line)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_of_the_log_calls_a_level_by_its_name(clinic: LiveDrill, lang: str) -> None:
    view = clinic.view("direction", lang)
    lines = [
        line for case in view.cases for line in view.casework.timeline(case.case) if line.message == ESCALATED
    ]
    names = {names[lang] for _, names in clinic.edition.levels}
    assert lines and all(any(name in view.casework.told(line) for name in names) for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_of_the_log_names_the_chair_that_people_have_a_card_of(clinic: LiveDrill, lang: str) -> None:
    view, seats = clinic.view("direction", lang), clinic.seats(lang).seats.values()
    named = 0
    for case in view.cases:
        for line in view.casework.timeline(case.case):
            for role in (value for _, how, value in line.values if how == "role"):
                holders = [seat.name for seat in seats if role in seat.roles]
                if len(holders) == 1:
                    named += 1
                    assert holders[0] in view.casework.told(line)
    assert named


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fault_of_the_machine_is_told_without_its_code(lang: str) -> None:
    fault = Unready("The disk is full.", remedy="Make room.", code="H607")
    for blamed in (True, False):
        told = pacing._hindered(lang, fault, blamed)
        assert not re.search(r"H\d{3}|\[", told.words + told.remedy), told


def test_a_version_has_one_spelling() -> None:
    for lang in LANGUAGES:
        said = {text for text in catalogue(lang).values() if re.fullmatch(r"(?i)(bản|version) \{n\}", text)}
        assert len(said) <= 1, said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_and_the_hall_name_the_same_minute(clinic: LiveDrill, lang: str) -> None:
    log = read_timeline(clinic.record)
    for at in range(0, clinic.clock, 421):
        assert log.played(at) == exercise_minute(at)
        assert str(exercise_minute(at)) in minute(lang, at)
    page = browser(clinic, "duty", lang).get(f"/d/{clinic.id}/desk/").content.decode()
    assert tr(lang, "minute {n}", n=exercise_minute(clinic.clock)) in page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("vi, en", [("", ""), ("Nước sạch.", ""), ("", "The water is clean.")])
def test_no_reading_time_is_of_no_seconds(clinic: LiveDrill, lang: str, vi: str, en: str) -> None:
    from infodrill.casework.nouns.statement import DraftStatement

    address = f"/d/{clinic.id}/studio/new/?kind=bulletin"
    if vi or en:
        draft = DraftStatement(
            role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(),
            title_vi=vi, title_en=en, body_vi=vi, body_en=en,
        )  # fmt: skip
        clinic.give("voice", draft, "")
        address = f"/d/{clinic.id}/studio/{list(clinic.state.book.statements)[-1]}/"
    page = browser(clinic, "voice", lang).get(address).content.decode()
    assert tr(lang, "read aloud in {n} s", n=0) not in page
    assert (
        tr(lang, "read aloud in {n} s", n=1) in page or tr(lang, "read aloud in {n} s", n=2) in page
    ) == bool(vi or en)
    tongue = "vi" if vi else "en" if en else lang
    assert f'data-mirror="title" lang="{tongue}">{vi or en}</p>' in page, (
        "as it will be read, in the language that is written"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_public_asks_leads_to_the_form_that_ends_it(lang: str) -> None:
    """It stood in a room that those who answer do not enter."""
    drill, asked = _asked(lang)
    link = ELSEWHERE["questions"].link.format(item=asked.question, room="")
    for seat in ("voice", "duty", "head"):
        page = browser(drill, seat, lang).get(f"/d/{drill.id}/{link}").content.decode()
        form = page[page.index('do/answer-questions"') :]
        text = re.search(r'<option value="([^"]+)"', form)
        assert f'value="{asked.question}"' in form and text
    drill.give("voice", AnswerQuestions("SPOKE", asked.question, text[1]), "")
    page = browser(drill, "voice", lang).get(f"/d/{drill.id}/{link}").content.decode()
    assert 'do/answer-questions"' not in page
    assert tr(lang, NAMED, statement="“").partition("“")[0] + "“" in page


def _asked(lang: str) -> tuple[LiveDrill, AskedByPublic]:
    """A moment of the clinic at which a question is open and a text is out."""
    for played in range(16, 60, 4):
        drill = rehearsed("clinic", played, own=True)
        view = drill.view("voice", lang)
        asked = [each for each in view.public_questions if not each.answered_by]
        if asked and any(text.published for text in view.statements):
            return drill, asked[0]
    raise AssertionError("no question is open at any moment")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_head_says_once_that_the_drill_has_not_begun(lang: str) -> None:
    """It stood below the date and beside the clock, in the same words."""
    drill = fresh()
    page = (
        seated(drill, "duty").get(f"/d/{drill.id}/lobby/", headers={"accept-language": lang}).content.decode()
    )
    head = page.partition("<header")[2].partition("</header>")[0]
    shown = re.sub(r"<[^>]*>", "|", head)  # what attributes keep for later is not shown
    assert shown.count(tr(lang, "Not begun")) == 1, shown


def test_of_many_words_that_wait_for_others_a_desk_shows_two_and_folds_the_rest() -> None:
    """Four of them, all waiting for one rights check, filled a spokesperson's screen and pushed the cases below it."""
    words = [WordAhead(case=f"c{n}", words=f"word {n}", due=None) for n in range(4)]
    for many in (1, 2, 4):
        desk = SimpleNamespace(next=None, shared=(), more=(), ahead=words[:many], held=True)
        told = {
            "desk": desk,
            "lang": "en",
            "drill": SimpleNamespace(id="d"),
            "frame": SimpleNamespace(state="running"),
        }
        html = render_to_string("infodrill/desk/next.html", told)
        shown, _, folded = html.partition('id="more-words"')
        assert [shown.count("next-ahead"), folded.count("next-ahead")] == [min(many, 2), max(0, many - 2)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ring_says_how_long_there_is_and_not_what_could_be_an_hour(clinic: LiveDrill, lang: str) -> None:
    desks = [
        browser(clinic, seat, lang).get(f"/d/{clinic.id}/desk/").content.decode()
        for seat in clinic.seats().seats
    ]
    rings = [desk.partition('class="next-ring')[2].partition("</div>")[0] for desk in desks]
    told = [
        re.sub(r"<[^>]+>", " ", ring) for ring in rings if "ring-left" in ring and "ring-over" not in ring
    ]
    assert told and not [
        words
        for words in told
        if re.search(
            r"\d+:\d\d\s",
            words.split(tr(lang, "time left"))[-1].split(tr(lang, "until {clock}", clock=""))[0],
        )
    ]
    unit = {"vi": r"\d+ (giây|phút|giờ|ngày)", "en": r"\d+ (s|min|h|days?)\b"}[lang]
    assert all(re.search(unit, words) for words in told), told
