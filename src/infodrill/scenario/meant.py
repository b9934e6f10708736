"""What an author may have meant by a value of the wrong kind: a number, a time, a list or fields, as they are written here."""

# Charter: scenario meant
from __future__ import annotations

import re
from collections.abc import Container, Mapping
from datetime import date

from infodrill.kernel.brokenletters import typed
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.allowed import Json, fields_at, kind_at, kinds_of, schema_at
from infodrill.scenario.exampled import as_fields
from infodrill.scenario.light.names import id_of
from infodrill.scenario.ranges import WholeBounds, bounds_at, is_per_mille, is_share, per_mille, within
from infodrill.scenario.schema.base import AFTER_START, DAY_AND_HOUR, ID, MOMENTS, SPANS
from infodrill.scenario.typedtimes import HOUR, typed_time
from infodrill.scenario.valuenames import called, suggested
from infodrill.scenario.yamltext import Node, Path_

FEW_FIELDS = 5  # of which one may be what a value by itself was meant for
MANY = 8  # texts: whoever translates forgets one or two
SMALL = N_("Write small letters without accents, digits and . _ - only, at most 64.")
MINUTES = N_("Write the minutes of the whole, as 60, or of the four phases, as [6, 7, 43, 4].")
Remedy = tuple[str, dict[str, object]]
NOTHING: Remedy = ("", {})  # nobody can know what was meant
_NUMBER = re.compile(
    r"(?:~|≈|khoảng |about )?\s*[A-Za-z]?\s*(\d{1,3}(?:[.,'’\s\u00a0]\d{3})+|\d+)\s*(?:%|[^\W\d]+)?"
)
_MORE = re.compile(
    r"(?i)nghìn|ngàn|triệu|tỷ|giờ|ngày|thousand|million|hour|day|\d\s*(?:[hkm]|tr|ng|bn|mn)$"
)  # a unit that multiplies
_FROM_TO = re.compile(r"([A-Z])(\d{1,2})\s*(?:[-–—]|to|đến)\s*\1?(\d{1,2})")
_DAY = re.compile(r"(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?=\D|$)")
MONTHS = 12
_LENGTH = re.compile(
    r"(?i)(\d{1,2})(?:[.,](\d))?\s*(?:h|g|giờ|gio|tiếng|hours?|hrs?|:)\s*"
    r"(?:([0-5]?\d)\s*(?:p|ph|phút|phut|m|min|minutes?)?|(rưỡi|and a half))?"
)
_PART_OF_MINUTE = re.compile(r"(?i)(\d{1,3})[.,]\d{1,2}\s*(?:p|ph|phút|phut|m|min|mins|minutes?)?")
_EITHER = re.compile(r"([1-9]):([0-5]\d)")  # minutes and seconds, or an hour without its nought
_BETWEEN = re.compile(r"[\s,;|/+&()\[\]，、；｜【】]+")  # names of a list, however it is written
_NUMBERS = re.compile(r"\d+(?:\s+\d+)+")
# What a text by itself may be put under.
_NAMING = frozenset({"name", "title", "text", "from", "sender", "body", "sentence", "tên"})
_OWN_NAMES = frozenset({"id", "tags"})  # fields whose names point at nothing that the scenario declares
_EVERYTHING = frozenset({"both", "all", "cả hai", "tất cả", "every", "mọi"})
_YES = {
    "bật": "true",
    "yes": "true",
    "có": "true",
    "đúng": "true",
    "on": "true",
    "1": "true",
    "y": "true",
    "true": "true",
}
_NO = {
    "tắt": "false",
    "no": "false",
    "không": "false",
    "sai": "false",
    "off": "false",
    "0": "false",
    "n": "false",
    "false": "false",
}


