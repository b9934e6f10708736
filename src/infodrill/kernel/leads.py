"""What in a text leads out of the range to an account or a page: handles, links, addresses of profiles.

One reading for everything that enters: scenario text, what people write, what a program sends. Read by structure: names
joined by dots with a path, a port or `//` are an address whatever their ending, and so are names in other letters than
Latin ones, which no text of a drill joins by dots; lists of endings serve only bare names. Letters that are held apart one
by one are drawn together and read again; a person's name beside that of a network is an account. Addresses that end in
`.invalid`, and the range's own (loopback and private numbers), lead nowhere and pass.
"""

# Charter: kernel leads
from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from infodrill.kernel.accountnames import JOINED, NETWORK, named_accounts
from infodrill.kernel.folding import de_accent
from infodrill.kernel.letters import words

# Endings that no sentence holds: with them a bare name is an address, however it is cut by blanks.
_PLAIN = words("com net org gov edu info biz vn io ly xyz tv gg asia dev cc ru cn eu uk fr jp kr")
# Other endings of countries and of trade that are no word of either language; those that are count with a path alone.
_OTHER = words(
    "ac ad ae af ag al ao aq ar at au aw ax az bb bd bf bg bh bj bm bn br bs bt bw bz cd cf cg ch ck cl cm cr cv cw cx cy cz",
    "dj dk dm dz ec ee eg er es et fi fj fk fm fo gb gd ge gf gh gl gm gn gp gq gr gs gt gu gw gy hk hr ht hu id ie il im iq",
    "ir je jm jo ke kh ki kn kp kw ky kz lb lc li lk lr ls lt lu lv mc mh mk mm mn mp mq mr mt mv mw mx mz nc nf nl np nr nz",
    "pf pg pk pl pn pr pt pw py qa re ro rs rw sb sc sd sg si sk sl sm sn sr ss sv sx sy sz td tf tj tk tn tz ua ug uy uz vc",
    "vg wf ws yt za zm zw blog social wiki cloud store tech icu vip fun mobi shop site online link click club website space host",
    "app top pro",
)  # fmt: skip
_FILES = words("doc docx xls xlsx ppt pptx pdf csv txt jpg jpeg png svg gif mp3 mp4 zip html yaml json")
# What an office shortens with a dot: TP.HCM, GS.TS, P.3, ĐT.741.
_SHORT = words(
    "tp tx tt q p h x d t k v dt ql tl gs ts ths bs pgs ks cn kt tm tuq pct ct vp ubnd hdnd bv th thcs thpt mn nd qd bc kh cv",
    "tb nq vb tr st mr mrs ms dr no vs bch ub sgd gd pgd ptp tw",
)  # fmt: skip
_AMOUNT = re.compile(
    r"/(?:thang|nam|nguoi|ho|m2|m3|kg|tan|ngay|km|gio|suat|hoc|khoa|quy|lan|tuan|month|year|person|household)(?!\w|\.\w)"
)
# Endings in scripts whose sentences stand without blanks.
_WRITTEN = words(
    "中国 中國 香港 台湾 台灣 新加坡 澳門 公司 网络 網絡 网址 网站 在线 中文网 商城 商店",
    "政务 公益 集团 娱乐 我爱你 みんな コム ネット",
)
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA")
_ENDINGS = "|".join(sorted(_PLAIN))
_HOST = re.compile(r"(?<![\w-])[\w-]++(?:\.[\w-]++)++")
_PATH = re.compile(r"(?::\d{1,5})?/+[\w@~%.?=+-]|:\d{2,5}/")
_PORT = re.compile(r":\d{2,5}(?!\d)")
_WIDE_PATH = re.compile(r" {0,2}/ {0,2}[\w@]")  # where dots were cut off, slashes are
_TAIL = re.compile(r"(?::\d{1,5})?[/?#]\S*")
_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f:]{0,34}::|(?:[0-9A-Fa-f]{1,4}:){7})[0-9A-Fa-f:]{3,39}(?![\w:])")
_LETTERS = re.compile(r"[a-z]{2,24}|xn--[a-z0-9-]+", re.I)
_LED = re.compile(r"/ {0,3}/ {0,3}\Z")
# A dot that is cut off by blanks or spelled out; one that ends a sentence has its blank behind it alone.
_DRAWN = re.compile(
    r"(?i) {1,3}\. {0,3}(?=\w)| {0,3}[(\[{] {0,2}(?:\.|dot|ch\u1ea5m|cham) {0,2}[)\]}] {0,3}(?=\w)"
    rf"|\. {{1,3}}(?=(?:{_ENDINGS}|(?-i:me)) {{0,3}}/)| (?:dot|ch\u1ea5m) (?=(?:{_ENDINGS})\b)"
    rf"| (?:dot|ch\u1ea5m|cham) (?=(?:{_ENDINGS}|me) {{0,2}}/)"
    rf"|(?<=\w)[\u2022\u00b7\u2219\u2027\u30fb](?=(?:{_ENDINGS}|me) ?/)|(?<=\w),(?=(?:{_ENDINGS}) ?/)|(?<=\b[tm]),(?=me ?/)"
    rf"|(?<=facebook) cham (?=com)|(?<=\bfb) cham (?=com)|(?<=zalo) cham (?=me)|(?<=zalo) ch\u1ea5m (?=me)"
)  # fmt: skip
_PRIVATE = (
    r"(?:127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})"
)
_NOWHERE = rf"(?:(?:[\w-]+\.)*invalid|localhost|{_PRIVATE})(?![\w-]|\.\w|@|:\w*@)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("link", re.compile(rf"(?i)(?<!\w)[a-z][a-z+-]{{1,11}}://(?!{_NOWHERE})\S+")),
    ("link", re.compile(rf"(?i)(?<!\w)(?:h[tx]{{2}}ps?|ftp|wss?) {{0,3}}: {{0,3}}/ {{0,3}}/ {{0,3}}(?!{_NOWHERE})[^\s/]\S*")),
    ("link", re.compile(r"(?i)(?<!\w)(?:mailto|tel|sms|sip|skype|tg|zalo|viber):(?=[\w+@])\S+")),
    ("link", re.compile(rf"(?i)(?<![\w@.-])www {{0,3}}\. {{0,3}}(?!{_NOWHERE})\w\S*")),
    ("link", re.compile(rf"(?i)(?<!\w)www {{1,3}}[a-z0-9-]{{2,30}} {{1,3}}(?:{_ENDINGS})(?!\w)")),
    ("link", re.compile(
        rf"(?i)(?<![\w'’])(?:bit|cutt|goo|shorturl|t|tiny|tinyurl)"
        rf" {{1,2}}(?:{_ENDINGS}|at|co|gd|gl|me)/[\w-]{{3,}}"
    )),
    ("link", re.compile(rf"(?i)(?<!\w)ip[ :=(-]{{1,3}}(?!{_PRIVATE})\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?![\d.])")),
    ("handle", re.compile(r"(?i)(?<!\w)discord[ :=(-]{1,4}(?:la |là |is )?[\w.]{2,32} ?#\d{4}(?!\d)")),
    ("link", re.compile(
        rf"(?i)(?<!\w){NETWORK} ?/ ?(?!{NETWORK}(?!\w))(?:@?[a-z]+[._\d][a-z0-9_.]+|[a-z0-9_@.-]{{8,}})(?!\w)"
    )),
    ("handle", re.compile(r"(?i)(?<![\w/])(?:profile\.php|user|u|nick)/[\w.-]{2,}|profile\.php\?\S+")),
    ("handle", re.compile(r"(?i)(?<!\w)(?:uid\W{0,3}\d{4,}|id\W{0,3}\d{10,})")),
    ("handle", re.compile(r"(?<!\w)@(?:[^\W\d]|\d{1,12}[^\W\d][\w.]{2}|\d{9})\w*(?:\.\w+)*")),
    ("handle", re.compile(
        r"(?i)(?:(?<!\w)(?:@|a c\u00f2ng|a cong) {1,3}|[(\[{] ?(?:@|at|a c\u00f2ng|a cong) ?[)\]}] ?)"
        r"(?:[a-z][a-z0-9]{7}|[a-z]{1,9}[._][a-z0-9])[\w.]*"
    )),
    ("handle", re.compile(r"(?i)(?<![\w.])[a-z][a-z0-9._]{5,40}+ ?[(\[{] ?(?:@|a c\u00f2ng|a cong) ?[)\]}]")),
    ("handle", re.compile(rf"(?i)(?<!\w){NETWORK}[ :=(\-]{{1,4}}(?:\+?84|0)(?:[ .\-]?\d){{8,10}}(?!\d)")),
    ("handle", re.compile(rf"(?i)(?<!\w){NETWORK}[ :=(\-]{{1,4}}(?:id[ :]{{0,2}})?\d{{9,}}")),
    ("handle", re.compile(
        rf"(?i)(?<![\w.])[a-z]{{3,20}}[._][a-z0-9._]{{3,30}} {{1,2}}(?:tr\u00ean|tren|on|b\u00ean|ben) {{1,2}}{NETWORK}(?!\w)"
    )),
)  # fmt: skip
_NAMED = re.compile(
    rf"(?i)(?<!\w){NETWORK}[\s:=(\"'\u201c\u2192>\-]{{1,4}}(?:(?:l\u00e0|la|t\u00ean|ten|name|named|is|nick) {{1,2}})?"
    r"(?P<it>[a-z][a-z0-9_.]{3,})(?![\w-])"
)
_APART = re.compile(
    # One letter, blanks or signs, one letter…: none of them a part of a word.
    r"(?<![^\s\"'(\[])(?:[^\W_](?!\w)|[.:/@])(?:(?:[ \-_*|+~·•,;]{1,3})(?:[^\W_](?![^\W_])|[.:/@])){5,}+"
)
_GAP = re.compile(r"[ \-_*|+~·•,;]+")


