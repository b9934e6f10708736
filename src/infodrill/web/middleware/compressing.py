"""Static files: each room's style sheet in one piece, all under an address that names their content, compressed once.

Only what is the same for everybody. Pages stay as they are: one that holds a secret beside words that a stranger chose
would tell of the secret by its length.
"""

# No charter: serves files that are the same for everybody; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import gzip
import hashlib
import re
import threading
from pathlib import Path
from typing import Any, ClassVar

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware

FIRST = ("fonts.css", "tokens.css", "dark.css", "base.css", "replay.css")
"""What begins the sheet of every room, in this order; none of them is linked by itself."""
GAIN = 0.9  # a twin that is not shorter than this is not worth the work of opening it
NEVER = re.compile(r";\s*q=0(\.0*)?\s*$")
_COMPRESSOR = Compressor(quiet=True)


def sheet(room: Path) -> bytes:
    """A room's whole style sheet: the faces, the colours of both themes, what all pages share, and its own."""
    parts = {name: room.with_name(name).read_text("utf-8") for name in FIRST}
    parts["dark.css"] = _when_dark(parts["dark.css"])
    return "\n".join([*parts.values(), room.read_text("utf-8")]).encode()


def _when_dark(colours: str) -> str:
    """The colours of the dark theme, for who chose it and for whose system wants it."""
    chosen = colours.replace(":root", ':root[data-theme="dark"]')
    wanted = colours.replace(":root", ':root[data-theme="auto"]')
    return f"{chosen}\n@media (prefers-color-scheme: dark) {{\n{wanted}\n}}"


class CompressedFiles(WhiteNoiseMiddleware):
    """WhiteNoise that keeps what it has served in memory. A process looks for its files once."""

    _found: ClassVar[dict[str, KeptFile]] = {}
    files: dict[str, KeptFile]

    def add_files_from_finders(self) -> None:
        if not self._found:
            super().add_files_from_finders()
            self._found.update(self.files)
        self.files = self._found

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> KeptFile:
        served = super().get_static_file(path, url, stat_cache)
        kept = ("Content-Type", "Cache-Control", "Access-Control-Allow-Origin")
        (_, _, headers), *_ = served.alternatives
        return KeptFile(Path(path), {name: value for name, value in headers if name in kept})

    @staticmethod
    def serve(static_file: KeptFile, request: HttpRequest) -> HttpResponse:
        return static_file.answer(request)

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Every address names the content of all files: what it leads to never changes."""
        return not self.autorefresh and url.startswith(str(self.static_prefix))


class KeptFile:
    """A file's bytes and their twins, made when they are first asked for."""

    def __init__(self, path: Path, headers: dict[str, str]) -> None:
        self._path, self._headers = path, headers
        self._bodies: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def answer(self, request: HttpRequest) -> HttpResponse:
        """200 with the shortest form that the browser reads, 304 for who has it."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        bodies = self._all()
        asked = request.META.get("HTTP_ACCEPT_ENCODING", "").split(",")
        read = {accepted.partition(";")[0].strip() for accepted in asked if not NEVER.search(accepted)}
        coding = next((known for known in ("br", "gzip") if known in bodies and known in read), "")
        body = bodies[coding]
        tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        has = request.META.get("HTTP_IF_NONE_MATCH") == tag
        answer = HttpResponse(b"" if has or request.method == "HEAD" else body, status=304 if has else 200)
        del answer["Content-Type"]
        told = {**self._headers, "ETag": tag}
        if len(bodies) > 1:
            told["Vary"] = "Accept-Encoding"
        if not has:
            told |= {"Content-Length": str(len(body))} | ({"Content-Encoding": coding} if coding else {})
        for name, value in told.items():
            answer[name] = value
        return answer

    def _all(self) -> dict[str, bytes]:
        """By coding, "" = as it is; only what gains by it has twins."""
        with self._lock:
            if not self._bodies:
                self._bodies = _forms(self._path)
            return self._bodies


def _forms(path: Path) -> dict[str, bytes]:
    ours = path.suffix == ".css" and path.with_name(FIRST[0]).is_file() and path.name not in FIRST
    whole = sheet(path) if ours else path.read_bytes()
    if not _COMPRESSOR.should_compress(str(path)):
        return {"": whole}
    twins = {"br": brotli.compress(whole), "gzip": gzip.compress(whole, 9, mtime=0)}
    return {"": whole} | {name: small for name, small in twins.items() if len(small) < GAIN * len(whole)}
