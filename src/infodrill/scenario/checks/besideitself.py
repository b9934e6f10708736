"""What an inject says in its short fields beside its own words: how many its subject names, who is in danger, or that nobody is
named as it where somebody is to be helped, how long is given for what it asks."""

# Charter: scenario checks beside itself
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.saidthings import MINUTES, TIMES, said_things
from infodrill.scenario.checks.timeline import after_start
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Inject

_PEOPLE: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    lang: {kind: re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)") for kind, words in kinds.items()}
    for lang, kinds in {
        "vi": {
            "child": r"trẻ|bé|em bé|đứa(?: bé| nhỏ)?|học sinh|cậu bé|cháu(?: bé| nhỏ)?|con nhỏ|nhóc",
            "woman": r"bà|cụ bà|chị|cô|mẹ|má|phụ nữ|vợ|bà cụ|thai phụ|sản phụ", "man": r"ông|cụ ông|anh|bố|chồng|đàn ông|ông cụ",
        },
        "en": {
            "child": r"child(?:ren)?|bab(?:y|ies)|boys?|girls?|infants?|toddlers?|pupils?|kids?|sons?|daughters?|grandchildren",
            "woman": r"wom[ae]n|mothers?|grandmothers?|wife|lady|ladies|aunts?|she",
            "man": r"m[ae]n|fathers?|grandfathers?|husband|uncles?|he",
        },
    }.items()
}  # fmt: skip
"""What people are called by their age and sex."""
_HURT: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:thở (?:máy|ô-xy|oxy)|khó thở|khò khè|ngất|bất tỉnh|co giật|lừ đừ|chảy máu|gãy (?:tay|chân)|sắp đuối"
        r"|(?:bị )?nước cuốn|điện giật|mắc kẹt|(?:bị|đang|mắc) kẹt|liệt (?:nửa người|giường)|nằm một chỗ|giẫm đạp|đang lội"
        r"|trên mái nhà|nôn|đứng (?:ngoài )?mưa)(?!\w)"
    ),
    "en": re.compile(
        r"(?i)(?<!\w)(?:breathing machine|ventilator|on oxygen|wheez\w+|faint(?:ed|ing)|unconscious|drowsy|bleeding"
        r"|broken (?:arm|leg)|drowning|swept away|electrocuted|trapped|bedridden|paralysed|being crushed|wading|on the roof"
        r"|vomit\w*|in the rain)(?!\w)"
    ),
}
_HELPED: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:cử (?:người|đội|tổ|cán bộ|xe|xuồng|ca nô)|gọi (?:11[345]|cấp cứu|xe|bác sĩ|trường)|báo (?:115|bác sĩ)"
        r"|cứu (?:người|hộ)|đón (?:bà|ông|cháu|người|trẻ)|mời đến khám|việc cần làm cho"
        r"|(?:chỉ ngay|trả lời) (?:[^\W\d_]+ )*người gọi)"
        r"(?!\w)"
    ),
    "en": re.compile(
        r"(?i)(?<!\w)(?:send (?:somebody|someone|people|help|a |the )|call (?:115|an ambulance|the (?:doctor|school))"
        r"|(?:tell|warn) the (?:physician|doctor)|rescue|bring (?:the child|them|her|him) in|have the gate opened"
        r"|(?:give|answer) the caller)"
    ),
}
"""How it is told that somebody is hurt or about to be, and what is expected where that is to be helped: both, or it is talk."""
_REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, inject in enumerate(loaded.scenario.msel.injects):
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            yield from _subject(loaded, n, inject, lang)
            yield from _in_danger(loaded, n, inject, lang)
        yield from _unnamed(loaded, n, inject)
        yield from _given(loaded, n, inject)


def _subject(loaded: Loaded, n: int, inject: Inject, lang: str) -> Iterator[ScenarioProblem]:
    """The subject counts fourteen of what the words count four."""
    if not loaded.where.written("msel", "injects", n, "subject"):
        return
    counts = [
        [
            each
            for each in said_things(text, lang)
            if each.kind in ("count", "label") and each.unit not in TIMES and min(each.values) > 1
        ]
        for text in (inject.subject.in_(lang), inject.body.in_(lang))
    ]
    for here in counts[0]:
        beside = [each for each in counts[1] if each.of == here.of]
        if len(beside) == 1 and not beside[0].same(here):
            message = N_("the subject says {here}, and the words of the inject say {there}")
            place = loaded.where("msel", "injects", n, "subject", lang)
            yield warning(
                "S163", place, message, _REMEDY, here=in_code(here.shown), there=in_code(beside[0].shown)
            )


def _in_danger(loaded: Loaded, n: int, inject: Inject, lang: str) -> Iterator[ScenarioProblem]:
    """A boy is in danger, and the words tell of a woman alone."""
    if inject.in_danger is None:
        return
    here, there = (
        {kind: hit[0] for kind, words in _PEOPLE[lang].items() if (hit := words.search(text.in_(lang)))}
        for text in (inject.in_danger, inject.body)
    )
    if here and there and not here.keys() & there.keys():
        message = N_("{here} is in danger, and the words of the inject tell of {there}")
        said = {"here": in_code(min(here.values())), "there": in_code(min(there.values()))}
        yield warning("S163", loaded.where("msel", "injects", n, "in_danger", lang), message, _REMEDY, **said)


def _unnamed(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """Somebody is to be helped, and no field says whom: if nobody goes, no page of the report tells of them."""
    if inject.in_danger is not None:
        return
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        hurt = _HURT[lang].search(f"{inject.subject.in_(lang)}\n{inject.body.in_(lang)}")
        if hurt and any(_HELPED[lang].search(action.what.in_(lang)) for action in inject.expected_actions):
            message = N_(
                "its words tell of somebody in danger ({said}) who is to be helped, and no {name} says who"
            )
            remedy = N_("Say who in `in_danger`: if nobody helps them, the report names them first.")
            place = loaded.where("msel", "injects", n, "body", lang)
            yield warning("S163", place, message, remedy, said=in_code(hurt[0]), name=in_code("in_danger"))
            return


def _given(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """It gives people so many minutes, and what it asks for is due before they are over."""
    if inject.kind != "expected_action" or not inject.expected_actions:
        return
    last = max(action.deadline for action in inject.expected_actions)
    for name, text in (("subject", inject.subject), ("body", inject.body)):
        for thing in said_things(text.in_(loaded.lang), loaded.lang):
            if thing.unit in MINUTES and min(thing.values) * 60 > last:
                message = N_("it gives {said}, and the last of what it asks for is due after {deadline}")
                place = loaded.where("msel", "injects", n, name, loaded.lang)
                said = {"said": in_code(thing.shown), "deadline": after_start(last)}
                yield warning("S164", place, message, N_("Correct the words or the `deadline`."), **said)
