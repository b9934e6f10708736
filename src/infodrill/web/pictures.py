"""Pictures that people add are drawn anew before they are kept: no metadata, nothing appended, nothing but pixels.

A decoder is the largest thing that a visitor can set going, so it runs for one file at a time in a process, few may wait for
it, and what it may unfold is bounded: a JPEG is decoded reduced, other kinds are bounded by their pixels. Whoever calls
has made sure that the seat may attach (`taking.py`).
"""

# Charter: web pictures
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from infodrill.casework.attachments import Inspected, inspect
from infodrill.casework.pdfs import examine
from infodrill.kernel.i18n import N_
from infodrill.kernel.stills import FORMATS, NoStill, Still, decoded, kept_size
from infodrill.web.refusals import Busy, FormError

QUALITY = 85
WAITING = 2  # files that may wait; each of them holds one of the server's eight page threads
PATIENCE = 10  # seconds

_one = threading.Lock()
_queue = threading.BoundedSemaphore(1 + WAITING)


def drawn_anew(content: bytes) -> bytes:
    """The same picture, upright, encoded by us and at most KEPT_PIXELS large; other files as they are, PDFs once examined.

    Raises Refused for what may not be kept, FormError for what cannot be read, Busy when others are before it.
    """
    found = inspect(content)
    if found.media_type == "application/pdf":
        with _alone():
            examine(content)
    if found.media_type not in FORMATS:
        return content
    with _alone():
        try:
            return _drawn(content, found)
        except (NoStill, OSError, SyntaxError, ValueError):
            raise FormError(
                N_("The picture cannot be read."),
                remedy=N_("Take it again, or choose another file."),
                code="H204",
            ) from None


def _drawn(content: bytes, found: Inspected) -> bytes:
    kind = FORMATS[found.media_type]
    picture = decoded(content, Still(found.media_type, found.width, found.height))
    turned = picture.getexif()
    plain = picture.convert("RGB" if kind == "JPEG" else "RGBA")
    plain.thumbnail(kept_size(found.width, found.height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain.getexif()[_ORIENTATION] = turned.get(_ORIENTATION, 1)
    plain = ImageOps.exif_transpose(plain)
    plain.info = {}  # Pillow would write a comment and a colour profile again
    out = BytesIO()
    plain.save(out, kind, **({} if kind == "PNG" else {"quality": QUALITY}))
    return out.getvalue()


_ORIENTATION = 0x0112


@contextmanager
def _alone() -> Iterator[None]:
    """One file at a time. Raises Busy instead of keeping a page thread that others need."""
    if not _queue.acquire(blocking=False):
        raise busy()
    try:
        if not _one.acquire(timeout=PATIENCE):
            raise busy()
        try:
            yield
        finally:
            _one.release()
    finally:
        _queue.release()


def busy() -> Busy:
    return Busy(
        N_("Other pictures are being prepared just now."),
        remedy=N_("Send it again in a moment."),
        code="H207",
    )
