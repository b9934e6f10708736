"""What each command says, where it says it, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from infodrill.cli import screen
from infodrill.cli.commands.branch import by_the_clock, passed_over
from infodrill.cli.exits import Exit
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.kernel.seals import GROUND_ONLY, MODIFIED, ORIGINAL, UNKNOWN, BuildStanding
from infodrill.review.report.officetemplate import own_template
from tests import leash
from tests.cli.conftest import TINY
from tests.review.scene import Pen, claim, scenario

REQUIRED = {
    "scenario", "seed", "accounts", "overall", "measures", "content_digest", "chain_digest", "files", "wall_s", "peak_rss_mb",
}  # fmt: skip


def test_json_rehearsal_prints_one_object_with_every_promised_field(played):
    assert played.keys() >= REQUIRED
    assert played["scenario"] == "tiny" and played["seed"] == 3 and played["accounts"] == 1000
    assert all(code.startswith("E") for code in played["measures"])
    assert all(one.keys() >= {"result", "rating", "coverage"} for one in played["measures"].values())
    assert played["peak_rss_mb"] > 0 and played["mark"]
    shares = [one["coverage"] for one in played["measures"].values() if one["coverage"] is not None]
    assert max(shares) == 100 and min(shares) >= 0


@pytest.mark.parametrize(("how", "alike"), [(("--lang", "en"), True), (("--play-in", "en"), False)])
def test_same_scenario_and_seed_give_the_same_digests_whatever_they_are_told_in(
    infodrill, played, tmp_path, how, alike
):
    again = infodrill(
        "rehearse", TINY, "--out", tmp_path / "again", "--seed", 3, "--json", "--no-report", *how
    )
    found = json.loads(again.stdout)
    for digest in ("content_digest", "chain_digest"):
        assert (found[digest] == played[digest]) == alike


def test_rehearsal_for_people_shows_measures_digests_and_files(infodrill, tmp_path):
    done = infodrill("rehearse", TINY, "--out", tmp_path / "out", "--cells", "absent", "--no-report")
    assert done.exit_code == Exit.OK
    assert "E2" in done.stdout and "content " in done.stdout and "tiny.drill" in done.stdout


def test_report_of_a_drill_file_is_written_in_both_languages(infodrill, played, tmp_path):
    done = infodrill("report", played["files"][0], "--out", tmp_path / "report")
    assert done.exit_code == Exit.OK, done.stderr
    written = [Path(word) for word in done.stdout.split()]
    assert {path.name for path in written} >= {"report.vi.html", "report.en.html"}
    assert all(path.stat().st_size > 0 for path in written)


def test_report_is_written_in_the_formats_and_the_language_that_are_named(infodrill, played, tmp_path):
    done = infodrill(
        "report", played["files"][0], "--format", "docx", "--format", "pdf", "--lang", "en", "--out", tmp_path
    )
    assert done.exit_code == Exit.OK, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"report.en.docx", "report.en.pdf"}


def test_report_in_a_template_of_the_house_needs_its_places(infodrill, played, tmp_path):
    ours = tmp_path / "ours.docx"
    house = Document(BytesIO(own_template()))
    house.paragraphs[0].insert_paragraph_before("Văn phòng của chúng tôi")
    house.save(ours)
    done = infodrill(
        "report", played["files"][0], "--template", ours, "--lang", "vi", "--out", tmp_path / "a"
    )
    assert done.exit_code == Exit.OK, done.stderr
    (made,) = (tmp_path / "a").iterdir()
    assert made.name == "report.vi.docx"
    assert "Văn phòng của chúng tôi" in [paragraph.text for paragraph in Document(str(made)).paragraphs]
    ours.write_bytes(b"")
    refused = infodrill("report", played["files"][0], "--template", ours, "--out", tmp_path / "b")
    assert refused.exit_code == Exit.REFUSED and "Y241" in refused.stderr
    assert not (tmp_path / "b").exists()


def test_verify_proves_a_drill_file(infodrill, played):
    done = infodrill("verify", played["files"][0], "--json")
    assert done.exit_code == Exit.OK
    assert json.loads(done.stdout)["chain_digest"] == played["chain_digest"]


def test_a_drill_is_played_again_from_the_storys_clock_and_set_beside_itself(infodrill, played, tmp_path):
    whole, again = played["files"][0], tmp_path / "again.drill"
    done = infodrill(
        "branch", whole, "--at", "+02:00", "--cells", "silent", "--replicas", "2", "--out", again
    )
    assert (
        done.exit_code == 0
        and "Played again from minute 2" in done.stdout
        and "Overall result" in done.stdout
    )
    told = json.loads(infodrill("verify", again, "--parent", whole, "--quick", "--json").stdout)
    assert (told["level"], told["branch"]["parent"], told["branch"]["cut_minute"]) == (2, "tiny", 2)
    set_beside = json.loads(infodrill("compare", whole, again, "--replicas", "2", "--json").stdout)
    assert (
        set_beside["pairs"] and set_beside["answer"]["replicas"] == 2 and "minute 2" in set_beside["said"][0]
    )
    three = infodrill("compare", whole, again, whole, "--lang", "en")
    assert three.exit_code == 0 and "Drill 3" in three.stdout and "Beliefs" not in three.stdout
    assert infodrill("compare", whole).exit_code == Exit.USAGE
    for moment in ("#40", "+0:00"):
        same = infodrill("branch", whole, "--at", moment, "--same", "--out", again)
        assert same.exit_code == 0 and "but for event 0" in same.stdout
    wrong = infodrill("branch", whole, "--at", "99:99")
    assert wrong.exit_code == Exit.REFUSED and "Y234" in wrong.stderr
    unplayed = infodrill("branch", whole, "--at", "03:33", "--lang", "en")
    assert unplayed.exit_code == Exit.REFUSED and "Nobody played at 03:33" in unplayed.stderr


@pytest.mark.parametrize("asked", ["none", "best"])
def test_a_course_of_the_whole_drill_is_asked_by_itself(infodrill, played, asked):
    option = {"none": "--no-response", "best": "--best"}[asked]
    done = infodrill("counterfactual", played["files"][0], option, "--replicas", "2", "--format", "json")
    assert [answer["question"]["kind"] for answer in json.loads(done.stdout)["answers"]] == [asked]
    both = infodrill("counterfactual", played["files"][0], option, "--shift", "-5")
    assert both.exit_code == Exit.USAGE


@pytest.mark.parametrize(("hour", "minute", "found"), [(22, 45, [5, 27]), (22, 38, [20]), (21, 0, [])])
def test_an_hour_that_the_story_passes_twice_is_both_of_them(hour, minute, found):
    """`--at 13:40` went back to the first afternoon of the flagship, and said nothing of the second."""
    assert by_the_clock(two_evenings().end(180), hour, minute) == found


def two_evenings(second="22:30"):
    """Play from 22:40 to 22:52, and from the hour at which the second move begins."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE")))
    drill = pen.scenario.drill
    next_day = drill.moves[0].model_copy(update={"number": 2, "at": 12 * 60, "story": second})
    moved = drill.model_copy(update={"moves": (*drill.moves, next_day)})
    pen = Pen(pen.scenario.model_copy(update={"drill": moved}))
    pen.write(12, MoveBegun(2, second), "runner")
    return pen


