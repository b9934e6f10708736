"""What a public text tells about a person beyond identifiers: homes with a house number, named children, patients, names.

A machine marks; RIGHTS or SAFE clears. Offices and places carry what they are before their name and pass.
"""

# Charter: casework privacy
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from infodrill.casework.names import FAMILIES, unknown
from infodrill.kernel.addresses import addresses
from infodrill.kernel.letters import MASK, bare
from infodrill.kernel.personal import PersonalFound, apart, identifiers

_FAMILY = "(?:" + "|".join(sorted({bare(family) for family in FAMILIES})) + ")"
_GIVEN = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}"
_NAME = re.compile(
    rf"(?<!\w)(?:{_FAMILY}(?: [A-Z][a-z]+){{1,3}}|(?<=[cC]hau ){_GIVEN}|(?<=[bB]e ){_GIVEN}|(?<=[eE]m ){_GIVEN}|"
    r"(?<=patient )[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?!\w)"
)
_CHILD_AGE = r"(?:[1-9]|1[0-7])"
_CALLED = re.compile(
    rf"(?<!\w){_GIVEN}(?=\s?[,(–-]\s?(?:lop|class|grade|{_CHILD_AGE}\s*(?:tuoi|years? old))\b)"
)
_SCHOOLED = re.compile(r"(?i)(?:truong|hoc|mam non|mau giao|primary|secondary|phuong|xa|lop|class)\s$")
_INSTITUTION = re.compile(r"(?:Truong|Ho|Ta|Ha) (?:Tieu|Mam|Mau|Trung|Cao|Dai|Day|Boi)\b")
_TITLE = re.compile(
    r"(?i)(?:\b(?:ong|ba|anh|chi|co|thay|bac si|dong chi|mr|mrs|ms|dr|giam doc|hieu truong|chu tich|principal|director|"
    r"pho|duong|phuong|xa|truong|cau|ben|cho|street|ward|school)\.?\s)$"
)
_CROWD = re.compile(r"(?i)\b(?:\d{2,}|hang chuc|hang tram|nhieu|cac|nhung) (?:chau|em|be)\s$")
_DOCTOR = re.compile(r"(?i)\b(?:bac si|dr)\.?\s$")
_MINOR_AFTER = re.compile(
    r"(?i)^[ ,;(–:\-]{0,3}(?:\w+[ ,]+){0,2}?(?:hoc (?:sinh )?)?"
    rf"(?:lop\s*\d|class\s*\d|grade\s*\d|year\s*\d|{_CHILD_AGE}\)?\s*(?:tuoi|thang tuoi|years?[ -]old)|"
    rf"aged?\s+{_CHILD_AGE}\b|sinh (?:nam |ngay [\d/.-]+)?\s*20[012]\d|born (?:in )?20[012]\d|\(?{_CHILD_AGE}\)|\d[A-Z]\d?\b|"
    r"(?:truong|lop)\s+(?:tieu hoc|mam non|mau giao|trung hoc)|"
    r"hoc sinh|hoc lop|pupil|pre-?school|kindergarten|(?:la )?tre em)"
)
_MINOR_BEFORE = re.compile(
    r"(?i)(?:hoc sinh|pupils?|chau|(?<!will )(?<!to )(?<!may )(?<!can )(?<!not )(?<!would )\bbe\b|tre em|child|"
    r"children|(?:lop|class|grade)\s*\d\w?)[ :,–\-]{1,3}"
    r"(?:ten |la |named |is )?$"
)
_ILL = re.compile(
    r"(?i)^[^.;\n]{0,40}?(?:chan doan|duong tinh|am tinh|mac (?:benh|ung|covid|lao|sot)|nhap vien|dieu tri|nhiem|ung thu|"
    r"cap cuu|diagnos|tested (?:positive|negative)|admitted|hospitali[sz]ed|treated for|suffers? from|\bhiv\b)"
)
_KIN = r"(?:ong |ba |anh |chi |em |chau |ten |la |mr |mrs |ms )?$"
_TESTED = re.compile(
    r"(?i)(?:xet nghiem|chan doan|benh an|ho so benh|dieu tri|test results?|diagnosis|treatment)\b[^.;\n]{0,24}"
    rf"\b(?:cua|cho|of|for) {_KIN}"
)
_PATIENT = re.compile(rf"(?i)(?:benh nhan|patient|ca benh|nguoi benh)[ :,–\-]{{1,3}}{_KIN}")
_RECORDS = (
    re.compile(
        r"(?i)(?:benh an|ma (?:benh nhan|bn|ho so benh)|so (?:bhyt|the bao hiem|vao vien)|bhyt|medical record|"
        r"patient (?:id|no|number)|\bmrn\b|health insurance)[^\n.;]{0,24}?(?P<it>\b[A-Z]{0,4}[ -]?\d[\w./-]{3,})"
    ),
    re.compile(r"(?<!\w)(?P<it>[A-Z]{2}[ -]?\d(?:[ -]?\d){12})(?!\w)"),
)


