"""The charter's ground: every module says whether the charter rests on it, so nothing that ground imports is unspoken of."""

from __future__ import annotations

import importlib
import py_compile
import shutil
import sys
from collections import Counter
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from tests import leash

import infodrill
from infodrill.kernel.ground import declarations, ground, normalised

SOURCE = Path(infodrill.__file__).parent
SAID = {entry.path: entry for entry in declarations(SOURCE)}
HOW = "say `# Charter: a name` (the charter rests on it) or `# No charter: why not` under the docstring of"


def test_every_module_says_whether_the_charter_rests_on_it():
    silent = sorted(
        path for path, entry in SAID.items() if path.endswith(".py") and not (entry.name or entry.why)
    )
    assert silent == [], HOW


def test_no_module_says_both_or_twice():
    lines = {path: (SOURCE / path).read_text(encoding="utf-8") for path in SAID}
    twice = sorted(
        path
        for path, text in lines.items()
        if sum(text.count(f"\n# {kind}: ") for kind in ("Charter", "No charter")) > 1
    )
    assert twice == []


def test_no_two_files_of_the_ground_have_one_name():
    names = Counter(entry.name for entry in SAID.values() if entry.name)
    assert [name for name, n in names.items() if n > 1] == []


def test_a_reason_for_not_being_ground_is_a_reason():
    assert [path for path, entry in SAID.items() if entry.why and len(entry.why.split()) < 3] == []


def test_line_ends_marks_and_folders_of_a_file_do_not_change_the_digest(tmp_path):
    text = '"""A rule."""\n\n# Charter: a rule\nLIMIT = 1\n'
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "rule.py").write_bytes(text.encode())
    before = ground(tmp_path)
    (tmp_path / "here" / "rule.py").unlink()
    (tmp_path / "moved.py").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "rule.cpython-311.pyc").write_text("# Charter: compiled\n")
    assert ground(tmp_path).members == before.members and before.members.keys() == {"a rule"}
    (tmp_path / "moved.py").write_text(text.replace("1", "2"))
    assert ground(tmp_path).digest != before.digest


def test_a_second_file_under_a_name_is_seen(tmp_path):
    (tmp_path / "a.py").write_text("# Charter: a rule\nLIMIT = 1\n")
    before = ground(tmp_path).digest
    (tmp_path / "b.py").write_text("# Charter: a rule\nLIMIT = 9\n")
    assert ground(tmp_path).digest != before


def test_a_data_file_a_template_and_a_script_can_declare_themselves(tmp_path):
    (tmp_path / "a.yaml").write_text("# Charter: an edition\nformat: 1\n")
    (tmp_path / "b.html").write_text("{# Charter: a page #}\n<p>\n")
    (tmp_path / "c.js").write_text("// Charter: a script\n")
    assert ground(tmp_path).members.keys() == {"an edition", "a page", "a script"}


def test_a_file_is_read_to_its_end_and_closed_by_one_line_end():
    assert normalised(b"a\r\nb\rc\n\n") == b"a\nb\nc\n"


def test_without_sources_there_is_no_digest(tmp_path):
    assert (ground(tmp_path).digest, ground(tmp_path).program) == ("", "")


@pytest.mark.parametrize("name", ["new.py", "new.pyc", "new.so", "casework/new.py"])
def test_what_can_be_imported_and_says_nothing_is_ground(tmp_path, name):
    (tmp_path / "casework").mkdir()
    (tmp_path / "casework" / "rule.py").write_text("# Charter: a rule\n")
    (tmp_path / name).write_bytes(
        b"\0compiled\n# No charter: a compiled file says nothing\n" if name[-1] != "y" else b"x = 1\n"
    )
    assert ground(tmp_path).members.keys() == {"a rule", f"undeclared: {name}"}


def test_the_program_is_every_file_by_its_path_and_not_what_python_keeps_beside_it(tmp_path):
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.npy").write_bytes(b"\0\r\n")
    (tmp_path / "b.css").write_text("p { color: red }\n")
    before = ground(tmp_path)
    assert before.digest == "" and before.packages.keys() == {".", "media"}
    for beside in ("__pycache__/a.cpython-313.pyc", ".DS_Store", "seals.json"):
        (tmp_path / beside).parent.mkdir(exist_ok=True)
        (tmp_path / beside).write_text("x")
    assert ground(tmp_path).program == before.program
    (tmp_path / "b.css").write_bytes(b"p { color: red }\r\n")
    assert ground(tmp_path).program == before.program
    (tmp_path / "media" / "a.npy").write_bytes(b"\0\n")
    changed = ground(tmp_path).packages
    assert changed["."] == before.packages["."] and changed["media"] != before.packages["media"]
    (tmp_path / "media" / "a.npy").write_bytes(b"\0\r\n")
    (tmp_path / "b.css").rename(tmp_path / "c.css")
    assert ground(tmp_path).program != before.program


