"""The API reads what the pages read: under policy, marked, bounded, and saying nothing more when it says no."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from infodrill.conduct.nouns.clock import ChangeClock, StopForReal
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.mark import MARK
from infodrill.web.api import drills, rates
from infodrill.web.outcome import keeping
from infodrill.web.rooms.debrief import OFFERED

from .apihouse import asker, get, give, reads, worked
from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Tests ask faster than programs may; how fast those may is tested on its own."""
    monkeypatch.setattr(rates, "BURST", 100_000)


def test_every_address_answers_every_seat_with_the_mark():
    drill = clinic()
    for seat in drill.seats().seats:
        browser = asker(drill, seat)
        for address in reads(drill):
            answer = browser.get(address)
            assert answer.status_code in (200, 403), (seat, address, answer.content)
            assert answer.json()["mark"] == MARK
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_seat_reads_its_own_case_with_its_timeline_and_what_is_owed():
    drill = clinic()
    case = worked(drill, "duty", "Tủ lạnh vắc-xin hỏng từ đêm qua")
    browser = asker(drill, "duty")
    sheet = get(browser, drill, f"/cases/{case}").json()["case"]
    assert sheet["sentence"] == "Tủ lạnh vắc-xin hỏng từ đêm qua"
    assert get(browser, drill, f"/cases/{case}/timeline").json()["lines"]
    owed = get(browser, drill, "/deadlines").json()["deadlines"]
    assert {one["case"] for one in owed} == {case}
    assert get(browser, drill, "/next").json()["next"]["item"] == case
    assert [one["case"] for one in get(browser, drill, "/cases").json()["cases"]] == [case]


def test_another_seats_things_are_answered_like_what_is_not_there_byte_for_byte():
    drill = clinic()
    case, absent = worked(drill, "duty", "Chuyện riêng của trạm"), set[str]()
    kept = next(iter(drill.state.messages))
    for seat in drill.seats().seats:
        browser = asker(drill, seat)
        view = drill.view(seat, "en")
        mine = {each_case.case for each_case in view.cases}
        for ending in ("", "/timeline"):
            real, none = (get(browser, drill, f"/cases/{one}{ending}") for one in (case, "c999"))
            assert none.status_code in (403, 404)
            absent |= {ending} if none.status_code == 404 else set()
            if case in mine:
                continue
            assert (real.status_code, real.content) == (none.status_code, none.content)
        if kept not in {message.message for message in view.messages}:
            assert kept not in json.dumps(get(browser, drill, "/messages").json().get("messages", []))
    assert absent == {"", "/timeline"}


def test_a_case_that_a_ward_works_on_is_not_told_to_an_outsider_by_any_command():
    drill = clinic()
    case = worked(drill, "lookout", "Chuyện của mạng lưới")
    outside = [
        one
        for one in ("duty", "voice")
        if case not in {each_case.case for each_case in drill.view(one, "en").cases}
    ]
    assert outside
    for seat in outside:
        browser = asker(drill, seat, "act")
        for verb, fields in (
            ("add-evidence", {"kind": "report", "grade": "C3", "tlp": "AMBER", "text": "x"}),
            ("log-case", {"sentence": "x", "danger": True}),
            ("open-ticket", {"text": "x"}),
        ):
            real = give(browser, drill, verb, client="a" * 16, case=case, **fields)
            none = give(browser, drill, verb, client="b" * 16, case="c999", **fields)
            assert real.status_code == none.status_code == 409
            told = real.content.decode().replace(case, "c999").replace(case.upper(), "C999")
            assert told == none.content.decode()


def test_a_drill_that_is_anothers_is_answered_like_one_that_is_not_there():
    mine, other = clinic(), clinic()
    browser = asker(mine, "duty")
    for ending in ("", "/cases", "/inbox", "/network/threads"):
        real, none = (browser.get(f"/api/v1/drills/{one}{ending}") for one in (other.id, "nothere123"))
        assert real.status_code == 404
        assert (real.status_code, real.content) == (none.status_code, none.content)
    sitting = seated(mine, "duty")
    real, none = (sitting.get(f"/api/v1/drills/{one}/cases") for one in (other.id, "nothere123"))
    assert real.status_code == 401
    assert real.content == none.content


def test_what_policy_hides_stands_in_no_answer():
    drill = clinic()
    case = worked(drill, "duty", "BIMAT-CASE")
    drill.give(CTRL, SendMessage(role="CTRL", kind="chat", to=("control",), text="BIMAT-CONTROL"), "")
    claims = {claim.id for claim in drill.scenario.claims}
    for seat in drill.seats().seats.values():
        browser = asker(drill, seat.seat)
        said = b"".join(browser.get(one).content for one in reads(drill)).decode()
        view = drill.view(seat.seat, "en")
        if case not in {each_case.case for each_case in view.cases}:
            assert "BIMAT-CASE" not in said
        if not seat.control:
            assert "BIMAT-CONTROL" not in said
            assert not {claim for claim in claims if f'"{claim}"' in said}
            for place in drill.seats().seats.values():
                # Whoever wrote is told by cell alone.
                assert (
                    place.seat == seat.seat
                    or f'"{place.seat}"' not in said
                    or place.seat in drill.seats().cells
                )


