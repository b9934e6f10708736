"""Owns what keeps a file in the house: that it was made of real place names, or cannot be asked.

Everything that infodrill makes of real places bears the stamp of `infodrill.kernel.mark`; it is looked for in bytes, and in
the members of drill files, workbooks and other ZIP archives. Pictures, PDFs and archives of other kinds are not looked into.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

STAMP = "Local use: real place names, not for distribution"
"""The half of the stamp that no encoding writes otherwise."""
SAY_IT = ("docs/how-to/real-places.md", "src/infodrill/kernel/mark.py", "tools/house/realplaces.py")
"""Files of the house that define the stamp or explain it."""
REAL = "{path} holds real place names: move it away"
CLOSED = "{path} cannot be looked into for real place names: move it away"

_DEPTH = 3  # an archive in an archive in an archive
_ARCHIVES = {".drill", ".xlsx", ".zip"}
_SPEAK_OF_IT = {".md", ".po", ".py"}  # source and pages name the fields that hold the fact
# Lines are folded in a calendar, quotes and commas escaped in JSON and there: both go before bytes are compared.
_BETWEEN = b" \t\r\n\\"
_STAMP = STAMP.encode().translate(None, _BETWEEN)
_FACT = re.compile(rb'"real_places":true|"local_use":"[^"]')
# A line that is a comment in any reading: with a quote in it, it may stand inside a text of several lines.
_COMMENT = re.compile(rb"""^[ \t]*#[^'"\n]*$""", re.MULTILINE)
# Whatever `Places.invented` takes for no. No YAML is read here (standard library alone), so more is refused than must be.
_NOT_INVENTED = re.compile(
    rb"""\binvented["']?(?:\s|#[^\n]*\n)*:(?:\s|#[^\n]*\n)*["']?(?:false|no|off|f|n|0)\b""", re.IGNORECASE
)


def why_it_stays(name: str, content: bytes, depth: int = _DEPTH) -> str:
    """REAL, CLOSED or "" (it may leave), for a file of the house by its path there, with "/" between."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _ARCHIVES or content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_archive(name, content, depth)
    squeezed = content.translate(None, _BETWEEN)
    if _STAMP in squeezed and name not in SAY_IT:
        return REAL
    if suffix in _SPEAK_OF_IT:
        return ""
    return REAL if _FACT.search(squeezed) or _says_not_invented(content) else ""


def _in_archive(name: str, content: bytes, depth: int) -> str:
    if not depth:
        return CLOSED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = {
                why_it_stays(f"{name}/{one}", archive.read(one), depth - 1) for one in archive.namelist()
            }
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return CLOSED  # damaged, locked, or packed in an unknown way
    return REAL if REAL in found else max(found, default="")


def _says_not_invented(content: bytes) -> bool:
    if b"invented" not in content.lower():
        return False
    lines = content.replace(b"\r", b"\n")
    return bool(_NOT_INVENTED.search(_COMMENT.sub(b"", lines)))
