"""Documents before a drill in the range: for control alone, made when asked for, none during a real stop; codes on cards only."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from infodrill.conduct.nouns.clock import ChangeClock, StopForReal
from infodrill.kernel.mark import MARK
from infodrill.review.papers import KINDS
from infodrill.web import live
from infodrill.web.joining.codes import redeem, standing
from infodrill.web.models import DrillFile, LogLine, OutcomeFile

from .house import CTRL, clinic, seated, staff_browser

pytestmark = pytest.mark.usefixtures("base")
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}")


def text_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_control_is_offered_each_kind_in_both_languages_and_gets_what_it_asks_for():
    drill = clinic()
    control = seated(drill, CTRL)
    offered = re.findall(
        rf'href="/d/{drill.id}/papers/([\w.-]+)"', control.get(f"/d/{drill.id}/papers").content.decode()
    )
    assert {re.split(r"[-.]", name)[0] for name in offered} == {kind.split("-")[0] for kind in KINDS}
    assert len(offered) == len(set(offered)) and {name.split(".")[1] for name in offered} == {"vi", "en"}
    for name in ("plan.en.pdf", "msel.vi.xlsx", "handbook-network.vi.docx"):
        assert name in offered
        answer = control.get(f"/d/{drill.id}/papers/{name}")
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
        assert answer["Content-Disposition"] == f'attachment; filename="{drill.id}-{name}"'
        assert answer.content.startswith(b"%PDF" if name.endswith("pdf") else b"PK")
    assert control.get(f"/d/{drill.id}/papers/plan.fr.pdf").status_code == 404
    assert control.get(f"/d/{drill.id}/papers/forms.vi.xlsx").status_code == 404


def test_staff_get_the_papers_of_a_scenario_before_there_is_a_drill():
    staff = staff_browser()
    page = "/scenarios/papers?of=clinic"
    for place in ("/drills/new?scenario=clinic", "/scenarios/one?of=clinic"):
        assert page in staff.get(place).content.decode()
    told = staff.get(page).content.decode()
    offered = re.findall(r'href="(/scenarios/papers/[\w.-]+\?of=clinic)"', told)
    drill = clinic()
    of_a_drill = staff.get(f"/drills/{drill.id}/papers").content.decode()
    assert [name.split("/")[-1].split("?")[0] for name in offered] == re.findall(
        r'/papers/([\w.-]+)"', of_a_drill
    )
    assert '/cards"' not in told and '/cards"' in of_a_drill
    for name in ("cards.en.pdf", "msel.vi.xlsx"):
        answer = staff.get(f"/scenarios/papers/{name}?of=clinic")
        assert answer.content.startswith(b"%PDF" if name.endswith("pdf") else b"PK")
        assert answer["Content-Disposition"] == f'attachment; filename="clinic-{name}"'
        assert answer["Cache-Control"] == "no-store"
    for nowhere in (
        "/scenarios/papers?of=nothere",
        "/scenarios/papers",
        "/scenarios/papers/plan.fr.pdf?of=clinic",
    ):
        assert staff.get(nowhere).status_code == 404
    stranger = seated(drill, CTRL)
    for place in (page, "/scenarios/papers/msel.vi.pdf?of=clinic"):
        assert stranger.get(place).status_code == 302


def test_staff_are_offered_the_same_and_nobody_else_gets_any():
    drill = clinic()
    staff = staff_browser()
    assert f"/drills/{drill.id}/papers" in staff.get("/drills/").content.decode()
    assert (
        f"/drills/{drill.id}/papers/plan.vi.pdf" in staff.get(f"/drills/{drill.id}/papers").content.decode()
    )
    assert staff.get(f"/drills/{drill.id}/papers/run-of-show.vi.pdf").content.startswith(b"%PDF")
    assert staff.get("/drills/nothere/papers").status_code == 404
    seats = [
        seat for seat in drill.seats().seats.values() if not seat.roles & {"DIR", "CTRL", "WHITE", "SAFE"}
    ]
    assert len(seats) >= 6
    for seat in seats:
        browser = seated(drill, seat.seat)
        for place in ("papers", "papers/forms.vi.pdf", "papers/msel.vi.pdf"):
            assert browser.get(f"/d/{drill.id}/{place}").status_code == 403, (seat.seat, place)
            assert browser.get(f"/drills/{drill.id}/{place}").status_code == 302


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_cards_bear_the_codes_that_open_their_seats_and_an_address_and_nothing_keeps_them(form, caplog):
    drill = clinic()
    answer = seated(drill, CTRL).post(f"/d/{drill.id}/cards", {"paper": form})
    assert answer["Cache-Control"] == "no-store" and answer["Content-Disposition"].endswith(f'.{form}"')
    codes = standing(drill.id)
    assert set(codes) == set(drill.seats().seats)
    if form == "pdf":
        pages = text_of(answer.content)
        assert len(pages) == len(codes)
        assert {redeem(CODE.search(page)[0], "10.0.0.1").seat for page in pages} == set(codes)
        assert all(MARK in page and "/join/" in page for page in pages)
    else:
        made = Document(BytesIO(answer.content))
        told = "\n".join(cell.text for table in made.tables for row in table.rows for cell in row.cells)
        assert set(CODE.findall(told)) == set(codes.values()) and len(made.inline_shapes) == len(codes)
    kept = [bytes(file.content) for table in (DrillFile, OutcomeFile) for file in table.objects.all()]
    kept += [repr(line.__dict__).encode() for line in LogLine.objects.all()]
    for code in codes.values():
        assert not [found for found in kept if code.encode() in found] and code not in caplog.text


def test_no_other_paper_bears_a_code():
    drill = clinic()
    control = seated(drill, CTRL)
    control.post(f"/d/{drill.id}/cards", {"all": "1"})
    for name in ("cards.vi.pdf", "handbook-clinic.vi.pdf"):
        assert CODE.findall("".join(text_of(control.get(f"/d/{drill.id}/papers/{name}").content))) == []


def test_a_format_that_there_is_not_makes_no_code():
    drill = clinic()
    before = standing(drill.id)
    control = seated(drill, CTRL)
    assert control.post(f"/d/{drill.id}/cards", {"paper": "xlsx"}).status_code == 404
    assert set(standing(drill.id)) == {*before, CTRL}


def test_while_a_real_event_stops_the_drill_no_paper_of_it_is_given_out():
    drill = clinic()
    control, staff = seated(drill, CTRL), staff_browser()
    drill.give(CTRL, ChangeClock(role="DIR", change="start", value=0, reason=""), "")
    drill.give(CTRL, StopForReal("SAFE", "mưa lớn thật"), "")
    assert live.of(drill.id).state.stopped
    for place in ("papers", "papers/msel.vi.pdf"):
        answer = control.get(f"/d/{drill.id}/{place}")
        assert "mưa lớn thật" in answer.content.decode() and "MSEL" not in answer.content.decode()
        assert staff.get(f"/drills/{drill.id}/{place}")["Location"] == "/drills/"
