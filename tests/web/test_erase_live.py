"""A text and a picture are erased while the range runs: no process of it gives them out again, its files do not hold them,
browsers load again, the log verifies, and time goes on.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from uuid import uuid4

import psycopg
import pytest
from PIL import Image

from tests import leash
from tests.forms import both_forms

from .house import STORES
from .serving import PATIENCE, Browser, Ear, Server, new_drill, until

NAME = "nhà mẫu-bịa-zq"
SAID, POSTED, REPORTED = (f"{one} {NAME} ở ngõ không có thật" for one in ("Nhắn", "Đăng", "Báo"))
LOOK = """
import json, os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
from infodrill.web.keeping.opening import open_range
open_range()
from infodrill.conduct.proof import prove
from infodrill.kernel.log import EventLog
from infodrill.web import archive, models
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore
from pathlib import Path
drill = sys.argv[1]
log, rows = EventLog(DatabaseLogStore(drill)), DatabaseDerivedStore(drill)
path = Path(sys.argv[2])
path.unlink(missing_ok=True)
archive.write(drill, path)
proof = prove(path, simulate=False)
print(json.dumps({"events": len(log), "chain": log.chain_digest, "erased": log.erased, "level": proof.level,
    "closed": rows.minutes("closed"), "fault": models.Lease.objects.get(pk=drill).fault,
    "search": sum(1 for _ in rows.rows("search")), "posts": sum(1 for _ in rows.rows("posts")),
    "pictures": models.Attachment.objects.filter(drill=drill).count()}))
"""


# On PostgreSQL `test_keep_in_mid_play` erases in mid play too.
@pytest.fixture(params=both_forms(STORES, ["sqlite"]))
def server(request, tmp_path):
    address = request.getfixturevalue("postgres_address") if request.param == "postgresql" else ""
    server = Server(tmp_path, INFODRILL_DATABASE_URL=address).start()
    yield server
    server.stop()


def looked(server: Server, drill: str) -> dict:
    """The range as another process reads it, and its drill file proved."""
    words = [sys.executable, "-c", LOOK, drill, str(server.folder / "look.drill")]
    done = leash.run(words, env=server.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def erase(server: Server, drill: str, *words: str) -> str:
    done = leash.run(
        [sys.executable, "-m", "infodrill.cli", "erase", drill, *words],
        env=server.environ, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def reported(browser: Browser, drill: str) -> str:
    """A report with a photo; the photo's address."""
    drawn, edge = BytesIO(), uuid4().hex
    Image.new("RGB", (40, 30), "navy").save(drawn, "JPEG")
    browser.get(f"/d/{drill}/desk/report/")
    token = next(cookie.value for cookie in browser.jar if cookie.name == "infodrill_csrf")
    fields = {
        "csrfmiddlewaretoken": token,
        "client": uuid4().hex,
        "what": "field",
        "ward": "",
        "danger": "no",
        "said": REPORTED,
    }
    body = b"".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    )
    body += f'--{edge}\r\nContent-Disposition: form-data; name="photo"; filename="x.jpg"\r\n'.encode()
    body += b"Content-Type: image/jpeg\r\n\r\n" + drawn.getvalue() + f"\r\n--{edge}--\r\n".encode()
    head = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    status, page = browser._ask(
        urllib.request.Request(f"{browser.base}/d/{drill}/desk/report/", data=body, headers=head)
    )
    assert status == 200 and REPORTED in page
    return re.search(rf"/d/{drill}/files/[0-9a-f]{{64}}", page)[0]