def private(
    text: str, public_contacts: Iterable[str] = (), named_openly: Iterable[str] = ()
) -> tuple[PersonalFound, ...]:
    """Everything personal in a composed text: identifiers first, then homes, children, patients, and other persons that no
    text of `named_openly` names; no overlaps."""
    plain = bare(text, MASK)
    named_openly = tuple(named_openly)
    others = (PersonalFound("person", *span) for span in unknown(text, named_openly))
    return apart(
        (
            *identifiers(plain, text),
            *_records(plain),
            *addresses(plain),
            *_people(plain, text, named_openly),
            *others,
        ),
        plain,
        public_contacts,
    )


_TANK = re.compile(r"\b(?:bể|bè|bến|bếp)\s$", re.IGNORECASE)
"""What only looks like a small child without its marks."""


def _records(plain: str) -> Iterator[PersonalFound]:
    return (
        PersonalFound("medical", *match.span("it"))
        for pattern in _RECORDS
        for match in pattern.finditer(plain)
    )


def _people(plain: str, text: str, named_openly: tuple[str, ...]) -> Iterator[PersonalFound]:
    """Named children, and named people with an illness; a ward that is called like a person is none of them."""
    for match in _names(plain, text):
        before, after = (
            plain[max(0, match.start() - 50) : match.start()],
            plain[match.end() : match.end() + 60],
        )
        # Of forty children no single one is named: what follows is where they are from.
        if _CROWD.search(before) and not re.match(_FAMILY, match[0]):
            continue
        ill = _ILL.match(after) and not _DOCTOR.search(before)
        if ill or _PATIENT.search(before) or _TESTED.search(before):
            yield PersonalFound("medical", match.start(), match.end())
        elif (
            not _TITLE.search(before)
            and (_MINOR_AFTER.match(after) or _MINOR_BEFORE.search(before))
            and not _TANK.search(text[: match.start()][-8:])
            and not _a_ward(match[0], named_openly)
        ):
            yield PersonalFound("minor", match.start(), match.end())
    for match in _CALLED.finditer(plain):
        before = plain[max(0, match.start() - 20) : match.start()]
        if not (_SCHOOLED.search(before) or _TITLE.search(before) or _INSTITUTION.match(match[0])):
            yield PersonalFound("minor", match.start(), match.end())


def _a_ward(name: str, named_openly: tuple[str, ...]) -> bool:
    """Whether a public text tells of a ward or commune by that name."""
    told = re.compile(
        rf"(?i)\b(?:phuong|xa|thi tran|to dan pho) {re.escape(name)}\b|\b{re.escape(name)} (?:ward|commune)\b"
    )
    return any(told.search(bare(public)) for public in named_openly)


def _names(plain: str, text: str) -> Iterator[re.Match[str]]:
    """Names in a text, each once. What only looks like one may hold one: "Cháu Lê Thị Hoa" begins like the family "Châu"."""
    at = 0
    while match := _NAME.search(plain, at):
        at = match.end()
        if not _no_family(text[match.start() : match.end()]):
            yield match
        elif " " in match[0]:
            at = match.start() + match[0].index(" ") + 1


def _no_family(name: str) -> bool:
    """True for what only looks like a family's name without accents: "Trường" is a school, "Trương" a family."""
    first = name.split(" ", 1)[0]
    accented = not first.isascii() and first not in FAMILIES and re.fullmatch(_FAMILY, bare(first))
    return bool(accented or _INSTITUTION.match(bare(name)))
