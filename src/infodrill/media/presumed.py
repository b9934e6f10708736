"""What a line presumes: a day, an hour, a help desk, the books, a count, that the statement above it has to name.

Read in words alone, of the line and of the statement, when somebody reads; whose line presumes nothing is said anywhere.
"""

# Charter: media presumed
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from infodrill.kernel.folding import fold

_NAMED: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    lang: tuple((name, re.compile(words)) for name, words in signs)
    for lang, signs in {
        "vi": (
            *((f"day{day}", rf"(?<!lan )\bthu {day}\b") for day in ("hai", "ba", "tu", "nam", "sau", "bay")),
            ("daycn", r"\bchu nhat\b"),
            ("desk", r"\bban tro giup\b"),
            ("books", r"\bsao ke\b|\bso sach\b"),
            *(
                (f"count{count}", rf"\b{count} (?:nguoi|tru|cot|toa|bao|tan)\b")
                for count in ("hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
            ),
            (
                "pickup",
                r"\b(?:di|toi|den|xe dua|nguoi|so|the|chay di|phai) don\b|\bdon (?:thay|con|chau|em|tre|muon|ve)\b",
            ),
            ("queue", r"\buu tien\b|\bthem ban\b|\blay so\b|\bquay\b|\bxep hang\b|\bdat lich\b"),
            ("exchange", r"\b(?:di|phai|can) doi\b|\bdoi (?:giay|the|so|cccd|sang)\b"),
            ("jab", r"\btiem\b|\blieu\b|\b(?:lo|vi) (?:thuoc|vac)"),
            ("medicine", r"\bthuoc\b|\btiem\b"),
            ("fuel", r"\bxang\b"),
            ("list", r"\bco ten\b|\bdanh sach\b"),
            ("leak", r"\blo (?:den|ra|lot|thong)\b|\bbi lo\b|\blo hay\b"),
            (
                "clip",
                r"\bclip\b|\bquay (?:duoc|lai|phim)\b|\bdoan (?:dai|phim|video)\b|\bgui anh\b|\bchup (?:duoc|anh|hinh)\b",
            ),
            ("form", r"\bmau in\b|\bdung ten\b|\bdon tu\b|\blam don\b|\bho so\b"),
            ("level", r"\bmuc nuoc\b|\bso do\b|\bnuoc (?:song )?(?:len|dang|tran|rut|ngap|cach)\b|\bxa lu\b"),
            ("dyke", r"\btan de\b|\bde (?:boi|vo|con|tran|chua|con vac)\b|\b(?:mat|tren) de\b|\bkm ?\d"),
            ("raise", r"\bke (?:cao|do|len)\b"),
            ("officer", r"\bcan bo that\b|\bcan bo\b"),
            ("stamp", r"\bdau do\b|\bcon dau\b|\bdong dau\b|\bto goc\b"),
            ("blueshirt", r"\bao xanh\b"),
            ("loud", r"\bloa (?:re|nham|sua)\b"),
            ("transfer", r"\bchuyen (?:tien|khoan|dong)\b|\bmat tien\b|\bgui tien\b|\bchua chuyen\b"),
        ),
        "en": (
            *(
                (f"day{day}", rf"\b{day}days?\b")
                for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
            ),
            ("desk", r"\bhelp desk\b|\bhelpdesk\b"),
            ("books", r"\baccounts\b|\bthe books\b|\bbank statement|\bmonth's statement\b"),
            *(
                (f"count{count}", rf"\b{count} (?:people|piers|pillars|sacks|tonnes)\b")
                for count in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
            ),
            ("pickup", r"\b(?:pick|fetch|collect)\w*\b|\bon the bus\b"),
            (
                "queue",
                r"\bgo first\b|\bmore desks\b|\bqueue\b|\bcounter\b|\bbook(?:ing)? ahead\b|\bappointments?\b",
            ),
            ("exchange", r"\b(?:change|exchange|new|renew)\b.{0,20}\bpapers\b|\bday off\b"),
            ("jab", r"\bjabs?\b|\bdoses?\b|\binject\w*|\bvials?\b|\bvaccin\w*"),
            ("medicine", r"\bmedicines?\b|\bjabs?\b|\bdoses?\b|\bvaccin\w*"),
            ("fuel", r"\bpetrol\b|\bfuel\b|\bpumps\b"),
            ("list", r"\bour name is\b|\blist\b"),
            ("leak", r"\bgot out\b|\bleak\w*"),
            ("clip", r"\bclips?\b|\bfilm\w*|\bvideos?\b|\bphotos?\b"),
            ("countten", r"\b(?:my|the) ten\b"),
            ("form", r"\bprinted form\b|\bwho signs\b|\bforms?\b|\bclaims?\b"),
            ("officer", r"\btrue officer\b|\bofficers?\b|\bofficials?\b"),
            ("stamp", r"\bred stamp\b|\bstamp(?:ed)?\b|\bseal\b"),
            ("blueshirt", r"\bblue shirt\b"),
            ("loud", r"\bcrackles?\b|\bmisread\b"),
            (
                "transfer",
                r"\b(?:paid|pay|paying|transfer\w*|send|sent)\b.{0,12}\b(?:anything|money|them|before)\b|\bnearly "
                r"paid\b|\blost money\b|\bmoney\b",
            ),
        ),
    }.items()
}
"""By language: the name of each such thing, and its sign in folded words."""
_HOUR: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"\b(\d{1,2}) ?(?:gio|h)\b|\b(\d{1,2}):\d{2}\b"),
    "en": re.compile(r"\b(\d{1,2})[:.]\d{2}\b|\b(\d{1,2}) ?[ap]m\b"),
}
_SHAPE: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "vi": (
        ("short", re.compile(r"\bngan ma du\b|\bngan gon,")),
        ("long", re.compile(r"\bdai qua\b|\bcung dai\b|\btom tat\b")),
    ),
    "en": (
        ("short", re.compile(r"\bshort and all there\b|\bbrief\.")),
        ("long", re.compile(r"\btoo long\b|\bso long that\b|\bsum it up\b")),
    ),
}
"""How lines speak of the length of what they answer."""
SHORT, LONG = 45, 60
"""Words up to which a text is short, and from which it is long."""


@lru_cache(maxsize=8_192)
def presumed(text: str, lang: str) -> frozenset[str]:
    """The names of the things that a text names."""
    said = fold(text)
    hours = (found[1] or found[2] for found in _HOUR[lang].finditer(said))
    return frozenset(
        (
            *(name for name, sign in (*_NAMED[lang], *_SHAPE[lang]) if sign.search(said)),
            *(f"hour{int(hour)}" for hour in hours),
        )
    )


def shape(body: str) -> str:
    """What lines may say of the length of a text: "short", "long", or "" for neither."""
    words = len(body.split())
    return "short" if words <= SHORT else "long" if words >= LONG else ""


def presumes(lines: Iterable[str], lang: str) -> bool:
    """Whether any of these lines names such a thing."""
    return any(presumed(line, lang) for line in lines)
