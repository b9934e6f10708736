"""run.py: readable by old Pythons, in two languages, and plain about what is missing."""

from __future__ import annotations

import ast
import json
import os
import string
import sys
from pathlib import Path

import pytest
from tests import leash

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from house import bundle, door, realplaces, setup, system, words  # noqa: E402
from infodrill.cli import screen  # noqa: E402


def test_an_old_python_can_read_run_py_and_be_told():
    tree = ast.parse((ROOT / "run.py").read_text(), feature_version=(3, 7))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]


def test_the_set_up_needs_nothing_but_the_standard_library():
    for path in [ROOT / "run.py", *(ROOT / "tools" / "house").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names | {"house"}, path


def test_every_line_that_the_set_up_says_is_in_both_languages():
    calls = [
        node
        for path in (ROOT / "tools" / "house").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "word", "HouseError"}
    ]
    parts = [part for call in calls for part in ast.walk(call.args[0]) if isinstance(part, ast.Constant)]
    said = {part.value for part in parts if isinstance(part.value, str)}
    said |= {realplaces.REAL, realplaces.CLOSED}
    assert len(said) > 10
    assert said - set(words.VI) == set()


def test_a_translated_line_has_the_same_fields():
    def slots(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert all(slots(english) == slots(vietnamese) for english, vietnamese in words.VI.items())


def test_the_set_up_speaks_the_language_of_its_reader(monkeypatch):
    monkeypatch.setenv("INFODRILL_LANG", "vi")
    assert words.word("Ready.") == "Đã sẵn sàng."
    monkeypatch.setenv("INFODRILL_LANG", "en")
    assert words.word("Ready.") == "Ready."


@pytest.mark.parametrize("chosen", ["", "vi", "en"])
@pytest.mark.parametrize("machine", ["C.UTF-8", "en_US.UTF-8", "vi_VN.UTF-8"])
def test_the_set_up_and_the_program_choose_one_language(machine, chosen, monkeypatch):
    """The program told of a play in Vietnamese and the set-up then named its English report."""
    monkeypatch.setenv("LANG", machine)
    monkeypatch.setenv("LC_ALL", machine)
    monkeypatch.setenv("INFODRILL_LANG", chosen)
    assert words.language() == screen.spoken() == (chosen or "vi")


@pytest.fixture
def house(monkeypatch, tmp_path):
    """A house in another folder, with its locks and faces and no environment."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "src/infodrill_faces").mkdir(parents=True)
    for name in (setup.RUNTIME, setup.DEV, *setup.ALWAYS):
        (tmp_path / name).write_text(f"# {name}\n")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "STAMP", tmp_path / ".venv" / "infodrill.stamp")
    monkeypatch.setattr(setup, "WHEELS", tmp_path / "wheels")
    monkeypatch.setenv("INFODRILL_LANG", "en")
    return tmp_path


def test_a_second_set_up_does_and_says_nothing(house, monkeypatch, capsys):
    stamp = {digest: setup.digest(digest) for digest in (setup.RUNTIME, *setup.ALWAYS)} | {"root": str(house)}
    (house / ".venv").mkdir()
    setup.STAMP.write_text(json.dumps(stamp))
    monkeypatch.setattr(setup, "_runs", lambda: True)
    monkeypatch.setattr(setup, "_install", lambda lock: pytest.fail("installed again"))
    setup.set_up()
    assert capsys.readouterr().out == ""


def test_the_set_up_cuts_the_faces_and_a_bundle_brings_them():
    held = {one.relative_to(ROOT).as_posix() for one in bundle._source()}
    faces = {f"src/infodrill_faces/BeVietnamPro-{one}.woff2" for one in ("Regular", "Medium", "SemiBold")}
    assert faces <= held, "run `python3 run.py check` once: it cuts the faces"


def test_a_changed_lock_or_a_moved_house_is_installed_again(house, monkeypatch):
    installed: list[str] = []
    (house / ".venv").mkdir()
    monkeypatch.setattr(setup, "_runs", lambda: True)
    monkeypatch.setattr(setup, "_install", installed.append)
    monkeypatch.setattr(setup, "_renew_pip", lambda: None)
    monkeypatch.setattr(setup, "_introduce", lambda: None)
    monkeypatch.setattr(setup, "_cut_faces", lambda: None)
    setup.set_up(dev=True)
    setup.set_up()
    assert installed == [setup.DEV]
    (house / setup.RUNTIME).write_text("# changed\n")
    setup.set_up()
    assert installed == [setup.DEV, setup.RUNTIME]
    setup.STAMP.write_text(setup.STAMP.read_text().replace(str(house), "elsewhere"))
    setup.set_up()
    assert installed == [setup.DEV, setup.RUNTIME, setup.RUNTIME]
    (house / setup.PIP).write_text("# a newer pip\n")
    setup.set_up()
    assert installed == [setup.DEV, setup.RUNTIME, setup.RUNTIME, setup.RUNTIME]
    (house / "src/infodrill_faces").rmdir()
    setup.set_up()
    assert len(installed) == 5


def test_the_environment_of_these_tests_has_the_locked_pip_and_no_setuptools():
    """Made by `run.py test`, from the locks."""
    from importlib.metadata import PackageNotFoundError, version

    assert f"pip=={version('pip')} " in (ROOT / setup.PIP).read_text(), "run `python3 run.py test` once"
    with pytest.raises(PackageNotFoundError):
        version("setuptools")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting annotated-doc==0.0.7 (from -r requirements.lock (line 3))", "annotated-doc"),
        ("Collecting fontpkg-be-vietnam-pro==1.2", "fontpkg-be-vietnam-pro"),
        ("Requirement already satisfied: typing-extensions==4.16.0 in ./x", "typing-extensions"),
        ("Processing ./wheels/vl_convert_python-1.9.0.post1-cp37-abi3-manylinux.whl", "vl_convert_python"),
        ("  Using cached x-1.whl", None),
    ],
)
def test_what_pip_says_is_told_as_a_name(line, name):
    match = setup.SAID.match(line)
    assert (match and match[1]) == name


def test_who_may_not_install_is_told_the_one_line_to_type(monkeypatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(words.HouseError) as missing:
        system.need_browser()
    assert missing.value.line == "sudo apt-get install -y --no-install-recommends chromium"


def test_a_run_without_tests_fails(monkeypatch, house):
    class Ended:
        returncode = door.NO_TESTS

    monkeypatch.setattr(door, "set_up", lambda dev: None)
    monkeypatch.setattr(door, "need_browser", lambda: "chromium")
    monkeypatch.setattr(door, "warm", lambda: None)
    monkeypatch.setattr(door.subprocess, "run", lambda *line, **options: Ended)
    assert door.run(["test"]) == 5


def test_check_alone_is_the_house_s_and_check_of_a_folder_is_infodrill_s(monkeypatch):
    monkeypatch.setattr(door, "set_up", lambda dev=False: None)
    monkeypatch.setattr(door, "_check", lambda: 11)
    monkeypatch.setattr(door, "become", lambda line: (12, line)[0] if line == ["check", "x"] else 13)
    assert (door.run(["check"]), door.run(["check", "x"]), door.run(["verify", "y"])) == (11, 12, 13)


def test_whoever_stands_in_a_drills_folder_checks_that_drill(monkeypatch, tmp_path):
    monkeypatch.setattr(door, "set_up", lambda dev=False: None)
    monkeypatch.setattr(door, "_check", lambda: 11)
    monkeypatch.setattr(door, "become", lambda line: line)
    monkeypatch.chdir(tmp_path)
    assert door.run(["check"]) == 11
    (tmp_path / "drill.yaml").touch()
    assert door.run(["check"]) == ["check", "."]


def test_ci_runs_check_then_test():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[-2:] == ["python3 run.py check", "python3 run.py test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_bundle_takes_the_house_and_leaves_environments_and_outputs():
    names = {one.relative_to(ROOT).as_posix() for one in bundle._source()}
    assert {"run.py", "LICENSE", "requirements.lock", ".ci/run", "src/infodrill/kernel/log.py"} <= names
    assert not [
        name
        for name in names
        if name.startswith((".git/", ".venv/", "out/", "dist/")) or name.endswith(".pyc")
    ]


def test_an_unsuitable_python_is_told_what_is_needed():
    script = (
        "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    done = leash.run(
        [sys.executable, "-c", script, str(ROOT / "run.py")],
        env={"INFODRILL_RUN_PY": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "needs Python 3.11, 3.12, 3.13; this is 3.9" in done.stderr


def test_a_bundle_asks_for_the_python_that_it_was_made_for(tmp_path):
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "PYTHON").write_text("3.4\n")
    (tmp_path / "run.py").write_bytes((ROOT / "run.py").read_bytes())
    done = leash.run([sys.executable, str(tmp_path / "run.py")], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "needs Python 3.4; this is 3." in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a process cannot take another's place")
def test_whoever_ends_run_py_ends_the_command_that_it_began(tmp_path):
    """The server lived on by itself and held its port."""
    stub = tmp_path / "python"
    stub.write_text('#!/bin/sh\necho "$$ $*"\n')
    stub.chmod(0o755)
    program = (
        f"import os, sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); from house import setup; "
        f"setup.python = lambda: {str(stub)!r}; print(os.getpid(), flush=True); setup.become(['serve'])"
    )
    said = leash.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    first, second = said.splitlines()
    assert second == f"{first} -m infodrill.cli serve"
