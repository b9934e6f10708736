"""Every room, for every seat that enters it, in both languages: it renders, says everything, and holds nothing inline."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from PIL import Image

from infodrill.casework import charter
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct.nouns.clock import ChangeClock, StopForReal
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.evaluation import PinNote
from infodrill.conduct.nouns.guidance import IssueGuidance
from infodrill.conduct.nouns.hall import ClosePoll, OpenPoll, ShowCaption
from infodrill.conduct.nouns.meetings import OpenMeeting
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.pressquestions import AskPressQuestion
from infodrill.conduct.nouns.restraint import RecordOffSystem
from infodrill.conduct.policy import rooms_of
from infodrill.kernel.i18n import catalogue
from infodrill.web.live import LiveDrill
from tests.forms import both_forms

from .rehearsed import rehearsed, session_of

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7|add:7 }}{% now 'Y' %}javascript:alert(3)"
)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", re.IGNORECASE)
# What is marked as English is meant to be: statements are read in both languages.
ENGLISH = re.compile(r'<(\w+)\b[^>]*\blang="en"[^>]*>.*?</\1>|<input[^>]*\blang="en"[^>]*>', re.DOTALL)
# What stands alone: the text of an element, a value.
WHOLE = (re.compile(r">([^<>]*)(?=<)"), re.compile(r'"([^"]*)(?=")'))
PART = re.compile(r'data-part="([\w-]+)"\s[^>]*data-topics="')
OUTSIDE = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//""")


def browser(drill: LiveDrill, seat: str, lang: str) -> Client:
    made = Client()
    made.cookies[settings.SESSION_COOKIE_NAME] = session_of(drill, seat)
    made.cookies["infodrill_lang"] = lang
    return made


def pages(drill: LiveDrill, seat: str) -> list[str]:
    """The rooms of a seat, and in each what can be opened from it."""
    view = drill.view(seat, "vi")
    rooms = rooms_of(view.seat)
    found = [f"{room}/" for room in rooms if room != "report"] + ["report/"]
    if "desk" in rooms:
        found += ["desk/report/", *(f"desk/report/?source=inject:{row.number}" for _, row in view.inbox[:1])]
    if "case" in rooms:
        found += [f"case/{case.case}/" for case in view.cases[:6] if not case.merged_into]
    if "studio" in rooms:
        found += [
            "studio/new/?kind=bulletin",
            *(f"studio/{statement.statement}/" for statement in view.statements[:3]),
        ]
    if "control" in rooms:
        found += ["control/?tab=all", "control/?tab=ahead&inject=1"]
    return [f"/d/{drill.id}/{one}" for one in found]


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


@pytest.mark.parametrize("lang", both_forms(["vi", "en"], ["en"]))  # in Vietnamese they are read below
def test_every_room_renders_for_every_seat_that_enters_it(clinic: LiveDrill, lang: str) -> None:
    for seat in clinic.seats().seats:
        for address in pages(clinic, seat):
            answer = browser(clinic, seat, lang).get(address)
            assert answer.status_code == 200, (seat, address, answer.status_code)
            body = answer.content.decode()
            assert not INLINE.search(body), (seat, address, INLINE.search(body))
            assert not OUTSIDE.search(body), (address, OUTSIDE.search(body))
            assert body.count("DIỄN TẬP / EXERCISE") >= 2
            assert body.count(build_line(lang)) == 1


def build_line(lang: str) -> str:
    """The line in the mark's band that says which build this is."""
    build = charter.standing()
    return f'<span class="mark-build" title="{build.digest}">{build.in_words(lang)}</span>'


def test_whoever_may_stop_for_a_real_event_does_so_from_every_room_and_nobody_else_is_offered_it(
    clinic: LiveDrill,
) -> None:
    may = 0
    for seat in clinic.seats().seats:
        stops = clinic.view(seat, "vi").may(StopForReal)
        may += stops
        for page in pages(clinic, seat):
            if page.endswith("/screen/"):
                continue  # the wall, before which nobody sits
            shown = browser(clinic, seat, "vi").get(page).content.decode()
            assert len(re.findall("<form[^>]*/do/stop-for-real", shown)) == int(stops), (seat, page)
    assert may


def test_the_doors_say_which_build_this_is_to_whoever_comes(base) -> None:
    for address in ("/", "/sign-in"):
        assert Client().get(address, follow=True).content.decode().count(build_line("vi")) == 1, address


