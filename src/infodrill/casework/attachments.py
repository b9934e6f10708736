"""Files beside evidence: what a file really is, read from its bytes, and what may not be kept.

Only still pictures (PNG, JPEG, WebP), PDF and plain text. A file that is two things at once is refused; so are SVG,
HTML and scripts, whatever their name. This looks at beginnings, ends and sizes; pictures are re-encoded and PDFs examined
(`pdfs.py`) where they enter, which the web application does.
"""

# Charter: casework attachments
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.kernel import stills
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_
from infodrill.kernel.stills import NoStill

MEDIA_TYPES = {
    "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf", "text/plain": "txt",
}  # fmt: skip
MAX_BYTES = 5_000_000
MAX_A_CASE = 20
MAX_A_DRILL = 150_000_000  # a drill file holds all of them
LONGEST_NAME = 120  # letters that are kept of how a file is called
_REMEDIES: Mapping[str, str] = {
    stills.BROKEN: N_("Take the picture again, or choose another file: {allowed}."),
    stills.TWO: N_("Save it anew and attach that."),
    stills.MOVES: N_("Attach one still picture of it."),
    stills.LARGE: N_("Make it smaller."),
}
# Beginnings of other formats, wherever they stand in the first bytes of a text or after the end of a picture.
_ACTIVE = re.compile(
    rb"(?i)<(?:!doctype|html|script|svg|iframe|object|embed|body|\?xml|\?php|%)|javascript:|^#!|mz\x90"
)


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
    try:
        picture = stills.still(content)
    except NoStill as fault:
        raise _no(fault.message, _REMEDIES[fault.message], **fault.params) from None
    return Inspected(
        media_type=picture.media_type if picture else _other(content),
        size=len(content),
        digest=sha256(content).hexdigest(),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
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


def _other(content: bytes) -> str:
    """The media type of what is no picture."""
    if content.startswith(b"%PDF-"):
        _pdf(content)
        return "application/pdf"
    _text(content)
    return "text/plain"


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


def _unknown() -> Refused:
    return _no(N_("This kind of file is not kept."), N_("Kept are: {allowed}."))


def _broken() -> Refused:
    return _no(stills.BROKEN, _REMEDIES[stills.BROKEN])


def _two() -> Refused:
    return _no(stills.TWO, _REMEDIES[stills.TWO])


def _no(message: str, remedy: str, **params: object) -> Refused:
    return refuse(
        "attachment", message, tuple(ending.upper() for ending in MEDIA_TYPES.values()), remedy, **params
    )
