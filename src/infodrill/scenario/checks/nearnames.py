"""Names that stand once and are one of the drill's own but for a letter or a word: "Mái Cheo", "Gò Dứa" where there are a Gò Vịt
and a Vườn Dứa."""

# Charter: scenario checks near names
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from infodrill.kernel.compared import off_by_one
from infodrill.kernel.errors import Place
from infodrill.kernel.folding import CAPITALS, de_accent, nfc
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import FRAME, Loaded
from infodrill.scenario.meant import in_code

OFTEN = 3  # texts that have a name, by which it is the drill's own
SHORT = 2  # letters of a word of which another letter makes another word
_NAME = re.compile(rf"(?<![\w.])[{CAPITALS}][^\W\d_A-Z]*(?: [{CAPITALS}][^\W\d_A-Z]*)+")
_OPENS = re.compile(r"(?:^|[.!?…:;\"“”(\[–—-])\s*$")
_TITLES = frozenset({"Bà", "Ông", "Cô", "Chị", "Anh", "Chú", "Bác", "Cụ", "Em", "Thầy", "Dì", "Cậu"})
"""Before whoever's name."""
Pair = tuple[str, str]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    told, frame, given = _pairs(loaded)
    often = {pair for pair, places in told.items() if len(places) >= OFTEN or pair in frame}
    words = {word for pair, places in told.items() if len(places) > 1 or pair in frame for word in pair}
    local = {each for each in frame if not "".join(each).isascii() and each[0] not in _TITLES}
    begun: dict[str, list[Pair]] = defaultdict(list)
    for each in told:
        begun[each[0]].append(each)
    beside: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for each in sorted(often):
        for n, word in enumerate(each):
            beside[n, word].append(each)
    for pair, places in told.items():
        like = (*beside[0, pair[0]], *beside[1, pair[1]]) if len(places) == 1 else ()
        near = None
        if len(places) == 1 and pair in frame:  # the name of a cell or of the drill itself
            often_told = words - {*pair} | {
                word for each, at in told.items() if at.keys() != places.keys() for word in each
            }
            own = [each for each in like if len(told[each]) >= OFTEN]
            near = next((each for each in own if _one_letter_off(pair, each, often_told)), None)
            other = None if pair in given else _goes_on(pair, told, begun[pair[0]])
            near = near or (other if other in given else None)
        elif len(places) == 1:
            near = next((each for each in like if _one_letter_off(pair, each, words)), None)
            near = near or _blended(pair, local) or _goes_on(pair, told, begun[pair[0]])
        if near is not None:
            message, remedy = (
                N_("{name} stands here alone"),
                N_("Did you mean {near}? Leave it if it is another."),
            )
            place = next(iter(places.values()))
            said = {"name": in_code(" ".join(pair)), "near": in_code(" ".join(near))}
            yield warning("S195", place, message, remedy, **said)


def _pairs(loaded: Loaded) -> tuple[Mapping[Pair, dict[str, Place]], set[Pair], set[Pair]]:
    """Each two words of a name, by the entries in which they stand; those that stand in the drill's frame, and of them its
    places."""
    told: dict[Pair, dict[str, Place]] = defaultdict(dict)
    frame, given = set[Pair](), set[Pair]()
    for text, places in loaded.texts.items():
        pairs = _in_pairs(text)
        for document, path in places if pairs else ():
            if "anchors" in path or document.name.startswith("texts/"):  # what people type, in whatever way
                continue
            entry = f"{document.name} {path[:2] if document.name == 'msel.yaml' else path[:1]}"
            for pair in pairs:
                told[pair].setdefault(entry, document.place(path))
            frame.update(pairs if document.name in FRAME else ())
            given.update(pairs if document.name == "places.yaml" else ())
    return told, frame, given


def _in_pairs(text: str) -> list[Pair]:
    found = list[Pair]()
    for hit in _NAME.finditer(nfc(text)):
        names = hit[0].split(" ")
        begins = 1 if len(names) > 2 and _OPENS.search(text[: hit.start()]) else 0
        found += zip(names[begins:], names[begins + 1 :], strict=False)
    return found


def _one_letter_off(pair: Pair, other: Pair, words: set[str]) -> bool:
    """Whether one word of the two is the other's but for a letter, and stands in no other name."""
    odd = [(here, there) for here, there in zip(pair, other, strict=True) if here != there]
    if len(odd) != 1:
        return False
    (here, there) = odd[0]
    bare = de_accent(there).lower() == here.lower()  # typed without accents, as people do
    return (
        not bare
        and here not in words
        and min(len(here), len(there)) > SHORT
        and off_by_one(here.lower(), there.lower())
    )


def _blended(pair: Pair, local: set[Pair]) -> Pair | None:
    """The name of the drill's frame that begins as this one, where another one of it ends so."""
    begins = sorted(each for each in local if each[0] == pair[0] and each[1] != pair[1])
    ends = any(each[1] == pair[1] and each[0] != pair[0] for each in local)
    return begins[0] if begins and ends else None


def _goes_on(pair: Pair, told: Mapping[Pair, dict[str, Place]], begun: list[Pair]) -> Pair | None:
    """The name that goes on otherwise wherever else its first word stands: "Vòng Tay Gò…", always "Vòng Tay Bến…" elsewhere."""
    others = [each for each in begun if each != pair]
    often = len(others) == 1 and len(told[others[0]]) >= OFTEN
    return (
        others[0] if often and pair[0] not in _TITLES and not "".join((*others[0], *pair)).isascii() else None
    )
