"""infodrill as a stranger has it: its wheel installed in a place of its own, away from the source, and nothing set."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

from tests import leash

ROOT = Path(__file__).parents[2]
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


class Installed:
    """The wheel of this source, built and installed into `folder`; the packages it needs are those of the tests."""

    def __init__(self, folder: Path) -> None:
        self.wheel = folder / _told([sys.executable, "-c", BUILD, folder], cwd=ROOT).split()[-1]
        venv.create(folder / "venv", with_pip=False, symlinks=True)
        self.python = folder / "venv" / "bin" / "python"
        self.program = folder / "venv" / "bin" / "infodrill"
        self.packages = Path(
            _told([self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
        )
        _told(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                self.python,
                "install",
                "-q",
                "--no-deps",
                "--no-index",
                self.wheel,
            ]
        )
        # A path in a .pth is added as it is: the path file by which tests find the source is not read there.
        (self.packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
        _bring_kernels(ROOT / "src/infodrill/society", self.packages / "infodrill/society")

    def run(self, home: Path, *words: Any, **environ: str) -> subprocess.CompletedProcess[str]:
        """A command in a process of its own, in an empty folder. `home` is the only thing that it is told."""
        (home / "here").mkdir(parents=True, exist_ok=True)
        return leash.run(
            [self.program, *words], env={"HOME": str(home), **environ}, cwd=home / "here", capture_output=True, text=True,
            encoding="utf-8",
        )  # fmt: skip


def _bring_kernels(source: Path, target: Path) -> None:
    """The kernels that are compiled already: numba knows them by the time at which their source was changed."""
    for path in source.glob("*.py"):
        assert path.read_bytes() == (target / path.name).read_bytes()
        os.utime(target / path.name, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    shutil.copytree(
        source / "__pycache__",
        target / "__pycache__",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("*.pyc"),
    )


def _told(command: list[Any], **options: Any) -> str:
    return str(leash.run(command, check=True, capture_output=True, text=True, **options).stdout)
