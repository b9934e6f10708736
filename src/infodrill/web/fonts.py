"""The faces that pages use: Be Vietnam Pro from its package, cut to Latin and Vietnamese letters, as WOFF2.

Made once into a cache folder (a quarter of a second a weight) and served by Django's static files; 133 kB become 20.
"""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import platformdirs
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools import subset

WEIGHTS = ("Regular", "Medium", "SemiBold")
PREFIX = "infodrill/fonts"
_MARKS = (
    0x1A0,
    0x1A1,
    0x1AF,
    0x1B0,
    0x306,
    0x309,
    0x323,
    0x20AB,
    0x2032,
    0x2033,
    0x2039,
    0x203A,
    0x2212,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
)
LETTERS: tuple[int, ...] = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x300, 0x304), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2030),
    *range(0x2190, 0x2194), *_MARKS,
)  # fmt: skip


def made() -> Path:
    """The folder with the three cut faces, made when missing; renamed into place so that two makers never mix."""
    folder = Path(platformdirs.user_cache_dir("infodrill")) / f"fonts-{version('fontpkg-be-vietnam-pro')}"
    folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        target = folder / f"BeVietnamPro-{weight}.woff2"
        if not target.is_file():
            _cut(Path(fontpkg_be_vietnam_pro.ROOT) / "files" / f"BeVietnamPro-{weight}.ttf", target)
    return folder


def _cut(source: Path, target: Path) -> None:
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    with (
        subset.load_font(str(source), options) as font,
        tempfile.TemporaryDirectory(dir=target.parent) as work,
    ):
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        draft = Path(work) / target.name
        subset.save_font(font, str(draft), options)
        draft.replace(target)


class FontFinder(BaseFinder):
    """Finds `infodrill/fonts/*.woff2` for the development server and for `collectstatic`."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, all: bool = False, **kwargs: Any) -> Any:
        name = path.removeprefix(PREFIX + "/")
        known = path.startswith(PREFIX + "/") and name in {f"BeVietnamPro-{one}.woff2" for one in WEIGHTS}
        found = str(made() / name) if known else ""
        return ([found] if found else []) if all or kwargs.get("find_all") else found or []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=str(made()))
        storage.prefix = PREFIX  # type: ignore[attr-defined]
        for weight in WEIGHTS:
            yield f"BeVietnamPro-{weight}.woff2", storage
