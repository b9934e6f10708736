"""What a loudspeaker says of a text: what it is about, what is so, what to do, the next word; heard once, without the page."""

# No charter: words of a text in another order; nothing is kept, judged or sent
from __future__ import annotations

import re

from infodrill.casework.craft import instruction
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.quoting import begun
from infodrill.kernel.sentences import sentences

_BRACKETS = re.compile(r"\s*\([^()]*\)")
# A pronoun alone; "tin này" has its noun beside it, "chúng tôi" speaks of the speaker.
_PRONOUN = {
    "vi": re.compile(r"\b(?:nó|họ|chúng(?! (?:tôi|ta|em|mình)))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:it|they|them)\b(?! (?:is|was|takes)\b)", re.IGNORECASE),
}
_KNOWN = re.compile(r"(?:điều đã biết|what we know)\s*:", re.IGNORECASE)
_POINT = re.compile(r"^\W*•\s*")
_OPEN = re.compile(r"(?:tin tiếp theo|next (?:update|word))\s*:", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:bản tin số|bulletin no\.) \d+\b", re.IGNORECASE)  # a sheet's own name
_LABELS = tuple(
    (re.compile(rf"(?:{label}):\s*", re.IGNORECASE), instead)
    for label, instead in (
        (
            r"việc (?:cần|đang) làm(?: (?:ngay|trong lúc chờ))?|điều đã biết|what to do(?: meanwhile)?|please note",
            "",
        ),
        (r"what we (?:know|are doing)", ""),
        ("điều chưa biết", "Chưa biết "),
        ("what we do not know yet", "We do not know yet "),
        ("tin tiếp theo", "Chúng tôi báo tiếp lúc "),
        ("next (?:update|word)", "We speak again at "),
    )
)
# That people were right is heard before what they were right in; nobody writes an address down that is read out.
_RIGHT = re.compile(
    r"(?:\w+ ){1,4}phản ánh (?:về cơ bản là )?đúng\.|people were (?:largely )?right\.",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:(?:at|on) )?[\w-]+(?:\.[\w-]+)*\.invalid(?:/[\w/-]*)?", re.IGNORECASE)
