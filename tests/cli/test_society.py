"""`infodrill society`: what it prints, what it refuses and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infodrill.cli.exits import Exit
from tests import leash

FIGURES = {"accounts", "edges", "engine_s", "wall_s", "peak_rss_mb", "shares", "exposures", "digest"}
PLACES = """city: {vi: Phố Thử, en: Trial town}
wards:
  - {id: ben-thu, name: {vi: Phường Bến Thử, en: Bến Thử ward}, population: 6000}
  - {id: go-thu, name: {vi: Phường Gò Thử, en: Gò Thử ward}, population: 4000}
"""


def outside(line: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    return leash.run([sys.executable, "-m", "infodrill.cli", *line], text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_run_and_bench_give_the_figures_that_programs_wait_for(infodrill):
    run = json.loads(infodrill("society", "run", "--accounts", 2_000, "--hours", 2, "--json").stdout)
    assert run.keys() >= FIGURES | {"hours", "preset", "seed"}
    line = ("society", "bench", "--accounts", 2_000, "--hours", 2, "--repeats", 1, "--json")
    bench = json.loads(infodrill(*line).stdout)
    assert bench.keys() >= FIGURES | {"rows", "hours", "seed"}
    assert {one["name"].partition("-")[0] for one in bench["rows"]} == {
        "bound",
        "sir",
        "cascade",
        "build",
        "drill",
    }
    for found in (run, bench):
        assert found["accounts"] == 2_000 and found["shares"] <= found["exposures"]
        assert 2_000 * 10 < found["edges"] < 2_000 * 60 and found["wall_s"] >= found["engine_s"] > 0


def test_a_city_is_built_once_and_run_from_its_folder(infodrill, tmp_path):
    places = tmp_path / "places.yaml"
    places.write_text(PLACES, "utf-8")
    line = ("society", "build", "--places", places, "--accounts", 2_000, "--out", tmp_path / "city", "--json")
    first, again = (json.loads(infodrill(*line).stdout) for _ in range(2))
    same = {"accounts", "edges", "wards", "digest"}
    assert {one: first[one] for one in same} == {one: again[one] for one in same}
    assert first["wards"] == 2 and first.keys() >= same | {"wall_s", "peak_rss_mb"}
    assert len(list((tmp_path / "city").iterdir())) == 1
    kept = infodrill("society", "run", "--city", tmp_path / "city", "--hours", 1, "--json")
    made = infodrill("society", "run", "--places", places, "--accounts", 2_000, "--hours", 1, "--json")
    assert json.loads(kept.stdout)["digest"] == json.loads(made.stdout)["digest"]


@pytest.mark.parametrize(
    ("accounts", "bound"), [(0, "100\n"), (99, "100\n"), (100_000_001, "100000000\n"), (-5, "100\n")]
)
def test_a_number_of_accounts_outside_the_range_is_refused_with_the_bound(
    infodrill, tmp_path, accounts, bound
):
    done = infodrill("society", "build", "--accounts", accounts, "--out", tmp_path / "city")
    assert done.exit_code == Exit.USAGE and "--accounts" in done.stderr and done.stderr.endswith(f" {bound}")
    assert not (tmp_path / "city").exists()


def test_more_wards_than_half_the_accounts_are_refused_in_plain_words(infodrill, tmp_path):
    rows = (f"  - {{id: w{n}, name: {{vi: Phường {n}, en: Ward {n}}}, population: 900}}\n" for n in range(60))
    places = tmp_path / "places.yaml"
    places.write_text("city: {vi: Phố Thử, en: Trial town}\nwards:\n" + "".join(rows), "utf-8")
    done = infodrill("society", "run", "--accounts", 100, "--hours", 1, "--places", places)
    assert done.exit_code == Exit.REFUSED and "[Y101]" in done.stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "S120"),
        ("", "S103"),
        ("city: x", "S112"),
        (PLACES.replace("6000", "9"), "S113"),
        (PLACES.replace("go-thu", "ben-thu"), "S140"),
        (PLACES + "extra: 1\n", "S111"),
    ],
)
def test_a_wrong_places_file_is_refused_with_its_fault(infodrill, tmp_path, text, code):
    places = tmp_path / "places.yaml"
    if text is not None:
        places.write_text(text, "utf-8")
    done = infodrill("society", "build", "--places", places, "--out", tmp_path / "city")
    assert done.exit_code == Exit.REFUSED and f"[{code}]" in done.stderr and "places.yaml" in done.stderr


def test_a_folder_that_holds_no_city_is_refused(infodrill, tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        done = infodrill("society", "run", "--city", folder, "--hours", 1)
        assert done.exit_code == Exit.REFUSED and "[Y103]" in done.stderr and str(folder) in done.stderr


def test_a_place_that_cannot_be_written_or_is_full_ends_with_the_code_for_it(
    infodrill, tmp_path, monkeypatch
):
    from infodrill.society import citystore

    (tmp_path / "file").write_text("x")
    done = infodrill("society", "build", "--accounts", 500, "--out", tmp_path / "file")
    assert done.exit_code == Exit.NOT_WRITABLE and "[O100]" in done.stderr
    monkeypatch.setattr(citystore.footprint, "KEPT", 1 << 60)
    done = infodrill("society", "build", "--accounts", 500, "--out", tmp_path / "city")
    assert done.exit_code == Exit.NOT_WRITABLE and "No space left" in done.stderr
    assert list((tmp_path / "city").iterdir()) == []


def test_building_shows_its_progress_on_a_terminal_and_keeps_standard_output_clean(tmp_path):
    ours, theirs = os.openpty()
    line = ["society", "build", "--accounts", "300000", "--out", str(tmp_path / "city"), "--json"]
    env = {**os.environ, "INFODRILL_LANG": "en", "TERM": "xterm", "COLUMNS": "100"}
    done = outside(line, stdout=subprocess.PIPE, stderr=theirs, env=env)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert done.returncode == 0 and json.loads(done.stdout)["accounts"] == 300_000
    assert "Building the city" in shown and "100%" in shown


def test_a_command_without_a_terminal_says_nothing_on_standard_error(tmp_path):
    done = outside(
        ["society", "build", "--accounts", "500", "--out", str(tmp_path / "city")], capture_output=True
    )
    assert done.returncode == 0 and done.stderr == "" and "edges" in done.stdout


def test_places_are_written_for_a_province_and_the_old_file_is_kept(infodrill, tmp_path):
    target = tmp_path / "mine" / "places.yaml"
    line = ("places", "--province", 48, "--total-population", 3_000_000, "--out", target, "--json")
    done = infodrill(*line)
    assert done.exit_code == Exit.OK, done.stderr
    found = json.loads(done.stdout)
    assert found["population"] == 3_000_000 and found["wards"] > 50 and found["left_out"] == 0
    first = target.read_bytes()
    target.write_bytes(b"mine")
    infodrill(*line)
    assert target.read_bytes() == first and (target.parent / ".places.yaml.old").read_bytes() == b"mine"


def test_the_first_places_stay_however_often_new_ones_are_written(infodrill, tmp_path):
    target = tmp_path / "places.yaml"
    target.write_bytes(b"invented")
    for total in (3_000_000, 2_000_000, 1_000_000):
        line = ("places", "--province", 48, "--total-population", total, "--out", target)
        assert infodrill(*line).exit_code == Exit.OK
    assert (tmp_path / ".places.yaml.old").read_bytes() == b"invented"


def test_places_alone_lists_the_provinces_by_code(infodrill):
    found = json.loads(infodrill("places", "--json").stdout)["provinces"]
    assert len(found) == 34 and [one["code"] for one in found] == sorted(one["code"] for one in found)
    assert len(infodrill("places").stdout.splitlines()) == 34


def test_a_table_of_populations_gives_every_unit_its_people(infodrill, tmp_path):
    from infodrill.exchange.divisions import province

    units = province("48").units
    table = tmp_path / "people.csv"
    rows = (f"{unit.code},{0 if n == 0 else 12_000 + n}\n" for n, unit in enumerate(units))
    table.write_text("code,population\n" + "".join(rows), "utf-8")
    line = ("places", "--province", "48", "--populations", table, "--out", tmp_path / "places.yaml", "--json")
    found = json.loads(infodrill(*line).stdout)
    assert (found["wards"], found["left_out"]) == (len(units) - 1, 1)
    assert found["population"] == sum(12_000 + n for n in range(1, len(units)))


def test_places_want_one_source_of_populations_and_a_file_to_write(infodrill, tmp_path):
    table, out = Path("people.csv"), tmp_path / "places.yaml"
    for words in (
        ("--out", out),
        ("--total-population", 5_000_000),
        ("--total-population", 5_000_000, "--populations", table, "--out", out),
    ):
        done = infodrill("places", "--province", 48, *words)
        assert done.exit_code == Exit.USAGE and "[Q136] Give either --total-population or" in done.stderr
    done = infodrill("places", "--province", 48, "--populations", table, "--out", out)
    assert done.exit_code == Exit.REFUSED and "[Q109]" in done.stderr and not out.exists()


def test_options_of_places_without_a_province_are_refused_and_not_left_out(infodrill, tmp_path):
    out = tmp_path / "places.yaml"
    for words in (
        ("--out", out),
        ("--total-population", 5_000_000),
        ("--populations", "people.csv", "--json"),
    ):
        done = infodrill("places", *words)
        assert done.exit_code == Exit.USAGE and done.stdout == "" and not out.exists()
        assert "[Q136] Name one with --province" in done.stderr
