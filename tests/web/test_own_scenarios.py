"""Scenarios of the house's own: sent in, kept by version, read from a folder, played like those that ship."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from infodrill.kernel.container import zipped
from infodrill.scenario.loader import digest, load, load_files
from infodrill.scenario.packed import opened
from infodrill.scenario.starting import started
from infodrill.web import live
from infodrill.web.conf import options as settings
from infodrill.web.joining import opening
from infodrill.web.joining.opening import open_drill
from infodrill.web.keeping.backup import backup, real_places
from infodrill.web.keeping.opening import KeepingError
from infodrill.web.keeping.restore import restore
from infodrill.web.models import Drill, ScenarioVersion
from infodrill.web.scenarios import sources
from infodrill.web.scenarios.versions import loaded_of, take_in
from tests.charter.realplaces import moved

from .house import staff_browser

TINY = Path(__file__).parents[1] / "scenario" / "tiny"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "ours" / "mine"))


@pytest.fixture
def ours(mine: Path, monkeypatch) -> Path:
    """The folder that `serve --scenarios` names."""
    chosen = replace(settings.options(), scenarios=str(mine.parent))
    monkeypatch.setattr(sources, "options", lambda: chosen)
    return mine.parent


def send(browser: Client, files: dict[str, bytes]):
    return browser.post(
        "/scenarios/", {"packed": SimpleUploadedFile("mine.zip", zipped(files), "application/zip")}
    )


def changed(files: dict[str, bytes], before: str, after: str) -> dict[str, bytes]:
    text = files["drill.yaml"].decode()
    assert before in text
    return {**files, "drill.yaml": text.replace(before, after).encode()}


def first_line(files: dict[str, bytes]) -> str:
    return re.search(r"subtitle:.*?vi: (.{4,}?)[\n,}]", files["drill.yaml"].decode(), re.DOTALL)[1]


def play(browser: Client, key: str) -> Drill:
    answer = browser.post("/drills/new", {"scenario": key, "lang": "vi", "accounts": "1000", "seed": "1"})
    assert answer.status_code == 302, answer.content.decode()
    return Drill.objects.get(pk=answer["Location"].split("/")[2])


def send_all(staff: Client, folder: Path) -> str:
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    files |= {f"claims/{path.name}": path.read_bytes() for path in (folder / "claims").iterdir()}
    return send(staff, files).content.decode()


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (2, []),
        (450, ["350 more faults of this file"]),
    ],
)
def test_a_page_tells_how_much_has_to_be_mended_however_much_it_lists(base, ours, mine, faults, told):
    """A page that listed two hundred said that two hundred had to be mended."""
    with (mine / "drill.yaml").open("a", encoding="utf-8") as stream:
        stream.writelines(f"more_{n}: 1\n" for n in range(faults))
    staff = staff_browser()
    staff.cookies["infodrill_lang"] = "en"
    page = staff.get("/scenarios/one", {"of": "folder.mine"}).content.decode()
    answer = send_all(staff, mine)
    for shown in (page, answer):  # what of them is listed, and what is only counted
        assert faults <= int(re.search(r"(\d+) things have to be mended", shown)[1]) < faults + 10
        assert all(each in shown for each in told)
    assert page.count("drill.yaml:") == min(faults, 100)


def test_what_is_sent_in_is_kept_by_version_and_played(base, mine):
    staff, files = staff_browser(), dict(load(mine).files)
    answer = send(staff, files)
    assert answer.status_code == 302 and answer["Location"] == "/scenarios/one?of=own.tiny.1"
    again = send(staff, files)["Location"]  # it says the same
    assert again == "/scenarios/one?of=own.tiny.1&again=1" and ScenarioVersion.objects.count() == 1
    staff.cookies["infodrill_lang"] = "en"
    assert "nothing was stored a second time" in staff.get(again).content.decode()
    assert "a second time" not in staff.get("/scenarios/one?of=own.tiny.1").content.decode()
    words = first_line(files)
    assert send(staff, changed(files, words, f"{words} hai"))["Location"] == "/scenarios/one?of=own.tiny.2"
    assert staff.get("/drills/new").content.decode().count("own.tiny.") >= 2
    assert "own.tiny.1" not in staff.get("/drills/new").content.decode()  # the last version is offered
    page = staff.get("/scenarios/one", {"of": "own.tiny.2"}).content.decode()
    assert "own.tiny.1" in page and "/drills/new?scenario=own.tiny.2" in page
    old = play(staff, "own.tiny.1")
    assert live.of(old.pk).loaded.digest == load(mine).digest
    assert live.of(play(staff, "own.tiny.2").pk).loaded.digest != load(mine).digest


def test_what_is_wrong_is_named_place_by_place_and_nothing_is_kept(base, mine):
    staff, files = staff_browser(), dict(load(mine).files)
    staff.cookies["infodrill_lang"] = "en"
    claim = next(name for name in files if name.startswith("claims/"))
    broken = changed(files, "accounts:", "acounts:")
    broken[claim] = broken[claim].replace(b"harm: H", b"harm: X", 1)
    answer = send(staff, {**broken, "notes.docx": b"PK"})
    page = answer.content.decode()
    assert answer.status_code == 422 and not ScenarioVersion.objects.exists()
    assert re.search(r"drill\.yaml:\d+", page) and re.search(rf"{claim}:\d+", page) and "notes.docx" in page
    assert "looked at when this is mended" in page
    amiss = {
        **files,
        claim: files[claim].replace(b"owner: ", b"owner: no-", 1),
    }  # each file by itself is right
    page = send(staff, amiss).content.decode()
    assert "no-" in page and "looked at when this is mended" not in page
    assert send(staff, {}).status_code == 422
    assert not ScenarioVersion.objects.exists() and not Drill.objects.exists()


@pytest.mark.parametrize(
    "sent", [b"", b"%PDF", b"PK\x05\x06" + bytes(18)], ids=["nothing", "no archive", "empty"]
)
def test_what_is_no_scenario_is_refused_on_the_page(base, sent):
    file = SimpleUploadedFile("x.zip", sent) if sent else ""
    answer = staff_browser().post("/scenarios/", {"packed": file})
    assert answer.status_code == 422 and "<li>" in answer.content.decode()


def test_the_folder_is_offered_as_it_stands_and_the_drill_keeps_what_it_was_made_of(base, ours, mine):
    staff = staff_browser()
    assert 'scenario=folder.mine"' in staff.get("/drills/new").content.decode()
    drill = play(staff, "folder.mine")
    before = load(mine).digest
    text = (mine / "drill.yaml").read_text("utf-8")
    words = first_line({"drill.yaml": text.encode()})
    (mine / "drill.yaml").write_text(text.replace(words, "đã sửa tại chỗ"), "utf-8")
    assert "đã sửa tại chỗ" in staff.get("/drills/new").content.decode()
    assert live.of(drill.pk).loaded.digest == before  # the drill keeps what it was made of
    played = staff.get("/scenarios/file", {"of": f"played.{drill.pk}"}).content
    assert digest(opened(played)[0]) == before and not ScenarioVersion.objects.exists()
    shutil.copytree(TINY, ours / "thứ hai của phường")
    assert "folder.th" in staff.get("/scenarios/").content.decode()
    assert staff.get("/scenarios/one", {"of": "folder.thứ hai của phường"}).status_code == 200


def test_one_folder_that_infodrill_itself_stumbles_over_takes_no_page_down(
    base, ours, mine, monkeypatch, caplog
):
    usual = sources.card

    def stumbles(scenario):
        if scenario.drill.id == "tiny":
            raise TypeError("as a fault of our own would")
        return usual(scenario)

    shutil.copytree(TINY, ours / "other")
    monkeypatch.setattr(sources, "card", stumbles)
    sources._folder_offer.cache_clear()
    try:
        page = staff_browser().get("/scenarios/").content.decode()
    finally:
        sources._folder_offer.cache_clear()
    assert "folder.mine" in page and "folder.other" in page


def test_a_folder_with_faults_is_listed_with_them_and_not_offered(base, ours, mine):
    staff = staff_browser()
    (mine / "drill.yaml").write_text("format: 1\nid: [", "utf-8")
    assert "folder.mine" not in staff.get("/drills/new").content.decode()
    assert "folder.mine" in staff.get("/scenarios/").content.decode()
    page = staff.get("/scenarios/one", {"of": "folder.mine"}).content.decode()
    assert "drill.yaml" in page and "/drills/new?scenario" not in page
    assert staff.post("/drills/new", {"scenario": "folder.mine"}).status_code == 422
    assert not ScenarioVersion.objects.exists() and not Drill.objects.exists()


def test_whatever_lies_in_the_folder_the_pages_stand(base, ours, mine, tmp_path):
    staff = staff_browser()
    (mine / "claims" / "itself.yaml").symlink_to(mine / "claims" / "itself.yaml")
    (mine / os.fsdecode(b"claims/b\xff.yaml")).write_text("a: 1")
    shutil.copytree(TINY, ours / os.fsdecode(b"no\xffname"))
    shutil.copytree(TINY, tmp_path / "elsewhere")
    (ours / "link").symlink_to(tmp_path / "elsewhere")
    (ours / "itself").symlink_to(ours / "itself")
    for place in ("/scenarios/", "/drills/new", "/scenarios/one?of=folder.mine"):
        assert staff.get(place).status_code == 200
    assert sources.folders() == ("mine",)


@pytest.mark.parametrize(
    "key",
    [
        "folder.../mine",
        "folder./etc",
        "own.tiny.1",
        "own.tiny.x",
        "library.clinic",
        "../ours/mine",
        "folder.",
        ".",
    ],
)
def test_a_key_that_names_nothing_leads_nowhere(base, ours, key):
    staff = staff_browser()
    assert sources.source_of(key) is None
    assert staff.get("/scenarios/one", {"of": key}).status_code == 404
    assert staff.get("/scenarios/file", {"of": key}).status_code == 404
    assert staff.post("/drills/new", {"scenario": key}).status_code == 404 and not Drill.objects.exists()


def test_it_is_taken_away_as_it_was_sent(base, mine):
    staff, files = staff_browser(), dict(load(mine).files)
    send(staff, files)
    answer = staff.get("/scenarios/file", {"of": "own.tiny.1"})
    assert answer["Content-Disposition"] == 'attachment; filename="tiny-1.zip"'
    again, faults = opened(answer.content)
    assert not faults and digest(again) == digest(files)


def test_what_names_real_places_stays_on_this_machine(base, tmp_path):
    staff = staff_browser()
    version = take_in(load(moved(tmp_path / "real")))
    key = f"own.{version.name}.{version.number}"
    page = staff.get("/scenarios/one", {"of": key}).content.decode()
    assert "/scenarios/file" not in page and staff.get("/scenarios/file", {"of": key}).status_code == 404
    backup(tmp_path / "kept.zip")
    assert real_places()


def test_put_away_it_is_not_offered_and_what_was_played_stays(base, mine):
    staff = staff_browser()
    send(staff, dict(load(mine).files))
    drill = play(staff, "own.tiny.1")
    assert staff.post("/scenarios/away", {"of": "own.tiny.1", "away": "1"}).status_code == 302
    assert "own.tiny" not in staff.get("/drills/new").content.decode()
    assert live.of(drill.pk).loaded.digest == load(mine).digest
    assert staff.get("/scenarios/one", {"of": "own.tiny.1"}).status_code == 200
    files = dict(load(mine).files)
    send(staff, changed(files, first_line(files), "hai"))
    staff.post("/scenarios/away", {"of": "own.tiny.2", "away": "1"})
    assert not sources.last_versions()  # all versions are away, whichever page it was pressed on
    send(staff, files)  # sent in again it is offered again, in its last version
    assert "own.tiny.2" in staff.get("/drills/new").content.decode()
    staff.post("/scenarios/away", {"of": "own.tiny.1", "away": "1"})
    staff.post("/scenarios/away", {"of": "own.tiny.1", "away": "0"})
    assert "own.tiny.2" in staff.get("/drills/new").content.decode()


def test_what_is_not_kept_here_puts_nothing_away(base, ours, mine):
    """A folder of the same name, or one of the library, is none of the house's own."""
    staff = staff_browser()
    send(staff, dict(load(mine).files))
    named = (f"folder.{sources.folders()[0]}", sources.library()[0])
    for key in named:
        assert sources.source_of(key)
        assert staff.post("/scenarios/away", {"of": key, "away": "1"}).status_code == 404
    assert [one.name for one in sources.last_versions()] == ["tiny"]


