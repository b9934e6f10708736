"""Whole drills played by people at browsers, each in their own language.

A hall of twelve plays *clinic* from the seat cards to the debrief, and no page ever shows what is not so. In the long form, nine
play *forged-order* from the library to the report; chairs that nobody takes (the ward's head, the keeper of the record, the
rights adviser) work by themselves.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.hall.deeds import PLAYS
from playwright.sync_api import Browser, expect

from infodrill.conduct.naming import GATE_SAYS
from infodrill.kernel.i18n import tr
from tests.forms import amount, both_forms
from tests.patience import PATIENCE

from .playing import PHONE, Complaints, Person, picture
from .serving import Server, until

HELD = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
PLAYED = {  # seat → language and settings of its browser
    "direction": ("vi", {}), "duty": ("vi", HELD), "steering": ("en", {}), "lookout": ("en", {}), "editor": ("vi", {}),
    "voice": ("en", {}), "town": ("vi", {}),
}  # fmt: skip
SAID = {
    "vi": ("Công văn số 88 là giả", "Sổ công khai dừng ở số 61; không có số 88.", "Xin chờ tin lúc 06:55."),
    "en": ("Order no. 88 is forged", "The public register stands at no. 61; no 88.", "Next word at 06:55."),
}
SHARE = amount(3, 1)  # at each rest every third page, in turn, and in the long form every page
EDITED = "Hiệu trưởng hỏi đóng cổng hay mở? / Shut the gate or open it?"
CAPTION, POLL = "Mười phút đầu / The first ten minutes", "Nói gì trước? / What comes first?"


class Play:
    """The people by seat, and the steps of the drill in the order of the story."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.complaints = Complaints(f"http://127.0.0.1:{server.port}")
        self.at: dict[str, Person] = {}
        self.case = self.statement = ""

    def person(self, lang: str, **settings: object) -> Person:
        return Person(self.browser, self.server, lang, self.complaints, **settings)

    def staff_open_a_drill_from_the_library(self) -> dict[str, str]:
        """The code of each seat, as its card says it."""
        staff = self.person("en")
        staff.opens(self.server.link)
        staff.button("Sign in").click()
        staff.link("New drill").click()
        staff.page.wait_for_url("**/drills/new")
        staff.shows("01-library")
        staff.page.locator("a[href='?scenario=forged-order']").first.click()
        staff.page.wait_for_url("**/drills/new?scenario=*")
        staff.field("Simulated accounts").fill("1000")
        staff.page.locator("select[name=lang]").select_option("vi")
        staff.shows("02-new")
        staff.button("Make the drill").click()
        staff.page.wait_for_url("**/cards*")
        boxes = staff.page.locator("input[name=seat]")
        expect(boxes.first).to_be_visible()
        seats = [locator.get_attribute("value") or "" for locator in boxes.all()]
        for box in boxes.all():
            box.check()
        staff.button("Make new codes for the ticked seats").click()
        expect(staff.page.locator(".code").first).to_be_visible()
        staff.shows("03-cards")
        codes = staff.page.locator(".code").all_inner_texts()
        staff.leaves()
        return dict(zip(seats, codes, strict=True))

    def everybody_sits_down(self, codes: dict[str, str]) -> None:
        for seat, (lang, settings) in PLAYED.items():
            self.at[seat] = self.person(lang, **settings)
            self.at[seat].sits_down(codes[seat], by_link=seat == "duty")
        # Two people share the direction: one of them evaluates.
        self.at["evaluator"] = self.person("en")
        self.at["evaluator"].sits_down(codes["direction"])
        self.at["guest"] = self.person("en", **HELD)
        self.at["guest"].sits_down(codes["town"])
        self.at["duty"].shows("04-lobby-phone")

    def the_roll_is_called(self) -> None:
        control, ward = self.at["direction"], self.at["duty"]
        for kind in ("Call the roll", "Check communications"):
            control.recorded(control.button(kind))
            here = ward.button("Here").first
            expect(here).to_be_visible()
            ward.page.reload()  # a person reads which check it is: the press that had just come is held back
            ward.recorded(here)
            expect(ward.button("Here")).to_have_count(0)
        expect(control.part("places").get_by_text(control.says("present")).first).to_be_visible()
        control.shows("05-lobby")

    def the_clock_starts_and_the_first_inject_arrives_by_itself(self) -> None:
        control, ward = self.at["direction"], self.at["duty"]
        ward.enters("desk")
        ward.listens()
        control.enters("control")
        control.listens()
        control.recorded(control.button("Begin"))
        inbox = ward.part("inbox").get_by_role("heading", level=3)
        expect(inbox.first).to_be_visible()
        receipt = ward.button("Received").first
        ward.recorded(receipt)
        expect(ward.part("inbox").get_by_text(ward.says("received"))).to_be_visible()
        ward.shows("06-desk")
        for speed in (10, 1):
            expect(control.goes_at(speed)).to_have_attribute("aria-pressed", "true")

    def control_edits_an_inject_and_fires_it(self) -> None:
        control, ward = self.at["direction"], self.at["duty"]
        control.opens(f"/d/{control.drill}/control/?tab=ahead&inject=7")
        control.listens()
        sheet = control.page.locator("#edit")
        control.field("Words", sheet).fill(EDITED)
        control.recorded(control.button("Use these words", sheet))
        control.shows("07-edit")
        control.recorded(control.button("Pause", control.part("clock")))
        control.recorded(control.button("Fire inject {n} now", control.part("table"), n=7))
        expect(ward.part("inbox").get_by_text(EDITED)).to_be_visible()
        ward.shows("08-inbox")

    def jump(self, minutes: int) -> None:
        """Past grave injects: whether one falls in here depends on how long the hall took before its first pause."""
        control = self.at["direction"]
        before = control.page.locator("#hour").get_attribute("data-now") or ""
        reach = control.part("reach")
        goal = reach.locator(f"button[name='ahead'][value='{minutes * 60}']")
        expect(goal).to_be_attached()
        control.unfolds("Jump", reach)
        reach.locator("input[name=forced]").check()
        control.recorded(goal)
        control.page.locator(f"#hour[data-state=paused]:not([data-now='{before}'])").wait_for()

    def minutes_pass(self, minutes: int) -> None:
        """One by one, so that a grave inject arrives instead of halting a jump."""
        control = self.at["direction"]
        hour = control.page.locator("#hour[data-state=paused]")
        for _ in range(minutes):
            before = hour.get_attribute("data-now") or ""
            control.recorded(control.button("One minute", control.part("clock")))
            expect(hour).not_to_have_attribute("data-now", before)

    def the_ward_reports_in_three_taps_with_a_photo(self) -> None:
        ward = self.at["duty"]
        row = ward.part("inbox").locator("li").filter(has_text=EDITED)
        ward.follows(row.locator("a[href*='report/?source=']"), "**/report/?source=*")
        ward.page.locator(".tap-box:has(input[value=rumour])").click()
        ward.page.locator(".tap-box:has(input[name=ward]:checked)").click()
        ward.page.locator(".tap-box:has(input[name=danger][value=yes])").click()
        photo = {"name": "cong.png", "mimeType": "image/png", "buffer": picture()}
        ward.page.locator("#report-photo").set_input_files([photo])
        ward.shows("09-report")
        ward.page.locator(".report-foot button").click()
        sent = ward.page.locator(".report a[href*='/case/']:not(.report-like a)")
        expect(sent).to_be_visible()
        ward.shows("09-sent")
        # It is drawn anew with what was sent; while one takes the other's place, it has no box.
        assert until(ward.page.locator(".thumb").bounding_box)["height"] < 100
        ward.follows(sent, "**/case/*/")
        expect(ward.part("proofs").locator("img")).to_be_visible()
        self.case = ward.page.url.rstrip("/").rpartition("/")[2]

    def the_ward_answers_the_nine_questions(self) -> None:
        ward = self.at["duty"]
        for number in range(1, 10):
            answer = "yes" if number == 1 else "no"
            ward.page.locator(f"label:has(input[data-answer='{number}'][value={answer}])").click()
        expect(ward.page.locator("[data-gate-code]")).to_have_text(ward.says(GATE_SAYS["G0"]))
        ward.shows("10-gate")
        ward.recorded(ward.page.locator("[data-gate-send]"))
        expect(ward.part("gate").locator(".code-box")).to_have_text(ward.says(GATE_SAYS["G0"]))

    def sheet(self, seat: str) -> Person:
        person = self.at[seat]
        person.enters(f"case/{self.case}")
        person.listens()
        return person

    def main_form(self, person: Person, send: str) -> None:
        """The one next thing of the case, done as it is offered."""
        person.recorded(person.button(send, person.part("decision").locator(".case-main")))

    def the_city_asks_the_owner_of_the_facts(self) -> None:
        verifier = self.sheet("lookout")
        verifier.shows("11-verify")
        verifier.page.locator("select[name=owner]").select_option("registry")
        self.main_form(verifier, "Ask and begin to verify")
        self.jump(10)
        self.jump(10)
        expect(verifier.part("proofs").locator(".grade", has_text="A1")).to_be_visible()
        more = verifier.page.locator("details.act:has(select[name=grade])")
        more.locator("summary").click()
        more.locator("textarea[name=text]").fill("Con dấu mờ, số hiệu lạ. / A blurred seal, an odd number.")
        more.locator("select[name=kind]").select_option("report")
        more.locator("select[name=grade]").select_option("B2")
        verifier.recorded(verifier.button("Add", more))
        expect(verifier.part("proofs").locator(".grade", has_text="B2")).to_be_visible()

    def a_verdict_and_a_priority_are_set(self) -> None:
        verifier = self.sheet("lookout")
        verifier.page.locator(".case-main select[name=verdict]").select_option("FALSE")
        verifier.page.locator(".case-main form[action$='set-verdict'] select[name=confidence]").select_option(
            "800"
        )
        self.main_form(verifier, "Set the verdict")
        verifier = self.sheet("lookout")
        verifier.page.locator(".case-main select[name=h]").select_option("H3")
        verifier.page.locator(".case-main select[name=s]").select_option("2")
        verifier.page.locator(".case-main select[name=question_share]").select_option("0")
        verifier.page.locator(".case-main form:has(select[name=h]) select[name=confidence]").select_option(
            "800"
        )
        self.main_form(verifier, "Set the priority")
        verifier.shows("12-triaged")

    def the_city_decides(self) -> None:
        city = self.sheet("steering")
        form = city.page.locator("form[action$='/choose']")
        form.locator("label:has(input[name=actions][value='5'])").click()
        form.locator("textarea[name=reason]").fill("Trả lời thì chưa đủ. / An answer alone is not enough.")
        form.locator("input[name=less_intrusive_considered]").check()
        city.shows("13-decide")
        city.recorded(city.button("Sign the decision", form))
        expect(city.button("Sign the decision")).to_have_count(0)
        city.shows("13-decided")
        self.jump(5)

    def a_statement_is_drafted_while_the_machine_reads_along(self) -> None:
        editor = self.sheet("editor")
        begin = editor.page.locator("a[href*='studio/new/'][href*='kind=correction']")
        page = editor.follows(begin, "**/studio/new/?*kind=correction*")
        page.locator("input[data-second]").check()  # one language would do
        for lang, (title, fact, advice) in SAID.items():
            page.locator(f"#t-{lang}").fill(title)
            page.locator(f"#p-{lang}-1").fill(fact)
            page.locator(f"#p-{lang}-2").fill(f"{title}.")
            for part in (3, 4):  # what the case's facts filled in, in one language
                page.locator(f"#p-{lang}-{part}").fill("")
            page.locator(f"#p-{lang}-5").fill(f"{advice} 0912 345 678")
        expect(page.locator("#leaks mark").first).to_contain_text("0912")
        editor.shows("14-leak")
        for lang, (_, _, advice) in SAID.items():
            page.locator(f"#p-{lang}-5").fill(advice)
        expect(page.locator("#leaks mark")).to_have_count(0)
        expect(page.locator("#craft .craft-full").first).to_be_visible()
        page.locator("#st-stance").select_option("deny")
        editor.shows("15-studio")
        editor.follows(editor.button("Save the draft"), "**/studio/s*/")
        editor.recorded(editor.button("Hand in for review"))
        self.statement = page.url.rstrip("/").rpartition("/")[2]

    def others_approve_and_the_spokesperson_publishes(self) -> None:
        spoke = self.at["voice"]
        self.minutes_pass(5)
        spoke.enters(f"studio/{self.statement}")
        spoke.listens()
        expect(spoke.part("approvals").locator(".ap-done")).to_have_count(3)
        spoke.shows("16-approved")
        spoke.recorded(spoke.button("Publish"))
        for person in (self.at[seat] for seat in ("duty", "town", "lookout")):
            person.opens(f"/d/{spoke.drill}/network/?room=portal")
            person.sees(SAID[person.lang][0])
        self.at["lookout"].shows("17-portal")

    def the_press_asks_and_is_answered(self) -> None:
        press, spoke = self.at["town"], self.at["voice"]
        spoke.enters("press")
        spoke.listens()
        press.enters("press")
        asked = "Ai ký công văn? / Who signed it?"
        press.field("Question").fill(asked)
        press.page.locator("select[name=outlet]").select_option(index=1)
        press.recorded(press.button("Ask"))
        spoke.follows(spoke.page.locator("a.q-link", has_text=asked), "**/press/?question=*")
        spoke.page.locator("#pa-t").fill(SAID[spoke.lang][1])
        spoke.page.locator("#pa-c").select_option(label=tr(spoke.lang, "no case"))
        spoke.page.locator("#pa-s").select_option("unknown")
        spoke.page.locator("#pa-p").select_option("0")
        spoke.shows("18-press")
        spoke.button("Give the answer").click()
        # A line of what is public in both languages is read by each in their own, whoever says it again.
        expect(press.part("transcript").get_by_text(SAID[press.lang][1])).to_be_visible()

    def the_hall_reads_a_caption_and_is_asked(self) -> None:
        control, hall, guest = self.at["direction"], self.at["town"], self.at["guest"]
        for person in (hall, guest):
            person.enters("screen")
            person.listens()
        control.enters("control")
        control.listens()
        caption = control.unfolds("Caption on the big screen")
        control.field("Caption", caption).fill(CAPTION)
        control.recorded(control.button("Show for 5 min", caption))
        expect(hall.part("caption").get_by_text(CAPTION)).to_be_visible()
        hall.shows("19-hall")
        poll = control.unfolds("Ask the guests")
        poll.locator("#poll-q").fill(POLL)
        poll.locator("#poll-1").fill("A")
        poll.locator("#poll-2").fill("B")
        control.recorded(control.button("Open the poll", poll))
        guest.part("guest").get_by_role("button", name="A", exact=True).click()
        expect(
            guest.page.get_by_text(guest.says("Your answer is in. Nobody knows whose it is."))
        ).to_be_visible()
        guest.shows("19-screen")

    def the_evaluator_notes_and_rates(self) -> None:
        evaluator = self.at["evaluator"]
        evaluator.enters("evaluation")
        notes = evaluator.part("notes")
        evaluator.field("What was seen", notes).fill("Hỏi đúng nơi giữ sổ. / Asked who keeps the record.")
        notes.get_by_text(evaluator.says("A strength"), exact=True).click()
        evaluator.recorded(evaluator.button("Pin", notes))
        rate = evaluator.part("form").locator("button[name=rating][value=P]").first
        evaluator.recorded(rate)
        evaluator.page.reload()
        expect(evaluator.part("form").locator("button[aria-pressed=true]").first).to_have_text("P")
        evaluator.shows("20-evaluation")

    def control_ends_the_drill(self) -> None:
        control = self.at["direction"]
        control.enters("control")
        control.listens()
        end = control.unfolds("End the drill", control.part("reach"))
        control.field("Why it ends early", end).fill("Hết giờ tập. / Time is up.")
        control.recorded(control.button("End now", end))
        expect(control.page.locator("#hour[data-state=closed]")).to_be_attached()
        control.shows("20-closed")

    def the_report_comes_out(self) -> None:
        control = self.at["direction"]
        control.enters("report")
        saves = control.part("outcome").locator("a[download]")
        expect(saves.first).to_be_visible(timeout=4_000 * PATIENCE)
        control.shows("21-report")
        for name in ("report.vi.html", "report.en.html", "drill"):
            with control.page.expect_download() as told:
                control.page.locator(f"a[download][href$='/{name}']").click()
            assert Path(told.value.path()).stat().st_size > 5_000


