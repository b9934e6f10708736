"""Times that must follow each other: phases, moves, injects inside them, knowledge after facts, ends after begins."""

# Charter: scenario checks timeline
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from infodrill.kernel.clock import DAY, HOUR
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import kind_in
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.light.frame import opening
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.light.values import plain_values
from infodrill.scenario.loader import Loaded, model_of
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Drill, Inject, Scenario
from infodrill.scenario.schema.base import OF_STORY
from infodrill.scenario.storydate import followed, planned
from infodrill.scenario.valuenames import suggested

ROUND = 30  # seconds of which a time is a multiple where it is written in seconds
ODD = 4  # one of so many that is none is a slip; more of them are a habit
NEXT_DAY = 20 * HOUR  # seconds after the start; what is read so late and lies before the start may be a slip
IDLE = (
    4,
    2 * 3_600,
)  # the part of a drill after which something has to come, where the rest is so many seconds long
FAR = 30  # minutes by which an inject may speak of another hour than its own


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _frame(loaded)
    yield from _injects(loaded)
    yield from _claims(loaded)
    yield from _idle(loaded)
    yield from _door(loaded)
    yield from _clocks(loaded)
    yield from _bare(loaded)
    yield from _next_day(loaded)


def length(drill: Drill) -> int:
    """Seconds from the start to the end of phase 4, without the run-on."""
    return sum(phase.minutes for phase in drill.phases) * 60


def after_start(second: int) -> str:
    """A second of the exercise as authors write it: "+35:00", and with hours where minutes have more than three digits."""
    if second >= 60_000:
        return f"+{second // 3_600}:{second // 60 % 60:02}:{second % 60:02}"
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
    if drill.moves and drill.moves[0].at > 0:
        message, remedy = (
            N_("nothing tells the story's part before {at}, when the first move begins"),
            N_("Let the first move begin at +0:00."),
        )
        yield warning(
            "S160",
            loaded.where("drill", "moves", 0, "at"),
            message,
            remedy,
            at=after_start(drill.moves[0].at),
        )
    yield from _moves(loaded, drill)


def _moves(loaded: Loaded, drill: Drill) -> Iterator[ScenarioProblem]:
    """Moves in order, within the drill, on a clock that does not go back."""
    before, told = -1, [(move.at, move.story) for move in drill.moves]
    for n, move in enumerate(drill.moves):
        ran = followed(drill.epoch, told[:n]).at(move.at).replace(second=0)
        if followed(drill.epoch, told[: n + 1]).at(move.at) < ran:
            place, params = (
                loaded.where("drill", "moves", n, "story"),
                {"written": move.story, "shown": f"{ran:%H:%M}"},
            )
            message = N_("the story's clock shows {shown} when this move begins, and goes back to {written}")
            yield warning(
                "S160", place, message, N_("Correct the hour, or leave it if that is meant."), **params
            )
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
                N_("Write an earlier time, below {end}."),
                end=after_start(length(drill)),
            )
        before = move.at


def _injects(loaded: Loaded) -> Iterator[ScenarioProblem]:
    drill = loaded.scenario.drill
    bounds = _bounds(drill)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        at = ("msel", "injects", n)
        begin, end = bounds[inject.phase]
        told, over = loaded.where.written(*at, "phase") and _out_of_turn(loaded, n), length(drill)
        if inject.at >= over:
            message = N_("this is after the drill's end ({end})")
            yield error(
                "S161",
                loaded.where(*at, "at"),
                message,
                N_("Write an earlier time, below {end}."),
                end=after_start(over),
            )
        elif not begin <= inject.at < end and (inject.trigger.kind in ("time", "repeat") or inject.at >= end):
            message = N_("{at} is not in phase {phase} ({begin}–{end})")
            yield error(
                "S161", loaded.where(*at, "phase" if told else "at"), message, N_("Correct `at` or `phase`."),
                at=after_start(inject.at), phase=inject.phase, begin=after_start(begin), end=after_start(end),
            )  # fmt: skip
        yield from _until(loaded, n, inject, over)
    yield from _hours(loaded)


