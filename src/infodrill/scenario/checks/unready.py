"""Words that authors leave for themselves in a text: that something is to come, and what is true of what the text tells."""

# Charter: scenario checks unready
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from infodrill.kernel.errors import Place
from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.checks.ofsomebody import TEXTS
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.base import Role
from infodrill.scenario.yamltext import Path_

SHORT_CODE = 3  # letters of a code that may be any word in capitals
_DO = (
    r"bổ sung|viết|soạn|cập nhật|điền|chèn|thêm|sửa|duyệt|chốt|hỏi|xác nhận|gửi|cung cấp|kiểm tra lại|xem lại"
)
_WHO = r"anh|chị|em|bạn|cô|chú|bác|thầy|phòng|tổ|ban"
_WHAT = r"số liệu|con số|số|nội dung|thông tin|chi tiết|tên|ảnh|hình|ngày|giờ|câu|đoạn|phần|địa chỉ|nguồn"
_ADD = r"add|supply|fill|check|confirm|send|provide|write|update|insert"
_TO_COME = re.compile(
    r"(?<![\w.-])(?:TODO|TBD|TBC|TBA|FIXME)(?!\w)"
    r"|(?<![\w.-])(?<!\d )(?i:x{3,})(?![\w-])(?! ?\d)"  # no number with its end made unreadable
    r"|_{3,}|(?i:lorem ipsum)|<<[^<>\n]{1,60}>>"  # the last is a field of a serial letter that nobody filled
    rf"|(?i:[(\[<{{][^()\[\]<>{{}}]{{0,30}}(?<!\w)(?:sẽ|chờ|đợi|cần|nhờ|đang|còn phải)"
    rf"\s[^()\[\]<>{{}}]{{0,40}}?(?:{_DO})(?!\w)[^()\[\]<>{{}}]{{0,40}}[)\]>}}])"
    r"|(?i:[(\[<][^()\[\]<>]{0,30}(?<!\w)chưa (?:viết|soạn|chốt|duyệt|xong|có nội dung)(?!\w)[^()\[\]<>]{0,40}[)\]>])"
    # who is to add what: "(chị Lan bổ sung số liệu)", "(Hoa to add the figure)"
    rf"|(?i:[(\[<](?:(?:nhờ |để )?(?:{_WHO}) (?:[^\W\d_]+ ){{0,2}}(?:{_DO}|lấy|xin)|bổ sung|viết|soạn|điền|chèn|chốt)"
    rf" (?:thêm |lại |giúp |vào |nốt )?(?:{_WHAT})(?!\w)[^()\[\]<>]{{0,30}}[)\]>])"
    rf"|[(\[<][{CAPITALS}][^\W\d_]+ (?:to|will|must|should) (?:{_ADD})(?!\w)[^()\[\]<>]{{0,40}}[)\]>]"
    r"|(?i:[(\[<](?:needs?|missing|get)(?: the| a)? (?:figure|number|name|date|source|photo|quote)s?(?!\w)[^()\[\]<>]{0,30}"
    r"[)\]>])"
    rf"|(?i:[(\[<](?:{_DO})\s[^()\[\]<>]{{0,40}}(?:vào đây|ở đây|sau)[)\]>])"
    r"|(?i:(?:sẽ |cần |phần này )?(?:bổ sung|viết tiếp|viết thêm|viết|soạn|điền|cập nhật) (?:thêm )?sau\s*[.…)\]]*\s*$)"
    r"|(?i:[(\[<](?:to be|will be|waiting for|wait for|pending|insert|add|fill in)(?!\w)[^()\[\]<>]{0,60}[)\]>])"
    r"|(?i:(?<!\w)to be (?:added|written|filled in|completed) ?(?:later|here)?[.…]*\s*$)"
    r"|(?i:(?<!\w)(?:trang|page) \d{1,3} ?(?:/|of|trên) ?\d{1,3}(?!\d))"  # a page's foot, pasted along
    r"|[\[(]\d{1,2}[:hg]\d\d(?:[^\])\n]{0,20})?[\])] ?[^\W\d_][^:\n]{0,40}:"  # whoever sent a message, and when
    # what somebody else is to look at, in square brackets anything that is no cry and no picture
    r"|(?i:[(\[<{][^()\[\]<>{}]{0,40}(?<!\w)(?:(?:xem|coi|sửa|viết|hỏi|rà|đọc|chỉnh|kiểm tra|nghĩ)(?: \w+)? (?:lại|giùm|giúp"
    r"|hộ|kỹ)|chưa chắc"
    r"|cần (?:sửa|xem|hỏi|thêm|rút)|câu này|đoạn này|chỗ này|số này|dài quá|ai viết|re-?check|re-?write|re-?word|rephrase"
    r"|re-?view|needs? (?:work"
    r"|checking|a source)|too long|not sure|check (?:this|it|that|the)|this (?:line|sentence|figure|number)|please (?:check"
    r"|review|fix|look)"
    r"|to (?:check|fix|review)|look (?:at this )?again)(?!\w)[^()\[\]<>{}]{0,60}[)\]>}])"
    r"|\[(?!(?i:ảnh|clip|video|hình|ghi âm|giọng|photo|picture|image|audio|voice|attach"
    r"|kèm))(?=[^\[\]\n]*[a-zà-öø-ÿđơư])(?:[^\[\]\n]*:[^\[\]\n]*"
    r"|(?:[^\s\[\]]+ ){3,12}[^\s\[\]]+|(?i:số|tên|ngày|địa chỉ|nơi|name|number|date|amount|place)(?: \w+){0,2})\](?!\()"
    r"|(?i:(?<!\w)(?:xem lại|sửa lại|viết lại|kiểm tra lại|check|rewrite|reword|fix) (?:câu|đoạn|chỗ|ý|dòng|this (?:line"
    r"|sentence|bit|text)|the wording)"
    r"(?: này| trên)?(?!\w))|(?i:^\W*(?:ghi chú|chú thích|nb|n\.b\.|note(?: to self)?|lưu ý cho \w+)\s*:)|(?i:(?:[-–—/]{2}"
    r"|\s[-–—])\s*(?:cần |nhớ )?"
    r"(?:xem lại|sửa lại|hỏi lại|to check|check again|rewrite|tbc)\W*$)"
    r"|(?<![\w…\"”])(?<!\.)(?<![!?])\?{2,}(?!\w)|\(\?+\)|(?<![.\w])\.{5,}(?= \w)"  # what is not known when it is written
    r"|(?i:\((?:kiểm tra|xác nhận|đối chiếu|rà soát|hỏi thêm|check|confirm|verify|double-check|ask)(?!\w)[^()]{0,30}"
    r"(?:(?<!\w)(?:với|lại|giúp|giùm|with|again|before)(?!\w))[^()]{0,30}\))"
    r"|(?i:[(\[](?:hỏi lại|xem lại|kiểm tra lại|nhớ hỏi|check (?:with|again)|confirm with) [^()\[\]?]{2,40}[)\]])"
    r"|(?i:[(\[](?:google dịch|bản dịch máy|máy dịch|dịch (?:máy|bằng|bởi)|google translate|translat(?:ed|ion) by"
    r"|machine transl\w*|deepl)(?!\w)[^()\[\]]{0,30}[)\]])"
    r"|(?i:\((?:chọn|hoặc|pick|choose)(?!\w)[^()]{0,30}\))"
    rf"|(?:\[|\()(?!(?i:nguồn|ảnh|theo|hình|source|photo|picture|tel|sđt|đt|giờ|số)\b)[{CAPITALS}][^\W\d_]*(?: [^\W\d_]+)"
    r"{0,2}: "
    r"[^\[\]()]{6,}[\])]"  # a remark of somebody who writes along
)
"""A note to oneself: capitals that nobody says, a bracket with what somebody is to do, an end that puts the rest off."""
_FALSE = (
    r"tin giả|tin đồn|tin bịa|tin sai|tin thật|tin đúng|sai sự thật|đúng sự thật|bịa đặt|không có thật|giả định|giả lập|giả tưởng"
    r"|tình huống giả|fake(?: news)?|hoax|rumou?r|false|untrue|true|not true|made up|invented for|inject"
)
GIVEN_AWAY = re.compile(
    rf"(?i)[(\[【](?:[^()\[\]]{{0,40}}[^\w()\[\]])?(?:{_FALSE})(?:[^\w()\[\]][^()\[\]]{{0,40}})?[)\]】]"
    r"|^\s*(?:(?:TIN GIẢ|TIN ĐỒN|TIN BỊA|TIN SAI|GIẢ ĐỊNH|TÌNH HUỐNG(?: SỐ)? \d+|INJECT(?: NO\.?)? ?\d+|FAKE(?: NEWS)?|RUMOU?R"
    r"|HOAX|FALSE)\s*(?:[-–—:]|\s\|)|\*\*)"
)
"""A bracket, or a head in front, that says whether it is so: an author's own word on what players are to find out."""
_TOLD_TO_PLAYERS = re.compile(
    r"injects\.(?:subject|body)(?:\.vi|\.en)?|sentence(?:\.vi|\.en)?|grammars\.(?:start|rules\..*)"
)
_PARTED_TEXTS = re.compile(
    r"(?:^|\.)(?:body|sentence|why|advice|meanwhile|kernel|briefing|if_stuck|what)(?:\.vi|\.en)?$"
)
_PARTED = re.compile(r"(?<=[^\W\d_A-Z])- (?!(?:and|or|to|và|hay|hoặc|nor|as)\b)(?=[^\W\d_A-Z])")
"""A word that was parted at the end of a printed line."""
_ROLES = sorted((role for role in get_args(Role) if len(role) > SHORT_CODE), key=len, reverse=True)
_CODES = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _ROLES))})(?![\w-])")
_PARTED_SAID = N_("a word is parted as at the end of a printed line: {text}")
_CODE_SAID = N_("the public reads the code {text} here, which nobody in the story knows")
_TO_COME_SAID = N_("a note of whoever wrote it still stands in this text: {text}")
_GIVEN_AWAY_SAID = N_("players read this, and it tells them what they are to find out: {text}")
_Hit = re.Match[str] | None


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for text, places in loaded.texts.items():
        if EMPTY.fullmatch(text):  # told as a text that is empty
            continue
        found = (to_come(text), _PARTED.search(text), _CODES.search(text), GIVEN_AWAY.search(text))
        for document, path in places if any(found) else ():
            yield from _told(document.place(path), _whole(path), text, found)