def from_the_library_to_the_report(browser: Browser, server: Server) -> None:
    play = Play(browser, server)
    play.everybody_sits_down(play.staff_open_a_drill_from_the_library())
    play.the_roll_is_called()
    play.the_clock_starts_and_the_first_inject_arrives_by_itself()
    play.control_edits_an_inject_and_fires_it()
    play.the_ward_reports_in_three_taps_with_a_photo()
    play.the_ward_answers_the_nine_questions()
    play.the_city_asks_the_owner_of_the_facts()
    play.a_verdict_and_a_priority_are_set()
    play.the_city_decides()
    play.a_statement_is_drafted_while_the_machine_reads_along()
    play.others_approve_and_the_spokesperson_publishes()
    play.the_press_asks_and_is_answered()
    play.the_hall_reads_a_caption_and_is_asked()
    play.the_evaluator_notes_and_rates()
    play.control_ends_the_drill()
    play.the_report_comes_out()
    assert not play.complaints.found, "\n".join(play.complaints.found)


def from_the_cards_to_the_debrief(browser: Browser, server: Server) -> None:
    """Twelve open pages show at each rest what a fresh load would show."""
    hall = PLAYS["clinic"](browser, server, "clinic", 1_000)
    hall.checker.share = SHARE
    try:
        hall.plays()
    except BaseException:
        hall.stands()
        raise
    assert not hall.checker.found, "\n".join(hall.checker.found)
    assert not hall.complaints.found, "\n".join(hall.complaints.found)
    assert hall.checker.looks > 12 * 12 // SHARE


@pytest.mark.parametrize(
    ("plays", "store"),
    both_forms(
        [(from_the_cards_to_the_debrief, "SQLite"), (from_the_library_to_the_report, "PostgreSQL")],
        [(from_the_cards_to_the_debrief, "SQLite")],
    ),
)
def test_a_drill_is_played_at_browsers(request, browser, tmp_path, plays, store) -> None:
    address = request.getfixturevalue("postgres_address") if store == "PostgreSQL" else ""
    server = Server(tmp_path, INFODRILL_DATABASE_URL=address).start()
    try:
        plays(browser, server)
    finally:
        server.stop()