def _until(loaded: Loaded, n: int, inject: Inject, over: int) -> Iterator[ScenarioProblem]:
    """A deadline within the drill, and behind the delivery."""
    at, until = ("msel", "injects", n, "trigger", "until"), inject.trigger.until
    if until is None:
        return
    if until > over:
        message = N_("this is after the drill's end ({end})")
        remedy = N_("Write an earlier time, or leave `until` out.")
        yield warning("S161", loaded.where(*at), message, remedy, end=after_start(over))
    if until <= inject.at:
        message = N_("the deadline ({until}) is not after the delivery ({at})")
        minutes = until <= over // 60 and until * 60 > inject.at  # a number alone that may be minutes
        remedy = N_("For minute {minute} write {near}.") if minutes else N_("Write a later time.")
        yield error(
            "S162", loaded.where(*at), message, remedy, until=after_start(until),
            at=after_start(inject.at), minute=until, near=in_code(after_start(until * 60)),
        )  # fmt: skip


def _out_of_turn(loaded: Loaded, n: int) -> bool:
    """Whether the phase is not between those of its neighbours: then it is the one that is wrong, else the time."""
    injects = loaded.scenario.msel.injects
    before, behind = injects[max(n - 1, 0)].phase, injects[min(n + 1, len(injects) - 1)].phase
    return not before <= injects[n].phase <= behind


