"""What any text holds by its form alone, of whatever it is: an hour and a day that are still to come, that people are asked to do
something or to leave it, that somebody comes to do it.

Of these others speak in plans, doubts and complaints of their own, also where nobody could tell what sort of text it is; and of
nothing else of it. Signs of form, narrow ones: what is missed is taken up by nobody.
"""

# Charter: conduct held
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.clauses import is_off
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, before, in_both, signs
from infodrill.kernel.saiddays import SaidDay, said_days
from infodrill.kernel.saidtimes import SaidMoment, clocks
from infodrill.kernel.sentences import sentences

_SMALL_HOURS, _AT_WORK, _EVENING = 8, 17, 21
"""From when on people are at work, at home, and in bed (assumption)."""
_PAST: Signs = in_both(
    r"đã|vừa|bị|hôm (?:qua|kia|trước|ấy)|đêm qua|tối qua|sáng qua|lúc trước|từng|xảy ra|ngửi thấy|thấy|nghe|có tiếng|tính đến|đo|"
    r"chưa|không (?:phải|có)|chứ|thay vì|nói|viết|hẹn|hứa|đúng là|ghi|là (?:sai|giả|thật)",
    r"was|were|had|did|been|since|last|as of|yesterday|ago|not|wrong|said|told|instead of|found|got|heard|saw|set aside|happened|"
    r"checked|measured|promised|missed",
)
"""Of what was, or is not so, nobody makes a plan."""
_AWAITED: Signs = in_both(
    r"báo (?:lại|tiếp|tin|kết quả)|kết quả|tin (?:tiếp|sau)|cập nhật|nói tiếp|trả lời|công bố|mưa|bão|lũ|triều|gió",
    r"update|results?|news|post|answer|report|tides?|rain|storm|flood|wind",
)
"""What people wait for and nobody has to be there for, and what keeps its own hours."""
_TILL: Signs = signs(
    r"\b(?:đến|tới|trước|hết|quá|sau|thay vì|chứ không phải)(?: (?:hết|ngày|lúc|tối|sáng|chiều))? ?$",
    r"\b(?:until|till|to|before|by|after|through|instead of)(?: the)? ?$",
)
_ON: Signs = in_both(r"\W*(?:đến|tới|cho đến)\b", r"\W*(?:to|until|till|through)\b")
"""Behind the first of several days: of that one alone nobody speaks."""
_ATTEND: Signs = in_both(
    r"bầu|họp|nộp|đăng ký|khám|tiêm|lấy|nhận|gọi từ|mời|tập huấn|lớp|đón|hẹn gặp|phát|bỏ phiếu|góp ý|tiếp dân",
    r"vot\w+|meeting|hand (?:it )?in|register|collect|pick up|appointments?|invited|jabs?|class(?:es)?|handed out|"
    r"come (?:to|and)|"
    r"bring",
)
"""For what people have to be there: of any other hour nobody says that it does not suit him."""
_COMES: Signs = in_both(
    r"(?:thợ|đội(?! ngũ| kiểm tra)|kỹ sư|điện lực|xe (?:gom|bồn|chở|cứu)|thú y|công nhân)(?: \w+){0,4} "
    r"(?:đến|tới|xuống|hẹn|xén|sửa|thay|dọn|kiểm tra|chở|ngồi giúp|hỗ trợ)|mai có xe",
    r"(?:crews?|engineers?|plumbers?|beekeepers?|teams?|vans?|lorr(?:y|ies)|mechanics?|electricians?|"
    r"fitters?|workers?)(?: \w+){0,3} (?:comes?|coming|will|arrives?|arriving|visits?|trims?|mends?|fix(?:es)?)",
)
_CHORE: Signs = in_both(
    r"tháo|dọn|kê|chằng|buộc|che|đóng|tắt|khóa (?:cửa|van|vòi|bếp|xe)|nộp|cắt|gom|phân loại|đổ|xả|rửa|lau|kiểm tra|"
    r"đăng ký|ghi tên|cất|sạc|trữ|hứng|"
    r"dời|dắt|cử",
    r"take (?:in|down)|clear|move|shut|close|switch off|turn off|hand in|cut|cover|tie|sort|empty|lock|check|register|"
    r"charge|store|"
    r"fill|bring in|put",
)
"""What a household does at home or has to see to: of no other thing that it is asked people say that it is done."""
_NOT: Signs = in_both(r"không|đừng|chưa|chớ|khỏi|tạm|để lấy", r"not|never|no|nobody|n.t|without")
_IN_CASE: Signs = in_both(
    r"\W*(?:ai|nếu|lỡ|khi|thấy|(?:nhà|em|cháu|người|hộ) nào)",
    r"\W*(?:if|when|anyone|anybody|whoever|those|in case)",
)
"""What is asked of some only."""
_ORDER_VI = r"(?:^|[.,;:!] )\W*(?:(?:xin|mong|nhớ|bà con|mọi người|phụ huynh|trẻ em|các em|xe máy, ô tô|xe máy|ô tô) ){0,3}"
_FORBIDS: Mapping[str, Signs] = {
    "bans": signs(
        rf"{_ORDER_VI}(?:đừng|cấm|chớ|không (?:được |nên )?(?:nhập|gửi|chuyển|bấm|dùng|uống|ăn|đốt|vứt|đổ|thả|tháo|cho|mở|đưa|"
        r"lội|đi|đỗ|ra|vào|qua|tắm|bơi|leo|trèo|lại gần|xuống|câu))\b",
        r"(?:^|[.,;:!] |\b(?:and|please) )(?:please )?(?:do not|don.t|never|avoid|keep (?:off|away|out|dogs away))\b",
    ),
    "keepout": signs(
        r"\b(?:đừng|cấm|chớ|không (?:được |nên )?)(?: )?(?:lội|đi(?! học| làm| viện)|đỗ|ra|vào|qua|tắm|bơi|leo|trèo|"
        r"lại gần|xuống|câu)\b",
        r"\b(?:do not|don.t|never) (?:go|walk|wade|swim|cross|park|climb|enter|drive|come)\b|\bkeep (?:off|away|out)\b",
    ),
}
"""What people are told to leave; and where they are not to go."""
_NOBODY: Signs = in_both(
    r"không (?:ai|có ai|người nào)|chưa (?:ai|có ai)|giả|mạo|lừa|đuổi|chạy|tin đồn|bắt|rơi|bỏ chuyến|ai đã",
    r"nobody|no one|fake|scam|impostors?|did not|never|missing|fell",
)


