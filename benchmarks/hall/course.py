"""A hall that plays a drill of the library in twelve browsers, from the seat cards to the debrief, without one reload.

Each browser's page stays where it is unless its person follows a link; after each burst of events every page is compared with a
fresh load of itself (`checker`). The rooms and the acts are those of people: what is pressed here stands on a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.hall.checker import Checker
from benchmarks.hall.seats import HALLS, Chair
from playwright.sync_api import Browser, Locator, expect
from tests.web.playing import CODE, Complaints, Person
from tests.web.serving import Browser as Plain
from tests.web.serving import Server

from infodrill.scenario.loader import find, load

SAID = {
    "vi": ("Không cho trẻ uống nước lá", "Sổ của phòng khám: 64 liều đã hủy, không ai bị tiêm.", "Xin chờ tin lúc 09:00."),
    "en": ("Do not give leaf water", "The clinic's log: 64 doses destroyed, none was given.", "Next word at 09:00."),
}  # fmt: skip
KEEP = "window.infodrillHall = 'the page that was opened'"
LONGEST = (
    900_000  # ms that a jump may take where other work holds the machine: how long is no matter of this play
)
LAST = 8  # of what a page was answered, when it was loaded again
KEPT = "window.infodrillHall !== undefined"


class Hall:
    """The browsers by the names of `seats`, and what they do, in the order of the story."""

    machines = False  # whether they work in the seats in which nobody sits

    def __init__(
        self,
        browser: Browser,
        server: Server,
        scenario: str,
        accounts: int,
        say: Callable[[str], object] = print,
    ) -> None:
        self.browser, self.server, self.scenario, self.accounts = browser, server, scenario, accounts
        self.say, self.checker = say, Checker()
        self.complaints = Complaints(f"http://127.0.0.1:{server.port}")
        self.at: dict[str, Person] = {}
        self.chairs = HALLS[scenario]
        self.case = self.statement = ""
        # What each page was answered that is no page, and each page that came: why one was loaded again is read there.
        self.turned_away: dict[str, list[str]] = {name: [] for name in self.chairs}

    # Looking

    def look(self, when: str) -> None:
        """After a burst: nothing differs anywhere."""
        before = len(self.checker.found)
        self.checker.look(self._pages(), when)
        found = self.checker.found[before:]
        self.say("\n".join([f"{when}: {len(found)} differences", *found]))

    def _pages(self) -> Iterator[tuple[str, object]]:
        yield from ((name, person.page) for name, person in self.at.items())

    def stands(self) -> None:
        """Say what is on everybody's page: why it went no further is read there."""
        for name, person in self.at.items():
            page = person.page
            about = page.evaluate("({ ...document.body.dataset })")
            self.say(f"{name} at {page.url} {about}\n{page.locator('#main').inner_text()}\n")

    def _nobody_reloaded(self) -> None:
        lost = [name for name, person in self.at.items() if not person.page.evaluate(KEPT)]
        assert not lost, f"loaded again: { ({name: self.turned_away[name][-LAST:] for name in lost}) }"

    # From the cards to the rooms

    def sits_down(self) -> None:
        staff = Plain(self.server)
        staff.get(self.server.link)
        assert staff.post(self.server.link)[0] == 200
        status, _ = staff.post(
            "/drills/new",
            scenario=self.scenario,
            lang="vi",
            accounts=str(self.accounts),
            automated=[cell.id for cell in load(find(self.scenario)).scenario.cells.cells if self.machines],
        )
        assert status == 200
        drill = re.search(r"/drills/(\w+)/cards", staff.at)
        assert drill
        codes: dict[str, str] = {}
        for seat in dict.fromkeys(chair.seat for chair in self.chairs.values()):
            code = re.search(rf"{CODE}(?=\s*<)", staff.post(f"/drills/{drill[1]}/cards", seat=seat)[1])
            assert code, seat
            codes[seat] = code[0]
        for name, chair in self.chairs.items():
            self.at[name] = self._person(chair)
            self._hears(name)
            self.at[name].sits_down(codes[chair.seat], by_link=name == "duty")
            self.at[name].page.evaluate(KEEP)
        self.look("everybody sits in the lobby")

    def _person(self, chair: Chair) -> Person:
        return Person(self.browser, self.server, chair.lang, self.complaints, **chair.settings)

    def _hears(self, name: str) -> None:
        page, heard = self.at[name].page, self.turned_away[name]
        page.on(
            "response",
            lambda said: (
                said.ok or heard.append(f"{said.status} {said.url.removeprefix(self.complaints.base)}")
            ),
        )
        page.on("requestfailed", lambda asked: heard.append(f"{asked.failure} {asked.url}"))
        page.on("framenavigated", lambda frame: heard.append(f"came {frame.url}"))
        page.on("crash", lambda _: heard.append("crashed"))

    def the_roll_is_called(self) -> None:
        control = self.at["control"]
        control.recorded(control.button("Call the roll"))
        for name in ("duty", "coordinator"):
            here = self.at[name].button("Here").first
            expect(here).to_be_visible()
            self.at[name].recorded(here)
        self.look("the roll is called")

    def enters_the_rooms(self) -> None:
        for name, chair in self.chairs.items():
            self.goes(name, chair.room)
        self.look("everybody is in a room")

    def goes(self, name: str, place: str) -> Person:
        """Follow a link to another page: the one way in which a page changes."""
        person = self.at[name]
        person.enters(place)
        self._opened(person, f"**/{place}/")
        return person

    def opens(self, name: str, room: str, first: str) -> None:
        """Of what stands in a room's list, the first whose address has `first`."""
        person = self.goes(name, room)
        self._follows(person, person.page.locator(f"#main a[href*='{first}']").first, f"**{first}*/")

    def _follows(self, person: Person, link: Locator, address: str) -> None:
        person.follows(link, address)
        person.page.evaluate(KEEP)

    def _opened(self, person: Person, address: str) -> None:
        """Another page stands there, by what was done on the page before."""
        person.page.wait_for_url(address)
        person.listens()
        person.page.evaluate(KEEP)

    # Time

    def begins(self) -> None:
        self.at["control"].goes_at(10)
        self._press("[data-part=clock] button[value=start]")
        expect(self.at["duty"].part("inbox").get_by_role("heading", level=3).first).to_be_visible()
        self.look("the clock runs")

    def runs(self, speed: int, minutes: int) -> None:
        """Time goes on at `speed` until `minutes` more have come, looked at on the way, and stands then."""
        control = self.at["control"]
        hour = control.page.locator("#hour")
        goal = int(hour.get_attribute("data-now") or 0) + minutes * 60
        control.goes_at(speed)
        if hour.get_attribute("data-state") == "paused":
            self._press("[data-part=clock] button[value=resume]")
            expect(control.page.locator("#hour[data-state=running]")).to_be_attached()
        while (
            int(hour.get_attribute("data-now") or 0) < goal and hour.get_attribute("data-state") == "running"
        ):
            before = hour.get_attribute("data-now")
            control.page.locator(
                f"#hour:not([data-now='{before}']), #hour:not([data-state=running])"
            ).wait_for()
            self.checker.now_and_then(self._pages())
        self.pauses()

    def pauses(self) -> None:
        hour = self.at["control"].page.locator("#hour")
        if hour.get_attribute("data-state") == "running":
            self._press("[data-part=clock] button[value=pause]")
        expect(self.at["control"].page.locator("#hour[data-state=paused]")).to_be_attached()
        self.look(f"paused at {hour.get_attribute('data-story')}")

    def jumps(self, minutes: int) -> None:
        control = self.at["control"]
        before = control.page.locator("#hour").get_attribute("data-now") or ""
        reach = control.part("reach")
        control.unfolds("Jump", reach)
        reach.locator("input[name=forced]").check()
        control.recorded(reach.locator(f"button[name='ahead'][value='{minutes * 60}']"))
        there = control.page.locator(f"#hour[data-state=paused]:not([data-now='{before}'])")
        there.wait_for(timeout=LONGEST)
        for fold in reach.locator("details[open] > summary").all():  # a sheet covers what stands below
            fold.click()
        self.look(f"jumped {minutes} minutes")

    def _press(self, button: str) -> None:
        control = self.at["control"]
        control.recorded(control.page.locator(button))

    def ends(self) -> None:
        """Every open page moves to the end by itself."""
        control = self.at["control"]
        self._nobody_reloaded()
        end = control.unfolds("End the drill", control.part("reach"))
        control.field("Why it ends early", end).fill("Hết giờ tập. / Time is up.")
        control.recorded(control.button("End now", end))
        for person in self.at.values():
            expect(person.page.locator("#hour[data-state=closed]")).to_be_attached()
        self.look("the drill is over")

    # Deeds that every drill has

    def speaks(self, name: str, words: str) -> None:
        """A line of the chat, said in the meeting."""
        person = self.goes(name, "meeting")
        person.page.locator("#talk-t").fill(words)
        person.recorded(person.button("Send"))
        self.look(f"{name} spoke")
        self.goes(name, self.chairs[name].room)

    def confirms(self, name: str) -> None:
        """What came is received."""
        received = self.at[name].button("Received").first
        if received.count():
            self.at[name].recorded(received)
            self.look(f"{name} confirmed")

    def the_hall_is_asked(self) -> None:
        control, guest = self.at["control"], self.at["guest"]
        caption = control.unfolds("Caption on the big screen")
        control.field("Caption", caption).fill("Mười phút đầu / The first ten minutes")
        control.recorded(control.button("Show for 5 min", caption))
        poll = control.unfolds("Ask the guests")
        for field, words in (
            ("#poll-q", "Nói gì trước? / What comes first?"),
            ("#poll-1", "A"),
            ("#poll-2", "B"),
        ):
            poll.locator(field).fill(words)
        control.recorded(control.button("Open the poll", poll))
        self.look("the hall is asked")
        answer = guest.part("guest").get_by_role("button", name="A", exact=True)
        expect(answer).to_be_visible()

    def fires(self, inject: int) -> None:
        control = self.at["control"]
        fire: Locator = control.button("Fire inject {n} now", control.part("table"), n=inject)
        if fire.count():
            control.recorded(fire.first)
            self.look(f"inject {inject} fired")
