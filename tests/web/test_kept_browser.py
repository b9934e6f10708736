"""What was written by hand is there again: after a closed tab, and in every part where it stood."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from infodrill.casework.nouns.statement import DraftStatement
from infodrill.kernel.i18n import LANGUAGES
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened

TOLD = re.compile(r"<select[^>]*data-hours.*?</select>|<textarea[^>]*p-vi-5.*?</textarea>", re.DOTALL)


def later(asked: Route) -> None:
    """The page as the server draws it two minutes after."""
    answer = asked.fetch()

    def put_on(told: re.Match[str]) -> str:
        minute = re.sub(r"value=\"(\d+)\"", lambda at: f'value="{int(at[1]) and int(at[1]) + 120}"', told[0])
        return re.sub(r"(\d\d):(\d\d)", lambda at: f"{at[1]}:{int(at[2]) + 2:02}", minute)

    asked.fulfill(response=answer, body=TOLD.sub(put_on, answer.text()))


PARTS = ["Nước sạch.\n\nTheo biên bản lúc 8 giờ.", "", "Ảnh cũ từ năm ngoái.", "", "Gọi tổ trực."]


def test_a_half_written_text_outlives_its_tab(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", PHONE, reduced_motion="reduce")
    place = f"{address}/d/{drill.id}/studio/new/?kind=bulletin"
    page.goto(place)
    page.locator("#t-vi").fill("Nước sạch")
    for number, words in enumerate(PARTS, 1):
        if words:
            page.locator(f"#p-vi-{number}").fill(words)
    page.locator("#studio [data-kept]").wait_for()
    page.close()

    again = page.context.new_page()
    again.goto(place)
    again.locator("#studio [data-kept]").wait_for()
    assert again.locator("#t-vi").input_value() == "Nước sạch"
    assert [again.locator(f"#p-vi-{number}").input_value() for number in range(1, 6)] == PARTS
    again.locator("button[form=studio]").click()
    again.wait_for_url("**/studio/s*/")
    drill.catch_up()
    version = list(drill.state.book.statements.values())[-1].newest
    assert version.lines_vi == (3, 0, 1, 0, 1)
    again.goto(place)
    assert again.locator("#t-vi").input_value() == "", "what was recorded is no draft any more"
    again.context.close()


def test_an_older_reading_of_a_text_that_comes_late_covers_no_newer_one(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", DESK, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin")
    late: list[Route] = []
    check = "**/studio/check/"
    page.route(check, lambda asked: late.append(asked) if not late else asked.continue_())
    with page.expect_request(check):
        page.locator("#p-vi-1").fill("Nước sạch.")
    page.locator("#p-vi-1").fill("Gọi chị Hoa, số 0912 345 678.")
    expect(page.locator("#leaks mark").filter(has_text="0912").first).to_be_visible()
    with page.expect_event("requestfinished", lambda asked: asked == late[0].request):
        late[0].continue_()
    page.evaluate("fetch('/healthz').then((said) => said.text())")  # the page had its turn meanwhile
    assert page.locator("#leaks mark").count()
    page.context.close()


def test_what_was_typed_before_the_page_listened_is_kept_and_read_along(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", DESK, reduced_motion="reduce")
    scripts: list[Route] = []
    held = [True]
    page.route("**/js/*.js", lambda asked: scripts.append(asked) if held else asked.continue_())
    page.goto(f"{address}/d/{drill.id}/studio/new/?kind=bulletin", wait_until="commit")
    page.locator("#p-vi-1").fill("Gọi chị Hoa, số 0912 345 678.")
    held.clear()
    for script in scripts:
        script.continue_()
    expect(page.locator("#leaks mark").filter(has_text="0912").first).to_be_visible()
    page.locator("#studio [data-kept]").wait_for()
    page.reload()
    expect(page.locator("#p-vi-1")).to_have_value("Gọi chị Hoa, số 0912 345 678.")
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["vi"]))
def test_the_hour_of_the_next_word_follows_its_field_until_somebody_writes_it_otherwise(
    browser, served, lang: str
) -> None:
    """The holding line kept the hour that it began with, whatever was chosen."""
    drill, address = served
    view = drill.view("voice", lang)
    case = next(
        case.case
        for case in view.open_cases
        if view.casework.role_for(DraftStatement, case.case, kind="holding")
    )
    page = opened(browser, served, "voice", DESK, lang)
    page.goto(f"{address}/d/{drill.id}/studio/new/?case={case}&kind=holding")
    field, differs = page.locator("#st-next"), page.locator("#differs")
    written = next(tongue for tongue in LANGUAGES if page.locator(f"#p-{tongue}-5").input_value())
    part = page.locator(f"#p-{written}-5")
    for place in (3, 0, 4):
        field.select_option(index=place)
        expect(part).to_have_value(field.locator("option").nth(place).get_attribute(f"data-{written}") or "")
    expect(differs).to_be_hidden()
    part.fill("6:05.")
    with page.expect_response(lambda answer: "/studio/check/" in answer.url):
        field.select_option(index=2)
    expect(part).to_have_value("6:05.")
    expect(differs).to_contain_text("6:05")
    expect(page.locator("button[form=studio]")).to_be_enabled()
    # Opened again when the list begins later, it still holds the hour that the text promises.
    promised = field.input_value()
    page.route(re.compile("/studio/new/"), later)
    page.reload()
    expect(field).to_have_value(promised)
    page.context.close()


def test_an_hour_that_was_chosen_stays_chosen_though_those_that_are_offered_count_on(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", DESK)
    page.goto(f"{address}/d/{drill.id}/press/")
    field = page.locator("#pa-p")
    field.select_option(index=2)
    promised, words = field.input_value(), field.locator("option").nth(2).inner_text()
    page.route(re.compile("/press/"), later)
    for again in (page.reload, lambda: redrawn(page, "#pa-p")):
        again()
        expect(field).to_have_value(promised)
        assert field.evaluate("(of) => of.selectedOptions[0].text") in words.partition(", ")[2]
    page.context.close()


def test_the_hour_that_was_offered_stays_while_somebody_writes_beside_it(browser, served) -> None:
    """It was written into the text as the list had it; a minute later the list had moved on, and the text was called wrong."""
    drill, address = served
    view = drill.view("voice", "vi")
    case = next(
        case.case
        for case in view.open_cases
        if view.casework.role_for(DraftStatement, case.case, kind="holding")
    )
    page = opened(browser, served, "voice", DESK)
    page.goto(f"{address}/d/{drill.id}/studio/new/?case={case}&kind=holding")
    field, title, part = (page.locator(f) for f in ("#st-next", "[name=title_vi]", "#p-vi-5"))
    offered, sentence = field.input_value(), part.input_value()
    title.fill("Phòng khám đang kiểm tra tủ lạnh")
    page.route(re.compile("/studio/new/"), later)
    redrawn(page, "#st-next")
    expect(title).to_have_value("Phòng khám đang kiểm tra tủ lạnh")
    expect(field).to_have_value(offered)
    expect(part).to_have_value(sentence)
    page.context.close()


def redrawn(page: Page, place: str) -> None:
    """The part around the place is drawn anew, as when somebody asks for its news."""
    page.locator(place).evaluate(
        """(field) => {
          Object.assign(field.closest("[data-part]").dataset, { calm: "no", drawn: "before" });
          document.activeElement.blur();
          field.dispatchEvent(new Event("part:stale", { bubbles: true }));
        }"""
    )
    expect(page.locator(f"[data-part]:not([data-drawn]) {place}")).to_be_attached()


def test_a_page_that_is_gone_back_to_holds_one_hour_in_its_text_and_its_field(browser, served) -> None:
    """The browser put back the choice of a list that held it no more: none was promised, and the text named an hour."""
    drill, address = served
    view = drill.view("voice", "vi")
    case = next(
        case.case
        for case in view.open_cases
        if view.casework.role_for(DraftStatement, case.case, kind="holding")
    )
    page = opened(browser, served, "voice", DESK)
    page.goto(f"{address}/d/{drill.id}/studio/new/?case={case}&kind=holding")
    page.route(re.compile("/studio/new/"), later)
    page.goto(f"{address}/d/{drill.id}/desk/")
    page.go_back()
    chosen = page.locator("#st-next").evaluate("(of) => of.selectedOptions[0].dataset")
    assert page.locator("#p-vi-5").input_value() in (chosen["vi"], "") and chosen["vi"]
    page.context.close()


DRAWN = """async () => {
  const script = document.querySelector("script[type=module][src*='/js/']");
  const { differs } = await import(new URL("drafts.js", script.src).href);
  const form = document.createElement("form");
  form.innerHTML = `<select name="case"><option value="" disabled selected hidden>…</option><option value="c1"></option>
    <option value="c2" selected></option></select>`;
  const drawn = differs(form.elements[0]);
  form.elements[0].value = "c1";
  return [drawn, differs(form.elements[0])];
}"""


def test_what_the_page_chose_is_nobodys_writing_though_the_place_to_choose_stands_above_it(
    browser, served
) -> None:
    """Of two that are drawn as chosen the later is: taken for somebody's, its part is never drawn anew again."""
    drill, address = served
    page = opened(browser, served, "voice", DESK)
    page.goto(f"{address}/d/{drill.id}/desk/")
    assert page.evaluate(DRAWN) == [False, True]
    page.context.close()
