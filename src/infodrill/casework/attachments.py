"""Files beside evidence: what a file really is, read from its bytes, and what may not be kept.

Only still pictures (PNG, JPEG, WebP), PDF and plain text. A file that is two things at once is refused; so are SVG,
HTML and scripts, whatever their name. This looks at beginnings, ends and sizes; pictures are re-encoded and PDFs examined
(`pdfs.py`) where they enter, which the web application does.
"""

# Charter: casework attachments
from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from hashlib import sha256

from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_

MEDIA_TYPES = {
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf", "text/plain": "txt",
}  # fmt: skip
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
MAX_BYTES = 5_000_000
MAX_A_CASE = 20
MAX_A_DRILL = 150_000_000  # a drill file holds all of them
MAX_SIDE = 12_000  # pixels
# What a decoder unfolds: a plain JPEG is decoded reduced, so that a telephone's 50 million pixels pass.
MAX_PIXELS = 16_000_000
MAX_PIXELS_REDUCED = 64_000_000
MAX_SCANS = 64  # of a progressive JPEG: each is a pass over all of it
MAX_PARTS = 10_000  # chunks or segments of a picture; five million bytes in the smallest that are in use are a quarter
LONGEST_NAME = 120
# Beginnings of other formats, wherever they stand in the first bytes of a text or after the end of a picture.
_ACTIVE = re.compile(
    rb"(?i)<(?:!doctype|html|script|svg|iframe|object|embed|body|\?xml|\?php|%)|javascript:|^#!|mz\x90"
)
_FOREIGN = (
    b"pk\x03\x04", b"pk\x05\x06", b"%pdf-", b"rar!", b"7z\xbc\xaf", b"\x7felf", b"<script", b"<svg", b"<html", b"<?php",
)  # fmt: skip
_JPEG_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A file that may be kept. `width` and `height` in pixels, 0 for what is no picture."""

    media_type: str
    size: int
    digest: str
    width: int = 0
    height: int = 0


def inspect(content: bytes) -> Inspected:
    """What the bytes are. Raises Refused "attachment" (R227) for what is not on the list, too large or two things."""
    if not content:
        raise _no(N_("The file is empty."), N_("Choose another file."))
    if len(content) > MAX_BYTES:
        raise _no(
            N_("The file is larger than {n} MB."),
            N_("Make it smaller, or attach a part."),
            n=MAX_BYTES // 10**6,
        )
    media_type, (width, height), most = _read(content)
    if media_type in PICTURES and not (
        0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= most
    ):
        raise _no(
            N_("The picture measures {w} × {h} pixels; that is too large."),
            N_("Make it smaller."),
            w=width,
            h=height,
        )
    return Inspected(
        media_type=media_type,
        size=len(content),
        digest=sha256(content).hexdigest(),
        width=width,
        height=height,
    )


def fits(book: CaseBook, case: Case, found: Inspected) -> None:
    """Refuse what the case has already, and what passes the number a case or the bytes a drill may hold."""
    if any(attachment.digest == found.digest for attachment in case.attachments):
        raise refuse("once", N_("This file is attached already."))
    if len(case.attachments) >= MAX_A_CASE:
        raise _no(
            N_("A case holds at most {n} files."),
            N_("Leave out what is not needed as evidence."),
            n=MAX_A_CASE,
        )
    held = {
        attachment.digest: attachment.size for each in book.cases.values() for attachment in each.attachments
    }
    if found.digest not in held and sum(held.values()) + found.size > MAX_A_DRILL:
        raise _no(
            N_("The files of this drill are at their limit of {n} MB."),
            N_("Describe it in words."),
            n=MAX_A_DRILL // 10**6,
        )


def clean_name(name: str, media_type: str) -> str:
    """A name for people: the last part of a path, without control characters, with the ending of what the file is."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem = re.sub(r"\.\w{1,5}$", "", plain)[:LONGEST_NAME] or "file"
    return f"{stem}.{MEDIA_TYPES[media_type]}"


