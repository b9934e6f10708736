"""Real place names: said aloud, never passed off as invented, and never what makes a harmful text plainly invented."""

# Charter: scenario checks places
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import LOCAL_USE
from infodrill.scenario.checks.invented import denied, folded
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Places
from infodrill.scenario.schema.places import OFFICIAL_ID

SHORTEST_NAME = 4
"""Letters that must be left of an anchor for it to name something of its own."""

# What every place has, and so tells nothing invented: kinds of unit, and the offices that each of them really has.
_COMMON = (
    "thanh pho truc thuoc trung uong", "thanh pho", "tinh", "phuong", "xa", "dac khu", "quan", "huyen", "thi xa",
    "thi tran", "uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd", "cong an", "tram y te", "mat tran to quoc",
    "city", "province", "ward", "commune", "special zone", "district", "town", "peoples committee", "people s committee",
    "police", "health station",
)  # fmt: skip
_KINDS = (
    "benh vien da khoa", "benh vien", "phong kham", "truong tieu hoc", "truong mam non", "truong trung hoc", "truong hoc",
    "truong", "nha truong", "khoa nhi", "khoa cap cuu", "khoa noi", "khoa ngoai", "khoa", "nha may", "xi nghiep", "cong ty",
    "ngan hang", "sieu thi", "quy tu thien", "quy", "hop tac xa", "nha thuoc", "nha hang", "khach san", "trung tam",
    "toa soan", "nha dai", "ban quan ly", "doan thanh nien", "hoi phu nu", "hoi", "chinh quyen", "nha nuoc", "bo doi",
    "khu pho", "to dan pho", "thon", "so", "the", "a", "of", "and", "our", "general", "local", "public", "primary",
    "secondary", "high", "hospital", "clinic", "school", "kindergarten", "factory", "company", "bank", "supermarket",
    "market", "fund", "charity", "cooperative", "pharmacy", "restaurant", "hotel", "centre", "center", "office", "station",
    "department", "authority", "authorities", "government", "council", "hall", "union", "association", "agency", "fire",
    "health", "no",
)  # fmt: skip
"""Kinds of house and body, folded: longer ones before those that they hold."""
_WORD = re.compile(r"[^\W_]+")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    places = loaded.scenario.places
    if left_real(loaded):
        message = N_(
            "`invented: false` says that the places are real, and none of their names is known as a real place’s"
        )
        remedy = N_("Take the line out; or, if they are real, write the invented `anchors` of each claim.")
        yield error("S183", loaded.where("places", "invented"), message, remedy)
        return
    if places.real:
        message = N_("the place names are real. {stamp}")
        remedy = N_("Keep files, pictures and reports of this drill in the house.")
        yield warning("S182", loaded.where("places", "invented"), message, remedy, stamp=LOCAL_USE)
        return
    for n, ward in enumerate(places.wards):
        if re.fullmatch(OFFICIAL_ID, ward.id):
            message = N_(
                "{ward} is a unit of the administrative list, and places.yaml says that it is invented"
            )
            remedy = N_("Write `invented: false`, or invent the place and give it an id of its own.")
            yield error("S183", loaded.where("places", "wards", n, "id"), message, remedy, ward=ward.id)


def left_real(loaded: Loaded) -> bool:
    """Whether `invented: false` was left over: no unit or name is a real one's, and claims rest on the names of the places."""
    places = loaded.scenario.places
    if not places.real or any(re.fullmatch(OFFICIAL_ID, ward.id) for ward in places.wards):
        return False
    derived = any(
        not loaded.where.written("claims", n, "anchors") for n in range(len(loaded.scenario.claims))
    )
    return derived and not any(kind == "place" for kind, _ in denied(*places.called))


def plainly_invented(anchor: str, places: Places) -> bool:
    """False for an anchor that holds the name of a real place, or nothing but what every place has.

    "Quỹ" + a real ward could be a real fund; a name that is made up from end to end could not.
    """
    words = f" {folded_words(anchor)} "
    if any(f" {name} " in words for name in _names(places)) or any(k == "place" for k, _ in denied(anchor)):
        return False
    return len(without_common(words).replace(" ", "")) >= SHORTEST_NAME


def kind_alone(anchor: str) -> bool:
    """Whether it says what kind of thing something is, and not which: "Bệnh viện", "The city hospital", "Trường số 2"."""
    words = re.sub(r"\d+", " ", folded_words(anchor)).split()
    left = without_common(f" {' '.join(words)} ")
    for kind in _KINDS:
        left = left.replace(f" {kind} ", " ")
    return not left.strip()


def folded_words(text: str) -> str:
    """Words in small letters without accents, one space between."""
    return " ".join(_WORD.findall(folded(text)))


def each_name(names: Iterable[str]) -> str:
    """Names as they are written, each once though it stands there without its marks too."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(folded_words(name), name)
    return ", ".join(once.values()) or "–"


def without_common(words: str) -> str:
    """Folded words, with a space at each end, without kinds of unit and common offices."""
    for word in _COMMON:
        words = words.replace(f" {word} ", " ")
    return words


def _names(places: Places) -> frozenset[str]:
    """Names of the city and its wards in folded letters, with the kind of unit and without."""
    whole = {*map(folded_words, places.called)}
    bare = {without_common(f" {name} ").strip() for name in whole}
    return frozenset(word for word in whole | bare if len(word) >= SHORTEST_NAME)
