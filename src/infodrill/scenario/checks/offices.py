"""Names made as those of real offices are, without an invented place: ministries, committees of a place, bodies of a country."""

# Charter: scenario checks offices
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import HALVES, denied
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

_WORD = rf"[{CAPITALS}][^\W_]*"
_NAME = (
    rf"{_WORD}(?:(?:,? (?:và |and )?|-)[{CAPITALS}0-9][^\W_]*"
    rf"| [^\W\d_]+(?= (?:và|and) [{CAPITALS}])| [^\W\d_]+(?=$))*"
)
_NATIONAL = re.compile(rf"(?<![\w-])(?:Bộ (?:trưởng Bộ )?|Tổng cục |Ministry of (?:the )?){_NAME}")
_LOCAL = re.compile(
    r"(?<!\w)(?i:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|công an|sở [^\W\d_]+(?: [^\W\d_]+){0,4}?) "
    rf"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã) {_NAME}"
)
_OF_THE_COUNTRY = re.compile(
    r"(?<!\w)(?i:báo|đài|tạp chí|thời báo|truyền hình|ngân hàng|tổng công ty|tập đoàn|hội|liên đoàn|ủy ban|uỷ ban|viện|cục|vụ)"
    r" (?:[^\W\d_]+ ){0,6}Việt Nam(?!\w)"
)
_INVENTED = re.compile(r"(?i)^[^.!?\n]{0,60}?\((?:hư cấu|bịa|fictional|invented)\)")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands."""
    frame = "  ".join(
        text
        for name in ("places.yaml", "cells.yaml")
        for _, text in plain_values(loaded.where.documents[name].data)
        if isinstance(text, str)
    ).casefold()
    towns = [name.casefold() for name in bare_names(fields(loaded.where.documents["places.yaml"].data))]
    told: set[str] = set()
    for text, ((document, path), *_) in loaded.texts.items():
        for hit in _found(text):
            name = hit[0].strip(" ,")
            known = any(town in name.casefold() for town in towns) or name.casefold() in frame
            if known or name in told or _INVENTED.match(text[hit.end() :]) or denied(text):
                continue
            told.add(name)
            message = N_("{name} is named as a real office is, and holds no place of this drill")
            remedy = N_(
                "Invent a name with a place of the drill in it, or write (hư cấu) behind it if it is invented."
            )
            # Whether a committee is the drill's own, its places say.
            code = "S195" if hit.re is _LOCAL else "S181"
            yield warning(code, document.place(path), message, remedy, name=in_code(name))


def _found(text: str) -> Iterator[re.Match[str]]:
    for hit in _NATIONAL.finditer(text):
        before = re.findall(r"[^\W_]+", text[: hit.start()])[-1:]
        if not before or before[0].casefold() not in HALVES["bộ"]:
            yield hit
    yield from _LOCAL.finditer(text)
    yield from _OF_THE_COUNTRY.finditer(text)
