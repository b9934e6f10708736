"""Files that people add: drawn anew, never larger than told, never what they only pretend to be."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from PIL import Image

from infodrill.casework.attachments import MAX_BYTES
from infodrill.kernel.errors import DrillError
from infodrill.web.forms import build
from infodrill.web.pictures import drawn_anew
from infodrill.web.refusals import FormError


def picture(kind="JPEG", size=(40, 30), **more):
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_without_its_metadata(kind):
    exif = Image.Exif()
    exif[0x010E] = "toạ độ nhà riêng"
    kept = drawn_anew(picture(kind, exif=exif))
    with Image.open(BytesIO(kept)) as opened:
        assert (opened.format, opened.size, dict(opened.getexif())) == (kind, (40, 30), {})
    assert "toạ độ".encode() not in kept


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg onload=alert(1)></svg>", b"<html><script>", b"MZ\x90\x00", picture()[:200],
     picture() + b"<script>alert(1)</script>", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"x" * (MAX_BYTES + 1)],
)  # fmt: skip
def test_what_is_no_whole_picture_and_no_plain_file_is_refused(content):
    with pytest.raises(DrillError):
        drawn_anew(content)


def test_a_file_enters_a_command_only_where_one_belongs():
    form = QueryDict("case=c1&evidence=e1&name=../../etc/passwd")
    files = MultiValueDict({"content": [SimpleUploadedFile("../../x.jpg", picture())]})
    command = build("add-attachment", form, "VERIFY", files)
    assert command.content[:2] == b"\xff\xd8" and "x.jpg" not in repr(command)
    with pytest.raises(FormError, match="content"):
        build("acknowledge-inject", QueryDict("inject=1"), "DUTY", files)
    with pytest.raises(FormError, match="content"):
        build("add-attachment", form, "VERIFY")
