"""Cuts the faces that pages use, Be Vietnam Pro, to Latin and Vietnamese letters as WOFF2: 133 kB become 20.

`python tools/faces.py` writes them beside the package, where web/conf/settings.py looks: into src for who runs from the
source (run.py does it), and so into the wheel (tools/wheelhook.py). fonttools is needed here alone.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools import subset

FACES = Path(__file__).resolve().parents[1] / "src" / "infodrill_faces"
SOURCE = Path(fontpkg_be_vietnam_pro.ROOT)
WEIGHTS = ("Regular", "Medium", "SemiBold")
_MARKS = (
    0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x306, 0x309, 0x323, 0x20AB, 0x2032, 0x2033, 0x2039, 0x203A, 0x2212, 0x2248, 0x2260, 0x2264,
    0x2265,
)  # fmt: skip
LETTERS: tuple[int, ...] = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x300, 0x304), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2030),
    *range(0x2190, 0x2194), *_MARKS,
)  # fmt: skip


def cut() -> Path:
    """The folder with the faces and their licence, each cut anew; renamed into place so that two makers never mix."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    beside = FACES.parents[1] / ".cache"
    for folder in (FACES, beside):
        folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside) as work:
        for weight in WEIGHTS:
            face = Path(work) / f"BeVietnamPro-{weight}.woff2"
            _cut(SOURCE / "files" / f"BeVietnamPro-{weight}.ttf", face)
            face.replace(FACES / face.name)
    shutil.copyfile(SOURCE / "LICENSE", FACES / "LICENSE")
    return FACES


def _cut(source: Path, target: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    with subset.load_font(str(source), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        subset.save_font(font, str(target), options)


if __name__ == "__main__":
    cut()