def meant(schema: Json, path: Path_, value: Node, pattern: str = "") -> Remedy:
    """The remedy that says what to write, "" where nobody can know; `pattern` = what the value does not follow."""
    kind = kind_at(schema, path)
    if kind in ("moment", "span"):
        return _when(value, kind, bounds_at(schema, path))
    if pattern and isinstance(value, str):
        return _dated(value) if pattern == DAY_AND_HOUR else _write(_named(value, path, pattern))
    if kind == "integer" and isinstance(value, str):
        return _counted(schema, path, value)
    if kind == "integer" and value is not None and type(value) is not int:
        return within(schema, path)
    if kind == "boolean" and not isinstance(value, list | dict):
        return _write({**_YES, **_NO}.get(str(value).strip().lower(), ""))
    if kind == "list":
        return _for_a_list(schema, path, value)
    if told := _for_a_text(schema, path, value, kind):
        return told
    if path and isinstance(path[-1], int) and isinstance(value, str) and _NUMBERS.fullmatch(value.strip()):
        return _write(f"[{', '.join(value.split())}]")
    if path[:1] == ("phases",) and not isinstance(value, dict | list):
        return MINUTES, {}
    if kind == "fields" and not isinstance(value, dict | list):
        return _fields(schema, path, value)
    if kind == "fields" and isinstance(value, list) and value and "all" in fields_at(schema, path):
        return _write(_as_flow(value[0] if len(value) == 1 else {"all": value}))
    return NOTHING


def _write(near: str) -> Remedy:
    return (N_("Write {near}."), {"near": in_code(near)}) if near else NOTHING


def _for_a_list(schema: Json, path: Path_, value: Node) -> Remedy:
    """What one text, number or bunch of fields is written as where a list stands."""
    inner = fields_at(schema, path)
    if isinstance(value, dict) and value:
        return _entries(inner, value, bounds_at(schema, path))
    words = isinstance(value, str) and bool(value.strip())
    if words and (near := _as_list(schema, path, value)):
        return _write(near)
    if path[:1] == ("phases",) and not isinstance(value, dict | list):
        return MINUTES, {}
    if inner and (words or isinstance(value, int)):
        told = ", ".join(map(in_code, inner))
        return N_("Write a list: each entry begins with `- ` and has {fields}."), {"fields": told}
    return NOTHING


def _for_a_text(schema: Json, path: Path_, value: Node, kind: str) -> Remedy | None:
    """What fields, a list or a number are written as where a text stands or a word; None where neither was meant."""
    if isinstance(value, dict) and value and _of_text(schema, path, kind):
        if value.keys() <= _NAMING:
            return _write(f'"{next(iter(value.values()))}"')
        if len(value) == 1:
            return N_('A colon makes fields of a text: put quotation marks around it: "…".'), {}
    if kind in ("", "word") and isinstance(value, list) and len(value) > 1 and isinstance(value[0], str):
        return N_("One alone can stand here: write {near}, and what is another in an entry of its own."), {
            "near": in_code(f'"{value[0]}"')
        }
    if kind == "text" and isinstance(value, list | int | bool):
        return N_('Write a text in quotation marks: "…".'), {}
    return None


def _of_text(schema: Json, path: Path_, kind: str) -> bool:
    """Whether a text stands there, in one language or in both."""
    return kind in ("", "text") and fields_at(schema, path).keys() <= frozenset(LANGUAGES)


def _when(value: Node, kind: str, bounds: WholeBounds) -> Remedy:
    near = typed_time(value, span=kind == "span")
    if isinstance(value, str) and near == value.strip() and (found := re.fullmatch(AFTER_START, near)):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        near = str(
            3600 * hours + 60 * minutes + seconds
        )  # well written, and refused: format 1 has whole seconds
    if kind == "moment" and isinstance(value, str) and (found := _EITHER.fullmatch(value.strip())):
        after = in_code(f"+{found[1]}:{found[2]}")
        return N_("Write {after} after the start, or {near} by the story's clock."), {
            "after": after,
            "near": in_code(near),
        }
    if type(value) is int and bounds.least and value < bounds.least and near:
        least = in_code(f"+{bounds.least // 60}:{bounds.least % 60:02}")
        return N_("Write {least} or more; as minutes, {value} is {near}."), {
            "least": least,
            "near": in_code(near),
        }
    if type(value) is int and bounds.least and value < bounds.least:
        return N_("Write {limit} or more."), {
            "limit": in_code(f"+{bounds.least // 60}:{bounds.least % 60:02}")
        }
    if near or type(value) is int:
        return _write(near)
    return (SPANS if kind == "span" else MOMENTS), {}


