"""A form says before it is sent what it still lacks and when the next text may go; what is pressed too early goes by itself."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Route, expect

from infodrill.casework.nouns.closing import CloseCase
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.conduct.nouns.improvements import SettleImprovement
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.ranking import things
from infodrill.kernel.fields import Words, declared, wanted
from infodrill.kernel.i18n import LANGUAGES
from infodrill.web.forms import verbs
from infodrill.web.rooms.desk import Desk
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened, places

# Forms whose button says otherwise than what they lack.
WRONG = """() => {
  const wrong = [];
  for (const form of document.querySelectorAll("form[method=post]")) {
    const needed = (field) => field.required || "any" in field.dataset || "choose" in field.dataset;
    const asked = [...form.elements].filter((field) => needed(field) && !field.disabled);
    const empty = asked.filter((field) =>
      "any" in field.dataset ? !field.querySelector(":checked")
      : "choose" in field.dataset ? field.selectedOptions[0].disabled
      : field.type === "checkbox" ? !field.checked
      : field.type === "radio" ? !form.elements[field.name].value : !field.value.trim());
    for (const button of form.elements) {
      if (button.type !== "submit" || button.disabled) continue;
      const why = document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
      if ((button.ariaDisabled === "true") !== empty.length > 0 || Boolean(why) !== empty.length > 0)
        wrong.push([form.action, button.textContent.trim(), why, empty.map((field) => field.name)]);
      // All of it: what is filled in after three were named finds the button as dead as before.
      const called = (field) => field.type !== "radio" && field.labels?.[0]?.textContent.trim();
      const unnamed = empty.filter((field) => called(field) && !why.includes(called(field)));
      if (why && unnamed.length) wrong.push([form.action, why, "unnamed", unnamed.map((field) => field.name)]);
    }
  }
  // An entry that is drawn and can be chosen can be sent.
  for (const entry of document.querySelectorAll("select[required] option:not(:disabled)")) {
    if (!entry.value) wrong.push([entry.closest("form").action, entry.closest("select").name, entry.textContent]);
  }
  return [document.querySelectorAll("form[method=post] [required]").length, wrong];
}"""


def logged(drill, said: str = "Phòng khám phục vụ chậm quá.") -> str:
    drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said=said), "")
    case = list(drill.state.book.cases)[-1]
    drill.give("duty", LogCase(role="L1-DUTY", case=case, sentence=said, danger=False), "")
    return case


@pytest.mark.parametrize(
    "seat",
    both_forms(
        ["direction", "duty", "voice", "lookout", "head", "coordinator"], ["direction", "duty", "coordinator"]
    ),
)
def test_in_every_room_a_button_is_locked_while_what_it_needs_is_missing(browser, served, seat: str) -> None:
    drill, address = served
    page = opened(browser, served, seat, PHONE, LANGUAGES[len(seat) % 2])
    wrong, asked = [], 0
    for place in places(drill, seat):
        page.goto(address + place)
        count, found = page.evaluate(WRONG)
        asked += count
        wrong += [(place, *each) for each in found]
    assert asked and not wrong, "\n".join(map(str, wrong))
    page.context.close()


def test_that_nobody_is_known_to_hold_the_record_is_chosen_and_sent(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "lookout", PHONE)
    form = page.locator("form[action$='/do/ask-owner']").first
    for held in drill.view("lookout", "vi").open_cases:
        page.goto(f"{address}/d/{drill.id}/case/{held.case}/")
        if form.count():
            break
    form.evaluate("form => { for (let near = form; near; near = near.parentElement) near.open = true; }")
    button, owner = form.locator("button[type=submit], button:not([type])").last, form.locator("[name=owner]")
    expect(button).to_have_attribute("aria-disabled", "true")
    owner.select_option(index=owner.locator("option").count() - 1)
    expect(button).not_to_have_attribute("aria-disabled", "true")
    with page.expect_response("**/do/ask-owner") as answered:
        button.click()
    assert answered.value.status == 200
    drill.catch_up()
    assert drill.state.book.cases[held.case].questions[-1].owner == ""
    page.context.close()


def test_a_decision_says_before_it_is_signed_what_it_lacks(browser, served) -> None:
    drill, address = served
    case = next(thing.item for thing in things(drill.view("coordinator", "vi")) if thing.step == "decide")
    page = opened(browser, served, "coordinator", PHONE)
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
    form = page.locator("#step-decide")
    button, lacks = form.locator(".form-end button"), form.locator(".needs")
    expect(lacks).to_contain_text("ít nhất một phương án")
    form.locator("textarea[name=reason]").fill("Đúng mức.")
    form.locator("input[name=actions]").first.check()  # no action: nothing lighter is left to consider
    expect(button).not_to_have_attribute("aria-disabled", "true")
    form.locator("input[name=actions]").first.uncheck()
    form.locator("input[name=actions]").nth(1).check()
    expect(button).to_have_attribute("aria-disabled", "true")
    form.locator("input[name=less_intrusive_considered]").check()
    expect(button).not_to_have_attribute("aria-disabled", "true")
    page.context.close()


@pytest.mark.parametrize("lang", both_forms(LANGUAGES, ["en"]))
def test_the_gate_asks_for_its_note_before_it_is_sent(browser, served, lang: str) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE, lang, reduced_motion="reduce")
    page.goto(f"{address}/d/{drill.id}/case/{logged(drill)}/")
    button, note = page.locator("[data-gate-send]"), page.locator(".gate-form [name=note]")
    for number in range(1, 10):
        page.locator(f"label:has(input[data-answer='{number}'][value=no])").click()
    expect(button).to_be_enabled()
    page.locator("label:has(input[data-answer='5'][value=yes])").click()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".gate-foot .needs")).to_contain_text(
        page.locator("label[for$='.gate.note']").inner_text()
    )
    note.fill("  ")
    expect(button).to_have_attribute("aria-disabled", "true")
    page.evaluate("document.querySelector('.gate-form').requestSubmit()")
    expect(note).to_be_focused()
    note.fill("Người dân than phiền.")
    expect(button).to_be_enabled()
    with page.expect_response(lambda answer: "/do/answer-gate" in answer.url and answer.status == 200):
        button.click()
    page.context.close()


# Whether the field in focus lies where a finger would meet it, under nothing that stays at the head or the foot.
BARE = """() => {
  const at = document.activeElement.getBoundingClientRect();
  return document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2) === document.activeElement;
}"""


@pytest.mark.parametrize(
    ("pressed", "lang"),
    both_forms(product(["button", ".needs"], LANGUAGES), [("button", "en"), (".needs", "vi")]),
)
def test_a_report_shows_what_it_lacks_and_its_locked_button_leads_there(
    browser, served, lang: str, pressed: str
) -> None:
    drill, address = served
    page = opened(browser, served, "duty", {**PHONE, "height": 560}, lang)
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    foot, said = page.locator(".report-foot"), page.locator("#report-said")
    asked = [legend.strip() for legend in page.locator(".tap legend").all_inner_texts()]
    expect(foot.locator(".needs")).not_to_have_class("needs heard")
    told = foot.locator(".needs").inner_text()
    questions = [question.lstrip("123 \n") for question in asked]
    assert questions[0] in told and questions[2] in told and not set("123") & set(told)
    for name, value in (("what", "field"), ("danger", "no"), ("said", "")):
        page.evaluate("scrollTo(0, 0)")
        foot.locator(pressed).click(force=True)  # as a finger does, which asks nobody whether it may
        expect(page.locator(f"[name={name}]").first).to_be_focused()
        assert page.evaluate(BARE), name
        if value:
            page.locator(f".tap-box:has([name={name}][value={value}])").click()
    said.fill("Nước tràn qua cửa.")
    expect(foot.locator("button")).to_be_enabled()
    expect(foot.locator(".needs")).to_have_text("")
    page.context.close()


def test_a_stance_that_the_chosen_case_does_not_carry_locks_the_answer_before_it_is_sent(
    browser, served
) -> None:
    drill, address = served
    page = opened(browser, served, "voice", PHONE, "en")
    page.goto(f"{address}/d/{drill.id}/press/")
    send, stance, case = page.locator(".press-answer .do-large"), page.locator("#pa-s"), page.locator("#pa-c")
    page.locator("#pa-t").fill("It is being looked at.")
    # "Not known", about no case, stood there beside an admission.
    # Nor did it say that nothing is promised, beside an hour that was promised in words.
    for lacks, chosen, words in (
        ("About the case", case, "no case"),
        ("Stance", stance, "Not yet known"),
        ("Promise the next word", page.locator("#pa-p"), "none promised"),
    ):
        expect(page.locator(".press-answer .needs")).to_contain_text(lacks)
        chosen.select_option(label=words)
    expect(send).to_be_enabled()
    # What our own side did is owned without a case; nothing is denied without one that bears it.
    stance.select_option("confirm")
    expect(send).to_be_enabled()
    denies = page.locator("#pa-c option[data-only*=deny]")
    assert denies.count(), "a case of this drill was found false"
    case.select_option(denies.first.get_attribute("value"))
    stance.select_option("deny")
    expect(send).to_be_enabled()
    case.select_option(label="no case")
    expect(send).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".press-answer .needs")).to_contain_text("Stance")
    # A further case is asked about while another one is the first, and none by who says nothing.
    page.locator("details:has(> * select[name=also]) > summary").click()
    further = page.locator("select[name=also]")
    shown = further.count()
    own = further.first.get_attribute("id").removeprefix("pa-a-")
    for chosen, kind, left in (
        (own, "answer", shown - 1),
        ("", "answer", shown),
        ("", "no_comment", 0),
        (own, "answer", shown - 1),
    ):
        page.locator(f"#answer label:has(input[value={kind}])").click()
        if left:
            case.select_option(**({"value": chosen} if chosen else {"label": "no case"}))
        expect(page.locator("select[name=also]:enabled")).to_have_count(left)
    assert shown > 1
    page.context.close()


def test_what_is_longer_than_its_place_is_cut_with_a_word_and_stays_within_reach(browser, served) -> None:
    """Six thousand of fifteen thousand letters were left, and the button that sends them was pushed out of the pane."""
    drill, address = served
    page = opened(browser, served, "duty", DESK)
    page.goto(f"{address}/d/{drill.id}/meeting/")
    box = page.locator("#talk-t")
    box.fill("Dòng chữ dài.\n" * 60)
    expect(page.locator(".talk-write .do")).to_be_in_viewport()
    expect(page.locator(".talk-write .needs")).to_have_text("")
    box.evaluate("box => box.maxLength = 100")
    box.press_sequentially("a" * 3)
    box.fill("a" * 100)
    expect(page.locator(".talk-write .needs")).to_contain_text("100")
    # What is pasted is never cut in the middle of a word, nor sent so: it waits to be made shorter.
    box.evaluate(
        "box => { box.removeAttribute('maxlength'); box.value = 'từng chữ '.repeat(12); box.select(); }"
    )
    box.press("Control+x")
    box.evaluate("box => { box.maxLength = 100; }")
    box.press("Control+v")
    expect(box).to_have_value("từng chữ " * 12)
    expect(page.locator(".talk-write .needs")).to_contain_text("8")
    expect(page.locator(".talk-write .do")).to_have_attribute("aria-disabled", "true")
    box.fill("vừa chỗ")
    expect(page.locator(".talk-write .needs")).to_have_text("")
    page.context.close()


def test_an_answer_in_the_meeting_says_what_it_answers(browser, served) -> None:
    """Every "answer in the meeting" led to the same empty talk, and those who read the answer did not know of what."""
    drill, address = served
    seat, link = next(
        (seat, item.door[1])
        for seat in drill.seats().seats
        for item in Desk(drill.view(seat, "vi"), drill.edition).inbox
        if item.door and item.door[1].startswith("meeting/?about")
    )
    page = opened(browser, served, seat, PHONE)
    page.goto(f"{address}/d/{drill.id}/{link}")
    begun = page.locator("#talk-t").input_value()
    assert begun.startswith("Về “") and begun.endswith("”: ")
    expect(page.locator(".talk-answers")).to_be_visible()
    page.keyboard.type("đã rõ")
    expect(page.locator("#talk-t")).to_have_value(f"{begun}đã rõ")
    page.context.close()


def test_a_choice_that_no_rule_narrows_any_more_is_whole_again(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "voice", PHONE, "en")
    page.goto(f"{address}/d/{drill.id}/press/")
    # What kind of answer it is narrows the stances, and the first kind has no rule; the cases' own are out of the way.
    page.locator("#pa-c option").evaluate_all("each => each.forEach((o) => o.removeAttribute('data-only'))")
    kinds, shut = (
        page.locator(".press-answer .seg label"),
        page.locator("#pa-s option:disabled:not([hidden])"),
    )
    kinds.nth(1).click()
    expect(shut).not_to_have_count(0)
    kinds.first.click()
    expect(shut).to_have_count(0)
    # Who does not comment is asked for no case, no stance, no figure and no promise.
    kinds.last.click()
    expect(page.locator("#pa-c, #pa-s, #pa-p, #pa-f").filter(visible=True)).to_have_count(0)
    page.locator("#pa-t").fill("The family's own.")
    expect(page.locator(".press-answer .do-large")).to_be_enabled()
    page.context.close()


def test_a_text_that_is_needed_unless_something_holds_says_so_where_it_is_declared() -> None:
    """The page reads there what the decision goes by."""
    conditional = {
        command: field.name
        for command in verbs().values()
        for field in declared(command).values()
        if isinstance(field.kind, Words) and field.kind.unless
    }
    assert conditional == {
        AnswerGate: "note",
        CloseCase: "reason",
        AnswerHandOver: "text",
        SettleImprovement: "text",
    }
    quiet, loud = ("no",) * 9, ("yes", "no", "unsure", *("no",) * 6)
    gates = [AnswerGate(role="", case="", answers=each) for each in (quiet, ("yes", *quiet[1:]), loud)]
    assert [wanted(gate, "note") for gate in gates] == [False, False, True]
    closed = [CloseCase(role="", case="", target_met=met, reason="") for met in (True, False)]
    assert [wanted(close, "reason") for close in closed] == [False, True]
    answers = [AnswerHandOver(role="", case="", accept=accept) for accept in (True, False)]
    assert [wanted(answer, "text") for answer in answers] == [False, True]
    ways = ("open", "done", "dropped")
    settled = [SettleImprovement(role="", improvement="", outcome=way, text="") for way in ways]
    assert [wanted(way, "text") for way in settled] == [False, True, True]


@pytest.mark.parametrize("known", [True, False], ids=["this page wrote", "another page wrote"])
def test_a_text_that_comes_too_soon_waits_on_its_page_says_so_and_goes_by_itself(
    browser, served, known: bool
) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.clock.install()
    page.goto(f"{address}/d/{drill.id}/meeting/")
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # nobody has to be quicker than three seconds
    form = page.locator("form[action$='/do/send-message']").first
    answers: list[int] = []

    def writes_first(asked: Route) -> None:
        """However slow this page was, the seat wrote on another one just now."""
        drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Giữa"), "")
        asked.continue_()

    page.on(
        "response", lambda answer: answers.append(answer.status) if "/do/send-message" in answer.url else None
    )
    words = form.locator("[name=text]")
    words.fill("Một")
    form.locator("button").last.click()
    expect(words).to_have_value("")
    words.focus()
    expect(form.locator(".pace")).to_contain_text("3 giây")
    if not known:
        page.evaluate("localStorage.clear()")
        page.route("**/do/send-message", writes_first, times=1)
    words.fill("Hai")
    form.locator("button").last.click()
    expect(form.locator(".pace")).to_contain_text("tự gửi")
    assert form.locator(".refused").count() == 0 and words.input_value() == "Hai"
    page.clock.resume()
    expect(words).to_have_value("")
    drill.catch_up()
    said = ["Một", "Hai"] if known else ["Một", "Giữa", "Hai"]
    assert [message.text for message in drill.state.messages.values()][-len(said) :] == said
    assert answers == ([200, 200] if known else [200, 409, 200])
    page.context.close()
