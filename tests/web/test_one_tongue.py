"""In a drill that is written in one language nobody is shown a second version of anything, or asked for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from infodrill.conduct.nouns.ownwords import every_word
from infodrill.scenario.starting import started
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.statement import studio
from infodrill.web.sealing import veil

from .house import do
from .rehearsed import rehearsed
from .test_no_codes import Read
from .test_rooms_pages import browser

MINUTE = 20  # an error of our own is out, and texts are written
OTHER = {
    "vi": re.compile(r"(?i)tiếng Anh|\b(?:hai|cả hai) (?:thứ tiếng|ngôn ngữ)"),
    "en": re.compile(r"(?i)\bVietnamese\b|tiếng Việt(?!$)|\b(?:both|two) languages"),
}
"""What a page says of the language that the drill is not written in; the button that turns the page itself aside."""


@pytest.fixture(scope="module", params=[("hospital", "vi"), ("press-office", "en")], ids="-".join)
def alone(request, tmp_path_factory) -> tuple[Path, str]:
    """A template's folder, and its one language."""
    template, lang = request.param
    home = tmp_path_factory.mktemp("alone") / template
    for name, text in started(template, lang, name=template, minutes=60, cells=4).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home, lang


def shown(drill: LiveDrill, seat: str, lang: str, room: str) -> list[str]:
    """What of a page is read: in the writer's form the fields of the other language are not, until somebody writes there."""
    page = browser(drill, seat, lang).get(f"/d/{drill.id}/{room}", follow=True)
    assert page.status_code == 200, room
    other = "en" if lang == "vi" else "vi"
    body = page.content.decode()
    body = re.sub(
        rf'<label class="heard" for="[pt]-{other}[^<]*</label>|<span class="in-{other}"[^<]*</span>', "", body
    )
    return Read(body).texts


def test_no_page_speaks_of_a_language_that_the_drill_has_not(base, alone) -> None:
    """Control was offered each paper in both, and writers a second version, of words that nobody had written."""
    home, lang = alone
    drill = rehearsed(str(home), MINUTE, own=True)
    texts = [f"studio/{text}/" for text in drill.state.book.statements]
    rooms = {
        "editor": ["studio/new/?kind=bulletin", *texts],
        "voice": ["press/", *texts],
        "direction": ["papers", "control/"],
    }
    told = [
        (room, text)
        for seat, each in rooms.items()
        for room in each
        for text in shown(drill, seat, lang, room)
    ]
    assert texts and [each for each in told if OTHER[lang].search(each[1])] == []


def test_an_error_of_our_own_is_put_right_in_the_one_language_in_which_it_stands(base, alone) -> None:
    home, lang = alone
    drill = rehearsed(str(home), MINUTE, own=True)
    (word,) = (each for each in every_word(drill.scenario, drill.state, drill.seats(lang)) if each.inject)
    assert bool(word.title.vi and word.body.vi) == (lang == "vi") != bool(word.title.en or word.body.en)
    kind, _, post = word.said.partition(":")
    said = {"said": f"{kind}:{veil(post)}", "text": "The day is wrong.", "role": "L1-DUTY"}
    duty = next(seat.seat for seat in drill.seats(lang).with_role("L1-DUTY"))
    assert do(browser(drill, duty, lang), drill, "raise-own-word", **said).status_code == 200
    drill.catch_up()
    text = next(each for each in drill.state.book.statements.values() if each.beside)
    st = studio(drill.view("voice", lang), drill.edition, text, drill.state.book.cases[text.case], text.kind)
    assert (st.tongues_due, st.form.alone) == ((lang,), lang)
