"""What a plan and a word processor leave in words that players read: bullets and tabs, a heading, remains of tracked changes."""

# Charter: scenario checks pasted
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.checks.unready import GIVEN_AWAY, to_come
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Path_

READ = frozenset({"body", "subject", "sentence", "why", "advice", "meanwhile", "kernel", "start", "rules"})
"""Fields whose words somebody says, or cells say again; a briefing may be a list."""
_BULLETS = re.compile(
    r"[•●▪■◦‣⁃∙❖✓✔☐☑]\s*\w|(?:^|\n)\s*[➢➤►→]\s*\w|^\s*[-–—*+]\s+\w[^\n]*(?:\n\s*[-–—*+]|\s[-–—*+])\s+\w|^\s*\*\s+\w"
    r"|\n\s*[-–—*+]\s+\w"
    r"|^\s*(?:1|a|i)[.)]\s+\w.*?[\s\n](?:2|b|ii)[.)]\s+\w|\t",
    re.DOTALL,
)
"""A sign in front of an entry of a list; a dash alone opens what somebody says."""
_HEADING = re.compile(
    r"(?i)^\W*(?:(?:sự kiện|tình huống|inject|nội dung|kịch bản|diễn biến|tình tiết|event|serial|scenario|incident|situation)"
    r"\s*(?:số|no\.?|nr\.?|#)?\s*\d+[a-z]?\s*(?:\([^()\n]{1,40}\)\s*)?[.:–—|-]\s|(?:stt|tt|no\.?|#)\s*\d+\s*[.:–—|-]\s"
    r"|\d{1,2}[.)]\s+[^\W\d_][^.:?!\n]{2,}"
    r"|(?:nội dung|kịch bản|diễn biến|lời thoại|lời phát|nội dung (?:phát|bài đăng|tin nhắn)|bài đăng số \d+"
    r"|content|body|text|script|inject text|wording|message text|post text|synopsis)\s*:\s"
    r"|(?:người gửi|người phát|nơi nhận|gửi đến|thời gian|thời điểm|kênh|phương thức|mục đích|kết quả mong đợi"
    r"|sender|recipients?|from|channel|expected (?:action|result|outcome)s?)\s*:\s[^\n]{1,60}?(?:[;|\n]|\.\s)"
    r"|\(?\+?\d{1,2}[:h]\d\d\)?\s*[–—|-]\s+\w"
    r"|(?:người gọi|người dân|nhân vật|diễn viên|giọng (?:nam|nữ)|tổng đài viên|caller|speaker|actor|voice|operator)"
    r"(?: [A-Z\d])?\s*(?:\([^()\n]{1,40}\)\s*)?:\s)"
)
"""A heading of the plan, with its number, its hour or a column's name."""
REMAINS = re.compile(
    r"(?i)(?:(?<!\w)(?:deleted|inserted|formatted(?: table)?|commented? ?\[\w+\]|đã (?:xóa|xoá|chèn)|định dạng|nhận xét ?\[\w+\]"
    r"|bình luận ?\[\w+\])\s*:\s|error! (?:reference source|bookmark)|lỗi! (?:không tìm thấy|thẻ đánh dấu)|\*\s*mergeformat"
    r"|mergefield|hyperlink\s+\"|(?:click|tap)(?: or tap)? here to enter|(?:bấm|nhấp|gõ)(?: hoặc \w+)? vào đây để (?:nhập|gõ)"
    r"|~~\S.{0,60}?~~"
    r"|<{4,}|>{4,}|={4,}|</?(?:b|i|u|p|br|div|span|strong|em|font|del|ins)(?: [^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);|\*\*\S"
    r"|\[\d{1,2}\]|\[\w{1,3}\d{1,2}\])"
)
"""What tracked changes, fields, footnotes and formats are once they are pasted as text."""
_ELSEWHERE = re.compile(
    r"(?i)(?:[(.;,]|^)\s*(?:xem|coi|see|cf\.?|refer to)\s+(?:thêm |the |also )?"
    r"(?:phụ lục|phụ bản|bản đính kèm|tệp đính kèm|trang tính|annex|appendix|attachment|enclosure|slide|sheet"
    r"|tab)(?!\w)[^.;)]{0,20}"
)
"""A paper of the plan, which nobody in the drill has."""
_ELSEWHERE_SAID = N_("this points to a paper of the plan, which nobody who reads it has: {text}")
_LIST_SAID = N_("this is written as a list of a plan, and somebody says it: {text}")
_HEADING_SAID = N_("this begins with a heading of the plan, which is read as somebody's words: {text}")
_REMAINS_SAID = N_("something that a word processor put there stands in this text: {text}")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each text once: the heading before the list below it."""
    for text, everywhere in loaded.texts.items():
        places = [document.place(path) for document, path in everywhere if last_field(path) in READ]
        if not places or EMPTY.fullmatch(text) or to_come(text) or GIVEN_AWAY.search(text):
            continue  # told as that
        for pattern, message, remedy in (
            (_HEADING, _HEADING_SAID, N_("Take the heading out and leave the words.")),
            (REMAINS, _REMAINS_SAID, N_("Take it out.")),
            (_ELSEWHERE, _ELSEWHERE_SAID, N_("Write here what stands there, or take it out.")),
            (_BULLETS, _LIST_SAID, N_("Take the signs out and write sentences.")),
        ):
            if hit := pattern.search(text):
                shown = in_code(text[hit.start() : hit.start() + 60].strip().replace("\t", "⇥"))
                yield from (warning("S165", place, message, remedy, text=shown) for place in places)
                break


def last_field(path: Path_) -> str:
    """The field at the end of a path; of a grammar its rules."""
    names = [step for step in path if isinstance(step, str) and step not in ("vi", "en")]
    return "rules" if "rules" in names else names[-1] if names else ""