def _told(
    place: Place, field: str, text: str, found: tuple[str, _Hit, _Hit, _Hit]
) -> Iterator[ScenarioProblem]:
    note, parted, code, told = found
    if note:
        remedy = N_("Write the text to its end, or take the note out.")
        yield warning("S165", place, _TO_COME_SAID, remedy, text=in_code(note[:80]))
    if parted and _PARTED_TEXTS.search(field):
        remedy = N_("Join the two parts, or leave it if that is meant.")
        shown = text[max(0, parted.start() - 12) : parted.end() + 12]
        yield warning("S165", place, _PARTED_SAID, remedy, text=in_code(shown))
    if code and _TOLD_TO_PLAYERS.fullmatch(field):
        remedy = N_("Write who that is in plain words, such as “người phát ngôn”.")
        yield warning("S165", place, _CODE_SAID, remedy, text=in_code(code[0]))
    if told and _TOLD_TO_PLAYERS.fullmatch(field):
        remedy = N_("Take it out: the mark of the exercise is put on everything by itself.")
        yield warning("S198", place, _GIVEN_AWAY_SAID, remedy, text=in_code(told[0].strip()[:80]))


@lru_cache(TEXTS)  # several checks leave to this one what has such a note
def to_come(text: str) -> str:
    """The note of whoever wrote the text that still stands in it; "" for none."""
    note = _TO_COME.search(text)
    return note[0].strip() if note else ""


def _whole(path: Path_) -> str:
    """The path without the numbers of entries."""
    return ".".join(step for step in path if isinstance(step, str))
