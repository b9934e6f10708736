"""Cutting a fact owner's answer into the pieces that a text is made of: what still holds, headline, first sentence, rest."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re

from infodrill.kernel.folding import fold
from infodrill.kernel.quoting import begun, cut, without_aside

LONGEST_TITLE = 150  # letters; a longer clause is no title
ENOUGH_TITLE = 30  # of what stands behind the name of a record
LONGEST_QUOTE = 150
MOST_WORDS = 95  # of facts in one text, so that the whole stays under 200
_END = re.compile(r"(?<![Nn]o\.)(?<=[.!?])\s+")  # never after "no."
_BEGINS = re.compile(r"[“\"]?[^\W\d_]|\d[\d.,]* [^\W\d_]")
_ASIDE_IN = re.compile(r"\s*\([^()]*\)")
# First words of the names of offices, whose second word Vietnamese writes small.
_UNITS = frozenset(
    {
        "Trung",
        "Ủy",
        "Ban",
        "Sở",
        "Trạm",
        "Công",
        "Bệnh",
        "Trường",
        "Đài",
        "Hội",
        "Quỹ",
        "Cảng",
        "Chi",
        "Bộ",
        "Phòng",
    }
)
# Words that begin a sentence and no name, whatever stands behind them.
_SMALL = frozenset(
    {
        "Thứ",
        "Today",
        "Tonight",
        "Tomorrow",
        "If",
        "When",
        "With",
        "From",
        "Until",
        "After",
        "Before",
        "Đến",
        "Tại",
        "Ở",
        "Từ",
        "Trên",
        "Theo",
        "Do",
        "Khi",
        "Nếu",
        "Trong",
        "At",
        "In",
        "On",
        "The",
        "A",
        "No",
    }
)
_NOT_KNOWN = re.compile(
    r"^(?:chưa (?:đủ căn cứ|có (?:đủ )?căn cứ|có kết quả|rõ|biết)|(?:there is )?(?:no|not enough) ground|"
    r"nothing so far shows|(?:it is |it's )?not (?:yet )?known|we do not (?:yet )?know|there is no result|"
    r"(?:theo |trong )?(?:hồ sơ|sổ|sổ sách)[^.;:,]{0,40} chưa (?:có|ghi|thấy) (?:gì|thông tin)|"
    r"(?:there is |we have |(?:our|the) (?:records?|books?|files?) (?:holds?|shows?|says?|has|have) )nothing\b)",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"chưa (?:ai )?(?:biết|rõ|quyết|xác nhận|có kết (?:quả|luận)|(?:có|đủ) căn cứ|kiểm chứng|trả lời)|"
    r"đang (?:được )?(?:kiểm tra|xác minh|xem (?:lại|xét))|"
    r"not (?:yet )?(?:known|confirmed|answered|decided)|nothing so far shows|(?:no|not enough) ground|nobody (?:yet )?knows|"
    r"no (?:result|conclusion|finding) yet|"
    r"(?:do|does) not (?:yet )?know|neither confirm|looking into|"
    r"being (?:checked|verified|considered|looked into)",
    re.IGNORECASE,
)
# "Chưa rõ có ai rơi xuống sông hay không", "chưa đủ căn cứ để nói đê vỡ hay không", never a bare "Chưa rõ".
_ASKS_WHAT = re.compile(
    r"(?:chưa (?:rõ|biết|(?:đủ|có) căn cứ(?: nào)? (?:để|cho thấy) \w+)|"
    r"(?:(?:it is|it's) )?not (?:yet )?known|we do not (?:yet )?know|nothing so far shows|"
    r"there is (?:no|not enough) ground(?: so far| yet)? to \w+)(?: [^\s.]+){3,}",
    re.IGNORECASE,
)
_STOPS = frozenset("”\"'.,;:?!)")
_ARTICLES = frozenset({"The", "A", "An", "This", "There", "In", "At"})


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences without its aside; one long sentence is cut at its semicolon."""
    found = list(whole_sentences(text))
    if len(found) == 1 and "; " in found[0]:
        first, _, second = found[0].partition("; ")
        found = [f"{first}.", begun(second)]
    return tuple(found)


