"""Of what kind an hour or a day is that a text names: the one reader of that.

An hour at which people are to be somewhere ("meet"), at which somebody else does something ("slot"), until which something lasts
("till"), a day from which something stays as it is ("since"). Of opening hours, of what comes every day, of deadlines, of
the hour of the next word and of what was, others than these speak; and where the kind is not sure, nobody speaks of the hour.
"""

# Charter: conduct time kinds
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.clauses import is_off
from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, before, in_both, signs
from infodrill.kernel.saiddays import SaidDay, said_days
from infodrill.kernel.saidtimes import SaidMoment, clocks

Said = SaidMoment | SaidDay
MEET, SLOT, TILL, SINCE = "meet", "slot", "till", "since"

_PAST: Signs = in_both(
    r"đã|vừa|bị|hôm (?:qua|kia|trước|ấy)|đêm qua|tối qua|sáng qua|lúc trước|từng|xảy ra|ngửi thấy|thấy|nghe|có tiếng|tính đến|đo|"
    r"chưa|không (?:phải|có)|chứ|thay vì|nói|viết|hẹn(?! khám| tiêm| gặp)|hứa|đúng là|ghi(?! tên)|là (?:sai|giả|thật|nhầm)|nhầm|"
    r"đi lạc|mất tích|qua xe",
    r"was|were|had|did|been|last|as of|yesterday|ago|not|wrong|said|told|instead of|found|got|heard|saw|set aside|happened|"
    r"checked|measured|promised|missed|failed|sounded|cancell?ed",
)
"""Of what was, or is not so, nobody makes a plan."""
_OFF: Signs = signs(
    r"(?:^|[,;] )\W*(?:không|đừng|chớ|hủy|hoãn|thôi)\b|\bnữa\W*$",
    r"\b(?:no longer|is off|put off|do not|don.t|never)\b",
)
_WORD: Signs = in_both(
    r"báo (?:lại|tiếp|tin|kết quả)|kết quả|tin (?:tiếp|sau)|cập nhật|nói tiếp|trả lời|công bố|niêm yết|"
    r"đăng (?:lại|tiếp|ảnh|kết quả)",
    r"updates?|results?|news|post(?: again)?|answers?|reports?|(?:we|will) (?:say|tell)",
)
_WEATHER: Signs = in_both(
    r"mưa|bão|lũ|triều|gió|nắng|rét|độ", r"tides?|rain|storm|flood|wind|heat|cold|degrees"
)
"""What people wait for, and what keeps its own hours."""
_EVERY: Signs = in_both(
    r"hằng (?:ngày|tuần|tháng)|hàng (?:ngày|tuần|tháng)|mỗi (?:ngày|sáng|chiều|tối|tuần|tháng|thứ)|các ngày|tất cả các|"
    r"trong tuần|chuyến (?:đầu|cuối|sau)|ngày nào cũng|luôn luôn|quanh năm|giờ hành chính|trong giờ",
    r"every|each|daily|weekly|weekdays|monthly|always|first (?:bus|train|ferry|boat)|last (?:bus|train|ferry|boat)|opening hours|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days",
)
_KEEPS_HOURS: Signs = in_both(
    r"mở(?: cửa)?|làm việc|tiếp dân|trực|bán(?! trú)|nghỉ trưa|nghỉ chiều|khóa cổng|đóng cổng|tắt đèn|chạy từ|mượn",
    r"open|opens|opening|hours|staffed|runs? from|service",
)
"""What keeps its hours on any day."""
_DUE: Signs = signs(
    r"\b(?:hạn|chậm nhất|muộn nhất|trước|quá)\b[^.,;]*$|\b(?:nộp|đăng ký|thu|đóng tiền|góp ý|ghi tên)\b[^.]*$",
    r"\b(?:by|before|no later than|deadline)\b[^.,;]*$|\b(?:register|renew|apply|hand in|pay)\b[^.]*$",
)
_HANDED_IN: Signs = in_both(
    r"nộp|thu (?:học )?phí|góp ý|hạn|chậm nhất", r"deadline|register|renew|apply|hand in|pay"
)
"""By when something has to be done: others speak of that (`namedthings`)."""
_LASTS: Signs = in_both(
    r"cúp|cắt|mất|tắt|đóng|cấm|nghỉ|ngừng|dừng|tạm|không có|sửa|thay|thi công|rào|phong tỏa",
    r"off|shut|closed?|no|without|out of|stays?|suspended|works?|stops?|banned",
)
_TO: Signs = signs(
    r"\b(?:đến|tới)(?: hết)?(?: ngày| lúc)? ?$",
    r"\b(?:until|till|through|to)(?: the)? ?$",
)
_ON: Signs = in_both(r"\W*(?:cho )?(?:đến|tới)\b.*", r"\W*(?:to|until|till|through)\b.*")
_FROM: Signs = signs(r"\b(?:kể )?từ(?: ngày)? ?$", r"\bfrom(?: the)? ?$")
_CHANGES: Signs = in_both(
    r"chuyển|đổi|giữ nguyên|áp dụng|thêm|bớt|bỏ|hẳn|thay|tăng|giảm|bắt đầu|dời|mới",
    r"moves?|leaves? from|new|more|changes?|applies|starts?|stops? at|instead|extra|goes|stands?",
)
_MEET: Signs = in_both(
    r"bầu|họp|khám|tiêm(?: phòng)?|nhận|mời|tập huấn|lớp|hẹn gặp|(?<!loa )(?<!loa chỉ )phát(?! (?:lúc|thanh|tin|bản|trên))|"
    r"bỏ phiếu|tiếp xúc|tổng vệ sinh|biểu diễn|chiếu phim|"
    r"hội diễn|liên hoan|gặp mặt|đối thoại",
    r"voting|votes?|meeting|collect(?! (?:the )?(?:bins|rubbish))|pick up|appointments?|invited|jabs?|class(?:es)?|handed out|"
    r"come to|bring|concert|fair|workshop|open day|screening",
)
"""For what people have to be there."""
_COMES: Signs = in_both(
    r"(?:thợ|đội(?! ngũ)|kỹ sư|điện lực|xe (?:gom|bồn|chở|cứu|rác)|thú y|"
    r"công nhân|tổ (?:y tế|cây xanh|điện))(?: \w+){0,4} "
    r"(?:đến|tới|xuống|xén|sửa|thay|dọn|kiểm tra|chở|phun|gom)|có xe|được (?:xén|sửa|thay|sơn|quét|dọn|vá|trát|nạo vét)",
    r"(?:crews?|engineers?|plumbers?|beekeepers?|teams?|vans?|lorr(?:y|ies)|mechanics?|electricians?|"
    r"fitters?|workers?)(?: \w+){0,3} (?:comes?|coming|arrives?|arriving|visits?|trims?|cuts?|mends?|fix(?:es)?)|"
    r"will be (?:cut|trimmed|mended|repaired|painted|cleaned|replaced|emptied|swept|checked)",
)
"""Who comes to do it."""
_NAME = re.compile(rf"(?<=\w )[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)+")
"""Words of a Vietnamese text that are written large within a sentence."""


