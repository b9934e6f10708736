"""The desk: what it names next is what the coach and the automated cells go by."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

import infodrill.web
from infodrill.conduct import naming
from infodrill.conduct.nouns.injects import AcknowledgeInject
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.policy import enters
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import head
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import desk as desks
from infodrill.web.rooms.fields import choices
from infodrill.web.rooms.inbox import BY_COLLEAGUES
from infodrill.web.rooms.meeting import meeting
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.report import report
from infodrill.web.sealing import veil

from .rehearsed import rehearsed
from .test_rooms_pages import browser

TEMPLATES = Path(infodrill.web.__file__).parent / "templates" / "infodrill"


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def test_due_soon_is_due_within_an_hour_and_the_rest_stands_with_its_case(clinic: LiveDrill) -> None:
    near, later = 0, 0
    for seat in clinic.seats().seats:
        model = desks.Desk(clinic.view(seat, "en"), clinic.edition)
        assert all(due.left <= 3_600 for _, due in model.soon), seat
        near += len(model.soon)
        later += sum(row.due is not None and row.due.left > 3_600 for row in model.cases)
    assert near and later


def test_the_desk_and_the_coach_name_the_same_next_thing(clinic: LiveDrill) -> None:
    told = 0
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "en")
        hint, model = head(things(view)), desks.Desk(view, clinic.edition)
        assert (model.next is None) == (hint is None), seat
        if model.next is not None and hint is not None:
            assert (model.next.step, model.next.item) == (hint.step, hint.item)
            assert model.next.words and model.next.why and model.hint == model.next.how
            assert not hint.item or hint.item in model.next.link, seat
            told += 1
    assert told > 2


def test_whatever_names_the_next_thing_is_drawn_anew_with_it() -> None:
    """The hint stood on beside a next thing that had gone: its part heard less."""
    parts = {page.name: page.read_text("utf-8") for page in (TEMPLATES / "desk").glob("*.html")}
    heard = {
        name: set(re.findall(r'data-topics="(.*?)"', text)[0].split())
        for name, text in parts.items()
        if re.search(r"desk\.(next|hint|more|shared|waiting)\b", text) and "data-topics" in text
    }
    least = set.intersection(*heard.values())
    assert (
        len(heard) > 2
        and set(["cases", "statements", "messages", "inbox", "press", "lobby", "clock", "minute"]) <= least
    )
    assert set(["inbox", "messages", "cases", "press"]) <= set(
        re.findall(r'data-topics="(.*?)"', parts["inbox.html"])[0].split()
    )


def deliver_networked(clinic: LiveDrill) -> None:
    """Injects that are met as posts on the network, of those addressed to seats."""
    networked = [
        inject.number
        for inject in clinic.scenario.msel.injects
        if inject.method in ("public_feed", "closed_group") and clinic.seats().recipients(inject.to)
    ]
    for number in networked:
        if number not in clinic.state.deliveries:
            clinic.give("direction", DeliverInject(role="CTRL", inject=number), "")
    assert networked


def test_what_waits_to_be_read_stands_in_the_inbox_where_its_button_leads(clinic: LiveDrill) -> None:
    """No task without a place to do it: also for injects that are met as posts on the network."""
    deliver_networked(clinic)
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "vi")
        waiting = {thing.item for thing in things(view) if thing.step == "read"}
        assert waiting <= {item.key for item in desks.Desk(view, clinic.edition).inbox}, seat


def test_what_was_received_stays_in_the_inbox_whatever_way_it_came(clinic: LiveDrill) -> None:
    """Its button opens the case, and a receipt is no reason to lose it."""
    deliver_networked(clinic)
    taken = set()
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "vi")
        for delivery, row in view.inbox:
            if delivery.waits_for(seat):
                clinic.give(seat, AcknowledgeInject(role=min(view.seat.roles), inject=row.number), "")
                taken.add((seat, str(row.number)))
    assert taken
    for seat, number in taken:
        shown = desks.Desk(clinic.view(seat, "vi"), clinic.edition).inbox
        assert [item.received for item in shown if item.key == number] == [True], (seat, number)


def test_a_unit_counts_the_cases_that_it_holds_as_control_does(clinic: LiveDrill) -> None:
    """After a hand-over the desk said two and control one."""
    held = {load.cell: load.open_cases for load in clinic.view("direction", "en").control.loads}
    others = 0
    for seat, place in clinic.seats().seats.items():
        desk = desks.Desk(clinic.view(seat, "en"), clinic.edition)
        if place.level == 1:
            assert desk.open == held[place.cell], seat
            others += desk.with_others
        assert (
            desk.open + desk.with_others == sum(not row.closed for row in desk.cases)
            or len(desk.cases) == desks.SHOWN
        )
    assert others


def test_what_waits_is_counted_once(clinic: LiveDrill) -> None:
    """Seven stood in the figures and six in the pane beside them."""
    for inject in clinic.scenario.msel.injects:
        if inject.number not in clinic.state.deliveries and clinic.seats().recipients(inject.to):
            clinic.give("direction", DeliverInject(role="CTRL", inject=inject.number, why="now"), "")
    most = 0
    for seat in clinic.seats().seats:
        model = desks.Desk(clinic.view(seat, "vi"), clinic.edition)
        assert model.figures[0].value == str(len(model.waiting)), seat
        most = max(most, len(model.waiting))
    assert most > 6


@pytest.mark.parametrize(("name", "minute"), [("clinic", 24), ("typhoon", 40)])
def test_whatever_waits_for_a_seat_stands_on_its_desk(base: object, name: str, minute: int) -> None:
    """A ward's desk told of the first alone."""
    drill, most = rehearsed(name, minute), 0
    for seat, place in drill.seats().seats.items():
        links = [thing.link for thing in next_things(drill.view(seat, "vi"), drill.edition)]
        if place.level > 0 and links:
            page = unescape(browser(drill, seat, "vi").get(f"/d/{drill.id}/desk/").content.decode())
            desk = desks.Desk(drill.view(seat, "vi"), drill.edition)
            if desk.shared and not desk.dense:
                links = links[:3]  # nothing is its own
            assert [link for link in links if f"/{link}" not in page] == [], seat
            most = max(most, len(links))
    assert most > 1


