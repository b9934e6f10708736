"""`infodrill serve`: the range on this machine. Closes the range, prepares the database, prints the way in, runs.

`infodrill replay`: one drill file in a range of its own, that is gone with the command.
"""

# Charter: web serving
from __future__ import annotations

import io
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

from infodrill.kernel.egress import is_private
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.web.bounds import HALL, Bounds, bounds_of, descriptors, raise_descriptors

LOG = logging.getLogger("infodrill.serve")
LOOPBACK = "127.0.0.1"
LONGEST_LOG = 10 * 1024 * 1024  # bytes; a longer one is put aside at the next start


class ServeError(DrillError):
    """The server cannot start as asked."""

    code = "H110"


@dataclass(frozen=True, slots=True)
class ListenAt:
    """Where to listen: loopback, and beside it the hall's address when there is one."""

    host: str
    port: int
    hall: str = ""

    @property
    def outer(self) -> str:
        """The address beside loopback, "" when none is served."""
        return self.hall or ("" if _is_loopback(self.host) else self.host)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address to listen on."""
        return tuple(dict.fromkeys((LOOPBACK if self.outer else self.host, self.outer or self.host)))

    @property
    def base(self) -> str:
        """The address that people type."""
        host = self.outer or self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def serve(
    host: str,
    port: int,
    *,
    hall: bool,
    solo: bool,
    workers: int,
    runners: int,
    scenarios: Path | None = None,
    lang: str,
    say: Callable[[str], None],
) -> None:
    """Serve until interrupted. Raises ServeError, SettingError or EgressRefused, and KeepingError where the data are served
    already, before anything is opened."""
    place = ListenAt(host, port, hall_address() if hall else "")
    _tell_the_children(place, solo, scenarios)
    from infodrill.web.closing import close_the_range
    from infodrill.web.conf.options import options
    from infodrill.web.proxies import proxies

    if (workers > 1 or runners > 1) and not options().database_url:
        raise ServeError(
            N_("Several workers or runners need PostgreSQL."),
            remedy=N_("Set INFODRILL_DATABASE_URL, or leave the options out."),
            code="H111",
        )
    close_the_range(sign_in=True)
    proxies()
    raise_descriptors()
    # Before anything is promised: a taken port ends the command here.
    with ExitStack() as held:
        sockets = [held.enter_context(_bound(place, address)) for address in place.addresses]
        from infodrill.web.firststart import first_link, prepare
        from infodrill.web.keeping.opening import served

        held.enter_context(served())
        prepare()
        for line in (*_warnings(lang), *invitation(place, first_link(), lang, options().log_file)):
            say(line)
        _run(place, sockets, workers, runners, lang)


def replay(file: Path, port: int, *, lang: str, say: Callable[[str], None]) -> None:
    """Show a drill file on this machine until interrupted: no account, no data folder, nothing kept.

    Raises LogError for a file that does not verify, KeepingError for a drill that is still being played in it, ServeError.
    """
    place = ListenAt(LOOPBACK, port)
    with _own_range(place), ExitStack() as held:
        sockets = [held.enter_context(_bound(place, LOOPBACK))]
        from infodrill.web.firststart import prepare

        prepare()
        for line in _shown(place, file, lang):
            say(line)
        _run(place, sockets, workers=1, runners=1, lang=lang)


def bundle(file: Path, seat: str, *, lang: str, found: Iterable[str], report: Callable[[bool], str]) -> str:
    """The replay of a drill file as one page that needs no server, through the eyes of `seat`, "" = a guest's.

    `found` = what verify found, in words; `report` makes the page that goes along, which takes longest, once there is such a
    seat: the whole report (True) for who may take that away, else the one page for guests.
    Raises LogError for a file that does not verify, KeepingError for a drill that is still being played in it, ServeError for a
    seat that it has not.
    """
    with _own_range(ListenAt(LOOPBACK, 8_000), log="serve.log"):
        from infodrill.web.firststart import prepare

        prepare()
        from infodrill.conduct.policy.takes import takes
        from infodrill.web import archive, live
        from infodrill.web.bundle import bundled, guest_of
        from infodrill.web.joining.codes import issue

        drill = live.of(archive.put(file, lived=False).id)
        seats, chosen = drill.seats(lang).seats, seat or guest_of(drill)
        if chosen not in seats:
            raise ServeError(
                N_("There is no seat {seat} in this drill.")
                if seat
                else N_("Nobody only watched this drill."),
                remedy=N_("Name one of its seats with --as: {seats}"),
                code="H116",
                seat=seat,
                seats=", ".join(sorted(seats)),
            )
        whole = takes(seats[chosen], f"report.{lang}.html", drill.state)
        return bundled(drill, issue(drill.id, chosen), lang, found, report(whole), whole=whole)


@contextmanager
def _own_range(place: ListenAt, log: str = "") -> Iterator[None]:
    """A range that is gone with what is done in it: no account, no data folder, nothing kept. Its log goes to `log` in it."""
    from infodrill.web.keeping.opening import workplace

    # The server raises again what it was told to end by: then the folder goes too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    with workplace(Path(tempfile.gettempdir())) as folder:
        for name in [name for name in os.environ if name.startswith("INFODRILL_")]:
            del os.environ[name]  # nothing of the range that this machine may have besides
        os.environ["INFODRILL_DATA"] = str(folder)
        if log:
            os.environ["INFODRILL_LOG_FILE"] = str(folder / log)
        _tell_the_children(place, solo=False, scenarios=None)
        from infodrill.web.closing import close_the_range

        close_the_range()
        raise_descriptors()
        yield


def _shown(place: ListenAt, file: Path, lang: str) -> Iterator[str]:
    """The drill is put in; how long it takes to be lived again, and the address that opens it as whoever directed it."""
    from infodrill.conduct.roles import STAFF
    from infodrill.web import archive, live
    from infodrill.web.joining.door import way_to_replay

    drill = archive.put(file).id
    seats = live.of(drill).seats().seats.values()
    director = min((seat for seat in seats if seat.roles & STAFF), key=lambda seat: (seat.level, seat.seat))
    yield tr(lang, N_("Its city is lived again now; pages fill minute by minute, and the report follows."))
    yield tr(lang, N_("Ctrl-C ends it; nothing is kept."))
    way = f"{place.base}{way_to_replay(drill, director.seat)}"
    yield from boxed(tr(lang, N_("The replay opens here, as {seat} saw it:"), seat=director.name), way)


def hall_address() -> str:
    """This machine's private IPv4 address on the local network. Raises ServeError when there is none."""
    import ifaddr

    found = [
        item.ip
        for adapter in ifaddr.get_adapters()
        # Networks inside this machine: nobody in the hall reaches them.
        if not adapter.nice_name.startswith(("docker", "br-", "veth", "virbr"))
        for item in adapter.ips
        if isinstance(item.ip, str)
    ]
    private = [ip for ip in found if is_private(ip_address(ip)) and not ip_address(ip).is_loopback]
    if not private:
        raise ServeError(
            N_("This machine has no address on a local network."),
            remedy=N_("Join the hall's Wi-Fi, or leave out --hall."),
            code="H112",
        )
    # The block that most routers of a hall give out goes first; the same choice at each start.
    return sorted(private, key=lambda ip: (not ip.startswith("192.168."), ip))[0]


