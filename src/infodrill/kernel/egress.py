"""Owns the egress guard: an audit hook that keeps every connection inside the range.

Once installed it cannot be taken out of the process again. Loopback and local (AF_UNIX) sockets pass; of the rest only
the addresses named at installation, and these must be private. A `door` is such an address that passes only inside
`with opened(door)`, and only in that thread. `assert_installed` makes start-up fail without it.
Other programs cannot be started, since no hook would follow them; a fork keeps the hook, so it stays inside.

Limits, because Python raises no audit event or too broad a one: C code that opens sockets itself, as ctypes on libc
(numba and numpy load libraries that way, so ctypes is not refused) and `_posixsubprocess.fork_exec`. `socket.listen`
raises none either: an unbound socket that listens takes a free port on every interface. An empty network namespace,
as tests/charter uses it, closes these too.
"""

# Charter: kernel egress
from __future__ import annotations

import _socket
import socket
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from infodrill.kernel.errors import EgressRefused
from infodrill.kernel.i18n import N_

Address = tuple[str, int]
# RFC 5737 reserves this block for documentation: nobody answers there, and a UDP connect sends nothing.
PROBE = ("192.0.2.1", 9)
# This machine and the ranges that a site numbers by itself (RFC 1918, RFC 4193). Not Python's `is_private`: that also counts
# link-local addresses, where clouds serve a machine's credentials (169.254.169.254) and routers answer (fe80::), networks
# for measuring (198.18.0.0/15) and reserved ones. No database, sign-in or hall needs these.
PRIVATE = tuple(
    ip_network(block)
    for block in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)
