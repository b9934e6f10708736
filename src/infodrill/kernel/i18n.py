"""Words in the reader's language: English msgids, Vietnamese from the .po files of `infodrill/locale`.

The .po files are read as they are (Babel), so nothing compiled is kept in the repository. `vi.d/*.po` hold one
file a package and are merged; a test fails when a translation is missing or fuzzy. The charter's own words come last.
The msgids say what they count as many; `en.d/plurals.po` has the phrases for one.
"""

# Charter: kernel i18n
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NewType

from babel.messages.pofile import read_po

from infodrill.kernel.quoting import once

PLURALS = "plurals.po"  # of a language that says one thing and many things otherwise
CHARTER = "charter.po"  # words of the closed list, which no other catalogue may say otherwise
Lang = str
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
Msg = NewType("Msg", str)


class MsgidWords(str):
    """A msgid that fills a field of another: it is said in the sentence's language."""

    __slots__ = ()


class InBoth:
    """What is said in Vietnamese and in English."""

    __slots__ = ()
    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en

    @property
    def by_language(self) -> dict[Lang, str]:
        return {"vi": self.vi, "en": self.en}

    @property
    def side_by_side(self) -> str:
        return f"{self.vi} · {self.en}"


def N_(msgid: str) -> str:
    """Mark a msgid that is translated later, where it is shown."""
    return msgid


def tr(lang: Lang, msgid: str, /, **params: object) -> str:
    """Return `msgid` in `lang` with its `{name}` fields filled, and what it quotes quoted once; English where no translation
    exists."""
    return filled(lang, unfilled(lang, msgid, ones(params)), params)


def filled(lang: Lang, text: str, params: Mapping[str, object]) -> str:
    """A text of `unfilled` with its fields filled."""
    if not params:
        return text
    return text.format(**once(text, {name: _said(lang, value) for name, value in params.items()}))


def _said(lang: Lang, value: object) -> object:
    """What fills a field: `MsgidWords` in the sentence's language, of a text in several languages the one that is read."""
    if isinstance(value, MsgidWords):
        return unfilled(lang, value)
    return value.get(lang, value) if isinstance(value, Mapping) else value


def ones(params: Mapping[str, object]) -> tuple[str, ...]:
    """The fields whose value is one."""
    return tuple(name for name, value in params.items() if str(value) == "1")


def unfilled(lang: Lang, msgid: str, fields: tuple[str, ...] = ()) -> str:
    """`msgid` in `lang`, its `{name}` fields left as they are; `fields` = those whose value will be one."""
    text = catalogue(lang).get(msgid, msgid) if msgid else ""
    return _for_one(lang, text, fields) if fields else text


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All translations of a language, msgid → text; empty for English."""
    folder = files("infodrill") / "locale" / f"{lang}.d"
    if not folder.is_dir():
        return {}
    found: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda path: (path.name == CHARTER, path.name)):
        if entry.name.endswith(".po"):
            found.update(_read(entry))
    return found


@cache
def words_of(part: str) -> tuple[str, ...]:
    """The msgids of one catalogue of the Vietnamese ones, such as "automata"."""
    return tuple(_read(files("infodrill") / "locale" / "vi.d" / f"{part}.po"))


@cache
def _for_one(lang: Lang, text: str, fields: tuple[str, ...]) -> str:
    """The text with its phrases for many said as for one where their number is 1; `fields` = those whose value is 1."""
    for many, plural in _plurals(lang):
        if many[1:].partition("}")[0] in fields:
            text = text.replace(many, plural)
    return text


@cache
def _plurals(lang: Lang) -> tuple[tuple[str, str], ...]:
    """(phrase for many, phrase for one) of a language, the longest first; each begins with the field that counts."""
    entry = files("infodrill") / "locale" / f"{lang}.d" / PLURALS
    if not entry.is_file():
        return ()
    with entry.open("rb") as stream:
        pairs = [
            (message.id[1], message.id[0]) for message in read_po(stream) if isinstance(message.id, tuple)
        ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _read(entry: Traversable) -> dict[str, str]:
    with entry.open("rb") as stream:
        messages = read_po(stream)
    return {
        message.id: message.string
        for message in messages
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id and message.string
    }
