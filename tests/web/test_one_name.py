"""A step has one name on pages: what waits, its button, its heading and its chip say it in the same words."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from infodrill.casework import rights, timeline
from infodrill.casework.edition import load_edition
from infodrill.casework.steps import CORE
from infodrill.conduct import naming
from infodrill.kernel import letters
from infodrill.kernel.i18n import LANGUAGES, catalogue, tr
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.ladder import proposed
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.steps import STEPS, called

from .rehearsed import rehearsed
from .test_rooms_pages import browser

EDITIONS = ("generic", "vn-2024", "vn-2025")
LITTLE = letters.words(
    "a an and at back for how in is it of on or our out own that the to up us what who you your was ourselves same",
    "bị cho có của chúng đã đang để điều được hoặc là lại mà những nó ở ra ta tin trong và về với việc",
)


def words(told: str) -> frozenset[str]:
    """What a name says, without little words; "decide" and "decision" are the same."""
    return frozenset(
        word[:4]
        for word in re.findall(r"[^\W\d_]+", told.lower().replace("{title}", ""))
        if word not in LITTLE
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_waits_its_button_and_its_chip_share_their_words(edition: str, lang: str) -> None:
    law, apart = load_edition(edition), []
    for step, shown in STEPS.items():
        if CORE[step].aside:
            continue
        name, title = called(law, step, lang), tr(lang, shown.title)
        told = [title] + ([tr(lang, shown.chip)] if shown.chip else [])
        apart += [(step, name, other) for other in told if not words(other) & words(name)]
    assert apart == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("minute", [24, 40])
def test_heading_and_button_of_a_form_and_the_way_to_it_say_the_same(base, minute: int, lang: str) -> None:
    drill, seen = rehearsed("clinic", minute), set()
    for seat in drill.seats().seats:
        view = drill.view(seat, lang)
        led = {(thing.case, thing.step): thing.button for thing in next_things(view, drill.edition)}
        for case in view.open_cases:
            page = sheet(view, drill.edition, case)
            if page.work.main is None:
                continue
            assert page.work.main.title == page.work.main.send, page.work.main.step
            if button := led.get((case.case, page.work.main.step)):
                assert page.work.main.send in button
                seen.add(page.work.main.step)
    assert len(seen) > 1


def test_readers_are_addressed_in_one_way() -> None:
    """Pages said “anh chị” in one sentence and “bạn” in the next."""
    pages = [page.read_text() for page in (files("infodrill.web") / "help" / "vi").iterdir()]
    other = re.compile(r"\b(các )?bạn\b(?! bè)", re.IGNORECASE)
    assert [said for said in (*catalogue("vi").values(), *pages) if other.search(said)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_case_log_names_is_called_as_the_pages_call_it(lang: str) -> None:
    apart = []
    for names in (naming.INTAKES, naming.KINDS):
        for code, name in names.items():
            logged = tr(lang, timeline.WORDS.get(code, name))
            apart += [(code, logged)] if lang == "vi" and logged.lower() != tr(lang, name).lower() else []
    for action, (_, name) in rights.ACTIONS.items():
        apart += [(action, name)] if proposed(lang, (action,)).lower() != tr(lang, name).lower() else []
    assert apart == []


def test_what_the_last_curve_counts_has_one_name_in_its_heading_and_in_the_sentences_above_it() -> None:
    """The wall was headed by a count of beliefs, and said above it that so many people held them."""
    heading = tr("vi", "How many times something false was believed").removeprefix("Số ").lower()
    told = [msgid for msgid in catalogue("vi") if "something false was believed {n} times" in str(msgid)]
    assert heading and len(told) > 1
    for msgid in told:
        assert f"{{n}} {heading}" in tr("vi", str(msgid), n="{n}", m="{m}", clock="17:00"), msgid


def test_the_head_of_every_page_calls_a_seat_as_sentences_do_and_its_desk_says_all_of_its_name(base) -> None:
    """A name that says what the seat does as well took three lines at the head of every page of a phone."""
    drill = rehearsed("clinic", 1)
    seat = drill.view("duty", "vi").seat
    page = browser(drill, "duty", "vi").get(f"/d/{drill.id}/desk/").content.decode()
    assert seat.called != seat.name
    assert f'<span class="who-name">{seat.called}</span>' in page and seat.name in page
