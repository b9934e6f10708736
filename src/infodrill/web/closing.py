"""The range is closed in every process of the server before anything else: the egress guard, widened by the server's own
listening address and the database's, both private. Web processes have one door more, to the house's sign-in service."""

# Charter: web closing
from __future__ import annotations

from urllib.parse import urlsplit

from infodrill.kernel import egress
from infodrill.web.conf.options import Options, options
from infodrill.web.conf.postgres import postgres_address

HTTPS = 443


def close_the_range(*, sign_in: bool = False) -> None:
    """Install the guard and see that it holds; `sign_in` in processes in which staff sign in. Raises EgressRefused."""
    egress.install(addresses(options()), doors(options()) if sign_in else ())
    egress.assert_installed()


def doors(chosen: Options) -> frozenset[egress.Address]:
    """(host, port) of the sign-in service; shut but for the moment in which somebody signs in through it."""
    parts = urlsplit(chosen.oidc_issuer)
    return frozenset({(parts.hostname, parts.port or HTTPS)} if parts.hostname else ())


def addresses(chosen: Options) -> frozenset[egress.Address]:
    """(host, port) pairs outside loopback that the server needs."""
    found: set[egress.Address] = set()
    if chosen.listen:
        host, _, port = chosen.listen.rpartition(":")
        found.add((host.strip("[]"), int(port)))
    if chosen.database_url:
        database = postgres_address(chosen.database_url)
        found |= {(address, database.port) for address in database.addresses}
    return frozenset(found)
