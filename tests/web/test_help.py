"""The help in the rooms: both languages say the same in few words, nothing but words passes, every room leads to it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from infodrill.casework import noun as casework
from infodrill.casework.edition import SHIPPED, load_edition
from infodrill.casework.scene import with_substitutes
from infodrill.casework.steps import CORE, PRIORITIES, ROLES
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.policy.rooms import ROOMS
from infodrill.kernel.i18n import catalogue, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.help import STEPPING_IN, back_to, in_the_range, on_cases, render
from infodrill.web.rooms.places import ROOM_NAMES
from tests.conduct.test_policy_may import ALLOWED, COLUMNS, PHASES, VERB

from .browsing import PHONE, opened, serious
from .rehearsed import rehearsed, session_of

HEADINGS = {
    "vi": ["Phòng này để làm gì", "Anh chị làm gì ở đây", "Khi chưa chắc"],
    "en": ["What this room is for", "What you do here", "When in doubt"],
}
MOST = 150  # words
CODES = re.compile(r"\b(?:[A-Z][A-Z0-9]*[-_][A-Z0-9]+|[GHVSKPE]\d|CTRL|MSEL|DIR|EVAL)\b")
EACH = pytest.mark.parametrize(("lang", "room"), [(lang, room) for lang in HEADINGS for room in ROOMS])


def text(lang: str, room: str) -> str:
    return (files("infodrill.web") / "help" / lang / f"{room}.md").read_text("utf-8")


def read(drill: LiveDrill, seat: str, place: str, lang: str = "en") -> str:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(drill, seat)
    client.cookies["infodrill_lang"] = lang
    answer = client.get(f"/d/{drill.id}/{place}")
    assert answer.status_code == 200, place
    return answer.content.decode()


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def test_there_is_a_text_for_each_room_and_for_nothing_else():
    for lang in HEADINGS:
        found = {path.name.removesuffix(".md") for path in (files("infodrill.web") / "help" / lang).iterdir()}
        assert found == set(ROOMS), lang


@EACH
def test_a_text_has_the_rooms_name_and_the_three_headings(lang: str, room: str):
    assert re.findall(r"^# (.+)$", text(lang, room), re.M) == [tr(lang, ROOM_NAMES[room])]
    assert re.findall(r"^## (.+)$", text(lang, room), re.M) == HEADINGS[lang]
    assert "###" not in text(lang, room)


@EACH
def test_a_text_is_short_and_plain(lang: str, room: str):
    words = re.findall(r"\w+", text(lang, room))
    assert 60 <= len(words) <= MOST
    assert CODES.findall(text(lang, room)) == []
    assert "](" not in text(lang, room) and "<" not in text(lang, room)


@EACH
def test_what_stands_in_bold_is_a_label_that_the_rooms_show(lang: str, room: str):
    labels = set(catalogue("vi").values()) if lang == "vi" else set(catalogue("vi"))
    bold = re.findall(r"\*\*(.+?)\*\*", text(lang, room))
    assert len(bold) >= 2 and [label for label in bold if label not in labels] == []


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_point_to_the_same_labels(room: str):
    english, vietnamese = (set(re.findall(r"\*\*(.+?)\*\*", text(lang, room))) for lang in ("en", "vi"))
    assert {tr("vi", one) for one in english} == vietnamese


def test_the_index_of_the_documentation_names_every_text():
    index = (Path(__file__).parents[2] / "docs/rooms/README.md").read_text("utf-8")
    assert {f"help/{lang}/{room}.md" for lang in HEADINGS for room in ROOMS} == set(
        re.findall(r"help/\w\w/\w+\.md", index)
    )


def test_no_html_link_or_picture_of_a_text_reaches_the_page():
    shown = render(
        "# T\n\n<script>alert(1)</script>\n\na <b onclick=x>b</b> [c](javascript:d) ![e](http://f/g.png) <http://h.example>\n"
    )
    assert set(re.findall(r"</?(\w+)", shown)) == {"p"}
    assert "&lt;script&gt;" in shown


def test_the_text_of_the_room_one_came_from_stands_first(clinic: LiveDrill):
    for room in rooms_of(clinic.view("duty", "en").seat):
        shown = read(clinic, "duty", f"help/?room={room}")
        assert re.findall(r'aria-labelledby="help-(\w+)"', shown)[0] == room
        assert shown.count("What this room is for</h3>") == len(rooms_of(clinic.view("duty", "en").seat))


def test_a_seat_reads_only_of_its_own_rooms(clinic: LiveDrill):
    for room in ("control", "evaluation", "nowhere", "../../README"):
        shown = read(clinic, "duty", f"help/?room={room}")
        assert 'id="help-lobby"' in shown
        assert "so that every cell has a load" not in shown


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_tells_groups_priorities_and_keys(clinic: LiveDrill, lang: str):
    shown = read(clinic, "duty", "help/?room=case", lang)
    for group in clinic.edition.groups.values():
        assert f"{group[lang]}</span></th>" in shown
    assert re.findall(r'<span class="pr pr-\d">(P\d)</span>', shown) == ["P1", "P2", "P3", "P4"]
    assert re.findall(r"<kbd>(.+?)</kbd>", shown)[0] == "Tab"
    assert (
        shown.count("<h1") == 1 and len(re.findall(r'<section class="pane[^>]*aria-labelledby', shown)) == 7
    )


def sitting(role: str) -> SimpleNamespace:
    return SimpleNamespace(roles=frozenset({role}))


def phases_told(name: str, lang: str) -> str:
    phases = sorted(PHASES[name])
    told = (
        tr(lang, "phase {n}", n=phase) if phase else tr(lang, "before the first phase") for phase in phases
    )
    return "" if len(phases) == 5 else ", ".join(told)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_verb_is_in_the_help_of_exactly_those_seats_that_may_give_it_with_its_phases(lang: str) -> None:
    for role in COLUMNS:
        told = sorted(in_the_range(sitting(role), lang))
        assert told == sorted(
            (tr(lang, VERB[name].MAY.says), phases_told(name, lang))
            for name in ALLOWED
            if role in ALLOWED[name]
        )
        assert len({deed.says for deed in told}) == len(told), "two verbs in the same words"


def test_the_help_of_players_says_of_no_way_to_respond_that_it_is_a_trap() -> None:
    for deed in in_the_range(sitting("L1-LEAD"), "en"):
        assert "trap" not in deed.says.lower() and "restraint" not in deed.says.lower()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_step_is_in_the_help_of_exactly_the_seats_that_take_it_or_step_in(name: str, lang: str):
    edition = load_edition(name)
    people = [step for step in edition.steps.values() if not CORE[step.step].system]
    for role in sorted(ROLES):
        told = {deed.says: deed.when for deed in on_cases(sitting(role), edition, lang)}
        for step in people:
            own = [priority for priority in PRIORITIES if role in step.roles(priority)]
            if own:
                assert told.pop(step.name[lang]) == ("" if len(own) == 4 else ", ".join(own)), step.step
            elif role in with_substitutes(step.roles()):
                assert told.pop(step.name[lang]) == tr(lang, STEPPING_IN), step.step
        stepless = {tr(lang, asked.SAYS) for asked in casework.commands() if asked.SAYS}
        assert len(stepless) == 2 and set(told) <= stepless, (role, told)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_lists_what_its_seat_may_do_and_nothing_else(clinic: LiveDrill, lang: str):
    for seat_id, seat in clinic.seats().seats.items():
        shown = read(clinic, seat_id, "help/", lang)
        listed = re.search(r'<div class="help-deeds">(.*?)</div>', shown, re.S)[1]
        told = [
            re.sub(r"<[^>]+>|\s+", " ", line).split() for line in re.findall(r"<li>(.*?)</li>", listed, re.S)
        ]
        deeds = (*on_cases(seat, clinic.edition, lang), *in_the_range(seat, lang))
        assert told == [
            f"{escape(deed.says)} {f'({escape(deed.when)})' if deed.when else ''}".split() for deed in deeds
        ]


def test_every_room_leads_to_its_help_and_the_help_back_to_the_page(clinic: LiveDrill):
    for seat in ("direction", "duty", "voice"):
        for room in rooms_of(clinic.view(seat, "en").seat):
            link = re.search(
                rf'href="/d/{clinic.id}/(help/\?room={room}&amp;[^"]*)"', read(clinic, seat, f"{room}/")
            )
            assert link, (seat, room)
            back = read(clinic, seat, link[1].replace("&amp;", "&"))
            assert f'<a class="do do-main" href="/d/{clinic.id}/{room}/">' in back


def test_the_way_back_is_the_exact_page_also_after_a_part_was_fetched_again(clinic: LiveDrill):
    part = read(clinic, "duty", "desk/report/?source=inject:1&part=hour")
    link = re.search(r'(help/\?room=desk[^"]*)"', part)
    assert link and "part" not in link[1]
    shown = read(clinic, "duty", link[1].replace("&amp;", "&"))
    assert f'href="/d/{clinic.id}/desk/report/?source=inject%3A1"' in shown


def test_the_way_back_never_leaves_the_drill():
    for asked in (
        "https://outside.example/",
        "//outside.example",
        "/d/other/desk/",
        "/d/a/help/",
        "javascript:x",
        "",
    ):
        assert back_to("a", asked, "/d/a/lobby/") == "/d/a/lobby/"
    assert back_to("a", "/d/a/case/h1/?x=1", "/d/a/lobby/") == "/d/a/case/h1/?x=1"


def test_who_reads_the_help_while_writing_finds_the_words_again(browser, served):
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.locator("#report-said").fill("Nghe nói hết nước sạch.")
    page.get_by_role("link", name="Trợ giúp: phòng này để làm gì").click()
    page.wait_for_url("**/help/**")
    page.get_by_role("heading", name="Anh chị làm gì ở đây").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert [rule["id"] for rule in serious(page)] == []
    page.get_by_role("link", name="Quay lại chỗ vừa làm").click()
    page.wait_for_url(f"{address}/d/{drill.id}/desk/report/")
    assert page.locator("#report-said").input_value() == "Nghe nói hết nước sạch."


@pytest.mark.parametrize("seat", ["direction", "voice", "guest"])
def test_every_room_that_a_seat_enters_is_linked_from_each_of_its_rooms(clinic: LiveDrill, seat: str):
    rooms = rooms_of(clinic.view(seat, "vi").seat)
    for room in rooms:
        if room == "screen":
            continue  # a wall is read, not pressed
        page = read(clinic, seat, f"{room}/")
        doors = [other for other in rooms if f'href="/d/{clinic.id}/{other}/"' in page]
        assert doors == list(rooms), room