def test_who_may_not_add_may_look_and_play(base, mine):
    send(staff_browser(), dict(load(mine).files))
    user = get_user_model().objects.create(username="other", is_staff=True)
    other = Client()
    other.force_login(user)
    assert send(other, dict(load(mine).files)).status_code == 403
    assert other.post("/scenarios/away", {"of": "own.tiny.1", "away": "1"}).status_code == 403
    assert 'name="packed"' not in other.get("/scenarios/").content.decode()
    assert play(other, "own.tiny.1")
    user.user_permissions.add(Permission.objects.get(codename="add_scenarioversion"))
    assert send(other, dict(load(mine).files)).status_code == 302


def test_a_list_of_scenarios_opens_none_of_them(base, ours, mine, monkeypatch):
    staff = staff_browser()
    send(staff, dict(load(mine).files))
    assert staff.get("/scenarios/").status_code == 200  # the folder is read once
    for place in ("web.scenarios.sources.loaded_of", "web.scenarios.sources.load"):
        monkeypatch.setattr(f"infodrill.{place}", None)
    assert {staff.get(place).status_code for place in ("/scenarios/", "/drills/new")} == {200}


@pytest.mark.parametrize("path", ["/scenarios/", "/scenarios/one?of=clinic", "/scenarios/file?of=clinic"])
def test_nobody_else_sees_a_scenario(base, path):
    assert Client().get(path).status_code == 302


