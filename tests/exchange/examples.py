"""Records for the tests: one correction about a claim and one warning, everything in them invented; and nasty texts."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from infodrill.exchange.records import BothTexts, Published, Reviewed, Warned

AT = datetime(2027, 5, 20, 8, 5, tzinfo=timezone(timedelta(hours=7)))
NASTY = (
    "</description><status>Actual</status>", "]]>", "<!-- -->", "&amp;&#0;&lt;", '"}],"@type":"Person"',
    "a\x00b\x0bc\x1f\x7f\x85", "đúng\u202egnas\u202c", "\u200b\ufeff\u2066x\u2069", "𝄞🛟 ẫ" * 3, "x" * 5_000, "\ud800",
    "\ufffe\uffff", "a\r\nb\rc", "]\n[", "",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Any text, half surrogates and controls included, and the nasty ones."""
    every = st.characters(codec=None)
    return st.one_of(st.sampled_from(NASTY), st.text(every, max_size=60))


def published(**changes: object) -> Published:
    values: dict[str, object] = {
        "drill": "clinic",
        "statement": "s3",
        "version": 1,
        "kind": "correction",
        "stance": "deny",
        "state": "PUBLISHED",
        "issuer": "ben_lanh",
        "issuer_name": BothTexts("Phòng khám Bến Lành", "Bến Lành clinic"),
        "at": AT,
        "title": BothTexts("Thuốc còn hạn", "The doses are in date"),
        "body": BothTexts("Lô còn hạn 14 tháng.", "The batch has 14 months to go."),
        "appeal": "https://xem-xet-lai.dien-tap.invalid/s3",
        "channels": ("feed", "portal"),
        "sources": (BothTexts("hồ sơ gốc", "primary record"),),
    }
    return Published(**{**values, **changes})  # type: ignore[arg-type]


def reviewed(verdict: str = "FALSE", gate: str = "G0", **changes: object) -> Reviewed:
    claim = BothTexts("Bến Lành tiêm thuốc hỏng", "Bến Lành injected spoilt doses")
    return Reviewed(published=published(**changes), claim=claim, verdict=verdict, gate=gate)


def warned(message: str = "Alert", **changes: object) -> Warned:
    values: dict[str, object] = {
        "published": published(kind="warning", statement="s4"),
        "message": message,
        "harm": "H4",
        "priority": "P1",
        "danger": True,
        "verified": True,
        "incident": "c4",
        "area": BothTexts("Phường Bến Lành", "Bến Lành ward"),
        "reported": AT - timedelta(minutes=20),
        "instruction": BothTexts("Đừng cho trẻ uống nước lá.", "Give the children no leaf water."),
    }
    return Warned(**{**values, **changes})  # type: ignore[arg-type]
