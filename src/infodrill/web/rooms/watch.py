"""The monitoring desk, thin: groups of posts with volume, pace, share of questions, spread; the public's questions; reports."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.nouns.forecasts import FileForecastSheet
from infodrill.conduct.view import DeskGroup, SeatView
from infodrill.kernel.i18n import tr
from infodrill.scenario.schema import Scenario
from infodrill.web.rooms.fields import Choice

VOID = 300  # per mille of questions from which nobody's answer is a void


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRow:
    """A group: counts only, no author. `case` = what was opened from it."""

    source: str
    text: str
    volume: int
    velocity: int
    asking: int
    level: str
    ward: str
    case: str
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


def watch(view: SeatView, scenario: Scenario) -> WatchPage:
    """The desk of a seat."""
    lang = view.lang
    wards = {one.id: one.name.in_(lang) for one in scenario.places.wards}
    held = {one.source: one for one in view.cases}
    rows = tuple(
        WatchRow(
            source=one.source,
            text=one.text or one.source,
            volume=one.volume,
            velocity=one.velocity,
            asking=one.question_permille,
            level=f"S{one.level}",
            ward=wards.get(one.ward, ""),
            case=held[one.source].case if one.source in held else "",
            priority=held[one.source].priority if one.source in held else "",
            void=one.question_permille >= VOID,
        )
        for one in sorted(view.groups, key=pressing, reverse=True)
    )
    return WatchPage(
        rows=rows,
        posts=sum(one.volume for one in rows),
        voids=sum(one.void and not one.case for one in rows),
        terms=view.forecasts.watched,
        questions=tuple(
            (one.question, view.moment(one.at), one.about, one.permille // 10, one.answered_by)
            for one in view.public_questions
        ),
        statements=tuple(
            (one.statement, (one.newest.title_vi if lang == "vi" else one.newest.title_en)[:70])
            for one in reversed(view.statements)
            if one.published is not None
        ),
        sheets=tuple((one.topic, one.harmed, one.questions) for one in reversed(view.forecasts.sheets)),
        cells=tuple((one.id, one.name.in_(lang)) for one in view.seats.cells.values() if one.level == 2),
        opens=not view.seat.control and not view.over,
        forecasts=view.may(FileForecastSheet) and view.phase <= 1,
        draft=_draft(view, rows),
    )


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
    for one in rows[:4]:
        asking = tr(lang, "{n} % ask", n=one.asking // 10)
        lines.append(
            f"– {one.text[:90]}: {one.volume}, {one.level}, {asking}"
            + (f", {one.case.upper()}" if one.case else "")
        )
    return "\n".join(lines)
