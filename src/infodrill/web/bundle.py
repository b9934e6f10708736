"""The replay of a drill as one HTML file, which needs no server and no network: the rooms of one seat, minute by minute, and the
report.

Every page in it is the replay's own, as the range answers that seat (`rooms.replaying`): nothing is drawn a second time, and no
more is let through. The lines of all pages are kept once each, since a page is mostly the one of a minute before.
"""

# Charter: web bundle
from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.replay import SPEEDS
from infodrill.web.rooms.replaying import OWN

OWN_HOST = "127.0.0.1"
LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<to>[^"]*)"(?P<after>[^>]*)>')
OF_THE_RANGE = re.compile(r'(?<=\ssrc=")(?P<to>/[^"]*)(?=")')
SIGN = re.compile(r'(?<=href=")[^"]*icons\.svg(?=#)')
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
LOADED = re.compile(r"""url\(["']?(?P<to>[^"')]+)["']?\)""")
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
BODY = re.compile(r"<body\b([^>]*)>(.*)</body>", re.DOTALL)
CLASS = re.compile(r'class="([^"]*)"')
ROOM = re.compile(r'data-room="(\w+)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class BuildLacks(DrillError):
    """A file that belongs to the range is not there, as in a source folder that nobody set up."""

    code = "H120"


@dataclass(slots=True, kw_only=True)
class KeptPages:
    """What the pages are made of: `lines` of all, each once; `pages` = room → [event, sheets, classes, room's name, title,
    numbers of lines]."""

    lines: dict[str, int] = field(default_factory=dict)
    sheets: dict[str, int] = field(default_factory=dict)
    pages: dict[str, list[list[object]]] = field(default_factory=dict)

    def numbers(self, text: str) -> list[int]:
        return [self.lines.setdefault(line, len(self.lines)) for line in text.split("\n")]


def bundled(
    drill: LiveDrill, code: str, lang: str, found: Iterable[str], report: str, *, whole: bool = True
) -> str:
    """The file's text. `code` lets in the seat through whose eyes it is seen; `found` = what verify found, in words; `report` =
    the report's page, the `whole` one or that for guests.

    Raises ValueError when the drill has no moment that the seat may look at.
    """
    client = Client(headers={"host": OWN_HOST})
    client.cookies["infodrill_lang"] = lang
    client.post("/join", {"code": code})
    base = f"/d/{drill.id}/replay/"
    begins = client.get(base)
    if begins.status_code != 302:
        raise ValueError(base)
    first = dict(parse_qsl(urlsplit(begins.headers["location"]).query))
    steps = client.get(f"{base}steps?as={first['as']}").json()
    seqs = _a_minute(steps["seqs"], steps["seconds"])
    kept = KeptPages(
        pages={place: [] for place in _places(client.get(begins.headers["location"]).content.decode(), base)}
    )
    for place, pages in kept.pages.items():
        pages += [_page(client, base, place, seq, first["as"], kept) for seq in seqs]
    told = {"lang": lang, "mark": MARK, "title": drill.scenario.drill.title.in_(lang), "found": tuple(found), "whole": whole,
            "speeds": SPEEDS}  # fmt: skip
    at = dict(zip(steps["seqs"], steps["seconds"], strict=True))
    return _whole(client, kept, {seq: at[seq] for seq in seqs}, report, told)


def _a_minute(seqs: list[int], seconds: list[int]) -> list[int]:
    """The last moment of each minute in which something moved."""
    return sorted({second // 60: seq for seq, second in zip(seqs, seconds, strict=True)}.values())


def _places(page: str, base: str) -> tuple[str, ...]:
    """The rooms that the replay's own row of rooms offers, by their addresses."""
    row = page.split('data-fresh="rooms"', 1)[1].split("</nav>", 1)[0]
    return tuple(_place(unescape(link["to"]), base) or "" for link in LINK.finditer(row))


def _place(address: str, base: str) -> str | None:
    """Where in the replay an address leads, without its moment; None = out of it."""
    parts = urlsplit(address)
    if not parts.path.startswith(base):
        return None
    more = urlencode([(key, value) for key, value in parse_qsl(parts.query) if key not in OWN])
    return parts.path.removeprefix(base) + (f"?{more}" if more else "")


def _page(client: Client, base: str, place: str, seq: int, seat: str, kept: KeptPages) -> list[object]:
    address = f"{base}{place}{'&' if '?' in place else '?'}at={seq}&as={seat}"
    whole = client.get(address).content.decode()
    title = TITLE.search(whole)
    head, body = BODY.search(SCRIPT.sub("", whole)).groups()  # type: ignore[union-attr]  # a page has one
    sheets = [kept.sheets.setdefault(name, len(kept.sheets)) for name in SHEET.findall(whole)]
    body = SIGN.sub("", OF_THE_RANGE.sub(lambda found: _inside(client, found["to"]), body))
    body = LINK.sub(lambda link: _led(link, base, kept.pages), body)
    classes, room = CLASS.search(head), ROOM.search(head)
    return [
        seq, sheets, classes[1] if classes else "", room[1] if room else "", unescape(title[1]) if title else "",
        kept.numbers(body),
    ]  # fmt: skip


def _led(link: re.Match[str], base: str, places: Container[str]) -> str:
    """A link to a moment of a room leads to it in the file; whatever else it led to is not in it."""
    to = unescape(link["to"])
    place, seq = _place(to, base), dict(parse_qsl(urlsplit(to).query)).get("at", "")
    if to.startswith("#"):
        return link[0]
    if place not in places or not seq:
        return f"<a{link['before']}{link['after']} data-gone>"
    return f'<a{link["before"]} href="#{escape(f"{seq}/{place}")}"{link["after"]}>'


def _inside(client: Client, address: str) -> str:
    """A picture of the range, within the file."""
    answer = client.get(unescape(address))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("content-type", "") if answer.status_code == 200 else ""
    return _data(content, kind) if kind.startswith("image/") else ""


def _data(content: bytes, kind: str) -> str:
    return f"data:{kind.partition(';')[0]};base64,{b64encode(content).decode('ascii')}"


def _got(client: Client, address: str) -> bytes:
    """A file of the range's own. Raises BuildLacks."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise BuildLacks(
            N_("This build lacks a file of its own: {name}."),
            remedy=N_(
                "In a folder of the source give `python3 run.py check` once: it makes the faces; else install it anew."
            ),
            name=address.rpartition("/")[2],
        )
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _sheet(client: Client, address: str) -> tuple[str, str]:
    """A room's sheet, and the faces that it loads, inside."""
    text = _got(client, address).decode()

    def face(found: re.Match[str]) -> str:
        return f'url("{_data(_got(client, urljoin(address, found["to"])), "font/woff2")}")'

    return FACE.sub("", text), "".join(LOADED.sub(face, rule) for rule in FACE.findall(text))


def _whole(
    client: Client, kept: KeptPages, moments: Mapping[int, int], report: str, told: Mapping[str, object]
) -> str:
    sheets = [_sheet(client, name) for name in kept.sheets]
    content = {
        "lines": list(kept.lines), "pages": kept.pages, "seqs": list(moments), "seconds": list(moments.values()),
        "sheets": [rules for rules, _ in sheets], "faces": sheets[0][1], "report": report,
    }  # fmt: skip
    packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    script = _got(client, static("infodrill/js/bundle.js")).decode()
    signs = _got(client, static("infodrill/icons.svg")).decode()
    policy = "; ".join(_policy(script))
    whole: str = render_to_string(
        "infodrill/replay/bundle.html",
        {
            **told,
            "packed": b64encode(packed).decode("ascii"),
            "script": script,
            "signs": signs,
            "policy": policy,
        },
    )
    return whole


def _policy(script: str) -> Iterator[str]:
    """What a browser lets the file do: run this very script, show what stands in it, and ask nobody for anything."""
    yield "default-src 'none'"
    yield f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode('ascii')}'"
    yield "style-src 'unsafe-inline'"  # sheets that the script puts in
    yield "img-src data:"
    yield "font-src data:"
    yield "form-action 'none'"
    yield "base-uri 'none'"


def guest_of(drill: LiveDrill) -> str:
    """A seat that only watched, which saw what the hall was shown; "" = the drill has none."""
    seats = drill.seats("").seats.items()
    return min((name for name, place in seats if place.roles == {"OBS"}), default="")