_WEBSITE = {"vi": "trang mạng chính thức", "en": "on the official website"}
POINTS = 3  # of a list, which is read with the eyes: more than these nobody keeps who hears it once
REST = {"vi": "Các việc khác có ở bảng tin.", "en": "The rest is on the notice board."}
FEW = 3  # words of a headline beside what it quotes, without which it is only that
# What stands before the matter in a headline, be it alone or behind a place: whoever speaks says it in the greeting.
_HEADED = re.compile(
    r"(?:(?P<place>[^:]*) – )?(?P<label>đính chính|correction|cảnh báo(?: mạo danh)?|warning|beware of impostors|cập nhật|update|"
    r"nhắc lại|as we said)(?:: | – )",
    re.IGNORECASE,
)
_CORRECTS = ("đính chính", "correction")
_THERE = re.compile(r"(?P<place>(?:Ở|In) [^:.;]+): ")
# Words of a place that its house need not have in its name.
_OF_A_PLACE = frozenset({"city", "ward", "commune", "the"})
_NAMED = re.compile(r"(?P<name>“[^”]+”) – ")
_ABOUT = {"vi": r"Về \g<name>, ", "en": r"On \g<name>: "}
# A wrong notice of our own is heard as wrong before anybody takes it for what is so.
_NOTICE = {
    "vi": re.compile(r"chúng tôi xin đính chính thông báo của (?P<house>[^:“]+): “(?P<told>[^”]*)”", re.I),
    "en": re.compile(r"we are correcting (?:an announcement by )?(?P<house>[^:“]+): “(?P<told>[^”]*)”", re.I),
}
_OURS = {"chính mình": "Chúng tôi", "our own announcement": "We"}
_TOLD_WRONGLY = {"vi": "{house} đã báo sai: {told}", "en": "{house} announced wrongly: {told}"}
# Signs that stand for words on a page: a number with its register, a day, from one figure to another.
_REGISTER, _TO = (
    re.compile(r"\b((?:số|no\.) \d+)/[^\W\d_][\w/-]*", re.IGNORECASE),
    re.compile(r"(?<=\d)–(?=\d)"),
)
_DAY = re.compile(r"(?<![\d/])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/])")
_BETWEEN = {"vi": " đến ", "en": " to "}
# What is read on a page, or of it: where a thing is known from, how our texts stand to each other.
_OF_THE_PAGE = re.compile(
    r"\W*(?:nguồn|sources?)\s*:|\W*(?:theo|according to)\b[^.]*\b(?:tính đến|as of)\b[^.]*\d|"
    r"\W*đây là bản mới nhất|\W*bài (?:này|lúc)\b|"
    r"\W*lúc \d[^.]*chúng tôi (?:đã )?(?:thông báo|nói|báo|đăng|đính chính|cảnh báo)\b|"
    r"\W*như đã hẹn\b|"
    r"\W*có (?:kết quả|quyết định) là chúng tôi báo|\W*(?:chậm nhất )?ngày [^.]*chúng tôi báo tại đây|"
    r"\W*(?:tin|điều) này không đúng|"
    r"\W*this (?:follows|adds|replaces)\b|\W*our (?:text|notice) of [^;.]*\bright (?:then|at the time)\b|"
    r"\W*at \d[^.]*\bwe (?:said|told|announced)\b|\W*we said this at\b|"
    r"\W*as promised\b|\W*as soon as (?:there is a result|it is decided)|\W*(?:by|on) [^.]*\bwe will say here\b|"
    r"\W*that is not true\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"“(?:[^\s”]+\s+){2,}[^”]*”")  # a rumour, or our own wrong notice, in its words
_SORRY = re.compile(
    r"\bxin lỗi\b(?! vì báo lại muộn)|\bapologi[sz]es?\b|\b(?:are|is) sorry\b(?! to come back| that this happened)",
    re.IGNORECASE,
)


def read_aloud(lang: str, body: str, title: str = "", places: tuple[str, ...] = (), sender: str = "") -> str:
    """A text as a loudspeaker says it behind the name of its `sender`: its headline, so that whoever it concerns listens, and all
    that is so in the order of the page: half of it may say something else, and a detail torn from its sentence does. Without a
    headline that we are sorry and what people should do come first, and where that has only a pronoun for what it is about, what
    names it before. No sentence is said twice, no label, nothing in brackets, no sign that is only read, no source and no rumour
    in its words; what we told wrongly ourselves is named as wrong. Of a list the first points with a step are read, each whole,
    and the first that is open, with its hour.
    `places` = in which part each line stands, () = unknown.
    """
    lines = [_our_notice(lang, line) for raw in as_read(body).split("\n") if (line := raw.strip())]
    listed, head = any(map(_POINT.match, lines)), _headline(title, lines, sender)
    told = "" if listed or head else instruction(lang, body, places)
    said = [sentence for line in lines for sentence in sentences(_POINT.sub("", line))]
    sorry = [each for each in said if told and _SORRY.search(each) and not _TELLING.search(each)]
    heard_of = _heard_of_a_list(lang, lines) if listed else lines
    others = [_of_the_matter(line, listed=listed) for line in heard_of if not told or line not in told]
    right = [each for each in said[:1] if _RIGHT.fullmatch(each)]
    order = [*right, *head, *sorry, told, *others]
    if told and _PRONOUN[lang].search(sentences(told)[0]):
        order.insert(0, next((line for line in lines if _KNOWN.match(line)), lines[0]))
    heard = [as_said(lang, sentence) for part in order for sentence in sentences(_BRACKETS.sub("", part))]
    return " ".join(dict.fromkeys(heard or said))


def _heard_of_a_list(lang: str, lines: list[str]) -> list[str]:
    """Of the points of a list those that are read, in their order, with what stands beside them; that there are more is said."""
    points = [line for line in lines if _POINT.match(line)]
    still = [line for line in points if _OPEN.search(line)]
    clear = [line for line in points if line not in still]
    steps = [line for line in clear if instruction(lang, _POINT.sub("", line))]
    # What went wrong over this loudspeaker is put right over it.
    ours = [line for line in clear if _SORRY.search(line)]
    kept = {*[*ours, *(line for line in steps or clear if line not in ours)][:POINTS], *still[:1]}
    read = [line for line in lines if line in kept or not (_POINT.match(line) or line.endswith(":"))]
    return [*read, REST[lang]] if len(kept) < len(points) else read


def as_said(lang: str, sentence: str) -> str:
    """A sentence without the label of its paragraph, which is read with the eyes, and with words for signs."""
    there = f"{place['place']}, {sentence[place.end() :]}" if (place := _THERE.match(sentence)) else sentence
    named = f"{name.expand(_ABOUT[lang])}{there[name.end() :]}" if (name := _NAMED.match(there)) else there
    said = _TO.sub(_BETWEEN[lang], _REGISTER.sub(r"\1", named))
    said = _ADDRESS.sub(_WEBSITE[lang], said)
    said = _DAY.sub(r"\1 tháng \2", said) if lang == "vi" else said
    for label, instead in _LABELS:
        if label.match(said):
            return begun(label.sub(instead, said, count=1))
    return said


def corrects(title: str) -> bool:
    """Whether a headline says that it puts right a word of our own: then the greeting says so."""
    found = _HEADED.match(as_read(title).strip())
    return found is not None and found["label"].lower() in _CORRECTS


def _our_notice(lang: str, line: str) -> str:
    """A line without the page's way of naming what we, or another office, announced wrongly."""

    def told(hit: re.Match[str]) -> str:
        house = hit["house"].strip()
        return _TOLD_WRONGLY[lang].format(house=_OURS.get(house.lower(), begun(house)), told=hit["told"])

    return _NOTICE[lang].sub(told, line)


def _headline(title: str, lines: list[str], sender: str) -> list[str]:
    """The headline as a sentence, or the one of the text that says it whole; none that is only the rumour or a sheet's number.
    Who speaks has been named before it, and how."""
    said = as_read(title).strip().rstrip(".")
    head, *rest = re.split(": | – ", said, maxsplit=1)
    if rest and sender and {*fold(head).split()} - _OF_A_PLACE <= {*fold(sender).split()}:
        said = begun(rest[0])
    if label := _HEADED.match(said):
        place = f"{label['place']}: " if label["place"] else ""
        said = f"{place}{said[label.end() :]}" if place else begun(said[label.end() :])
    if len(_TELLING.sub(" ", said).split()) < FEW or _NUMBERED.match(said):
        return []
    whole = (sentence for line in lines for sentence in sentences(line) if fold(said) in fold(sentence))
    return [next(whole, said if said[-1:] in "!?…" else f"{said}.")]


def _of_the_matter(line: str, *, listed: bool) -> str:
    """A line without what is of the page and the rumour; a list repeats none, and names in quotation marks what it warns of."""
    told = (each for each in sentences(_POINT.sub("", line)) if not _OF_THE_PAGE.match(each))
    return " ".join(each for each in told if listed or not _TELLING.search(each))