def test_a_backup_holds_them(base, mine, tmp_path):
    version = take_in(load(mine))
    open_drill(loaded_of(version), accounts=1_000, seed=1)
    backup(tmp_path / "kept.zip")
    Drill.objects.all().delete()
    with pytest.raises(KeepingError):
        restore(tmp_path / "kept.zip")  # what is kept is not lost unasked
    restore(tmp_path / "kept.zip", replace=True)
    again = ScenarioVersion.objects.get()
    assert (again.number, again.taken.date(), loaded_of(again).digest) == (
        1,
        version.taken.date(),
        load(mine).digest,
    )


def test_a_backup_from_before_there_were_any_is_restored_and_one_that_lost_them_is_not(base, mine, tmp_path):
    open_drill("clinic", accounts=1_000, seed=1)
    backup(tmp_path / "now.zip")
    for name, older in (("older.zip", True), ("lost.zip", False)):
        with zipfile.ZipFile(tmp_path / "now.zip") as now, zipfile.ZipFile(tmp_path / name, "w") as then:
            manifest = json.loads(now.read("manifest.json"))
            gone = "tables/web.scenarioversion.jsonl"
            manifest["members"].pop(gone)
            manifest["rows"].pop("web.scenarioversion")
            manifest["migrations"] = manifest["migrations"][: -1 if older else None]
            for member in manifest["members"]:
                then.writestr(member, now.read(member))
            then.writestr("manifest.json", json.dumps(manifest))
    restore(tmp_path / "older.zip", replace=True)
    assert Drill.objects.count() == 1 and not ScenarioVersion.objects.exists()
    with pytest.raises(KeepingError):
        restore(tmp_path / "lost.zip", replace=True)


