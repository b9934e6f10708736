"""A step has one name on pages: what waits, its button, its heading and its chip say it in the same words."""

from __future__ import annotations

import re

import pytest

from infodrill.casework import letters
from infodrill.casework.edition import load_edition
from infodrill.casework.steps import CORE
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.steps import STEPS, called

from .rehearsed import rehearsed

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
            if page.main is None:
                continue
            assert page.main.title == page.main.send, page.main.step
            if button := led.get((case.case, page.main.step)):
                assert page.main.send in button
                seen.add(page.main.step)
    assert len(seen) > 1
