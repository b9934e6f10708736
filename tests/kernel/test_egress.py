"""The egress guard, each time in a process of its own: an audit hook cannot be taken out again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests import leash
from tests.patience import PATIENCE

from infodrill.kernel import egress
from infodrill.kernel.errors import EgressRefused

SRC = Path(__file__).parents[2] / "src"
HEAD = """
import socket, sys
sys.path.insert(0, {src!r})
from infodrill.kernel import egress
from infodrill.kernel.errors import EgressRefused
def refused(reach):
    try:
        reach()
    except EgressRefused as refusal:
        return str(refusal)
    except OSError as wrong:
        raise SystemExit(f"reached the system: {{wrong}}")
    raise SystemExit("was not refused")
"""


def in_a_process(script: str) -> subprocess.CompletedProcess[str]:
    return leash.run(
        [sys.executable, "-c", HEAD.format(src=str(SRC)) + script],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def assert_passes(script: str) -> str:
    done = in_a_process(script)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "reach",
    [
        'socket.socket().connect(("192.0.2.7", 80))',
        'socket.socket().connect_ex(("192.0.2.7", 80))',
        'socket.socket(socket.AF_INET6).connect(("2001:db8::1", 80))',
        'socket.create_connection(("::ffff:192.0.2.7", 80))',
        'socket.socket().bind(("0.0.0.0", 0))',
        'socket.create_server(("", 0))',
        'socket.getaddrinfo("example.invalid", 80)',
        'socket.getaddrinfo(b"example.invalid", 80)',
        'socket.gethostbyname("example.invalid")',
        'socket.gethostbyname_ex("example.invalid")',
        'socket.gethostbyaddr("192.0.2.7")',
        'socket.getnameinfo(("192.0.2.7", 80), 0)',
        'socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.7", 9))',
        'socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg([b"x"], [], 0, ("192.0.2.7", 9))',
        "socket.socket(getattr(socket, 'AF_PACKET', 17), socket.SOCK_RAW)",
        '__import__("urllib.request").request.urlopen("http://example.invalid/")',
        '__import__("smtplib").SMTP("192.0.2.7")',
    ],
)
def test_whatever_leaves_loopback_is_refused_by_name(reach):
    assert_passes(f"egress.install()\nassert 'outside the range' in refused(lambda: {reach})")


def test_loopback_and_local_sockets_work():
    assert_passes("""
egress.install()
with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(("localhost", server.getsockname()[1]), timeout=10) as client:
        server.accept()[0].sendall(b"x")
        assert client.recv(1) == b"x"
import asyncio
asyncio.run(asyncio.sleep(0))
socket.socketpair()
""")


def test_only_the_named_private_address_and_port_is_allowed():
    assert_passes("""
egress.install({("127.0.0.1", 1), ("10.11.12.13", 5432)})
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
try:
    datagram.connect(("10.11.12.13", 5432))
except OSError:
    pass  # no route here; the guard let it pass
refused(lambda: datagram.connect(("10.11.12.13", 5433)))
refused(lambda: datagram.connect(("10.11.12.14", 5432)))
""")


def test_a_public_address_cannot_be_allowed():
    assert_passes("assert 'not a private' in refused(lambda: egress.install({('93.184.216.34', 80)}))")


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "169.254.0.1", "198.18.0.1", "192.0.0.1", "192.0.2.1", "100.64.0.1", "240.0.0.1", "0.0.0.0", "172.32.0.1",
     "::ffff:169.254.169.254", "fe80::1", "fe80::1%1", "fec0::1", "::", "64:ff9b::a00:1", "2001:db8::1", "fd00:ec2::254"],
)  # fmt: skip
def test_what_is_not_public_is_not_yet_the_sites_own(address):
    with pytest.raises(EgressRefused, match="not a private"):
        egress.resolve(address, 80)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "::1", "10.1.2.3", "172.31.0.1", "192.168.1.9", "::ffff:10.0.0.1", "fd12:3456::1"],
)
def test_this_machine_and_the_sites_own_addresses_may_be_named(address):
    assert egress.resolve(address, 80)


def test_installing_again_changes_nothing_and_never_widens():
    assert_passes("""
egress.install({("10.0.0.1", 5432)})
egress.install({("10.0.0.1", 5432)})
egress.install()
assert "widened" in refused(lambda: egress.install({("10.0.0.2", 5432)}))
""")


def test_start_up_fails_when_the_guard_is_missing():
    done = in_a_process("egress.assert_installed()")
    assert done.returncode == 1
    assert "the egress guard is missing" in done.stderr
    assert_passes("egress.install()\negress.assert_installed()")


def test_emptying_the_module_does_not_open_the_guard():
    assert_passes("""
egress.install()
egress._installed.clear()
refused(lambda: socket.socket().connect(("192.0.2.7", 80)))
""")


@pytest.mark.parametrize(
    "reach",
    [
        '__import__("subprocess").run(["true"])',
        '__import__("os").system("true")',
        '__import__("os").execv("/bin/true", ["true"])',
        '__import__("os").posix_spawn("/bin/true", ["true"], {})',
        '__import__("os").popen("true")',
        '__import__("pty").spawn("true")',
    ],
)
def test_no_other_program_is_started(reach):
    assert_passes(f"egress.install()\nassert 'another program' in refused(lambda: {reach})")


def test_a_forked_child_is_still_inside():
    assert_passes("""
import os
egress.install()
child = os.fork()
if child == 0:
    try:
        socket.socket().connect(("192.0.2.7", 80))
    except EgressRefused:
        os._exit(0)
    os._exit(1)
