"""Kinds of mistakes of sense that may be made in any drill: a translation that says otherwise, a story that contradicts itself, a
record that does not fit. Each is chosen by a seed, and says where it must be named."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import yaml

from tests.scenario import sensewords as words
from tests.scenario.slips import KINDS as FORMS
from tests.scenario.slips import Files, Part, Path_, parts

MSEL = "msel.yaml"
CLAIM_TEXTS = ("sentence", "kernel", "meanwhile", "advice")
Edit = tuple[str, Path_, Any]  # file, path, what is written there instead; None = the whole entry goes


@dataclass(frozen=True, kw_only=True)
class Told:
    """A text of a drill in both languages: its file, its path there, and the claim that it tells of ("" for none)."""

    file: str
    path: Path_
    vi: str
    en: str
    claim: str

    def said(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en

    @property
    def head(self) -> str:
        """The field or entry at which a mistake of it is named."""
        return f"injects[{self.path[1]}]" if self.file == MSEL else str(self.path[0])


@dataclass(frozen=True, kw_only=True)
class Planted:
    kind: str
    edits: tuple[Edit, ...]
    places: tuple[tuple[str, str], ...]
    entry: str  # claim or inject: two of one entry are not planted together
    line: int = 0  # where a whole file is written anew

    @property
    def shown(self) -> str:
        return "; ".join(
            f"{file} {'.'.join(map(str, path))} → {str(new)[:110]}" for file, path, new in self.edits
        )


@dataclass(frozen=True)
class Story:
    """A drill as files, to be looked through for places where a mistake can be made."""

    files: Files
    parts: Mapping[tuple[str, Path_], Part] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found = {(part.file, part.path): part for part in parts(self.files)}
        object.__setattr__(self, "parts", found)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        return {name: yaml.safe_load(text) for name, text in self.files.items() if name.endswith(".yaml")}

    @cached_property
    def claims(self) -> Mapping[str, Any]:
        """By file."""
        return {name: each for name, each in self.data.items() if name.startswith("claims/")}

    @cached_property
    def injects(self) -> list[Any]:
        return list(self.data[MSEL]["injects"])

    @cached_property
    def texts(self) -> list[Told]:
        return list(self._texts())

    def _texts(self) -> Iterator[Told]:
        for file, claim in self.claims.items():
            paths: list[Path_] = [(name,) for name in CLAIM_TEXTS]
            paths += [("truth", n, "why") for n in range(len(claim["truth"]))]
            for path in paths:
                if isinstance(both := at(claim, path), dict):
                    yield Told(file=file, path=path, vi=both["vi"], en=both["en"], claim=name_of(file, claim))
        for n, inject in enumerate(self.injects):
            if isinstance(both := inject.get("body"), dict):
                yield Told(
                    file=MSEL,
                    path=("injects", n, "body"),
                    vi=both["vi"],
                    en=both["en"],
                    claim=inject.get("claim") or "",
                )

    def with_edits(self, edits: tuple[Edit, ...]) -> Files:
        changed: dict[str, str] = dict(self.files)
        changed |= {file: new for file, path, new in edits if not path}
        rows = [(self.parts[file, path], new) for file, path, new in edits if path]
        for part, new in sorted(rows, key=lambda row: -row[0].value):
            text, written = changed[part.file], json.dumps(new, ensure_ascii=False)
            changed[part.file] = f"{text[: part.value]}{written}{text[part.end :]}"
        return changed


def at(data: Any, path: Path_) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def name_of(file: str, claim: Any) -> str:
    return str(claim.get("id") or file.removeprefix("claims/").removesuffix(".yaml"))


Kind = Callable[[Story, random.Random, str], Planted | None]
Change = Callable[[str, str, random.Random, Story], str | None]
"""Of a text in one language, with the text in the other."""


def whole(word: str) -> str:
    """A pattern of the word by itself; what ends in a blank may stand before anything."""
    return rf"(?<![\w-]){re.escape(word)}" + ("" if word.endswith(" ") else r"(?![\w-])")


def turned(turns: words.Turns) -> Change:
    """One of the pairs, the first of a shuffled row that the text has where the other language means it, turned round."""

    def change(text: str, other: str, rng: random.Random, _: Story) -> str | None:
        for was, new, meant in rng.sample(list(turns), len(turns)):
            hits = list(re.finditer(whole(was), text))
            if hits and (not meant or any(re.search(rf"(?i){whole(word)}", other) for word in meant)):
                hit = rng.choice(hits)
                return f"{text[: hit.start()]}{new}{text[hit.end() :]}"
        return None

    return change


def among(row: tuple[str, ...]) -> Change:
    """One word of the row is another one of it."""

    def change(text: str, _: str, rng: random.Random, __: Story) -> str | None:
        hits = list(re.finditer(rf"(?<!\w)(?:{'|'.join(row)})(?!\w)", text))
        if not hits:
            return None
        hit = rng.choice(hits)
        return (
            f"{text[: hit.start()]}{rng.choice([each for each in row if each != hit[0]])}{text[hit.end() :]}"
        )

    return change


def figure(pattern: str, new: Callable[[re.Match[str], random.Random], str]) -> Change:
    def change(text: str, _: str, rng: random.Random, __: Story) -> str | None:
        hits = list(re.finditer(pattern, text))
        hit = rng.choice(hits) if hits else None
        said = new(hit, rng) if hit else ""
        return f"{text[: hit.start()]}{said}{text[hit.end() :]}" if hit and said != hit[0] else None

    return change


def sentence_lost(which: int) -> Change:
    def change(text: str, _: str, __: random.Random, ___: Story) -> str | None:
        rows = re.split(r"(?<=[.!?])\s+", text.strip())
        if len(rows) < 2 or len(rows[which].split()) < 4:
            return None
        return " ".join(rows[:which] + rows[which + 1 :] if which >= 0 else rows[:which])

    return change


def a_name(new: Callable[[str, random.Random, Story], str | None]) -> Change:
    """A name of the drill's own in the text is another one."""

    def change(text: str, _: str, rng: random.Random, story: Story) -> str | None:
        names = [each for each in names_of(story) if each in text]
        if not names:
            return None
        name = rng.choice(names)
        said = new(name, rng, story)
        return text.replace(name, said, 1) if said and said != name else None

    return change


