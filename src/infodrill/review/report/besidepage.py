"""Two drills side by side in words: what the difference is and how sure, and how many believed what when.

The same lines for a terminal and a room.
"""

# Charter: review besidepage
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK, stamped
from infodrill.review.answers import Answer
from infodrill.review.beside import Beside
from infodrill.review.report.answerpage import ASSUMED, answer_page
from infodrill.review.words import Voice, row_of

ROWS = 12  # of the table over time, at most
OTHER_CITY = N_("They were played in two cities: what lies between them cannot be told from chance.")
FIRST, SECOND = N_("First drill"), N_("Second drill")
ONE_DRAW = N_(
    "The two drills as they went, each with one draw of chance; the sentences above tell means of many draws, so this table need "
    "not show the same difference."
)
PARENT, BRANCH = N_("As it was played"), N_("Played again")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBeside:
    """How often something false was believed at a minute of both drills; `forked` from the first minute that differs."""

    minute: int
    clock: str
    first: int
    second: int
    forked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """`names` of the two; `said` = the difference, the first sentence before all."""

    title: str
    names: tuple[str, str]
    said: tuple[str, ...]
    times: tuple[TimeBeside, ...]


def beside_page(beside: Beside, answer: Answer, lang: str) -> BesidePage:
    """As a reader of that language has it."""
    first, _ = beside.records
    voice = beside.logs[1].voice(lang)
    branch = beside.branched
    told = answer_page(answer, first, beside.logs[0], voice)
    return BesidePage(
        title=told.title if branch else voice(N_("Two drills side by side")),
        names=(voice(PARENT if branch else FIRST), voice(BRANCH if branch else SECOND)),
        said=told.said if beside.pairs else (voice(OTHER_CITY),),
        times=tuple(_times(beside, voice)),
    )


def as_data(beside: Beside, answer: Answer, page: BesidePage) -> dict[str, Any]:
    """For a program."""
    first, second = (record.opened for record in beside.records)
    return {
        "mark": MARK,
        **stamped(first.real_places or second.real_places),
        "pairs": beside.pairs,
        "answer": asdict(answer),
        "said": list(page.said),
        "believers": [asdict(curve) for curve in beside.curves()],
        "exposed": [asdict(curve) for curve in beside.curves("exposed")],
    }


def as_markdown(page: BesidePage, voice: Voice) -> str:
    lines = [f"## {page.title}", "", *(f"- {sentence}" for sentence in page.said)]
    if page.times:
        lines += [
            "",
            f"### {voice(N_('Beliefs in something false'))}",
            "",
            voice(ONE_DRAW),
            "",
            row_of(voice(N_("Minute")), voice(N_("Story")), *page.names),
        ]
        lines.append(row_of("--:", "---", "--:", "--:"))
        lines += [
            row_of(
                f"{'→ ' if _forks(page, place) else ''}{row.minute}",
                row.clock,
                voice.number(row.first),
                voice.number(row.second),
            )
            for place, row in enumerate(page.times)
        ]
    return "\n".join((*lines, "", voice(ASSUMED)))


def _forks(page: BesidePage, place: int) -> bool:
    """Whether the row is the first after the moment from which the two differ."""
    return page.times[place].forked and not (place and page.times[place - 1].forked)


def _times(beside: Beside, voice: Voice) -> list[TimeBeside]:
    whole = beside.curves()[0]
    first, second = dict(whole.first), dict(whole.second)
    fork = beside.fork
    minutes = sorted(first.keys() & second.keys())
    until = [minute for minute in minutes if minute < beside.changes[0].live_until] or minutes
    step = max(1, -(-len(until) // ROWS))
    shown = dict.fromkeys((*until[step - 1 :: step], *until[-1:], *minutes[-1:]))
    return [
        TimeBeside(
            minute=minute, clock=f"{voice.clock(minute * 60)} {voice.short_day(minute * 60)}", first=first[minute],
            second=second[minute], forked=fork is not None and minute >= fork,
        )
        for minute in shown
    ]  # fmt: skip
