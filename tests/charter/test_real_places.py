"""The charter: a drill with real place names is for local use; everything that is made of it says so, and it stays home."""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from tests.charter.realplaces import TINY, moved, places_text, smallest
from typer.testing import CliRunner

from infodrill.cli import screen
from infodrill.cli.app import app
from infodrill.conduct.check import check
from infodrill.conduct.policy.takes import HOME, takes
from infodrill.conduct.proof import prove
from infodrill.kernel.archive import verify_file
from infodrill.kernel.canonical import canonical
from infodrill.kernel.container import pack, unpack
from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.review.report import DRAWN
from infodrill.scenario.loader import find, library, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def open_range(monkeypatch: pytest.MonkeyPatch) -> None:
    # The guard is for life; installed here, it would close the range for other tests of this process too.
    monkeypatch.setattr(screen, "guard_egress", lambda: None)


def told(*words: object) -> dict[str, Any]:
    done = CliRunner().invoke(app, [*(str(word) for word in words), "--json", "--lang", "en"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return moved(tmp_path_factory.mktemp("real") / "real")


@pytest.fixture(scope="module")
def played(real: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """One rehearsal with its report: the folder and what was told."""
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen, "guard_egress", lambda: None)
        return out, told("rehearse", real, "--out", out, "--seed", 3)


def resealed(drill: Path, target: Path, change: dict[str, object | None]) -> Path:
    """The same members with another manifest, packed and sealed as infodrill does it; None takes a key out."""
    members = dict(unpack(drill).members)
    manifest = {**json.loads(members["manifest.json"]), **change}
    members["manifest.json"] = canonical(
        {key: one for key, one in manifest.items() if one is not None}
    ).encode()
    pack(target, members)
    return target


def test_check_says_aloud_that_places_are_real_and_refuses_nothing_for_it(real):
    found = check(load(real))
    assert [warning.code for warning in found.warnings if warning.place.file == "places.yaml"] == ["S182"]
    assert LOCAL_USE in found.warnings[0].render("vi") + found.warnings[-1].render("vi")
    assert [error.render("en") for error in found.errors] == []
    assert told("check", real)["local_use"] == LOCAL_USE


def test_the_stamp_of_check_hangs_on_the_places_and_on_no_warning(real, monkeypatch):
    monkeypatch.setattr("infodrill.conduct.check.check", lambda loaded: replace(check(loaded), problems=()))
    assert told("check", real)["local_use"] == LOCAL_USE
    assert "local_use" not in told("check", TINY)


def test_a_real_place_is_no_anchor_of_a_harmful_text(tmp_path):
    folder = moved(tmp_path / "real", anchors=False)
    ward = smallest().units[0]
    for file in (*(folder / "claims").iterdir(), *(folder / "texts").iterdir()):
        file.write_text(file.read_text("utf-8").replace("Quỹ Bến Mơ", f"Quỹ {ward.bare}"), "utf-8")
    found = [error for error in check(load(folder)).errors if error.code == "S191"]
    assert {error.place.file.partition("/")[0] for error in found} == {"claims", "texts"}


@pytest.mark.parametrize(
    "anchor", ["{name}", "{bare}", "UBND {name}", "Công an {bare}", "{bare} fund", "Ủy ban nhân dân"]
)
def test_a_name_that_holds_a_real_place_or_only_an_office_is_not_invented(anchor, real):
    from infodrill.scenario.checks.places import plainly_invented

    places, unit = load(real).scenario.places, smallest().units[3]
    assert not plainly_invented(anchor.format(name=unit.name, bare=unit.bare), places)
    assert plainly_invented("Quỹ Lông Hải Âu", places)


def test_units_of_the_list_cannot_pass_for_invented(real, tmp_path):
    folder = Path(shutil.copytree(real, tmp_path / "real"))
    file = folder / "places.yaml"
    file.write_text(file.read_text("utf-8").replace("invented: false", "invented: true"), "utf-8")
    found = [error for error in check(load(folder)).errors if error.code == "S183"]
    assert len(found) == len(smallest().units) + 1  # and the city


def test_no_scenario_of_the_library_names_real_places():
    assert library()
    assert not [one for one in library() if load(find(one)).scenario.places.real]


def test_the_drill_file_is_stamped_in_its_header_and_in_event_0(played):
    out, found = played
    assert found["local_use"] == LOCAL_USE and found["mark"] == MARK
    with zipfile.ZipFile(out / "tiny.drill") as archive:
        assert json.loads(archive.read("manifest.json"))["local_use"] == LOCAL_USE
        first = json.loads(archive.read("log.jsonl").split(b"\n")[0])
    assert '"real_places":true' in canonical(first)


def test_the_log_holds_codes_of_places_and_no_names(played):
    with zipfile.ZipFile(played[0] / "tiny.drill") as archive:
        log = archive.read("log.jsonl").decode()
    assert smallest().units[0].id in log
    assert not [unit.name for unit in smallest().units if unit.name in log]


def test_a_drill_file_whose_stamp_was_taken_off_does_not_verify(played, tmp_path):
    drill = played[0] / "tiny.drill"
    assert prove(drill).level == 3
    bare = resealed(drill, tmp_path / "bare.drill", {"local_use": None})
    assert [fault.error.message for fault in verify_file(bare).faults] == [
        "the stamp of local use is not that of event 0"
    ]


def test_every_artefact_of_the_public_s_word_is_stamped(played):
    files = [path for path in (played[0] / "artefacts").rglob("*") if path.is_file()]
    assert {file.suffix for file in files} >= {".md", ".csv", ".json", ".ics", ".xlsx"}
    for file in files:
        if file.suffix == ".xlsx":
            book = openpyxl.load_workbook(file)
            assert all(LOCAL_USE in str(page["A1"].value) for page in book.worksheets), file
            assert LOCAL_USE in str(book.properties.title)
        elif file.suffix != ".csv" or len(file.read_text("utf-8-sig").splitlines()) > 1:
            # A calendar folds its lines.
            text = file.read_text("utf-8-sig").replace("\n ", "")
            assert LOCAL_USE in text.replace("\\,", ","), file


def test_the_report_is_stamped_on_its_frame_and_on_every_sheet(played):
    for lang in ("vi", "en"):
        page = (played[0] / f"report.{lang}.html").read_text("utf-8")
        assert page.count("<article") == page.count(f'<p class="stamp">{LOCAL_USE}</p>') > 3
        assert f'<span class="frame__stamp">{LOCAL_USE}</span>' in page
        assert f'@bottom-left{{content:"{LOCAL_USE}"' in page
        assert "Everything here is invented" not in page and "đều hư cấu: thành phố" not in page
    assert json.loads((played[0] / "report.json").read_text("utf-8"))["local_use"] == LOCAL_USE


def test_every_rendering_of_the_report_is_stamped_on_each_page_and_guests_take_nothing_home(played, tmp_path):
    (drill,) = played[0].glob("*.drill")
    words = [
        "report",
        str(drill),
        "--format",
        "all",
        "--format",
        "takeaway",
        "--lang",
        "en",
        "--out",
        str(tmp_path),
    ]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0 and "there is no sheet to take away" in done.output
    files = {path.suffix: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name for path in tmp_path.iterdir()} == {
        f"report.en.{kind}" for kind in ("html", *DRAWN)
    } | {"report.json", "plan.json"}
    assert all(LOCAL_USE in page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages)
    section = docx.Document(io.BytesIO(files[".docx"])).sections[0]
    for side in (section.header, section.footer):
        assert LOCAL_USE in "".join(paragraph.text for paragraph in side.paragraphs)
    assert all(
        LOCAL_USE in str(sheet["A1"].value)
        for sheet in openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets
    )


@pytest.mark.parametrize("at_home", [True, False])
def test_a_seat_takes_home_only_what_names_no_real_place(at_home):
    state = SimpleNamespace(closed=True, opened=SimpleNamespace(real_places=at_home))
    for roles in ({"OBS"}, {"CTRL"}):
        assert {takes(SimpleNamespace(roles=roles), what, state) for what in HOME} == {not at_home}


def test_an_msel_workbook_is_stamped(real, tmp_path):
    out = tmp_path / "msel.xlsx"
    assert told("scenarios", "msel", "export", real, "--out", out)["local_use"] == LOCAL_USE
    assert LOCAL_USE in str(openpyxl.load_workbook(io.BytesIO(out.read_bytes())).worksheets[0]["A1"].value)
    folder = Path(shutil.copytree(real, tmp_path / "again"))
    told("scenarios", "msel", "import", out, "--into", folder)
    assert LOCAL_USE in (folder / "msel.yaml").read_text("utf-8").splitlines()[0]
    assert check(load(folder)).errors == ()


def test_a_city_of_real_places_stays_stamped_wherever_it_is_opened(tmp_path):
    places = tmp_path / "places.yaml"
    places.write_text(places_text(), "utf-8")
    built = told("society", "build", "--places", places, "--accounts", 2_000, "--out", tmp_path / "city")
    assert built["local_use"] == LOCAL_USE and built["wards"] == len(smallest().units)
    run = told("society", "run", "--city", tmp_path / "city", "--hours", 1)
    assert run["local_use"] == LOCAL_USE
    again = told("society", "run", "--places", places, "--accounts", 2_000, "--hours", 1)
    assert (again["local_use"], again["digest"]) == (LOCAL_USE, run["digest"])
    assert not [
        unit.name
        for unit in smallest().units
        if unit.name in next((tmp_path / "city").glob("*/city.json")).read_text()
    ]


def test_what_is_made_of_invented_places_bears_no_stamp(tmp_path):
    found = told("rehearse", TINY, "--out", tmp_path, "--seed", 3, "--no-report")
    assert "local_use" not in found
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or LOCAL_USE.encode() not in file.read_bytes()
    with zipfile.ZipFile(tmp_path / "tiny.drill") as archive:
        assert b"real_places" not in archive.read("log.jsonl")
        assert "local_use" not in json.loads(archive.read("manifest.json"))


def test_whatever_was_made_of_a_drill_in_real_places_keeps_a_bundle_in_the_house(
    monkeypatch, played, real, tmp_path
):
    sys.path.insert(0, str(ROOT / "tools"))
    from house import bundle, words

    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    book = tmp_path / "msel.xlsx"
    told("scenarios", "msel", "export", real, "--out", book)
    made = [path for path in played[0].rglob("*") if path.is_file()]
    assert {code.suffix for code in made} >= {".drill", ".html", ".json", ".md", ".ics", ".xlsx"}
    (tmp_path / "docs").mkdir()
    for file in (*made, book, real / "places.yaml"):
        if file.suffix == ".csv" and len(file.read_text("utf-8-sig").splitlines()) < 2:
            continue  # a table without a line holds headings alone
        copy = Path(shutil.copy(file, tmp_path / "docs"))
        with pytest.raises(words.HouseError, match=file.name):
            bundle.refuse_real_places()
        copy.unlink()
    bundle.refuse_real_places()


def test_no_real_place_lies_in_this_repository():
    sys.path.insert(0, str(ROOT / "tools"))
    from house import bundle

    bundle.refuse_real_places()