@pytest.mark.parametrize(("name", "minute"), [("clinic", 40), ("clinic", 65), ("typhoon", 30)])
def test_a_text_that_a_seat_can_carry_no_further_says_what_comes_next_and_leads_there(
    base, name: str, minute: int
) -> None:
    drill, met = rehearsed(name, minute), 0
    for seat, place in drill.seats().seats.items():
        view = drill.view(seat, "vi")
        if place.control or not enters(place, "studio"):
            continue
        for text in view.statements:
            page = browser(drill, seat, "vi").get(f"/d/{drill.id}/studio/{text.statement}/").content.decode()
            head = page[page.index('data-part="head"') : page.index("st-meta")]
            acts = re.search(r'<button class="do[^"]*" name="statement"', head) or text.state == "DRAFTING"
            self_correct = 'id="step-self_correct"' in page
            assert ("st-onward" in head) != bool(acts or self_correct or "clear-leak" in page), (
                seat,
                text.statement,
            )
            buttons = {thing.button for thing in next_things(view, drill.edition)}
            buttons |= {tr("vi", "Back to the desk"), tr("vi", "To the network")}
            for link, words in re.findall(r'st-onward.*?<a [^>]*href="([^"#?]*)[^>]*>([^<]*)', head, re.S):
                assert browser(drill, seat, "vi").get(link).status_code == 200, link
                assert unescape(words.strip()) in buttons, "a button says what is done, and is no sentence"
                met += 1
    assert met


def test_an_inject_leads_to_the_room_where_it_is_answered(base) -> None:
    drill, met = rehearsed("clinic", 40, own=True), set()
    for row in drill.scenario.msel.injects:
        if row.method in ("press", *BY_COLLEAGUES) and row.number not in drill.state.deliveries:
            drill.give("direction", DeliverInject(role="CTRL", inject=row.number), "")
    for seat, place in drill.seats().seats.items():
        view = drill.view(seat, "vi")
        asked = {question.inject: question.question for question in view.press.queue}
        shown = [item for item in desks.Desk(view, drill.edition).inbox if item.kind == "inject"]
        doors = {item.key: item.door for item in shown}
        opened = {item.key: item.within for item in shown if item.source}
        for _, row in view.inbox:
            door = doors.get(str(row.number))
            ordered = row.method in ("chat", "official_letter")
            if str(row.number) in doors:  # an order is no case to open, unless somebody doubts whose it is
                assert opened[str(row.number)] == ordered, (seat, row.number)
            met.add("order" if ordered else "report")
            if row.number in asked and "SPOKE" in place.roles:
                assert door and asked[row.number] in door[1], (seat, row.number)
                met.add("press")
            elif row.method in BY_COLLEAGUES and enters(place, "meeting") and str(row.number) in doors:
                assert door and door[1].startswith("meeting/"), (seat, row.number)
                met.add("meeting")
            elif row.method == "hotline" and enters(place, "meeting") and str(row.number) in doors:
                # Whose call was taken waits no more.
                waits = not next(item for item in shown if item.key == str(row.number)).received
                assert waits == bool(door and door[1].startswith("meeting/?with=")), (seat, row.number)
                met |= {"caller"} if waits else set()
            if door:
                link, _, anchor = door[1].partition("#")
                page = browser(drill, seat, "vi").get(f"/d/{drill.id}/{link}").content.decode()
                assert f'id="{anchor}"' in page, (seat, door)
        for thing in next_things(view, drill.edition):
            came = next((row for _, row in view.inbox if str(row.number) == thing.item), None)
            if thing.step == "read" and came and came.method in ("chat", "official_letter"):
                assert "mở hồ sơ" not in thing.words
                met.add("read")
    assert met == {"press", "meeting", "caller", "order", "report", "read"}


