"""Every command of the range and of casework has a form on some page, or a reason why it has none."""

from __future__ import annotations

import re
from pathlib import Path

import infodrill.web
from infodrill.web.forms import verbs

WEB = Path(infodrill.web.__file__).parent
ELSEWHERE = {
    "join-seat": "the door records it when somebody sits down with a code",
    "leave-seat": "the door records it when somebody gets up",
    "press-trap": "the ladder's form tells it from an action only after it was signed (web/choosing.py)",
}


def written() -> str:
    """The rooms, their templates, and the vote that the screen's form casts."""
    places = (*WEB.glob("rooms/*.py"), *WEB.glob("templates/**/*.html"), WEB / "voting.py")
    return "".join(place.read_text() for place in places)


def test_every_command_is_offered_by_a_form_or_has_a_reason():
    text = written()
    missing = {
        verb
        for verb, cls in verbs().items()
        if not re.search(rf"""["']{verb}["']""", text) and not re.search(rf"\b{cls.__name__}\(", text)
    }
    assert missing == set(ELSEWHERE)
