"""A first word on a danger before all is known: when it is begun, when it is left to the answer that comes anyway, and where it
comes out."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from infodrill.automata.proposal import Duty
from infodrill.automata.writer import OPEN, Writer
from infodrill.casework.book import Case, Statement
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.conduct.reading import WORST

CHANNELS = ("feed", "group", "portal", "press")
AT_HAND = 4 * 60  # seconds that an owner has who can answer at once; a line is out two minutes later
APART = 10 * 60  # seconds until the text that adds reasons to a notice, and neither news nor advice
ON_ITS_WAY = 13 * 60  # seconds before the hour of a first word at which it is begun with what there is
AHEAD = 20 * 60  # seconds before an hour of the owner's own in which nothing is said twice
ITS_WAY = 2 * 60  # seconds that a text takes at least, once it is drafted, until it is out


def first_word(duty: Duty, case: Case) -> list[str]:
    """Kinds of a text that is due while a danger is being verified: what is not known yet and what to do meanwhile, where the
    owner takes longer than a moment; what its answer tells people to do, where nothing is out by then.

    Whoever was told to wait is told once more, when it is checked: of two texts within minutes one is read for nothing.
    """
    newest = case.newest_answer
    reading = duty.view.read(case)
    # Following it kills, whatever is so; a careless hand thinks of what is going round alone.
    kept = reading.meanwhile is not None and reading.harm == WORST and not duty.character.offhand
    if reading.about and not kept:
        return []  # what is told of somebody's doing may be right: it is owned as soon as that is known, and never put off
    if newest is None:
        asked = min((question.at for question in case.questions), default=case.round_at)
        at_once = kept or duty.a_writer_waits(case)
        return ["holding"] if at_once or duty.view.now >= asked + AT_HAND else []
    if newest.verdict == OPEN:
        return ["holding"]
    warns = case.danger and newest.verdict not in TRUE_VERDICTS and newest.advice
    return ["warning"] if warns and _cannot_wait(duty, case) else []


def _cannot_wait(duty: Duty, case: Case) -> bool:
    """Whether what its owner has just told is said before it has been checked and decided upon: where lives are at stake and
    nobody has told people anything; elsewhere when the first word's hour is near."""
    view, reading = duty.view, duty.view.read(case)
    if reading.page:  # there is nothing to correct but the page
        return True
    if any(text.case == case.case and text.published for text in view.statements):
        return False
    # Where our own word sends people into danger, the way out of it does not wait for the apology.
    hasty = reading.meanwhile is not None if reading.ours else reading.harm == WORST
    hour = case.round_at + (view.casework.edition.due("holding", "P1") or 0)
    late = view.now >= hour - ON_ITS_WAY and not case.found
    return hasty or duty.a_writer_waits(case) or late


def adds_reasons(case: Case, mine: list[Statement]) -> int:
    """The second of the warning that said what the owner's newest answer says, so that another text adds its reasons alone; -1 =
    none did."""
    warned = [text.published.published_at for text in mine if text.published and text.kind == "warning"]
    told = max((question.answered_at for question in case.questions if question.verdict), default=-1)
    return max(warned) if warned and told <= max(warned) else -1


def too_soon(duty: Duty, case: Case, mine: list[Statement]) -> bool:
    """Whether the correction that only adds reasons comes later: ten minutes behind the warning, and with what the owner has
    given an hour for."""
    warned_at = adds_reasons(case, mine)
    if warned_at < 0 or duty.character.offhand or duty.character.heavy_hand:
        return False
    writer = Writer(case, duty.view, duty.seed)
    return duty.view.now < warned_at + APART - ITS_WAY or writer.hears_within(AHEAD)


def channels(duty: Duty, case: Case, kind: str) -> tuple[str, ...]:
    """Where a text comes out; of a danger to lives also by word of mouth, where no telephone has to be looked at: there, too,
    that it is known by now, where it was said that it was not."""
    mine = [text for text in duty.view.statements if text.case == case.case and "field" in text.channels]
    heard = any(text.published and text.published.stance == "unknown" for text in mine)
    aloud = heard or (kind in ("warning", "holding") and duty.view.read(case).harm == WORST)
    return (*CHANNELS, "field") if aloud else CHANNELS