@pytest.mark.parametrize(("hour", "minute", "near"), [(23, 0, (11, 12)), (0, 30, (0, 29)), (22, 30, (0, 29))])
def test_an_hour_at_which_nobody_played_is_no_moment_to_play_again_from(hour, minute, near):
    """`--at 09:00` of a clinic that shut at 08:26 went on from 9 o'clock of the next morning, when the city lived on alone: two
    curves lay upon each other, and nothing said why."""
    record = two_evenings("23:30").end(30, run_on=120)
    assert by_the_clock(record, hour, minute) == []
    assert passed_over(record, hour, minute) == near


def test_verify_names_the_place_of_a_changed_byte(infodrill, played, tmp_path):
    content = bytearray(Path(played["files"][0]).read_bytes())
    content[len(content) // 2] ^= 1
    changed = tmp_path / "changed.drill"
    changed.write_bytes(content)
    done = infodrill("verify", changed)
    assert done.exit_code == Exit.FINDINGS
    assert done.stderr.strip()


@pytest.mark.parametrize("command", [("verify",), ("report",)])
def test_a_file_that_is_not_there_is_refused(infodrill, tmp_path, command):
    done = infodrill(*command, tmp_path / "none.drill")
    assert done.exit_code == Exit.REFUSED
    assert "[F100]" in done.stderr


def test_check_prints_the_coverage_and_ends_well(infodrill):
    done = infodrill("check", TINY)
    assert done.exit_code == Exit.OK
    assert "o-leave" in done.stdout and done.stderr == ""


def test_check_in_json_names_file_line_and_field(infodrill, tiny_without_owner):
    done = infodrill("check", tiny_without_owner, "--json")
    assert done.exit_code == Exit.FINDINGS
    found = json.loads(done.stdout)["problems"]
    assert {"file": "claims/fake-fund.yaml", "code": "S175", "severity": "error"}.items() <= found[0].items()
    assert found[0]["line"] > 0 and found[0]["remedy"]


def test_check_finds_an_edition_that_is_none_in_json_too(infodrill, tmp_path):
    """It ended with the same word twice, and in JSON with none, when it went on to what falls due."""
    import shutil

    folder = Path(shutil.copytree(TINY, tmp_path / "later"))
    drill = folder / "drill.yaml"
    drill.write_text(drill.read_text("utf-8").replace("edition: vn-2025", "edition: vn-2999"), "utf-8")
    done = infodrill("check", folder, "--json")
    assert done.exit_code == Exit.FINDINGS
    told = json.loads(done.stdout)
    assert told["problems"][0]["field"] == "edition" and told["rows"] == {}
    assert infodrill("check", folder, "--lang", "en").stderr.count("vn-2999") == 1


@pytest.fixture
def tiny_without_owner(tmp_path):
    import shutil

    folder = Path(shutil.copytree(TINY, tmp_path / "spoilt"))
    claim = folder / "claims/fake-fund.yaml"
    claim.write_text(claim.read_text("utf-8").replace("owner: city\n", ""), "utf-8")
    return folder


def test_errors_speak_the_chosen_language(infodrill):
    english = infodrill("check", "nowhere", "--lang", "en").stderr
    vietnamese = infodrill("check", "nowhere", "--lang", "vi").stderr
    assert "there is no scenario nowhere [S126]" in english
    assert "không có kịch bản nowhere [S126]" in vietnamese


def test_an_unknown_option_is_a_usage_error(infodrill):
    assert infodrill("rehearse", TINY, "--colour").exit_code == Exit.USAGE
    assert infodrill("rehearse", TINY, "--accounts", "3").exit_code == Exit.USAGE


def test_an_output_that_cannot_be_written_has_a_code_of_its_own(infodrill, tmp_path):
    (tmp_path / "taken").write_text("a file, no folder")
    done = infodrill("rehearse", TINY, "--out", tmp_path / "taken" / "out")
    assert done.exit_code == Exit.NOT_WRITABLE
    assert "[O100]" in done.stderr and "Traceback" not in done.stderr


def test_an_interrupted_rehearsal_says_how_to_go_on(infodrill, tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("infodrill.automata.rehearse.rehearse", stopped)
    done = infodrill("rehearse", TINY, "--out", tmp_path / "out")
    assert done.exit_code == Exit.INTERRUPTED
    assert "goes on" in done.stderr


def test_an_interrupted_rehearsal_goes_on_to_the_same_digests(infodrill, played, tmp_path):
    words = [
        "rehearse",
        str(TINY),
        "--out",
        str(tmp_path / "out"),
        "--seed",
        "3",
        "--lang",
        "vi",
        "--json",
        "--no-report",
    ]
    # A process of its own, stopped after its twentieth minute as Ctrl-C would.
    code = (
        "import sys\nfrom infodrill.kernel.recorder import Recorder\nfrom infodrill.cli.app import app\n"
        "whole, minutes = Recorder.sync, []\n"
        "def cut(self):\n"
        "    whole(self)\n"
        "    minutes.append(1)\n"
        "    if len(minutes) == 20: raise KeyboardInterrupt\n"
        "Recorder.sync = cut\n"
        "app(sys.argv[1:])"
    )
    cut = leash.run([sys.executable, "-c", code, *words], capture_output=True, text=True, env=_environment())
    assert cut.returncode == Exit.INTERRUPTED, cut.stderr
    assert cut.stdout == "" and list((tmp_path / "out").glob("*.drill")) == []
    done = infodrill(*words)
    assert done.exit_code == Exit.OK, done.stderr
    assert json.loads(done.stdout)["chain_digest"] == played["chain_digest"]


def test_an_internal_error_shows_no_traceback(infodrill, monkeypatch):
    monkeypatch.setattr("infodrill.scenario.loader.load", lambda *_: 1 / 0)
    done = infodrill("check", TINY)
    assert done.exit_code == Exit.INTERNAL
    assert "[X999]" in done.stderr and "Traceback" not in done.stderr


def test_scenarios_are_listed_by_name(infodrill):
    found = json.loads(infodrill("scenarios", "list", "--json").stdout)["scenarios"]
    assert {one["id"] for one in found} >= {"clinic", "typhoon"}


@pytest.mark.parametrize("edition", ["vn-2025", "generic"])
def test_shipped_editions_are_proved_and_drawn(infodrill, edition):
    assert infodrill("procedure", "check", edition).exit_code == Exit.OK
    assert "CLOSED" in infodrill("procedure", "draw", edition, "--as", "mermaid").stdout
    assert infodrill("procedure", "draw", edition, "--as", "svg").stdout.lstrip().startswith("<svg")


def stands(monkeypatch, state, changed=()):
    """Let this process be a build of that state: the tests run on builds that are sealed and on ones that are not yet."""
    monkeypatch.setattr("infodrill.kernel.egress.assert_installed", lambda: None)
    monkeypatch.setattr(
        "infodrill.casework.charter.standing",
        lambda: BuildStanding(
            digest="ab" * 32, release="0.1.0", state=state, changed=changed, program="cd" * 32
        ),
    )


def test_charter_of_a_release_is_fine(infodrill, monkeypatch):
    stands(monkeypatch, ORIGINAL)
    found = json.loads(infodrill("charter", "--json").stdout)
    assert found["charter"] == {
        "state": "original",
        "release": "0.1.0",
        "digest": "ab" * 32,
        "program": "cd" * 32,
        "changed": [],
    }
    assert len(found["promises"]) == 8
    assert "original 0.1.0 · abababababab" in infodrill("charter").stdout


def test_charter_of_a_modified_build_is_a_finding_and_names_what_changed(infodrill, monkeypatch):
    stands(monkeypatch, MODIFIED, ("casework publishing", *(f"member {n}" for n in range(40))))
    done = infodrill("charter")
    assert done.exit_code == Exit.FINDINGS and "modified since 0.1.0" in done.stdout
    assert "! casework publishing" in done.stdout and "and 21 more" in done.stdout


def test_charter_of_a_program_that_was_changed_beside_the_ground_is_a_finding_and_says_where(
    infodrill, monkeypatch
):
    stands(monkeypatch, GROUND_ONLY, ("web",))
    done = infodrill("charter")
    assert done.exit_code == Exit.FINDINGS and "! web" in done.stdout
    assert "original" not in done.stdout and "other parts of the program were changed" in done.stdout
    assert "abababababab · cdcdcdcdcdcd" in done.stdout


def test_charter_of_an_unknown_build_is_a_finding(infodrill, monkeypatch):
    stands(monkeypatch, UNKNOWN)
    assert infodrill("charter").exit_code == Exit.FINDINGS


def test_every_command_closes_the_range_first():
    """In a process of its own: after any command a connection outward is refused."""
    code = (
        "import socket, sys\nfrom infodrill.cli.app import app\n"
        "try: app(['version'])\nexcept SystemExit: pass\n"
        "try: socket.create_connection(('192.0.2.1', 9), timeout=1)\n"
        "except Exception as error: print(type(error).__name__)"
    )
    done = leash.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=_environment(), check=True
    )
    assert "EgressRefused" in done.stdout


def test_help_comes_without_loading_the_machinery():
    code = (
        "import sys\nfrom infodrill.cli.app import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'numba', 'pydantic', 'vl_convert', 'yaml'} & set(sys.modules)))"
    )
    done = leash.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=_environment(), check=True
    )
    assert done.stdout.rstrip().endswith("[]")


def test_the_module_is_the_command():
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", "version"],
        capture_output=True,
        text=True,
        env=_environment(),
        check=True,
    )
    assert done.stdout.startswith("infodrill ")


def _environment() -> dict[str, str]:
    source = str(Path(screen.__file__).parents[2])
    return {**os.environ, "PYTHONPATH": source, "INFODRILL_LANG": "en"}


def test_help_names_the_command_as_people_type_it():
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", "serve", "--help"],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "INFODRILL_LANG": "en"},
    )  # fmt: skip
    assert done.stdout.startswith("Usage: infodrill serve") and "python" not in done.stdout


def test_check_says_that_real_wards_were_not_looked_for_where_their_list_is_missing(infodrill, monkeypatch):
    from infodrill.conduct import realplaces

    told = {}
    for listed in (True, False):
        monkeypatch.setattr(realplaces, "_units", lambda listed=listed: {"a b": ("A B",)} if listed else {})
        told[listed] = "Chưa dò tên phường" in infodrill("check", TINY, "--lang", "vi").stdout
    assert told == {True: False, False: True}