def test_no_english_is_left_on_a_vietnamese_page(clinic: LiveDrill) -> None:
    known = catalogue("vi").items()
    words = {
        escape(one) for one, said in known if len(one) > 14 and " " in one and one != said and "{" not in one
    }
    for seat in clinic.seats().seats:
        for address in pages(clinic, seat):
            body = ENGLISH.sub("", browser(clinic, seat, "vi").get(address).content.decode())
            left = words & {one for whole in WHOLE for one in whole.findall(body)}
            assert not left, (address, left)


def test_a_room_that_policy_closes_is_not_shown(clinic: LiveDrill) -> None:
    for seat, place in clinic.seats().seats.items():
        for name in ("control", "evaluation", "watch", "studio", "press", "screen"):
            answer = browser(clinic, seat, "vi").get(f"/d/{clinic.id}/{name}/")
            assert (answer.status_code == 200) == (name in rooms_of(place)), (seat, name)


def test_a_case_that_a_seat_does_not_see_is_not_there(clinic: LiveDrill) -> None:
    assert browser(clinic, "duty", "vi").get(f"/d/{clinic.id}/case/c999/").status_code == 404
    assert browser(clinic, "voice", "vi").get(f"/d/{clinic.id}/studio/s999/").status_code == 404


def test_an_evaluators_note_begins_with_what_was_expected(clinic: LiveDrill) -> None:
    evaluator, room = browser(clinic, "direction", "vi"), f"/d/{clinic.id}/evaluation/"
    offered = re.search(
        r'href="(\?cell=[\w-]*&amp;want=(\d+)\.\d+)#nt-h"', evaluator.get(room).content.decode()
    )
    begun = evaluator.get(room + unescape(offered[1])).content.decode()
    note = re.search(r'data-draft="note\.[\d.]+">.*?</form>', begun, re.DOTALL)[0]
    assert re.search(rf">{offered[2]}\. [^<]{{4,}}: </textarea>", note)
    assert re.search(r'name="cell".*?<option value="\w[^>]* selected>', note, re.DOTALL)


def test_parts_are_fetched_alone(clinic: LiveDrill) -> None:
    answer = browser(clinic, "duty", "vi").get(f"/d/{clinic.id}/desk/?part=inbox,tide")
    body = answer.content.decode()
    assert 'data-part="inbox"' in body and 'data-part="tide"' in body and "<html" not in body
    assert browser(clinic, "duty", "vi").get(f"/d/{clinic.id}/desk/?part=../base").status_code == 404


def test_every_part_that_stands_on_a_page_is_fetched_alone(clinic: LiveDrill) -> None:
    """One that its room did not know loaded the page again, under the hands of whoever worked on it."""
    for seat in clinic.seats().seats:
        here = browser(clinic, seat, "vi")
        for address in pages(clinic, seat):
            names = set(PART.findall(here.get(address).content.decode()))
            alone = here.get(f"{address}{'&' if '?' in address else '?'}part={','.join(names)}")
            assert names == set(PART.findall(alone.content.decode())), (address, alone.status_code)


def test_a_part_that_is_asked_for_many_times_is_drawn_once(clinic: LiveDrill) -> None:
    """3,000 names in one address held a thread for 14 seconds and 79 MB."""
    page = browser(clinic, "duty", "vi")
    once, often = (
        page.get(f"/d/{clinic.id}/desk/?part={part}") for part in ("inbox", "inbox," * 300 + "inbox")
    )
    assert often.status_code == 200 and often.content.count(b'data-part="inbox"') == 1 == once.content.count(
        b'data-part="inbox"'
    )