def _hours(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """The hours that are written beside injects and those that the story's clock shows when they come; where all of a move are
    otherwise by as much, its own hour is the one that is wrong."""
    drill = loaded.scenario.drill
    clock = planned(drill)
    apart: dict[int, list[tuple[int, int]]] = {}
    for n, inject in enumerate(loaded.scenario.msel.injects):
        found = re.fullmatch(OF_STORY, inject.story_time)
        if not found or not loaded.where.written("msel", "injects", n, "story_time"):
            continue
        shown = clock.at(inject.at)
        minutes = int(found[1]) * 60 + int(found[2]) - shown.hour * 60 - shown.minute
        move = max((m for m, each in enumerate(drill.moves) if each.at <= inject.at), default=0)
        apart.setdefault(move, []).append((n, (minutes + 720) % 1440 - 720))
    for move, found_at in apart.items():
        off = [minutes for _, minutes in found_at]
        story = ("drill", "moves", move, "story")
        if len(off) > 1 and min(map(abs, off)) > FAR > max(off) - min(off) and loaded.where.written(*story):
            meant = (clock.at(drill.moves[move].at) + timedelta(minutes=min(off, key=abs))).strftime("%H:%M")
            message = N_(
                "the move begins at {shown}, and the hours of all its injects are those of a move that begins at {meant}"
            )
            remedy = N_("Write {meant} here, or correct `story_time` of its injects.")
            said = {"shown": drill.moves[move].story, "meant": in_code(meant)}
            yield warning("S164", loaded.where(*story), message, remedy, **said)
            continue
        for n, minutes in found_at:
            if abs(minutes) > FAR:
                message = N_(
                    "the hour written here is {written}, and yet the story's clock shows {shown} when it comes"
                )
                remedy = N_("Correct it, or leave it out: the clock's hour is filled in.")
                inject = loaded.scenario.msel.injects[n]
                said = {"written": inject.story_time, "shown": f"{clock.at(inject.at):%H:%M}"}
                place = loaded.where("msel", "injects", n, "story_time")
                yield warning("S164", place, message, remedy, **said)


def play_ends(drill: Drill) -> int:
    """The second at which phase 3 ends: nobody acts any more, and the fourth looks back."""
    return sum(phase.minutes for phase in drill.phases[:3]) * 60


def _bounds(drill: Drill) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {phase: (0, 0) for phase in (1, 2, 3, 4)}
    begin = 0
    for phase in drill.phases:
        found[phase.number] = (begin, begin + phase.minutes * 60)
        begin += phase.minutes * 60
    return found


def _claims(loaded: Loaded) -> Iterator[ScenarioProblem]:
    end, over = length(loaded.scenario.drill), play_ends(loaded.scenario.drill)
    met = {inject.claim for inject in loaded.scenario.msel.injects}
    ids = [claim.id for claim in loaded.scenario.claims]
    met |= {suggested(name, ids) for name in met - {*ids, None}}  # misspelt there, and told there
    for n, claim in enumerate(loaded.scenario.claims):
        if not loaded.where.written("claims", n, "waves") and claim.id not in met:
            message = N_("no inject speaks of the claim {claim}: it begins by itself when phase 3 does")
            remedy = N_("Name it as `claim` of an inject, or write its `waves`.")
            yield warning("S189", loaded.where("claims", n), message, remedy, claim=claim.id)
        yield from _own_error(loaded, n, claim, over)
        yield from _waves(loaded, n, claim, end)
        yield from _truth(loaded, n, claim)


def _own_error(loaded: Loaded, n: int, claim: Claim, over: int) -> Iterator[ScenarioProblem]:
    """An error of ours that comes when nobody can mend it."""
    first = first_moment(loaded.scenario, claim.id)
    if claim.own_error and first is not None and over <= first < length(loaded.scenario.drill):
        message = N_("our own side publishes it when play is over ({end}): nobody can mend it any more")
        at_first = next(
            (i for i, inject in enumerate(loaded.scenario.msel.injects) if inject.at == first), None
        )
        place = (
            loaded.where("claims", n) if at_first is None else loaded.where("msel", "injects", at_first, "at")
        )
        yield warning(
            "S161", place, message, N_("Write an earlier time, below {end}."), end=after_start(over)
        )


def _waves(loaded: Loaded, n: int, claim: Claim, end: int) -> Iterator[ScenarioProblem]:
    """Waves against what injects tell, and against the end."""
    told = [inject.at for inject in loaded.scenario.told(claim.id) if inject.to.public]
    if loaded.where.written("claims", n, "waves") and told and min(told) < claim.waves[0].at < end:
        message = N_("an inject tells it in public at {at}, and its first wave begins only at {wave}")
        remedy = N_("Let the wave begin no later, or leave it if that is meant.")
        place = loaded.where("claims", n, "waves", 0, "at")
        params = {"at": after_start(min(told)), "wave": after_start(claim.waves[0].at)}
        yield warning("S164", place, message, remedy, **params)
    for m, wave in enumerate(claim.waves):
        if wave.at >= end and loaded.where.written("claims", n, "waves"):
            place = loaded.where("claims", n, "waves", m, "at")
            yield warning(
                "S161",
                place,
                N_("this is after the drill's end ({end})"),
                N_("Write an earlier time, below {end}."),
                end=after_start(end),
            )


def _truth(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What is true, in order, known once it is so, and from the first wave on."""
    before = -1
    for m, known in enumerate(claim.truth):
        at = ("claims", n, "truth", m)
        if known.at <= before and not loaded.where.written(*at, "at"):
            later = known.known_from if known.known_from > before else before + 60
            message = N_("this entry of the truth has no `at`, so it is from the start, as the one above it")
            remedy = N_("Write from when it is so, as {near}.")
            near = in_code(f"at: {after_start(later)}")
            yield error("S160", loaded.where(*at), message, remedy, near=near)
        elif known.at <= before:
            remedy = N_("Order the entries by `at`.")
            yield error("S160", loaded.where(*at, "at"), N_("the truth is not in order of time"), remedy)
        if known.known_from < known.at:
            remedy = N_("Write a `known_from` that is not before `at`.")
            message = N_("this would be known before it is true")
            yield error("S162", loaded.where(*at, "known_from"), message, remedy)
        before = known.at
    if claim.truth[0].at > min(wave.at for wave in claim.waves):
        message = N_("nothing is true of the claim when its first wave begins")
        remedy = N_("Begin the truth at that second or before.")
        yield error("S162", loaded.where("claims", n, "truth", 0, "at"), message, remedy)


def _door(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Seat codes that open their seats for less time than is played."""
    end = play_ends(loaded.scenario.drill)
    minutes = loaded.scenario.cells.join_minutes
    if loaded.where.written("cells", "join_minutes") and minutes * 60 < end:
        message = N_("codes open their seats for {minutes} minutes, and play lasts until {end}")
        remedy = N_(
            "Write more `join_minutes`, or take them out: who comes late or changes device needs the code again."
        )
        place = loaded.where("cells", "join_minutes")
        yield warning("S164", place, message, remedy, minutes=minutes, end=after_start(end))


def _idle(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A drill in which nothing comes for most of its time: a figure too many in its phases."""
    scenario, end = loaded.scenario, length(loaded.scenario.drill)
    comes = [wave.at for claim in scenario.claims for wave in claim.waves]
    comes += [known.at for claim in scenario.claims for known in claim.truth]
    for inject in scenario.msel.injects:
        comes.append(inject.at + (inject.trigger.every or 0) * ((inject.trigger.times or 1) - 1))
        comes.append(inject.trigger.until or 0)
    part, rest = IDLE
    if (last := max(comes, default=end)) * part < end and end - last > rest:
        message = N_("the drill lasts until {end}, and nothing comes after {last}")
        remedy = N_("Correct the minutes of the phases, or let something come later.")
        place = loaded.where("drill", "phases")
        yield warning("S164", place, message, remedy, end=after_start(end), last=after_start(last))


def _clocks(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An inject out of turn whose hour would be in turn as minutes of the exercise: 8:00 among +7:00 and +11:00."""
    written = loaded.written["msel.yaml"].data.get("injects") if "msel.yaml" in loaded.written else []
    injects = loaded.where.documents["msel.yaml"].data["injects"]
    for n in range(1, min(len(written or ()), len(injects))):
        said = written[n].get("at") if isinstance(written[n], dict) else None
        found = re.fullmatch(OF_STORY, said) if isinstance(said, str) else None
        around = [row.get("at") for row in injects[n - 1 : n + 2]]
        if not found or not all(isinstance(at, int) for at in around):
            continue
        before, here, after = (*around, length(loaded.scenario.drill))[:3]
        meant = int(found[1]) * 60 + int(found[2])
        if before <= meant <= after and not before <= here <= after:
            message = N_("{value} is an hour of the story here, {read}, and the inject stands among others")
            remedy = N_("For that minute of the exercise write {near}, otherwise put the inject in its turn.")
            near, read = in_code(after_start(meant)), in_code(after_start(here))
            place = loaded.where.documents["msel.yaml"].place(("injects", n, "at"))
            yield warning("S164", place, message, remedy, value=said, read=read, near=near)


def odd_numbers(seconds: Sequence[int], *, minutes: int) -> set[int]:
    """Of times that are all written in seconds those that may be minutes of a drill of so many: 18 among 300 and 420."""
    odd = {second for second in seconds if second <= minutes and second % ROUND}
    return odd if ODD * len(odd) <= len(seconds) else set()


def _bare(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Numbers alone are seconds. Whoever writes other times as +35:00, or none that is greater than the drill has minutes,
    may have meant minutes."""
    minutes = length(loaded.scenario.drill) // 60
    times = [
        (document, path, value)
        for document in loaded.written.values()
        for path, value in plain_values(document.data)
        if kind_in(model_of(document.name), path) in ("moment", "span")
    ]
    bare = [(document, path, value) for document, path, value in times if type(value) is int and value > 0]
    numbers = [value for _, _, value in bare]
    seconds = len(bare) * 2 > len(times) and any(value > minutes for value in numbers)
    doubtful = odd_numbers(numbers, minutes=minutes) if seconds else set(numbers)
    for document, path, value in bare:
        if value not in doubtful or value > minutes:  # as minutes it would be no time of this drill
            continue
        message = N_("{value} alone is read as seconds: {read}")
        remedy = N_("For minutes write {near}, otherwise {read}.")
        near, read = in_code(after_start(value * 60)), in_code(after_start(value))
        yield warning("S164", document.place(path), message, remedy, value=value, read=read, near=near)


def _next_day(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An hour shortly before that of the start, in a drill so long that the next day has it."""
    if length(loaded.scenario.drill) < NEXT_DAY:
        return
    drill = loaded.scenario.drill
    begins = int(drill.epoch[11:13]) * 60 + int(drill.epoch[14:16])
    clock = DrillHours.of(opening(dict(loaded.written["drill.yaml"].data)))
    for document in loaded.written.values():
        for path, value in plain_values(document.data):
            found = re.fullmatch(OF_STORY, value) if isinstance(value, str) else None
            if not found or kind_in(model_of(document.name), path) != "moment":
                continue
            second, early = clock.second(value), begins - int(found[1]) * 60 - int(found[2])
            if isinstance(second, int) and second >= NEXT_DAY and 0 < early * 60 <= DAY - NEXT_DAY:
                message = N_("before the start: {value}, read as an hour of the next day: {read}")
                remedy = N_("Correct it, or write {read} if that is meant.")
                yield warning(
                    "S164",
                    document.place(path),
                    message,
                    remedy,
                    value=value,
                    read=in_code(after_start(second)),
                )
