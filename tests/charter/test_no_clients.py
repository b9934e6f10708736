"""The charter: our source holds no client of a network, mail or messaging service, and the ones in dependencies are listed."""

from __future__ import annotations

import ast
import re
from importlib import metadata
from pathlib import Path

import pytest
from tests.sources import parsed

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "infodrill"
LISTED = ROOT / "docs" / "dependencies.md"
CLIENTS = {
    "aiohttp", "aiosmtplib", "asyncssh", "boto3", "botocore", "discord", "dns", "email", "ftplib", "grpc", "http.client",
    "httpcore", "httplib2", "httpx", "imaplib", "ldap3", "mastodon", "nntplib", "paho", "paramiko", "pika", "poplib", "praw",
    "pycurl", "requests", "scrapy", "selenium", "slack_sdk", "smtplib", "socket", "socketserver", "ssl", "telebot", "telegram",
    "telethon", "telnetlib", "tweepy", "twilio", "urllib.request", "urllib3", "websocket", "websockets", "xmlrpc", "zmq",
}  # fmt: skip
# The guard speaks of sockets in order to refuse them; staff may sign in through the house's own service (ADR 0005).
ALLOWED = {("kernel/egress.py", "socket"), ("web/accounts/wire.py", "http.client")}
# What a client looks like in a dependency's own source.
CLIENT_IMPORT = re.compile(
    r"^\s*(?:import|from)\s+(socket|ssl|asyncio\.streams|http\.client|urllib\.request|urllib3|requests|httpx|httpcore|aiohttp"
    r"|smtplib|ftplib|imaplib|poplib|websockets?|xmlrpc\.client)\b",
    re.MULTILINE,
)
# Compiled parts that can fetch over a network, which no scan of Python source shows.
COMPILED_CLIENTS = {"psycopg-binary", "typst", "vl-convert-python"}


def imports_of(path: Path) -> set[str]:
    """Every module a file imports, with its parents: `a.b.c` gives a, a.b and a.b.c."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            names = [
                each_node.value
                for each_node in node.args[:1]
                if isinstance(each_node, ast.Constant) and isinstance(each_node.value, str)
            ]
        for name in names:
            parts = name.split(".")
            found.update(".".join(parts[: end + 1]) for end in range(len(parts)))
    return found


def runtime_distributions() -> set[str]:
    """The names of everything that installing infodrill brings, from the lock."""
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    return {name for name in locked if is_installed(name)}


def is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:  # locked for another system
        return False
    return True


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def holds_client(name: str) -> bool:
    if normal(name) in COMPILED_CLIENTS:
        return True
    for entry in metadata.files(name) or ():
        parts = {part.lower() for part in entry.parts}
        if entry.suffix == ".py" and not parts & {"tests", "test", "testing"}:
            path = Path(str(entry.locate()))
            if path.exists() and CLIENT_IMPORT.search(path.read_text(errors="replace")):
                return True
    return False


def listed_dependencies() -> dict[str, list[str]]:
    """name → cells of its row in docs/dependencies.md."""
    rows = [
        line.strip().strip("|").split("|")
        for line in LISTED.read_text().splitlines()
        if line.startswith("| `")
    ]
    return {normal(row[0].strip().strip("`")): [cell.strip() for cell in row] for row in rows}


def test_our_source_imports_no_client():
    found = {
        (str(path.relative_to(SOURCE).as_posix()), name)
        for path in sorted(SOURCE.rglob("*.py"))
        for name in imports_of(path) & CLIENTS
    }
    assert found - ALLOWED == set()


def test_the_scan_sees_a_client(tmp_path):
    path = tmp_path / "sly.py"
    path.write_text(
        "def f():\n    from urllib import request\n    __import__('smtplib')\n    import http.client as h\n"
    )
    assert imports_of(path) & CLIENTS == {"urllib.request", "smtplib", "http.client"}


def test_every_runtime_dependency_is_listed_and_nothing_else():
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert set(map(normal, locked)) == set(listed_dependencies())


def test_every_dependency_with_a_client_says_so_with_a_reason():
    listed = listed_dependencies()
    for name in sorted(runtime_distributions()):
        verdict = listed[normal(name)][-1]
        if holds_client(name):
            assert verdict.startswith("yes: ") and len(verdict) > 25, f"{name}: {verdict}"
        else:
            assert verdict == "no", f"{name} holds no client, but its row says {verdict!r}"


def test_the_runtime_brings_no_library_made_for_calling_services():
    services = {
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "httpcore",
        "boto3",
        "tweepy",
        "telethon",
        "slack-sdk",
        "paramiko",
    }
    assert {
        normal(runtime_distribution) for runtime_distribution in runtime_distributions()
    } & services == set()


def test_what_draws_figures_may_load_from_nowhere():
    drawn = [
        call
        for path in sorted(SOURCE.rglob("*.py"))
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "").startswith("vegalite_to_")
    ]
    allowed = [{word.arg: ast.unparse(word.value) for word in call.keywords} for call in drawn]
    assert allowed and {told.get("allowed_base_urls") for told in allowed} == {"[]"}


@pytest.mark.parametrize("word", ["urlopen(", "create_connection(", "open_connection("])
def test_nobody_opens_a_connection_by_another_way(word):
    holders = [path for path in SOURCE.rglob("*.py") if word in path.read_text()]
    assert holders == []