def names_of(story: Story) -> list[str]:
    """Names of two words and more with the marks of Vietnamese, which both languages have alike."""
    said = " ".join(each.vi for each in story.texts)
    found = re.findall(r"(?:(?<=\s)|(?<=[(“\"]))[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+)+", said)
    english = " ".join(each.en for each in story.texts)
    return sorted({name for name in found if name in english and not name.isascii() and said.count(name) > 1})


def one_letter(name: str, rng: random.Random, _: Story) -> str | None:
    places = [n for n, letter in enumerate(name) if letter.isalpha() and letter.islower()]
    n = rng.choice(places)
    return f"{name[:n]}{rng.choice([each for each in 'aeiounthmlrg' if each != name[n]])}{name[n + 1 :]}"


def one_word(name: str, rng: random.Random, story: Story) -> str | None:
    rows = [each.split() for each in names_of(story) if each != name]
    other = rng.choice(rows)[-1] if rows else None
    return f"{name.rsplit(' ', 1)[0]} {other}" if other and other != name.rsplit(" ", 1)[1] else None


def other_name(name: str, rng: random.Random, story: Story) -> str | None:
    rows = [each for each in names_of(story) if not {*each.split()} & {*name.split()}]
    return rng.choice(rows) if rows else None


# ---- of a translation ----


