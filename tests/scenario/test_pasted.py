"""What a plan in a word processor leaves in words that players read is told once, at its place; what people type is not."""

from __future__ import annotations

import pytest

from infodrill.scenario.checks.pasted import problems as of_pasting
from infodrill.scenario.checks.unready import problems as of_notes
from tests.scenario.plaindrills import data, injects, loaded, said, usual

LEFT = {
    "vi": (
        "• Mười hai ngày nay tôi khiêng bộ.\n•\tThang máy nằm im.", "- Cầu hư - Nước lên tới sân", "1. Cầu hư 2. Nước lên",
        "Sự kiện số 4 (09:06) – Phản ánh: Nhà vệ sinh hư", "Tình huống 3. Nhà vệ sinh hư", "Nội dung: Nhà vệ sinh hư",
        "09:06 – Nhà vệ sinh hư", "Người gửi: Phụ huynh. Nhà vệ sinh hư", "[anh Ba xem lại câu này] Nhà vệ sinh hư",
        "Nhà vệ sinh hư (anh Ba xem lại)", "Nhà vệ sinh hư -- cần xem lại", "Ghi chú: hỏi chị Mai. Nhà vệ sinh hư",
        "Nhà vệ sinh hư, xem lại câu này", "Có ??? hộ chưa có nước", "Có (?) hộ chưa có nước", "Có ..... hộ mất nước",
        "Đã xóa: Nhà vệ sinh hư", "Nhà vệ sinh hư[1] rồi", "**Nhà vệ sinh** hư rồi", "Nhà&nbsp;vệ sinh hư",
        "Lỗi! Không tìm thấy nguồn tham chiếu. Nhà vệ sinh hư",
    ),
    "en": (
        "• For twelve days I carried them.\n•\tThe lift stands still.", "- The bridge is off - The water rises",
        "a) one is off b) one is on",
        "Inject 4: The toilets are broken", "Serial 12 – The toilets are broken", "Content: the toilets are broken",
        "09:06 – The toilets are broken", "From: a parent\nThe toilets are broken", "[check with Tom] The toilets are broken",
        "The toilets are broken (tom: reword this)", "The toilets are broken - to check",
        "Note: ask Mai before Friday. The toilets",
        "The toilets are broken, check this line", "Some ??? homes have no water", "Some (?) homes have no water",
        "There are ..... homes dry", "Deleted: The toilets are broken", "The toilets[1] are broken",
        "The <b>toilets</b> are broken",
        "The&nbsp;toilets are broken", "Error! Reference source not found. The toilets",
    ),
}  # fmt: skip
TYPED = {
    "vi": (
        "– Bà con ơi, chạy!", "- Cháu hỏi mai có học không?", "Có thật không??? Ai biết chỉ với??", "[GẤP] Nước lên rồi bà con",
        "Xem lại camera thì thấy xe trắng.", "Thông báo: nghỉ học.", "Một: có hư không? Hai: ai sửa?", "Hư thật à...??",
        "[ảnh chụp cây cầu] Coi nè", "Bước 1 là lùi ra xa.", "Mục Chuyện Phố hôm nay: tổ báo chí", "Nghe nói ... rồi thôi",
        "Từ 7:00 - 9:00 cúp nước",
    ),
    "en": (
        "HOT: a squid of forty metres", "Time: nobody has any. We wait.", "Really?? Is it so?", "[URGENT] The water is rising",
        "Look again at the gate book (it is open).", "One: is it broken? Two: who mends it?", "[photo of the bridge] Look!",
    ),
}  # fmt: skip
EVERY = [(lang, text) for lang, texts in LEFT.items() for text in texts]


def left(lang: str, text: str) -> list[str]:
    files = data(f"ward-{lang}")
    injects(files)[2]["body"] = text
    told = loaded(files)
    return [each.place.field for part in (of_pasting, of_notes) for each in part(told)]


@pytest.mark.parametrize(("lang", "text"), EVERY)
def test_what_a_plan_leaves_in_words_is_told_once(lang: str, text: str) -> None:
    assert left(lang, text) == ["injects[2].body"]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TYPED.items() for text in texts])
def test_what_people_type_is_no_remainder(lang: str, text: str) -> None:
    assert left(lang, text) == []


@pytest.mark.parametrize("field", ["sentence", "advice", "why"])
def test_of_a_claim_it_is_told_too_and_of_what_control_reads_it_is_not(field: str) -> None:
    files = data("school-vi")
    name, claim = next(
        (name, node) for name, node in files.items() if name.startswith("claims/") and "advice" in node
    )
    heading = "Sự kiện số 4 (09:06) – Phản ánh: nhà vệ sinh của trường hư từ hồi khai giảng."
    (claim["truth"][-1] if field == "why" else claim)[field] = heading
    injects(files)[2]["if_stuck"] = heading
    fresh = [each for each in said(files) if each[3] not in usual("school-vi") and "Sự kiện số 4" in each[3]]
    assert [each[:2] for each in fresh] == [("S165", name)], fresh
