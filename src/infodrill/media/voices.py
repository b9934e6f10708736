"""The last touch of a person's post: how they type. It adds and changes case, never takes a word away.

So what a grammar proves about its expansions, above all that a harmful one names an invented place or brand, holds for
every touched text as well. Shares are assumptions made by eye; the draws hang on the post's id alone.
"""

# Charter: media voices
from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from infodrill.kernel.folding import de_accent
from infodrill.kernel.streams import choose, draw_below

QUIET = frozenset({"press", "official"})  # stances that no single person types
_BARE_PERMILLE, _SMALL_PERMILLE, _OPEN_PERMILLE, _CLOSE_PERMILLE = 300, 180, 90, 90
_ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "vi": ("Mn ơi,", "Cả nhà ơi,", "Bà con ơi,", "Mọi người ơi,"),
    "en": ("Neighbours,", "Everyone,", "Folks,", "Hello all,"),
}
"""What some begin with who tell or ask the whole town, where the text addresses nobody yet: no cry, no "yes sir" to no one."""
_LEAST_OPENED = 40
"""Letters of a first sentence before which an address may stand: what is shorter is a cry, or what somebody ends with."""
_ADDRESSED = re.compile(
    r"(?i)\b(?:ơi|oi|mọi người|moi nguoi|bà con|ba con|cả nhà|ca nha|cả xóm|các (?:bác|cụ|mẹ|anh|chị|cô|bạn)|mn|mng|ae|anh chị|"
    r"bác nào|nhà mình|hội mình|ad|alo|hello|hey|hi|folks|neighbours|everyone|everybody|anyone|guys|friends|all of you)\b"
)
_OPENS = frozenset({"tell", "question"})
_CLOSES: Mapping[str, tuple[str, ...]] = {"tell": ("...", "!", "!!"), "question": ("🙏",)}
"""What some end with, by the stance of a claim's text: a rumour, a fear and a denial take no friendly particle and no face."""
_FACES: Mapping[str, tuple[str, ...]] = {
    "joke": ("😂", "🤣", "=))", ":))"),
    "kids": ("🥰", "😄", "😂"),
    "proud": ("🥰", "😄", "👏"),
    "kind": ("🙏", "❤️"),
    "lost": ("🙏",),
    "wanted": ("🙏",),
    "help": ("🙏",),
    "food": ("😋",),
}
"""What some end small talk with, by the sort that it declares (`tokens.SORTS`): no other sort takes a face."""
_FACE_PERMILLE = 170

# Of replies: how many are typed without marks, shortened, end without a stop, and come from people of the south and the centre
# who live in a northern city. Assumptions made by eye.
_UNMARKED_PERMILLE, _SHORT_PERMILLE, _STOPLESS_PERMILLE = 110, 120, 450
_SOUTH_PERMILLE, _CENTRE_PERMILLE = 25, 10
_NAMED_PERMILLE = 650  # say the name of a ward without the word for its kind
_UNIT = re.compile(r"\b(?:Phường|Xã|Đặc khu) (?=[^\W\d_])")
_TWICE = re.compile(
    r"\b(?:[Cc]hợ (?=Chợ )|[Bb]ến (?=Bến )|[Gg]a (?=Ga )|[Cc]ầu (?=Cầu )|[Đđ]ồng (?=Đồng ))"
)  # "chợ Chợ Đèn" is Chợ Đèn
_Changes = tuple[tuple[re.Pattern[str], str], ...]


def _words(*pairs: tuple[str, str]) -> _Changes:
    return tuple((re.compile(pattern), said) for pattern, said in pairs)


