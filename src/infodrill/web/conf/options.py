"""Every setting of the web application: one typed class, read from the environment, documented in docs/reference/settings.md.

A setting `name` is the variable `INFODRILL_NAME`. Nothing has a default password or secret: the secret is made on first
use in the data folder, readable by its owner alone.
"""

# Charter: web conf options
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

import platformdirs

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_

PREFIX = "INFODRILL_"
SHORTEST_TOKEN = 32  # characters
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


class SettingError(DrillError):
    """A setting in the environment that cannot be used."""

    code = "H100"


def _told(default: object, what: str) -> object:
    return field(default=default, metadata={"what": what})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One value a setting; see each field's `what`."""

    data: str = _told(
        "", "Folder of the database, the secret and cached cities; the user's data folder without it."
    )  # type: ignore[assignment]
    database_url: str = _told(
        "", "postgresql://user@host/name for several workers; SQLite in the data folder without it."
    )  # type: ignore[assignment]
    secret: str = _told("", "Key that signs sessions, codes and tickets; made in the data folder without it.")  # type: ignore[assignment]
    hosts: str = _told("", "Further host names under which the range is reached, separated by commas.")  # type: ignore[assignment]
    https: bool = _told(False, "The range is reached by HTTPS: secure cookies, HSTS, no plain HTTP.")  # type: ignore[assignment]
    listen: str = _told(
        "", "host:port of this machine's own address when it serves a hall; `serve --hall` sets it."
    )  # type: ignore[assignment]
    proxies: str = _told(
        "",
        "Addresses or networks of the proxies in front of the range; what they tell of a browser is believed.",
    )  # type: ignore[assignment]
    connections: int = _told(4_000, "Connections that one process holds open, if the system grants as many.")  # type: ignore[assignment]
    address_connections: int = _told(2_000, "Of these, how many may come from one address.")  # type: ignore[assignment]
    head_seconds: int = _told(10, "Seconds in which a request's headers have to be complete.")  # type: ignore[assignment]
    body_seconds: int = _told(30, "Seconds for what follows them, and one more for each 8 kB.")  # type: ignore[assignment]
    scenarios: str = _told(
        "", "Folder of scenario folders that staff may play beside the library; `serve --scenarios` sets it."
    )  # type: ignore[assignment]
    debug: bool = _told(False, "Show errors in the browser; for development only.")  # type: ignore[assignment]
    log_level: str = _told("INFO", "DEBUG, INFO, WARNING or ERROR.")  # type: ignore[assignment]
    log_file: str = _told(
        "",
        "File to which the log is added; standard error without it, or, for `serve` at a terminal, serve.log in the data folder.",
    )  # type: ignore[assignment]
    code_hours: int = _told(
        72, "Hours for which a new seat code can be used; once the clock starts, the scenario's join_minutes."
    )  # type: ignore[assignment]
    session_hours: int = _told(24, "Hours for which a browser keeps its seat without being used.")  # type: ignore[assignment]
    guesses: int = _told(
        10,
        "Wrong codes from one address in ten minutes before answers come late; wrong proofs before a staff account waits.",
    )  # type: ignore[assignment]
    second_factor: bool = _told(False, "Staff need a passkey or a code app beside their password.")  # type: ignore[assignment]
    confirm_minutes: int = _told(
        15, "Minutes for which staff who signed in need not prove it again to manage accounts."
    )  # type: ignore[assignment]
    oidc_issuer: str = _told(
        "", "https:// address of the house's own sign-in service (OpenID Connect); off without it."
    )  # type: ignore[assignment]
    oidc_client: str = _told("", "Name under which the sign-in service knows the range.")  # type: ignore[assignment]
    oidc_secret: str = _told("", "Secret of that name; better in a file.")  # type: ignore[assignment]
    oidc_secret_file: str = _told("", "File that holds that secret.")  # type: ignore[assignment]
    metrics_token: str = _told(
        "",
        "Token with which Prometheus asks /metrics, 32 characters or more; without it only staff read them.",
    )  # type: ignore[assignment]
    solo: bool = _told(
        False, "Whoever reaches the range may practise alone, not only people at this machine."
    )  # type: ignore[assignment]
    solo_running: int = _told(3, "Practices that may run at once; who comes after them is asked to wait.")  # type: ignore[assignment]
    solo_each: int = _told(2, "Of these, how many from one address; this machine has no such bound.")  # type: ignore[assignment]
    solo_kept: int = _told(20, "Practices that are kept, running and ended ones together.")  # type: ignore[assignment]
    solo_hours: int = _told(6, "Hours after which an ended practice is deleted.")  # type: ignore[assignment]
    solo_idle: int = _told(30, "Minutes without anything done after which a practice ends by itself.")  # type: ignore[assignment]
    solo_minutes: int = _told(4, "Minutes that a practice takes, without those in which its clock waits.")  # type: ignore[assignment]
    queue: int = _told(64, "Changes that wait for one slow browser before it is told to load its page again.")  # type: ignore[assignment]
    ring: int = _told(2048, "Changes kept in memory for browsers that come back.")  # type: ignore[assignment]

    @property
    def folder(self) -> Path:
        """The data folder, made when missing. Raises SettingError."""
        path = Path(self.data) if self.data else Path(platformdirs.user_data_dir("infodrill"))
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise SettingError(
                N_("the data folder cannot be made: {why}"),
                remedy=N_("Make room, check its permissions, or name another folder in INFODRILL_DATA."),
                place=Place(str(path)),
                code="H103",
                why=error.strerror or type(error).__name__,
            ) from error
        return path


def read(environ: Mapping[str, str]) -> Options:
    """The settings of an environment. Raises SettingError naming the variable."""
    values: dict[str, object] = {}
    for each_field in fields(Options):
        raw = environ.get(PREFIX + each_field.name.upper())
        if raw is not None:
            values[each_field.name] = _read(each_field.name, raw.strip(), each_field.default)
    chosen = Options(**values)  # type: ignore[arg-type]
    if 0 < len(chosen.metrics_token) < SHORTEST_TOKEN:
        raise SettingError(
            N_("{name} is too short"),
            remedy=N_("Give 32 characters or more, or leave it out."),
            name=PREFIX + "METRICS_TOKEN",
        )
    return chosen


@cache
def options() -> Options:
    """The settings of this process."""
    return read(os.environ)


def _read(name: str, raw: str, default: object) -> object:
    if isinstance(default, bool):
        if raw.lower() in YES | NO:
            return raw.lower() in YES
        raise _wrong(name, "1 | 0")
    if isinstance(default, int):
        if number := whole(raw):
            return number
        raise _wrong(name, "1, 2, 3 …")
    return raw


def _wrong(name: str, wanted: str) -> SettingError:
    return SettingError(
        N_("{name} has a value that is none of: {wanted}"),
        remedy=N_("Change it, or leave it out."),
        name=PREFIX + name.upper(),
        wanted=wanted,
    )