@dataclass(frozen=True, slots=True)
class Lead:
    """kind handle | link, at [start, end) of the text."""

    kind: str
    start: int
    end: int


def leads(text: str) -> Iterator[Lead]:
    """All that leads out, pattern by pattern; may overlap. Linear in the text."""
    plain, places = _plain(text)
    yield from _placed(_read(plain), places)
    if gaps := [(*by.span(), "") for hit in _APART.finditer(plain) for by in _gaps(plain, hit)]:
        plain, back = _without(plain, gaps)
        places = [places[at] for at in back]
        yield from _placed(_read(plain), places)
    dots = [(*hit.span(), ".") for hit in _DRAWN.finditer(plain)]
    drawn, back = _without(plain, dots) if dots else (plain, [])
    if drawn != plain:
        yield from _placed(_hosts(drawn, cut=True), [places[at] for at in back])


def _placed(found: Iterable[tuple[str, int, int]], places: list[int]) -> Iterator[Lead]:
    return (Lead(kind, places[start], places[end - 1] + 1) for kind, start, end in found)


def _read(plain: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _PATTERNS:
        for hit in pattern.finditer(plain):
            yield kind, *hit.span()
    yield from _hosts(plain)
    for hit in _IPV6.finditer(plain):
        if _is_outside_v6(hit[0]):
            yield "link", *hit.span()
    for hit in _NAMED.finditer(plain):
        if _is_account(hit["it"].rstrip(".")):
            yield "handle", *hit.span()
    wide = [(hit.start() + 1, hit.end(), "") for hit in re.finditer("  +", plain)]
    closer, back = _without(plain, wide) if wide else (plain, range(len(plain)))
    for start, end in named_accounts(closer):
        yield "handle", back[start], back[end - 1] + 1


def _hosts(plain: str, cut: bool = False) -> Iterator[tuple[str, int, int]]:
    """The addresses in a plain text; `cut` where dots were drawn to their words, so that a sentence may begin behind one."""
    end = 0
    for hit in _HOST.finditer(plain):
        if hit.start() >= end and _leads_out(plain, hit, cut):
            tail = _TAIL.match(plain, hit.end())
            end = tail.end() if tail else hit.end()
            yield "link", hit.start(), end


def _leads_out(plain: str, hit: re.Match[str], cut: bool) -> bool:
    """True for names with dots that are the address of something outside."""
    labels = hit[0].split(".")
    path, last = _PATH.match(plain, hit.end()) or (cut and _WIDE_PATH.match(plain, hit.end())), labels[-1]
    led = labels[0].lower() == "www" or bool(_LED.search(plain, max(0, hit.start() - 8), hit.start()))
    if last.isdecimal():
        behind = plain[hit.end() : hit.end() + 16]
        clear = led or path or _PORT.match(behind) or _is_no_count(labels)
        return bool(clear) and len(labels) == 4 and _is_number_outside(hit[0], behind)
    ending = last.lower()
    if scripts := _scripts(hit[0]):
        named = any(map(str.isalpha, labels[-2])) and len(last) > 1 and last.isalpha()
        return named and (ending in _WRITTEN or not scripts & {*_UNSPACED})
    if ending.startswith("xn--"):
        return True
    if ending == "invalid" or not _LETTERS.fullmatch(last):
        return False
    begins_sentence = last[0].isupper() and not last.isupper()
    if led or ending in _PLAIN:
        return bool(led or path or not (cut and begins_sentence))
    if ending in _FILES or not hit[0].isascii() or not re.search("(?i)[a-z]", labels[-2]):
        return False
    if path:
        return not _is_shortened(labels)
    return ending in _OTHER and len(labels[-2]) > 1 and not begins_sentence and not _is_shortened(labels)


def _is_no_count(labels: list[str]) -> bool:
    """Whether four numbers with dots are neither a section nor an edition, whose parts are small, nor a sum in thousands."""
    return any(len(label) > 2 for label in labels) and not all(len(label) > 2 for label in labels[1:])


def _scripts(name: str) -> set[str]:
    """The scripts of a name's letters other than Latin ones."""
    if name.isascii():
        return set()
    return {unicodedata.name(letter, "").split(" ")[0] for letter in name if letter.isalpha()} - {
        "LATIN",
        "MICRO",
        "FEMININE",
        "MASCULINE",
    }


def _is_shortened(labels: list[str]) -> bool:
    """TP.HCM, PGS.TS.BS, N.V.An: what stands before the last name is the short form of a word."""
    if labels[-1].lower() in ("me", "co", "be"):
        return False
    return all(de_accent(label).lower() in _SHORT or len(label) == 1 for label in labels[:-1])


def _is_number_outside(number: str, behind: str) -> bool:
    try:
        address = ipaddress.IPv4Address(number)
    except ValueError:
        return False  # 1.200.000.000
    amount = all(len(group) == 3 for group in number.split(".")[1:]) and _AMOUNT.match(
        de_accent(behind).lower()
    )
    return not amount and not re.fullmatch(_PRIVATE, str(address))


def _is_outside_v6(number: str) -> bool:
    try:
        return number.count(":") > 2 and ipaddress.IPv6Address(number).is_global  # 12::30 is an hour
    except ValueError:
        return False


def _is_account(word: str) -> bool:
    """True for a word after the name of a network that is an account's: joined by signs, with a year, or a whole name."""
    parts = re.split("[._]", word)
    if "_" in word.strip("_"):
        return len(word) > 4
    if len(parts) > 1:
        begins_sentence = parts[1][:1].isupper() and not parts[1].isupper()
        return not begins_sentence and len(word) > 5 and min(map(len, parts)) > 1 and not _is_shortened(parts)
    letters = sum(letter.isalpha() for letter in word)
    figures = len(word) - letters
    return figures >= 4 or (figures > 0 and letters >= 6) or bool(JOINED.fullmatch(word))


_SAME = {
    **dict.fromkeys("\u3002\u2024\ufe52\uff0e\uff61\u0701\ua4f8", "."),
    **dict.fromkeys("\u2044\u2215\u2571\u29f8", "/"),
    **dict.fromkeys("\u2236\ua789\u02d0", ":"),
    **dict.fromkeys("\u2800\u3164\u115f\u1160\uffa0", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
}
# Cyrillic and Greek letters that nobody can tell from Latin ones.
_SAME |= dict(
    zip(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u03bf",
        "ABESIJKMHOPCTYXaesijopcyxo",
        strict=True,
    )
)


# Letters that one sign may stand for, "a.m." and "(10)": a whole sentence in one sign is no address.
_WIDEST = 4


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in plain forms without what nobody sees, and for each letter its place in the text."""
    if text.isascii() and text.isprintable():
        return text, list(range(len(text)))
    forms = [*map(_forms, text)]
    return "".join(forms), [place for place, plain in enumerate(forms) for _ in plain]


@lru_cache(maxsize=1 << 12)
def _forms(letter: str) -> str:
    if letter in _SAME:
        return _SAME[letter]
    if letter == "\n" or (letter.isascii() and letter.isprintable()):
        return letter
    kind = unicodedata.category(letter)
    if kind[0] == "Z" or letter in "\t\r\x0b\x0c\x85":
        return " "
    if kind[0] in "CM":  # marks upon letters too: names are joined by letters and dots
        return ""
    spread = unicodedata.normalize("NFKC", letter)
    return letter if len(spread) > _WIDEST else "".join(_SAME.get(plain, plain) for plain in spread)


def _gaps(plain: str, run: re.Match[str]) -> Iterator[re.Match[str]]:
    """What holds the letters of a run apart."""
    return _GAP.finditer(plain, *run.span())


def _without(plain: str, gaps: list[tuple[int, int, str]]) -> tuple[str, Sequence[int]]:
    """The text with each [start, end) replaced by a letter or by nothing, and each letter's place in it."""
    letters: list[str] = []
    places: list[int] = []
    last = 0
    for start, end, instead in gaps:
        letters += (plain[last:start], instead)
        places += (*range(last, start), *([start] * len(instead)))
        last = end
    return "".join((*letters, plain[last:])), [*places, *range(last, len(plain))]
