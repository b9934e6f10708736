"""Photographs every room: rehearses drills, serves them, and takes each room in each width, theme and language.

    python tools/roomshots.py                                  # docs/img/rooms: all rooms, vi, and a handful in English
    python tools/roomshots.py --to out --rooms desk,network --widths 360 --themes light --langs vi,en --states

Leave templates and sheets alone while it runs: the server has read how long each is. Taken in a clone, nobody waits.

A picture is named room[-state]-WIDTH-THEME-LANG.png. Without --states only the rooms themselves are taken.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "tools")]
TALL = {320: 640, 360: 780, 720: 900, 1280: 800, 1440: 900, 1920: 1080, 2560: 1440, 3840: 2160}
LONGEST = {360: 3, 720: 2.2}  # how many screens of a page that scrolls are kept; elsewhere 1.6
COLOURS = 56  # twice that many in a picture
IN_ENGLISH = frozenset({"desk-ward", "network", "case", "studio-write", "control", "debrief"})

if TYPE_CHECKING:
    from shotstage import Stage


@dataclass(frozen=True, slots=True)
class Shot:
    """A room, or a state of one, at `address`. `seat` "" = nobody sits, "staff" = staff. `deed` readies the page."""

    name: str
    drill: str
    seat: str
    address: str
    deed: Callable[[Any], None] | None = None
    state: bool = False

    @property
    def room(self) -> str:
        return self.name.partition("-")[0]


def shots(stage: Stage) -> Iterator[Shot]:
    """Every room first, then the states of rooms."""
    storm, before, after = stage.storm, stage.before, stage.after
    view = storm.view("verify-1", "vi")
    told = max(view.cases, key=lambda one: (bool(one.statements), len(one.readings), one.opened_at)).case
    tried = max(view.open_cases, key=lambda one: len(one.evidence) + len(one.questions)).case
    sent = min(view.statements, key=lambda one: one.state != "REVIEW").statement

    def at(drill: Any, path: str) -> str:
        return f"/d/{drill.id}/{path}"

    def room(name: str, seat: str, path: str, drill: Any = storm) -> Shot:
        return Shot(name, drill.id, seat, at(drill, path))

    def state(name: str, seat: str, path: str, drill: Any = storm, deed: Any = None) -> Shot:
        return Shot(name, drill.id, seat, at(drill, path), deed, True)

    yield room("lobby", "duty", "lobby/", before)
    yield room("desk-ward", "con-vac-duty", "desk/")
    yield room("desk-city", "l2-duty", "desk/")
    yield room("report", "con-vac-duty", "desk/report/")
    yield room("network", "monitor-1", "network/")
    yield room("cases", "l2-duty", "case/")
    yield room("case", "verify-1", f"case/{tried}/")
    yield room("studio", "comms-1", "studio/")
    yield room("studio-write", "comms-1", f"studio/{stage.text}/")
    yield room("watch", "monitor-1", "watch/")
    yield room("meeting", "l2-lead", "meeting/")
    yield room("press", "spoke", "press/")
    yield room("control", "ctrl", "control/")
    yield room("evaluation", "eval", "evaluation/")
    yield room("screen", "ctrl", "screen/")
    yield room("debrief", "direction", "report/", after)
    yield Shot("door-join", "", "", "/join")
    yield Shot("door-drills", "", "staff", "/drills/")

    yield state("lobby-begun", "con-vac-duty", "lobby/")
    yield state("lobby-control", "direction", "lobby/", before)
    yield state("desk-verify", "verify-1", "desk/")
    yield state("desk-comms", "comms-1", "desk/")
    yield state("desk-calm", "cho-den-lead", "desk/")
    yield state("desk-before", "duty", "desk/", before)
    yield state("desk-back", "con-vac-duty", "desk/?back", deed=_away)
    yield state("desk-offline", "con-vac-duty", "desk/", deed=_offline)
    yield state("desk-focus", "con-vac-duty", "desk/", deed=_focus)
    yield state("report-filled", "con-vac-duty", "desk/report/", deed=_filled)
    for one in ("press", "portal", "search"):
        yield state(
            f"network-{one}", "monitor-1", f"network/?room={one}" + ("&q=đê" if one == "search" else "")
        )
    yield state("network-thread", "monitor-1", "network/", deed=_thread)
    yield state("network-group", "con-vac-duty", "network/", deed=_group)
    yield state("network-empty", "duty", "network/", before)
    yield state("case-gate", "ben-trang-duty", f"case/{stage.case}/")
    yield state("case-told", "l2-lead", f"case/{told}/")
    yield state("case-decide", "con-vac-lead", "case/", deed=_first_case)
    yield state("cases-empty", "duty", "case/", before)
    yield state("studio-new", "comms-1", "studio/new/?kind=bulletin")
    yield state("studio-review", "rights", f"studio/{sent}/")
    yield state("watch-empty", "lookout", "watch/", before)
    yield state("control-all", "ctrl", "control/?tab=all")
    yield state("control-ahead", "ctrl", "control/?tab=ahead&inject=1")
    yield state("control-before", "direction", "control/", before)
    yield state("meeting-ward", "con-vac-duty", "meeting/")
    yield state("press-town", "sim-press", "press/")
    yield state("screen-guest", "obs", "screen/")
    yield state("debrief-player", "duty", "report/", after)
    yield state("debrief-early", "con-vac-duty", "report/")
    yield state("help", "con-vac-duty", "help/")
    yield state("replay", "direction", "replay/", after)
    yield Shot("stopped", stage.stopped.id, "duty", at(stage.stopped, "desk/"), state=True)
    yield Shot("door-refused", storm.id, "con-vac-duty", at(storm, "control/"), state=True)
    yield Shot("door-new", "", "staff", "/drills/new", state=True)
    yield Shot("door-chosen", "", "staff", "/drills/new?scenario=typhoon", state=True)
    yield Shot("cards", "", "staff", f"/drills/{storm.id}/cards", state=True)
    yield Shot("styleguide", "", "staff", "/styleguide", state=True)


def _offline(page: Any) -> None:
    page.evaluate("document.body.dataset.stream = 'lost'")


def _away(page: Any) -> None:
    page.reload()


def _focus(page: Any) -> None:
    for _ in range(9):
        page.keyboard.press("Tab")


def _filled(page: Any) -> None:
    page.get_by_text("Tin lan truyền").or_(page.get_by_text("A rumour")).first.click()
    page.locator("#report-said").fill("Nghe nói hết nước sạch.")


def _thread(page: Any) -> None:
    page.locator("a[href*='post=']").first.click()
    page.wait_for_load_state("networkidle")


def _group(page: Any) -> None:
    page.locator(".side-rail ul:nth-of-type(2) a").first.click(timeout=4_000)
    page.wait_for_load_state("networkidle")


def _first_case(page: Any) -> None:
    page.locator("main a[href*='/case/c']").first.click()
    page.wait_for_load_state("domcontentloaded")


@contextmanager
def staged(kept: str, make: str = "stage") -> Iterator[tuple[Any, str]]:
    """What the function `make` of `shotstage` puts up, and the address at which a server of our own shows it."""
    folder = Path(kept or tempfile.mkdtemp(prefix="roomshots-"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ.update(
        INFODRILL_DATA=str(folder),
        INFODRILL_LOG_LEVEL="CRITICAL",
        INFODRILL_HOSTS="127.0.0.1",
        DJANGO_SETTINGS_MODULE="infodrill.web.conf.settings",
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    made = getattr(import_module("shotstage"), make)(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [
        "-m",
        "uvicorn",
        "infodrill.web.asgi:application",
        "--port",
        str(port),
        "--log-level",
        "critical",
    ]
    server = subprocess.Popen(
        [sys.executable, *words],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "tests" / "web" / "unpaced", ROOT / "src"))),
        },
    )
    try:
        _wait(port)
        yield made, f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(15)
        connections.close_all()
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server does not answer")


def _session(shot: Shot) -> str:
    """The key of a session that holds the shot's seat, or staff's sign-in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    if shot.seat == "staff":
        found = get_user_model().objects.filter(username="staff").first()
        user = found or get_user_model().objects.create_superuser("staff", "", os.urandom(16).hex())
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    elif shot.seat:
        from infodrill.web.joining.sittings import begun
        from infodrill.web.seating import SEATS, SITTINGS

        store[SEATS] = {shot.drill: shot.seat}
        store[SITTINGS] = {shot.drill: begun(shot.drill, shot.seat)}
        if "?back" in shot.address:
            store[f"seen:{shot.drill}"] = 4_300
    store.save()
    return str(store.session_key)