def invitation(place: ListenAt, link: str, lang: str, log: str = "") -> list[str]:
    """What the operator reads: where people join, the QR, the firewall's line, and last the one-time way in for staff.

    `log` = the file of the log, "" where it goes to standard error.
    """
    lines = [tr(lang, N_("People join at {address}"), address=f"{place.base}/join")]
    if place.hall:
        lines += [
            qr_text(f"{place.base}/join"),
            tr(lang, N_("If they cannot reach it: {line}"), line=firewall(place)),
        ]
    if log:
        lines.append(tr(lang, N_("The log is written to {path}"), path=log))
    lines.append(tr(lang, N_("Ctrl-C ends the range; drills go on from where they stood.")))
    # On this machine, so that the way in does not cross the hall's Wi-Fi. Nothing is printed after it.
    return [
        *lines,
        *boxed(tr(lang, N_("Staff sign in here, once:")), f"http://{LOOPBACK}:{place.port}{link}"),
    ]


def boxed(*lines: str) -> list[str]:
    """The lines in a box, which the eye finds on a terminal."""
    wide = max(map(len, lines))
    edge = "─" * (wide + 2)
    return [f"┌{edge}┐", *(f"│ {line:<{wide}} │" for line in lines), f"└{edge}┘"]


def qr_text(address: str) -> str:
    """The QR of an address in half blocks, for a terminal."""
    import segno

    out = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out=out, border=2, compact=True)
    return out.getvalue().rstrip("\n")