def _named(value: str, path: Path_, pattern: str) -> str:
    """A name as it may be written; one that points at something is not made up."""
    own = id_of(typed(value)) if pattern != ID or {*path[-2:]} & _OWN_NAMES else ""
    if path[-1:] == ("edition",):
        own = "-".join(typed(value).lower().split()) if value.isascii() else ""
    made = (own, typed(value).upper(), typed_time(value, span=False))
    return next((each for each in made if each and re.search(pattern, each)), "")


def _counted(schema: Json, path: Path_, value: str) -> Remedy:
    """A whole number, of a share in thousandths where it is one of a thousand; what no number there may be is told its bounds."""
    bounds, share = bounds_at(schema, path), is_share(value)
    if is_per_mille(schema, path) and share:
        near = str(per_mille(value) or "")
    else:  # 40 % of what goes from 1 to 100 is 40; of anything else nobody knows of what
        near = _number(value) if not share or bounds.most == 100 or not path else ""
    if path[-1:] == ("number",) and not value.strip().isdecimal():
        near = ""  # 4a is not 4, which another may bear
    if near and bounds.hold(int(near)):
        remedy = (
            N_("Write {near}, without quotation marks.") if near == value.strip() else N_("Write {near}.")
        )
        return remedy, {"near": in_code(near)}
    remedy, told = within(schema, path)
    return (remedy, told) if remedy else (N_("Write a whole number, without quotes, unit or decimals."), {})


def _as_list(schema: Json, path: Path_, value: str) -> str:
    """Words or numbers of one text as the list that is meant; "" where that could not stand there either."""
    kinds = kinds_of(schema_at(schema, path), schema)
    numbers = any("integer" in kind.get("type", ()) for kind in kinds)
    items = [inner for kind in kinds if "items" in kind for inner in kinds_of(kind["items"], schema)]
    known = [str(option) for kind in items for option in kind.get("enum", ())]
    if numbers:
        return _number(value) or _in_minutes(value)
    if items and all("properties" in kind for kind in items):
        return ""
    if known and value.strip().casefold() in _EVERYTHING and len(known) <= FEW_FIELDS:
        return f"[{', '.join(known)}]"
    if path[-1:] == ("media",):  # pictures stand in their folder, whatever way led there
        value = ", ".join(re.split(r"[\\/]", part)[-1] for part in value.split(","))
    if path[-1:] == ("tags",):
        value = ", ".join(filter(None, (id_of(part) for part in value.split(","))))
    near = _listed_words(value, known) if known else _spelled_out(value) or listed(value)
    return near if bounds_at(schema, path).hold(near.count(",") + 1) else ""


def _listed_words(text: str, known: list[str]) -> str:
    """Words of a closed list as a list of them; "" where one of them is none."""
    if whole := called(text, known):  # a name of several words
        return f"[{whole}]"
    parts = [part if part in known else suggested(part, known) for part in _BETWEEN.split(text) if part]
    return f"[{', '.join(parts)}]" if all(parts) else ""


def _spelled_out(text: str) -> str:
    """ "E1-E3" → "[E1, E2, E3]"; "" for anything else."""
    found = _FROM_TO.fullmatch(text.strip())
    numbers = range(int(found[2]), int(found[3]) + 1) if found else ()
    return f"[{', '.join(f'{found[1]}{number}' for number in numbers)}]" if found and numbers else ""


def listed(text: str) -> str:
    """ "a, b" → "[a, b]"."""
    return f"[{', '.join(part.strip() for part in text.split(',') if part.strip())}]"


