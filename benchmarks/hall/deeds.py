"""What the people of *clinic* do beside the common course: a report, its gate, its check, a statement through all its steps."""

from __future__ import annotations

from benchmarks.hall.course import SAID, Hall
from playwright.sync_api import expect
from tests.web.playing import Person

from infodrill.kernel.i18n import tr

# In the storm night, whose page shows one case or one text, opened from a room's list.
OPENED = (
    ("duty", "case", "/case/c"),
    ("coordinator", "case", "/case/c"),
    ("second", "case", "/case/c"),
    ("rights", "studio", "/studio/s"),
    ("voice", "studio", "/studio/s"),
)
SPREADS = 7  # "spoilt doses, leaf water", to the duty desk


class ClinicHall(Hall):
    def plays(self) -> None:
        """From the cards to the debrief."""
        self.sits_down()
        self.the_roll_is_called()
        self.enters_the_rooms()
        self.begins()
        self.confirms("duty")
        self.runs(10, 3)
        self.speaks("coordinator", "Ai giữ sổ? / Who keeps the log?")
        self.fires(SPREADS)
        self.reports()
        self.gates()
        self.verifies()
        self.a_statement_walks()
        self.the_press_asks()
        self.the_hall_is_asked()
        self.jumps(10)
        self.ends()

    def reports(self) -> None:
        ward = self.at["duty"]
        row = ward.part("inbox").locator(f"a[href*='report/?source=inject%3A{SPREADS}']")
        # Sent before the page listens, the form leads to the case by itself, and the first link there is to another.
        self._follows(ward, row.first, "**/report/?source=*")
        page = ward.page
        page.locator(".tap-box:has(input[value=rumour])").click()
        page.locator(".tap-box:has(input[name=danger][value=yes])").click()
        page.locator(".report-foot button").click()
        sent = page.locator(".report a[href*='/case/']:not(.report-like a)")
        expect(sent).to_be_visible()
        self._follows(ward, sent, "**/case/*/")
        self.case = page.url.rstrip("/").rpartition("/")[2]
        self.look("the ward reported")

    def gates(self) -> None:
        ward = self.at["duty"]
        for name in ("lookout", "coordinator", "head"):
            self.goes(name, f"case/{self.case}")
        for number in range(1, 10):
            answer = "yes" if number == 1 else "no"
            ward.page.locator(f"label:has(input[data-answer='{number}'][value={answer}])").click()
        ward.recorded(ward.page.locator("[data-gate-send]"))
        self.look("the gate is passed")

    def _main(self, name: str, send: str) -> None:
        person = self.at[name]
        person.recorded(person.button(send, person.part("decision").locator(".case-main")))

    def verifies(self) -> None:
        verifier = self.at["lookout"]
        verifier.page.locator("select[name=owner]").select_option("clinic")
        self._main("lookout", "Ask and begin to verify")
        self.look("it is being verified")

    def a_statement_walks(self) -> None:
        """On four open pages: author, rights adviser, approver, ward. None is loaded again."""
        author, adviser, approver = (self.at[name] for name in ("voice", "rights", "duty"))
        self.goes("voice", f"case/{self.case}")
        begin = author.page.locator("a[href*='studio/new/'][href*='kind=holding']").first
        self._follows(author, begin, "**/studio/new/?*kind=holding*")
        for lang, (title, fact, advice) in SAID.items():
            author.page.locator(f"#t-{lang}").fill(title)
            # What the case's facts filled in, in one language, goes: both are to say the same.
            for part, words in enumerate((fact, "", "", "", advice), 1):
                author.page.locator(f"#p-{lang}-{part}").fill(words)
        self._follows(author, author.button("Save the draft"), "**/studio/s*/")
        self.statement = author.page.url.rstrip("/").rpartition("/")[2]
        for name in ("rights", "duty"):
            self.goes(name, f"studio/{self.statement}")
        self.look("a draft is open on four pages")
        for name in ("voice", "rights", "duty", "head"):
            self.at[name].page.evaluate("window.infodrillHall = 'walks'")
        author.recorded(author.button("Hand in for review"))
        expect(author.page.locator("#studio")).to_have_count(0)
        self.look("handed in")
        for one in (adviser, approver):
            self._approves(one)
        expect(author.button("Publish")).to_be_visible()
        author.recorded(author.button("Publish"))
        expect(author.button("Publish")).to_have_count(0)
        self.look("published")
        for name in ("voice", "rights", "duty", "head"):
            assert self.at[name].page.evaluate("window.infodrillHall") == "walks", f"{name} was loaded again"

    def _approves(self, one: Person) -> None:
        expect(one.button("Approve")).to_be_visible()
        one.recorded(one.button("Approve"))
        expect(one.button("Approve")).to_have_count(0)
        self.look("approved")

    def the_press_asks(self) -> None:
        press = self.at["press"]
        spoke = self.goes("voice", "press")
        asked = "Ai ký sổ? / Who signed the log?"
        press.field("Question").fill(asked)
        press.page.locator("select[name=outlet]").select_option(index=1)
        press.recorded(press.button("Ask"))
        question = spoke.page.locator("a.q-link", has_text=asked)
        expect(question).to_be_visible()
        self.look("the press asked")
        self._follows(spoke, question, "**/press/?question=*")
        spoke.page.locator("#pa-t").fill(SAID["vi"][1])
        spoke.page.locator("#pa-c").select_option(label=tr(spoke.lang, "no case"))
        spoke.page.locator("#pa-s").select_option("unknown")
        spoke.page.locator("#pa-p").select_option("0")
        spoke.recorded(spoke.button("Give the answer"))
        self._opened(spoke, "**/press/#q-h")  # the next question
        expect(press.part("transcript").get_by_text(SAID["vi"][1])).to_be_visible()
        self.look("the press is answered")


class TyphoonHall(Hall):
    """Machines work in the seats in which nobody sits; people look on, talk and confirm, control drives."""

    machines = True

    def plays(self) -> None:
        self.sits_down()
        self.the_roll_is_called()
        self.enters_the_rooms()
        self.begins()
        self.confirms("duty")
        self.runs(10, 5)
        self.speaks("coordinator", "Ai giữ số liệu? / Who keeps the figures?")
        self.jumps(30)
        self.runs(10, 10)
        self.the_hall_is_asked()
        self.jumps(30)
        for name, room, first in OPENED:
            self.opens(name, room, first)
        self.look("cases and texts are open")
        self.runs(10, 10)
        for _ in range(3):
            self.jumps(30)
        self.runs(10, 10)
        self.speaks("second", "Ảnh này cũ. / This picture is old.")
        self.confirms("duty")
        self.ends()


PLAYS = {"clinic": ClinicHall, "typhoon": TyphoonHall}
