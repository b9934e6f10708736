"""Django for the tests of the web application: a data folder of its own, a SQLite file, and a PostgreSQL from its wheel."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HOME = Path(tempfile.mkdtemp(prefix="infodrill-web-"))
os.environ["INFODRILL_DATA"] = str(HOME)
os.environ["INFODRILL_HOSTS"] = "testserver"
os.environ["INFODRILL_LOG_LEVEL"] = "CRITICAL"
os.environ["DJANGO_SETTINGS_MODULE"] = "infodrill.web.conf.settings"

import django

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    django.setup()

from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.web import humanpace, live
from infodrill.web.accounts import attempts
from infodrill.web.conf.database import database
from infodrill.web.conf.options import Options
from infodrill.web.joining import codes
from infodrill.web.stores.kept import let_go
from tests.patience import PATIENCE
from tests.postgres import Postgres

from . import browsing
from .house import STORES, WORDS, clinic
from .rehearsed import rehearsed
from .serving import Server


def pytest_sessionfinish():
    let_go()
    connections.close_all()
    shutil.rmtree(HOME, ignore_errors=True)


KEPT = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
}  # what the migrations themselves put there


def emptied() -> None:
    """Leave no row that a test made. Far cheaper than Django's `flush`, which makes all permissions anew."""
    tables = set(connections["default"].introspection.django_table_names(only_existing=True)) - KEPT
    with transaction.atomic(), connections["default"].cursor() as cursor:
        for table in sorted(tables):  # what refers to what is asked at the end
            cursor.execute(f'DELETE FROM "{table}"')
    live.forget()


@contextmanager
def using(options: Options, *, migrated: bool = False) -> Iterator[None]:
    """Let `default` be another database for a while, brought up to date unless it is `migrated`."""
    before, other = connections.settings["default"], {**database(options)}
    if pooled := other.get("OPTIONS", {}).get("pool"):  # who waits for a connection waits as tests do
        other["OPTIONS"] = {**other["OPTIONS"], "pool": {**pooled, "timeout": PATIENCE}}
    _become(other)
    try:
        if not migrated:
            call_command("migrate", verbosity=0)
        yield
    finally:
        connections["default"].close()
        if pool := getattr(connections["default"], "close_pool", None):
            pool()
        _become(before)


def _become(settings: dict) -> None:
    let_go()  # a thread asks the database that it has seen first
    connections["default"].close()
    connections.settings = connections.configure_settings({"default": settings})
    del connections["default"]


_made: list[tuple[BaseDatabaseWrapper, threading.Thread, str]] = []  # by whom, and in which test


def _note(*, connection: BaseDatabaseWrapper, **told: Any) -> None:
    _made.append((connection, threading.current_thread(), os.environ.get("PYTEST_CURRENT_TEST", "")))


connection_created.connect(_note)


def left_open() -> list[str]:
    """The threads that ended with a connection open, each with the test in which it was made; they are closed now."""
    left = [(made, test) for made, thread, test in _made if made.connection and not thread.is_alive()]
    _made[:] = [known for known in _made if known[0].connection and known[1].is_alive()]
    for made, _ in left:
        made.inc_thread_sharing()
        made.close()
    return [test for _, test in left]


@pytest.fixture(autouse=True)
def threads_close_what_they_opened() -> Iterator[None]:
    """Python would find what a thread left open some day, and say so in whichever test runs then."""
    yield
    left = left_open()
    assert not left, f"a thread ended with its database connection open: {left}"


@pytest.fixture(autouse=True)
def one_stretch(monkeypatch):
    """Wrong attempts are counted in stretches of ten minutes: no test of them runs over the end of one."""
    for counted in (attempts, codes):
        monkeypatch.setattr(counted, "STRETCH", 1 << 40)


@pytest.fixture(autouse=True)
def unpaced(request, monkeypatch):
    """Tests write faster than people; those of the pace itself are marked `human_pace`."""
    if "human_pace" not in request.keywords:
        monkeypatch.setattr(humanpace, "PACE", 0.0)
        monkeypatch.setattr(humanpace, "EACH", 1e-9)