def in_language(lang: str, change: Change, *, facts: bool = False) -> Kind:
    """One language of a text says otherwise; `facts` = of what says what is so."""

    def plant(story: Story, rng: random.Random, kind: str) -> Planted | None:
        rows = [each for each in story.texts if not facts or each.path[0] in ("truth", "advice", "kernel")]
        for told in rng.sample(rows, len(rows)):
            said, other = told.said(lang), told.said("en" if lang == "vi" else "vi")
            if (new := change(said, other, rng, story)) and new != said:
                edit = (told.file, (*told.path, lang), new)
                return Planted(
                    kind=kind,
                    edits=(edit,),
                    places=((told.file, told.head),),
                    entry=f"{told.file} {told.head}",
                )
        return None

    return plant


def the_other_text(story: Story, rng: random.Random, kind: str) -> Planted | None:
    """The translation of another text of the same kind."""
    told = rng.choice(story.texts)
    rows = [each for each in story.texts if each.path[-1] == told.path[-1] and each.claim != told.claim]
    if not rows:
        return None
    edit = (told.file, (*told.path, "en"), rng.choice(rows).en)
    return Planted(
        kind=kind, edits=(edit,), places=((told.file, told.head),), entry=f"{told.file} {told.head}"
    )


def languages_changed(story: Story, rng: random.Random, kind: str) -> Planted | None:
    told = rng.choice(story.texts)
    edits = ((told.file, (*told.path, "en"), told.vi), (told.file, (*told.path, "vi"), told.en))
    return Planted(kind=kind, edits=edits, places=((told.file, told.head),), entry=f"{told.file} {told.head}")


def untranslated(story: Story, rng: random.Random, kind: str) -> Planted | None:
    told = rng.choice(story.texts)
    edit = (told.file, (*told.path, "en"), told.vi)
    return Planted(
        kind=kind, edits=(edit,), places=((told.file, told.head),), entry=f"{told.file} {told.head}"
    )


def numbers_changed(text: str, _: str, __: random.Random, ___: Story) -> str | None:
    """Two numbers in figures of one text change places."""
    hits = list(re.finditer(r"(?<![\d:.,/])\d{1,4}(?![\d:/]|[.,]\d)", text))
    pairs = [(here, there) for here, there in pairwise(hits) if here[0] != there[0]]
    if not pairs:
        return None
    here, there = pairs[0]
    return f"{text[: here.start()]}{there[0]}{text[here.end() : there.start()]}{here[0]}{text[there.end() :]}"


def names_changed(text: str, _: str, rng: random.Random, story: Story) -> str | None:
    names = sorted({name for name in names_of(story) if name in text})
    if len(names) < 2:
        return None
    here, there = rng.sample(names, 2)
    return text.replace(here, "\0").replace(there, here).replace("\0", there)


def another_number(hit: re.Match[str], rng: random.Random) -> str:
    return str(int(hit[0]) + rng.choice([1, 2, 3, 5, 10, 20]))


NUMBER = r"(?<![\d:.,/])[1-9]\d{0,3}(?![\d:/%]|[.,]\d| ?(?:giờ|h\b))"


def later_hour(hit: re.Match[str], rng: random.Random) -> str:
    hour, minute = hit[0].split(":")
    return f"{(int(hour) + rng.choice([1, 2, 3])) % 24}:{minute}"