def firewall(place: ListenAt) -> str:
    """The line that opens the port for the hall's own network."""
    network = ip_network(f"{place.hall}/24", strict=False)
    if os.name == "nt":
        return (
            f"netsh advfirewall firewall add rule name=infodrill dir=in action=allow protocol=TCP "
            f"localport={place.port} remoteip={network}"
        )
    if shutil.which("firewall-cmd"):
        return f"sudo firewall-cmd --add-port={place.port}/tcp"
    return f"sudo ufw allow proto tcp from {network} to any port {place.port}"


def _tell_the_children(place: ListenAt, solo: bool, scenarios: Path | None) -> None:
    """Settings that this command decides, for this process and those it starts."""
    if solo:
        os.environ["INFODRILL_SOLO"] = "1"
    if scenarios:
        os.environ["INFODRILL_SCENARIOS"] = str(scenarios.resolve())
    if place.outer:
        os.environ["INFODRILL_LISTEN"] = f"{place.outer}:{place.port}"
        hosts = os.environ.get("INFODRILL_HOSTS", "")
        os.environ["INFODRILL_HOSTS"] = ",".join(filter(None, (hosts, place.outer)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "infodrill.web.conf.settings"
    if sys.stderr.isatty():
        _keep_the_terminal()


def _keep_the_terminal() -> None:
    """At a terminal the log goes to a file: what it says would push the way in out of sight."""
    from infodrill.web.conf.options import read

    chosen = read(os.environ)
    if not chosen.log_file:
        path = chosen.folder / "serve.log"
        if path.is_file() and path.stat().st_size > LONGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        os.environ["INFODRILL_LOG_FILE"] = str(path)


def _config(place: ListenAt, host: str, workers: int) -> Any:
    import uvicorn

    from infodrill.web import workers as many

    return uvicorn.Config(
        "infodrill.web.asgi:application", host=host, port=place.port, workers=workers, log_config=None, access_log=False,
        lifespan="on", server_header=False, timeout_graceful_shutdown=2,
        # Python's own loop: the guard hears of every socket that it opens. No web sockets.
        loop="asyncio", http="infodrill.web.protocol:BoundedConnection", ws="none", backlog=_bounds().backlog,
        # Whom a proxy speaks for is read in `proxies.py`, from the proxies that the settings name.
        proxy_headers=False, timeout_worker_healthcheck=many.PATIENCE,
    )  # fmt: skip


def _bounds() -> Bounds:
    from infodrill.web.conf.options import options

    return bounds_of(options(), descriptors())


def _warnings(lang: str) -> list[str]:
    return [*_few(lang), *_other_key(lang)]


def _few(lang: str) -> list[str]:
    """What the operator of a machine that grants too little for a hall has to know."""
    if _bounds().connections >= 2 * HALL:
        return []
    told = N_(
        "This system lets the range open {n} files at once: enough for {m} connections, not for a hall."
    )
    remedy = N_("Raise the limit (ulimit -n 8192, or LimitNOFILE=8192 in the service) and start again.")
    return [tr(lang, told, n=descriptors(), m=_bounds().connections), tr(lang, remedy)]


def _other_key(lang: str) -> list[str]:
    """What the operator reads, once, of a range whose signing key was exchanged: on purpose, or half of a folder was put back."""
    from infodrill.web.firststart import keep_key, other_key

    other = other_key()
    keep_key()
    if not other:
        return []
    changed = ServeError(
        N_(
            "The signing key is another one than this range was served with last: seat cards, tokens and sign-ins of before open"
            " nothing now."
        ),
        remedy=N_(
            "If that was not meant, end the range and put the old key back: the file `secret` of its data folder, or"
            " INFODRILL_SECRET."
        ),
        code="H118",
    )
    LOG.warning("the signing key is another one than the range was served with last")
    return [changed.render(lang)]


def _bound(place: ListenAt, host: str) -> Any:
    """A socket that holds the port. Raises ServeError when it is taken."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # we say it ourselves
    try:
        found = _config(place, host, 1).bind_socket()
        # From now on a second server is refused, whatever it asks of the system.
        found.listen(_bounds().backlog)
    except (SystemExit, OSError):
        raise ServeError(
            N_("Port {port} of {host} is taken."),
            remedy=N_("Give another with --port."),
            port=place.port,
            host=host,
        ) from None
    return found


def _run(place: ListenAt, sockets: list[Any], workers: int, runners: int, lang: str) -> None:
    import uvicorn

    from infodrill.web import workers as many
    from infodrill.web.runner.children import Runners

    config = _config(place, place.outer or place.host, workers)
    with Runners(runners, lang):
        if workers > 1:
            many.Workers(config, sockets).run()
        else:
            uvicorn.Server(config).run(sockets=sockets)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
