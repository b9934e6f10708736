"""The monitoring desk, thin: groups of posts with volume, pace, share of questions, spread; the public's questions; reports."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.duplicates import SPOKEN_OF, likeness
from infodrill.conduct import naming
from infodrill.conduct.nouns.forecasts import FileForecastSheet
from infodrill.conduct.reading import DeskGroup
from infodrill.conduct.view import SeatView
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.i18n import tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.fields import Choice, units
from infodrill.web.rooms.network import answered
from infodrill.web.rooms.signs import titled

VOID = 300  # per mille of questions from which nobody's answer is a void


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRow:
    """A group: counts only, no author. `case` = what was opened from it; `like` = one that seems to tell the same, "" = none."""

    source: str
    text: str
    volume: int
    velocity: int
    asking: int
    level: str
    ward: str
    case: str
    like: str
    priority: str
    void: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPage:
    rows: tuple[WatchRow, ...]
    posts: int
    voids: int
    terms: tuple[str, ...]
    questions: tuple[tuple[str, str, str, int, str], ...]
    statements: tuple[Choice, ...]
    sheets: tuple[tuple[str, str, tuple[str, ...]], ...]
    cells: tuple[Choice, ...]
    opens: bool
    forecasts: bool
    draft: str


def watch(view: SeatView) -> WatchPage:
    """The desk of a seat."""
    rows = tuple(_rows(view))
    return WatchPage(
        rows=rows,
        posts=sum(row.volume for row in rows),
        voids=sum(row.void and not (row.case or row.like) for row in rows),
        terms=view.forecasts.watched,
        questions=tuple(
            (
                question.question,
                view.moment(question.at),
                question.about,
                question.permille // 10,
                answered(view, question),
            )
            for question in view.public_questions
        ),
        statements=tuple(
            (statement.statement, titled(view, statement, 70))
            for statement in reversed(view.statements)
            if statement.published is not None
        ),
        sheets=tuple(
            (sheet.topic, sheet.harmed, sheet.questions) for sheet in reversed(view.forecasts.sheets)
        ),
        cells=units(view, 2),
        opens=not view.seat.control and not view.rests,
        forecasts=view.may(FileForecastSheet) and view.phase <= 1,
        draft=_draft(view, rows),
    )


def _rows(view: SeatView) -> Iterator[WatchRow]:
    """The groups of posts, the most pressing first, each with the case that was opened from it."""
    held = {case.source: case for case in view.cases}
    for group in sorted(view.groups, key=pressing, reverse=True):
        case = held.get(group.source)
        yield WatchRow(
            source=group.source,
            text=group.text or group.source,
            volume=group.volume,
            velocity=group.velocity,
            asking=group.question_permille,
            level=tr(view.lang, naming.IN_SHORT[f"S{group.level}"]),
            ward=view.premises.wards.get(group.ward, ""),
            case=case.case if case else "",
            like="" if case else _like(view, group.text),
            priority=case.priority if case else "",
            void=group.question_permille >= VOID,
        )


def _like(view: SeatView, text: str) -> str:
    """The seat's case that tells most nearly what a group tells: whoever opens another one has the same work done twice."""
    # Posts are in the language of the city, and a case is read in the reader's own.
    told = [
        (case.case, view.both_languages(case, case.title())) for case in view.cases if not case.merged_into
    ]
    found = [(max(_alike(text, both.vi), _alike(text, both.en)), case) for case, both in told]
    most, case = max(found, default=(0, ""), key=lambda pair: pair[0])
    return case if most >= SPOKEN_OF else ""


@until_erased(8192)
def _alike(text: str, title: str) -> int:
    return likeness(text, title)


def pressing(group: DeskGroup) -> tuple[int, int]:
    """What stands first: pace, the more the more of it asks; then volume.

    By volume alone small talk would lead: it is told all day at one pace and asks nothing, so what it has gathered grows
    for ever, while what people are frightened of comes fast and is asked about.
    """
    return group.velocity * (1_000 + group.question_permille), group.volume


def _draft(view: SeatView, rows: tuple[WatchRow, ...]) -> str:
    """The quick report, drafted from the numbers; a person edits and sends it."""
    lang = view.lang
    lines = [tr(lang, "Situation of the network at {clock}:", clock=view.moment(view.now))]
    for row in rows[:4]:
        asking = tr(lang, "{n} % ask", n=row.asking // 10)
        lines.append(
            f"– {cut(row.text, 90)}: {row.volume}, {row.level}, {asking}"
            + (f", {row.case.upper()}" if row.case else "")
        )
    return "\n".join(lines)