# Some clouds serve the same credentials inside fc00::/7.
METADATA = frozenset({ip_address("fd00:ec2::254"), ip_address("fd20:ce::254")})
REMEDY = N_(
    "Nothing in the range may reach a network; name a private address in the settings if the server needs it."
)
ALONE = N_("Run the other program yourself, outside infodrill; no guard would follow it.")
_FAMILIES = {socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_UNIX", socket.AF_INET)}
_ADDRESSED = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_NAMED = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_PROGRAMS = {
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.startfile/2",
    "os.system",
    "pty.spawn",
}
_family = _socket.socket.family.__get__  # the socket's own, whatever a subclass says
_installed: list[_Guard] = []
_open = threading.local()


def install(allowed: Iterable[Address] = (), doors: Iterable[Address] = ()) -> None:
    """Refuse, from now on and for the whole process, all that leaves loopback and `allowed` (host, port) pairs.

    `doors` are pairs that pass while they are `opened`. Names are resolved here, once. Installing again with the same or
    fewer addresses changes nothing; with more it raises EgressRefused, as does an address that is not private.
    """
    wanted, through = frozenset(allowed), frozenset(doors)
    if _installed:
        # Never wider: code that runs later must not be able to ask for more than the start-up named.
        if not (wanted <= _installed[0].asked and through <= _installed[0].doors):
            raise EgressRefused("the egress guard is installed already and cannot be widened", remedy=REMEDY)
        return
    guard = _Guard(wanted, through)
    sys.addaudithook(guard.audit)
    _installed.append(guard)


@contextmanager
def opened(door: Address) -> Iterator[None]:
    """Let this thread through one door that was named at installation; for any other address it opens nothing."""
    # Doors may be opened inside each other; the outer one is open again afterwards.
    before = getattr(_open, "door", None)
    _open.door = door
    try:
        yield
    finally:
        _open.door = before


def assert_installed() -> None:
    """Raise EgressRefused unless the guard refuses a probe; the probe itself sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(PROBE)
        except EgressRefused:
            return
        except OSError:
            pass  # no network here at all; that is not the guard's doing
    raise EgressRefused(
        "the egress guard is missing, so infodrill does not start",
        remedy="Start infodrill by its own command, without changes to its start-up.",
    )


def resolve(host: str, port: int) -> set[IPv4Address | IPv6Address]:
    """All addresses of a host. Raises EgressRefused where it has none, or one that is not private."""
    literal = _parse(host)
    try:
        found = {literal} if literal else {_parse(str(row[4][0])) for row in socket.getaddrinfo(host, port)}
    except OSError:
        raise EgressRefused(
            "{host} has no address", remedy="Check the name in the settings.", host=host
        ) from None
    addresses = {address for address in found if address is not None}
    if not addresses or not all(is_private(address) for address in addresses):
        raise EgressRefused(
            "{host} is not a private address", remedy="Only private addresses may be allowed.", host=host
        )
    return addresses


class _Guard:
    """What is allowed, always or by a door: (address, port) pairs, and the names that stand for them."""

    def __init__(self, asked: frozenset[Address], doors: frozenset[Address] = frozenset()) -> None:
        self.asked, self.doors = asked, doors
        self._names = {host.lower() for host, _ in asked}
        self._pairs = {(address, port) for host, port in asked for address in resolve(host, port)}
        self._behind = {door: {(address, door[1]) for address in resolve(*door)} for door in doors}

    def audit(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _PROGRAMS:
            raise EgressRefused(
                "another program cannot be started inside the range ({event})", remedy=ALONE, event=event
            )
        if not event.startswith("socket."):
            return
        if event in _ADDRESSED:
            self._check_address(event, args[0], args[1])
        elif event in _NAMED:
            self._check_name(event, args[0])
        elif event == "socket.getnameinfo":
            self._check_name(event, _host_and_port(event, args[0])[0])
        elif event == "socket.__new__" and args[1] not in _FAMILIES and args[1] != -1:
            raise _refusal(event, f"family {int(args[1])}")

    def _check_address(self, event: str, sock: socket.socket, address: Any) -> None:
        family = _family(sock)
        if family not in (socket.AF_INET, socket.AF_INET6):
            if family in _FAMILIES:
                return
            raise _refusal(event, f"family {int(family)}")
        if address is None:  # an already connected socket: its connect was checked
            return
        host, port = _host_and_port(event, address)
        name = _text(event, host)
        if not (_is_loopback(name) or (_parse(name), port) in self._pairs | self._opened()):
            raise _refusal(event, f"{name or '*'}:{port}")

    def _check_name(self, event: str, host: Any) -> None:
        if host is None:
            return
        name = _text(event, host)
        opened = self._opened()
        if (
            _is_loopback(name)
            or name.lower() in self._names
            or (opened and name.lower() == _open.door[0].lower())
        ):
            return
        if not any(_parse(name) == address for address, _ in self._pairs | opened):
            raise _refusal(event, name)

    def _opened(self) -> set[tuple[IPv4Address | IPv6Address, int]]:
        """What the door that this thread has opened leads to."""
        door: Address | None = getattr(_open, "door", None)
        return self._behind.get(door, set()) if door else set()


def _host_and_port(event: str, address: Any) -> tuple[Any, int]:
    """Of an exact tuple with an exact int: a subclass may show the guard something else than the system."""
    if type(address) is not tuple or len(address) < 2 or type(address[1]) is not int:
        raise _refusal(event, type(address).__name__)
    return address[0], address[1]


def _text(event: str, host: Any) -> str:
    if type(host) is bytes:
        return host.decode("ascii", "replace")
    if type(host) is str:
        return host
    raise _refusal(event, type(host).__name__)


def _parse(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_private(address: IPv4Address | IPv6Address) -> bool:
    """Whether a range may be served on it, or reach it by a setting: loopback, or an address of the site's own."""
    return address not in METADATA and any(address in block for block in PRIVATE)


def _is_loopback(host: str) -> bool:
    address = _parse(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def _refusal(event: str, what: str) -> EgressRefused:
    return EgressRefused("{what} is outside the range ({event})", remedy=REMEDY, what=what, event=event)
