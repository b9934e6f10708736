"""The database behind the range: a SQLite file by default, PostgreSQL when an address is given."""

# Charter: web conf database
from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from infodrill.kernel.i18n import N_
from infodrill.web.conf.options import Options, SettingError

# One writer at a time, readers never wait; a kill leaves the last commit whole.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000;"
)


def database(chosen: Options) -> dict[str, Any]:
    """Django's description of the database. Raises SettingError for an address that is not PostgreSQL's."""
    if not chosen.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": chosen.folder / "infodrill.sqlite3",
            "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 10},
        }
    parts = urlsplit(chosen.database_url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise SettingError(
            N_("{name} is no address of a PostgreSQL database"),
            remedy=N_("Give postgresql://user:password@host:port/name."),
            name="INFODRILL_DATABASE_URL",
        )
    # A socket folder comes as ?host=/path, as PostgreSQL's own tools write it.
    more: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": more.pop("host", "") or parts.hostname or "",
        "PORT": str(more.pop("port", "") or parts.port or ""),
        "OPTIONS": {**more, "pool": {"min_size": 1, "max_size": 12, "timeout": 10}},
    }
