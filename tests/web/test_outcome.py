"""The report comes out: made beside the drills that play, told about, broken off, begun again, given out through policy."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.course import DrillScored
from infodrill.kernel.archive import verify_file
from infodrill.kernel.mark import MARK
from infodrill.review.record import load_record
from infodrill.web import archive, live, models, steady
from infodrill.web.conf.options import options
from infodrill.web.keeping.opening import PREFIX
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, making
from infodrill.web.rooms import debrief

from .house import CTRL
from .rehearsed import rehearsed
from .steadily import Steady
from .test_rooms_pages import browser

FILES = set(debrief.OFFERED)
FORMER, LATTER = b'{"twins": null}', b'{"twins": null, "again": 1}'


@pytest.fixture
def closed(base) -> LiveDrill:
    drill = rehearsed("clinic", 40)
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return live.of(drill.id)


def make(drill: LiveDrill, tmp_path, maker: str = "m1") -> models.Outcome:
    keeping.want(drill.id)
    assert keeping.take(maker) == drill.id
    making.make(drill.id, maker, tmp_path, twins=1)
    return keeping.of(drill.id)


def test_what_people_wrote_lies_meanwhile_where_an_erasure_looks(closed, tmp_path, monkeypatch):
    written, write = [], archive.write

    def seen(drill: str, path: Path) -> None:
        written.append(path.parent)
        write(drill, path)

    monkeypatch.setattr(archive, "write", seen)
    make(closed, tmp_path)
    assert written and not any(folder.exists() for folder in written)
    assert all(folder.parent == options().folder and folder.name.startswith(PREFIX) for folder in written)


def test_a_closed_drill_gives_its_report_to_players_and_everything_to_control(closed, tmp_path):
    row = make(closed, tmp_path)
    assert (row.state, row.fault) == ("done", "")
    assert set(keeping.sizes(closed.id)) == FILES
    control, player = browser(closed, CTRL, "vi"), browser(closed, "duty", "en")
    got = {file: control.get(f"/d/{closed.id}/report/{file}") for file in FILES}
    assert {one.status_code for one in got.values()} == {200}
    assert all(one["Content-Disposition"].startswith("attachment") for one in got.values())
    assert MARK in got["report.vi.html"].content.decode() and MARK in got["report.en.html"].content.decode()
    assert json.loads(got["report.json"].content)
    (tmp_path / "a.drill").write_bytes(got["drill"].content)
    assert not verify_file(tmp_path / "a.drill").faults
    assert "public-log.csv" in zipfile.ZipFile(io.BytesIO(got["artefacts"].content)).namelist()
    allowed = {file for file in FILES if player.get(f"/d/{closed.id}/report/{file}").status_code == 200}
    home = {file for file in FILES if file.startswith("takeaway.")}
    assert allowed == home | {file for file in FILES if file.startswith("report.")} - {"report.json"}
    watching = next(seat for seat, place in closed.seats().seats.items() if place.roles == {"OBS"})
    guest = browser(closed, watching, "en")
    assert {file for file in FILES if guest.get(f"/d/{closed.id}/report/{file}").status_code == 200} == home
    starts = {"pdf": b"%PDF-1.7", "docx": b"PK", "xlsx": b"PK", "html": b"<!doctype html>"}
    assert all(got[file].content.lstrip().startswith(starts[file.rpartition(".")[2]]) for file in allowed)
    page = player.get(f"/d/{closed.id}/report/").content.decode()
    asked = rf'href="/d/{closed.id}/report/([\w.]+)"'
    assert re.findall(asked, page) == [
        *(f"report.en.{kind}" for kind in ("html", "pdf", "docx", "xlsx")), "takeaway.en.pdf", "takeaway.en.html",
        "report.vi.html",
    ]  # fmt: skip
    page_of_guest = guest.get(f"/d/{closed.id}/report/").content.decode()
    assert re.findall(asked, page_of_guest) == ["takeaway.en.pdf", "takeaway.en.html"]
    assert "Report in Vietnamese" in page and "The drill file" not in page


def test_a_closed_drill_alone_gives_out_a_report_and_records_its_verdict_once(base, tmp_path):
    drill = rehearsed("clinic", 40)
    assert make(drill, tmp_path).state == "done" and _scored(drill) == []
    report = f"/d/{drill.id}/report/report.vi.html"
    assert browser(drill, CTRL, "vi").get(report).status_code == 404
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="enough"), "")
    # What was made in the midst of play is no report of what it came to.
    assert browser(drill, CTRL, "vi").get(report).status_code == 404
    make(drill, tmp_path, "m2")
    assert browser(drill, CTRL, "vi").get(report).status_code == 200
    assert keeping.take("m3") == ""  # nor for the verdict that its maker recorded itself
    keeping.want(drill.id, again=True)
    making.make(drill.id, keeping.take("m4") and "m4", tmp_path, twins=0)
    (scored,) = _scored(drill)
    assert set(scored.versions) == set(scored.letters)
    (tmp_path / "b.drill").write_bytes(keeping.content(drill.id, "drill"))
    assert load_record(tmp_path / "b.drill").events[-1].body == scored
    models.Lease.objects.filter(pk=drill.id).update(rewritten=5)
    assert browser(drill, CTRL, "vi").get(report).status_code == 404


def _scored(drill):
    drill.catch_up()
    return [event.body for event in drill.events if isinstance(event.body, DrillScored)]


@pytest.mark.parametrize("end", ["none", "cancel", "fail", "fall", "finish"])
def test_a_report_that_is_made_again_is_asked_for_and_the_former_stays_until_it_is_whole(base, end):
    closed = rehearsed("clinic", 40, own=True)
    closed.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")

    def made(maker: str, content: bytes) -> None:
        for name in ("report.vi.html", "report.json"):
            keeping.keep(closed.id, maker, name, content)

    keeping.want(closed.id)
    assert keeping.take("m1") == closed.id
    made("m1", FORMER)
    keeping.finish(closed.id, "m1", 0)
    control = browser(closed, CTRL, "en")
    page = control.get(f"/d/{closed.id}/report/").content.decode()
    asked = re.search(
        r"<details[^>]*>\s*<summary[^>]*>Make the report again</summary>.*?</details>", page, re.S
    )
    assert asked and "<form" in asked[0] and page.count("report/make/") == 1
    assert control.post(f"/d/{closed.id}/report/make/").status_code == 302
    assert keeping.take("m2") == closed.id
    made("m2", LATTER)
    if end == "fall":
        keeping.give_back("m2")
    elif end == "finish":
        keeping.finish(closed.id, "m2", 0)
    elif end != "none":
        getattr(keeping, end)(closed.id, *(("m2", "why") if end == "fail" else ()))
    whole = LATTER if end == "finish" else FORMER
    got = {name: keeping.content(closed.id, name) for name in keeping.sizes(closed.id)}
    assert got == {"report.vi.html": whole, "report.json": whole}
    for seat in (CTRL, "duty"):
        page = browser(closed, seat, "en").get(f"/d/{closed.id}/report/").content.decode()
        assert f'href="/d/{closed.id}/report/report.vi.html"' in page
        assert ("it stays until a new one is whole" in page) == (end != "finish")


def test_how_far_it_is_is_shown_and_control_alone_breaks_it_off(closed):
    keeping.want(closed.id)
    keeping.take("m1")
    keeping.tell(closed.id, "m1", "assess", 5, 10)
    control, player = browser(closed, CTRL, "en"), browser(closed, "duty", "en")
    shown = player.get(f"/d/{closed.id}/report/?part=outcome").content.decode()
    assert "Living the city again" in shown and "53.0%" in shown and "Break off" not in shown
    address = f"/d/{closed.id}/report/make/"
    assert player.post(address, {"what": "cancel"}).status_code == 404
    assert control.post(address, {"what": "cancel"}).status_code == 302
    assert not keeping.still_ours(closed.id, "m1")
    with pytest.raises(keeping.NotOurs):
        keeping.keep(closed.id, "m1", "drill", b"late")
    assert control.post(address).status_code == 302
    assert keeping.take("m2") == closed.id


def test_a_maker_that_died_is_followed_by_another_and_never_by_two(closed, monkeypatch):
    time = Steady()
    monkeypatch.setattr(steady, "ms", time)
    keeping.want(closed.id)
    assert (keeping.take("m1"), keeping.take("m2")) == (closed.id, "")
    for _ in range(keeping.SILENCE_MS // steady.LONGEST_LOOK + 1):
        assert keeping.take("m2") == ""
        time.now += steady.LONGEST_LOOK
    assert (keeping.take("m2"), keeping.take("m3")) == (closed.id, "")
    with pytest.raises(keeping.NotOurs):
        keeping.tell(closed.id, "m1", "report", 0, 1)


def test_a_fault_is_told_to_control_and_what_was_made_stays(closed, tmp_path, monkeypatch):
    monkeypatch.setattr("infodrill.web.archive.write", lambda drill, path: 1 / 0)
    assert (make(closed, tmp_path).state, keeping.of(closed.id).fault) == ("failed", "ZeroDivisionError")
    page = browser(closed, CTRL, "en").get(f"/d/{closed.id}/report/").content.decode()
    assert "could not be made" in page and "Make the report" in page


def test_after_the_close_the_report_is_the_first_room_of_everyone(closed):
    for seat in closed.seats().seats:
        body = browser(closed, seat, "en").get(f"/d/{closed.id}/network/").content.decode()
        assert f'href="/d/{closed.id}/report/"' in body, seat
