"""A drill file is looked at again without its server: the same log, the same rows, nothing kept; a changed one is not shown."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from infodrill.kernel.archive import read_drill
from infodrill.kernel.errors import LogError
from infodrill.web import archive, models
from infodrill.web.keeping.opening import PREFIX, KeepingError
from infodrill.web.runner import leases
from infodrill.web.runner.session import Session
from tests import leash
from tests.corpus.keeping import kept, of_today
from tests.patience import PATIENCE, until

from .rehearsed import rehearsed
from .serving import SRC, Browser, free_port, surroundings

KEPT = {path.stem: path for path in kept()}
TODAY, OLD = of_today("rehearsed")[0].stem, "city-3-unsealed-01-rehearsed"


@pytest.mark.parametrize("name", [TODAY, OLD])
def test_what_is_put_in_is_the_drill_of_the_file_line_by_line_and_row_by_row(
    base: object, tmp_path: Path, name: str
) -> None:
    """The rows of today's city are lived again; those of a city that no build lives any more are the file's."""
    drill = archive.put(KEPT[name]).id
    if name == TODAY:
        assert drill in leases.take("replaying", ())
        Session(drill, "replaying", tmp_path)
    else:
        assert drill not in leases.take("replaying", ())
    archive.write(drill, tmp_path / "again.drill")
    was, again = read_drill(KEPT[name]), read_drill(tmp_path / "again.drill")
    assert again.chain == was.chain and again.content == was.content and again.files == was.files
    kinds = was.derived.kinds()
    assert kinds and again.derived.kinds() == kinds
    assert all(list(again.derived.rows(kind)) == list(was.derived.rows(kind)) for kind in kinds)


def test_a_drill_that_is_still_played_in_its_file_is_refused(base: object, tmp_path: Path) -> None:
    drill = rehearsed(minute=12, own=True)
    assert drill.state.running
    archive.write(drill.id, tmp_path / "now.drill")
    before = models.Drill.objects.count()
    with pytest.raises(KeepingError, match="still being played") as refused:
        archive.put(tmp_path / "now.drill")
    assert refused.value.code == "H509" and models.Drill.objects.count() == before


def test_a_changed_file_is_not_put_in(base: object, tmp_path: Path) -> None:
    changed = tmp_path / "changed.drill"
    content = bytearray(KEPT[TODAY].read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    before = models.Drill.objects.count()
    with pytest.raises(LogError):
        archive.put(changed)
    assert models.Drill.objects.count() == before


def test_the_command_shows_it_to_whoever_opens_its_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    said, port = tmp_path / "said.txt", free_port()
    kept_range, work = tmp_path / "range", tmp_path / "work"
    work.mkdir()
    environ = {
        **surroundings(),
        "PYTHONPATH": str(SRC),
        "INFODRILL_DATA": str(kept_range),
        "TMPDIR": str(work),
    }
    command = [
        sys.executable,
        "-m",
        "infodrill.cli",
        "replay",
        str(KEPT[TODAY]),
        "--port",
        str(port),
        "--lang",
        "en",
    ]
    with (
        said.open("w") as out,
        leash.start(command, env=environ, stdout=out, stderr=subprocess.STDOUT) as process,
    ):
        way = until(lambda: re.search(r"(/replay/\S+)", said.read_text()), PATIENCE)[1]
        browser = Browser(SimpleNamespace(port=port))
        until(lambda: browser.get("/healthz")[0] == 200, PATIENCE)
        status, page = browser.get(way)
        assert status == 200 and 'id="replay"' in page and "/replay/control/" in browser.at
        assert KEPT[TODAY].name in page, "of which file it is"
        assert browser.get(f"{way[:-1]}{'A' if way[-1] != 'A' else 'B'}")[0] == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    # Behind the block: what fails within it would wait for a process that nobody ends.
    assert re.search(r": \d+ events, level L2", said.read_text().splitlines()[0])
    assert not kept_range.exists() and not list(work.glob(f"{PREFIX}*")) and os.listdir(work) == []
