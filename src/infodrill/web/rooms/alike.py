"""Which other cases may tell the same as one, what it tells besides, and what the reports said that were merged into it."""

# Charter: web rooms alike
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import besides
from infodrill.casework.book import Case
from infodrill.casework.duplicates import SPOKEN_OF
from infodrill.casework.edition import Edition
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.acts import form_for
from infodrill.web.rooms.verificationforms import lying

_BESIDES = N_(
    "This report tells besides, and that case does not: {what}. A text on that case says nothing to whoever told it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A case that may tell the same; `share` of likeness in percent; `role` = under which it may be merged, "" = not; `besides` =
    what the case in hand tells and this one does not, "" = nothing: then both are read before they are put together."""

    case: str
    number: str
    title: str
    words: str
    share: int
    role: str
    besides: str
    clearly: bool  # beyond doubt enough to stand above all else, one tap from being put together


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A report that was merged into the case, in its own words."""

    case: str
    number: str
    words: str
    opened_at: int
    besides: str


def alike(view: SeatView, edition: Edition, case: Case, steps: tuple[str, ...]) -> Iterator[Alike]:
    """Likely duplicates among the cases that the seat sees, until the rights check is through: people decide to merge."""
    if case.state not in ("NEW", "LOGGED"):
        return
    known = {each_case.case: each_case for each_case in view.cases}
    merge = form_for(view, edition, case, "merge") if "merge" in steps else None
    into = dict(merge.fields[0].choices) if merge else {}
    for duplicate in view.casework.duplicates(case):
        other = known[duplicate.case]
        what = besides.named(view.lang, besides.besides(case, other))
        yield Alike(
            case=other.case,
            number=other.case.upper(),
            title=other.title(),
            words=other.said or other.sentence,
            share=duplicate.permille // 10,
            role=merge.role if merge and other.case in into else "",
            besides=tr(view.lang, _BESIDES, what=what) if what else "",
            clearly=duplicate.permille >= SPOKEN_OF,
        )


def brought(view: SeatView, case: Case) -> Iterator[Brought]:
    """The reports that lie merged in a case, the newest first: what they told besides is not lost with their number."""
    for merged in reversed(lying(view, case)):
        yield Brought(
            case=merged.case,
            number=merged.case.upper(),
            words=merged.said or merged.sentence,
            opened_at=merged.opened_at,
            besides=besides.named(view.lang, besides.besides(merged, case)),
        )