_SHORT: Mapping[str, _Changes] = {
    "vi": _words(
        (r"\bkhông\b", "ko"), (r"\bđược\b", "đc"), (r"\bmọi người\b", "mn"), (r"\bbây giờ\b", "bh"), (r"\brồi\b", "r"),
    ),
    "en": _words((r"\byou\b", "u"), (r"\bplease\b", "pls"), (r"\bpeople\b", "ppl"), (r"\b[Tt]hanks\b", "thx")),
}  # fmt: skip
_SOUTH = _words(
    (r"^Thế(?= (?:giờ|bây|nhà|có|ai|con|mai|là|thì|tiếp|bạn|mấy)\b)", "Vậy"), (r"\bthế(?= ạ|[?.,]|$)", "vậy"),
    (r"\bthật\b", "thiệt"), (r"\bThật\b", "Thiệt"), (r"\btôi\b", "tui"), (r"\bTôi\b", "Tui"), (r"\bbố\b", "ba"),
    (r"\bBố\b", "Ba"), (r"\bmẹ\b", "má"), (r"\bMẹ\b", "Má"), (r"\bnhé\b", "nghen"),
)  # fmt: skip
_CENTRE = _words(
    (r"^Thế(?= (?:giờ|bây|nhà|có|ai|con|mai|là|thì|tiếp|bạn|mấy)\b)", "Rứa"), (r"\bthế(?= ạ|[?.,]|$)", "rứa"),
    (r"\bbây giờ\b", "chừ"), (r"\blàm gì\b", "làm chi"), (r"\bở đâu\b", "ở mô"), (r"\bSao\b(?= không)", "Răng"),
)  # fmt: skip

# What who writes "em" may call themselves instead, by per mille of replies (assumption).
_SELVES = ((270, "mình"), (400, "tôi"), (440, "cháu"))
_SELF = re.compile(r"(?<!anh )(?<!các )(?<!trẻ )(?<!chị )\b[Ee]m\b(?! bé| nhỏ| út| trai| gái)")
_PARENT = re.compile(r"\b(?:[Cc]on|[Cc]hồng|[Vv]ợ|[Tt]rẻ) em\b|\bnhà em\b")

_INTERJECTIONS = (
    "ủa",
    "ơ ",
    "ê",
    "trời",
    "ôi",
    "dạ",
    "này",
    "hic",
    "wait",
    "oh",
    "so ",
    "well",
    "sorry",
)


def voiced(text: str, lang: str, seed: int, post: str, stance: str = "tell") -> str:
    """A claim's text as the author of `post` types it. Case-folded, the result contains the text but for its last full stop.

    `stance` = that of its grammar: only who tells or asks the town addresses it, and only where the text addresses nobody.
    """
    if lang == "vi":
        text = _UNIT.sub(
            _lowered, text
        )  # nobody types the capital of an office's paper in the middle of a sentence
    if _drawn(_BARE_PERMILLE, seed, "bare", post) and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    opening = _drawn(_OPEN_PERMILLE, seed, "open", post) and _may_open(text, stance)
    if opening or _drawn(_SMALL_PERMILLE, seed, "small", post):
        text = _small(text)
    if opening and text[:1].islower() and not text.startswith(_INTERJECTIONS):
        text = f"{choose(_ADDRESSES[lang], seed, 'voice.opens', post)} {text}"
    closes = _CLOSES.get(stance, ())
    if closes and _drawn(_CLOSE_PERMILLE, seed, "close", post):
        text = _ended(text, choose(closes, seed, "voice.closes", post))
    return text


def chatted(text: str, lang: str, seed: int, post: str, sort: str = "") -> str:
    """Small talk as its author types it: without marks, shortened, small, and with a face where its `sort` takes one.

    It says the same, and addresses nobody whom the text does not.
    """
    draw = draw_below(1_000, seed, "voice.hand", post)
    if lang == "vi":
        text = _UNIT.sub(_bare if _drawn(_NAMED_PERMILLE, seed, "unit", post) else _lowered, text)
        text = _TWICE.sub("", text)
    if lang == "vi" and draw < _UNMARKED_PERMILLE:
        text = _small(de_accent(_shortened(text, lang)).removesuffix("."))
    elif draw < _UNMARKED_PERMILLE + _SHORT_PERMILLE:
        text = _shortened(text, lang)
    if text.endswith(".") and not text.endswith("..") and _drawn(_STOPLESS_PERMILLE, seed, "bare", post):
        text = text[:-1]
    faces = _FACES.get(sort, ())
    if faces and _drawn(_FACE_PERMILLE, seed, "face", post):
        text = _ended(text, choose(faces, seed, "voice.faces", post))
    return _small(text) if _drawn(_SMALL_PERMILLE, seed, "small", post) else text


