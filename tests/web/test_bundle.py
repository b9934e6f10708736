"""The replay in one file: the pages are the replay's own, nothing is asked of anybody, and what verify found stands first."""

from __future__ import annotations

import base64
import json
import re
import sys
import zlib
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.policy.takes import takes
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.mark import MARK
from infodrill.web import bundle
from infodrill.web.joining.codes import issue
from infodrill.web.keeping import erasure
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.debrief import OFFERED
from tests import leash
from tests.corpus.keeping import of_today

from .house import WORDS
from .rehearsed import rehearsed
from .serving import SRC, surroundings
from .test_debrief import ended
from .test_replay import END
from .test_rooms_pages import browser as sitting

FOUND = ("tệp.drill: mức L2", "bản dựng")
OTHERS = "Sổ trực ca sáng để ở ngăn bàn số hai"
REPORT = "<!doctype html><title>Báo cáo</title><p>Nội dung báo cáo</p>"
(FILE,) = of_today("rehearsed")


@pytest.fixture
def drill(base) -> LiveDrill:
    return ended()


def of(drill: LiveDrill, seat: str, lang: str = "vi") -> str:
    return bundle.bundled(drill, issue(drill.id, seat), lang, FOUND, REPORT)


_voices: list[str] = []


def test_a_build_without_its_faces_is_named_and_is_no_fault_of_the_program(drill):
    with pytest.raises(bundle.BuildLacks) as lacks:
        bundle._got(Client(), "/static/none/infodrill/fonts/BeVietnamPro-Regular.woff2")
    assert lacks.value.code == "H120"
    for lang in LANGUAGES:
        assert "BeVietnamPro-Regular.woff2" in lacks.value.render(lang)
        assert "python3 run.py check" in lacks.value.render(lang)


def of_the_voice(drill: LiveDrill) -> str:
    """Made by the first test that looks at it: the drill is the same for all."""
    if not _voices:
        _voices.append(of(drill, "voice"))
    return _voices[0]


def held(page: str) -> dict[str, Any]:
    packed = re.search(r'id="kept-packed">([^<]*)<', page)
    assert packed
    return dict(json.loads(zlib.decompress(base64.b64decode(packed[1]))))


def text(content: dict[str, Any], room: str, nth: int) -> str:
    return "\n".join(content["lines"][number] for number in content["pages"][room][nth][-1])


def words(page: str) -> list[str]:
    """What is read on a page."""
    return re.sub(r"<[^>]*>", " ", unescape(page)).split()


def test_each_kept_page_is_the_page_of_the_replay_and_asks_nobody_for_anything(drill: LiveDrill) -> None:
    whole = of_the_voice(drill)
    content, client = held(whole), sitting(drill, "voice", "vi")
    assert len(content["pages"]) > 4 and len(content["seqs"]) > 20
    for room in content["pages"]:
        for nth in (0, len(content["seqs"]) // 2, -1):
            seq, page = content["pages"][room][nth][0], text(content, room, nth)
            address = f"/d/{drill.id}/replay/{room}{'&' if '?' in room else '?'}at={seq}&as=voice"
            live = re.search(r"<body\b[^>]*>(.*)</body>", client.get(address).content.decode(), re.DOTALL)
            assert live
            assert words(page) == words(re.sub(r"<script\b.*?</script>", "", live[1], flags=re.DOTALL))
            assert page.count(MARK) >= 2 and not asks(page), (room, asks(page))
    assert not any(map(asks, content["sheets"])) and not asks(re.sub(r'id="kept-packed">[^<]*<', "", whole))


def asks(page: str) -> re.Match[str] | None:
    """Where something is to be fetched from."""
    named = page.replace("http://www.w3.org/2000/svg", "")  # a name, no address
    return re.search(r"""(?:src|href|action)=["'](?!#|data:)|url\((?!["']?(?:#|data:))|//[a-z]+\.""", named)


def test_what_was_erased_is_in_no_page_of_the_file(base) -> None:
    drill = rehearsed("clinic", 1, own=True)
    for said in (WORDS, OTHERS):
        drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=said), "")
    drill.give("direction", END, "")
    erasure.erase(drill.id, erasure.find(drill.id, WORDS)[0].digest)
    drill.catch_up()
    kept = json.dumps(held(of(drill, "duty")), ensure_ascii=False)
    assert OTHERS in kept and WORDS not in kept


def test_a_guest_takes_along_what_the_hall_was_shown_and_the_sheet_for_guests(drill: LiveDrill) -> None:
    seat = bundle.guest_of(drill)
    guest, pages = drill.seats().seats[seat], held(of(drill, seat))["pages"]
    assert guest.roles == {"OBS"} and set(pages) == {"screen/", "network/?room=feed", "network/?room=press"}
    papers = {name for name in OFFERED if takes(guest, name, drill.state)}
    assert papers == {f"takeaway.{lang}.{kind}" for lang in LANGUAGES for kind in ("pdf", "html")}


def test_it_runs_its_own_script_alone_and_begins_with_what_was_found(drill: LiveDrill) -> None:
    page = of(drill, bundle.guest_of(drill))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    policy = unescape(re.search(r'Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"script-src 'sha256-{digest}'" in policy
    assert page.index(FOUND[0]) < page.index('id="kept-page"') and page.count(MARK) >= 2
    rooms = {room.split("/")[0] for room in held(page)["pages"]}
    assert "network" in rooms and not rooms & {"control", "evaluation", "desk", "case", "studio"}


def test_it_is_looked_through_in_a_browser_without_a_server(
    browser, drill: LiveDrill, tmp_path: Path
) -> None:
    path = tmp_path / "again.html"
    path.write_text(of_the_voice(drill), encoding="utf-8")
    page = browser.new_context(offline=True).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    now = page.locator(".rp-now")
    began = now.inner_text()
    page.keyboard.press("ArrowRight")
    expect(now).not_to_have_text(began)
    page.locator("#kept-moment").fill("20")
    later = now.inner_text()
    page.locator(".rp-rooms a").last.click()
    expect(page.locator(".rp-rooms a").last).to_have_attribute("aria-current", "page")
    expect(now).to_have_text(re.sub(r"\s+", " ", later))
    page.locator("[data-way=report]").click()
    expect(page.frame_locator("#kept-report").locator("p")).to_have_text("Nội dung báo cáo")
    page.go_back()
    expect(now).to_be_visible()
    assert said == []
    page.context.close()


def test_the_command_names_the_seats_where_it_was_given_none_that_is_there(tmp_path: Path) -> None:
    out = tmp_path / "again.html"
    for eyes in ((), ("--as", "nobody")):
        done = leash.run(
            [sys.executable, "-m", "infodrill.cli", "replay", str(FILE), "--bundle", str(out), *eyes],
            env={**surroundings(), "PYTHONPATH": str(SRC), "TMPDIR": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 3 and "H116" in done.stderr and "--as" in done.stderr
        assert not out.exists()