def whole_sentences(text: str) -> tuple[str, ...]:
    """A text's sentences without its aside."""
    plain = begun(without_aside(text))
    found: list[str] = []
    for part in _END.split(plain):
        letter = part.lstrip('“"')[:1]
        if found and not (_BEGINS.match(part) and (letter.isupper() or letter.isdigit())):
            found[-1] += f" {part}"  # the stop before it belonged to a number or an abbreviation
        elif part:
            found.append(part)
    return tuple(ended(sentence) for sentence in found)


def ended(text: str) -> str:
    """With its full stop."""
    return text if text[-1:] in ".!?…”" else f"{text}."


def headline(text: str) -> str:
    """What a title can hold of a fact: a whole clause, without the record that it comes from; "" when none is short enough."""
    for sentence in sentences(text):
        if found := clause((told_by_record(sentence) or sentence).split("; ")[0]):
            return found
    return ""


# Before a colon: in which case, or for whom what follows is so. Without it that is said to everybody.
_FOR_WHOM = re.compile(
    r"(?:(?:nếu|khi|trường hợp|người|nhà|hộ|bà con|anh chị|gia đình) (?:\w+ ){0,4}?)?"
    r"(?:ai|nào|nếu|khi|lỡ|đã|chưa|đang|muốn|cần|bị)\b|"
    r"(?:if|when|who(?:ever)?|any(?:one|body)|those|people|customers|for (?:any(?:one|body)|those|people))\b",
    re.IGNORECASE,
)


def told_by_record(sentence: str) -> str:
    """What a sentence tells behind the name of its record ("Patrol record, 23:05: …"); "" where it names none, or what stands
    before is whom or which case it is for."""
    record, _, said = sentence.partition(": ")
    whole = len(said) >= ENOUGH_TITLE and len(record) < len(said) and not _FOR_WHOM.match(record)
    return begun(said) if whole else ""


def clause(text: str) -> str:
    """A clause as a title, "" where it is too long or a bare yes or no: never cut inside, as a title that breaks off says
    something else."""
    found = _ASIDE_IN.sub("", text).rstrip(".!:; ")
    names_it = not _YES_OR_NO.match(f"{found}. .")
    return found if len(found) <= LONGEST_TITLE and "…" not in found and names_it else ""


def quoted(text: str) -> str:
    """A told sentence as it stands inside quotation marks: without its full stop or its own marks."""
    return cut(text.strip().rstrip(".").replace('"', "'").replace("“", "'").replace("”", "'"), LONGEST_QUOTE)


def inside(text: str) -> str:
    """A sentence as it continues another: a small first letter, unless it begins with a name or a number."""
    first, _, others = text.partition(" ")
    if first in _UNITS and any(word[:1].isupper() for word in others.split()[:3]):
        return text
    first = first.rstrip(",") if first.rstrip(",") in _SMALL else first
    small = first in _SMALL or others[:1].islower() or others[:1].isdigit()
    name = (
        not small
        or not first.replace("-", "").isalpha()
        or first[1:] != first[1:].lower()
        or first.endswith("'s")
    )
    return text if name else text[:1].lower() + text[1:]


# Words that say to whom an advice is given, with which it begins.
_ADDRESSES = re.compile(
    r"^(?:[\w/]+ ){0,3}(?:anh chị|bà con|quý \w+|các (?:bác|anh|chị|em|cô|gia đình|hộ)|phụ huynh|"
    r"cha mẹ|bố mẹ|mọi người|người dân|(?:dear )?(?:parents|neighbours|residents|everyone|everybody))\b",
    re.IGNORECASE,
)
_AS_USUAL = re.compile(
    r"\bnhư (?:mọi (?:ngày|khi|hôm)|thường lệ|bình thường|thường ngày)\b|\bas (?:usual|always|on any (?:other )?day|before)\b",
    re.IGNORECASE,
)


def addresses(text: str) -> bool:
    """Whether an advice begins with whom it is for."""
    return bool(_ADDRESSES.match(text))


