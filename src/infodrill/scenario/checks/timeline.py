"""Times that must follow each other: phases, moves, injects inside them, knowledge after facts, ends after begins."""

# Charter: scenario checks timeline
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Drill, Scenario


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _frame(loaded)
    yield from _injects(loaded)
    yield from _claims(loaded)


def length(drill: Drill) -> int:
    """Seconds from the start to the end of phase 4, without the run-on."""
    return sum(phase.minutes for phase in drill.phases) * 60


def after_start(second: int) -> str:
    """A second of the exercise as authors write it: "+35:00"."""
    return f"+{second // 60}:{second % 60:02}"


def first_moment(scenario: Scenario, claim_id: str) -> int | None:
    """The second at which the claim can first be met: a wave or an inject of its own."""
    waves = [wave.at for wave in scenario.by_id[claim_id].waves] if claim_id in scenario.by_id else []
    return min([*waves, *(inject.at for inject in scenario.told(claim_id))], default=None)


def _frame(loaded: Loaded) -> Iterator[ScenarioProblem]:
    drill = loaded.scenario.drill
    if [phase.number for phase in drill.phases] != [1, 2, 3, 4]:
        place, remedy = loaded.where("drill", "phases"), N_("Write phases 1, 2, 3 and 4 in order.")
        yield error("S160", place, N_("the phases are not in order"), remedy)
    before = -1
    for n, move in enumerate(drill.moves):
        place = loaded.where("drill", "moves", n, "at")
        if move.at <= before:
            yield error(
                "S160",
                place,
                N_("the move begins no later than the one before"),
                N_("Order the moves by time."),
            )
        if move.at >= length(drill):
            yield error(
                "S161",
                place,
                N_("this is after the drill's end ({end})"),
                N_("Move it forward."),
                end=after_start(length(drill)),
            )
        before = move.at


def _injects(loaded: Loaded) -> Iterator[ScenarioProblem]:
    drill = loaded.scenario.drill
    bounds = _bounds(drill)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        at = ("msel", "injects", n)
        begin, end = bounds[inject.phase]
        if inject.trigger.kind in ("time", "repeat") and not begin <= inject.at < end:
            message = N_("{at} is not in phase {phase} ({begin}–{end})")
            yield error(
                "S161", loaded.where(*at, "at"), message, N_("Correct `at` or `phase`."),
                at=after_start(inject.at), phase=inject.phase, begin=after_start(begin), end=after_start(end),
            )  # fmt: skip
        if inject.trigger.until is not None and inject.trigger.until <= inject.at:
            message = N_("the deadline ({until}) is not after the delivery ({at})")
            yield error(
                "S162", loaded.where(*at, "trigger", "until"), message, N_("Write a later time."),
                until=after_start(inject.trigger.until), at=after_start(inject.at),
            )  # fmt: skip


def _bounds(drill: Drill) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {phase: (0, 0) for phase in (1, 2, 3, 4)}
    begin = 0
    for phase in drill.phases:
        found[phase.number] = (begin, begin + phase.minutes * 60)
        begin += phase.minutes * 60
    return found


def _claims(loaded: Loaded) -> Iterator[ScenarioProblem]:
    end = length(loaded.scenario.drill)
    met = {inject.claim for inject in loaded.scenario.msel.injects}
    for n, claim in enumerate(loaded.scenario.claims):
        if not loaded.where.written("claims", n, "waves") and claim.id not in met:
            message = N_("no inject speaks of the claim {claim}: it begins by itself when phase 3 does")
            remedy = N_("Name it as `claim` of an inject, or write its `waves`.")
            yield warning("S189", loaded.where("claims", n), message, remedy, claim=claim.id)
        before = -1
        for m, known in enumerate(claim.truth):
            at = ("claims", n, "truth", m)
            if known.at <= before:
                remedy = N_("Order the entries by `at`.")
                yield error("S160", loaded.where(*at, "at"), N_("the truth is not in order of time"), remedy)
            if known.known_from < known.at:
                remedy = N_("Write a `known_from` that is not before `at`.")
                message = N_("this would be known before it is true")
                yield error("S162", loaded.where(*at, "known_from"), message, remedy)
            if known.known_from >= end:
                message = N_(
                    "this is known only after the drill's end ({end}): nobody can find it out in play"
                )
                remedy = N_("Write an earlier `known_from`, or leave the entry out.")
                yield warning("S161", loaded.where(*at, "known_from"), message, remedy, end=after_start(end))
            before = known.at
        if claim.truth[0].at > min(wave.at for wave in claim.waves):
            message = N_("nothing is true of the claim when its first wave begins")
            remedy = N_("Begin the truth at that second or before.")
            yield error("S162", loaded.where("claims", n, "truth", 0, "at"), message, remedy)
        for m, wave in enumerate(claim.waves):
            if wave.at >= end:
                place = loaded.where("claims", n, "waves", m, "at")
                yield warning(
                    "S161",
                    place,
                    N_("this is after the drill's end ({end})"),
                    N_("Move it forward."),
                    end=after_start(end),
                )