@pytest.fixture(scope="session")
def sqlite_file():
    with using(Options(data=str(HOME))):
        yield


@pytest.fixture
def base(sqlite_file):
    """An empty range on SQLite."""
    emptied()
    yield
    live.forget()
    connections["default"].close()


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a PostgreSQL of our own."""
    server = Postgres().start()
    yield server.address
    server.remove()


@pytest.fixture(scope="session")
def postgres(postgres_address) -> Options:
    """The same, brought up to date."""
    options = Options(data=str(HOME), database_url=postgres_address)
    with using(options):
        pass
    return options


@pytest.fixture
def on_postgresql(postgres) -> Iterator[None]:
    """An empty range on PostgreSQL."""
    with using(postgres, migrated=True):
        emptied()
        yield
        live.forget()


@pytest.fixture(params=STORES)
def either(request) -> Iterator[str]:
    """An empty range on each of the two databases in turn."""
    if request.param == "sqlite":
        request.getfixturevalue("base")
        yield "sqlite"
        return
    request.getfixturevalue("on_postgresql")
    yield "postgresql"


@pytest.fixture
def bare_drill(either) -> str:
    """The row of a drill without a scenario, for tests of stores."""
    from infodrill.web.models import Drill

    Drill.objects.create(id="d1", name="Thử", scenario="clinic", language="vi")
    with transaction.atomic():
        pass
    return "d1"


@pytest.fixture(scope="module")
def browser() -> Any:
    """Debian's chromium, one for all modules that follow each other and use it."""
    return browsing.kept_browser()


@pytest.fixture(autouse=True)
def pages_close_behind_their_test(request) -> Iterator[None]:
    """Those that a fixture of the module opened stay."""
    if "browser" not in request.fixturenames:
        yield
        return
    running = request.getfixturevalue("browser")
    before = running.contexts
    yield
    for context in running.contexts:
        if context not in before:
            context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: Any) -> Any:
    """Whoever comes next and needs no browser is alone with Python's loop."""
    told = yield
    if nextitem is None or (
        nextitem.path != item.path and "browser" not in getattr(nextitem, "fixturenames", ())
    ):
        browsing.end_browser()
    return told


@pytest.fixture(scope="session")
def whole_range(tmp_path_factory) -> Iterator[Server]:
    """`infodrill serve` with its runner, for tests that make a drill of their own in it and leave its processes alone.

    One for all modules: to begin it costs as much as most of them.
    """
    server = Server(tmp_path_factory.mktemp("range")).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def pages(sqlite_file, tmp_path_factory) -> Iterator[tuple[Options, str]]:
    """A database that nothing but a server of pages is in front of, and the address of that server.

    One for all modules: to begin it costs as much as a dozen pages. It remembers drills, so each has an id of its own.
    """
    emptied()
    connections.close_all()
    folder = shutil.copytree(HOME, tmp_path_factory.mktemp("pages") / "home")
    with browsing.behind_a_server(folder) as address:
        yield Options(data=str(folder)), address


@pytest.fixture(scope="module")
def server(pages) -> Iterator[str]:
    """The address of the server of this process's database, which is empty when a module begins."""
    options, address = pages
    with using(options, migrated=True):
        emptied()
        yield address
        live.forget()


@pytest.fixture
def served(server) -> tuple[live.LiveDrill, str]:
    """A rehearsed drill of the test's own behind the module's server."""
    return rehearsed("clinic", 40, own=True), server


@pytest.fixture(scope="module")
def seen(server) -> tuple[live.LiveDrill, str]:
    """The same, one for all tests of the module that only look."""
    return rehearsed("clinic", 40, own=True), server


@pytest.fixture
def played(either):
    """A drill of 12 minutes, and one freshly made with a message and a picture's bytes."""
    old = rehearsed("clinic", 12)
    new = clinic()
    new.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    new.attachments.put(b"anh")
    codes.issue(new.id, "duty")
    return old, new