_YES_OR_NO = re.compile(
    r"^\W*(?:(?:dạ|vâng),? )?(?:không|có|đúng|sai|đúng vậy|không phải|no|yes|correct|wrong|true|false|that is (?:right|wrong))"
    r"(?: ạ)?[.!,:;]\s+(?=\S)",
    re.IGNORECASE,
)


def plainly(answer: str) -> str:
    """An owner's answer without the yes or no that it begins with: who reads the text has not read the question."""
    rest = _YES_OR_NO.sub("", answer)
    return rest[:1].upper() + rest[1:]


def asks(text: str) -> bool:
    """Whether an advice begins as a request of its own."""
    return bool(re.match(r"(?:xin|mời|mong|please)\b", text, re.IGNORECASE))


_GOVERNS = re.compile(
    r"^(?:Ủy ban|Ban Chỉ đạo|Thường trực|Hội đồng nhân dân|Trung tâm Thông tin)\b|"
    r"\b(?:people's (?:committee|council)|steering committee|committee|information centre)\b",
    re.IGNORECASE,
)


def governs(organisation: str) -> bool:
    """Whether the name of a house is that of a place's government, or of its press office: then the place is its name."""
    return bool(_GOVERNS.search(organisation))


# English names of houses that are said with an article; a company's own name ("Sóng Biếc Telecom") is said without.
_HOUSES = re.compile(
    r"\b(?:committee|council|company|office|cent(?:re|er)|board|desk|unit|team|clinic|school|station|police|network|union|club|"
    r"front|advisers?|experts?|registry|department|agency|authority|management|rescue|watch|group|service|hospital)\b",
    re.IGNORECASE,
)
_COMMON = frozenset({"Adviser", "Board", "Experts", "Independent", "Network", "Office"})


def called(lang: str, house: str) -> str:
    """The name of a house as it stands within a sentence: an English one with its article, where it is said with one."""
    if lang != "en" or not _HOUSES.search(house) or house.lower().startswith(("the ", "our ")):
        return house
    small = house.partition(" ")[0] in _COMMON
    return f"the {house[:1].lower()}{house[1:]}" if small else f"the {house}"


def kind(name: str) -> str:
    """What a house or a place is: "Phường" of "Phường Gò Mận"; "" where its name does not say."""
    words = name.split()
    small = next((place for place, word in enumerate(words[1:], 1) if word[:1].isupper()), len(words))
    return " ".join(words[:small]) if small < len(words) else ""


def usual(text: str) -> bool:
    """Whether an advice is to do as always."""
    return bool(_AS_USUAL.search(text))


def bare(text: str) -> str:
    """A sentence without what stands in brackets."""
    return _ASIDE_IN.sub("", text)


def not_known(text: str) -> bool:
    """Whether a sentence says no more than that it is not known."""
    return bool(_NOT_KNOWN.match(text))


def open_point(text: str) -> bool:
    """Whether a text says what it is that is not known: more than that nothing is."""
    return any(
        undecided(sentence) and (not not_known(sentence) or _ASKS_WHAT.match(sentence))
        for sentence in sentences(text)
    )


def undecided(text: str) -> bool:
    """Whether a text says anywhere that something is not known or still being checked."""
    return bool(_UNDECIDED.search(text))


def to_decide(text: str) -> bool:
    """Whether what a record leaves open is a decision, and no finding; of its Vietnamese form."""
    return bool(re.search(r"\bchưa quyết\b", text, re.IGNORECASE))


def names(text: str) -> list[str]:
    """Runs of two or more words that begin with a capital, as names of places and things do."""
    found: list[str] = []
    run: list[str] = []
    for word in (*text.split(), ""):
        bare = word.strip("“”\"'.,;:?!()")
        if word[:1] in '“"(' and run:
            run = []
        if bare[:1].isupper() and (run or bare not in _ARTICLES):
            run.append(bare)
        if not bare[:1].isupper() or word[-1:] in _STOPS:
            if len(run) > 1:
                found.append(" ".join(run))
            run = []
    return found


RUN = 5


def runs(text: str) -> frozenset[str]:
    """So many words in a row as two texts share only where one touches the other's matter."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
