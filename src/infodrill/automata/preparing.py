"""COMMS beside the cases: a prebunk before the rumour, a bulletin of what was published so far."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.firstwords import AHEAD
from infodrill.automata.listing import issuing, items, last_of_each_matter, sourced
from infodrill.automata.phrases import in_both, worded
from infodrill.automata.proposal import ASKED, Duty, Proposal
from infodrill.automata.stillholds import case_of, in_danger, untold_danger
from infodrill.automata.words import declined, returned
from infodrill.automata.writer import Writer
from infodrill.casework.book import Statement
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi

CHANNELS = ("feed", "group", "portal")
ENOUGH = 4  # texts that make a bulletin
BULLETIN_EVERY = 30 * 60
OWNING_UP = 15 * 60  # seconds behind a verdict in which the text that owns up to it comes out
# A fact that readers can look up, and no commonplace about rumours; it promises what every text of ours bears, and no more.
OURS = N_(
    "Every notice of ours is on the portal with its hour and its source; when in doubt, look whether it is there."
)
CHECK = N_(
    "Before you pass something on, look for three things: who says so, since when, and where it can be checked."
)
STOP = (
    N_(
        "What to do: if a post frightens or angers you, wait a minute and ask the citizens' desk; it never hurts to ask."
    ),
    N_(
        "Please ask first when something sounds urgent and names no source; the citizens' desk will answer, and no question "
        "is silly."
    ),
)


def prebunk(duty: Duty) -> Iterator[Proposal]:
    """In phases 1 and 2, once a forecast sheet names what may be twisted: how to tell a genuine notice. While somebody may be in
    danger, or waits for a word on what is ours to answer, what is said first is about that."""
    view = duty.view
    idle = duty.character.heavy_hand or in_danger(view) or _we_are_asked(duty)
    if not duty.holds("COMMS") or view.phase not in (1, 2) or not view.forecasts.sheets or idle:
        return
    before = next((statement for statement in view.statements if statement.kind == "prebunk"), None)
    if before and not returned(duty, before):
        return
    title = in_both(duty.view, N_("How to recognise genuine notices from {unit}"), unit=issuing(duty))
    lines = (
        in_both(duty.view, OURS),
        in_both(duty.view, CHECK),
        in_both(duty.view, duty.pick(STOP, "stop")),
        in_both(duty.view, N_("When we do not know, we will say so and say when we will be back.")),
        sourced(duty),
    )
    command = _free(duty, "prebunk", title, lines, before)
    if declined(duty, before, command):
        return
    since = view.since(before.statement) if before else view.forecasts.sheets[0].at
    yield duty.aside("bulletin", "prebunk", command, since, lead=-2)


def _we_are_asked(duty: Duty) -> bool:
    """Whether people ask something, or complain of us, and nothing is out on it: that is what they are told, and no lesson."""
    view, told = duty.view, {text.case for text in duty.view.statements if text.published}
    return any(
        case.case not in told
        and (
            case.gate_code == ASKED or any(asked.answer for asked in case.questions) or view.read(case).about
        )
        for case in view.open_cases
    )


def bulletin(duty: Duty) -> Iterator[Proposal]:
    """What stands published, in one text, for whoever was not there when each came out."""
    view = duty.view
    if not duty.holds("COMMS") or view.phase != 3 or duty.character.heavy_hand or untold_danger(view):
        return
    before = [statement for statement in view.statements if statement.kind == "bulletin"]
    again = next((statement for statement in before if returned(duty, statement)), None)
    if not again and any(statement.state in ("DRAFTING", "REVIEW") for statement in before):
        return
    since = max(
        (statement.newest.at for statement in before if statement is not again), default=-BULLETIN_EVERY
    )
    fresh = [
        statement
        for statement in view.statements
        if statement.case and statement.published and statement.published.published_at > since
    ]
    if not again and (len(last_of_each_matter(duty, fresh)) < ENOUGH or view.now < since + BULLETIN_EVERY):
        return
    if _an_answer_is_at_hand(duty, fresh) or _owns_up_next(duty):
        return
    number = len(before) + (0 if again else 1)
    title = in_both(duty.view, N_("Bulletin no. {n}: what is known so far"), n=number)
    at = max(
        (statement.published.published_at for statement in fresh if statement.published), default=view.now
    )
    command = _free(duty, "bulletin", title, tuple(items(duty, fresh)), again)
    if declined(duty, again, command):
        return
    yield duty.aside("bulletin", f"bulletin{number}", command, view.since(again.statement) if again else at)


def _an_answer_is_at_hand(duty: Duty, fresh: list[Statement]) -> bool:
    """Whether the owner of what is still open gave an hour that is near: a sheet that calls it open is old when it is read."""
    unsettled = [
        case_of(duty, text) for text in fresh if text.published and text.published.stance == "unknown"
    ]
    return any(case and Writer(case, duty.view, duty.seed).hears_within(AHEAD) for case in unsettled)


def _owns_up_next(duty: Duty) -> bool:
    """Whether what was reported of us has just turned out to be so and no text says it yet: a sheet without it is one of what we
    have denied, and the paper that asked knows it before the street does."""
    view, out = duty.view, {text.case for text in duty.view.statements if text.published}
    return any(
        case.verdict in TRUE_VERDICTS
        and case.case not in out
        and view.now < case.verdict_at + OWNING_UP
        and Writer(case, view, duty.seed).owned
        for case in view.cases
    )


def _free(duty: Duty, kind: str, title: Bi, lines: tuple[Bi, ...], old: Statement | None) -> DraftStatement:
    words = worded(duty.view, lambda lang: (title.in_(lang), "\n".join(line.in_(lang) for line in lines)))
    statement = old.statement if old else ""
    return DraftStatement(
        role="COMMS",
        case="",
        kind=kind,
        stance="advice",
        channels=CHANNELS,
        figures=(),
        title_vi=words.title_vi,
        title_en=words.title_en,
        body_vi=words.body_vi,
        body_en=words.body_en,
        statement=statement,
    )
