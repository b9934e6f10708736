"""The end: control presses once, and every open page goes to the look back by itself and fills; what it was worth follows there.

Players, control, evaluator and press come to the debrief, the projector and a guest's phone draw the ending where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.rights import TRAPS
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.conduct.policy import takes
from infodrill.kernel.i18n import tr
from infodrill.review import lookback
from infodrill.review.lookback import LookBack
from infodrill.review.record import Record
from infodrill.web.outcome import keeping, making
from infodrill.web.outcome import worth as reckoned

from .browsing import BEYOND, DESK, PHONE, SMALL, complaints_of, opened
from .rehearsed import rehearsed

WALL = {"width": 1920, "height": 1080}
SIZES = {"desk": DESK, "phone": PHONE, "wall": WALL}
RUN_OUT = 1_512  # minutes after which the city of the clinic has lived its 24 hours, and play is about to end
PRESSED, LETTERS = "ask_removal", 22  # CSS px of a wall of 1920: the least that is read at ten metres
LIVES = 2
UNSENT = "Bản này chưa kịp gửi thì hết giờ"


class Open(NamedTuple):
    seat: str
    room: str
    lang: str
    size: str = "desk"


PAGES = (
    Open("direction", "control", "vi"),
    Open("direction", "evaluation", "en"),
    Open("duty", "desk", "vi", "phone"),
    Open("duty", "case", "en"),
    Open("head", "desk", "en"),
    Open("voice", "studio", "vi"),
    Open("lookout", "network", "en"),
    Open("coordinator", "meeting", "vi"),
    Open("rights", "lobby", "en", "phone"),
    Open("town", "press", "vi"),
    Open("guest", "screen", "vi", "wall"),
    Open("guest", "screen", "en", "phone"),
)
WROTE = PAGES[7]  # somebody who is at it when the drill ends
STAYS = "screen"  # the room that draws its own ending


class Hall:
    """The open pages of one drill, and what is to stand on them at its end."""

    def __init__(self, browser, address: str) -> None:
        self.drill = rehearsed("clinic", RUN_OUT, own=True)
        self.head = self.drill.view("head", "vi")
        self.pages: dict[Open, Page] = {}
        for place in PAGES:
            page = opened(
                browser,
                (self.drill, address),
                place.seat,
                SIZES[place.size],
                place.lang,
                reduced_motion="reduce",
            )
            page.goto(f"{address}/d/{self.drill.id}/{place.room}/")
            expect(page.locator("body[data-stream=open]")).to_be_attached()
            self.pages[place] = page
        case = self.head.cases[0].case
        self.pages[WROTE].locator("#talk-t").fill(UNSENT)
        self.drill.give("lookout", JoinSeat("MONITOR"), "")
        self.drill.give(
            "lookout",
            OpenCase(
                role="MONITOR",
                intake="monitoring",
                source="",
                ward="ben-lanh",
                said="Nghe nói hết thuốc rồi?",
            ),
            "",
        )
        self.drill.give("head", PressTrap(role="L1-LEAD", kind=PRESSED, case=case), "")

    def ends(self) -> None:
        """Control presses on its own page; nobody else moves a hand."""
        page = self.pages[PAGES[0]]
        page.locator("details:has(button[value=close]) > summary").click()
        page.locator("button[name=change][value=close]").click()

    def told(self) -> LookBack:
        self.drill.catch_up()
        return lookback.look_back(Record(scenario=self.drill.scenario, events=tuple(self.drill.events)))


@pytest.fixture(scope="module")
def hall(browser, server) -> Iterator[Hall]:
    made = Hall(browser, server)
    made.ends()
    for place, page in made.pages.items():
        if place.room != STAYS:
            page.wait_for_url(f"**/d/{made.drill.id}/report/")
            expect(page.locator("[data-part=truth] .was")).not_to_have_count(0)  # folded on a phone
        expect(page.locator("#hour[data-state=closed]")).to_be_attached()
    yield made
    for page in made.pages.values():
        page.context.close()


def bare(words: str) -> str:
    """Without spaces and quotation marks, which a page sets by its own rules."""
    return re.sub(r"[\s\"'“”‘’]", "", words)


def debriefs(hall: Hall) -> Iterator[tuple[Open, Page]]:
    yield from ((place, page) for place, page in hall.pages.items() if place.room != STAYS)


def test_every_page_but_the_projector_tells_all_that_was_true(hall: Hall) -> None:
    claims = hall.told().claims
    for place, page in debriefs(hall):
        rows = page.locator("[data-part=truth] .was")
        expect(rows).to_have_count(len(claims))
        for words, claim in zip(rows.all_text_contents(), claims, strict=True):
            assert bare(claim.claim.sentence.in_(place.lang)) in bare(words)
            assert tr(place.lang, claim.verdict) in words


def test_what_a_seat_did_and_what_it_was_worth_stand_before_all_that_was_true(hall: Hall) -> None:
    """A phone's page began with nine truths."""
    with_own = 0
    for place, page in debriefs(hall):
        order = page.locator("main [data-part]:not([data-part=survey]):visible").evaluate_all(
            "all => all.map((part) => part.dataset.part)"
        )
        own = page.locator("[data-part=deeds]").is_visible()
        assert order.index("worth") < order.index("truth") and (not own or order[1] == "deeds"), (
            place,
            order,
        )
        folded = page.locator("[data-part=truth] details").get_attribute("open") is None
        assert folded == (own and place.size == "phone"), place
        with_own += own
    assert with_own > 5


