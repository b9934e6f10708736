"""What is wrong with a text as it stands, and no other text is needed to see it: words that stand there twice, a bracket that
nobody closes, an end in the middle of a sentence, a denial of a denial, a figure or a span that nothing has."""

# Charter: scenario checks as it stands
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.checks.pasted import REMAINS, last_field
from infodrill.scenario.checks.unready import to_come
from infodrill.scenario.checks.vietnamese import typed_bare
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

AGAIN, SENTENCE = 8, 4  # words in a row, and of a whole sentence, that a text says once
NAME, FEW = 2, 3  # words of a name that stands there twice, and of a text that may be cut
ENDED = 0.8  # of the texts of a drill that end with a sign
SHORTEST: Mapping[str, int] = {"body": 8, "": 3}  # words of a text that has a sentence
LAST_DAY, LAST_YEAR = 31, 2200
IN_SENTENCES = frozenset(
    {
        "why",
        "advice",
        "meanwhile",
        "kernel",
        "briefing",
        "note",
        "harm_why",
        "if_stuck",
        "evaluator_notes",
        "fact",
        "synopsis",
        "lesson",
    }
)
"""Fields in which authors write whole sentences, each with its sign."""
_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(
    r"[.!?…:;)\]}”\"'’]\s*$|[^\w\s,]\s*$|(?:\d|xxx|\.invalid)\s*$|(?:://|www\.|\w\.\w{2,}/)\S*\s*$"
)  # the last are what tokens show
_GOES_ON = re.compile(
    r"(?<!\w)(?:và|của|các|những|hoặc|nhưng|tại|với|bởi|từ|mỗi|mọi|rằng|trong|vì|nếu|giữa|mấy|khi|đang|(?<!thiết )(?<!chuẩn )bị"
    r"|the|an?|of|and|or|to|with|from|than|because|if|my|your|our|their|its|are|was|were|by|every|which|while|during|between"
    r"|without)\s*$"
)
"""Small words behind which a sentence goes on."""
_DENIED_TWICE = re.compile(
    r"(?i)(?<!\w)(?:(?:không|chưa|chẳng) (?:không|chưa|chẳng|đã|đang|đừng|có (?:cho|được|bị))(?! hẳn)|not (?:not|no(?= \w))"
    r"|(?:does|do|did)(?:n[’']t| not) (?:not|never)|(?:has|have) not an?)(?!\w)"
)
"""A word of denial that slipped in: nobody says it so."""
_NOT_LOST = re.compile(
    r"(?i)(?<!\w)(?:không|chưa|chẳng|chả|đừng|chớ|khỏi|thôi|nếu|hễ|bất|mọi|ai|hỏi|biết|xem|not?|never|nobody|hardly|whether|if"
    r"|who\w*|before|without|as|than|cũng|đâu|any\w*|refuse\w*|deny|denies|stops?)(?!\w)|n[’']t\b|\?"
)
_ASKS_FOR_NO = re.compile(
    r"(?i)(?<!\w)(?:(?:có|được|mất|thu|tốn|nhận|lấy|thiếu|sót|phát|báo|cho)(?: một| bất kỳ)? [^\W\d_]+ nào(?=\s*[.,;!…]|\s*$)"
    r"|(?:có|được) (?:gì|ai)(?: để| nữa| cả)(?!\w)|(?:said|did|knows?|is) such thing(?!\w)"
    r"|(?:^|(?<=[.;,] ))do \w+ any(?:one|body|thing)(?!\w))"
)
"""What is only said behind a denial: "thu đồng nào", "do make anyone vomit"."""
_FULL = re.compile(r"(?i)(?<!\w)(?:đầy|còn|chiếm|full|left|remain(?:s|ing)?) (?:at )?(?P<n>\d{3,}) ?%")
_DAY = re.compile(r"(?i)(?<!\w)ngày (?P<n>\d{2,3})(?= (?:tháng|âm)(?!\w)|/\d)")
_YEAR = re.compile(r"(?i)(?<!\w)(?:năm|year|season of|school year) (?P<n>\d{4})(?!\w|[.,]\d)")
_YEARS = re.compile(r"(?<![\w.,-])(?P<n>\d{4}) ?[–-] ?(?P<m>20\d\d)(?![\w-])")
_UNIT = r"(?P<unit>giờ|ngày|tuần|tháng|phút|hours?|days?|weeks?|months?|minutes?)"
_TO = re.compile(rf"(?i) {_UNIT} (?:đến|tới|to|until)(?: lúc)? ")
_OF_TIME = re.compile(rf"(?i) {_UNIT}(?!\w)")
_OF_THE_DAY = re.compile(r"(?i) (?:ngày|tuần|tháng) (?:sáng|trưa|chiều|tối|khuya)(?! nay| mai| hôm)(?!\w)")
_SIGNS = re.compile(r"\w ?[,;:] ?[,;:](?![)(])|[,;:] ?\.(?![.\d])|(?<![.…])\. ?[,;](?=\s|$)")
_CLOSED = {"(": ")", "[": "]", "“": "”", "«": "»"}
_TWICE_SAID = N_("the same words stand here twice: {text}")
_OPEN_SAID = N_("a bracket or a quotation mark is opened and not closed: {text}")
_CUT_SAID = N_("this text stops in the middle of a sentence: {text}")
_UNENDED_SAID = N_("this text stops without a sign at its end: {text}")
_DENIED_SAID = N_("a denial stands twice or in the wrong place here: {text}")
_LOST_SAID = N_("a “no” or “not” seems to be missing here: {text}")
_SIGNS_SAID = N_("two signs stand where one belongs: {text}")
_SPAN_SAID = N_("this names a span or a figure that nothing has: {text}")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    texts = [
        (document.place(path), last_field(path), text)
        for text, places in loaded.texts.items()
        if " " in text.strip() and not EMPTY.fullmatch(text)
        for document, path in places
        if not document.name.startswith("texts/")
    ]
    with_signs = _with_signs(texts)
    for place, name, text in texts:
        if again := said_again(text):
            yield warning(
                "S165", place, _TWICE_SAID, N_("Take one of the two out."), text=in_code(again[:80])
            )
        if REMAINS.search(text) or to_come(text):  # told as that
            continue
        if left := unclosed(text):
            remedy = N_("Close it, or write what follows.")
            yield warning("S165", place, _OPEN_SAID, remedy, text=in_code(left[:60]))
        elif said := _stops(name, text, with_signs):
            yield warning("S165", place, said, N_("Write it to its end."), text=in_code(text.strip()[-40:]))
        if hit := _DENIED_TWICE.search(text):
            shown = text[max(0, hit.start() - 20) : hit.end() + 20].strip()
            remedy = N_("Read the sentence aloud, and correct it.")
            yield warning("S165", place, _DENIED_SAID, remedy, text=in_code(shown))
        if lost := _denial_lost(text):
            remedy = N_("Read the sentence aloud, and correct it.")
            yield warning("S165", place, _LOST_SAID, remedy, text=in_code(lost))
        if hit := _SIGNS.search(text):
            shown = text[max(0, hit.start() - 20) : hit.end() + 20].strip()
            yield warning("S165", place, _SIGNS_SAID, N_("Take one of the two out."), text=in_code(shown))
        if impossible := _impossible(text):
            remedy = N_("Correct the number or its unit.")
            yield warning("S165", place, _SPAN_SAID, remedy, text=in_code(impossible))