def test_a_callers_words_stand_where_the_call_is_answered_and_stay_above_the_answer(base) -> None:
    """“Take the call” led to an empty talk; and once it was answered one's own line stood alone."""
    drill, met = rehearsed("clinic", 25, own=True), set()
    for row in drill.scenario.msel.injects:
        if row.method == "hotline" and row.number not in drill.state.deliveries:
            drill.give("direction", DeliverInject(role="CTRL", inject=row.number), "")
    for seat, place in drill.seats().seats.items():
        view = drill.view(seat, "vi")
        for delivery, row in view.inbox if enters(place, "meeting") and not place.control else ():
            if row.method != "hotline" or seat not in delivery.recipients:
                continue
            caller = next(each.cell for each in view.seats.with_role("CTRL"))
            told = browser(drill, seat, "vi").get(f"/d/{drill.id}/meeting/?with={caller}").content.decode()
            waits = delivery.waits_for(seat)
            said = unescape(told).partition('class="lines"')[2].partition("</ol>")[0]
            assert row.body.vi[:30] in said and (f'name="inject" value="{row.number}"' in said) == waits
            met.add(waits)
            if waits:
                word = SendMessage(
                    role=min(place.roles), kind="chat", to=(caller,), text="We answer by nine."
                )
                drill.give(seat, word, "")
                lines = meeting(drill.view(seat, "vi"), with_cell=caller).lines
                assert [line.mine for line in lines if line.calls or "by nine" in line.text][
                    -1
                ]  # not above the calls
                assert any(line.calls for line in lines)
    assert met == {True, False}


def test_whatever_came_and_is_answered_in_the_meeting_waits_no_more_and_a_caller_can_be_ticked_off_there(
    base,
) -> None:
    """A caller who had been told what to do stayed the next thing before a message that told people to drink a brew."""
    drill, met = rehearsed("clinic", 25, own=True), set()
    for row in drill.scenario.msel.injects:
        if row.method in ("hotline", *BY_COLLEAGUES) and row.number not in drill.state.deliveries:
            drill.give("direction", DeliverInject(role="CTRL", inject=row.number), "")
    for seat, place in drill.seats().seats.items():
        client = browser(drill, seat, "vi")
        items = desks.Desk(drill.view(seat, "vi"), drill.edition).inbox if enters(place, "desk") else ()
        for item in items:
            if not (item.ask_receipt and item.door and item.door[1].startswith("meeting/")):
                continue
            page = client.get(f"/d/{drill.id}/{item.door[1].partition('#')[0]}").content.decode()
            talk = page.partition('class="talk-write"')[2].partition("</form>")[0]
            sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', talk)) | {"text": "Đưa cháu đến ngay."}
            called = (
                f'name="inject" value="{item.key}"'
                in page.partition('class="lines"')[2].partition("</ol>")[0]
            )
            assert client.post(f"/d/{drill.id}/do/send-message", sent).status_code in (200, 302)
            drill.catch_up()
            things = next_things(drill.view(seat, "vi"), drill.edition)
            assert item.key not in {thing.item for thing in things if thing.step == "read"}, (seat, item.key)
            met.add((item.icon, called))
    assert (naming.METHODS["hotline"][1], True) in met and len(met) > 1, met


