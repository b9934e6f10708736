"""Msgids that count: a number in a field and a plural noun behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNTED = re.compile(
    r"\{(\w+)\} ((?:(?!of |on |in |at |by |and |to |from |is |was |had |no |the |make )[A-Za-z’-]+ ){0,2}?)([a-z]{2,}s)\b"
)
# What ends like a plural noun behind a field and is none: a case, a text, a cell or a version *does* something.
_NO_NOUN = re.compile(
    "needs|asks|makes|waits|holds|stands|serves|goes|keeps|belongs|comes|refers|names|tells|leads|approves|publishes|acts|leaves|widens|"
    "does|knows|is|was|has|this|its|as|less|says|grows|always|across|draws|points|shows|writes|gets|fits|calls|gives|promises|speaks|"
    "expects|answers|apologises|pass"
)
_NO_NUMBER = frozenset({"code", "id", "topic"})  # fields that hold a name


def counted(msgid: str) -> Iterator[re.Match[str]]:
    """Each number with its noun: groups field, words between, noun."""
    for match in _COUNTED.finditer(msgid):
        if not _NO_NOUN.fullmatch(match[3]) and match[1] not in _NO_NUMBER:
            yield match
