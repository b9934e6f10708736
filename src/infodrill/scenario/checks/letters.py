"""Letters of texts that were lost or read in another encoding on their way here: players would read them so."""

# Charter: scenario checks letters
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.brokenletters import BrokenText, broken
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.oldfonts import is_syllable
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.yamltext import Document, Path_

_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}\s*/?>|\*\*(?=\S)|&(?:nbsp|amp|lt|gt|quot);")
_SET_ASIDE = re.compile(
    r"[^\w\n]*(?:CANCELL?ED|DELETED?|POSTPONED|DRAFT|TODO|NOT USED|(?:ĐÃ )?H(?:Ủ|Ủ)Y|(?:ĐÃ )?HUỶ|BỎ|NHÁP)\b\W*?(?:[-–—:\]).]|$)"
)
"""What an author writes before a text that shall not come."""
_WITHIN_MARKS = re.compile(r"\s*(?:[“„”][^“„”«»]+[“”]|[‘][^‘’]+[’]|«[^«»]+»|`[^`]+`)\s*")
"""A text that begins and ends with marks which nobody meant to show."""
_WORD = re.compile(r"(?<![\w.@{:/-])[^\W\d_]+(?![\w@:}/])")
_CRY = re.compile(r"(.)\1\1$|([aăâeêioôơuưy])\2$")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
NAMED = ("places.yaml", "cells.yaml")  # in which names stand, and no texts
FEW = 3  # texts of a file; where more are broken, the file was
_SAID: Mapping[str, tuple[str, str]] = {
    "lost": (
        N_("letters are lost: {passage}"),
        N_("Type the text again, or take it from where it still is right, and save it as UTF-8."),
    ),
    "misread": (
        N_("letters were read in another encoding: {passage}"),
        N_("It probably was: {near}. Take the text from where it still is right, and save it as UTF-8."),
    ),
    "font": (
        N_("the letters are those of an old font (TCVN3 or VNI), and others see: {passage}"),
        N_("It probably was: {near}. Convert the text to Unicode, and take it from there."),
    ),
    "asked": (
        N_("question marks stand where letters were: {passage}"),
        N_("Type the text again, or take it from where it still is right, and save it as UTF-8."),
    ),
    "alike": (
        N_("the word {passage} holds letters of another alphabet that look like these"),
        N_("Type it again: {near}."),
    ),
    "unseen": (
        N_("signs that nobody sees stand in the text: {passage}"),
        N_("Delete them, or type the text again."),
    ),
}


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    found: dict[str, list[tuple[Place, BrokenText]]] = {}
    for text, places in loaded.texts.items():
        damage = broken(text)
        read = _LeftInText(
            marks=_MARKUP.search(text),
            ends=_ends(text),
            aside=None if EMPTY.fullmatch(text) else _SET_ASIDE.match(text),
            word=""
            if damage or not any(_is_vietnamese(loaded, path) for _, path in places)
            else _no_word(text),
        )
        if not (damage or read.marks or read.ends or read.aside or read.word):
            continue
        for document, path in places:
            yield from _of_signs(loaded, document, path, read, text)
            if damage:
                found.setdefault(document.name, []).append((document.place(path), damage))
    for told in found.values():
        if len(told) > FEW:
            yield _of_the_file(told)
        else:
            yield from (_problem(place, damage) for place, damage in told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _LeftInText:
    """What a text holds beside its words. `ends` = what is said of its ends, and the remedy; `word` = one that none can be."""

    marks: re.Match[str] | None
    ends: tuple[str, str] | None
    aside: re.Match[str] | None
    word: str


def _of_signs(
    loaded: Loaded, document: Document, path: Path_, read: _LeftInText, text: str
) -> Iterator[ScenarioProblem]:
    place = document.place(path)
    if read.marks:
        message = N_("signs of another program's layout are shown as they are: {passage}")
        yield warning("S167", place, message, N_("Take them out."), passage=read.marks[0])
    if not document.name.startswith("texts/"):  # parts of texts, which others stand around
        if read.ends:
            yield warning("S167", place, *read.ends, passage=_cut(text))
        if read.word and _is_vietnamese(loaded, path):
            message = N_(
                "{passage} is no word that Vietnamese can have: a letter or its mark is wrong, or a space is missing"
            )
            remedy = N_("Type it again, or leave it if it is foreign.")
            yield warning("S167", place, message, remedy, passage=read.word)
    if read.aside and document.name not in NAMED:
        inject = document.name == "msel.yaml" and bool({"body", "subject"} & {*path})
        message = N_("the text begins with {passage}, and players read it so")
        remedy = N_("If it shall not come, write `status: draft`, or take the inject out.")
        if not inject:
            remedy = N_("Take these words out when the text is ready.")
        yield warning("S167", place, message, remedy, passage=read.aside[0].strip())


def _is_vietnamese(loaded: Loaded, path: Path_) -> bool:
    return path[-1] == "vi" or (path[-1] != "en" and loaded.scenario.drill.languages == ("vi",))


def _no_word(text: str) -> str:
    """A word with marks in small letters that can be none of Vietnamese; "" for none. A cry may be drawn out."""
    for word in (
        hit[0] for hit in _WORD.finditer(unicodedata.normalize("NFC", text)) if _is_small(text, hit)
    ):
        marked = word[1:].islower() and not word.isascii() and not _CRY.search(word)
        if marked and not is_syllable(word) and not _is_borrowed(word):
            return word
    return ""


def _is_small(text: str, hit: re.Match[str]) -> bool:
    """Whether it is no name: in small letters, or at the head of a sentence with a small word behind it."""
    opens = not text[: hit.start()].strip() or text[: hit.start()].rstrip()[-1] in ".!?…:"
    return hit[0].islower() or (
        opens and bool(re.match(r" [^\W\d_]", text[hit.end() :])) and text[hit.end() + 1].islower()
    )


def _is_borrowed(word: str) -> bool:
    """Whether it is made of syllables without tones, as words from abroad are written: "ôtô", "sôcôla"."""
    apart = unicodedata.normalize("NFD", word)
    return not _TONES & {*apart} and _has_syllables(word)


def _has_syllables(word: str) -> bool:
    return is_syllable(word) or any(
        is_syllable(word[:n]) and word[n] not in "aăâeêioôơuưy" and _has_syllables(word[n:])
        for n in range(1, len(word) - 1)
    )


def _ends(text: str) -> tuple[str, str] | None:
    """What is said of what stands at the ends of a text and is no part of it, and the remedy."""
    if _WITHIN_MARKS.fullmatch(text):
        message = N_("the marks around the text are shown as a part of it: {passage}")
        remedy = N_('Write straight ones around it, "…", which only hold it together.')
    elif text.count('"') % 2:
        message = N_("a quotation mark stands in the text by itself: {passage}")
        remedy = N_("Add the other mark, or take it out.")
    elif text.rstrip()[-1:] in (",", ";") and len(text.strip()) > 1:
        message = N_("the text ends in a sign behind which something is to follow: {passage}")
        remedy = N_("Take the sign `,` or `;` out, or write what follows.")
    else:
        return None
    return message, remedy


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:28]} … {text[-28:]}"


def fault(damage: BrokenText, place: Place) -> ScenarioError:
    """The same of a text that is read by itself, as in a cell of a sheet."""
    message, remedy = _SAID[damage.how]
    return ScenarioError(
        message, remedy=remedy, place=place, code="S167", passage=damage.passage, near=damage.meant
    )


def _problem(place: Place, damage: BrokenText) -> ScenarioProblem:
    message, remedy = _SAID[damage.how]
    make = warning if damage.how == "unseen" else error
    return make("S167", place, message, remedy, passage=damage.passage, near=damage.meant)


def _of_the_file(told: list[tuple[Place, BrokenText]]) -> ScenarioProblem:
    """One finding, at the first of them."""
    place, damage = told[0]
    message = N_("{n} texts of this file have broken letters, here and below: {passage}")
    remedy = N_("Save the file as UTF-8 where it still is right, and take it from there.")
    return error("S167", place, message, remedy, n=len(told), passage=damage.passage)
