"""The record that a text names to show where its fact is known from, by its whole name; none that does not exist, is a forgery,
or is one that people bring."""

# Charter: conduct named records
from __future__ import annotations

import re
from collections.abc import Mapping

_PAPERS: Mapping[str, str] = {
    "vi": "công văn|quyết định|văn bản|thông báo|biểu phí|nghị quyết|lịch",
    "en": "order|decision|notice|table|bulletin|schedule|roster|list",
}
"""What an office puts up for all to read; a book, minutes or a slip it keeps."""
_BOOK = r"sổ(?! sách| đỏ| hồng| hộ khẩu| tiết kiệm| bảo hiểm| lương| khám| tiêm| liên lạc)"
"""A book of an office: none that people have at home."""
_NAMED: Mapping[str, str] = {
    "vi": r"\b(?:công văn|quyết định|văn bản|thông báo|biểu phí|biên bản|nghị quyết|phiếu)(?: [^\W\d_]+){0,2} số "
    r"[\w/.-]*\d[\w/-]*|"
    r"(?<!đặt )(?<!cửa )(?<!sẽ có )\b(?:%o|lịch|biên bản|phiếu|nhật ký)(?: (?!%s)(?-i:(?![A-ZĐ])[^\W\d_]+)){1,4}(?=\W*$|"
    r"[,;:.()]| (?:%s|\d|(?-i:[A-ZĐ])))",
    "en": r"\b(?:order|decision|notice|table|minutes|report|bulletin) no\.? ?[\w/.-]*\d[\w/-]*|"
    r"(?<![’'\w])(?<!-)(?:(?!the|its|our|their|to|by|in|of|and|or|no|a|an|any|this|that|from|according|"
    r"household|family|savings|bank|medical|exercise|vaccination|vaccine|each|child|pupil)[^\W\d_]+ ){1,2}"
    r"(?:log|record|register|schedule|roster|report|book)\b",
}
_BORDER = (
    r"(?:ghi|có|của|do|cho|lúc|từ|đến|tới|không|chưa|ký|dừng|đã|đang|sẽ|vẫn|thì|là|này|đó|ấy|kia|và|hoặc|trong|hôm|sáng|trưa|"
    r"chiều|tối|"
    r"ngày|tháng|tuần|hằng|qua|bị|được|phải|ở|tại|theo|với|về|trên|dưới|mà|nhưng|để|đủ|đầy|rõ|đúng|sai|chỉ|cũng|đều|nào|nêu|viết|"
    r"cho|xác|mở|nằm|dán|nói|rồi|xong|ra|đi|lại|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|các|những|mọi)(?!\w)"
)
"""Where the name of a record ends: a word that begins what is said of it, a number, a question of which."""
_NO_SUCH: Mapping[str, str] = {
    "vi": r"\b(?:không (?:hề |thấy )?(?:có|tìm|lập|ra|ban hành|phát hành)|chưa (?:có|ra|lập|ban hành)|chẳng có|làm gì "
    r"có|giả|bịa)\b|"
    r"\b(?:mang|đem|cầm|chụp|giữ|nộp|trình|điền|nhận|lấy|xin|đòi|hỏi)(?: \w+){0,2}$",
    "en": r"\b(?:no|not|never|without|fake|forged|bring|keep|show|take|hand in|ask for)\b",
}
"""Before the name of a record: it does not exist, or is one that people bring."""
_UNTRUE: Mapping[str, str] = {
    "vi": r"^(?: [^\s,.;:]+){0,5}? (?:(?:là |vẫn là )?(?:giả|bịa|không có thật)|không (?:tồn tại|có thật)|chưa hề có)(?!\w)",
    "en": r"^(?: [^\s,.;:]+){0,5}? (?:(?:is|was) (?:still )?(?:a )?(?:fake|forged|forgery)|does not exist)\b",
}
"""Behind it: it is a forgery."""


def named_record(lang: str, text: str, start: int, end: int) -> tuple[str, bool] | None:
    """(name of the first record between two places of a text, whether it is put up for all to read); None where it names none."""
    for record in re.finditer(
        _NAMED[lang].replace("%s", _BORDER).replace("%o", _BOOK), text[start:end], re.IGNORECASE
    ):
        clause = re.split(r"[,;:]", text[start : start + record.start()])[-1]
        behind = text[start + record.end() : end]
        if re.search(_NO_SUCH[lang], clause.rstrip(), re.I) or re.match(_UNTRUE[lang], behind, re.I):
            continue
        first = r"(?:\w+ )?" if lang == "en" else ""
        return record[0], bool(re.match(rf"{first}(?:{_PAPERS[lang]})\b", record[0], re.I))
    return None
