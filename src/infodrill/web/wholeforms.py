"""Whether what a browser sends can be read as it says: in the charset that is spoken here, to the end that it announces."""

# Charter: web wholeforms
from __future__ import annotations

import codecs
from collections.abc import Iterable

from django.utils.http import parse_header_parameters

EPILOGUE = 64  # bytes that may follow a form's end, a line break as a rule


class SentForm:
    """A body on its way, by its head; `spoken` = whether its charset is ours. One that names none is taken for it."""

    def __init__(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        told = [value.decode("latin-1") for name, value in headers if name == b"content-type"]
        try:
            kind, said = parse_header_parameters(told[0]) if told else ("", {})
            self.spoken = len(told) < 2 and _is_ours(said.get("charset", ""))
        except (LookupError, ValueError):
            kind, said, self.spoken = "", {}, False
        boundary = said.get("boundary", "") if kind == "multipart/form-data" else ""
        self._end = f"--{boundary}--".encode("latin-1", "replace") if boundary else b""
        self._tail = b""

    def came(self, part: bytes) -> None:
        if self._end:
            self._tail = (self._tail + part)[-len(self._end) - EPILOGUE :]

    @property
    def whole(self) -> bool:
        """Whether a form in parts has come to its end: one that a line or a proxy cut would be taken for a shorter one."""
        return self._end in self._tail


def _is_ours(charset: str) -> bool:
    """Raises LookupError, ValueError for what is no charset."""
    return not charset or codecs.lookup(charset).name == "utf-8"
