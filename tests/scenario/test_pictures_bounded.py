"""A scenario's pictures are read where they enter: what no paper could print, or would fill the machine, is refused there."""

from __future__ import annotations

import base64
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from infodrill.kernel.stills import KEPT_PIXELS, MAX_SIDE
from infodrill.review.papers.printable import FINE, printable
from infodrill.scenario import pictures
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load

NO_PICTURE = "S124"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey picture; `rows` = after how many of its rows it breaks off."""
    packed, row = zlib.compressobj(9), b"\0" * (1 + width)
    body = b"".join(packed.compress(row) for _ in range(height if rows is None else rows))
    body += packed.flush(zlib.Z_FINISH if rows is None else zlib.Z_SYNC_FLUSH)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("L", (width, height)).save(out, "JPEG")
    return out.getvalue()


def svg(inner: str = "<rect/>", said: str = 'viewBox="0 0 200 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {said}>{inner}</svg>'.encode()


def inside(content: bytes) -> bytes:
    data = base64.b64encode(content).decode("ascii")
    return svg(f'<image width="9" height="9" href="data:image/png;base64,{data}"/>')


def laughing(refers: str) -> bytes:
    """Each group of ten draws ten of the one before it; `refers` = how it does that."""
    groups = ['<g id="g0"><rect/></g>']
    groups += [f'<g id="g{n}">{refers.format(n=n - 1) * 10}</g>' for n in range(1, 9)]
    return svg("".join(groups))


REFUSED = {
    "only a head.png": png(9, 9)[:33],
    "few rows.png": png(600, 600, rows=3),
    "a jpeg of three bytes.jpg": b"\xff\xd8\xff",
    "half a jpeg.jpg": jpeg(300, 300)[:-400],
    "a png inside.jpg": png(9, 9),
    "too many pixels.png": png(4100, 4000),
    "too long.png": png(MAX_SIDE + 1, 1),
    "two files.png": png(9, 9) + b"PK\x03\x04",
    "as wide as a street.svg": svg(said=f'width="{MAX_SIDE + 1}" height="10"'),
    "as high as a house, in inches.svg": svg(said='width="10" height="400in"'),
    "a box that is no box.svg": svg(said='viewBox="0 0 1e9 1e9"'),
    "no sides.svg": svg(said='width="0.1" height="0.1"'),
    "sides of no kind.svg": svg(said='width="9furlongs" height="9"'),
    "laughing by use.svg": laughing('<use href="#g{n}"/>'),
    "laughing by paint.svg": laughing('<rect fill="url(#g{n})"/>'),
    "itself.svg": svg('<g id="a"><use href="#a"/></g>'),
    "a broken picture inside.svg": inside(png(600, 600, rows=3)),
    "a picture of a wall inside.svg": inside(png(4100, 4000)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_picture_that_is_none_or_too_large_is_refused_with_its_place_and_a_remedy(name: str) -> None:
    (fault,) = pictures.faults({f"media/{name}": REFUSED[name]})
    assert (fault.code, fault.place.file) == (NO_PICTURE, f"media/{name}") and fault.message and fault.remedy


@pytest.mark.parametrize(
    "before",
    ["", " ", '<!DOCTYPE svg [<!ENTITY b "x">]>', '<?xml-stylesheet href="https://a.invalid/b.css"?>'],
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_drawing_in_wide_letters_is_refused_however_a_parser_knows_them(before: str, encoding: str) -> None:
    (fault,) = pictures.faults({"media/a.svg": f"{before}{svg().decode()}".encode(encoding)})
    assert (fault.code, fault.params["what"]) == ("S125", "UTF-16")


def test_many_pictures_that_each_may_stay_are_too_many_together() -> None:
    wall = png(4000, 3900)
    found = pictures.faults({f"media/{n}.png": wall for n in range(5)})
    assert [fault.place.file for fault in found] == ["media/4.png"]


def test_a_folder_is_refused_where_its_picture_lies(tiny: Path) -> None:
    load(tiny)
    (tiny / "media" / "page.svg").write_bytes(REFUSED["laughing by use.svg"])
    with pytest.raises(ScenarioErrors) as refused:
        load(tiny)
    assert ("media/page.svg", NO_PICTURE) in {(each.place.file, each.code) for each in refused.value.errors}


@pytest.mark.parametrize(
    ("name", "content", "sides"),
    [
        ("a.png", png(300, 200), (300 / FINE, 200 / FINE)),
        ("a.jpg", jpeg(300, 200), (300 / FINE, 200 / FINE)),
        ("wall.png", png(3000, 2000), (3000 / FINE, 2000 / FINE)),
        ("a.svg", svg(), (200, 100)),
        ("a.svg", svg(said='width="2in" viewBox="0 0 10 20"'), (192, 20)),
        ("a.svg", svg(said='width="100%" height="auto" viewBox="0 0 480 300"'), (480, 300)),
        ("wall.svg", svg(said=f'width="{MAX_SIDE}" height="{MAX_SIDE}"'), (MAX_SIDE, MAX_SIDE)),
    ],
)
def test_what_is_taken_in_is_printed_in_its_own_shape_and_in_few_pixels(
    name: str, content: bytes, sides: tuple[float, float]
) -> None:
    assert pictures.faults({name: content}) == []
    drawn, *shape = printable(name, content)
    assert shape == pytest.approx(sides)
    with Image.open(BytesIO(drawn)) as picture:
        width, height = picture.size
        picture.load()
    assert width * height <= KEPT_PIXELS * 1.01 and width / height == pytest.approx(
        sides[0] / sides[1], rel=0.02
    )
