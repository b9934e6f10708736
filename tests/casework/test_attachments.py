"""What may lie beside evidence: read from the bytes, never from the name."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework import attachments
from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence
from infodrill.kernel import stills
from infodrill.kernel.errors import Refused
from tests.casework.table import Table
from tests.patience import calls


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2, note: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    noted = chunk(b"tEXt", note) if note else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + noted
        + chunk(b"IDAT", zlib.compress(b"\0\0\0" * 2))
        + chunk(b"IEND", b"")
    )


def jpeg(
    width: int = 3, height: int = 4, note: bytes = b"", scan: bytes = b"\x12\xff\x00\xff\xd0\x34"
) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", len(note) + 2) + note if note else b""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8"
        + comment
        + frame
        + b"\xff\xda"
        + struct.pack(">HB", 8, 1)
        + b"\1\0\0\x3f\0"
        + scan
        + b"\xff\xd9"
    )


def webp(width: int = 5, height: int = 6) -> bytes:
    body = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + b"\0" * 5
    inner = b"WEBPVP8L" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "media_type", "size"),
    [
        (png(7, 9), "image/png", (7, 9)),
        (jpeg(3, 4), "image/jpeg", (3, 4)),
        (webp(5, 6), "image/webp", (5, 6)),
        (PDF, "application/pdf", (0, 0)),
        ("Mực nước 4,12 m\n".encode(), "text/plain", (0, 0)),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, media_type: str, size: tuple[int, int]) -> None:
    found = attachments.inspect(content)
    assert (found.media_type, (found.width, found.height), found.size) == (media_type, size, len(content))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!DOCTYPE html><p>x",
        b"plain <script>alert(1)</script>",
        b"#!/bin/sh\nrm -r x",
        b"MZ\x90\x00",
        b"PK\x03\x04rest",
        b"GIF89a\x01\x00\x01\x00",
        b"\xff\xfe\x00\x01",
        png() + b"PK\x03\x04 archive behind",
        png(note=b"Comment\0<script>alert(1)</script>"),
        png()[:-4],
        png().replace(b"IHDR", b"IHDX"),
        png(20_000, 2),
        jpeg() + b"<html>",
        jpeg(note=b"PK\x03\x04"),
        jpeg(scan=b"\x12\xff\xd9 PK\x05\x06 more"),
        webp() + b"tail",
        PDF + b"<html>",
        PDF[:-7],
        b"x" * (attachments.MAX_BYTES + 1),
    ],
    ids=lambda one: repr(one[:24]),
)
def test_what_is_not_on_the_list_or_two_things_at_once_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        attachments.inspect(content)
    assert caught.value.code == "R227"
    assert "PNG" in caught.value.allowed
    assert "{" not in caught.value.render("vi") + caught.value.render("en")


def of_many_parts(kind: str, parts: int) -> bytes:
    """A whole picture with so many parts that say nothing."""
    if kind == "png":
        content = png()
        return content[:33] + chunk(b"tEXt", b"") * parts + content[33:]
    if kind == "jpeg":
        content = jpeg()
        return content[:2] + b"\xff\xfe\0\2" * parts + content[2:]
    inner = webp()[8:] + b"XMP \0\0\0\0" * parts
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_of_countless_parts_is_not_walked_to_its_end(kind: str) -> None:
    assert attachments.inspect(of_many_parts(kind, 1_000)).size
    countless = of_many_parts(kind, 300_000)
    assert len(countless) < attachments.MAX_BYTES
    with pytest.raises(Refused):
        calls(lambda: attachments.inspect(countless), 20 * stills.MAX_PARTS)


@given(st.binary(max_size=400), st.sampled_from([png(), jpeg(), webp(), PDF]))
def test_no_bytes_break_the_reader(noise: bytes, good: bytes) -> None:
    for content in (noise, good[: len(noise)] + noise, noise + good, good[:30] + noise):
        try:
            assert attachments.inspect(content).media_type in attachments.MEDIA_TYPES
        except Refused as no:
            assert no.rule == "attachment"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\x\\ảnh đê.exe", "ảnh đê.png"),
        ("a\x00b\n.jpeg", "ab.png"),
        ("", "file.png"),
        ("đê.PNG", "đê.png"),
    ],
)
def test_a_name_is_for_people_and_its_ending_is_the_truth(name: str, kept: str) -> None:
    assert attachments.clean_name(name, "image/png") == kept


def with_evidence() -> Table:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="report", grade="B2", tlp="AMBER", text="A picture of the gauge."
        )
    )
    return table


def test_an_attachment_lies_beside_its_evidence_with_its_digest() -> None:
    table = with_evidence()
    (added,) = table.play(
        AddAttachment(role="VERIFY", case="c1", evidence="c1.e1", name="gauge.exe", content=png())
    )
    kept = table.case().attachments[0]
    assert (kept.evidence, kept.media_type, kept.name) == ("c1.e1", "image/png", "gauge.png")
    assert kept.digest == attachments.inspect(png()).digest
    assert added.attachment == kept.digest  # type: ignore[attr-defined]


def test_a_file_is_attached_once_and_twenty_are_enough() -> None:
    table = with_evidence()
    table.play(AddAttachment(role="VERIFY", case="c1", evidence="c1.e1", name="a", content=b"line 0"))
    with pytest.raises(Refused, match="once"):
        table.play(AddAttachment(role="VERIFY", case="c1", evidence="c1.e1", name="b", content=b"line 0"))
    for number in range(1, attachments.MAX_A_CASE):
        table.play(
            AddAttachment(
                role="VERIFY", case="c1", evidence="c1.e1", name="a", content=f"line {number}".encode()
            )
        )
    with pytest.raises(Refused, match="R227"):
        table.play(AddAttachment(role="VERIFY", case="c1", evidence="c1.e1", name="a", content=b"one more"))


def test_a_name_may_not_hold_personal_data() -> None:
    with pytest.raises(Refused, match="I5"):
        with_evidence().play(
            AddAttachment(
                role="VERIFY", case="c1", evidence="c1.e1", name="goi 0912 345 678.png", content=png()
            )
        )