TWO_FIGURES = r"(?<![\d:.,/])[1-9]\d(?![\d:/]|[.,]\d)"
SMALL_VI = rf"(?<=\s)(?:{'|'.join(words.SMALL_VI)})(?= [a-zđ])(?<!thứ \w\w)(?<!thứ \w\w\w)"
HOUR_EN = r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)"
TRANSLATIONS: Mapping[str, Kind] = {
    "a direction in English": in_language("en", turned(words.DIRECTIONS["en"])),
    "a direction in Vietnamese": in_language("vi", turned(words.DIRECTIONS["vi"])),
    "a state in English": in_language("en", turned(words.STATES["en"])),
    "a state in Vietnamese": in_language("vi", turned(words.STATES["vi"])),
    "a deed in English": in_language("en", turned(words.DEEDS["en"])),
    "a deed in Vietnamese": in_language("vi", turned(words.DEEDS["vi"])),
    "how many in English": in_language("en", turned(words.HOW_MANY["en"])),
    "how many in Vietnamese": in_language("vi", turned(words.HOW_MANY["vi"])),
    "a person in English": in_language("en", turned(words.PEOPLE["en"])),
    "a person in Vietnamese": in_language("vi", turned(words.PEOPLE["vi"])),
    "an agency in English": in_language("en", turned(words.AGENCIES["en"])),
    "a thing in English": in_language("en", turned(words.PLACES["en"])),
    "a unit in English": in_language("en", turned(words.UNITS["en"])),
    "a unit in Vietnamese": in_language("vi", turned(words.UNITS["vi"])),
    "a day in English": in_language("en", turned(words.DAYS["en"])),
    "a day in Vietnamese": in_language("vi", turned(words.DAYS["vi"])),
    "a weekday in English": in_language("en", among(words.WEEK_EN)),
    "a weekday in Vietnamese": in_language("vi", among(words.WEEK_VI)),
    "a month in English": in_language("en", among(words.MONTHS)),
    "a part of the day in English": in_language("en", turned(words.PARTS_EN)),
    "a number in English": in_language("en", figure(NUMBER, another_number)),
    "a number in Vietnamese": in_language("vi", figure(NUMBER, another_number)),
    "a number's figures in English": in_language("en", figure(TWO_FIGURES, lambda hit, _: hit[0][::-1])),
    "a small number in English": in_language("en", among(words.SMALL_EN)),
    "a small number in Vietnamese": in_language("vi", figure(SMALL_VI, lambda _, rng: rng.choice(words.SMALL_VI))),
    "numbers that changed places": in_language("en", numbers_changed, facts=True),
    "an hour in English": in_language("en", figure(HOUR_EN, later_hour)),
    "names that changed places": in_language("en", names_changed),
    "another name in English": in_language("en", a_name(other_name)),
    "a name's letter in English": in_language("en", a_name(one_letter)),
    "a denial lost in English": in_language("en", turned(words.DENIED_EN)),
    "a denial lost in Vietnamese": in_language("vi", turned(words.DENIED_VI)),
    "a denial too many in English": in_language("en", turned(words.AFFIRMED_EN), facts=True),
    "a denial too many in Vietnamese": in_language("vi", turned(words.AFFIRMED_VI), facts=True),
    "the last sentence lost in English": in_language("en", sentence_lost(-1)),
    "the first sentence lost in English": in_language("en", sentence_lost(0)),
    "the last sentence lost in Vietnamese": in_language("vi", sentence_lost(-1)),
    "another text's translation": the_other_text,
    "languages that changed places": languages_changed,
    "a text not translated": untranslated,
}  # fmt: skip
FORM: Mapping[str, str] = {
    f"form: {name}": name
    for name in (
        "a misspelt code",
        "a misspelt field",
        "a number in marks",
        "no plus",
        "a field without its colon",
        "an entry twice",
    )
}
"""Of the kinds of form, some; `mutating` has all of them."""


def of_form(name: str) -> Kind:
    def plant(story: Story, rng: random.Random, kind: str) -> Planted | None:
        rows = [part for part in story.parts.values() if part.file in (MSEL, "cells.yaml", *story.claims)]
        for part in rng.sample(rows, len(rows)):
            made = FORMS[name](part)
            named = [step for step in part.path if isinstance(step, str) and step not in ("vi", "en")]
            free = not named or named[-1] in (
                "id",
                "name",
                "organisation",
                "subject",
                "anchors",
                "tags",
                "objectives",
            )
            if made is not None and made != part.text and not free and len(part.path) < 5:
                return Planted(
                    kind=kind, edits=((part.file, (), made),), places=(), entry=part.file, line=part.line
                )
        return None

    return plant
