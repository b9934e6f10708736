"""Where a request comes from, believed as far as it can be: a proxy is believed only when the settings name it.

Nothing is trusted by itself, loopback neither: whoever speaks to the range directly may write any header. Behind named
proxies the last address that none of them wrote about itself counts. Without one the address is unknown.
"""

# Charter: web proxies
from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from infodrill.kernel.i18n import N_
from infodrill.web.conf.options import SettingError, options

Scope = MutableMapping[str, Any]
FORWARDED = b"x-forwarded-for"
# What a proxy tells of the browser behind it; from anybody else it is not read.
TOLD = frozenset({FORWARDED, b"x-forwarded-proto", b"x-forwarded-host", b"forwarded", b"x-real-ip", b"via"})
MOST_HOPS = 16
UNKNOWN = ""


@cache
def proxies() -> tuple[IPv4Network | IPv6Network, ...]:
    """The addresses and networks of `INFODRILL_PROXIES`. Raises SettingError."""
    try:
        return tuple(ip_network(part.strip()) for part in options().proxies.split(",") if part.strip())
    except ValueError:
        raise SettingError(
            N_("{name} has a value that is none of: {wanted}"),
            remedy=N_("Change it, or leave it out."),
            name="INFODRILL_PROXIES",
            wanted="127.0.0.1, 10.1.0.0/24 …",
        ) from None


def is_proxy(address: str) -> bool:
    """True for an address that the settings name."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in network for network in proxies())


def network_of(address: str) -> str:
    """The part of an address that one household holds: an IPv6 address changes its last half at will."""
    try:
        found = ip_address(address)
    except ValueError:
        return UNKNOWN
    found = getattr(found, "ipv4_mapped", None) or found
    return str(found) if found.version == 4 else str(ip_network(f"{found}/64", strict=False))


def seen_from(scope: Scope) -> Scope:
    """The request with the address of its browser in `client`, None when unknown."""
    peer = scope["client"][0] if scope.get("client") else UNKNOWN
    if not proxies() or not is_proxy(peer):
        return scope
    hops = b",".join(value for name, value in scope["headers"] if name == FORWARDED).decode("latin-1")
    for hop in reversed(hops.split(",")[-MOST_HOPS:]):
        if not is_proxy(hop.strip()):
            known = network_of(hop.strip())
            return {**scope, "client": (hop.strip(), 0) if known else None}
    return {**scope, "client": None}
