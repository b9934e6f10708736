"""Files that are the same for everybody cross the air once, compressed, in few pieces; pages are never compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, RequestFactory

import infodrill.web
from infodrill.web.conf.statics import digest_of
from infodrill.web.middleware.compressing import FIRST, CompressedFiles, sheet

HERE = Path(infodrill.web.__file__).parent / "static" / "infodrill"
BOTH = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}
OPEN = {"br": brotli.decompress, "gzip": gzip.decompress}
ROOMS = sorted(one.name for one in HERE.glob("*.css") if one.name not in FIRST)
LINKED = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


def fetched(place: str, **headers: str):
    answer = Client(**headers).get(place)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("", ""),
    ],
)
def test_a_style_sheet_comes_as_short_as_the_browser_can_read_it(accepted: str, coding: str):
    whole = sheet(HERE / "desk.css")
    answer, sent = fetched(static("infodrill/desk.css"), HTTP_ACCEPT_ENCODING=accepted)
    assert answer.get("Content-Encoding", "") == coding and int(answer["Content-Length"]) == len(sent)
    assert OPEN.get(coding, bytes)(sent) == whole
    assert not coding or len(sent) < len(whole) / 3
    assert (answer["Vary"], answer["Content-Type"]) == ("Accept-Encoding", 'text/css; charset="utf-8"')


def test_what_has_come_once_is_never_asked_for_again_and_a_change_gets_another_address(tmp_path):
    answer, _ = fetched(static("infodrill/js/room.js"))
    assert (
        "immutable" in answer["Cache-Control"]
        and int(re.search(r"max-age=(\d+)", answer["Cache-Control"])[1]) > 10**7
    )
    same, nothing = fetched(static("infodrill/js/room.js"), HTTP_IF_NONE_MATCH=answer["ETag"])
    assert same.status_code == 304 and nothing == b""
    (tmp_path / "a.css").write_text("a { color: red }")
    before = digest_of([tmp_path])
    (tmp_path / "a.css").write_text("a { color: tan }")
    assert digest_of([tmp_path]) != before and before not in settings.STATIC_URL
    assert fetched(f"/static/{before}/infodrill/js/room.js")[0].status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_a_rooms_sheet_holds_all_that_its_pages_need_in_both_themes(room: str):
    whole = fetched(static(f"infodrill/{room}"))[1].decode()
    assert (HERE / room).read_text("utf-8") in whole and (HERE / "base.css").read_text("utf-8") in whole
    for theme in (':root[data-theme="dark"] {', ':root[data-theme="auto"] {'):
        assert theme in whole
    assert whole.index("@font-face") < whole.index((HERE / room).read_text("utf-8"))


def test_every_page_links_one_sheet(base):
    pages = [*Path(infodrill.web.__file__).parent.joinpath("templates").rglob("*.html")]
    links = [link for page in pages for link in re.findall(r'rel="stylesheet"[^>]*', page.read_text("utf-8"))]
    # The page of a stop is a document of its own, with its own two.
    assert len(links) <= 5 and "block.super" not in "".join(
        re.findall(
            r"{% block head %}(.*?){% endblock %}", "".join(one.read_text("utf-8") for one in pages), re.S
        )
    )
    assert len(LINKED.findall(Client().get("/join").content.decode())) == 1


def test_a_face_is_compressed_already_and_goes_as_it_is():
    faces = re.findall(r'url\("(fonts/[^"]+)"\)', sheet(HERE / "desk.css").decode())
    assert len(faces) == 3
    for face in faces:
        answer, sent = fetched(static(f"infodrill/{face}"), **BOTH)
        assert answer.status_code == 200, "run `python3 run.py check` once: it cuts the faces"
        assert sent.startswith(b"wOF2") and len(sent) < 25_000 and not answer.has_header("Content-Encoding")


def test_no_page_is_compressed(base):
    answer, _ = fetched("/join", **BOTH)
    assert answer.status_code == 200 and not answer.has_header("Content-Encoding")


def test_nothing_is_written_to_files_that_everybody_shares():
    assert Client().post(static("infodrill/desk.css")).status_code == 405
    head = Client().head(static("infodrill/desk.css"))
    assert head.status_code == 200 and int(head["Content-Length"]) > 0


def test_a_changed_file_is_never_served_from_its_old_twin(tmp_path):
    path = tmp_path / "a.css"
    for words in (b"a { color: red }\n" * 90, b"b { color: navy }\n" * 90):
        path.write_bytes(words)
        kept = CompressedFiles(lambda request: None).get_static_file(str(path), "/static/a.css")
        assert brotli.decompress(kept.answer(RequestFactory().get("/", **BOTH)).content) == words
