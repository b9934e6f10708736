"""A drill with real place names says on every page and in the API that it is for local use; others do not."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.policy import rooms_of, takes
from infodrill.conduct.policy.takes import HOME
from infodrill.kernel.archive import read_drill
from infodrill.kernel.mark import LOCAL_USE
from infodrill.web import live
from infodrill.web.archive import write
from infodrill.web.joining.opening import open_drill
from infodrill.web.keeping.backup import backup
from infodrill.web.live import LiveDrill
from tests.charter.realplaces import moved

from .house import CTRL, clinic, seated

SEAT = "ctrl"  # the tiny scenario's seat of control


@pytest.fixture
def real(base, tmp_path: Path) -> LiveDrill:
    folder = moved(tmp_path / "real")
    return live.of(open_drill(f"{folder}/", automated=(), accounts=1_000, seed=1).pk)


@pytest.mark.parametrize("seat", ["ctrl", "duty", "head", "keeper"])
def test_every_room_of_a_real_place_says_so_once_beside_the_mark(real, seat):
    browser, rooms = seated(real, seat), rooms_of(real.seats().seats[seat])
    assert len(rooms) >= 3
    for room in rooms:
        answer = browser.get(f"/d/{real.id}/{room}/", follow=True)
        page = answer.content.decode()
        assert (
            answer.status_code == 200 and page.count(f'<span class="mark-local">{LOCAL_USE}</span>') == 1
        ), room
        assert "là nơi hư cấu" not in page and "hư cấu: địa danh" not in page


def test_seat_cards_and_the_drill_file_are_stamped_too(real, tmp_path):
    seat = next(each_seat for each_seat in real.seats().seats.values() if not each_seat.control)
    browser = seated(real, SEAT)
    page = browser.post(f"/d/{real.id}/cards", {"seat": [seat.seat]}).content.decode()
    assert page.split('<article class="seat-card">')[1].count(LOCAL_USE) == 1
    write(real.id, tmp_path / "live.drill")
    assert read_drill(tmp_path / "live.drill").manifest["local_use"] == LOCAL_USE


def test_the_api_says_it_of_the_drill(real):
    assert seated(real, SEAT).get(f"/api/v1/drills/{real.id}").json()["local_use"] == LOCAL_USE


def test_there_is_no_sheet_to_take_away(real):
    real.give(SEAT, ChangeClock(role="DIR", change="halt", value=0, reason="xong"), "")
    screen = seated(real, SEAT).get(f"/d/{real.id}/screen/").content.decode()
    assert f'href="/d/{real.id}/report/"' in screen and "#db-h" not in screen
    assert not [
        name for name in HOME for seat in real.seats().seats.values() if takes(seat, name, real.state)
    ]


def test_a_drill_in_an_invented_city_bears_no_stamp(base):
    drill = clinic()
    browser = seated(drill, CTRL)
    assert LOCAL_USE not in browser.get(f"/d/{drill.id}/lobby/").content.decode()
    assert browser.get(f"/api/v1/drills/{drill.id}").json()["local_use"] == ""


def test_a_backup_that_holds_such_a_drill_is_stamped_and_another_is_not(base, tmp_path):
    clinic()
    backup(tmp_path / "a.zip")
    open_drill(f"{moved(tmp_path / 'real')}/", automated=(), accounts=1_000, seed=1)
    backup(tmp_path / "b.zip")
    stamps = []
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            stamps.append(json.loads(archive.read("manifest.json")).get("local_use"))
    assert stamps == [None, LOCAL_USE]
