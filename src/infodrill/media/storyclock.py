"""The story's wall clock at a minute of the drill, from the moves of drill.yaml."""

# Charter: media storyclock
from __future__ import annotations

from datetime import datetime
from itertools import takewhile

from infodrill.kernel.clock import DAY_IN_MINUTES
from infodrill.scenario.schema import Drill
from infodrill.scenario.storydate import followed

Later = tuple[tuple[int, int], ...]  # (second of the plan, seconds by which all from there on comes later)


def story_minute(drill: Drill, minute: int, later: Later = ()) -> int:
    """Minutes after the story's midnight, in [0, 1440), when minute `minute` of the exercise begins; `later` = moves put off."""
    moves = [
        each_move.model_copy(update={"at": each_move.at + put_off(each_move.at, later)})
        for each_move in drill.moves
    ]
    begun = [move for move in moves if move.at <= minute * 60]
    move = (
        max(begun, key=lambda each_move: (each_move.at, each_move.number))
        if begun
        else min(moves, key=lambda each_move: each_move.at)
    )
    hours, minutes = move.story.split(":")
    return (int(hours) * 60 + int(minutes) + minute - move.at // 60) % DAY_IN_MINUTES


def story_date(drill: Drill, minute: int, later: Later = ()) -> datetime:
    """The story's date and time when minute `minute` of the exercise begins; `later` = moves put off."""
    moves = sorted(drill.moves, key=lambda each: (each.at, each.number))
    told = ((move.at + put_off(move.at, later), move.story) for move in moves)
    return followed(drill.epoch, takewhile(lambda move: move[0] <= minute * 60, told)).at(minute * 60)


def put_off(planned: int, later: Later) -> int:
    """Seconds by which what is planned for second `planned` comes later."""
    return sum(seconds for at, seconds in later if at <= planned)


def story_time(drill: Drill, minute: int, later: Later = ()) -> str:
    """The same as "22:40"."""
    at = story_minute(drill, minute, later)
    return f"{at // 60:02d}:{at % 60:02d}"


def drill_minutes(drill: Drill) -> int:
    """Planned length of the phases in minutes, without the run-on."""
    return sum(phase.minutes for phase in drill.phases)
