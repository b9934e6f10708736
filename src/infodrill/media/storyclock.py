"""The story's wall clock at a minute of the drill, from the moves of drill.yaml."""

# Charter: media storyclock
from __future__ import annotations

from infodrill.scenario.schema import Drill

_DAY = 24 * 60


def story_minute(drill: Drill, minute: int) -> int:
    """Minutes after the story's midnight, in [0, 1440), when minute `minute` of the exercise begins."""
    begun = [move for move in drill.moves if move.at <= minute * 60]
    move = (
        max(begun, key=lambda one: (one.at, one.number))
        if begun
        else min(drill.moves, key=lambda one: one.at)
    )
    hours, minutes = move.story.split(":")
    return (int(hours) * 60 + int(minutes) + minute - move.at // 60) % _DAY


def story_time(drill: Drill, minute: int) -> str:
    """The same as "22:40"."""
    at = story_minute(drill, minute)
    return f"{at // 60:02d}:{at % 60:02d}"


def drill_minutes(drill: Drill) -> int:
    """Planned length of the phases in minutes, without the run-on."""
    return sum(phase.minutes for phase in drill.phases)
