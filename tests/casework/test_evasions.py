"""Numbers and passages that are hidden in what nobody sees, in other alphabets, between odd signs; and very long texts."""

from __future__ import annotations

import unicodedata

import pytest

from infodrill.casework.leak import Artefact, leaks
from infodrill.casework.privacy import private
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare
from infodrill.kernel.personal import personal
from tests.forms import both_forms
from tests.patience import grows

NUMBER = "0912345678"


@pytest.mark.parametrize(
    "text",
    [
        "\u200b".join(NUMBER),  # zero-width spaces
        "\u2060".join(NUMBER),
        "\u00ad".join(NUMBER),  # soft hyphens
        "\u202e" + NUMBER + "\u202c",  # turned direction
        "\x00".join(NUMBER),
        "\u0332".join(NUMBER),  # underlined figure by figure
        "\ufe0f\u20e3".join(NUMBER) + "\ufe0f\u20e3",  # keys
        "".join(chr(0xFF10 + int(one)) for one in NUMBER),  # fullwidth
        "".join(chr(0x1D7CE + int(one)) for one in NUMBER),  # mathematical bold
        "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(one)] for one in NUMBER),
        "0912\u00a0345\u00a0678",
        "0912\u2009345\u2009678",
        "0912—345—678",
        "0912_345_678",
        "0912·345·678",
        "0912/345/678",
        "0912\n345\n678",
        "0912 - 345 - 678",
        "09I2 345 678",
        "О912 345 678",  # Cyrillic
        "sđt0912345678",
        "ĐT.0912345678",
        "không chín một hai ba bốn năm sáu bảy tám",
        unicodedata.normalize("NFD", "không chín một hai ba bốn năm sáu bảy tám"),
        "không chín một / hai ba bốn / năm sáu bảy tám",
        "09 một hai 34 năm sáu 78",
        "không 9 một 2 ba 4 năm 6 bảy 8",
    ],
)
def test_a_number_is_found_however_it_is_hidden(text: str) -> None:
    assert any(one.startswith("phone") for one in personal(f"Gọi {text} nhé")), ascii(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mực nước 4,12 m lúc 22:50 ngày 08/12/2026, trạm 3.",
        "Các tuyến 01, 02, 03, 04, 05, 06, 07, 08, 09, 10.",
        "Không có ai bị thương; không một hộ nào phải đi.",
        "Số liệu: 120.000.000 đồng cho 1.200 hộ, đợt 2 là 0,5 tỷ.",
        "Lớp 2B có 27 em; 0 em nghỉ học.",
    ],
)
def test_figures_of_a_report_stay_figures(text: str) -> None:
    assert personal(text) == ()


@pytest.mark.parametrize(
    "draft",
    [
        "Kho 7 đường Bến Lũy chứa 4.000 bao gạo dự trữ của thành phố đêm nay",
        unicodedata.normalize("NFD", "Kho 7 đường Bến Lũy chứa 4.000 bao gạo dự trữ của thành phố đêm nay"),
        "\u200b".join("Kho 7 đường Bến Lũy chứa 4.000 bao gạo dự trữ của thành phố đêm nay"),
        "Khо 7 đường Bến Lũy сhứа 4.000 bао gạо dự trữ сủа thành рhố đêm nау",  # Cyrillic о, с, а, р, у
    ],
)
def test_a_protected_passage_is_found_however_it_is_spelt(draft: str) -> None:
    held = Artefact("c1.e1", "RED", "Kho 7 đường Bến Lũy chứa 4.000 bao gạo dự trữ của thành phố đêm nay")
    assert leaks({"body_vi": draft}, [held])


def test_offsets_are_those_of_the_text_as_it_is_read() -> None:
    text = "Gọi\u200b 09\u200b12 345 678"
    assert len(bare(as_read(text))) == len(as_read(text))
    assert personal(text) == ("phone: 0912 345 678",)


@pytest.mark.parametrize(
    "piece",
    both_forms(
        ["a-", "+", "0", "1 ", "người ", "Nguyễn ", "không ", "a@", ".a", "tài khoản ", " ", "(+84", "1.", "{a:", "ông "],
        ["1 ", "Nguyễn ", "a@", "{a:"],  # a number, a name, an address, a key
    ),
)  # fmt: skip
def test_reading_grows_no_faster_than_the_text(piece: str) -> None:
    def read(size: int) -> None:
        text = as_read((piece * size)[:size])
        personal(text)
        private(text)

    assert grows(read, 3_000) < 3


HIDDEN_PAPER = Artefact("c1.e1", "RED", "Ông Nguyễn Văn An giữ 37 thùng trên tàu Sao Bắc, cách cảng 12 km.")
CRATES = Artefact("c1.e2", "RED", "There are 37 crates, and the depot lies 45 kilometres away.")


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Hỏi NguyễnVănAn thì rõ.", "name"),
        ("Hỏi nguyenvanan thì rõ.", "name"),
        ("Ghé tàu SaoBac hôm nay.", "name"),
        ("Hỏi Ngu-yễn Văn An thì rõ.", "name"),
        ("Hỏi:\nNguyễn\nVăn\nAn", "name"),
        ("Hỏi:\n1. Nguyễn\n2. Văn\n3. An", "name"),
        ("Hỏi 1) Nguyễn 2) Văn 3) An", "name"),
        ("They hold 3 7 crates there.", "number"),
        ("Còn 3_7 thùng ở đó.", "number"),
        ("It lies 45 ki-lo-metres away.", "number"),
        ("Cách đó 45 ki-lô-mét.", "number"),
    ],
)
def test_a_protected_name_or_figure_is_found_however_it_is_set(text: str, kind: str) -> None:
    found = leaks({"body_vi": text}, [HIDDEN_PAPER, CRATES])
    assert [leak.kind for leak in found] == [kind], ascii(text)


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng đóng cửa; anh Nguyễn ở tổ 3.",
        "Các tuyến 3, 7 và 9 có xe thùng.",
        "Phường 3 có 7 thùng rác.",
        "Từ ngày 3-7 có xe; mục 3.7 của quy trình.",
        "Câu 1 2 3 4 5 6 7 8 9 10 trong phiếu.",
        "Vì sao Bắc Bộ có mưa?",
        "Ngôi sao phương Bắc.",
        "Cổng 3-lô-7 mở.",
    ],
)
def test_ordinary_writing_beside_such_a_paper_is_no_finding(text: str) -> None:
    assert leaks({"body_vi": text}, [HIDDEN_PAPER, CRATES]) == (), ascii(text)
