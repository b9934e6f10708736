"""What planners put into one cell beside the value that belongs there: several of them, "as above", how long somebody has."""

# Charter: exchange mselmeant
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from infodrill.exchange.mselcolumns import folded
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.senders import AS_ABOVE

CLOSE = 0.8  # of two words or sentences, one of which is a slip of the other
SEVERAL = N_("{name} names several, and the cell holds one")
ONE_ROW_EACH = N_("Write one of them: {known}. For another, add a row.")
_PARTS = re.compile(r"\s*[,;/&+|\n]\s*|\s*->\s*|\s*→\s*|\s+(?:và|hoặc|hay|and|or)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s*[&+|]\s*|\s+(?:và|cùng|and|-|–)\s+", re.IGNORECASE)
_DITTO = re.compile(r"[\"'“”„〃″]{1,2}")
_LENGTH = re.compile(
    r"(?<![\d:+.,–-])(?P<n>\d{1,4})\s*(?P<unit>phút|ph|p|mins?|minutes?|'|’|giờ|tiếng|h|hrs?|hours?|giây|s|secs?|seconds?)"
    r"(?![^\W\d_])(?:\s*(?P<more>\d{1,2})(?![\d:]))?|(?P<half>nửa (?:giờ|tiếng)|half an hour)"
)
_RANGE = re.compile(r"\d\s*(?:-|–|đến|tới|to)\s*\d")
_BEFORE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|by|before|until|đến)\s+(?:lúc\s+)?(\d{1,2}\s*(?:[:hg]|giờ)\s*[0-5]\d)"
)
_WITHIN = re.compile(r"(?:trong|vòng|within|in|sau|after|quá|tối đa)\s+\d{1,2}\s*(?:h|giờ|tiếng)\s*[0-5]?\d?")
_CLOCK = re.compile(r"\d{1,2}\s*[:hg]\s*[0-5]\d")


@dataclass(frozen=True, slots=True)
class TimeAllowed:
    """How long somebody has: seconds, a clock as it was written, or nothing where more than one reading is possible."""

    seconds: int | None = None
    clock: str = ""


def as_above(text: str) -> bool:
    """Whether a cell only says that it says what stands above it."""
    return bool(_DITTO.fullmatch(text)) or " ".join(re.sub(r"\W", " ", folded(text)).split()) in AS_ABOVE


def joined(text: str) -> list[str]:
    """The names that one text joins: "ward và city"."""
    return [part.strip() for part in _JOINED.split(text) if part.strip()]


def allowed(text: str) -> TimeAllowed | None:
    """How long a text gives somebody: "trong 15 phút", "trước 08:40"; None where it says nothing of that."""
    said = folded(text)
    lengths, clocks = list(_LENGTH.finditer(said)), _CLOCK.findall(_WITHIN.sub(" ", said))
    before = _BEFORE.search(said)
    if len(clocks) == 1 and before and all(found.start() >= before.start(1) for found in lengths):
        return TimeAllowed(clock=before[1])
    if not lengths and not clocks:
        return None
    if len(lengths) != 1 or clocks or _RANGE.search(said):
        return TimeAllowed()
    (found,) = lengths
    if found["half"]:
        return TimeAllowed(seconds=1_800)
    unit = found["unit"]
    each = 3_600 if unit[0] in "hgt" and unit != "giây" else 1 if unit[0] in "sg" else 60
    more = int(found["more"] or 0) * (each // 60) if each > 1 else 0
    return TimeAllowed(seconds=int(found["n"]) * each + more)


def one_word(text: str, known: Mapping[str, str], *, name: str, place: Place) -> None:
    """Raises ScenarioError for a text that names several of the known words, or is a slip of one; `known` = word → value."""
    parts = [de_accent(folded(part)) for part in _PARTS.split(text) if part.strip()]
    values = list(dict.fromkeys(known[part] for part in parts if part in known))
    if len(parts) > 1 and len(values) > 1:
        told = ", ".join(f"`{value}`" for value in values)
        raise ScenarioError(
            SEVERAL, remedy=ONE_ROW_EACH, place=place, code="Q125", name=f"`{text[:60]}`", known=told
        )
    if near := values[0] if len(values) == 1 else known.get(closest(text, known)):
        message, remedy = N_("{value} is not a known value of {name}"), N_("Did you mean {near}?")
        raise ScenarioError(
            message,
            remedy=remedy,
            place=place,
            code="S113",
            value=f"`{text[:60]}`",
            name=f"`{name}`",
            near=f"`{near}`",
        )


def closest(text: str, known: Iterable[str]) -> str:
    """The one word or sentence of which a text is a slip or holds the words; "" for none or several."""
    said = de_accent(folded(text))
    near = get_close_matches(said, known, n=2, cutoff=CLOSE)
    if len(near) == 1:
        return near[0]
    held = {word for word in known if len(word) > 3 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)}
    return max(held, key=lambda word: (len(word), word)) if held and not near else near[0] if near else ""


def apart_by_blanks(text: str, resolved: Callable[[str], str | None]) -> str:
    """The names that nothing but blanks part, as they are to be written; "" where one of them is none."""
    parts = [resolved(part) for part in text.split()]
    return ", ".join(part for part in parts if part) if len(parts) > 1 and all(parts) else ""
