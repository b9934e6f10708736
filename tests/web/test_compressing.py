"""Files that are the same for everybody cross the air compressed; pages, which hold what is a seat's own, never do."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import platformdirs
from django.test import Client

import infodrill.web
from infodrill.web.middleware.compressing import CompressedFiles, compressed

BOTH = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}
PLACE = "infodrill/base.css"


def fetched(place: str, **headers: str):
    answer = Client(**headers).get(place)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_style_sheet_comes_compressed_to_who_can_read_it_and_whole_to_who_cannot():
    whole = (Path(infodrill.web.__file__).parent / "static" / PLACE).read_bytes()
    small, sent = fetched(f"/static/{PLACE}", **BOTH)
    assert small["Content-Encoding"] == "gzip" and len(sent) == int(small["Content-Length"]) < len(whole) / 3
    assert gzip.decompress(sent) == whole and small["Vary"] == "Accept-Encoding"
    plain, sent = fetched(f"/static/{PLACE}")
    assert sent == whole and not plain.has_header("Content-Encoding")
    assert plain["Content-Type"] == small["Content-Type"] == 'text/css; charset="utf-8"'


def test_a_face_is_compressed_already_and_goes_as_it_is():
    sheet = fetched("/static/infodrill/fonts.css")[1].decode()
    faces = re.findall(r'url\("(fonts/[^"]+)"\)', sheet)
    assert len(faces) == 3
    for face in faces:
        answer, sent = fetched(f"/static/infodrill/{face}", **BOTH)
        assert answer.status_code == 200, "run `python3 run.py check` once: it cuts the faces"
        assert sent.startswith(b"wOF2") and len(sent) < 25_000 and not answer.has_header("Content-Encoding")


def test_a_cache_that_is_cleared_under_the_server_takes_no_style_from_a_page(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
    monkeypatch.setattr(CompressedFiles, "_found", {})
    compressed.cache_clear()
    before = fetched(f"/static/{PLACE}", **BOTH)
    assert before[1] and list(tmp_path.rglob("*.*"))
    shutil.rmtree(tmp_path / "infodrill")
    again = fetched(f"/static/{PLACE}", **BOTH)
    assert again[0].status_code == 200 and again[0].headers == before[0].headers
    assert again[1] == before[1]
    compressed.cache_clear()


def test_no_page_is_compressed(base):
    answer, _ = fetched("/join", **BOTH)
    assert answer.status_code == 200 and not answer.has_header("Content-Encoding")


def test_a_changed_file_is_never_served_from_its_old_twin(tmp_path):
    sheet = tmp_path / "a.css"
    for words in (b"a { color: red }\n" * 90, b"b { color: navy }\n" * 90):
        sheet.write_bytes(words)
        answer = CompressedFiles(lambda request: None).get_static_file(str(sheet), "/static/a.css")
        response = answer.get_response("GET", BOTH)
        with response.file as file:
            assert gzip.decompress(file.read()) == words
