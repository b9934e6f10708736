"""Kinds of mistakes by which a story contradicts itself or its own record, in both languages alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

from tests.scenario import sensewords as words
from tests.scenario.sensekinds import (
    HOUR_EN,
    NUMBER,
    Edit,
    Kind,
    Planted,
    Story,
    Told,
    names_of,
    one_letter,
    one_word,
)

WEEK = dict(zip(words.WEEK_EN, words.WEEK_VI, strict=True))
DAYS = {
    "yesterday": "hôm qua",
    "today": "hôm nay",
    "tomorrow": "ngày mai",
    "last night": "đêm qua",
    "this morning": "sáng nay",
}
LABEL_EN = (
    r"(?i)(?P<kind>depot|gate|ward|pump|room|bridge|truck|boat|quay|bay|berth|channel|line|box|shed|hall|lot|house|alley|bus|group"
    r"|lift|tank|clip|team|number|No\.|block|zone|hamlet|village|floor|pier|fridge) (?P<n>\d{1,2})(?![\d:.,])"
)


def both(told: Told, vi: str, en: str) -> tuple[Edit, ...]:
    return ((told.file, (*told.path, "vi"), vi), (told.file, (*told.path, "en"), en))


def alike(
    change: Callable[[Told, random.Random, Story], tuple[str, str] | None],
    where: Callable[[Told], bool] = lambda _: True,
) -> Kind:
    """A text that says another thing in both languages."""

    def plant(story: Story, rng: random.Random, kind: str) -> Planted | None:
        rows = [told for told in story.texts if where(told)]
        for told in rng.sample(rows, len(rows)):
            if (new := change(told, rng, story)) and new != (told.vi, told.en):
                return Planted(
                    kind=kind,
                    edits=both(told, *new),
                    places=((told.file, told.head),),
                    entry=told.claim or told.head,
                )
        return None

    return plant


def is_told_again(text: str, told: Told, story: Story) -> bool:
    """Whether another text of the same claim says it too: nobody can know what is told once."""
    return any(
        text in each.en
        for each in story.texts
        if each.claim == told.claim and each is not told and told.claim
    )


def another_figure(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
    for hit in re.finditer(NUMBER, told.en):
        if (
            int(hit[0]) > 9
            and told.vi.count(hit[0]) == told.en.count(hit[0]) == 1
            and is_told_again(f" {hit[0]} ", told, story)
        ):
            new = str(int(hit[0]) + rng.choice([1, 2, 10, 30]))
            return told.vi.replace(hit[0], new), told.en.replace(hit[0], new)
    return None


def another_hour(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
    for hit in re.finditer(HOUR_EN, told.en):
        hour, minute = hit[0].split(":")
        vi = re.search(rf"(?<!\d){int(hour)} giờ{'' if minute == '00' else f' {minute}'}(?! ?\d)", told.vi)
        if vi and is_told_again(hit[0], told, story):
            new = (int(hour) + rng.choice([1, 2, 3])) % 24
            return (
                told.vi.replace(vi[0], vi[0].replace(f"{int(hour)} giờ", f"{new} giờ"), 1),
                told.en.replace(hit[0], f"{new}:{minute}", 1),
            )
    return None


def another_weekday(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
    for en, vi in WEEK.items():
        if (
            en in told.en
            and vi in told.vi
            and (is_told_again(en, told, story) or re.search(r"(?i)today|tomorrow|yesterday", told.en))
        ):
            n = rng.choice([each for each in range(7) if words.WEEK_EN[each] != en])
            return told.vi.replace(vi, words.WEEK_VI[n], 1), told.en.replace(en, words.WEEK_EN[n], 1)
    return None


def another_day(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
    for en, vi in DAYS.items():
        if en in told.en and vi in told.vi and is_told_again(en, told, story):
            new = rng.choice([each for each in DAYS if each not in (en, "this morning", "last night")])
            return told.vi.replace(vi, DAYS[new], 1), told.en.replace(en, new, 1)
    return None


def another_label(told: Told, rng: random.Random, _: Story) -> tuple[str, str] | None:
    """A thing with a number that stands nowhere in the drill."""
    for hit in re.finditer(LABEL_EN, told.en):
        vi = re.search(rf"(?<=[^\W\d_] )(?:số )?{hit['n']}(?![\d:.,/]| ?(?:giờ|phút|tháng|ngày))", told.vi)
        if vi:
            new = str(rng.choice([37, 48, 59, 73]) if int(hit["n"]) > 9 else rng.choice([7, 8, 9]))
            en = f"{told.en[: hit.start('n')]}{new}{told.en[hit.end('n') :]}"
            return f"{told.vi[: vi.start()]}{vi[0].replace(hit['n'], new)}{told.vi[vi.end() :]}", en
    return None


def named(
    change: Callable[[str, random.Random, Story], str | None],
) -> Callable[[Told, random.Random, Story], tuple[str, str] | None]:
    def make(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
        names = [name for name in names_of(story) if name in told.vi and name in told.en]
        name = rng.choice(names) if names else None
        new = change(name, rng, story) if name else None
        return (told.vi.replace(name, new), told.en.replace(name, new)) if name and new else None

    return make


SWITCHED = {
    "trái": ("phải", "left", "right"), "trên": ("dưới", "above", "below"), "mở cửa": ("đóng cửa", "open", "closed"),
    "an toàn": ("nguy hiểm", "safe", "dangerous"), "trước": ("sau", "before", "after"), "bật": ("tắt", "on", "off"),
    "tăng": ("giảm", "rises", "falls"), "dưới": ("trên", "under", "over"), "đúng": ("sai", "right", "wrong"),
    "thật": ("giả", "real", "fake"),
    "sạch": ("bẩn", "clean", "dirty"), "đầy": ("rỗng", "full", "empty"), "mới": ("cũ", "new", "old"),
}  # fmt: skip


def switched(told: Told, rng: random.Random, story: Story) -> tuple[str, str] | None:
    """The record or the advice says the opposite of what another text of the claim says."""
    for vi, (other, en, there) in rng.sample(sorted(SWITCHED.items()), len(SWITCHED)):
        here = re.search(rf"(?<!\w){vi}(?!\w)", told.vi), re.search(rf"(?<!\w){en}(?!\w)", told.en)
        again = any(
            re.search(rf"(?<!\w){en}(?!\w)", each.en)
            for each in story.texts
            if each.claim == told.claim and each is not told
        )
        if all(here) and again and told.claim:
            return re.sub(rf"(?<!\w){vi}(?!\w)", other, told.vi, count=1), re.sub(
                rf"(?<!\w){en}(?!\w)", there, told.en, count=1
            )
    return None


def harmful(told: Told, _: random.Random, __: Story) -> tuple[str, str] | None:
    """What people are told not to do, they are told to do."""
    vi, en = told.vi, told.en
    new_vi = re.sub(r"(?i)^(?:không|đừng|chớ|khoan) (?=\w)", "Cứ ", vi)
    new_en = re.sub(r"(?i)^do not (\w)", lambda hit: hit[1].upper(), en)
    new_en = re.sub(r"^(\w+) (?:no|nothing) ", r"\1 ", new_en)
    return (new_vi, new_en) if new_vi != vi and new_en != en else None


def denies_itself(told: Told, _: random.Random, story: Story) -> tuple[str, str] | None:
    """The record of what is true denies what it told of."""
    for en, vi in (
        ("was ", "đã "),
        ("were ", "đã "),
        ("has ", "có "),
        ("had ", "có "),
        ("is ", "là "),
        ("are ", "có "),
    ):
        if re.search(rf"(?<!\w){en}", told.en) and re.search(rf"(?<!\w){vi}", told.vi):
            not_vi = {"đã ": "chưa hề ", "có ": "không có ", "là ": "không phải là "}[vi]
            return re.sub(rf"(?<!\w){vi}", not_vi, told.vi, count=1), re.sub(
                rf"(?<!\w){en}", f"{en}not ", told.en, count=1
            )
    return None


def is_record(told: Told) -> bool:
    return told.path[0] in ("truth", "advice", "kernel")


STORIES: Mapping[str, Kind] = {
    "a figure that another text tells": alike(another_figure),
    "an hour that another text tells": alike(another_hour),
    "a weekday of the story": alike(another_weekday),
    "a day of the story": alike(another_day),
    "a thing with an unknown number": alike(another_label),
    "a name's letter": alike(named(one_letter)),
    "a name's word": alike(named(one_word)),
    "an opposite of another text": alike(switched, is_record),
    "advice to do what harms": alike(harmful, lambda told: told.path[0] in ("advice", "meanwhile")),
    "a record that denies": alike(denies_itself, lambda told: told.path[0] == "truth"),
}
