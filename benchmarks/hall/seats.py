"""Who sits in a hall: twelve browsers, each with a seat, a language, a size and the room in which its page stays open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}


class Chair(NamedTuple):
    """One browser. Two may share a seat; the name tells them apart."""

    seat: str
    lang: str
    room: str
    settings: Mapping[str, object] = LAPTOP


HALLS: Mapping[str, Mapping[str, Chair]] = {
    "clinic": {
        "control": Chair("direction", "vi", "control"),
        "evaluator": Chair("direction", "en", "evaluation"),
        "duty": Chair("duty", "vi", "desk", PHONE),
        "head": Chair("head", "en", "desk"),
        "voice": Chair("voice", "vi", "studio"),
        "coordinator": Chair("coordinator", "en", "desk"),
        "lookout": Chair("lookout", "vi", "case"),
        "second": Chair("lookout", "en", "network"),
        "rights": Chair("rights", "en", "desk"),
        "press": Chair("town", "vi", "press"),
        "screen": Chair("guest", "vi", "screen"),
        "guest": Chair("guest", "en", "screen", PHONE),
    },
    "typhoon": {
        "control": Chair("ctrl", "vi", "control"),
        "evaluator": Chair("eval", "en", "evaluation"),
        "duty": Chair("con-vac-duty", "vi", "desk", PHONE),
        "head": Chair("con-vac-lead", "en", "meeting"),
        "voice": Chair("spoke", "vi", "press"),
        "coordinator": Chair("l2-lead", "en", "desk"),
        "lookout": Chair("monitor-1", "vi", "watch"),
        "second": Chair("verify-1", "en", "case"),
        "rights": Chair("rights", "en", "case"),
        "press": Chair("sim-press", "vi", "network"),
        "screen": Chair("obs", "vi", "screen"),
        "guest": Chair("obs", "en", "screen", PHONE),
    },
}