def replied(text: str, lang: str, seed: int, post: str, fill: Callable[[str], str] = str) -> str:
    """A reply as its author types it: shortened, without marks, or with the words of where they came from. It says the same.

    `fill` puts in what it takes up of the words above, which no author turns into their own dialect. What stands in quotation
    marks was copied: who does that types marks and whole words.
    """
    draw = draw_below(1_000, seed, "reply.hand", post)
    if lang == "vi":
        text = _UNIT.sub(_bare if _drawn(_NAMED_PERMILLE, seed, "unit", post) else _lowered, text)
        text = _of_a_place(text, seed, post)
    text = fill(text)
    copied = "“" in text
    if lang == "vi" and draw < _UNMARKED_PERMILLE and not copied:
        text = _small(
            de_accent(text).removesuffix(".")
        )  # who types no marks types no stop and no capital either
    elif draw < _UNMARKED_PERMILLE + _SHORT_PERMILLE and not copied:
        text = _shortened(text, lang)
    if text.endswith(".") and not text.endswith("..") and _drawn(_STOPLESS_PERMILLE, seed, "bare", post):
        text = text[:-1]
    return _small(text) if _drawn(_SMALL_PERMILLE, seed, "small", post) else text


def of_oneself(text: str, seed: int, post: str) -> str:
    """A Vietnamese line in which its author calls themselves as they do: most younger ones em, others mình, tôi or cháu."""
    draw = draw_below(1_000, seed, "reply.self", post)
    word = next((word for least, word in _SELVES if draw < least), "em")
    if word == "cháu" and _PARENT.search(text):
        word = "mình"  # who has a child, a husband or a wife calls nobody uncle here
    return _SELF.sub(lambda found: word.title() if found[0][0] == "E" else word, text)


def _bare(found: re.Match[str]) -> str:
    """A name without the word for its kind; the word itself stays where no name follows."""
    return "" if found.string[found.end()].isupper() else found[0]


def _lowered(found: re.Match[str]) -> str:
    return found[0].lower() if found.start() else found[0]


def _of_a_place(text: str, seed: int, post: str) -> str:
    """Northern words, or those of somebody who came from the south or the centre."""
    draw = draw_below(1_000, seed, "reply.place", post)
    changes = (
        _SOUTH if draw < _SOUTH_PERMILLE else _CENTRE if draw < _SOUTH_PERMILLE + _CENTRE_PERMILLE else ()
    )
    for pattern, said in changes:
        text = pattern.sub(said, text)
    return text


def _may_open(text: str, stance: str) -> bool:
    """Whether an address may stand before a text: one that begins with what is told or asked, and addresses nobody yet."""
    first = re.split(r"[.?!:]|\s/\s|\n", text, maxsplit=1)[0]
    return stance in _OPENS and len(first) >= _LEAST_OPENED and not _ADDRESSED.search(text)


def _ended(text: str, close: str) -> str:
    """The text with a close behind it, where it ends in a letter or a single stop and the close is of that kind of end."""
    if close[0] in ".!":
        said = text.removesuffix(".")
        return said + close if said[-1:].isalnum() else text
    return f"{text} {close}" if text[-1:].isalnum() or text[-1:] in (".", "?") else text


def _shortened(text: str, lang: str) -> str:
    for pattern, short in _SHORT[lang]:
        text = pattern.sub(short, text)
    return text


def _drawn(permille: int, seed: int, what: str, post: str) -> bool:
    return draw_below(1_000, seed, f"voice.{what}", post) < permille


def _small(text: str) -> str:
    """Begin small, unless the first word may be part of a name or is shouted."""
    first, _, rest = text.partition(" ")
    if len(first) < 2 or not first[1:].islower() or rest[:1].isupper() or first == "I":
        return text
    return text[0].lower() + text[1:]
