"""The database's address is no way out: what libpq would connect to is what the guard lets pass, and nothing else counts."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from infodrill.kernel.errors import EgressRefused
from infodrill.web.closing import addresses
from infodrill.web.conf import postgres
from infodrill.web.conf.database import database
from infodrill.web.conf.options import Options, SettingError
from infodrill.web.conf.postgres import KEYS, postgres_address
from tests import leash

SRC = Path(__file__).parents[2] / "src"
KNOWN = {known.keyword.decode(): (known.envvar or b"").decode() for known in pq.Conninfo.get_defaults()}
# What a hostile or careless address is made of; only literal addresses and this machine's own name need no name service.
HOSTS = ("10.0.0.9", "127.0.0.1", "[fd00::1]", "localhost", "8.8.8.8", "[2001:4860::8]", "10.0.0.9,8.8.8.8", "%2Ftmp%2Fpg",
         "8.8.8.8%2F", "0.0.0.0", "10.0.0.9%20host%3D8.8.8.8", "%40abstract", "10.0.0.9%00", "")  # fmt: skip
VALUES = (
    "8.8.8.8",
    "10.0.0.9",
    "/tmp/pg",
    "5433",
    "5432,5433",
    "disable",
    "1",
    "",
    "x",
    "/nowhere",
    "a=b",
    "host=8.8.8.8",
)
NAMES = ("range", "host%3D8.8.8.8", "postgresql%3A%2F%2F8.8.8.8%2Fx", "", "x'%20host='8.8.8.8")


def handed_over(chosen: Options) -> dict[str, str]:
    """What libpq reads of the text that psycopg makes of Django's parameters."""
    told = database(chosen)
    options = {key: value for key, value in told["OPTIONS"].items() if key != "pool"}
    named = {
        "dbname": told["NAME"],
        "user": told["USER"],
        "password": told["PASSWORD"],
        "host": told["HOST"],
        "port": told["PORT"],
    }
    given_on = {**options, **{key: value for key, value in named.items() if value}}
    return {key: str(value) for key, value in conninfo_to_dict(make_conninfo("", **given_on)).items()}


@given(
    host=st.sampled_from(HOSTS),
    port=st.sampled_from(("", ":5433", ":0", ":5432,5433", ":99999")),
    name=st.sampled_from(NAMES),
    query=st.lists(st.tuples(st.sampled_from(sorted(KNOWN)), st.sampled_from(VALUES)), max_size=3),
)
@example(host="127.0.0.1", port="", name="range", query=[("hostaddr", "8.8.8.8")])
@example(host="10.0.0.9", port="", name="range", query=[("host", "8.8.8.8")])
@example(host="10.0.0.9", port="", name="range", query=[("service", "x")])
@example(host="", port="", name="range", query=[("host", "/tmp/pg"), ("port", "5433")])
def test_whatever_an_address_says_libpq_goes_where_the_guard_lets_it_pass(host, port, name, query):
    more = "&".join(f"{key}={quote(value, safe='')}" for key, value in query)
    chosen = Options(database_url=f"postgresql://me:hush@{host}{port}/{name}?{more}")
    try:
        told, allowed = handed_over(chosen), addresses(chosen)
    except (SettingError, EgressRefused) as refused:
        assert "hush" not in str(refused)
        return
    if told.get("host", "").startswith("/") or not told.get("host"):
        assert "hostaddr" not in told and "," not in told.get("host", "") and not allowed
    else:
        ends = {(address, int(told["port"])) for address in told["hostaddr"].split(",")}
        assert ends == allowed and len(told["host"].split(",")) == len(told["hostaddr"].split(","))
    assert told.keys() & {"service", "servicefile", "oauth_issuer", "gsslib", "sslkeylogfile"} == set()
    assert (told["gssencmode"], told["load_balance_hosts"]) == ("disable", "disable")


@pytest.mark.parametrize("key", sorted(set(KNOWN) - KEYS))
def test_a_key_of_libpq_that_is_not_on_the_list_is_refused_by_name(key):
    with pytest.raises(SettingError, match=f"says {key},"):
        postgres_address(f"postgresql://me@10.0.0.9/range?{key}=x")


@pytest.mark.parametrize("what", ["sslkey=engine:pkcs11:1", "sslcert=here.pem", "sslrootcert=../ca.pem"])
def test_a_certificate_is_a_file_with_its_whole_path(what):
    with pytest.raises(SettingError, match=what.split("=")[0]):
        postgres_address(f"postgresql://me@10.0.0.9/range?{what}")


