"""Owns the environment: `.venv` with the packages of a lock, infodrill itself and its faces; a second time it touches nothing.

A stamp in `.venv` holds the digest of each lock that was installed. `wheels/` beside run.py (from a bundle) takes the
place of the network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import venv
from pathlib import Path

from house.system import need_venv
from house.words import HouseError, say

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
WHEELS = ROOT / "wheels"
STAMP = VENV / "infodrill.stamp"
RUNTIME, DEV, PIP = "requirements.lock", "requirements-dev.lock", "requirements-pip.lock"
BUILD, CUTTER = "requirements-build.lock", "tools/faces.py"
ALWAYS = (PIP, BUILD, CUTTER)
# How pip announces a package: from the network, from a bundle, or found in place.
SAID = re.compile(
    r"(?:Collecting |Requirement already satisfied: |Processing \S*/wheels/)"
    r"([A-Za-z0-9_.]+(?:-[A-Za-z_][A-Za-z0-9_.]*)*)"
)
QUIET = ("--disable-pip-version-check", "--no-input")
HASHED = ("--require-hashes", "--no-deps", "-r")
LAUNCHER = """#!{python}
import sys

from infodrill.cli import main

if __name__ == "__main__":  # the runner's processes are spawned, and import this file again
    sys.exit(main())
"""


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(*, dev: bool = False) -> None:
    """Bring the environment to the state of the lock; says and does nothing when it is there already."""
    lock = DEV if dev else RUNTIME
    stamps = _stamps() if _runs() else {}
    same = all(stamps.get(one) == digest(one) for one in (lock, *ALWAYS))
    if same and stamps.get("root") == str(ROOT) and faces().is_dir():
        return
    if WHEELS.is_dir():
        say("Setting up in {folder} from the bundle (no network)", folder=VENV.name)
    else:
        say("Setting up in {folder} (once; needs the network)", folder=VENV.name)
    if not _runs():
        _make()
    _renew_pip()
    _install(lock)
    _introduce()
    _cut_faces()
    held = {one: digest(one) for one in (lock, *ALWAYS)} | {"root": str(ROOT)}
    if dev:  # the tools' lock holds every package of the other one
        held[RUNTIME] = digest(RUNTIME)
    STAMP.write_text(json.dumps(stamps | held))
    say("Ready.")


def digest(name: str) -> str:
    """SHA-256 of a file of the house."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def faces() -> Path:
    """Where the program looks for the faces that its pages use: beside the package."""
    return ROOT / "src" / "infodrill_faces"


def warm() -> None:
    """Compile the kernels of the city by playing a small drill, once for each state of their source."""
    state = hashlib.sha256(
        b"".join(one.read_bytes() for one in sorted((ROOT / "src/infodrill/society").rglob("*.py")))
    )
    mark = f"{state.hexdigest()} {python_version()}"
    if _stamps().get("warm") == mark:
        return
    say("Compiling the simulated city (once; about half a minute)")
    out = ROOT / ".cache" / "warm"
    shutil.rmtree(out, ignore_errors=True)
    small = ["rehearse", "clinic", "--accounts", "2000", "--no-report", "--out", str(out)]
    if infodrill(small, stdout=subprocess.DEVNULL) == 0:
        STAMP.write_text(json.dumps(_stamps() | {"warm": mark}))
    shutil.rmtree(out, ignore_errors=True)


def infodrill(words: list[str], stdout: int | None = None) -> int:
    """Run a command of infodrill in the environment; its exit code."""
    return subprocess.run(
        [str(python()), "-m", "infodrill.cli", *words], stdout=stdout, check=False
    ).returncode


def become(words: list[str]) -> int:
    """The same in the place of this process, so that whoever ends it ends the command; as a child where that cannot be."""
    if os.name != "posix":
        return infodrill(words)
    os.execv(python(), [str(python()), "-m", "infodrill.cli", *words])


def python_version() -> str:
    """Version of the environment's interpreter, "3.11"."""
    ask = [str(python()), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()


def pip_wheel() -> Path | None:
    """The pip of a bundle, which needs no ensurepip."""
    return next(iter(sorted(WHEELS.glob("pip-*.whl"))), None)


def _runs() -> bool:
    try:
        return python_version() in {"3.11", "3.12", "3.13"}
    except (OSError, subprocess.CalledProcessError):
        return False


def _stamps() -> dict[str, str]:
    try:
        stamps: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamps


def _make() -> None:
    if pip_wheel() is None:
        need_venv()
    try:
        venv.create(VENV, clear=VENV.exists(), with_pip=pip_wheel() is None, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError):
        raise HouseError("{what} could not be made", what=VENV.name) from None


def _renew_pip() -> None:
    """The pip of the lock in the place of the old one that Python carries; setuptools, which nothing needs, goes."""
    if pip_wheel() is not None:  # that one is run from its wheel, and the environment holds neither
        return
    for words in (["install", *HASHED, str(ROOT / PIP)], ["uninstall", "--yes", "setuptools"]):
        done = subprocess.run(
            [*_pip(), words[0], *QUIET, *words[1:]], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise HouseError("Set-up stopped: {why}", why=done.stderr.strip())


def _pip() -> list[str]:
    return [str(python()), *(("-m", "pip") if pip_wheel() is None else (f"{pip_wheel()}/pip",))]


def _install(lock: str) -> None:
    line = [*_pip(), "install", *QUIET, *HASHED, str(ROOT / lock)]
    if WHEELS.is_dir():
        line += ["--no-index", "--find-links", str(WHEELS)]
    total = len(re.findall(r"^[A-Za-z0-9._-]+==", (ROOT / lock).read_text(), re.MULTILINE))
    number = 0
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as running:
        for said in running.stdout or ():
            name = SAID.match(said)
            if name:
                number += 1
                say("  package {n} of {total}: {name}", n=number, total=total, name=name[1])
    if running.returncode:
        raise HouseError(
            "Set-up stopped: {why}", why="the packages could not be installed; the lines above say why"
        )


def _cut_faces() -> None:
    """Make the faces by packages that nothing else needs and the environment does not keep. A bundle brings them along."""
    if WHEELS.is_dir():
        return
    with tempfile.TemporaryDirectory() as folder:
        install = [*_pip(), "install", *QUIET, "--target", folder, *HASHED, str(ROOT / BUILD)]
        cut = [str(python()), str(ROOT / CUTTER)]
        for line in (install, cut):
            environ = {**os.environ, "PYTHONPATH": folder}
            done = subprocess.run(line, capture_output=True, text=True, env=environ, check=False)
            if done.returncode:
                raise HouseError("Set-up stopped: {why}", why=done.stderr.strip())


def _introduce() -> None:
    """Make `import infodrill` and the command `infodrill` work: a path file and a launcher, no build, no network."""
    ask = [str(python()), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip())
    # Relative, so that the folder may be moved.
    (packages / "infodrill.pth").write_text(os.path.relpath(ROOT / "src", packages) + "\n")
    if os.name == "nt":
        (VENV / "Scripts/infodrill.cmd").write_text('@"%~dp0python.exe" -m infodrill.cli %*\r\n')
        return
    launcher = VENV / "bin/infodrill"
    launcher.write_text(LAUNCHER.format(python=python()))
    launcher.chmod(0o755)
