"""The egress guard, each time in a process of its own: an audit hook cannot be taken out again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
    return subprocess.run(
        [sys.executable, "-c", HEAD.format(src=str(SRC)) + script],
        capture_output=True,
        text=True,
        timeout=60,
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
