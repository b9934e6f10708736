"""Where people are told to go, and neither the same words in the drill's other language nor any other text knows the place:
nobody who is asked could say where it lies."""

# Charter: scenario checks sent to
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.heldbeside import EXACT
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

_NAME = (
    rf"[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]*)+"  # of two words and more: one may be a thing's letter
)
_PLACE: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?<!\w)(?P<shown>(?i:cầu|bến|chợ|trường(?: tiểu học| mầm non| học)?|trạm(?: y tế| xá)?"
        r"|nhà văn h(?:óa|oá)|đình|chùa|bệnh viện"
        r"|phòng khám|sân|kho|bến xe|bến phà|hội trường|cầu cảng|rạp|thư viện|ga|nhà thờ|sân vận động"
        r"|trụ sở) "
        rf"(?P<name>{_NAME}))"
    ),
    "en": re.compile(
        rf"(?<!\w)(?P<shown>(?P<name>{_NAME}) (?i:bridge|pier|market|(?:primary |nursery )?school"
        rf"|(?:health )?station|culture house|temple"
        r"|hospital|clinic|yard|depot|bus station|hall|library|church|stadium|quay|office|ferry))(?!\w)"
    ),
}
_LEADS: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:đến|tới|ra|vào|sang|ở|tại|từ|về|lên|xuống|qua)(?: tận| thẳng| ngay)?$"),
    "en": re.compile(r"(?i)(?<!\w)(?:to|at|from|by|near|in|into|over|via)(?: the)?$"),
}
"""What stands before a place to which people go, or at which they find something."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each place once, in the first of the drill's languages that has it. Of one language alone a new place may well be meant."""
    languages = dict.fromkeys(loaded.scenario.drill.languages)
    texts = {lang: list(story_texts(loaded, lang)) for lang in languages} if len(languages) > 1 else {}
    for lang in texts:
        across = {each.path[:-1]: each.text for other in texts if other != lang for each in texts[other]}
        told = set[str]()
        for each in texts[lang]:
            for hit in _PLACE[lang].finditer(each.text) if each.path[-2] in EXACT else ():
                name = " ".join(hit["name"].split())
                meant = name in told or name in across.get(each.path[:-1], "")
                if not meant and _sent(each, hit, lang) and not _elsewhere(loaded, each, name):
                    told.add(name)
                    message = N_("people are told of {shown}, and no other text of the drill names it")
                    remedy = N_("Name a place that the drill has, or leave it if that is one.")
                    yield warning(
                        "S195", loaded.where(*each.path), message, remedy, shown=in_code(hit["shown"])
                    )


def _sent(text: StoryText, hit: re.Match[str], lang: str) -> bool:
    return bool(_LEADS[lang].search(text.text[: hit.start()].rstrip()))


def _elsewhere(loaded: Loaded, text: StoryText, name: str) -> bool:
    """Whether another text than this one, in whichever language it is read, has the name."""
    said = re.compile(rf"(?i)(?<!\w){re.escape(name)}(?!\w)")
    file, field = loaded.where(*text.path).file, text.path[2:-1]
    return any(
        said.search(words)
        and any(document.place(path).file != file or path[: len(field)] != field for document, path in places)
        for words, places in loaded.texts.items()
    )