assert os.waitpid(child, 0)[1] == 0
""")


def test_a_socket_cannot_lie_about_its_family():
    assert_passes("""
egress.install()
class Local(socket.socket):
    family = socket.AF_UNIX
refused(lambda: Local(socket.AF_INET, socket.SOCK_STREAM).connect(("192.0.2.7", 80)))
""")


def test_a_host_port_or_address_of_another_type_is_refused():
    assert_passes("""
egress.install({("10.11.12.13", 5432)})
class Host(str):
    def lower(self): return "localhost"
    def __str__(self): return "127.0.0.1"
class Port(int):
    def __hash__(self): return hash(5432)
    def __eq__(self, other): return True
class Pair(tuple):
    def __getitem__(self, index): return ("127.0.0.1", 80)[index]
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
refused(lambda: datagram.connect((Host("192.0.2.7"), 80)))
refused(lambda: datagram.connect(("10.11.12.13", Port(80))))
refused(lambda: datagram.connect(Pair(("192.0.2.7", 80))))
refused(lambda: datagram.connect((bytearray(b"127.0.0.1"), 80)))
refused(lambda: socket.getaddrinfo(Host("example.invalid"), 80))
""")


def test_an_allowed_name_means_the_address_it_had_at_installation():
    assert_passes("""
answers = ["10.11.12.13", "10.66.66.66"]
asked = socket.getaddrinfo
socket.getaddrinfo = lambda host, port: [(2, 1, 6, "", (answers[0], port))]
egress.install({("ledger.invalid", 5432)})
socket.getaddrinfo = asked
guard = egress._installed[0]
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
guard.audit("socket.connect", (datagram, (answers[0], 5432)))
refused(lambda: guard.audit("socket.connect", (datagram, (answers[1], 5432))))
refused(lambda: guard.audit("socket.connect", (datagram, ("ledger.invalid", 5432))))
""")


def test_a_door_lets_through_only_who_has_opened_it_and_only_to_its_address():
    assert_passes("""
import threading
egress.install(doors={("10.11.12.13", 443)})
datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
def passes(address):
    try:
        datagram.connect(address)
    except OSError:
        pass  # no route here; the guard let it pass
refused(lambda: datagram.connect(("10.11.12.13", 443)))
with egress.opened(("10.11.12.13", 443)):
    passes(("10.11.12.13", 443))
    refused(lambda: datagram.connect(("10.11.12.13", 80)))
    refused(lambda: datagram.connect(("10.11.12.14", 443)))
    said = []
    other = threading.Thread(target=lambda: said.append(refused(lambda: datagram.connect(("10.11.12.13", 443)))))
    other.start()
    other.join()
    assert "outside the range" in said[0]
refused(lambda: datagram.connect(("10.11.12.13", 443)))
with egress.opened(("10.66.66.66", 443)):
    refused(lambda: datagram.connect(("10.66.66.66", 443)))
    refused(lambda: socket.getaddrinfo("10.66.66.66", 443))
""")


def test_a_name_with_one_public_address_among_its_own_is_refused(monkeypatch):
    def found(*addresses):
        rows = [(2, 1, 6, "", (address, 5432)) for address in addresses]
        monkeypatch.setattr("socket.getaddrinfo", lambda *asked: rows)
        return egress.resolve("db.site", 5432)

    assert len(found("10.11.12.13", "10.11.12.14")) == 2
    for addresses in (("10.11.12.13", "8.8.8.8"), ("8.8.8.8", "10.11.12.13"), ()):
        with pytest.raises(EgressRefused):
            found(*addresses)


def test_a_door_inside_another_leaves_the_outer_one_open_and_none_behind_them():
    """Also where what was done behind the inner one fails."""
    outer, inner = ("10.11.12.13", 443), ("10.11.12.14", 443)
    with egress.opened(outer):
        with pytest.raises(ZeroDivisionError), egress.opened(inner):
            assert egress._open.door == inner
            raise ZeroDivisionError
        assert egress._open.door == outer
    assert egress._open.door is None


def test_a_door_is_named_at_installation_and_private():
    assert_passes("""
assert "not a private" in refused(lambda: egress.install(doors={("93.184.216.34", 443)}))
egress.install()
assert "widened" in refused(lambda: egress.install(doors={("10.0.0.2", 443)}))
""")


def test_the_name_of_a_door_is_looked_up_only_while_it_is_open():
    assert_passes("""
asked = socket.getaddrinfo
socket.getaddrinfo = lambda host, port: [(2, 1, 6, "", ("10.11.12.13", port))]
egress.install(doors={("login.invalid", 443)})
socket.getaddrinfo = asked
guard = egress._installed[0]
refused(lambda: guard.audit("socket.getaddrinfo", ("login.invalid", 443, 0, 0, 0)))
with egress.opened(("login.invalid", 443)):
    guard.audit("socket.getaddrinfo", ("login.invalid", 443, 0, 0, 0))
    refused(lambda: guard.audit("socket.getaddrinfo", ("other.invalid", 443, 0, 0, 0)))
""")


def test_a_name_without_an_address_is_refused_by_its_name():
    assert_passes("""
try:
    egress.resolve("nowhere.invalid", 5432)
except EgressRefused as refusal:
    assert "nowhere.invalid has no address" in str(refusal), refusal
else:
    raise AssertionError("it was taken")
""")


def test_a_socket_of_another_kind_that_was_made_before_the_guard_reaches_nothing():
    assert_passes("""
early = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
egress.install()
refused(lambda: early.bind((0, 0)))
""")