def test_what_running_leaves_beside_the_sources_is_no_part_of_the_program(tmp_path):
    """A tree in which kernels were compiled is the same program as a fresh one: else a seal fits only one of them."""
    home = Path(infodrill.__file__).parent
    importlib.import_module("infodrill.society.compiled")  # writes what it leaves, if nothing has yet
    left = {path.suffix for path in (home / "society" / "__pycache__").iterdir()}
    assert ".sha256" in left
    shutil.copytree(home, tmp_path / "fresh", ignore=shutil.ignore_patterns("__pycache__"))
    assert (ground(home).digest, ground(home).program) == (
        ground(tmp_path / "fresh").digest, ground(tmp_path / "fresh").program,
    )  # fmt: skip


@pytest.mark.parametrize(
    "planted",
    [".evil.py", ".evil/x.py", "evil.pyc", "evil.pyw", "__pycache__/evil.pyc", "__pycache__/evil.py", "__pycache__/.evil.py",
     "__pycache__/evil.f-1.py311.nbi", "__pycache__/evil.f-1.py311.1.nbc", "plain.f-1.py311.nbi", "evil.nbi", "sub/x.nbc",
     "__pycache__/plain.f-1.py311.nbi", "sub/__pycache__/kernels.sha256", "__pycache__/x.cpython-311.pyc/y.py", "x.so",
     ".DS_Store/x.py", "__pycache__/.x.cpython-311.pyc", ".hidden.yaml", "__pycache__/x.cpython-311.nbi"],
)  # fmt: skip
def test_whatever_is_planted_makes_another_program(tmp_path, planted):
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "sub").mkdir()
    for name, text in (("plain.py", "x = 1"), ("fast.py", "from numba import njit\n"), ("sub/a.py", "y = 1")):
        (tmp_path / name).write_text(text)
    before = ground(tmp_path).program
    kept = ("plain.cpython-311.pyc", "fast.f-1.py311.nbi", "fast.f-1.py311.1.nbc", "kernels.sha256")
    for beside in kept:
        (tmp_path / "__pycache__" / beside).write_text("kept")
    assert ground(tmp_path).program == before
    (tmp_path / planted).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / planted).write_text("import os")
    assert ground(tmp_path).program != before


def test_what_is_left_out_of_the_program_cannot_be_imported(tmp_path):
    """Compiled without its source, in the folder and under the name that Python keeps compiled files by."""
    package = tmp_path / "pkg"
    (package / "__pycache__").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (tmp_path / "evil.py").write_text("print('run')\n")
    before = ground(package).program
    py_compile.compile(str(tmp_path / "evil.py"), cache_from_source(str(package / "evil.py")))
    assert ground(package).program == before
    for name in ("pkg.evil", "pkg.__pycache__.evil", f"pkg.__pycache__.evil.{sys.implementation.cache_tag}"):
        done = leash.run([sys.executable, "-c", f"import importlib as i; i.import_module({name!r})"],
                              cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip
        assert "ModuleNotFoundError" in done.stderr and "run" not in done.stdout, name


def test_a_kernel_of_no_function_is_loaded_by_nobody(tmp_path):
    """What numba keeps is run when it is loaded: a file beside a source with kernels is, by the names of these alone."""
    (tmp_path / "fast.py").write_text(
        "from numba import njit\n\n@njit(cache=True)\ndef f(x):\n    return x + 1\n\nprint(f(1))\n"
    )
    tag = f"py{sys.version_info[0]}{sys.version_info[1]}"
    (tmp_path / "__pycache__").mkdir()
    for name in ("fast.g-4.{}.nbi", "fast.f-9.{}.nbi", "fast.f-4.{}.2.nbc"):
        bomb = b"cos\nsystem\n(S'echo run'\ntR."
        (tmp_path / "__pycache__" / name.format(tag)).write_bytes(bomb)
    done = leash.run([sys.executable, "fast.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2"]
    assert any((tmp_path / "__pycache__").glob("fast.f-3*.nbi")), "numba kept its own"
