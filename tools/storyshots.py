"""Photographs what people do, step by step: a spokesperson from the card to a published correction, a ward officer on a phone
from a report to the hand-over, the big screen in play and at the end, the control room.

    python tools/storyshots.py                        # docs/img/stories, vi and en
    python tools/storyshots.py --to out --langs vi --stories ward

Everything is pressed in a browser, as people press it; what is not there fails. A picture is named story-STEP-LANG.png.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from roomshots import ROOT, small, staged

PHONE, LAPTOP, WALL = (360, 780), (1280, 800), (1920, 1080)
SHARP = 2  # device pixels a CSS pixel on a phone
UPWARDS = "city-duty"  # the cell of the city to which a ward hands over
TEXT = {
    "vi": (
        "Không trẻ nào bị tiêm thuốc hỏng",
        "Không trẻ nào được tiêm thuốc từ tủ lạnh hỏng: 64 liều trong tủ A đã hủy lúc 6 giờ ngày 20/5, theo sổ của phòng khám.",
        "Tin nói 30 trẻ bị tiêm thuốc hết hạn là sai.",
        "Tin ấy lẫn hai tủ: 30 mũi sáng thứ Tư lấy từ tủ B, còn hạn 14 tháng.",
        "Sổ nhiệt độ tủ B: 3,9 đến 5,1 độ suốt tuần; biên bản hủy 64 liều có hai chữ ký.",
        "Không cho trẻ uống nước lá. Trẻ sốt trên 38,5 độ hoặc lừ đừ thì đưa đến phòng khám ngay. Tin tiếp theo lúc 10 giờ.",
    ),
    "en": (
        "No child was given spoilt vaccine",
        "No child was given vaccine from the broken fridge: by the clinic's log its 64 doses went at 6:00 on 20 May.",
        "The story that 30 children were given expired doses is false.",
        "It mixes up two fridges: the 30 doses of Wednesday morning came from fridge B, 14 months in date.",
        "Fridge B's temperature log: 3.9 to 5.1 degrees all week; two people signed for the 64 destroyed doses.",
        "Give children no leaf water. A child over 38.5 degrees or drowsy comes to the clinic at once. Next word at 10:00.",
    ),
}  # fmt: skip


class Camera:
    """A browser at one seat, and the pictures of what it shows, numbered."""

    def __init__(
        self, browser: Any, address: str, folder: Path, lang: str, story: str, size: tuple[int, int]
    ) -> None:
        self.address, self.story, self.lang, self.folder, self.taken = address, story, lang, folder, 0
        settings: dict[str, Any] = {
            "viewport": dict(zip(("width", "height"), size, strict=True)),
            "reduced_motion": "reduce",
        }
        if size == PHONE:
            settings |= {"has_touch": True, "is_mobile": True, "device_scale_factor": SHARP}
        self.context = browser.new_context(**settings)
        # What flashes under a finger would lie on the next picture.
        self.context.add_init_script(
            "addEventListener('DOMContentLoaded', () => {"
            " document.documentElement.style.webkitTapHighlightColor = 'transparent'; })"
        )
        self.context.add_cookies(
            [
                {"name": f"infodrill_{name}", "value": value, "url": address}
                for name, value in (("lang", lang), ("theme", "light"))
            ]
        )
        self.page = self.context.new_page()

    def sits_down(self, drill: Any, seat: str, *, shown: bool = False) -> None:
        """By the card's code, typed at the door."""
        from infodrill.web.joining.codes import issue

        self.page.goto(f"{self.address}/join")
        self.page.locator("#code").fill(issue(drill.id, seat))
        if shown:
            self.shoots("card")
        self.page.locator("form[action='/join'] button").click()
        self.page.wait_for_url(f"**/d/{drill.id}/**")
        self.drill = drill

    def goes(self, place: str) -> None:
        from shotstage import runs

        if not self.drill.state.closed:
            runs(self.drill)
        self.page.goto(f"{self.address}/d/{self.drill.id}/{place}")
        self.page.locator("body[data-stream=open]").wait_for()

    def shoots(self, step: str, at: str = "") -> None:
        """A picture of the window, with `at` in its upper third where that is named."""
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self.page.evaluate("document.activeElement?.blur()")
        if at:
            self.page.locator(at).first.evaluate(
                "(at) => { at.scrollIntoView({ block: 'start' }); scrollBy(0, -150); }"
            )
        self.taken += 1
        image = small(self.page.screenshot(), self.page.viewport_size["width"])
        path = self.folder / f"{self.story}-{self.taken}-{step}-{self.lang}.png"
        path.write_bytes(image)
        sys.stdout.write(f"{len(image) // 1000:5} kB  {path.name}\n")

    def named(self, words: str) -> Any:
        """The button of that name (msgid)."""
        from infodrill.kernel.i18n import tr

        return self.page.get_by_role("button", name=tr(self.lang, words), exact=True).first

    def records(self, button: Any) -> None:
        """Press, and be told that it is recorded."""
        with self.page.expect_response(lambda answer: "/do/" in answer.url) as told:
            button.click()
        if told.value.status != 200:
            raise SystemExit(f"{self.page.url}: {told.value.text()}")


