"""The places that a text names: whose streets, where people are to go, and the one public place where something is; never where
somebody lives."""

# Charter: conduct named places
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.names import spoken_of
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.patterns import before, later
from infodrill.kernel.sentences import sentences

NAME = r"(?:\w+)(?: \w+){0,2}"
"""What may be a name: of its words those count that are written with a capital (`capital`)."""
KINDS = frozenset({"ngõ", "ngách", "phố", "xóm", "thôn", "phường", "xã", "làng", "bến"})
"""What stands before the name of a place."""
_HOME: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"(?<!trưởng )(?<!tịch )(?<!thư )(?<!phó )\b(?P<kind>(?:ngõ|ngách|(?<!thành )phố|xóm|thôn|phường|xã|làng|chung cư)) "
        rf"(?P<name>{NAME})"
    ),
    "en": later(r"(?P<name>\w+(?: \w+)?) (?P<kind>lane|street|ward|village|commune)\b"),
}
"""Where people live; named of many alone (`_MANY`): of a sentence on somebody's doings it would call for that person."""
_MANY: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:bà con|các hộ|mọi nhà|các nhà|những nhà|cư dân|người dân|(?<!ban )nhân dân|các gia đình)(?: \w+){0,3} $"
    ),
    "en": later(r"\b(?:residents|people|households|families|homes|everyone|everybody)(?: \w+){0,3} $"),
}
_OF_SEVERAL = (
    r"trường (?:tiểu học|trung học(?: cơ sở| phổ thông)?|mầm non|mẫu giáo)|bệnh viện đa khoa|chợ đầu mối"
)
"""Kinds of several words, written with a capital or without: "trường Tiểu học Ga Cũ" is called Ga Cũ, not Tiểu."""
_SPOT: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        rf"\b(?:ra|đến|tới|sang|tại|ở|lên|qua) (?P<kind>(?:trạm y tế|trạm|nhà văn hóa|quầy|kho|{_OF_SEVERAL}|trường|"
        rf"phòng khám|bệnh viện|chợ|thư viện|bưu điện)) (?P<name>{NAME})"
    ),
    "en": later(
        r"\b(?:at|to) the (?P<name>\w+(?: \w+)?) (?P<kind>counter|hall|clinic|health station|station|school|nursery school|"
        r"market|library|post office)\b"
    ),
}
"""Where people are told to go."""
_SPOT_WIDE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:ra|đến|tới|sang|tại|ở|lên|qua|về|điểm phát(?: hàng| quà)?:?) (?P<kind>(?:trường|trạm|quầy|kho|nhà văn hóa|"
        r"hội trường|trụ sở|ủy ban|đình|sân|điểm|chốt)(?: (?-i:[a-zà-ỹđ])\w*){0,4}) "
        r"(?P<name>(?-i:[A-ZĐÀ-Ỹ]\w*)(?: (?-i:[A-ZĐÀ-Ỹ]\w*)){0,2})"
    ),
    "en": later(
        r"\b(?:at|to|from) (?:the )?(?P<name>(?-i:[A-Z]\w*)(?: (?-i:[A-Z]\w*)){0,2})(?P<kind>(?: (?-i:[a-z])\w*){0,2} "
        r"(?:school|station|hall|counter|office|store|clinic|market|library|yard|point))\b"
    ),
}
"""The same, where the kind is told in several words."""
_BETWEEN = frozenset({"về", "của", "với", "cho", "và", "từ", "để", "of", "and", "for", "to"})
"""After which another thing is named."""
_PLACE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?P<kind>(?<!dân )(?<!thành )phố|đường|hồ|ao|mương|kênh|chợ|cầu|công viên|quảng trường|bãi biển|bến|ngõ|hầm|"
        r"sân vận động|"
        r"khu tập thể|khu chợ) "
        rf"(?=(?P<name>\d\d?\b|{NAME}))"
    ),
    "en": later(
        r"\b(?P<name>\w+(?: \w+)?) (?P<kind>(?-i:[Ss]treet|[Rr]oad|[Ll]ane|[Aa]lley|Pond|Lake|Bridge|Park|Square|"
        r"Market|Canal|Beach))\b(?! (?:Street|Road|Lane|Alley)\b)"
    ),
}
_NO_NAME = later(
    r"^(?:(?:the|a|an|this|that|our|both|every|each|one|two|three|four|five|six|several|many)(?: |$))+"
)
"""What begins a sentence with a capital and is no part of a name."""
_NUMBERED_ANYWHERE = frozenset({"phố", "đường", "cầu", "bến", "ngõ", "hầm", "khu tập thể"})
_NUMBERED = frozenset({"ngõ", "khu tập thể"})
_AWAY: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:người|anh|chị|ông|bà|bác|cô|chú|nhà|hộ|gia đình|quán|tiệm) (?:\S+ ){0,2}(?:ở|tại)? ?$|\b(?:đi vòng|"
        r"vòng qua) $"
    ),
    "en": later(
        r"\b(?:mr|mrs|ms|man|woman|family|neighbour|seller|shop|owner) (?:\S+ ){0,2}(?:at|in|on|of|from) $|"
        r"\b(?:use|via) $"
    ),
}
"""Before where somebody lives or sells, and the other way round: nobody is to be found by it."""


