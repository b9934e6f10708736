"""Kinds of slip of sense that a planner makes in a field: each looks at what the field holds, and at what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.saidnumbers import said_numbers
from tests.scenario.slips import Part

Change = Callable[["Field"], object]


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field where a slip is made: what it holds, what the same field of other entries holds, and what stands beside it."""

    part: Part
    value: object
    others: tuple[object, ...]
    beside: tuple[object, ...]
    lang: str
    twin: object
    names: tuple[str, ...]

    @property
    def said(self) -> str:
        """Its words, if it holds some; else nothing."""
        return self.value if isinstance(self.value, str) and len(self.value.split()) > 3 else ""


# ---- of texts ----


def of_words(change: Callable[[str, Field], str | None]) -> Change:
    return lambda field: change(field.said, field) if field.said else None


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


SMALL = {
    "vi": ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
UNITS = {
    "vi": (("phút", "giờ"), ("giờ", "ngày"), ("ngày", "tuần"), ("tháng", "năm"), ("nghìn", "triệu"), ("km", "m"),
           ("mét", "cây số"), ("lít", "khối"), ("xã", "tỉnh"), ("đồng", "đô la")),
    "en": (("minutes", "hours"), ("hours", "days"), ("days", "weeks"), ("months", "years"), ("thousand", "million"), ("km", "m"),
           ("metres", "kilometres"), ("litres", "gallons"), ("hour", "day"), ("minute", "hour"), ("day", "week")),
}  # fmt: skip
NO = {"vi": r"(?<!\w)(?:không|chưa|chẳng|đừng) ", "en": r"(?<!\w)(?:not|never|no) "}
YES = {"vi": r"(?<!\w)(?=(?:có|còn|được|phải|bị|đã|mở|đóng|cho|đến|vỡ|chạy) )",
       "en": r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bcan )|(?<=\bwill )|(?<=\bhas ))"}  # fmt: skip
DAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def cut(said: str, _: Field) -> str | None:
    words = said.split()
    return " ".join(words[: max(3, len(words) * 3 // 5)]).rstrip(",.;:") if len(words) > 6 else None


def twice(said: str, _: Field) -> str:
    return f"{said} {said}"


def sentence_twice(said: str, _: Field) -> str | None:
    rows = re.split(r"(?<=[.!?]) +", said)
    return " ".join([*rows, rows[0]]) if len(rows) > 1 else None


def _first(pattern: str, text: str, new: Callable[[re.Match[str]], str]) -> str | None:
    hit = re.search(pattern, text)
    return f"{text[: hit.start()]}{new(hit)}{text[hit.end() :]}" if hit else None


def number(said: str, _: Field) -> str | None:
    figure = r"(?<![\d:.,/h-])[1-9]\d{0,3}(?![\d:/h%]|[.,]\d| giờ)"
    return _first(figure, said, lambda hit: str(int(hit[0]) * 2 + 7))


def number_in_words(said: str, field: Field) -> str | None:
    row = SMALL[field.lang]
    later = r"(?! giờ)" if field.lang == "vi" else ""
    found = rf"(?<=\s)(?<!thứ )(?:{'|'.join(row)})(?= [a-zđ]){later}"
    return _first(found, said, lambda hit: row[(row.index(hit[0]) + 3) % len(row)])


def unit(said: str, field: Field) -> str | None:
    """Of what is counted: "tuần 16 tháng 4" is a slip of nobody."""
    for was, new in UNITS[field.lang]:
        for counted in said_numbers(said, field.lang):
            hit = re.match(rf" {was}(?!\w)", said[counted.end :])
            if hit and not (was == "giờ" and counted.in_figures):
                return f"{said[: counted.end]} {new}{said[counted.end + hit.end() :]}"
    return None


def hour(said: str, field: Field) -> str | None:
    clock = r"(?<!\d)([01]?\d|2[0-3])(:[0-5]\d| giờ| ?h\b)"
    return _first(clock, said, lambda hit: f"{(int(hit[1]) + 4) % 24}{hit[2]}")


def weekday(said: str, field: Field) -> str | None:
    row = DAYS[field.lang]
    return _first("|".join(row), said, lambda hit: row[(row.index(hit[0]) + 2) % 7])


def denial_dropped(said: str, field: Field) -> str | None:
    return _first(NO[field.lang], said, lambda _: "")


def denial_added(said: str, field: Field) -> str | None:
    return _first(YES[field.lang], said, lambda _: "không " if field.lang == "vi" else "not ")


def other_ward(said: str, field: Field) -> str | None:
    here = next((name for name in field.names if name in said), None)
    there = next((name for name in field.names if name not in said), None)
    return said.replace(here, there) if here and there else None


def name_misspelt(said: str, _: Field) -> str | None:
    name = rf"(?<=[^\W\d_] )[{CAPITALS}][^\W\d_]+ [{CAPITALS}][^\W\d_]+"
    return _first(name, said, lambda hit: f"{hit[0][:-1]}{'n' if hit[0][-1] != 'n' else 'm'}")


def copied(field: Field) -> object:
    return next((each for each in field.others if each != field.value), None)


def beside(field: Field) -> object:
    """What stands in the field next to it, if that is of the same kind."""
    if field.said:
        return next((each for each in field.beside if isinstance(each, str) and len(each.split()) > 3), None)
    return None


def other_language(field: Field) -> object:
    return field.twin if field.said and field.twin != field.value else None


def unaccented(said: str, field: Field) -> str | None:
    return bare(said) if field.lang == "vi" and bare(said) != said else None


# ---- of times, numbers, choices and lists ----

TIME = re.compile(r"\+(\d+):(\d\d)")


def seconds(value: object, part: Part) -> int | None:
    if isinstance(value, str) and (hit := TIME.fullmatch(value)):
        return int(hit[1]) * 60 + int(hit[2])
    return (
        value if isinstance(value, int) and part.name in ("at", "known_from", "after", "deadline") else None
    )


def moved(by: int) -> Change:
    def change(field: Field) -> object:
        now = seconds(field.value, field.part)
        if now is None or now + by < 0:
            return None
        return f"+{(now + by) // 60}:{(now + by) % 60:02}"

    return change


def times(factor: float) -> Change:
    def change(field: Field) -> object:
        value = field.value
        if type(value) is not int or seconds(value, field.part) is not None:
            return None
        return max(1, int(value * factor))

    return change


def flipped(field: Field) -> object:
    return (not field.value) if isinstance(field.value, bool) else None


def without(which: int) -> Change:
    def change(field: Field) -> object:
        row = field.value
        return (
            [each for each in row if each != row[which]]
            if isinstance(row, list) and len(row) > 1 and _plain(row)
            else None
        )

    return change


def one_more(field: Field) -> object:
    row = field.value
    if not isinstance(row, list) or not _plain(row):
        return None
    more = next(
        (each for other in field.others if isinstance(other, list) for each in other if each not in row), None
    )
    return [*row, more] if more is not None else None


def _plain(row: list[object]) -> bool:
    return all(isinstance(each, str) for each in row)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "verdict": ("TRUE", "FALSE", "MIXED", "UNPROVEN", "SATIRE", "NOT_A_FACT"),
    "harm": ("H0", "H1", "H2", "H3", "H4"),
    "method": ("public_feed", "closed_group", "press", "hotline", "field_report", "official_letter", "phone_note", "chat"),
    "evidence": (
        "case_opened", "case_gated", "case_triaged", "question", "verdict", "statement", "ticket", "escalated", "marked", "press",
    ),
    "gate_answers": ("yes", "no", "unsure"),
    "disposition": ("respond", "service", "acknowledge", "leave", "watch", "refer"),
    "record": ("primary", "independent", "none"),
    "what": ("leave", "service", "acknowledge", "hold", "warn", "correct", "answer", "refer", "report_page", "watch"),
    "ground": ("secret", "security", "source", "personal"),
    "void": ("V0", "V1", "V2", "V3"),
    "kind": ("inject", "information", "facilitation", "expected_action", "contingency", "background"),
    "truth": ("true", "false", "mixed", "unproven", "none"),
    "layers": ("feed", "group", "press", "field"),
}  # fmt: skip


def chosen(by: int) -> Change:
    def change(field: Field) -> object:
        row = CHOICES.get(field.part.name, ())
        value = (
            {True: "yes", False: "no"}.get(field.value, field.value)
            if isinstance(field.value, bool)
            else field.value
        )
        return row[(row.index(value) + by) % len(row)] if value in row else None

    return change


def named(field: Field) -> object:
    """Another name of its kind: what another entry has there."""
    value = field.value
    if field.said or not isinstance(value, str) or TIME.fullmatch(value) or field.part.name in CHOICES:
        return None
    return copied(field)


KINDS: Mapping[str, Change] = {
    "cut in mid-sentence": of_words(cut),
    "written twice": of_words(twice),
    "its first sentence again": of_words(sentence_twice),
    "a number": of_words(number),
    "a number in words": of_words(number_in_words),
    "a unit": of_words(unit),
    "an hour": of_words(hour),
    "a weekday": of_words(weekday),
    "a denial dropped": of_words(denial_dropped),
    "a denial added": of_words(denial_added),
    "another ward": of_words(other_ward),
    "a name misspelt": of_words(name_misspelt),
    "another entry's words": lambda field: copied(field) if field.said else None,
    "the words beside it": beside,
    "the other language": other_language,
    "without its marks": of_words(unaccented),
    "twelve minutes later": moved(12 * 60),
    "twelve minutes earlier": moved(-12 * 60),
    "an hour later": moved(3600),
    "minutes as seconds": lambda field: (
        f"+0:{now // 60:02}" if (now := seconds(field.value, field.part)) and now // 60 < 60 else None
    ),
    "ten times": times(10),
    "a tenth": times(0.1),
    "turned round": flipped,
    "its first left out": without(0),
    "its last left out": without(-1),
    "another's entry too": one_more,
    "the next choice": chosen(1),
    "the choice before": chosen(-1),
    "the choice after next": chosen(2),
    "another's name": named,
}

LEGAL: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "another size of the city, of its talk, of a wave": (
        ("population", "noise_per_hour", "visible_posts", "roots", "talk"),
        ("ten times", "a tenth", "its first left out", "its last left out"),
    ),
    "another way by which a thing is told, to more or fewer": (
        ("layers", "method", "to"),
        ("the next choice", "the choice before", "the choice after next", "its first left out", "its last left out",
         "another's entry too", "another's name"),
    ),
    "more may be expected of a seat; where nobody is left for a step, other kinds of slip show that it is told": (
        ("roles",), ("another's entry too", "its last left out"),
    ),
    "which cell keeps a record or is spoken of is a matter of who sits where": (
        ("about", "owner"), ("another's entry too", "another's name"),
    ),
    "a step of harm is a matter of judgement": (("harm",), ("the next choice", "the choice before")),
    "sooner or later by some minutes is another pace": (
        ("deadline", "at", "known_from"), ("twelve minutes earlier", "twelve minutes later"),
    ),
    "a shorter name, title or claim is a whole one": (
        ("name", "title", "subtitle", "plan", "sentence", "what"), ("cut in mid-sentence",),
    ),
    "what people say, and what players are told once, may say no as well as yes: nothing beside it says which": (
        ("sentence", "body", "briefing", "if_stuck", "what"), ("a denial dropped", "a denial added"),
    ),
}  # fmt: skip
"""By the reason why it is no mistake but another drill: the fields and the kinds of slip."""


def is_legal(part: Part, kind: str) -> bool:
    name = next(step for step in reversed(part.path) if isinstance(step, str) and step not in ("vi", "en"))
    return any(name in fields and kind in kinds for fields, kinds in LEGAL.values())
