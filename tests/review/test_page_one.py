"""On paper what is to be done stands whole on page one, however much went wrong; no head of a text is left behind at the foot of
a page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from infodrill.review.assess import assess
from infodrill.review.frontpage import front_page
from infodrill.review.record import Record
from infodrill.review.report.furniture import document
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.pdf import as_pdf
from infodrill.review.report.reading import read_parts
from tests.review.scene import Pen, claim, scenario
from tests.review.telling import squeezed
from tests.review.test_paper import one_line, pages_of

LONG = {
    "vi": "Phòng khám của phường đã tiêm thuốc hỏng cho ba mươi trẻ sáng thứ Tư và giấu sổ, ai có con phải cho uống nước lá ngay",
    "en": "The ward clinic injected thirty children with spoilt doses on Wednesday and hid the book, give them leaf water now",
}  # fmt: skip


def gone_wrong() -> Record:
    """Seven grave rumours in long sentences, each confirmed in public and to be taken back today."""
    claims = [
        claim(f"k{n}", "G0", "FALSE", "H4", sentence={lang: f"{n} {LONG[lang]}, {n}" for lang in LONG}) for n in range(7)
    ]  # fmt: skip
    pen = Pen(scenario(*claims))
    for n in range(7):
        pen.open(10, f"c{n}", f"k{n}")
        pen.publish(30, f"c{n}", "answer", "confirm", body=f"{LONG['vi']}: đúng là như vậy.")
    return pen.end(180)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_to_be_done_stands_whole_on_page_one_however_much_went_wrong(lang: str) -> None:
    record = gone_wrong()
    found = assess(record, replicas=0)
    first = PdfReader(BytesIO(as_pdf(document(found, record, lang)))).pages[0].extract_text()
    todo, voice = front_page(found.log, found.measures, found.plan).to_do, found.log.voice(lang)
    assert len(todo) == 3
    # From its heading on: the last of them, and who does it by when below it.
    _, _, rest = first.partition(
        {"vi": "Việc phải làm trước lần sau", "en": "To do before the next drill"}[lang]
    )
    for point in todo:
        assert squeezed(voice.say(point.row.action).split(". ")[0].rstrip(".")) in squeezed(rest)
    assert rest.count({"vi": "họp rút kinh nghiệm", "en": "review meeting"}[lang]) == 3


def test_a_gap_tells_three_things_at_most_and_none_beyond_its_room_but_the_first() -> None:
    short, long_ = ("x" * 60, 1), ("y" * 400, 1)
    assert [
        LedgerPage.room_for(said)
        for said in ([short] * 4, [long_, short], [short, long_], [short, short, long_])
    ] == [3, 1, 1, 2]


def test_no_two_rows_of_the_contents_stand_at_the_foot_of_page_one() -> None:
    record = gone_wrong()
    sheets = pages_of(as_pdf(document(assess(record, replicas=0), record, "vi")))
    assert "Mục lục" not in sheets[0] and "Mục lục" in sheets[1]


@pytest.mark.parametrize("lines", range(44, 60, 2))
def test_the_head_of_a_text_is_left_behind_on_no_page(lines: int) -> None:
    filler = "".join(f"<p>Dòng {n}</p>" for n in range(lines))
    said = (
        '<blockquote class="said"><p class="said__m">ĐẦU BÀI</p><p class="said__t">TIÊU ĐỀ</p>'
        f'<p class="said__b">{"Lời của bài đi tiếp. " * 60}</p></blockquote>'
    )
    parts = read_parts(f'<main><article><h2 class="h1">a</h2>{filler}{said}</article></main>', str)
    sheets = pages_of(as_pdf(replace(one_line("x"), parts=parts)))
    (page,) = [sheet for sheet in sheets if "ĐẦU BÀI" in sheet]
    assert "TIÊU ĐỀ" in page and "Lời của bài" in page
