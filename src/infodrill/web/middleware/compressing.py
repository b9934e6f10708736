"""Static files, those of text compressed: a phone's first page crosses the hall's air in two thirds of the bytes.

Only what is the same for everybody. Pages stay as they are: one that holds a secret beside words that a stranger chose
would tell of the secret by its length.
"""

# No charter: serves files that are the same for everybody; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import platformdirs
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import Response, StaticFile

OF_ONE_TWIN = frozenset({"Content-Length", "Content-Encoding"})
_COMPRESSOR = Compressor(use_brotli=False, quiet=True)


class CompressedFiles(WhiteNoiseMiddleware):
    """WhiteNoise with a compressed twin of each file that gains by it. A process looks for its files once."""

    _found: ClassVar[dict[str, StaticFile]] = {}
    files: dict[str, StaticFile]

    def add_files_from_finders(self) -> None:
        if not self._found:
            super().add_files_from_finders()
            self._found.update(self.files)
        self.files = self._found

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:
        served = super().get_static_file(path, url, stat_cache)
        (_, _, headers), *_ = served.alternatives
        kept = [(name, value) for name, value in headers if name not in OF_ONE_TWIN]
        return LastingFile(path, kept, _twin(path))


class LastingFile(StaticFile):
    """A file with its twin, which lies in the user's cache, is cleared at any time, and is made again then."""

    def __init__(self, path: str, headers: list[tuple[str, str]], twin: Path | None) -> None:
        super().__init__(path, headers, encodings={"gzip": str(twin)} if twin else None)
        self._path = path

    def get_response(self, method: str, request_headers: Any) -> Response:
        try:
            return super().get_response(method, request_headers)
        except FileNotFoundError:
            compressed.cache_clear()
            _twin(self._path)
            return super().get_response(method, request_headers)


def _twin(path: str) -> Path | None:
    found = Path(path).stat()
    return compressed(path, found.st_mtime_ns, found.st_size)


@cache
def compressed(path: str, changed: int, size: int) -> Path | None:
    """The compressed twin of the file that last changed at `changed` (ns), None where nothing is gained.

    Named after what is in it, so that no old one is ever served; renamed into place so that two makers never mix.
    """
    if not _COMPRESSOR.should_compress(path):
        return None
    content = Path(path).read_bytes()
    folder = Path(platformdirs.user_cache_dir("infodrill")) / "static"
    target = folder / f"{hashlib.blake2b(content, digest_size=16).hexdigest()}.gz"
    if not target.is_file():
        small = _COMPRESSOR.compress_gzip(content)
        if not _COMPRESSOR.is_compressed_effectively("gzip", path, size, small):
            return None
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            draft = Path(work) / target.name
            draft.write_bytes(small)
            draft.replace(target)
    return target
