"""Homes in a text: a house number with its lane or street, a flat with its block. Offices and public places pass."""

# Charter: kernel addresses
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.personal import PersonalFound

_FIGURE = re.compile(r"\d")
_LANE = r"(?:duong|pho|ngo|ngach|hem|kiet|to|thon|xom|ap|khu pho|khu)"
_HOUSE = r"\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,4}"
_OWN_HOUSE = re.compile(r"(?i)so nha|nha so|house")
_AT_HOME = re.compile(
    r"(?i)(?:\b(?:ong|ba(?! con)|anh|chi|em|chau|ho|gia dinh|nha)\b[^.\n]{0,40})\bo\b|\btru tai|(?:thuong|tam|cu) tru|"
    r"nha rieng|\bnha (?:ong|ba|anh|chi|em|chau|toi|co|thay|bac|so)\b|dia chi nha|gia dinh|ho ong|ho ba|"
    r"\b(?:lives?|living|resid\w+|home|house|family)\b"
)
_PUBLIC_PLACE = re.compile(
    r"(?i)tru so|ubnd|uy ban|tram y te|truong|nha van hoa|diem (?:tranh|so tan|tiep|phat)|benh vien|cong an|phong kham|"
    r"van phong|trung tam|kho\b|cho\b|\boffice|school|station|clinic|hospital|\bhall\b|shelter|cent(?:er|re)\b|market"
)
_NUMBERED = re.compile(
    rf"(?i)(?<!\w)(?:so nha|nha so|can nha|so)\s+{_HOUSE},?\s+"
    rf"(?:{_LANE}\s+(?-i:[A-Z0-9])\w*|(?-i:[A-Z]\w+\s+[A-Z])\w+)"
)
_ANY_NUMBER, _WHERE = (
    re.compile(rf"(?i)so\s+{_HOUSE},?\s+(?!{_LANE}\s)"),
    re.compile(r"(?i)(?<!\w)(?:o|tai|at|dia chi:?)\s$"),
)
"""A number before a name, "pump no. 5 Cống Sáu", is a house's where something stands at it."""
_BARE_NUMBER = re.compile(
    rf"(?<![\w.,/-]){_HOUSE},?\s+(?:duong|pho|ngo|ngach|hem|kiet|Duong|Pho|Ngo|Hem)\s+[A-Z0-9]\w*(?:\s[A-Z]\w+)*"
)
_FLAT = re.compile(
    r"(?i)(?<!\w)(?:can ho|flat|apartment|apt\.?)\s+(?:so\s+)?[a-z]?\d{1,4}[a-z]?\b,?\s+"
    r"(?:toa|nha|chung cu|block|tower|building)\s*\w+"
)
_STREET = re.compile(
    r"(?<![\w.,/-])(?:No\. ?)?\d{1,4}[A-Z]?(?:/\d{1,4})*,? (?:[A-Z]\w+ ){1,3}(?:Street|Road|Lane|Alley|Avenue|St|Rd)\b"
)
_HOUSE_EN = re.compile(
    rf"(?i)(?<!\w)house (?:no\.? ?|number )?{_HOUSE},? (?:in |on )?(?:lane|alley|group|street)? ?\w+"
)


def addresses(plain: str) -> Iterator[PersonalFound]:
    """Homes with a house number. An office's address is public; a bare "3 phố …" is a count unless someone lives there."""
    if not _FIGURE.search(plain):
        return  # as nearly always
    for pattern in (_NUMBERED, _BARE_NUMBER, _FLAT, _STREET, _HOUSE_EN):
        for match in pattern.finditer(plain):
            before = plain[max(0, match.start() - 60) : match.start()]
            home = _AT_HOME.search(before) or _OWN_HOUSE.match(match[0])
            counted = (pattern is _BARE_NUMBER and "/" not in match[0]) or (
                _ANY_NUMBER.match(match[0]) and not _WHERE.search(before)
            )
            if home or not (counted or _PUBLIC_PLACE.search(before)):
                yield PersonalFound("address", *match.span())