def shows(sign: Signs, spelt: str, text: str) -> bool:
    """Whether a text in tongue `spelt` shows a sign."""
    return bool(as_typed(sign, spelt).search(text))


def somebody_comes(sign: Signs, spelt: str, text: str) -> bool:
    """Whether a text shows who comes: in the name of a street, as "phố Thợ Thiếc", nobody does."""
    return shows(sign, spelt, _NAME.sub("…", text) if spelt == "vi" else text)


def time_kinds(sentence: str, lang: str) -> Iterator[tuple[str, str, Said]]:
    """(kind, the words of it, what was read) of the first hour and the first day of a sentence that is of one of these kinds."""
    spelt = tongue(lang, sentence)

    if any(shows(sign, spelt, sentence) for sign in (_PAST, _OFF, _WORD, _WEATHER, _EVERY)):
        return
    found = set[str]()
    named: list[Said] = [*clocks(sentence), *(day for day in said_days(sentence) if _is_ahead(day))]
    for said in named:
        kind = _kind(sentence, said, spelt)
        if kind in (MEET, SLOT) and is_off(sentence, said.start, said.end, lang):
            continue
        sort = "hour" if isinstance(said, SaidMoment) else "day"
        if kind and sort not in found:
            found.add(sort)
            yield kind, _words(sentence, said, lang), said


def _kind(sentence: str, said: Said, spelt: str) -> str:
    ahead, behind = before(sentence, said.start), sentence[said.end :]

    ends, led = shows(_TO, spelt, ahead), shows(_FROM, spelt, ahead)
    runs_on = bool(as_typed(_ON, spelt).match(behind))
    if shows(_HANDED_IN, spelt, sentence) or shows(_KEEPS_HOURS, spelt, sentence):
        return ""
    if ends:
        return TILL if shows(_LASTS, spelt, sentence) else ""
    if runs_on:
        return ""
    if led:
        return SINCE if isinstance(said, SaidDay) and shows(_CHANGES, spelt, behind) else ""
    if shows(_DUE, spelt, ahead):
        return ""
    if somebody_comes(_COMES, spelt, sentence):
        return SLOT
    return MEET if shows(_MEET, spelt, sentence) and not shows(_LASTS, spelt, sentence) else ""


def _words(sentence: str, said: Said, lang: str) -> str:
    """An hour or a day as it is written within a sentence, an hour without the day that stands beside it."""
    end = said.end
    if isinstance(said, SaidMoment) and said.day and said.start < said.day.start < end:
        end = said.day.start
    words = sentence[said.start : end].strip(" .,;")
    if lang == "en" and words.split()[0].lower().endswith("day"):
        return words
    return words[:1].lower() + words[1:]


def _is_ahead(day: SaidDay) -> bool:
    """Whether a day is one that is still to come, of those that have a name."""
    return day.weekday is not None or (day.offset or 0) > 0 or day.of_month is not None
