"""What was erased from a log stands in no rendering of its report, whatever was made before."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader

from infodrill.conduct.nouns.evaluation import NotePinned
from infodrill.kernel.chain import ERASED
from infodrill.kernel.events import Text
from infodrill.review.assess import assess, judge
from infodrill.review.record import Record
from infodrill.review.report import FORMATS, as_json, renderings, write_plan
from infodrill.review.report.ledgerbook import write_ledger
from tests.review.scene import Pen, claim, scenario
from tests.review.telling import squeezed

WORDS = "Bà Mẫu ở ngõ Thử đã nói điều ấy với tổ trưởng"
TOLD = {
    "report.vi.html",
    "report.vi.pdf",
    "report.vi.docx",
    "report.json",
    "plan.json",
}  # the others hold no text of people


def made(words: str) -> dict[str, bytes]:
    """Every file of a drill in which these words were published and pinned."""
    dyke = claim("dyke", "G0", "FALSE", "H4")
    pen = Pen(scenario(dyke))
    pen.open(10, "c1", "dyke")
    pen.log(12, "c1")
    pen.publish(20, "c1", title=words, body=words)
    pen.write(
        30, NotePinned(note="n1", moment=60, cell="city", kind="improve", objective="", text=Text(words))
    )
    return written(pen.end(180))


def written(record: Record) -> dict[str, bytes]:
    verdict = judge(record)
    found = assess(record, replicas=0, verdict=verdict)
    with TemporaryDirectory() as name:
        beside = (write_plan(record, Path(name), verdict), *write_ledger(verdict, record, Path(name)))
        others = {path.name: path.read_bytes() for path in beside}
    return {
        **dict(renderings(found, record, "vi", FORMATS)), "report.json": as_json(found, record), **others,
    }  # fmt: skip


def said_in(name: str, content: bytes) -> str:
    """Everything that a file holds, as text: what is packed or set is opened."""
    if name.endswith(".pdf"):
        return squeezed("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages))
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return squeezed("".join(packed.read(part).decode(errors="replace") for part in packed.namelist()))
    return squeezed(content.decode())


@pytest.fixture(scope="module")
def before_and_after() -> tuple[dict[str, bytes], dict[str, bytes]]:
    return made(WORDS), made(ERASED)


def test_what_people_wrote_is_in_the_renderings_while_it_stands_and_in_none_once_it_is_erased(
    before_and_after: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    before, after = before_and_after
    assert before.keys() == after.keys() >= TOLD
    assert {name for name, content in before.items() if squeezed(WORDS) in said_in(name, content)} >= TOLD
    assert {name for name, content in after.items() if squeezed(WORDS) in said_in(name, content)} == set()
