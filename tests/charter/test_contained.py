"""The charter: the server does its work where the system leaves it no privilege and no network but its own machine."""

from __future__ import annotations

import configparser
import shutil
from pathlib import Path

import pytest

from .test_empty_network import ROOT, run_alone

UNITS = ROOT / "docs" / "how-to" / "units"
SHUT = {
    "NoNewPrivileges": "yes", "CapabilityBoundingSet": "", "ProtectSystem": "strict", "ProtectHome": "yes",
    "PrivateTmp": "yes", "PrivateDevices": "yes", "IPAddressDeny": "any", "SocketBindDeny": "any",
    "RestrictNamespaces": "yes", "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6", "DynamicUser": "yes",
}  # fmt: skip
# Brings loopback up, gives every capability away for good, serves, and asks as a browser and as native code would.
CONTAINED = """
import fcntl, http.client, os, signal, socket, struct, subprocess, sys, time
setpriv, folder = sys.argv[1:3]
with socket.socket() as line:
    fcntl.ioctl(line, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS, IFF_UP
bare = [setpriv, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", sys.executable]
NATIVE = (
    "import ctypes, socket, struct\\n"
    "libc = ctypes.CDLL(None, use_errno=True)\\n"
    "end = struct.pack('=H', socket.AF_INET) + struct.pack('!H', 9) + socket.inet_aton('192.0.2.1') + bytes(8)\\n"
    "print(libc.connect(libc.socket(2, 1, 0), end, 16), ctypes.get_errno())\\n"
    "print([line for line in open('/proc/self/status') if line.startswith(('CapEff', 'NoNewPrivs'))])\\n"
)
print(subprocess.run([*bare, "-c", NATIVE], capture_output=True, text=True, check=True).stdout)
log = open(os.path.join(folder, "out.txt"), "w+")
serve = subprocess.Popen([*bare, "-m", "infodrill.cli", "serve", "--port", "8000"], stdout=log, stderr=log)
ends, answer = time.monotonic() + 120, 0
while answer != 200 and time.monotonic() < ends and serve.poll() is None:
    try:
        line = http.client.HTTPConnection("127.0.0.1", 8000, timeout=20)
        line.request("GET", "/readyz")
        answer = line.getresponse().status
    except OSError:
        time.sleep(0.2)
line = http.client.HTTPConnection("127.0.0.1", 8000, timeout=60)
line.request("GET", "/join")
told = line.getresponse()
print("front", told.status, "EXERCISE" in told.read().decode())
serve.send_signal(signal.SIGINT)
print("ended", serve.wait(60))
def is_ours(process):
    try:
        return process != os.getpid() and os.getsid(process) == os.getsid(0)
    except ProcessLookupError:
        return False
while any(is_ours(int(entry)) for entry in os.listdir("/proc") if entry.isdigit()) and time.monotonic() < ends:
    time.sleep(0.1)
"""


@pytest.mark.parametrize("unit", ["infodrill.service", "infodrill-runner.service"])
def test_a_documented_unit_shuts_what_the_page_says_it_shuts(unit):
    lines = [
        line
        for line in (UNITS / unit).read_text("utf-8").splitlines()
        if not line.startswith("SystemCallFilter")
    ]
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string("\n".join(lines))
    assert {key: read["Service"].get(key) for key in SHUT} == SHUT
    assert unit in (ROOT / "docs" / "how-to" / "production.md").read_text("utf-8")
    assert read["Service"].get("PrivateNetwork", "no") == ("yes" if "runner" in unit else "no")


def test_the_server_serves_without_a_privilege_and_with_no_network_but_loopback(tmp_path: Path, monkeypatch):
    setpriv = shutil.which("setpriv")
    assert setpriv, "this test needs `setpriv` (package util-linux)"
    monkeypatch.setenv("INFODRILL_DATA", str(tmp_path))
    done = run_alone("-c", CONTAINED, setpriv, str(tmp_path), timeout=300)
    assert done.returncode == 0, done.stderr + (tmp_path / "out.txt").read_text()
    native, status, _, front, ended = done.stdout.splitlines()
    assert native == "-1 101"  # ENETUNREACH, which no hook of Python gave
    assert "CapEff:\\t0000000000000000" in status and "NoNewPrivs:\\t1" in status
    assert front == "front 200 True" and ended.startswith("ended ")
