"""What any text holds by its form alone, of whatever it is: an hour and a day that are still to come, that people are asked to do
something or to leave it, that somebody comes to do it.

Of these others speak in plans, doubts and complaints of their own, also where nobody could tell what sort of text it is; and of
nothing else of it. Signs of form, narrow ones: what is missed is taken up by nobody.
"""

# Charter: conduct held
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework.advice import advised, quotes_blank
from infodrill.conduct.doings import FIRST
from infodrill.conduct.timekinds import MEET, shows, somebody_comes, time_kinds
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both, signs
from infodrill.kernel.saidtimes import SaidMoment
from infodrill.kernel.sentences import sentences

_SMALL_HOURS, _AT_WORK, _EVENING = 8, 17, 21
"""From when on people are at work, at home, and in bed (assumption)."""
_COMES: Signs = in_both(
    r"(?:thợ|đội(?! ngũ| kiểm tra)|kỹ sư|điện lực|xe (?:gom|bồn|chở|cứu)|thú y|công nhân)"
    r"(?: \w+){0,4} (?:đến|tới|xuống|hẹn|xén|sửa|thay|dọn|kiểm tra|chở|ngồi giúp|hỗ trợ)|mai có xe",
    r"(?:crews?|engineers?|plumbers?|beekeepers?|teams?|vans?|lorr(?:y|ies)|mechanics?|electricians?|"
    r"fitters?|workers?)(?: \w+){0,3} (?:comes?|coming|will|arrives?|arriving|visits?|trims?|mends?|fix(?:es)?)",
)
_CHORE: Signs = in_both(
    r"tháo|dọn|kê|chằng|buộc|che|đậy|đóng (?:cửa|van|vòi|nắp)|tắt (?:bếp|điện|ga|đèn|máy)|khóa (?:cửa|van|vòi|bếp)|"
    r"cắt (?:tỉa|cỏ)|phân loại|đổ nước|xả|rửa|lau|cất|sạc|trữ|hứng|dắt (?:chó|mèo|xe)",
    r"take (?:in|down)|clear (?:your|the|away|out|up|any|all)(?! (?:approach|way|road|line))|"
    r"shut (?:your|the|all)|close (?:your|the|all)|switch off|turn off|cover|tie|sort|empty|lock|charge|store|fill|bring in|"
    r"keep (?:all |your |the )*(?:windows?|doors?) (?:closed|shut)",
)
"""What a household does at home or has to see to: of no other thing that it is asked people say that it is done."""
_OF_HOMES: Signs = in_both(
    r"bà con|các hộ|nhà nào|mỗi nhà|mọi nhà|cả nhà|người dân|gia đình|trong nhà|cửa sổ|mái|kê|chằng|chèn|trữ nước|dây phơi|"
    r"cắt cành|phân loại|cửa|việc cần làm|lưu ý",
    r"households?|homes?|houses?|families|family|residents|neighbours|windows?|doors?|roofs?|gutters?|tie down|store water|"
    r"charge phones|everybody|everyone|what to do|please note|please",
)
"""That it is asked of households: what a stallholder or a driver does is nobody's chore at home."""
_NOT: Signs = in_both(r"không|đừng|chưa|chớ|khỏi|tạm|để lấy", r"not|never|no|nobody|n.t|without")
_IN_CASE: Signs = in_both(
    r"\W*(?:ai|nếu|lỡ|khi|gặp|thấy|(?:nhà|em|cháu|người|hộ) nào)|[^.]*\b(?:ai|nếu|lỡ)\b[^.]*\bthì\b",
    r"\W*(?:if|when|anyone|anybody|whoever|those|in case)|[^.]*\bif\b",
)
"""What is asked of some only."""
_ORDER_VI = (
    r"(?:^|[.,;:!] )\W*(?:(?:xin|mong|nhớ|đề nghị|yêu cầu|bà con|mọi người|người dân|phụ huynh|trẻ em|"
    r"các em|xe máy, ô tô|xe máy|ô tô|và) ){0,4}"
)
_GOES_VI = (
    r"(?:lội|đi(?! học| làm| viện)|ra(?! đường| ngoài| khỏi)|vào|qua|bơi|leo|trèo|lại gần|xuống|câu|"
    r"tắm (?:ở|ngoài|dưới|sông|suối|hồ|ao|biển|kênh|đập))"
)
_FORBIDS: Mapping[str, Signs] = {
    "bans": signs(
        rf"{_ORDER_VI}(?:đừng|cấm|chớ|không (?:được |nên )?(?:nhập|gửi|chuyển|bấm|dùng|uống|ăn|đốt|vứt|đổ|thả|tháo|cho|mở|đưa|"
        r"lội|đi|đỗ|ra|vào|qua|tắm (?:ở|sông|suối|hồ|ao|biển|kênh)|bơi|leo|trèo|lại gần|xuống|câu))\b",
        r"(?:^|[.,;:!] |\b(?:and|please) )(?:please )?(?:do not|don.t|never|avoid|keep (?:off|away|out|dogs away))\b|"
        r"(?:^|[.,;:!] )(?:from \w+,? )?no (?:open |more )?(?:fires?|parking|swimming|fishing|smoking|camping|dogs|cars|cycling|"
        r"barbecues|littering|bathing)\b",
    ),
    "keepout": signs(
        # A bus or a line that does not go somewhere forbids nothing: a bare "không" is an order where a clause begins with it.
        # And who is told where not to drive or park goes another way: that is no place to keep away from.
        rf"\b(?:đừng|cấm|chớ|không (?:được|nên)) {_GOES_VI}\b(?! (?:xe|ô tô))|{_ORDER_VI}không {_GOES_VI}\b(?! (?:xe|ô tô))",
        r"\b(?:do not|don.t|never) (?:go|walk|wade|swim|climb|enter|come near)\b|\bkeep (?:off|away|out)\b",
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
    asked = [{*_asked(each.strip(), lang, spelt)} for each in (quotes_blank(as_read(title)), *said)]
    asked[0] -= {"bids"}  # a title names a chore that somebody else may do
    told_of = {name for each in asked for name in each} - ({"bids"} if stance == "deny" else set())
    yield from ((name, "") for name in sorted(told_of) if name == "bids" or _is_its_news(name, asked))
    if stance == "deny":
        return
    if stance == "unknown":
        return
    if somebody_comes(_COMES, spelt, text := f"{title}. {body}") and not shows(_NOBODY, spelt, text):
        yield "comes", ""
    told = dict[str, str]()
    for sentence in said:
        for name, words in _times(sentence, lang):
            told.setdefault(name, words)
    yield from told.items()


def _is_its_news(name: str, asked: list[set[str]]) -> bool:
    """Whether a text forbids first of all, or more than once: a word on parking behind a timetable is no news. `asked` = what
    each sentence asks, the title first."""
    return any(name in each for each in asked[:FIRST]) or sum(name in each for each in asked) > 1


def _asked(sentence: str, lang: str, spelt: str) -> Iterator[str]:
    """That a sentence asks everybody to do something at home, or to leave something."""
    if sentence.endswith("?") or as_typed(_IN_CASE, spelt).match(sentence):
        return
    if told := advised(lang, sentence):
        clause = sentence[slice(*told)]
        if (
            shows(_CHORE, spelt, clause)
            and shows(_OF_HOMES, spelt, sentence)
            and not shows(_NOT, spelt, clause)
        ):
            yield "bids"
    yield from (name for name, sign in _FORBIDS.items() if shows(sign, spelt, sentence))


def _times(sentence: str, lang: str) -> Iterator[tuple[str, str]]:
    """The hours and days of a sentence, each by its kind; and in which part of a day people have to be there."""
    for kind, words, said in time_kinds(sentence, lang):
        if kind != MEET:
            yield kind, words
            continue
        yield "attend", ""
        if isinstance(said, SaidMoment):
            yield "clock", words
            yield from ((name, "") for name in _when(said, lang))
        else:
            yield "weekday", words


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
