"""In which languages a text is whole: one is enough to draft it, the other is asked for before it is approved; in which one
its words are written; and which figures stand in one version alone."""

# Charter: casework tongues
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from infodrill.casework.figures import unmatched
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, words

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|oai|oay|uay|uoi|uou|ieu|yeu|oeo|uyu|[aeiouy]{1,2})(?:ch|ng|nh|[cmnpt])?"
)
"""A word as Vietnamese may build it, without accents; most English words are none."""
_VOWEL = re.compile("[aeiouy]")
_ENGLISH = words(
    "the a an of and or to is are was were in on at by with for from not no it its this that they we you be has have had",
    "i he she what who when why how did do does can will before after until as more than there here then so but if all may one",
    "must two ten me us them up out go see come any never my",
)
"""Little words of English; some look like Vietnamese ones."""


class Worded(Protocol):
    """What holds the words of a text: a version, or a command that brings one."""

    @property
    def title_vi(self) -> str: ...

    @property
    def title_en(self) -> str: ...

    @property
    def body_vi(self) -> str: ...

    @property
    def body_en(self) -> str: ...


def lacking(text: Worded, lang: str) -> tuple[str, ...]:
    """The fields that hold nothing yet of a title and a body in one language."""
    return tuple(name for name in (f"title_{lang}", f"body_{lang}") if not getattr(text, name).strip())


def whole(text: Worded, lang: str) -> bool:
    """True when it has a title and a body in that language."""
    return not lacking(text, lang)


def uneven(text: Worded) -> tuple[tuple[str, int], ...]:
    """(language, number from 1) of each part that is empty in that language and written in the other; none of a text that is not
    written in parts."""
    vi, en = (getattr(text, f"lines_{lang}", ()) for lang in ("vi", "en"))
    pairs = enumerate(zip(vi, en, strict=False), 1)
    return tuple(
        ("en" if of_vi else "vi", number) for number, (of_vi, of_en) in pairs if bool(of_vi) != bool(of_en)
    )


def spoken(text: str) -> str:
    """ "vi" or "en" by the letters and little words of a text, "" where neither shows: a name, a number, half of each.

    Vietnamese typed without accents is seen by its syllables. Names, whatever their language, say nothing.
    """
    shown = as_read(text)
    vi = en = either = marked = 0
    for word in _WORD.findall(shown.lower() if shown.isupper() else shown):
        small, plain = word.lower(), bare(word).lower()
        if plain != small:
            marked += word.islower() or (word.isupper() and len(word) > 1)
        elif word[0].isupper() and small not in _ENGLISH:
            continue
        elif not _SYLLABLE.fullmatch(plain):
            en += bool(_VOWEL.search(plain))
        elif small in _ENGLISH:
            either += 1
        else:
            vi += 1
    if marked > en:
        return "vi" if marked + vi > 1 else ""
    if either > vi or (en * 6 >= en + either + vi and (either or en > 1)):
        return "en"
    return "vi" if vi > 2 else ""


def tongues_of(text: str) -> frozenset[str]:
    """The languages in which the lines of a text stand; none where no line shows one."""
    return frozenset(map(spoken, text.splitlines())) - {""}


def read_in(text: str, lang: str) -> str:
    """The language by which a text is read where `lang` is spoken: that, but for one whose every line stands in the other."""
    found = tongues_of(text)
    return lang if lang in found or not found else next(iter(found))


def told_in(text: str, lang: str, otherwise: str) -> str:
    """What a text says in one language: of one whose lines stand in both, those in `lang`, with what shows none behind them; of
    any other the whole, where it stands in `lang`, "" where it does not. `otherwise` = the language of what shows none."""
    if len(tongues_of(text)) < 2:
        return text if (spoken(text) or otherwise) == lang else ""
    found, tongue = [], otherwise
    for line in text.splitlines():
        tongue = spoken(line) or tongue
        if tongue == lang:
            found.append(line)
    return "\n".join(found).strip()


def strangers(text: Worded) -> tuple[tuple[str, str], ...]:
    """(language of the version, line) of each line, title first, that stands in the other language."""
    return tuple(
        (lang, line.strip())
        for lang in ("vi", "en")
        for name in ("title", "body")
        for line in getattr(text, f"{name}_{lang}").splitlines()
        if spoken(line) not in ("", lang)
    )


def alone(text: Worded, places: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """(language, what is written) of the times, dates, numbers, telephones and `places` that one version says and the other does
    not; none while one is not written."""
    if not (text.body_vi.strip() and text.body_en.strip()):
        return ()
    vi, en = as_read(f"{text.title_vi}\n{text.body_vi}"), as_read(f"{text.title_en}\n{text.body_en}")
    found = []
    for lang, said, other in (("vi", vi, en), ("en", en, vi)):
        plain = bare(said).lower(), bare(other).lower()
        named = (
            place
            for place in sorted(places)
            if [bare(place).lower() in version for version in plain] == [True, False]
        )
        found += [(lang, shown) for shown in (*unmatched(said, other), *named)]
    return tuple(found)
