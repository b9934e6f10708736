"""Texts in two languages of which one says less or otherwise: what can be compared without understanding either."""

# Charter: scenario checks translations
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import SaidNumber
from infodrill.kernel.saidtimes import clocks
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.bothways import other_measures, other_words, strange_names
from infodrill.scenario.checks.languages import bilingual
from infodrill.scenario.checks.saidthings import counted, said_months
from infodrill.scenario.checks.sameplaces import other_bound, other_denied, other_names, other_order
from infodrill.scenario.checks.samewords import other_things, strange_things, without_names
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi
from infodrill.scenario.yamltext import Node, Path_

LEAST_WORDS = 10  # of a text that is long enough to be cut short
HALF: Mapping[str, float] = {"vi": 0.7, "en": 0.5}
"""Words of a language for each of the other below which a sentence is missing too: Vietnamese has a word for each syllable."""
LONG = 15  # words of a text of which a part may be lost that is no sentence
OF_FACTS: Mapping[str, float] = {
    "vi": 0.65,
    "en": 0.58,
}  # as HALF, of such a text that says what is so: none of the library has less
ROUND = 5  # minutes by which one language may round an hour
LARGE = 10  # numbers below it are left out or said otherwise: "a pair", "both"
FACTS = frozenset({"advice", "meanwhile", "kernel", "why", "sentence"})
"""Fields whose sentences say the same in both languages; what people say is put more freely."""
SHOWN = 80  # characters of a passage
_TOKEN = re.compile(r"\{[^{}]*\}")
_LEFT = N_("Correct one of the two, or leave it if that is meant.")
_OTHERWISE = N_("in Vietnamese it says {vi}, and in English {en}")
_DENIED = N_("one language says that it is not so, and the other does not: {vi} / {en}")
_STRANGE = N_("in English it names {names}, and in Vietnamese it does not")
_SHORT = N_("one language has less to say than the other; in the shorter it ends with: {text}")
_NOT: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?<!một )(?<!chứ )(?<!bằng )(?:không|chưa|chẳng|đừng|chớ)(?!\w)"),
    "en": re.compile(
        r"(?i)n['’]t\b|(?<!\w)(?:not|no(?!s?\.? ?\d)|never|nobody|none|nothing|neither|nor|cannot)(?!\w)"
    ),
}
"""What denies."""
_PERHAPS: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:không|chưa|chẳng|chả|đừng|chớ|khỏi|khoan|cấm|ngừng|ngưng|dừng|thôi|hết|thiếu|mất|vắng|trừ|bỏ|kẻo|hỏng"
        r"|huỷ|hủy|giả|sai|trống|dở|vô|bất|phi|đâu|nào|sao|ai|gì|quên|nghỉ|chỉ|từ chối|lỡ|im|kín|quay|chối|ở yên|toàn"
        r"|đang chờ|đỡ|tránh|một chỗ|miễn|ngại)(?!\w)"
    ),
    "en": re.compile(
        r"(?i)n['’]t\b|(?<!\w)(?:not|no|never|nobody|none|nothing|nowhere|neither|nor|without|cannot|(?:un(?!til|der|it)|in(?!to|side|deed|form)|im|dis|mis|non)\w+|stay\w*|stands?|stood|remain\w*|(?:a)?wait\w*"
        r"|\w+less|few|hardly|out of|instead|lack\w*|miss\w*|refus\w+|fail\w*|stop\w*|closed|empty|only|but|shut|less|false"
        r"|wrong|avoid\w*|keeps?|leave|left|away|other way|off|before|lost|rather|free|else|zero|dead|late|ended"
        r"|over|gone|rid|end|broke\w*|whether|whoever|far|too|against|afraid|pending|alone)(?!\w)"
    ),
}
"""What may say the same in other words."""
_ANYBODY = re.compile(r"(?i)(?<!\w)ai (?!cũng|mà|đâu)")
"""Where it says what is so, this asks nothing and denies nothing: "ai bị cắn thì…"."""
ASIDE = 0.4  # of a sentence, within which the other language denies what one denies
_JOINED = re.compile(r"(?i)(?<!\w)(?:and|or|nor)(?!\w)")
_AGAIN = re.compile(r"(?i)(?<!\w)(?:không|chưa|đừng|chớ)(?!\w)[^,.;]*,\s*(?:không|chưa|đừng|chớ)(?!\w)")
_DO_NOT = re.compile(r"(?i)\W*(?:do not|don['’]t|never)(?!\w)")
_NEVER_ASKS = re.compile(r"(?i)(?<!\w)(?:để không|đừng|chớ|không (?:được|nên) (?!không|ạ|hả|à))(?!\w)")
"""What denies and is no sign of a question, in whatever text it stands."""
_ONE = re.compile(
    r"(?i)(?<!\w)(?<!no )(?<!any )(?<!every )(?<!each )(?<!the )(?<!this )(?<!that )one (?!of|another|more|other|and|or|by|who"
    r"|that"
    r"|is|was|has|can|must|may|should|day|night|morning|thing|side|time|way|single\b)[a-z]{3,}"
)
_TIMES, _TWICE = re.compile(r"(?i)(?<!\w)hai lần(?!\w)"), re.compile(r"(?i)(?<!\w)twice(?!\w)")
"""A number in one language that is none in the other."""
_QUESTIONS = re.compile(r"[,;.?!]\s")
PLAIN = frozenset({"briefing", "subtitle", "if_stuck", "evaluator_notes", "target", "plan"})
"""Fields beside those of facts that deny the same in both languages."""
TWICE = 2
SENTENCES = 2  # that one language has more than the other, by which some are lost
USUAL = (0.81, 1.33)
"""Words of Vietnamese for each of English, within which both may say the same though one has a sentence more: measured on the
library, of whose texts one in forty has."""
LIKE = (0.6, 1.7)  # the same of two sentences that may say one thing
FEWER = 0.72  # words of it for each of the other
_ASKS = re.compile(
    r"(?i)(?<!\w)có\s.*(?:không|chưa)(?!\w)|(?:được|phải|à|hay) (?:không|chưa)(?!\w)|(?:không|chưa)\s*(?:ạ|à|hả|nhỉ|cô)?\s*$"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    if len(set(loaded.scenario.drill.languages)) < 2:
        return
    for path, shown in bilingual(loaded):
        text = _as_written(loaded, path, shown)
        found = difference(text, of_facts=path[-1] in FACTS, told=path[-1] == "body")
        if found is None and path[-1] in PLAIN and (denied := _denied(text, of_facts=False)):
            vi, en = (in_code(said[:SHOWN]) for said in denied)
            found = SaidOtherwise(_DENIED, {"vi": vi, "en": en})
        if found:
            yield warning("S165", loaded.where(*path, "en"), found.message, found.remedy, **found.params)


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """What one language of a text says and the other does not, as it is told."""

    message: str
    params: Mapping[str, str]
    remedy: str = _LEFT


def difference(text: Bi, *, of_facts: bool, told: bool = False) -> SaidOtherwise | None:
    """The first difference of a text, or None; `of_facts` = its sentences say the same in both languages, in no other words;
    `told` = somebody tells it, in words of his own and sentence by sentence."""
    ordered = (_names, _strange, _order) if of_facts else (_names, _strange) if told else ()
    for compare in (*_COMPARISONS, *ordered):
        if (found := compare(text)) is not None:
            vi, en = (", ".join(map(in_code, said)) or "–" for said in found)
            return SaidOtherwise(_OTHERWISE, {"vi": vi, "en": en})
    if names := strange_names(text.vi, text.en) or (
        strange_things(text.vi, text.en) if of_facts or told else []
    ):
        return SaidOtherwise(_STRANGE, {"names": ", ".join(map(in_code, names))})
    if short := _cut_short(text, of_facts=of_facts, told=told):
        remedy = N_("Translate the rest, or leave it if that is meant.")
        return SaidOtherwise(_SHORT, {"text": in_code(short[-SHOWN:])}, remedy)
    if denied := _denied(text, of_facts=of_facts) if of_facts or told else _forbidden(text):
        vi, en = (in_code(said[:SHOWN]) for said in denied)
        return SaidOtherwise(_DENIED, {"vi": vi, "en": en})
    return None


def _as_written(loaded: Loaded, path: Path_, shown: Bi) -> Bi:
    """The text with its tokens, which are shown as the same in both languages."""
    name, inner = loaded.where.file_of(*path)
    node: Node = loaded.where.documents[name].data
    for step in inner:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return shown
    whole = isinstance(node, dict) and {"vi", "en"} <= node.keys()
    return Bi(vi=str(node["vi"]), en=str(node["en"])) if whole and isinstance(node, dict) else shown


Differences = tuple[list[str], list[str]]  # what Vietnamese alone says, and what English alone


def _tokens(text: Bi) -> Differences | None:
    vi, en = (Counter(_TOKEN.findall(said)) for said in (text.vi, text.en))
    return (sorted(vi - en), sorted(en - vi)) if vi != en else None


def _numbers(text: Bi) -> Differences | None:
    """Numbers that stand for each other and are not the same."""
    vi, en = (
        # A place that is called Sáu counts nothing.
        [each for each in counted(without_names(said), lang) if each.value > 1 or each.shown == "1"]
        for said, lang in (
            (_TIMES.sub(" ", text.vi) if _TWICE.search(text.en) else text.vi, "vi"),
            (text.en, "en"),
        )
    )
    alone, other = _unmatched(vi, en), _unmatched(en, vi)
    figures = [[each.shown for each in said if each.in_figures] for said in (alone, other)]
    large = [[each.shown for each in said if each.value >= LARGE] for said in (alone, other)]
    if figures[0] and len(figures[0]) == len(figures[1]):
        return figures[0], figures[1]
    if large[0] and large[1]:
        return large[0], large[1]
    single = _ONE.search(text.en)
    if (
        single
        and len(alone) == 1
        and not other
        and 1 < alone[0].value < LARGE
        and not re.search(r"(?i)(?<!\w)(?:một|mỗi)(?!\w)", text.vi)
    ):
        return [alone[0].shown], [single[0]]
    like = len(vi) == 1 or (alone and other and (alone[0].value < LARGE) == (other[0].value < LARGE))
    if len(vi) == len(en) and len(alone) == len(other) == 1 and like:
        return [alone[0].shown], [other[0].shown]
    return None


def _unmatched(said: list[SaidNumber], against: list[SaidNumber]) -> list[SaidNumber]:
    """Those that the other language does not say: neither as they are nor, where some are left, as they may be read."""
    left, alone = Counter(each.value for each in against), list[SaidNumber]()
    for each in said:
        if left[each.value]:
            left[each.value] -= 1
        else:
            alone.append(each)
    still = list[SaidNumber]()
    for each in alone:
        if (value := next((value for value in each.readings if left[value]), None)) is None:
            still.append(each)
        else:
            left[value] -= 1
    return still


def _words(text: Bi) -> Differences | None:
    units = other_measures(text.vi, text.en)
    return other_words(text.vi, text.en) or (([units[0]], [units[1]]) if units else None)


def _hours(text: Bi) -> Differences | None:
    """Hours of a clock, where each language names as many, and one of them another: "ra 9 giờ", "out at 9:30"."""
    vi, en = (clocks(text.in_(lang)) for lang in ("vi", "en"))
    at = [[((each.hour or 0) * 60 + each.minute) % 720 for each in said] for said in (vi, en)]
    alone, other = (
        [n for n, minute in enumerate(here) if all(abs(minute - each) > ROUND for each in there)]
        for here, there in (at, at[::-1])
    )
    if len(vi) == len(en) and len(alone) == len(other) == 1:
        texts = ((text.vi, vi[alone[0]]), (text.en, en[other[0]]))
        here, there = (whole[said.start : said.end] for whole, said in texts)
        return [here], [there]
    return None


def _months(text: Bi) -> Differences | None:
    """Months, of which each language names as many, and other ones."""
    vi, en = (said_months(text.in_(lang)) for lang in ("vi", "en"))
    if vi and len(vi) == len(en) and vi.keys() != en.keys():
        return (
            [said for month, said in vi.items() if month not in en],
            [said for month, said in en.items() if month not in vi],
        )
    return None


def _things(text: Bi) -> Differences | None:
    return other_things(text.vi, text.en)


def _strange(text: Bi) -> Differences | None:
    return strange_things(text.vi, text.en)


def _beside(text: Bi) -> Differences | None:
    for compare in (other_bound, other_denied):
        if found := compare(text.vi, text.en):
            return [found[0]], [found[1]]
    return None


def _names(text: Bi) -> Differences | None:
    found = other_names(text.vi, text.en)
    return ([found[0]], [found[1]]) if found else None


def _order(text: Bi) -> Differences | None:
    found = other_order(text.vi, text.en)
    return ([found[0]], [found[1]]) if found else None


_COMPARISONS: tuple[Callable[[Bi], Differences | None], ...] = (
    _tokens,
    _numbers,
    _hours,
    _words,
    _months,
    _things,
    _beside,
)


def _cut_short(text: Bi, *, of_facts: bool, told: bool) -> str:
    """The language that lacks a sentence and half of the words, or, of what is so, a part of a long sentence; "" for none."""
    if less := _a_sentence_less(text) if of_facts or told else "":
        return less
    for lang, shorter, longer in (("vi", text.vi, text.en), ("en", text.en, text.vi)):
        words, others = len(shorter.split()), len(longer.split())
        few = others >= LEAST_WORDS and words < HALF[lang] * others
        if few and len(sentences(shorter, also=";")) < len(sentences(longer, also=";")):
            return shorter
        if of_facts and others >= LONG and words < OF_FACTS[lang] * others:
            return shorter
        lost = len(sentences(longer)) - len(sentences(shorter)) >= SENTENCES
        if lost and others >= LONG and words < FEWER * others * HALF[lang] / HALF["en"]:
            return shorter
        asked = [len(_QUESTIONS.split(said)) for said in (shorter, longer)]
        if others >= LONG and "?" in longer and asked[0] < asked[1] and words < OF_FACTS[lang] * others:
            return shorter
    return ""


def _a_sentence_less(text: Bi) -> str:
    """The language with a sentence less, where it has so few words beside the other one that the sentence is not said in another
    one of it; "" for none."""
    words = [len(said.split()) for said in (text.vi, text.en)]
    more = len(sentences(text.vi)) - len(sentences(text.en))
    if max(words) < LONG or not more:
        return ""
    ratio = words[0] / max(words[1], 1)
    return text.en if more > 0 and ratio > USUAL[1] else text.vi if more < 0 and ratio < USUAL[0] else ""


def _denied(text: Bi, *, of_facts: bool) -> tuple[str, str] | None:
    """Two sentences in the same place of which one denies more often than anything in the other may say so."""
    for said, translated in _pairs(text):
        # Their sentences may begin elsewhere.
        if len(translated) > TWICE * len(said) or "?" in said or "?" in translated:
            continue
        # "neither… nor" may deny once in one language what the other denies twice.
        most = 1 if _JOINED.search(translated) or _AGAIN.search(said) else len(said)
        may = _ANYBODY.sub(" ", said) if of_facts else said
        lost = min(most, len(_NOT["vi"].findall(said))) > len(_PERHAPS["en"].findall(translated))
        added = min(most, len(_NOT["en"].findall(translated))) > len(_PERHAPS["vi"].findall(may))
        if (
            (lost and not _ASKS.search(said))
            or added
            or (of_facts and most > 1 and len(said.split()) >= LEAST_WORDS and _elsewhere(may, translated))
        ):
            return said, translated
    return None


def _pairs(text: Bi) -> list[tuple[str, str]]:
    """Sentences in the same place; where one language has more of them, the last, if they are about as long."""
    vi, en = sentences(text.vi, also=";"), sentences(text.en, also=";")
    if len(vi) == len(en):
        return list(zip(vi, en, strict=True))
    ends = [(vi[-1], en[-1])] if vi and en else []
    ratios = (len(said.split()) / max(len(translated.split()), 1) for said, translated in ends)
    return ends if all(LIKE[0] <= ratio <= LIKE[1] for ratio in ratios) else []


def _elsewhere(vi: str, en: str) -> bool:
    """Whether one language denies more often, and the other says nothing so around one of those places."""
    times = [len(_NOT[lang].findall(text)) for lang, text in (("vi", vi), ("en", en))]
    for lang, text, other, translated in (("vi", vi, "en", en), ("en", en, "vi", vi)):
        around = [hit.start() / len(translated) for hit in _PERHAPS[other].finditer(translated)]
        for hit in (
            _NOT[lang].finditer(text)
            if times[0] != times[1] and not (lang == "vi" and _ASKS.search(vi))
            else ()
        ):
            if all(abs(place - hit.start() / len(text)) > ASIDE for place in around):
                return True
    return False


def _forbidden(text: Bi) -> tuple[str, str] | None:
    """Two sentences in the same place: the English one tells people not to do something, and the Vietnamese one nothing so."""
    vi, en = (sentences(said, also=";") for said in (text.vi, text.en))
    for said, translated in zip(vi, en, strict=False) if len(vi) == len(en) else ():
        if _DO_NOT.match(translated) and not _PERHAPS["vi"].search(said):
            return said, translated
        if _NEVER_ASKS.search(said) and not _PERHAPS["en"].search(translated):
            return said, translated
    return None