def test_what_somebody_was_writing_when_the_drill_ended_is_shown_to_them_alone(hall: Hall) -> None:
    for place, page in debriefs(hall):
        shown = page.locator("[data-unsent]")
        if place is WROTE:
            expect(shown).to_contain_text(UNSENT)
        else:
            expect(shown).to_be_hidden()


def test_every_seat_reads_first_how_much_it_did_itself(hall: Hall) -> None:
    read = 0
    for place, page in debriefs(hall):
        steps = [step for step in hall.told().steps.get(place.seat, ()) if not step.program]
        first = page.locator("[data-part=deeds] > section").first.locator("details.deed-rows").first
        if steps:
            expect(first).to_have_attribute("open", "")
            assert steps[0].at < 0  # the hall's own play was over
            expect(first.locator("summary")).to_have_text(f"Done after play had ended: {len(steps)}.")
            # Of a text all steps are one deed.
            deeds = {step.text if step.stage else number for number, step in enumerate(steps)}
            expect(first.locator(".deed-list > li")).to_have_count(len(deeds))
            read += 1
    assert read


def test_every_player_reads_each_row_of_the_own_cell_and_no_row_of_another(hall: Hall) -> None:
    told, seats = hall.told(), hall.drill.seats()
    with_rows = 0
    for place, page in debriefs(hall):
        seat = seats.seats[place.seat]
        rows = [deed for deed in told.deeds if deed.cell == seat.cell]
        if place.seat == "direction":
            rows = [deed for deed in told.deeds if deed.cell in seats.cells]
        told_rows = page.locator("[data-part=deeds] .deed-list > li[data-times]")
        counted = told_rows.evaluate_all("all => all.map((row) => Number(row.dataset.times))")
        assert sum(counted) == len(rows), place
        voice = told.log.voice(place.lang)
        words = bare(page.locator("[data-part=deeds]").text_content() or "")
        assert [deed for deed in rows if bare(voice.say(deed.what)) not in words] == []
        with_rows += bool(rows)
    assert with_rows > 5


def test_the_curve_of_the_whole_drill_stands_on_every_page_also_on_the_wall(hall: Hall) -> None:
    for place, page in hall.pages.items():
        part = "ending" if place.room == STAYS else "worth"
        chart = page.locator(f"[data-part={part}] svg.chart:visible")
        expect(chart).to_be_visible()
        pieces = chart.locator("polyline.c-claim").evaluate_all(
            "all => all.map((line) => line.getAttribute('points'))"
        )
        assert sum(len(piece.split()) for piece in pieces) > 100
        assert page.evaluate(BEYOND) == [] == page.evaluate(SMALL), place


