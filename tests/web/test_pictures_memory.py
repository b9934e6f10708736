"""What a decoder may take of the machine: measured as the highest that a process of its own ever held."""

from __future__ import annotations

import sys
import threading
from io import BytesIO
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from infodrill.casework.attachments import MAX_BYTES, inspect
from infodrill.kernel.errors import Refused
from infodrill.kernel.stills import KEPT_PIXELS
from infodrill.web import pictures
from infodrill.web.pictures import drawn_anew
from infodrill.web.refusals import Busy
from tests import leash

from .serving import PATIENCE, SRC

MEASURE = """
import resource, sys, threading
from pathlib import Path
from infodrill.kernel.errors import DrillError
from infodrill.web.pictures import drawn_anew
Path(sys.argv[1]).read_bytes()
def one(path):
    try:
        drawn_anew(Path(path).read_bytes())
    except DrillError:
        pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
threads = [threading.Thread(target=one, args=[path]) for path in sys.argv[1:]]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def peak(*files: Path) -> int:
    """Megabytes by which a process grows that is given these files all at once."""
    found = leash.run(
        [sys.executable, "-c", MEASURE, *map(str, files)],
        env={"PYTHONPATH": str(SRC), "DJANGO_SETTINGS_MODULE": "infodrill.web.conf.settings"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(found.stdout)


def saved(path: Path, picture: Image.Image, kind: str, **more: object) -> Path:
    picture.save(path, kind, **more)
    return path


def test_pictures_that_unfold_are_bounded_together_four_at_once(tmp_path):
    bombs = [saved(tmp_path / f"{n}.png", Image.new("1", (6_300, 6_300)), "PNG") for n in range(4)]
    assert bombs[0].stat().st_size < 200_000
    telephone = [saved(tmp_path / f"{n}.jpg", Image.new("RGB", (8_160, 6_120)), "JPEG") for n in range(4)]
    largest = [saved(tmp_path / f"a{n}.png", Image.new("RGBA", (4_000, 4_000)), "PNG") for n in range(4)]
    assert peak(*bombs) < 60
    assert peak(*telephone) < 200
    assert peak(*largest) < 260


def test_a_photograph_of_50_million_pixels_is_kept_upright_and_smaller_without_a_note(tmp_path):
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "toạ độ nhà riêng"
    taken = Image.linear_gradient("L").resize((8_160, 6_120)).convert("RGB")
    path = saved(tmp_path / "x.jpg", taken, "JPEG", exif=exif, comment=b"ghi tren may", quality=50)
    kept = drawn_anew(path.read_bytes())
    with Image.open(BytesIO(kept)) as opened:
        width, height = opened.size
        assert width < height and KEPT_PIXELS * 0.9 < width * height <= KEPT_PIXELS
        assert not dict(opened.getexif()) and "comment" not in opened.info
    assert b"ghi tren may" not in kept and len(kept) < MAX_BYTES


def test_a_colour_profile_and_notes_are_gone_from_every_kind():
    for kind in ("PNG", "WEBP", "JPEG"):
        out = BytesIO()
        Image.new("RGB", (30, 20), "red").save(out, kind, icc_profile=b"profile of my own camera" * 8)
        assert b"profile of my own camera" not in drawn_anew(out.getvalue()), kind


def test_what_cannot_be_decoded_reduced_is_bounded_more_narrowly():
    sizes = {}
    for progressive in (False, True):
        out = BytesIO()
        Image.new("L", (6_000, 4_000)).save(out, "JPEG", progressive=progressive)
        try:
            sizes[progressive] = inspect(out.getvalue()).width
        except Refused:
            sizes[progressive] = 0
    assert sizes == {False: 6_000, True: 0}


def test_a_header_that_says_another_size_than_the_decoder_reads_is_refused():
    out = BytesIO()
    Image.new("L", (60, 40)).save(out, "JPEG")
    content = out.getvalue()
    frame = content.index(b"\xff\xc0")
    twice = content[:frame] + content[frame : frame + 13] + content[frame:]
    with pytest.raises(Refused):
        inspect(twice)


def test_only_a_few_wait_for_the_decoder_and_others_are_told_to_come_again(monkeypatch):
    """So that pictures never hold all the threads that answer pages."""
    reached, go_on = threading.Semaphore(0), threading.Event()

    def slow(content, found):
        reached.release()
        assert go_on.wait(PATIENCE)
        return content

    monkeypatch.setattr(pictures, "_drawn", slow)
    out = BytesIO()
    Image.new("L", (6, 4)).save(out, "PNG")
    ended: Queue[object] = Queue()
    asked = [threading.Thread(target=lambda: ended.put(_tried(out.getvalue()))) for _ in range(6)]
    for thread in asked:
        thread.start()
    assert reached.acquire(timeout=PATIENCE)
    told = [ended.get(timeout=PATIENCE) for _ in range(3)]  # at once, while one is drawn and two wait
    go_on.set()
    drawn = [ended.get(timeout=PATIENCE) for _ in range(3)]
    assert all(isinstance(one, Busy) for one in told) and not any(isinstance(one, Busy) for one in drawn)


def _tried(content: bytes) -> object:
    try:
        return drawn_anew(content)
    except Busy as error:
        return error
