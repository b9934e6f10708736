"""What came while a seat was away: "Bạn vắng 6 phút: 3 việc mới"."""

# Charter: conduct news
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr

LEAST = 60  # seconds away before anything is said


@dataclass(frozen=True, slots=True)
class NewsItem:
    """New or changed work: kind inject | message | case | statement | guidance | question | press; `at` = second."""

    kind: str
    item: str
    at: int


def since(view: SeatView, seen: int) -> tuple[NewsItem, ...]:
    """What this seat sees that came or changed after exercise second `seen`, oldest first."""
    return tuple(sorted(_all(view, seen), key=lambda news: (news.at, news.kind, news.item)))


def line(view: SeatView, seen: int) -> str:
    """One sentence in the reader's language; "" for somebody who was hardly away."""
    away = view.now - seen
    if away < LEAST:
        return ""
    return tr(
        view.lang,
        N_("You were away for {minutes} min: {n} new"),
        minutes=away // 60,
        n=len(since(view, seen)),
    )


def _all(view: SeatView, seen: int) -> Iterator[NewsItem]:
    cell = view.seat.cell
    yield from (
        NewsItem("inject", str(row.number), delivery.at) for delivery, row in view.inbox if delivery.at > seen
    )
    for message in view.messages:
        if message.at > seen and message.cell != cell:
            yield NewsItem("message", message.message, message.at)
    for case in view.open_cases:
        if (at := view.since(case.case)) > seen:
            yield NewsItem("case", case.case, at)
    for statement in view.statements:
        if (at := view.since(statement.statement)) > seen:
            yield NewsItem("statement", statement.statement, at)
    yield from (
        NewsItem("guidance", guidance.guidance, guidance.at)
        for guidance in view.guidance.seen
        if guidance.at > seen and cell in guidance.to
    )
    yield from (
        NewsItem("question", question.question, question.at)
        for question in view.public_questions
        if question.at > seen
    )
    yield from (
        NewsItem("press", exchange.question, exchange.at)
        for exchange in view.press.queue
        if exchange.at > seen
    )