def named_places(head: str, said: str, lang: str, *, grave: bool) -> Iterator[tuple[str, str]]:
    """(name of `relations.NAMED`, the place) of a text in `lang` by its title and body; of a grave one no public place."""
    for name, sign in (("home", _HOME[lang]), ("spot", _SPOT[lang])):
        told = said if name == "home" else "\n".join(each for each in sentences(said) if advised(lang, each))
        text = f"{told}\n{head}" if name == "home" else told
        places = (
            _place(found, lang)
            for found in sign.finditer(text)
            if name != "home" or _MANY[lang].search(before(text, found.start()))
        )
        if place := next((each for each in places if each and not spoken_of(each)), ""):
            yield name, place
    place = "" if grave else _public(text := f"{head}. {said}", lang)
    if place and (lang == "vi" or _is_a_name(place, text)):
        yield "where", place


_SORT_OF_LANE = later(r"(?:\w+ing|bus|cycle|bike|fast|slow|inside|outside|main|side|back)\b")
"""What says which lane, and names none."""


def _is_a_name(place: str, text: str) -> bool:
    """Whether an English place is one: "Swimming lane" is none, nor "Hill Street" of "Hill Street School"."""
    longer = re.search(rf"{re.escape(place)} [A-Z]", text)
    return not longer and not _SORT_OF_LANE.match(place)


def spots(text: str, lang: str) -> tuple[str, ...]:
    """The named places to which a text in `lang` sends people, or keeps them from going."""
    places = (_place(hit, lang) for hit in _SPOT[lang].finditer(quotes_blank(as_read(text))))
    return tuple(dict.fromkeys(filter(None, places)))


@until_erased(4096)
def sent_to(text: str, lang: str) -> tuple[str, ...]:
    """The same, with places whose kind is told in several words ("trường tiểu học thôn Gò Vịt"): what a careful reader of our own
    texts sees; people who answer go by `spots`."""
    shown = quotes_blank(as_read(text))
    hits = [(hit["kind"].split(), hit["name"].split()) for hit in _SPOT_WIDE[lang].finditer(shown)]
    wide = (
        f"{_kind(kind)} {' '.join(name)}" if lang == "vi" else f"{' '.join(name)} {_kind(kind)}"
        for kind, name in hits
        if all(map(capital, name)) and not any(map(capital, kind[1:])) and not _BETWEEN & {*kind}
    )  # fmt: skip
    return tuple(dict.fromkeys((*spots(text, lang), *wide)))


def _kind(told: list[str]) -> str:
    """The words for a kind of place, without the "thôn" or "ward" that begins its name."""
    return " ".join(told[:-1] if len(told) > 1 and told[-1] in KINDS else told).lower()


def kind_of(spot: str) -> str:
    """What sort of place it is, without its name."""
    return " ".join(word for word in spot.split() if not capital(word))


def same_spot(spot: str, text: str, lang: str) -> bool:
    """Whether a text in `lang` names the place, be it with a longer or a shorter word for its kind."""
    *_, last = named = [re.escape(word) for word in spot.split()]
    name, kind = " ".join(filter(capital, named)), named[0] if lang == "vi" else last
    wide = rf"{kind}\b(?: \w+){{0,4}}? {name}\b" if lang == "vi" else rf"\b{name}\b(?: \w+){{0,3}}? {kind}"
    return bool(re.search(wide, as_read(text), re.IGNORECASE))


def _place(found: re.Match[str], lang: str) -> str:
    """The kind and name of a place, "" where no name is written with a capital."""
    words = found["name"].split()
    if lang == "vi" and words[0] in KINDS:  # "trạm y tế phường Bến Lành": of which ward it is
        words = words[1:]
    if lang == "vi":
        named = " ".join(takewhile(capital, words))
        return f"{found['kind'].lower()} {named}" if named else ""
    named = " ".join(reversed(list(takewhile(capital, reversed(words)))))
    begins = _NO_NAME.sub("", named)
    return f"{begins} {found['kind']}" if begins else ""


def capital(word: str) -> bool:
    """Whether a word is written with a capital, as a name's are."""
    return word[:1].isupper()


def _public(text: str, lang: str) -> str:
    """The one public place that a text in `lang` names, "" for none, for several, and where it is somebody's."""
    found: dict[str, str] = {}
    for hit in _PLACE[lang].finditer(text):
        place = f"{hit['kind'].lower()} {hit['name']}" if hit["name"].isdigit() else _place(hit, lang)
        if hit["name"].isdigit() and hit["kind"].lower() not in _NUMBERED_ANYWHERE:
            continue  # who stayed away from the market for nine days names no market
        if not place or (lang == "vi" and _within_a_name(text, hit)):
            continue
        begins = hit.start() if lang == "vi" else hit.end() - len(place)
        if _AWAY[lang].search(before(text, begins)) or spoken_of(place):
            return ""
        found[place.lower()] = place
    return next(iter(found.values())) if len(found) == 1 else ""


def _within_a_name(text: str, hit: re.Match[str]) -> bool:
    """Whether a kind of place is written with a capital where no sentence begins: it is part of a longer name."""
    ahead = before(text, hit.start()).rstrip()
    return capital(hit["kind"]) and bool(ahead) and ahead[-1] not in ".!?:"
