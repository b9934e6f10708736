"""The address of a PostgreSQL database, read once and by libpq's own parser; what libpq is then told leaves it no choice.

libpq is native code: the egress guard does not see its connections. So an address may say only what stands in KEYS, one host
or socket folder and one port; the host is resolved here, once a process, to private addresses, and libpq gets these
(`hostaddr`) beside the name, which stays for the certificate. It asks no name service, and nothing of the environment, of
service files or of password files counts. Kerberos and OAuth, in which libraries of their own would call others, are off.
"""

# Charter: web conf postgres
from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from infodrill.kernel import egress
from infodrill.kernel.i18n import N_
from infodrill.web.conf.options import SettingError

NAME = "INFODRILL_DATABASE_URL"
SCHEMES = ("postgresql://", "postgres://")
PORT = 5432
FILES = frozenset({"sslrootcert", "sslcert", "sslkey"})
KEYS = frozenset(
    {"host", "port", "dbname", "user", "password", "sslmode", "connect_timeout", "application_name", *FILES}
)
# "none": the server asks for nothing more, as over a socket or with a certificate.
FIXED: Mapping[str, str] = {
    "gssencmode": "disable",
    "require_auth": "none,password,md5,scram-sha-256",
    "passfile": str(Path(os.devnull) / "none"),  # else ~/.pgpass
    "options": "",
    "target_session_attrs": "any",
    "load_balance_hosts": "disable",
}
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_])?|[0-9A-Fa-f:.]{2,45}")
_BESIDE = ("PGSERVICEFILE", "PGSYSCONFDIR", "PGLOCALEDIR", "PGTZ", "PGDATESTYLE", "PGGEQO")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresAddress:
    """`host` = a name, an IP address, a socket folder ("/…"), or "" for libpq's own socket folder; `rest` = other KEYS."""

    dbname: str
    login: str
    password: str
    host: str
    port: int
    rest: Mapping[str, str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The private IP addresses of the host, the same for as long as the process lives; () for a socket.

        Raises EgressRefused where the host has none, or one that is not private.
        """
        return _resolved(self.host, self.port) if self.host and not self.host.startswith("/") else ()

    def django(self) -> dict[str, Any]:
        """HOST, PORT, NAME, USER, PASSWORD and OPTIONS: one host a resolved address, so that libpq resolves nothing."""
        pinned = self.addresses
        return {
            "NAME": self.dbname,
            "USER": self.login,
            "PASSWORD": self.password,
            "HOST": ",".join([self.host] * len(pinned)) if pinned else self.host,
            "PORT": str(self.port),
            "OPTIONS": {**self.rest, **FIXED, **({"hostaddr": ",".join(pinned)} if pinned else {})},
        }


def postgres_address(url: str) -> PostgresAddress:
    """Read postgresql://user:password@host:port/name?key=value. Raises SettingError for all that KEYS do not hold."""
    found = _parsed(url)
    if foreign := sorted(found.keys() - KEYS):
        raise SettingError(
            N_("{name} says {key}, which is not taken"),
            remedy=N_("Leave it out; taken are {keys}."),
            name=NAME,
            key=foreign[0],
            keys=", ".join(sorted(KEYS)),
        )
    rest = {key: value for key, value in found.items() if key in KEYS - set(_OWN)}
    for key in sorted(FILES & rest.keys()):
        if not (os.path.isabs(rest[key]) or (key, rest[key]) == ("sslrootcert", "system")):
            raise _wrong(key, "/path/of/a/file")
    dbname = found.get("dbname", "")
    if not dbname or "=" in dbname or "://" in dbname:
        raise _no_address()
    return PostgresAddress(
        dbname=dbname,
        login=found.get("user", ""),
        password=found.get("password", ""),
        host=_host(found),
        port=_port(found),
        rest=rest,
    )


def forget_the_environment() -> None:
    """Take out of this process, and of those that it starts, every variable by which libpq would be told otherwise."""
    from psycopg import pq

    for known in pq.Conninfo.get_defaults():
        if known.envvar:
            os.environ.pop(known.envvar.decode(), None)
    for name in _BESIDE:
        os.environ.pop(name, None)


_OWN = ("host", "port", "dbname", "user", "password")


def _parsed(url: str) -> dict[str, str]:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(SCHEMES):
        raise _no_address()
    try:
        return {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except psycopg.ProgrammingError:
        raise _no_address() from None  # its words would repeat the password


def _host(found: Mapping[str, str]) -> str:
    host = found.get("host", "")
    if "," in host:
        raise _wrong("host", "db.internal")
    if host and not (host.startswith("/") or _HOST.fullmatch(host)):
        raise _wrong("host", "db.internal")
    return host


def _port(found: Mapping[str, str]) -> int:
    port = found.get("port", "") or str(PORT)
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65_536):
        raise _wrong("port", str(PORT))
    return int(port)


@cache
def _resolved(host: str, port: int) -> tuple[str, ...]:
    return tuple(sorted(str(address) for address in egress.resolve(host, port)))


def _no_address() -> SettingError:
    return SettingError(
        N_("{name} is no address of a PostgreSQL database"),
        remedy=N_("Give postgresql://user:password@host:port/name."),
        name=NAME,
    )


def _wrong(key: str, example: str) -> SettingError:
    return SettingError(
        N_("{name} has a {key} that is not taken"),
        remedy=N_("Give one alone, as {example}."),
        name=NAME,
        key=key,
        example=example,
    )