def test_pages_go_on_by_a_sealed_cursor_that_is_good_for_its_own_seat_alone():
    drill = clinic()
    for number in range(5):
        drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=f"tin {number}"), "")
    browser, said, before = asker(drill, "duty"), [], ""
    cursors = []
    for _ in range(3):
        page = get(browser, drill, "/messages", limit=2, before=before).json()
        said += [one["text"] for one in page["messages"]]
        before = page["next"]
        cursors.append(before)
    assert said == [f"tin {number}" for number in (4, 3, 2, 1, 0)]
    assert cursors[2] == ""
    assert len({len(cursor) for cursor in cursors[:2]}) == 1
    other = asker(drill, "head")
    assert get(other, drill, "/messages", before=cursors[0]).status_code == 404
    for forged in ("x", "1.2", cursors[0][:-4] + "AAAA", "ü"):
        assert get(browser, drill, "/messages", before=forged).status_code == 404
    assert get(browser, drill, "/messages", limit=51).status_code == 422
    assert get(browser, drill, "/messages", limit=0).status_code == 422


def test_a_real_stop_blanks_everything_but_the_clock():
    drill = clinic()
    worked(drill, "duty", "BIMAT")
    drill.give(CTRL, StopForReal("SAFE", "cháy thật"), "")
    for seat in ("duty", CTRL):
        browser = asker(drill, seat, "act")
        for address in reads(drill):
            answer = browser.get(address)
            assert "BIMAT" not in answer.content.decode()
            if address.endswith((f"/{drill.id}", "/drills", "/commands")):
                assert answer.status_code == 200
            else:
                assert answer.status_code in (403, 409), address
        assert get(browser, drill, "").json()["clock"]["state"] == "stopped"
        assert give(browser, drill, "send-message", kind="chat", to=[], text="x").status_code == 409


def test_errors_are_problems_in_the_readers_language_and_never_repeat_what_was_sent():
    drill = clinic()
    sent = "BIMAT<script>"
    for lang, words in (("vi", " ô "), ("en", " field")):
        browser = asker(drill, "duty", "act", lang)
        answers = [
            give(browser, drill, "send-message", kind="chat", text="x", unknown=sent),
            browser.post(
                f"/api/v1/drills/{drill.id}/commands/send-message",
                json.dumps({"client": sent, "fields": {"text": {sent: sent}}}),
                content_type="application/json",
            ),
            browser.post(
                f"/api/v1/drills/{drill.id}/commands/send-message",
                "{" + sent,
                content_type="application/json",
            ),
            give(browser, drill, "send-message", **{sent: "x"}),
            get(browser, drill, "/messages", limit=sent),
        ]
        for answer in answers:
            assert answer.status_code == 422, answer.content
            assert answer.headers["Content-Type"] == "application/problem+json"
            told = answer.json()
            assert {"mark", "code", "message", "remedy"} <= set(told)
            assert words in told["message"].lower()
            assert "BIMAT" not in answer.content.decode()


def test_a_fault_of_ours_tells_its_number_and_no_words(monkeypatch):
    drill = clinic()

    def broken(seat):
        raise RuntimeError("BIMAT")

    monkeypatch.setattr(drills, "rooms_of", broken)
    answer = get(asker(drill, "duty"), drill, "")
    assert answer.status_code == 500
    assert answer.json()["code"] == "H409"
    assert "BIMAT" not in answer.content.decode()


def test_what_is_too_large_asked_wrongly_or_not_there_is_a_problem_too():
    drill = clinic()
    browser = asker(drill, "duty", "act")
    large = give(browser, drill, "send-message", kind="chat", to=[], text="x" * 70_000)
    wrong = browser.delete(f"/api/v1/drills/{drill.id}/cases")
    nothing = browser.get("/api/v1/nothing/at/all")
    assert [one.status_code for one in (large, wrong, nothing)] == [413, 405, 404]
    assert all(one.json()["mark"] == MARK for one in (large, wrong, nothing))
    assert wrong.headers["Allow"]


def test_the_papers_of_the_api_keep_the_content_policy():
    for lang in ("vi", "en"):
        page = Client(headers={"Accept-Language": lang}).get("/api/v1/docs")
        assert page.status_code == 200
        body = page.content.decode()
        assert MARK in body
        assert "/api/v1/drills/{drill}/cases" in body
        assert "://" not in body.replace("http://www.w3.org", "")
        assert "<script>" not in body and "style=" not in body and "onclick" not in body
    told = Client().get("/api/v1/openapi.json").json()
    assert told["x-mark"] == MARK and told["openapi"].startswith("3.")


def test_the_report_is_given_out_after_the_end_to_whom_policy_gives_it():
    drill = clinic()

    def make() -> None:
        keeping.want(drill.id)
        assert keeping.take("m1") == drill.id
        for name in OFFERED:
            keeping.keep(drill.id, "m1", name, f"{MARK} {name}".encode())
        keeping.finish(drill.id, "m1", keeping.rewritten(drill.id))

    make()
    browsers = {seat: asker(drill, seat) for seat in ("duty", CTRL)}

    def taken(seat: str) -> set[str]:
        told = {one["name"] for one in get(browsers[seat], drill, "/report").json()["files"]}
        given = {name for name in OFFERED if get(browsers[seat], drill, f"/report/{name}").status_code == 200}
        assert told == given
        return given

    assert taken("duty") == taken(CTRL) == set()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="xong"), "")
    assert taken(CTRL) == set()  # what was made before is no report of it
    make()
    assert taken(CTRL) == set(OFFERED)
    assert taken("duty") == {name for name in OFFERED if name.startswith(("report.", "takeaway."))} - {
        "report.json"
    }
    hidden, none = (get(browsers["duty"], drill, f"/report/{one}") for one in ("drill", "nothing"))
    assert (hidden.status_code, hidden.content) == (none.status_code, none.content)