def spokesperson(camera: Callable[..., Camera], stage: Any) -> None:
    drill, voice = stage.clinic, camera("spokesperson", LAPTOP)
    case = next(one.case for one in drill.view("voice", "vi").cases if one.verdict == "FALSE")
    voice.sits_down(drill, "voice", shown=True)
    voice.goes("desk/")
    voice.shoots("desk")
    voice.goes(f"case/{case}/")
    voice.shoots("case")
    voice.page.locator("a[href*='studio/new/'][href*='kind=correction']").first.click()
    voice.page.locator("#t-vi").wait_for()
    voice.shoots("facts-filled-in")
    for lang, (title, *parts) in TEXT.items():
        voice.page.locator(f"#t-{lang}").fill(title)
        for number, words in enumerate(parts, 1):
            voice.page.locator(f"#p-{lang}-{number}").fill(words)
    voice.page.locator("[data-part=craft] .craft-full, .craft .craft-full").first.wait_for()
    voice.page.locator("#t-vi").evaluate("(at) => at.scrollIntoView({ block: 'center' })")
    voice.shoots("written")
    voice.page.locator("button[form=studio]").click()
    voice.page.wait_for_url("**/studio/s*/")
    voice.page.locator("body[data-stream=open]").wait_for()
    statement = voice.page.url.rstrip("/").rpartition("/")[2]
    hand_in = voice.named("Hand in for review")
    voice.records(hand_in)
    hand_in.wait_for(state="detached")
    voice.shoots("handed-in")
    for seat in (
        "rights",
        "head",
        "coordinator",
    ):  # whoever is to approve it: where the clinic has an interest, not its head
        other = camera("", LAPTOP)
        other.sits_down(drill, seat)
        other.goes(f"studio/{statement}/")
        if other.named("Approve").count():
            other.records(other.named("Approve"))
        other.context.close()
    publish = voice.named("Publish")
    publish.wait_for()
    voice.shoots("approved")
    voice.records(publish)
    publish.wait_for(state="detached")
    voice.shoots("published")


def ward(camera: Callable[..., Camera], stage: Any) -> None:
    drill, duty = stage.storm, camera("ward", PHONE)
    duty.sits_down(drill, "con-vac-duty")
    duty.goes("desk/")
    duty.shoots("desk")
    duty.goes("desk/report/")
    duty.page.locator(".tap-box:has(input[value=rumour])").tap()
    duty.page.locator(".tap-box:has(input[name=danger][value=yes])").tap()
    duty.page.locator("#report-said").fill(
        {
            "vi": "Ngoài chợ bảo đê bờ tả vỡ rồi, có phải chạy không?",
            "en": "At the market they say the left dyke broke. Must we run?",
        }[duty.lang]
    )
    duty.shoots("report")
    duty.page.locator(".report-foot button").tap()
    sent = duty.page.locator("#main a[href*='/case/']").first
    sent.wait_for()
    duty.shoots("sent")
    sent.tap()
    duty.page.wait_for_url("**/case/*/")
    duty.page.locator("body[data-stream=open]").wait_for()
    for number in range(1, 10):
        answer = "yes" if number == 1 else "no"
        duty.page.locator(f"label:has(input[data-answer='{number}'][value={answer}])").tap()
    duty.shoots("gate", ".gate-form")
    send = duty.page.locator("[data-gate-send]")
    duty.records(send)
    send.wait_for(state="detached")
    duty.shoots("gated", "[data-part=gate]")
    offer = duty.page.locator("form[action$='/hand-over']").first
    offer.evaluate("(form) => form.closest('details')?.setAttribute('open', '')")
    offer.locator("select").first.select_option(UPWARDS)
    for words in offer.locator("textarea, input[type=text], input:not([type])").all():
        words.fill({"vi": "Tin đã sang hai phường khác.", "en": "It has reached two other wards."}[duty.lang])
    duty.shoots("hand-over", "form[action$='/hand-over']")
    duty.records(offer.locator("button").last)
    duty.page.locator("form[action$='/hand-over']").wait_for(state="detached")
    duty.shoots("handed-over")


def hall(camera: Callable[..., Camera], stage: Any) -> None:
    from infodrill.conduct.nouns.clock import ChangeClock

    wall = camera("hall", WALL)
    wall.sits_down(stage.clinic, "guest")
    wall.goes("screen/")
    wall.shoots("play")
    desk = camera("control", LAPTOP)
    desk.sits_down(stage.clinic, "direction")
    desk.goes("control/")
    desk.shoots("room")
    end = stage.ending
    if not end.state.closed:
        from infodrill.web.outcome import keeping, making

        end.give("direction", ChangeClock(role="DIR", change="close"), "")
        keeping.want(end.id)
        keeping.take("stories")
        making.make(end.id, "stories", stage.folder, twins=4)
    wall.sits_down(end, "guest")
    wall.goes("screen/")
    wall.shoots("end")
    voice = camera("ending", LAPTOP)
    voice.sits_down(end, "voice")
    voice.goes("report/")
    voice.shoots("spokesperson")


STORIES: dict[str, Callable[[Callable[..., Camera], Any], None]] = {
    "hall": hall,
    "spokesperson": spokesperson,
    "ward": ward,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--to", type=Path, default=ROOT / "docs" / "img" / "stories", help="folder of the pictures"
    )
    parser.add_argument("--stories", default=",".join(STORIES))
    parser.add_argument("--langs", default="vi,en")
    parser.add_argument(
        "--chromium",
        default=next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "chromium"),
    )
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    with staged("", "stories") as (stages, address), sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        for lang in asked.langs.split(","):
            for story in asked.stories.split(","):
                STORIES[story](partial(Camera, browser, address, asked.to, lang), stages[lang])
        browser.close()


if __name__ == "__main__":
    main()