def test_a_certificate_is_still_compared_with_the_name():
    told = handed_over(
        Options(database_url="postgresql://me@localhost/r?sslmode=verify-full&sslrootcert=/etc/ca.pem")
    )
    assert set(told["host"].split(",")) == {"localhost"} and told["sslmode"] == "verify-full"
    assert set(told["hostaddr"].split(",")) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:a%40b@/range?host=/tmp/pg&port=5433", "postgresql://me:a%40b@%2Ftmp%2Fpg:5433/range"],
)
def test_a_socket_folder_is_read_in_both_spellings(address):
    found = postgres_address(address)
    assert (found.dbname, found.login, found.password, found.host, found.port) == (
        "range",
        "me",
        "a@b",
        "/tmp/pg",
        5433,
    )
    assert addresses(Options(database_url=address)) == frozenset()


def test_a_name_that_leads_elsewhere_the_second_time_is_not_asked_twice(monkeypatch):
    answers = iter(["10.0.0.9", "8.8.8.8"])

    def asked(host, port):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    postgres._resolved.cache_clear()
    chosen = Options(database_url="postgresql://me@moving.internal/range")
    assert addresses(chosen) == {("10.0.0.9", 5432)}
    assert handed_over(chosen)["hostaddr"] == "10.0.0.9" and next(answers) == "8.8.8.8"
    postgres._resolved.cache_clear()


def test_a_name_that_leads_outside_is_refused(monkeypatch):
    outside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 5432))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port: outside)
    postgres._resolved.cache_clear()
    with pytest.raises(EgressRefused):
        database(Options(database_url="postgresql://me@elsewhere.internal/range"))


CONNECT = """
import os, sys
from django.db import connection
import django
django.setup()
import psycopg
try:
    psycopg.connect(**connection.get_connection_params()).close()
except psycopg.OperationalError as refused:
    print("refused")
print(sorted(name for name in os.environ if name.startswith("PG")))
"""


def test_nothing_of_the_environment_leads_libpq_elsewhere(tmp_path):
    """With everything that libpq would read pointing at a listener, it goes to the closed port of the address."""
    with (
        socket.create_server(("127.0.0.2", 0)) as elsewhere,
        socket.create_server(("127.0.0.1", 0)) as closed,
    ):
        port, shut = elsewhere.getsockname()[1], closed.getsockname()[1]
        closed.close()
        elsewhere.settimeout(0)
        service = f"[s]\nhost=127.0.0.2\nhostaddr=127.0.0.2\nport={port}\n"
        (tmp_path / ".pg_service.conf").write_text(service)
        (tmp_path / ".pgpass").write_text("*:*:*:*:x\n")
        said = {"PGHOST": "127.0.0.2", "PGHOSTADDR": "127.0.0.2", "PGPORT": str(port), "PGSERVICE": "s",
                "PGSERVICEFILE": str(tmp_path / ".pg_service.conf"), "PGSYSCONFDIR": str(tmp_path),
                "PGPASSFILE": str(tmp_path / ".pgpass"), "PGOPTIONS": "-c x=y"}  # fmt: skip
        every = {envvar: "x" for envvar in KNOWN.values() if envvar}
        done = leash.run(
            [sys.executable, "-c", CONNECT],
            env={
                **os.environ, **every, **said, "HOME": str(tmp_path), "PYTHONPATH": str(SRC),
                "INFODRILL_DATA": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "infodrill.web.conf.settings",
                "INFODRILL_DATABASE_URL": f"postgresql://me@127.0.0.1:{shut}/range",
            },
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.stdout.splitlines() == ["refused", "[]"], done.stderr
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


@pytest.mark.parametrize(
    "address",
    ["host=10.0.0.9 dbname=range", "mysql://10.0.0.9/range", "postgresql://10.0.0.9", "postgresql://10.0.0.9/host%3D8.8.8.8",
     "postgresql://10.0.0.9/postgresql%3A%2F%2F8.8.8.8", "postgresql://10.0.0.9,8.8.8.8/range", "postgresql://8.8.8.8%2F/range",
     "postgresql://%40abstract/range", "postgresql://10.0.0.9:0/range", "postgresql://10.0.0.9:99999/range",
     "postgresql:///range?host=10.0.0.9&port=5432x", "postgresql:///range?host=/tmp/pg,8.8.8.8"],
)  # fmt: skip
def test_an_address_that_could_be_read_in_two_ways_is_refused(address):
    with pytest.raises(SettingError):
        postgres_address(address)