def _read(content: bytes) -> tuple[str, tuple[int, int], int]:
    """Media type, (width, height) and the most pixels that such a file may have."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", _png(content), MAX_PIXELS
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", *_jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp", _webp(content), MAX_PIXELS
    if content.startswith(b"%PDF-"):
        _pdf(content)
        return "application/pdf", (0, 0), 0
    _text(content)
    return "text/plain", (0, 0), 0


def _png(content: bytes) -> tuple[int, int]:
    """Walks the chunks to IEND: each with its checksum, nothing behind the last."""
    size, at, first = (0, 0), 8, True
    for _ in range(MAX_PARTS):
        if at + 12 > len(content):
            break
        length = int.from_bytes(content[at : at + 4], "big")
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(check) != 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            break
        if first and kind != b"IHDR":
            break
        if first:
            size, first = (int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")), False
        if kind != b"IDAT":
            _no_foreign(body)
        if kind == b"acTL":
            raise _no(N_("The picture moves."), N_("Attach one still picture of it."))
        at += 12 + length
        if kind == b"IEND":
            _ends(content, at)
            return size
    raise _broken()


def _jpeg(content: bytes) -> tuple[tuple[int, int], int]:
    """Walks the segments to the frame's size; nothing may follow the end of the picture. Also the most pixels it may have.

    Only a baseline or extended sequential one is decoded reduced; the others are unfolded whole first.
    """
    size, at, most, scans = (0, 0), 2, MAX_PIXELS, 0
    for _ in range(MAX_PARTS):
        if at + 4 > len(content) or content[at] != 0xFF:
            break
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind in _JPEG_SIZE and length >= 7:
            if size[0]:
                raise _broken()
            most = MAX_PIXELS_REDUCED if kind in (0xC0, 0xC1) else MAX_PIXELS
            size = (
                int.from_bytes(content[at + 7 : at + 9], "big"),
                int.from_bytes(content[at + 5 : at + 7], "big"),
            )
        if length < 2:
            raise _broken()
        if kind == 0xDA:
            scans += 1
            mark = _JPEG_MARK.search(content, at + 2 + length)  # pictures' own bytes hold no such mark
            if mark is None or not size[0] or scans > MAX_SCANS:
                raise _broken()
            at = mark.start()
            if content[at + 1] == 0xD9:
                _ends(content, at + 2)
                return size, most
            continue
        _no_foreign(content[at + 4 : at + 2 + length])
        at += 2 + length
    raise _broken()


def _webp(content: bytes) -> tuple[int, int]:
    end = 8 + int.from_bytes(content[4:8], "little")
    if end + (end & 1) < len(content) or end > len(content):
        raise _broken()
    kind, body = content[12:16], content[20:40]
    at = 12
    for _ in range(MAX_PARTS):
        if at + 8 > len(content):
            break
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name not in (b"VP8 ", b"VP8L", b"ALPH"):
            _no_foreign(content[at + 8 : at + 8 + length])
        at += 8 + length + (length & 1)
    else:
        raise _broken()
    if kind == b"VP8X" and len(body) >= 10:
        if body[0] & 0x02:
            raise _no(N_("The picture moves."), N_("Attach one still picture of it."))
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    raise _broken()


def _pdf(content: bytes) -> None:
    tail = content.rstrip(b"\r\n \t\x00")
    if not tail.endswith(b"%%EOF"):
        raise _broken()
    if b"PK\x05\x06" in content[-66_000:] or _ACTIVE.search(content[:1024]):
        raise _two()


def _text(content: bytes) -> None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _unknown() from None
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text) or "\x7f" in text:
        raise _unknown()
    if _ACTIVE.search(content):
        raise _no(
            N_("The text holds a page or a script."), N_("Attach plain words, or a picture of the page.")
        )


def _ends(content: bytes, at: int) -> None:
    if content[at:].strip(b"\x00\r\n"):
        raise _two()


def _no_foreign(part: bytes) -> None:
    """Refuse another file inside the notes of a picture; its compressed bytes are not searched: chance makes marks there."""
    low = part.lower()
    if any(mark in low for mark in _FOREIGN):
        raise _two()


def _unknown() -> Refused:
    return _no(N_("This kind of file is not kept."), N_("Kept are: {allowed}."))


def _broken() -> Refused:
    return _no(
        N_("The file cannot be opened."), N_("Take the picture again, or choose another file: {allowed}.")
    )


def _two() -> Refused:
    return _no(N_("The file is two things at once."), N_("Save it anew and attach that."))


def _no(message: str, remedy: str, **params: object) -> Refused:
    return refuse(
        "attachment", message, tuple(ending.upper() for ending in MEDIA_TYPES.values()), remedy, **params
    )
