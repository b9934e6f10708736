"""Patterns of personal data that no state of the range may hold: phone and identity numbers, accounts, plates.

Placeholder tokens such as `{phone:a}` and the scenario's invented `public_contacts` are respected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\{[a-z_]+:[a-z0-9_.-]+\}")
_SEPARATED = r"[ .\-–]?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", re.compile(rf"(?<![\w.,])(?:\+?84|0)(?:{_SEPARATED}\d){{9,10}}(?![\d])")),
    ("hotline", re.compile(rf"(?<![\w.,])1[89]00(?:{_SEPARATED}\d){{4,6}}(?!\d)")),
    ("identity", re.compile(r"(?<![\w.,])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)")),
    (
        "account",
        re.compile(
            r"(?i)(?:\bSTK\b|tài khoản|tai khoan|\baccount\b|\ba/c\b)[^\n\d]{0,24}(\d[\d .\-]{5,22}\d)"
        ),
    ),
    ("plate", re.compile(r"(?<!\w)\d{2}[ -]?[A-Z]{1,2}\d?[ -]\d{3}\.?\d{2}(?!\w)")),
    ("mail", re.compile(r"(?<![\w.])[\w.+-]+@(?!(?:[\w-]+\.)*invalid\b)[\w-]+(?:\.[\w-]+)+")),
)


def personal(text: str, public_contacts: Iterable[str] = ()) -> tuple[str, ...]:
    """Findings "kind: passage" in order of place, e.g. "phone: 09…"; () when the text is clean."""
    plain = _TOKEN.sub(" ", text)
    for contact in public_contacts:
        plain = plain.replace(contact, " ")
    found = {
        one.span(): f"{kind}: {one[0].strip()}"
        for kind, pattern in _PATTERNS
        for one in pattern.finditer(plain)
    }
    return tuple(dict.fromkeys(found[span] for span in sorted(found)))