def test_hostile_words_are_shown_as_words_in_every_room(clinic: LiveDrill) -> None:
    def give(seat: str, command: object) -> None:
        clinic.give(seat, command, "")  # type: ignore[arg-type]

    give("duty", OpenCase(role="L1-DUTY", intake="ward", source="", ward="", said=HOSTILE))
    give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=HOSTILE))
    give("duty", SendMessage(role="L1-DUTY", kind="report", to=(), text=HOSTILE))
    give("duty", PostOnNetwork(role="L1-DUTY", room="feed", text=HOSTILE))
    give("direction", ShowCaption("CTRL", HOSTILE, 600))
    give("direction", OpenPoll("CTRL", HOSTILE, (HOSTILE, HOSTILE + " 2")))
    give(
        "direction",
        RecordOffSystem(
            role="CTRL",
            done_at=60,
            who=next(cell.id for cell in clinic.seats().cells.values() if cell.level > 0),
            what=HOSTILE,
        ),
    )
    give("coordinator", OpenMeeting(role="L2-LEAD", title=HOSTILE, agenda=(HOSTILE,)))
    give(
        "coordinator",
        IssueGuidance(
            role="L2-LEAD",
            to=tuple(cell.id for cell in clinic.seats().cells.values() if cell.level == 1),
            topic=HOSTILE,
            facts=HOSTILE,
            lines=(HOSTILE,),
        ),
    )
    give("coordinator", GiveDirective(role="L2-LEAD", text=HOSTILE, gap=HOSTILE))
    give(
        "direction",
        PinNote(
            role="EVAL", at=60, cell=next(cell.id for cell in clinic.seats().cells.values() if cell.level > 0),
            kind="improve", objective="", text=HOSTILE,
        ),
    )  # fmt: skip
    give("town", AskPressQuestion(role="SIM-PRESS", outlet="Bản tin Hải Minh 24", text=HOSTILE))
    give(
        "voice",
        DraftStatement(
            role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(HOSTILE,),
            title_vi=HOSTILE, title_en=HOSTILE, body_vi=HOSTILE, body_en=HOSTILE,
        ),
    )  # fmt: skip
    shown = 0
    for seat in clinic.seats().seats:
        newest = [f"/d/{clinic.id}/case/{case.case}/" for case in clinic.view(seat, "vi").cases[-1:]]
        drafts = [
            f"/d/{clinic.id}/studio/{statement.statement}/"
            for statement in clinic.view(seat, "vi").statements[-1:]
        ]
        rooms = rooms_of(clinic.seats().seats[seat])
        for address in (
            *pages(clinic, seat),
            *(newest if "case" in rooms else ()),
            *(drafts if "studio" in rooms else ()),
        ):
            body = browser(clinic, seat, "vi").get(address).content.decode()
            assert "<script>alert" not in body and "<img src=x" not in body and "14{%" not in body, (
                seat,
                address,
            )
            shown += body.count(escape("<script>alert(1)</script>"))
    assert shown > 20


def test_the_report_in_three_taps_opens_a_case_and_enters_it_in_the_book(clinic: LiveDrill) -> None:
    before = len(clinic.state.book.cases)
    sent = {
        "client": "abcdefgh1234",
        "source": "",
        "what": "field",
        "ward": "",
        "danger": "unsure",
        "said": "Nước tràn qua cửa khoa cấp cứu.",
    }
    answer = browser(clinic, "duty", "vi").post(f"/d/{clinic.id}/desk/report/", sent)
    assert answer.status_code == 302, answer.content
    assert len(clinic.state.book.cases) == before + 1
    made = list(clinic.state.book.cases.values())[-1]
    assert (made.state, made.danger, answer.url) == ("LOGGED", True, f"/d/{clinic.id}/case/{made.case}/")
    again = browser(clinic, "duty", "vi").post(f"/d/{clinic.id}/desk/report/", sent)
    assert again.status_code == 302 and len(clinic.state.book.cases) == before + 1


def test_a_report_with_a_telephone_number_keeps_what_was_written(clinic: LiveDrill) -> None:
    sent = {
        "client": "abcdefgh9999",
        "what": "rumour",
        "ward": "",
        "danger": "no",
        "said": "Gọi số 0912345678 để hỏi.",
    }
    answer = browser(clinic, "duty", "vi").post(f"/d/{clinic.id}/desk/report/", sent)
    assert answer.status_code == 409 and "0912345678" in answer.content.decode()


def test_a_report_with_letters_that_no_database_keeps_is_refused_by_field(clinic: LiveDrill) -> None:
    sent = {"client": "abcdefgh8888", "what": "rumour", "ward": "", "danger": "no", "said": "Nước\x00lũ"}
    answer = browser(clinic, "duty", "vi").post(f"/d/{clinic.id}/desk/report/", sent)
    assert answer.status_code == 422 and "said" in answer.content.decode()


