"""Still pictures as bytes: what they really are, how large, and their pixels, within bounds whoever brought them.

The bytes are walked to their end before a decoder sees them: a picture that is two things at once, that moves, that ends early or
that unfolds to more than a machine of the hall should hold is none. Players' pictures and a scenario's are read here alike.
"""

# Charter: kernel stills
from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from infodrill.kernel.i18n import N_

if TYPE_CHECKING:
    from PIL import Image

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
MAX_SIDE = 12_000  # pixels
# What a decoder unfolds: a plain JPEG is decoded reduced, so that a telephone's 50 million pixels pass.
MAX_PIXELS = 16_000_000
MAX_PIXELS_REDUCED = 64_000_000
# An area, not a side, of what is kept or printed: a long picture of a screen stays legible. js/photo.js has it too.
KEPT_PIXELS = 2048 * 2048
MAX_SCANS = 64  # of a progressive JPEG: each is a pass over all of it
MAX_PARTS = 10_000  # chunks or segments of a picture; five million bytes in the smallest that are in use are a quarter
BROKEN, TWO = N_("The file cannot be opened."), N_("The file is two things at once.")
MOVES, LARGE = N_("The picture moves."), N_("The picture measures {w} × {h} pixels; that is too large.")
# Beginnings of other formats, wherever they stand in the notes of a picture.
_FOREIGN = (
    b"pk\x03\x04", b"pk\x05\x06", b"%pdf-", b"rar!", b"7z\xbc\xaf", b"\x7felf", b"<script", b"<svg", b"<html", b"<?php",
)  # fmt: skip
_JPEG_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class NoStill(ValueError):
    """Bytes that are no still picture, or too large a one; `message` = why, a msgid with its `params`."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params


@dataclass(frozen=True, slots=True)
class Still:
    """What the bytes are; sides in pixels."""

    media_type: str
    width: int
    height: int


def still(content: bytes) -> Still | None:
    """The picture that the bytes are; None when they do not begin as one. Raises NoStill."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _bounded("image/png", _png(content), MAX_PIXELS)
    if content.startswith(b"\xff\xd8\xff"):
        return _bounded("image/jpeg", *_jpeg(content))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _bounded("image/webp", _webp(content), MAX_PIXELS)
    return None


def decoded(content: bytes, found: Still) -> Image.Image:
    """Its pixels, every one of them read, a JPEG's reduced towards KEPT_PIXELS. Raises NoStill."""
    from PIL import Image  # most who ask what a file is never decode one

    kind = FORMATS[found.media_type]
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.size != (found.width, found.height):
                raise NoStill(BROKEN)  # the decoder reads another size than was looked at
            # The smallest of 1/1, 1/2, 1/4, 1/8 that is not below; the rest is never unfolded.
            picture.draft("RGB", kept_size(found.width, found.height))
            picture.load()
            return picture
    except (
        OSError,
        EOFError,
        SyntaxError,
        ValueError,
        struct.error,
        zlib.error,
        Image.DecompressionBombError,
    ):
        raise NoStill(BROKEN) from None


def kept_size(width: float, height: float) -> tuple[int, int]:
    """The sides, reduced to an area of KEPT_PIXELS where they are larger."""
    scale = min(1.0, (KEPT_PIXELS / (width * height)) ** 0.5)
    return max(1, int(width * scale)), max(1, int(height * scale))


def _ends(content: bytes, at: int) -> None:
    """Refuse what follows the end of a picture."""
    if content[at:].strip(b"\x00\r\n"):
        raise NoStill(TWO)


def _bounded(media_type: str, size: tuple[int, int], most: int) -> Still:
    width, height = size
    if 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= most:
        return Still(media_type, width, height)
    raise NoStill(LARGE, w=width, h=height)


def _no_foreign(part: bytes) -> None:
    """Refuse another file inside the notes of a picture; its compressed bytes are not searched: chance makes marks there."""
    low = part.lower()
    if any(mark in low for mark in _FOREIGN):
        raise NoStill(TWO)


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
            raise NoStill(MOVES)
        at += 12 + length
        if kind == b"IEND":
            _ends(content, at)
            return size
    raise NoStill(BROKEN)


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
                raise NoStill(BROKEN)
            most = MAX_PIXELS_REDUCED if kind in (0xC0, 0xC1) else MAX_PIXELS
            size = (
                int.from_bytes(content[at + 7 : at + 9], "big"),
                int.from_bytes(content[at + 5 : at + 7], "big"),
            )
        if length < 2:
            raise NoStill(BROKEN)
        if kind == 0xDA:
            scans += 1
            mark = _JPEG_MARK.search(content, at + 2 + length)  # pictures' own bytes hold no such mark
            if mark is None or not size[0] or scans > MAX_SCANS:
                raise NoStill(BROKEN)
            at = mark.start()
            if content[at + 1] == 0xD9:
                _ends(content, at + 2)
                return size, most
            continue
        _no_foreign(content[at + 4 : at + 2 + length])
        at += 2 + length
    raise NoStill(BROKEN)


def _webp(content: bytes) -> tuple[int, int]:
    end = 8 + int.from_bytes(content[4:8], "little")
    if end + (end & 1) < len(content) or end > len(content):
        raise NoStill(BROKEN)
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
        raise NoStill(BROKEN)
    if kind == b"VP8X" and len(body) >= 10:
        if body[0] & 0x02:
            raise NoStill(MOVES)
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    raise NoStill(BROKEN)