def parted(text: str, known: Container[str], *, inside: bool) -> str:
    """Known names that stand in one text instead of a list, as a list, or as they stand `inside` one; "" for anything else."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or not all(part in known for part in parts):
        return ""
    return ", ".join(parts) if inside else f"[{', '.join(parts)}]"


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text.strip())
    return re.sub(r"\D", "", found[1]) if found and not _MORE.search(text) else ""


def _dated(value: str) -> Remedy:
    """A day with its hour, and the other one where both figures may be the month."""
    near, other = (in_code(_day_and_hour(value, month_first=first)) for first in (False, True))
    if near != other:
        return N_("Write {near}, or {other} if the month stands first."), {"near": near, "other": other}
    return (N_("Write {near}."), {"near": near}) if near != in_code("") else ("", {})


def _day_and_hour(text: str, *, month_first: bool = False) -> str:
    """A day with its hour as it is written here: "09/03/2027 7h30" → "2027-03-09 07:30"; without an hour eight; "" for no day."""
    found = _DAY.match(text.strip())
    if not found:
        return ""
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    either = not found[1] and int(day) <= MONTHS
    if either and (month_first or int(month) > MONTHS):  # as it is written in America
        month, day = day, month
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return ""
    rest = text.strip()[found.end() :].strip(" ,T")
    hour = HOUR.fullmatch(rest)
    if rest and not hour:
        return ""
    clock = typed_time(rest, span=False) or rest if rest else "08:00"
    return f"{year}-{int(month):02}-{int(day):02} {clock}"


def _in_minutes(text: str) -> str:
    """A length of time as whole minutes: "1h30" and "1,5 giờ" → "90", "60,5" → "60"; "" for anything else."""
    if found := _PART_OF_MINUTE.fullmatch(text.strip()):
        return found[1]
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return ""
    return str(int(found[1]) * 60 + 6 * int(found[2] or 0) + int(found[3] or 0) + 30 * bool(found[4]))


def _entries(known: Json, value: Mapping[str, Node], bounds: WholeBounds) -> Remedy:
    """Entries that stand under names where a list is meant."""
    name, first = next(iter(value.items()))
    remedy = N_("Write a list: each entry begins with `- `, the first one with {near}.")
    if len(value) > 1 and value.keys() <= known.keys():  # one entry, whose dash is missing
        return remedy, {"near": in_code(f"- {name}: {_as_flow(first)}")}
    if not isinstance(first, dict) and not bounds.hold(len(value)):
        return N_("Entries to write, in a list: {limit}."), {"limit": bounds.least}
    if not isinstance(first, dict):
        return N_("Write {near}."), {"near": in_code(f"[{', '.join(map(str, value.values()))}]")}
    field, own = ("id", name) if "id" in known and "id" not in first else next(iter(first.items()))
    return remedy, {"near": in_code(f"- {field}: {own}")}


def _fields(schema: Json, path: Path_, value: Node) -> Remedy:
    """A word where fields are wanted may be the value of one of them."""
    known = fields_at(schema, path)
    near = next((f"{{{name}: {value}}}" for name, each in known.items() if value in each.get("enum", ())), "")
    near = near or (as_fields(schema, path, value) if len(known) <= FEW_FIELDS else "")
    if near:
        return N_("Write {near}."), {"near": in_code(near)}
    if "all" in known:  # a condition: one of its tests is enough
        return N_("Write the test that it is, as {near}."), {"near": in_code("{after: +10:00}")}
    names = ", ".join(in_code(name) for name in known)
    return (N_("Write its fields below it, one a line: {fields}."), {"fields": names}) if names else ("", {})


def _as_flow(value: Node) -> str:
    """A value in one line, as authors write it."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_as_flow(each)}' for name, each in value.items())}}}"
    return f"[{', '.join(map(_as_flow, value))}]" if isinstance(value, list) else str(value)


def in_code(value: object) -> str:
    """What stands in a file as it is shown in a sentence: apart from its words, and cut."""
    text = str(value)
    return f"`{text if len(text) <= 60 else f'{text[:57]}…'}`"
