"""Two texts of one story that say the same in the same words but for one, which is another of its kind: "all day" and "all week",
"before the bell" and "after the bell"."""

# Charter: scenario checks one word apart
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.saidthings import SMALL
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.yamltext import Path_

_SORTS = (
    "phút giờ ngày tuần tháng", "nghìn triệu tỷ", "mét km", "lít khối thùng can", "sáng trưa chiều tối đêm", "trong ngoài",
    "trên dưới", "trước sau", "mở đóng", "tăng giảm", "lên xuống", "vào ra", "nhận trả gửi", "xã phường quận huyện tỉnh",
    "mẹ bố cha bà ông", "nóng lạnh", "cũ mới", "đủ thiếu thừa", "dễ khó", "nhanh chậm", "dài ngắn", "đầu cuối", "sớm muộn",
    "minute hour day week month year", "thousand million", "metre kilometre mile", "morning afternoon evening night",
    "in out", "inside outside", "before after", "above below under over", "open closed shut", "up down", "more less fewer",
    "today tomorrow yesterday", "first last", "early late", "hot cold", "old new", "enough short", "mother father",
    "with without", "boys girls", "every no", "always never", "safe unsafe", "empty full", "dry wet",
)  # fmt: skip
SORT_OF: Mapping[str, int] = {
    spelt: n for n, sort in enumerate(_SORTS) for word in sort.split() for spelt in (word, f"{word}s")
}
"""By word, which words could stand in its place and say otherwise. Days and sides are told elsewhere."""
_NUMBERS = frozenset((
    *("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
))  # fmt: skip
NUMBER = -2  # the sort of those
LETTER = -1  # the sort of what is called by a letter: "cổng C", "row B"
ROW = 4  # words before and behind it that both texts have
SAYS = 1  # of them that is no small one
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OneWord:
    """A word of a sort in its text, and whether the text tells what people say."""

    path: Path_
    name: str
    rumour: bool
    word: str
    shown: str


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        for n, claim in enumerate(loaded.scenario.claims):
            rows: dict[tuple[object, ...], list[_OneWord]] = defaultdict(list)
            for row, word in _words(loaded, n, lang):
                rows[row].append(word)
            told = set[frozenset[Path_]]()
            for words in rows.values():
                here, there = words[0], next((each for each in words if each.word != words[0].word), words[0])
                apart = frozenset({here.path, there.path})
                # What a rumour says otherwise than the record may be what is false in it.
                free = here.rumour != there.rumour and not settled(claim, TRUE)
                if len(apart) == 2 and not free and apart not in told:
                    told.add(apart)
                    yield _told(loaded, here, there)


def _told(loaded: Loaded, here: _OneWord, there: _OneWord) -> ScenarioProblem:
    message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
    remedy = N_("Correct one of the two, or leave it if they speak of two things.")
    other = loaded.where(*there.path)
    said = {"here": in_code(here.shown), "there": in_code(there.shown), "name": in_code(there.name)}
    return warning(
        "S163", loaded.where(*here.path), message, remedy, **said, where=f"{other.file}:{other.line}"
    )


def _words(loaded: Loaded, n: int, lang: str) -> Iterator[tuple[tuple[object, ...], _OneWord]]:
    for path, name, rumour, text in _texts(loaded, n, lang):
        for sentence in sentences(text, also=";"):
            written = _WORD.findall(sentence)
            row = [word if word in SORT_OF else _single(word) for word in map(str.casefold, written)]
            for m, word in enumerate(row):
                sort = NUMBER if word in _NUMBERS else SORT_OF.get(word)
                sort = LETTER if m and re.fullmatch("[A-Z]", written[m]) else sort
                for before in (1, 2, 3, 4) if sort is not None else ():
                    around = (*row[max(0, m - before) : m], None, *row[m + 1 : m + 1 + ROW - before])
                    if len(around) == ROW + 1 and len({*around} - SMALL) > SAYS:
                        shown = " ".join(row[max(0, m - before) : m + 1 + ROW - before])
                        yield (
                            (sort, before, *around),
                            _OneWord(path=path, name=name, rumour=rumour, word=_single(word), shown=shown),
                        )


def _single(word: str) -> str:
    """An English word without the sign of many, or of who does it now; one of Vietnamese has none."""
    return word.removesuffix("s") if len(word) > len("its") else word


def _texts(loaded: Loaded, n: int, lang: str) -> Iterator[tuple[Path_, str, bool, str]]:
    claim = loaded.scenario.claims[n]
    for m, known in enumerate(claim.truth):
        yield ("claims", n, "truth", m, "why", lang), "why", False, known.why.in_(lang)
    for name in ("sentence", "kernel", "meanwhile", "advice"):
        text = getattr(claim, name)
        if text is not None and loaded.where.written("claims", n, name):
            yield ("claims", n, name, lang), name, name == "sentence", text.in_(lang)
    for m, inject in loaded.scenario.told_at(claim.id):
        rumour = inject.method not in REPORTS
        yield ("msel", "injects", m, "body", lang), "body", rumour, inject.body.in_(lang)