def take(browser: Any, address: str, shot: Shot, width: int, theme: str, lang: str) -> bytes:
    """One picture as PNG."""
    from django.conf import settings

    high = TALL.get(width, width * 9 // 16)
    context = browser.new_context(viewport={"width": width, "height": high}, reduced_motion="reduce")
    cookies = {settings.SESSION_COOKIE_NAME: _session(shot), "infodrill_lang": lang, "infodrill_theme": theme}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(address + shot.address)
    page.wait_for_function("document.fonts.status === 'loaded'")
    if shot.deed:
        shot.deed(page)
        page.wait_for_timeout(200)
    length = page.evaluate("document.documentElement.scrollHeight")
    length = min(length, int(high * LONGEST.get(width, 1.6)))
    if length > high:  # what is fixed to the window's edge belongs at the end of the whole
        page.set_viewport_size({"width": width, "height": length})
    image = page.screenshot()
    context.close()
    return image


def small(image: bytes, width: int) -> bytes:
    """The picture with a palette; what is wider than 1600 pixels at half its size."""
    from PIL import Image

    found = Image.open(BytesIO(image)).convert("RGB")
    if width > 1600:
        found = found.resize((found.width // 2, found.height // 2), Image.Resampling.LANCZOS)
    held = BytesIO()
    # The commonest colours exactly (the washes of panes), and the widest cover of the rest (the red of P1).
    counted = sorted(found.getcolors(1 << 24) or [], reverse=True)[:COLOURS]
    common = [value for _, colour in counted for value in colour]
    rest = found.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette((common + rest)[: 3 * 2 * COLOURS])
    found.quantize(palette=palette, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


def main() -> None:
    asked = _asked()
    rooms = set(asked.rooms.split(",")) - {""}
    asked.to.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    total = 0
    with staged(asked.stage) as (stage, address), sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        for shot in shots(stage):
            named = shot.room in rooms or shot.name in rooms
            if (rooms and not named) or (shot.state and not asked.states and shot.name not in rooms):
                continue
            for width, theme, lang in _ways(asked, shot):
                path = asked.to / f"{shot.name}-{width}-{theme}-{lang}.png"
                if shot.drill == stage.storm.id:
                    import_module("shotstage").runs(stage.storm)
                try:
                    image = take(browser, address, shot, width, theme, lang)
                except Exception as error:
                    sys.stderr.write(f"{path.name}: {str(error).splitlines()[0]}\n")
                    continue
                path.write_bytes(image if asked.whole else small(image, width))
                total += path.stat().st_size
                sys.stdout.write(f"{path.stat().st_size // 1000:5} kB  {path.name}\n")
        browser.close()
    sys.stdout.write(f"{total // 1000} kB in {asked.to}\n")


def _ways(asked: argparse.Namespace, shot: Shot) -> Iterator[tuple[int, str, str]]:
    for lang in asked.langs.split(","):
        for width in map(int, asked.widths.split(",")):
            for theme in asked.themes.split(","):
                yield width, theme, lang
    if asked.langs == "vi" and asked.handful and shot.name in IN_ENGLISH:
        yield 1280, "light", "en"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--to", type=Path, default=ROOT / "docs" / "img" / "rooms", help="folder of the pictures"
    )
    parser.add_argument("--rooms", default="", help="rooms or single shots, by name: desk,case-gate")
    parser.add_argument("--widths", default="360,1280,2560")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--langs", default="vi")
    parser.add_argument("--states", action="store_true", help="the states of rooms too")
    parser.add_argument("--handful", action="store_true", help="besides, a handful of rooms in English")
    parser.add_argument("--whole", action="store_true", help="keep all colours and the full size")
    parser.add_argument("--stage", default="", help="folder for the drills, kept afterwards")
    parser.add_argument(
        "--chromium",
        default=next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "chromium"),
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
