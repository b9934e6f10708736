"""How much strangers may ask of one serving process before anybody knows who they are: connections, bytes, seconds.

Figures only; `connections.py` counts, `protocol.py` reads. Every one of them is counted a process, so that three workers
take three times as many connections.
"""

# Charter: web bounds
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.attachments import MAX_BYTES
from infodrill.web.conf.options import Options

MOST_HEAD = 64 * 1024  # bytes of a request's line and headers together, so of each line too
MOST_FIELDS = 150  # headers
MOST_BODY = MAX_BYTES + 1_000_000  # a file and the form around it
MOST_HELD = 64_000_000  # bytes of requests that have not been answered, of all connections together
SLOWEST_BODY = 8_000  # bytes a second: a poor telephone line
LONGEST_BODY = 300  # seconds, however fast
KEEP_ALIVE = 5  # seconds that an answered connection waits for the next request
LONGEST_WRITE = 60  # seconds in which a browser has to take some 50 kB of an answer
LINGER = 2  # seconds to read a refusal

# Descriptors that connections leave free: eight pages with SQLite's files, static files, logs, the loop's own.
OTHERS = 80
KEPT_FOR_OPERATORS = 8  # connections that only this machine's own browsers may take
MOST_DESCRIPTORS = 65_536
HALL = 500  # streams that one process is made for


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`connections` in all and `an_address`; seconds for the head and to begin a body; `backlog` taken in at one turn."""

    connections: int
    an_address: int
    head_seconds: int
    body_seconds: int
    backlog: int


def bounds_of(chosen: Options, descriptors: int) -> Bounds:
    """What a process with so many descriptors can bear; never more than the settings say."""
    # The loop takes in a whole backlog, on two sockets, before the first of them can be turned away.
    backlog = max(8, min(2048, descriptors // 8))
    room = max(16, descriptors - OTHERS - 2 * backlog)
    connections = min(chosen.connections, room)
    # Three quarters at most: one network, a hall's or a stranger's, leaves room for those who come from
    # elsewhere.
    an_address = min(chosen.address_connections, max(8, connections * 3 // 4))
    return Bounds(
        connections=connections,
        an_address=an_address,
        head_seconds=chosen.head_seconds,
        body_seconds=chosen.body_seconds,
        backlog=backlog,
    )


def descriptors() -> int:
    """How many files and connections this process may hold open."""
    try:
        import resource
    except ImportError:  # Windows counts none
        return MOST_DESCRIPTORS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else min(soft, MOST_DESCRIPTORS)


def raise_descriptors() -> int:
    """Let this process and its children open what the system grants at most; how many that are.

    Many systems begin at 1,024 (or 256) and grant far more to who asks.
    """
    try:
        import resource
    except ImportError:
        return MOST_DESCRIPTORS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    for wanted in (most, 10_240):  # macOS says "infinite" and grants this
        if soft == resource.RLIM_INFINITY or soft >= wanted:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            break
        except (ValueError, OSError):
            continue
    return descriptors()