def test_what_is_erased_while_the_range_runs_is_gone_from_it_everywhere(server):
    drill, seats = new_drill(server, ("network",), ("duty", "voice", "direction", "rights"))
    seats["direction"].do(drill, "change-clock", change="start")
    seats["direction"].do(drill, "change-clock", change="speed", value=60000)
    assert seats["duty"].do(drill, "send-message", kind="chat", text=SAID) == 200
    assert seats["voice"].do(drill, "post-on-network", room="feed", text=POSTED) == 200
    photo = reported(seats["duty"], drill)
    until(lambda: last_minute(server, drill) >= 1)
    ears = {name: Ear(browser, drill) for name, browser in seats.items()}
    wires = [
        (name, page.format(drill=drill)) for name in seats
        for page in ("/d/{drill}/meeting/", "/d/{drill}/network/", "/d/{drill}/network/?q=mau bia", "/d/{drill}/case/",
                     "/d/{drill}/control/", "/api/v1/drills/{drill}/messages", "/api/v1/drills/{drill}/cases",
                     "/api/v1/drills/{drill}/network/search?q=mau+bia", "/api/v1/drills/{drill}/network/threads")
    ]  # fmt: skip
    wires = [(name, page.replace(" ", "+")) for name, page in wires]
    held = [wire for wire in wires if NAME in seats[wire[0]].get(wire[1])[1]]
    assert {page.split("/")[1] for _, page in held} == {"d", "api"} and len(held) > 8
    assert NAME.encode() in in_files(server)
    assert "web_logtext" in tables_with(server, NAME)

    before = looked(server, drill)
    for ear in ears.values():
        ear.heard.clear()
    erase(server, drill, photo.rsplit("/", 1)[1])
    # An automated seat may repeat the words while the operator reads what was found: he looks again until nothing is.
    while digests := re.findall(r"\b[0-9a-f]{8,64}\b", erase(server, drill, "--find", NAME)):
        erase(server, drill, *digests)

    # Every open page is told to load again, and finds nothing.
    until(lambda: all(any(event == "resync" for _, event, _ in each_ear.heard) for each_ear in ears.values()))
    for name, page in wires:
        status, body = given(seats[name], page)
        assert status in (200, 403) and NAME not in body, (name, page)
    assert seats["duty"].get(photo)[0] == 404
    assert all(NAME.encode() not in each_ear.raw for each_ear in ears.values())
    assert NAME.encode() not in in_files(server)
    # The runner goes on where it was, with the rows that it had written, and the log verifies.
    until(lambda: last_minute(server, drill) > max(before["closed"]))
    after = looked(server, drill)
    assert (after["fault"], after["pictures"], after["closed"]) == ("", 0, list(range(len(after["closed"]))))
    assert after["erased"] >= 3 and after["level"] == 2 and after["search"] >= before["search"] > 0
    assert NAME.encode() not in in_files(server)
    assert tables_with(server, NAME) == []
    assert seats["duty"].do(drill, "send-message", kind="chat", text="vẫn làm việc") == 200
    for ear in ears.values():
        ear.over = True


def given(browser: Browser, page: str) -> tuple[int, str]:
    """The answer, once the database is not just being written anew."""
    return until(lambda: answer if (answer := browser.get(page))[0] != 503 else None)


@contextmanager
def database(server: Server) -> Iterator[psycopg.Connection | sqlite3.Connection]:
    """A connection of nobody's, on whichever database it is."""
    if address := server.environ["INFODRILL_DATABASE_URL"]:
        with psycopg.connect(address, autocommit=True) as base:
            yield base
        return
    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3", timeout=PATIENCE)) as base:
        yield base


def last_minute(server: Server, drill: str) -> int:
    """The newest minute of this drill that the runner has written; -1 before there is one (others may share the database)."""
    asked = (
        f"SELECT coalesce(max(minute), -1) FROM web_derivedrow WHERE kind = 'closed' AND drill_id = '{drill}'"
    )
    with database(server) as base:
        return base.execute(asked).fetchone()[0]


def tables_with(server: Server, word: str) -> list[str]:
    """The tables with a row that holds the word, whatever its columns."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if server.environ["INFODRILL_DATABASE_URL"]:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    with database(server) as base:
        tables = [name for (name,) in base.execute(asked).fetchall()]
        return [
            name
            for name in tables
            if any(word in repr(row) for row in base.execute(f'SELECT * FROM "{name}"'))
        ]


def in_files(server: Server) -> bytes:
    """Everything that lies in the database's files; PostgreSQL's tables, indexes and what they keep beside them, as its log
    of writes is its own to clear."""
    if not server.environ["INFODRILL_DATABASE_URL"]:
        return b"".join(path.read_bytes() for path in server.folder.glob("infodrill.sqlite3*"))
    with database(server) as base:
        base.execute("CHECKPOINT")
        held = base.execute(
            """SELECT pg_read_binary_file(pg_relation_filepath(oid), true) FROM pg_class
            WHERE relkind IN ('r', 'i', 't') AND oid >= 16384"""
        )
        return b"".join(content for (content,) in held if content)
