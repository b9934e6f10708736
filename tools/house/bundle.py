"""Owns the offline bundle: source, wheels (fonts are among them), pip and the warmed compile cache in one archive."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tarfile
from pathlib import Path

from house.realplaces import why_it_stays
from house.setup import HASHED, PIP, ROOT, RUNTIME, WHEELS, python, python_version, set_up, warm
from house.words import HouseError, say

FOLDERS = (".ci", "benchmarks", "docs", "scenarios", "src", "tests", "tools")


def make_bundle() -> Path:
    """Write dist/infodrill-VERSION-PYTHON-SYSTEM.tar.gz, for the Python and the system that it is made on."""
    refuse_real_places()
    set_up()
    warm()
    wheels = ROOT / ".cache" / "wheels"
    _collect(wheels)
    name = f"infodrill-{_version()}-py{python_version()}-{sysconfig.get_platform()}"
    path = ROOT / "dist" / f"{name}.tar.gz"
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with tarfile.open(beside, "w:gz", compresslevel=1) as archive:
        for entry in _source():
            archive.add(entry, f"{name}/{entry.relative_to(ROOT).as_posix()}", recursive=False)
        for wheel in sorted(wheels.iterdir()):
            archive.add(wheel, f"{name}/wheels/{wheel.name}")
    beside.replace(path)
    say("The bundle is {path} ({n} MB)", path=path.relative_to(ROOT), n=path.stat().st_size // 2**20)
    return path


def refuse_real_places() -> None:
    """A bundle leaves the house; places with real names, and whatever was made of them, must not."""
    for one in _source():
        name = one.relative_to(ROOT).as_posix()
        why = why_it_stays(name, one.read_bytes())
        if why:
            raise HouseError(why, path=name)


def _collect(folder: Path) -> None:
    """The wheels of the lock and pip, checked against their hashes."""
    if WHEELS.is_dir():  # a bundle made from a bundle
        shutil.copytree(WHEELS, folder, dirs_exist_ok=True)
        return
    shutil.rmtree(folder, ignore_errors=True)
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "download", "-q"]
    pip += ["--only-binary", ":all:", "--dest", str(folder)]
    for lock in (RUNTIME, PIP):
        if subprocess.run([*pip, *HASHED, str(ROOT / lock)], check=False).returncode:
            raise HouseError("Set-up stopped: {why}", why="pip download")
    (folder / "PYTHON").write_text(python_version() + "\n")


def _source() -> list[Path]:
    """Every file of the house, with compiled kernels (numba keeps them beside their source), without Python's own caches."""
    found = [
        one
        for one in sorted(ROOT.iterdir())
        if one.is_file() and one.suffix in {"", ".md", ".py", ".toml", ".lock"}
    ]
    for folder in FOLDERS:
        found += [one for one in sorted((ROOT / folder).rglob("*")) if one.is_file() and one.suffix != ".pyc"]
    return found


def _version() -> str:
    ask = [str(python()), "-c", "import infodrill; print(infodrill.__version__)"]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