def _group(name: str) -> str | None:
    """Fields whose texts end alike; None for those that end in any way."""
    return "body" if name == "body" else "" if name in IN_SENTENCES else None


def _with_signs(texts: list[tuple[Place, str, str]]) -> frozenset[str]:
    """The groups of fields whose texts end with a sign in this drill."""
    ended: dict[str, list[bool]] = defaultdict(list)
    for _, name, text in texts:
        if (group := _group(name)) is not None and len(text.split()) >= SHORTEST[group]:
            ended[group].append(bool(_ENDS.search(text)))
    return frozenset(group for group, each in ended.items() if sum(each) >= ENDED * len(each))


def said_again(text: str) -> str:
    """Words that the text says a second time: all of it, a sentence of several words, or a long row of words; "" for none."""
    words = _WORD.findall(text.casefold())
    half = len(words) // 2
    if len(words) % 2 == 0 and half >= NAME and words[:half] == words[half:]:
        return text
    seen = set[tuple[str, ...]]()
    for sentence in sentences(text):
        said = tuple(_WORD.findall(sentence.casefold()))
        if said in seen and len(said) >= SENTENCE:
            return sentence
        seen.add(said)
    rows = set[tuple[str, ...]]()
    for n in range(len(words) - AGAIN + 1):
        row = tuple(words[n : n + AGAIN])
        if row in rows:
            return " ".join(row)
        rows.add(row)
    return ""


def unclosed(text: str) -> str:
    """From the mark on that opens something and has none to close it; a smile opens nothing."""
    for opens, closes in _CLOSED.items():
        if text.count(opens) > text.count(closes) and not re.search(r"[:=;]-?[(\[]", text):
            return text[text.rindex(opens) :]
    return ""


def _stops(name: str, text: str, with_signs: frozenset[str]) -> str:
    """What is said of a text that was cut off; "" for none. Who types without accents mostly ends without a sign too."""
    words, group = len(text.split()), _group(name)
    if group in with_signs and group is not None and words >= SHORTEST[group]:
        bare = group == "body" and text.isascii() and typed_bare(text) and not _GOES_ON.search(text)
        return _UNENDED_SAID if not _ENDS.search(text) and not bare else ""
    return _CUT_SAID if words >= FEW and _GOES_ON.search(text) else ""


def _denial_lost(text: str) -> str:
    """Words that are only said behind a denial, in a clause that has none; "" for none."""
    for sentence in sentences(text, also=";"):
        hit = _ASKS_FOR_NO.search(sentence)
        if (
            hit
            and not _NOT_LOST.search(re.split(r"[,:]", sentence[: hit.start()])[-1])
            and "?" not in sentence
        ):
            return sentence[max(0, hit.start() - 30) : hit.end() + 20].strip()
    return ""


def _impossible(text: str) -> str:
    """A span in two units, hours of the day that are days, a day that no month has, more than the whole."""
    may = _TO.search(text) or _OF_THE_DAY.search(text)
    numbers = [each for lang in ("vi", "en") for each in said_numbers(text, lang)] if may else []
    for here, there in product(numbers, repeat=2):
        to, of = _TO.match(text, here.end), _OF_TIME.match(text, there.end)
        if to and of and to.end() == there.start and to["unit"].rstrip("s") != of["unit"].rstrip("s"):
            return text[here.start : of.end()]
    for number in numbers:
        if hit := _OF_THE_DAY.match(text, number.end):
            return text[number.start : hit.end()]
    for pattern, most in ((_FULL, 100), (_DAY, LAST_DAY), (_YEAR, LAST_YEAR)):
        if (hit := pattern.search(text)) and (whole(hit["n"]) or 0) > most:
            return hit[0]
    backwards = (hit[0] for hit in _YEARS.finditer(text) if hit["n"] > hit["m"])
    return next(backwards, "")