def test_two_who_send_the_same_at_once_make_one_version(on_postgresql, mine):
    loaded, begin, made = load(mine), Barrier(2), []

    def sends() -> None:
        begin.wait()
        made.append(take_in(loaded).number)
        connection.close()

    both = [Thread(target=sends) for _ in range(2)]
    for sender in both:
        sender.start()
    for sender in both:
        sender.join()
    assert made == [1, 1] and ScenarioVersion.objects.count() == 1


@pytest.mark.parametrize("most", ["MOST_VERSIONS", "MOST_NAMES"])
def test_there_is_an_end_to_what_is_kept(base, mine, monkeypatch, most):
    staff, files = staff_browser(), dict(load(mine).files)
    monkeypatch.setattr(f"infodrill.web.scenarios.versions.{most}", 1)
    send(staff, files)
    again = (
        changed(files, "id: tiny", "id: tinier")
        if most == "MOST_NAMES"
        else changed(files, first_line(files), "hai")
    )
    assert send(staff, again).status_code == 422 and ScenarioVersion.objects.count() == 1
    assert send(staff, files).status_code == 302  # what is kept already needs no room


@pytest.mark.parametrize("asked", ["vi", "en", ""])
def test_a_drill_speaks_a_language_that_its_scenario_is_written_in(base, mine, monkeypatch, asked):
    """The city of a scenario in English alone talked in Vietnamese, whoever opened it without choosing."""
    loaded = load(mine)
    drill = loaded.scenario.drill.model_copy(update={"languages": ("en",), "both_languages": False})
    english = replace(loaded, scenario=loaded.scenario.model_copy(update={"drill": drill}))
    monkeypatch.setattr(opening, "must_be_sound", lambda loaded: None)  # the folder itself is in both
    assert open_drill(english, lang=asked, accounts=1_000, seed=1).language == "en"


def test_the_page_says_what_is_still_the_template_s(base, mine):
    texts = started("ward", "vi", name="ward", minutes=60, cells=4)
    take_in(load_files({name: text.encode() for name, text in texts.items()}))
    take_in(load(mine))
    staff = staff_browser()
    asked = 'type="checkbox" name="one_language"'  # of a drill in one language there is nothing to ask
    for key, offered in (("own.ward.1", False), ("own.tiny.1", True)):
        assert (asked in staff.get(f"/drills/new?scenario={key}").content.decode()) is offered
    said = "Còn nguyên như mẫu: 13 trên 13"
    assert said in staff.get("/scenarios/one?of=own.ward.1").content.decode()
    assert said[:12] not in staff.get("/scenarios/one?of=own.tiny.1").content.decode()