def held(title: str, body: str, lang: str, stance: str) -> Iterator[tuple[str, str]]:
    """(name of `relations.HELD`, the words of it, if others say them) of what a text in `lang` holds."""
    spelt, said = tongue(lang, body), sentences(quotes_blank(as_read(body)))
    yield from dict.fromkeys(
        (name for each in said for name in _asked(each.strip(), lang, spelt)), ""
    ).items()
    if stance == "deny":
        return
    if _shows(_COMES, spelt, text := f"{title}. {body}") and not _shows(_NOBODY, spelt, text):
        yield "comes", ""
    if stance == "unknown":
        return
    told = dict[str, str]()
    for sentence in said:
        if not (_shows(_PAST, spelt, sentence) or _shows(_AWAITED, spelt, sentence)):
            for name, words in _times(sentence, lang, spelt):
                told.setdefault(name, words)
    yield from told.items()


def _shows(sign: Signs, spelt: str, text: str) -> bool:
    return bool(as_typed(sign, spelt).search(text))


def _asked(sentence: str, lang: str, spelt: str) -> Iterator[str]:
    """That a sentence asks everybody to do something at home, or to leave something."""
    if as_typed(_IN_CASE, spelt).match(sentence):
        return
    if told := advised(lang, sentence):
        clause = sentence[slice(*told)]
        if _shows(_CHORE, spelt, clause) and not _shows(_NOT, spelt, clause):
            yield "bids"
    yield from (name for name, sign in _FORBIDS.items() if _shows(sign, spelt, sentence))


def _times(sentence: str, lang: str, spelt: str) -> Iterator[tuple[str, str]]:
    """The first hour and the first day of a sentence, in which part of a day that is, and that people have to be there."""
    till, on = as_typed(_TILL, spelt), as_typed(_ON, spelt)

    def stands(said: SaidMoment | SaidDay) -> bool:
        return not till.search(before(sentence, said.start)) and not is_off(
            sentence, said.start, said.end, lang
        )

    hours, days = (
        filter(stands, clocks(sentence)),
        (
            day
            for day in filter(stands, said_days(sentence))
            if _is_ahead(day) and not on.match(sentence[day.end :])
        ),
    )
    hour, day = next(hours, None), next(days, None)
    if hour:
        yield "clock", _hour(sentence, hour)
        yield from ((name, "") for name in _when(hour, lang))
    if day:
        yield "weekday", _small(sentence[day.start : day.end].strip(" .,;"))
    if (hour or day) and _shows(_ATTEND, spelt, sentence):
        yield "attend", ""


def _hour(sentence: str, said: SaidMoment) -> str:
    """An hour as it is written, without the day that stands beside it."""
    end = said.end
    if said.day and said.start < said.day.start < end:
        end = said.day.start
    return _small(sentence[said.start : end].strip(" .,;"))


def _when(said: SaidMoment, lang: str) -> Iterator[str]:
    """In which part of a day an hour is: of an English one that may be of either half nobody knows."""
    if said.hour is None or (lang == "en" and not said.sure):
        return
    if said.hour < _SMALL_HOURS:
        yield "atdawn"
    elif said.hour < _AT_WORK:
        yield "atwork"
    elif said.hour < _EVENING:
        yield "ateve"


def _is_ahead(day: SaidDay) -> bool:
    """Whether a day is one that is still to come, of those that have a name."""
    return day.weekday is not None or (day.offset or 0) > 0 or day.of_month is not None


def _small(words: str) -> str:
    """As it stands within a sentence: in English a day's own name keeps its capital."""
    if words.isascii() and words.split()[0].lower().endswith("day"):
        return words
    return words[:1].lower() + words[1:]
