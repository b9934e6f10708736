"""`infodrill new`: a folder that the other commands take, and a refusal to write over anything."""

from __future__ import annotations

import pytest

from infodrill.cli.exits import Exit


def test_a_new_drill_goes_straight_into_check(infodrill, tmp_path):
    done = infodrill("new", "my-drill", "--template", "press-office", "--length", "45", "--cells", "3")
    assert done.exit_code == Exit.OK, done.stderr
    assert "infodrill check ./my-drill" in done.stdout and "serve --scenarios" in done.stdout
    assert "docs/reference/roles.md" in done.stdout
    checked = infodrill("check", "./my-drill")
    assert checked.exit_code == Exit.OK and "0 errors, 0 warnings. The drill is rated." in checked.stdout
    assert "languages: [en]" in (tmp_path / "my-drill" / "drill.yaml").read_text("utf-8")


def test_it_says_what_comes_next_as_it_was_called(infodrill, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["/x/infodrill/cli/__main__.py"])
    assert "python3 -m infodrill.cli check ./one" in infodrill("new", "one").stdout
    (tmp_path / "run.py").touch()
    assert "python3 run.py check ./two" in infodrill("new", "two").stdout


def test_it_is_written_in_the_language_that_is_spoken(infodrill, tmp_path):
    assert infodrill("new", "ban-dien-tap", "--lang", "vi").exit_code == Exit.OK
    assert "languages: [vi]" in (tmp_path / "ban-dien-tap" / "drill.yaml").read_text("utf-8")


def test_a_folder_with_something_in_it_is_left_alone(infodrill, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep", "utf-8")
    refused = infodrill("new", "mine")
    assert refused.exit_code == Exit.REFUSED and "S129" in refused.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("wrong", [("--length", "20"), ("--cells", "9"), ("--template", "shop")])
def test_what_no_template_can_do_is_a_wrong_use(wrong, infodrill, tmp_path):
    assert infodrill("new", "mine", *wrong).exit_code == Exit.USAGE
    assert not (tmp_path / "mine").exists()


def test_a_check_ends_with_what_is_still_the_template_s(infodrill, tmp_path):
    assert infodrill("new", tmp_path / "mine", "--template", "ward").exit_code == Exit.OK
    last = infodrill("check", f"{tmp_path}/mine/", "--lang", "en").stdout.strip().splitlines()[-1]
    assert last.startswith("Still the template's: texts of injects 13 of 13")
    assert "template" not in infodrill("check", "clinic", "--lang", "en").stdout
