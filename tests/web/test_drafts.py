"""What somebody writes into a form is kept in the page until the range has it: every form that takes words says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import infodrill.web

TEMPLATES = Path(infodrill.web.__file__).parent / "templates" / "infodrill"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
WORDS = re.compile(r'<textarea\b|<input\b(?![^>]*type="(?:hidden|radio|checkbox|range|file)")')
SENDS = re.compile(r"\{% sends '([a-z-]+)'")
# A draft is sent by itself when the line is back. Nothing may do that which is right for one moment only.
OF_THE_MOMENT = {
    "change-clock": "an end that waited for the line would come at the wrong minute",
    "stop-for-real": "what happened, shown to a hall that plays again, would stop it a second time",
    "hold-leap": "a leap that began meanwhile cannot be held, and the next one was not meant",
}


def unkept() -> Iterator[tuple[str, str]]:
    """(template, verb) of forms that take words and keep no draft."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        for form in FORM.findall(path.read_text(encoding="utf-8")):
            verb = SENDS.search(form)
            if verb and WORDS.search(form) and "data-draft" not in form:
                yield path.relative_to(TEMPLATES).as_posix(), verb[1]


def test_every_form_that_takes_words_keeps_its_draft() -> None:
    assert {pair for pair in unkept() if pair[1] not in OF_THE_MOMENT} == set()


def test_what_is_excepted_is_still_there() -> None:
    assert {verb for _, verb in unkept()} == set(OF_THE_MOMENT)
