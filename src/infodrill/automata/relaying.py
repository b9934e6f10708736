"""COLLAB passes on what was published: word for word and badged, once a channel."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.movingon import news_since, overtaken_by, told_anew, told_otherwise
from infodrill.automata.promises import promised_at
from infodrill.automata.proposal import Duty, Proposal, of_roles
from infodrill.automata.stillholds import LEAPT
from infodrill.casework.book import Statement, Version
from infodrill.conduct.nouns.relays import RelayStatement
from infodrill.conduct.view import SeatView

CHANNELS = ("group", "field")  # where a neighbourhood's collaborators are at home


@of_roles("COLLAB")
def relay(duty: Duty, role: str) -> Iterator[Proposal]:
    """COLLAB: each version that stands, once in the groups and once at the door."""
    view = duty.view
    cell = view.seat.cell
    done = {
        (each_relay.statement, each_relay.version, each_relay.channel)
        for each_relay in view.relays
        if each_relay.cell == cell
    }
    for statement in view.statements:
        version = statement.standing
        if version is None or statement.kind == "bulletin" or behind(view, statement, version):
            continue
        newer = _newer(view, statement, version)
        for channel in CHANNELS:
            if any((said, number, channel) in done for said, number in newer):
                continue
            if (statement.statement, version.version, channel) not in done:
                command = RelayStatement(
                    role=role, statement=statement.statement, version=version.version, channel=channel
                )
                yield duty.aside(
                    "relay", f"{statement.statement}:{channel}", command, version.published_at, lead=-3
                )


def _newer(view: SeatView, statement: Statement, version: Version) -> set[tuple[str, int]]:
    """(text, version) of what came out later on the same case: whoever has read that is not handed the older one behind it."""
    same = (text for text in view.statements if text.case == statement.case != "")
    later = ((text.statement, text.standing) for text in same if text.kind != "bulletin")
    return {(said, at.version) for said, at in later if at and at.published_at > version.published_at}


def behind(view: SeatView, statement: Statement, version: Version, *, leapt: bool = True) -> bool:
    """Whether the hour or the record has moved on since a text came out: its own next word is due, the story has leapt (which
    counts where `leapt` says so; another day always does), or what it tells people to do was told in another text, whose newer
    version no longer does. The newest alone is read at the door."""
    out, now = view.story(version.published_at), view.story(view.now)
    gone = (now - out).total_seconds() > view.now - version.published_at + LEAPT
    if gone and (leapt or out.date() != now.date()):
        return True
    if version.next_update and promised_at(view, version.at, version.next_update) < view.now:
        return True
    case = next((each for each in view.cases if each.case == statement.case != ""), None)
    if case and (told_anew(version, case) or overtaken_by(version, case)):
        return True
    if case and statement.kind != "warning" and news_since(view, case, version.at):
        return True
    return told_otherwise(view, statement, version)