def test_the_projector_shows_the_citys_part_large_and_within_its_edges(hall: Hall) -> None:
    wall = hall.pages[Open("guest", "screen", "vi", "wall")]
    ending = wall.locator("[data-part=ending]")
    expect(ending.locator(".hp-three li")).to_have_count(3)
    expect(ending.locator(".hp-truth li").first).to_be_visible()
    small = ending.evaluate(
        """(part, least) => [...part.querySelectorAll("li, li *")]
          .filter((shown) => shown.firstChild?.nodeType === 3 && parseFloat(getComputedStyle(shown).fontSize) < least)
          .map((shown) => shown.outerHTML.slice(0, 120))""",
        LETTERS,
    )
    assert not small
    box = ending.evaluate(
        "(part) => part.getBoundingClientRect().toJSON()"
    )  # at once: a part may be drawn anew
    assert box["width"] > WALL["width"] * 0.9 and box["y"] + box["height"] <= WALL["height"] + 1
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160)])
def test_what_the_projector_has_no_room_for_is_left_out_whole_and_counted(
    hall: Hall, size: tuple[int, int]
) -> None:
    """Of nine truths it showed five and said that three more were in the debrief."""
    wall = hall.pages[Open("guest", "screen", "vi", "wall")]
    wall.set_viewport_size({"width": size[0], "height": size[1]})
    shown, halved = wall.locator(".hp-truth").evaluate(
        """(list) => {
          const edge = list.getBoundingClientRect();
          const seen = [...list.children].map((row) => row.getBoundingClientRect()).filter((row) => row.left < edge.right);
          return [seen.length, seen.filter((row) => row.bottom > edge.bottom + 1).length];
        }"""
    )
    left_out = len(hall.told().claims) - shown
    assert shown and not halved
    line = wall.locator("[data-part=ending] [data-left-out]")
    expect(line).to_have_text(tr("vi", "and {n} more, in the debrief", n=left_out))
    expect(line).to_be_visible(visible=left_out > 0)
    wall.set_viewport_size(WALL)


def test_the_guest_is_thanked_on_the_phone_and_may_go_on(hall: Hall) -> None:
    phone = hall.pages[Open("guest", "screen", "en", "phone")]
    guest = phone.locator("[data-part=guest]")
    expect(guest.get_by_role("link", name=tr("en", "Your sheet to take away"))).to_be_visible()
    guest.get_by_role("link", name=tr("en", "To the debrief")).click()
    phone.wait_for_url("**/report/")
    expect(phone.locator("[data-part=truth] .was").first).to_be_visible()
    phone.go_back()
    expect(guest).to_be_visible()


def test_what_one_seat_pressed_stands_on_no_other_page(hall: Hall) -> None:
    for place, page in hall.pages.items():
        pressed = page.locator("main").get_by_text(tr(place.lang, TRAPS[PRESSED]))
        expect(pressed).to_have_count(int(place.seat == "head"))


def test_what_it_was_worth_comes_to_the_open_pages_when_it_is_reckoned(hall: Hall, tmp_path) -> None:
    for place, page in debriefs(hall):
        expect(page.locator("[data-part=worth] .meter")).to_be_visible()
        expect(page.locator("[data-part=worth]")).to_contain_text(
            tr(place.lang, "What the response was worth is being computed …")
        )
    keeping.want(hall.drill.id)
    assert keeping.take("ending") == hall.drill.id
    making.make(hall.drill.id, "ending", tmp_path, twins=LIVES)
    released = set(hall.drill.state.released.values())
    false = [claim for claim in hall.told().false if claim in released]
    assert len(false) > 2
    for place, page in debriefs(hall):
        worth = page.locator("[data-part=worth]")
        rows = worth.locator("li:has(.words)")
        expect(rows).to_have_count(len(false))
        shown = [bare(words) for words in rows.all_text_contents()]
        rests = [bare(tr(place.lang, "{span}; {n} replicas", span="", n=LIVES))]
        rests.append(bare(tr(place.lang, "the same in all {n} replicas", n=LIVES)))
        for claim in false:
            sentence = bare(hall.drill.scenario.claim(claim).sentence.in_(place.lang))
            assert [words for words in shown if sentence in words and any(rest in words for rest in rests)]
        met = tr(
            place.lang, "met by {n} people within 24 h; {m} had met the claim there by then", n="7", m="7"
        )
        expect(worth.get_by_text(re.compile(met.replace("7", "[0-9.,]+"))).first).to_be_visible()
        expect(worth.locator(".meter")).to_have_count(0)
        expect(worth.locator(".c-wall [class$=-word]")).to_have_count(3)
    told = reckoned.of(hall.drill)
    assert told
    lines = 3 if told.averted.clear else 1  # on a wall no two that lie on one another
    for place, page in hall.pages.items():
        if place.room == STAYS:
            expect(page.locator("[data-part=ending] .c-wall [class$=-word]")).to_have_count(lines)
    offered = takes(hall.drill.view("duty", "vi").seat, "report.vi.html", hall.drill.state)
    assert offered
    expect(hall.pages[PAGES[2]].locator("[data-part=outcome] .take").first).to_be_visible()


def test_the_ending_is_sound_for_a_screen_reader_in_both_themes_and_at_twice_the_size(hall: Hall) -> None:
    looked = {(place.room == STAYS, place.size): page for place, page in hall.pages.items()}
    wrong = [(ending, complaint) for ending, page in looked.items() for complaint in complaints_of(page)]
    assert not wrong, "\n".join(map(str, wrong))
