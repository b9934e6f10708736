"""Injects: number, phase, channel, heading and what they train, from when they come, to whom and about what."""

# Charter: scenario light injects
from __future__ import annotations

from collections.abc import Mapping, Sequence

from infodrill.kernel.sentences import sentences
from infodrill.scenario.light.claims import NONE
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.light.values import Fields, fields, rows, whole
from infodrill.scenario.yamltext import Node

HEADING = 80  # characters
CONTROLLER: Mapping[str, str] = {
    "public_feed": "SIM-PUB", "closed_group": "SIM-PUB", "hotline": "SIM-PUB", "press": "SIM-PRESS",
    "official_letter": "SIM-AGENCY", "field_report": "SIM-AGENCY", "phone_note": "SIM-AGENCY", "chat": "CTRL",
}  # fmt: skip
_SHOUT = 3  # words, at most, that are cried before what is said


def fill_injects(
    injects: Sequence[Fields], claims: Mapping[str, Node], *, drill: Mapping[str, Node], clock: DrillHours
) -> None:
    """In place, in the order in which they are written."""
    by_id = {str(fields(claim).get("id")): fields(claim) for claim in claims.values()}
    situations = [each.get("id") for each in rows(drill.get("situations"))]
    taken = {number for row in injects if isinstance(number := row.get("number"), int)}
    free = (n for n in range(1, 10_000) if n not in taken)
    for row in injects:
        claim = by_id.get(str(row.get("claim")), {})
        if "number" not in row:
            row["number"] = next(free, 0)
        row.setdefault("situation", claim.get("situation") or next(iter(situations), NONE))
        # A time that is none is named by itself; what follows from it needs no second word.
        at = whole(row.get("at"))
        row.setdefault("phase", _phase(drill["phases"], at))
        row.setdefault("story_time", clock.story(at))
        row.setdefault("kind", _kind(row))
        row.setdefault("method", _method(row))
        row.setdefault("subject", _heading(row.get("body")))
        row.setdefault("synopsis", row["subject"])
        row.setdefault("objectives", _objectives(claim))
        row.setdefault("controller", CONTROLLER.get(str(row["method"]), "CTRL"))
        row.setdefault("approver", "DIR")
        row.setdefault("status", "approved")


def _phase(phases: Node, at: int) -> int:
    """The phase that the second falls in; the last one for what comes after all of them."""
    end = 0
    for phase in rows(phases):
        end += whole(phase.get("minutes")) * 60
        if at < end:
            return whole(phase.get("number"), 4)
    return 4


def _kind(row: Mapping[str, Node]) -> str:
    if row.get("claim"):
        return "inject"
    return "expected_action" if row.get("expected_actions") else "information"


def _method(row: Mapping[str, Node]) -> str:
    """The public's talk where the public gets it; else somebody calls about a claim, and control writes about the rest."""
    if fields(row.get("to")).get("public"):
        return "public_feed"
    return "hotline" if row.get("claim") else "chat"


def _heading(body: Node) -> Node:
    """The first sentence, at the length of a heading."""
    if isinstance(body, dict):
        return {lang: _first(text) for lang, text in body.items()}
    return _first(body)


def _first(text: Node) -> Node:
    if not isinstance(text, str):
        return text
    said = sentences(text)
    shout = len(said) > 1 and said[0].endswith("!") and len(said[0].split()) <= _SHOUT
    first = " ".join(" ".join(said[: 1 + shout]).rstrip(". ").split()).strip('"“” ') or text
    return first if len(first) <= HEADING else f"{first[:HEADING].rsplit(' ', 1)[0]}…"


def _objectives(claim: Mapping[str, Node]) -> list[str]:
    """What it trains: from the disposition of its claim."""
    if not claim:
        return ["o-notice"]
    disposition = claim.get("disposition")
    if disposition in ("service", "acknowledge"):
        return ["o-notice", "o-own"]
    if disposition == "leave" or claim.get("gate_code") == "G3":
        return ["o-notice", "o-leave"]
    return ["o-notice", "o-verify", "o-speak"]
