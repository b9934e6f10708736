"""Words in the reader's language: English msgids, Vietnamese from the .po files of `infodrill/locale`.

The .po files are read as they are (Babel), so nothing compiled is kept in the repository. `vi.d/*.po` hold one
file a package and are merged; a test fails when a translation is missing or fuzzy. The charter's own words come last.
"""

# Charter: kernel i18n
from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NewType

from babel.messages.pofile import read_po

CHARTER = "charter.po"  # words of the closed list, which no other catalogue may say otherwise
Lang = str
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
Msg = NewType("Msg", str)


def N_(msgid: str) -> str:
    """Mark a msgid that is translated later, where it is shown."""
    return msgid


def tr(lang: Lang, msgid: str, **params: object) -> str:
    """Return `msgid` in `lang` with its `{name}` fields filled; English where no translation exists."""
    text = catalogue(lang).get(msgid, msgid) if msgid else ""
    return text.format(**params) if params else text


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All translations of a language, msgid → text; empty for English."""
    folder = files("infodrill") / "locale" / f"{lang}.d"
    if not folder.is_dir():
        return {}
    found: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda one: (one.name == CHARTER, one.name)):
        if entry.name.endswith(".po"):
            found.update(_read(entry))
    return found


def _read(entry: Traversable) -> dict[str, str]:
    with entry.open("rb") as stream:
        messages = read_po(stream)
    return {
        message.id: message.string
        for message in messages
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id and message.string
    }