def test_a_guest_answers_a_poll_once(clinic: LiveDrill) -> None:
    clinic.give("direction", OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = next(iter(clinic.state.polls))
    guest = browser(clinic, "direction", "vi")
    for _ in range(2):
        assert guest.post(f"/d/{clinic.id}/screen/vote/", {"poll": poll, "option": "1"}).status_code == 302
    assert clinic.state.polls[poll].votes == (0, 1)


def test_an_answer_that_a_rule_refuses_is_a_refusal_and_no_fault(clinic: LiveDrill) -> None:
    """Too late, of another poll, of no option: whoever pressed when control had just closed it read of a fault."""
    clinic.give("direction", OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = list(clinic.state.polls)[-1]
    answers = [(poll, "7"), ("polls-none", "1")]
    told = [
        browser(clinic, "direction", "vi").post(
            f"/d/{clinic.id}/screen/vote/", {"poll": of, "option": option}
        )
        for of, option in answers
    ]
    clinic.give("direction", ClosePoll("CTRL", poll), "")
    told.append(
        browser(clinic, "direction", "vi").post(f"/d/{clinic.id}/screen/vote/", {"poll": poll, "option": "1"})
    )
    assert [answer.status_code for answer in told] == [409] * 3 and clinic.state.polls[poll].votes == (0, 0)


def test_a_picture_sent_with_a_report_stands_beside_its_evidence(clinic: LiveDrill) -> None:
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "JPEG")
    sent = {
        "client": "abcdefgh7777",
        "what": "field",
        "ward": "",
        "danger": "no",
        "said": "Nước đọng ở cửa sau.",
    }
    seat = browser(clinic, "duty", "vi")
    photo = SimpleUploadedFile("x.jpg", drawn.getvalue())
    answer = seat.post(f"/d/{clinic.id}/desk/report/", {**sent, "photo": photo})
    body = seat.get(answer.url).content.decode()
    address = re.search(rf"/d/{clinic.id}/files/[0-9a-f]+", body)
    assert address is not None and seat.get(address[0])["Content-Type"].startswith("image/")


def test_guests_are_led_to_their_sheet_once_the_drill_is_closed_and_not_before(clinic: LiveDrill) -> None:
    """Where it lies, they are told how far it is; that they may take it, `test_outcome` shows."""
    guest = browser(clinic, "town", "en")
    asked = f'href="/d/{clinic.id}/report/#db-h"'
    assert asked not in guest.get(f"/d/{clinic.id}/screen/").content.decode()
    clinic.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    assert asked in guest.get(f"/d/{clinic.id}/screen/").content.decode()
    debrief = guest.get(f"/d/{clinic.id}/report/").content.decode()
    assert 'id="db-h"' in debrief and "The report is being made" in debrief


def test_what_was_written_in_five_parts_stands_in_the_same_parts_after_a_reload(clinic: LiveDrill) -> None:
    """A part of two paragraphs moved into the next one; what stood in the fifth came to the third."""
    parts = [
        "Nước sạch.\n\nTheo biên bản.",
        "",
        "Ảnh cũ\n- năm ngoái",
        "",
        "Gọi tổ trực.\n\nLúc 9 giờ nói tiếp.",
    ]
    page = browser(clinic, "voice", "vi")
    sent = {
        "client": "five-parts-1", "case": "", "kind": "bulletin", "stance": "advice", "channels": ["feed"],
        "title_vi": "Nước sạch", "title_en": "", "body_vi": parts, "body_en": [""] * 5, "next_update": "0",
    }  # fmt: skip
    answer = page.post(f"/d/{clinic.id}/do/draft-statement", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.content.decode()
    statement = clinic.view("voice", "vi").statements[-1]
    again = page.get(f"/d/{clinic.id}/studio/{statement.statement}/").content.decode()
    shown = re.findall(r'<textarea class="part" id="p-vi-\d".*?>(.*?)</textarea>', again, re.DOTALL)
    assert [unescape(part) for part in shown] == parts


def test_a_case_that_was_merged_leads_on_and_offers_no_answer(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    merged = next(case for case in drill.state.book.cases.values() if case.merged_into)
    page = browser(drill, "duty", "en").get(f"/d/{drill.id}/case/{merged.case}/").content.decode()
    assert "This report goes on in another case." in page and f"/case/{merged.merged_into}/" in page
    assert 'class="ladder"' not in page
    open_one = next(case for case in drill.view("duty", "en").open_cases if not case.merged_into)
    assert (
        "goes on in another case"
        not in browser(drill, "duty", "en").get(f"/d/{drill.id}/case/{open_one.case}/").content.decode()
    )


def test_the_sheet_leads_only_where_the_seat_may_go(clinic: LiveDrill) -> None:
    for seat in clinic.seats().seats:
        page = browser(clinic, seat, "vi").get(f"/d/{clinic.id}/leaf/")
        if page.status_code == 200:
            leads = f"/d/{clinic.id}/screen/" in page.content.decode()
            assert leads == ("screen" in rooms_of(clinic.seats().seats[seat]))
