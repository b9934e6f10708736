"""What in a text leads out of the range to an account or a page: handles, links, addresses of profiles.

One reading for everything that enters: scenario text, what people write, what a program sends. Addresses that end in
`.invalid`, and the range's own (loopback and private numbers), lead nowhere and pass.
"""

# Charter: kernel leads
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PRIVATE = (
    r"(?:127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})"
)
_NOWHERE = rf"(?:(?:[\w-]+\.)*invalid|localhost|{_PRIVATE})(?![\w-]|\.\w|@|:\w*@)"
# Endings of addresses; those that are words of either language count with a path alone.
_TAIL = r"(?:com|net|org|gov|edu|info|biz|vn|io|ly|xyz|tv|gg|asia|dev|cc|ru|cn|eu)"
_WORDY = (
    r"(?:me|co|app|top|site|online|link|shop|click|live|page|chat|club|pro|to|be|us|la|in|it|is|so|do|de)"
)
_DOT = (
    r"(?:\s?[.\u3002\uff0e]\s?|\s?[(\[{]\s?(?:\.|dot|ch\u1ea5m|cham)\s?[)\]}]\s?|\s(?:dot|ch\u1ea5m|cham)\s)"
)
_NETWORK = r"(?:facebook|fb|zalo|tiktok|telegram|instagram|youtube|twitter|threads|messenger|viber|whatsapp|linkedin|weibo)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("link", re.compile(rf"(?i)(?<!\w)[a-z][a-z+-]{{1,11}}://(?!{_NOWHERE})\S+")),
    ("link", re.compile(r"(?i)(?<!\w)(?:mailto|tel|sms|tg|zalo|viber):(?=[\w+@])\S+")),
    ("link", re.compile(rf"(?i)(?<![\w@.-])www\.(?!{_NOWHERE})\S+")),
    ("link", re.compile(rf"(?i)(?<![\w@./-])(?:[\w-]+\.)+{_TAIL}(?![\w-]|\.\w)(?:[/?#]\S*)?")),
    ("link", re.compile(rf"(?i)(?<![\w@./-])(?:[\w-]+\.)+{_WORDY}/\S+")),
    ("link", re.compile(rf"(?i)(?<!\w){_NETWORK}{_DOT}(?:com|me|vn|net|org|us)(?!\w)(?:\s?/\s?\S+)?")),
    ("link", re.compile(rf"(?i)(?<![\w-])(?:[\w-]+)\s?[(\[{{]\s?(?:\.|dot|ch\u1ea5m|cham)\s?[)\]}}]\s?{_TAIL}(?!\w)")),
    ("link", re.compile(rf"(?i)(?<!\w){_NETWORK}\s?/\s?[\w@.-]{{2,}}")),
    ("handle", re.compile(r"(?i)(?<![\w/])(?:profile\.php|user|u|nick)/[\w.-]{2,}|profile\.php\?\S+")),
    ("handle", re.compile(r"(?i)(?<!\w)uid\W{0,3}\d{4,}")),
    ("handle", re.compile(r"(?<![\w.+@/-])[@\uff20\ufe6b][^\W\d]\w*(?:\.\w+)*")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """kind handle | link, at [start, end) of the text."""

    kind: str
    start: int
    end: int


def leads(text: str) -> Iterator[Lead]:
    """All that leads out, pattern by pattern; may overlap. Linear in the text."""
    for kind, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            yield Lead(kind, *hit.span())