def test_what_came_says_who_sends_it_and_a_call_opens_at_the_callers_words(clinic: LiveDrill) -> None:
    said = calls = 0
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "en")
        senders = {str(row.number): row.from_.en for _, row in view.inbox}
        for item in desks.Desk(view, clinic.edition).inbox:
            if item.kind == "inject":
                assert item.sender == senders[item.key]
                said += 1
            if item.door and "with=" in item.door[1]:
                page = browser(clinic, seat, "en").get(f"/d/{clinic.id}/{item.door[1]}").content.decode()
                assert f'id="{item.door[1].partition("#")[2]}"' in page.partition("talk-write")[0]
                calls += 1
        shown = enters(view.seat, "desk") and unescape(
            browser(clinic, seat, "en").get(f"/d/{clinic.id}/desk/").content.decode()
        )
        assert not shown or all(item.sender in shown for item in desks.Desk(view, clinic.edition).inbox)
    assert said > 5 and calls


def test_whoever_reports_what_somebody_reported_is_told_before_it_is_sent(clinic: LiveDrill) -> None:
    """Another case had the same work done twice, and only its own page said so."""
    view = clinic.view("duty", "vi")
    opened = [
        case for case in view.cases if not case.merged_into and case.state != "CLOSED" and len(case.said) > 40
    ]
    assert len(opened) > 2
    for case in opened:
        said = report(view, clinic.edition, said=f"Chị ơi, {case.said[: len(case.said) * 3 // 4]}")
        assert said.like and said.like_title
        assert report(view, clinic.edition, source=case.source).like == case.case if case.source else True
    assert not report(view, clinic.edition, said="Đèn đường ngõ 12 tắt ba hôm nay, tối đi ngã mất.").like
    page = (
        browser(clinic, "duty", "vi")
        .get(f"/d/{clinic.id}/desk/report/?source={opened[0].source}")
        .content.decode()
    )
    assert f"/d/{clinic.id}/case/{opened[0].case}/" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_two_cases_that_were_opened_on_one_message_both_are_named_and_the_second_hand_is_told(
    base, lang: str
) -> None:
    """Two seats worked through one message, every check and decision twice, and the inbox named the other's case alone."""
    drill = rehearsed("clinic", 40, own=True)
    view = drill.view("duty", lang)
    first = next(
        case
        for case in view.cases
        if case.source in {f"inject:{row.number}" for _, row in view.inbox} and not case.merged_into
    )
    sent = {
        "client": "abcdefgh2222", "source": first.source, "what": "help", "ward": "", "danger": "no", "said": "Chợ đông lắm.",
    }  # fmt: skip
    client, before = browser(drill, "duty", lang), set(drill.state.book.cases)
    answer = client.post(f"/d/{drill.id}/desk/report/", sent, headers={"hx-request": "true"})
    (second,) = set(drill.state.book.cases) - before
    told = unescape(answer.content.decode())
    assert f"/d/{drill.id}/case/{first.case}/" in told.partition('class="report-like"')[2]
    assert (
        tr(
            lang,
            "Whoever needs help is helped first: ring those who can, now. The case sees to what the public is told.",
        )
        in told
    )
    row = next(
        item
        for item in desks.Desk(drill.view("duty", lang), drill.edition).inbox
        if item.source == first.source
    )
    assert row.cases == (first.case, second)
    page = client.get(f"/d/{drill.id}/desk/").content.decode()
    shown = page.partition(f'id="inbox-{row.key}"')[2].partition("</li>")[0]
    assert all(f"/d/{drill.id}/case/{case}/" in shown for case in row.cases)


def test_a_case_from_a_post_begins_with_what_was_read_there(clinic: LiveDrill) -> None:
    reader = clinic.reader(clinic.view("duty", "vi"))
    post = next(card for card in reader.threads().cards if 20 < len(card.text) < 400)
    address = f"/d/{clinic.id}/desk/report/?source=post:{veil(post.id)}"
    page = unescape(browser(clinic, "duty", "vi").get(address).content.decode())
    said = page.partition('id="report-said"')[2].partition(">")[2].partition("</textarea>")[0]
    assert said == post.text


def test_no_letter_of_a_table_stands_before_the_words_that_say_it() -> None:
    for table in (naming.HARMS, naming.SPREADS, naming.VOIDS, naming.IN_SHORT):
        for lang in LANGUAGES:
            assert not [name for _, name in choices(lang, table) if re.match(r"[HSV]\d", name)]
            assert not [name for name in naming.IN_SHORT.values() if re.match(r"[HSV]\d", name)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_on_which_a_seat_reports_is_not_titled_as_the_report_of_the_drill(
    clinic: LiveDrill, lang: str
) -> None:
    page = browser(clinic, "duty", lang).get(f"/d/{clinic.id}/desk/report/").content.decode()
    assert unescape(page).partition("<title>")[2].startswith(tr(lang, "Report something"))
