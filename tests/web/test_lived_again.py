"""While a drill's city is lived again from its log, what is not there yet is never told as nothing, in any room."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.answers import WhatIf
from infodrill.web import archive, live, models
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import questions
from infodrill.web.rooms import lookingback
from infodrill.web.runner import leases
from infodrill.web.runner.session import Session
from infodrill.web.stores.derived import DatabaseDerivedStore
from tests.corpus.keeping import of_today

from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages

(FILE,) = of_today("rehearsed")
NONE = (
    "Nobody among the simulated people believed anything false.",
    "Nothing here yet. Posts appear as the story goes on.",
    "No story yet.",
    "No group yet. Posts that tell the same come together here after a few minutes.",
    "{n} posts, two minutes behind, the most pressing first; no author is kept",
)
AGAIN = "The city is being lived again from the log: {n} of {all} minutes so far."


@pytest.fixture
def put(base: object) -> LiveDrill:
    """The drill of a file whose city nobody has lived again yet."""
    return live.of(archive.put(FILE).id)


def told(drill: LiveDrill, lang: str) -> Iterator[tuple[str, str]]:
    """(address, text) of the debrief, and of each room of each seat at the end and in the middle of the replay."""
    last = drill.state.seq
    for seat in drill.seats().seats:
        client = browser(drill, seat, lang)
        rooms = [address.partition(f"/d/{drill.id}/")[2] for address in pages(drill, seat)]
        replays = [
            f"/d/{drill.id}/replay/{room}{'&' if '?' in room else '?'}at={seq}"
            for room in rooms
            for seq in (last // 2, last)
        ]
        for address in (f"/d/{drill.id}/report/", *replays):
            answer = client.get(address, follow=True)
            yield address, unescape(answer.content.decode())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_room_says_that_there_is_none_of_what_is_not_there_yet(put: LiveDrill, lang: str) -> None:
    """The debrief of a replay said “nobody believed anything false” of 5,460 believers, and the feed that nobody had written."""
    assert not put.counted
    none = [tr(lang, words, n=0) for words in NONE]
    again = tr(lang, AGAIN, n=0, all=put.state.minute)
    seen = dict(told(put, lang))
    for address, page in seen.items():
        assert not [words for words in none if words in page], address
    assert again in seen[f"/d/{put.id}/report/"]
    assert all(
        again in page for address, page in seen.items() if "/replay/" in address and 'id="replay"' in page
    )


def test_what_was_looked_at_before_is_looked_at_anew_once_the_city_is_there(
    put: LiveDrill, tmp_path: Path
) -> None:
    at = f"/d/{put.id}/replay/network/?room=feed&at={put.state.seq}&as=guest"
    seat = next(iter(put.seats().seats))
    before = browser(put, seat, "en").get(at, follow=True).content.decode()
    assert lookingback.believed_in(put) is None and put.id in leases.take("again", ())
    Session(put.id, "again", tmp_path)
    drill = live.of(put.id)
    assert drill.counted and drill.lived == drill.state.minute
    after = browser(drill, seat, "en").get(at, follow=True).content.decode()
    assert "being lived again" in before and "being lived again" not in after
    assert lookingback.believed_in(drill)


def test_the_rows_of_a_city_that_nobody_lives_again_are_all_there_is(base: object) -> None:
    drill = live.of(archive.put(FILE, lived=False).id)
    assert drill.counted and lookingback.believed_in(drill)


def test_a_question_says_what_it_waits_for(put: LiveDrill) -> None:
    for question in (WhatIf("none"), WhatIf("best")):
        questions.want(put, question)
    seat = next(seat.seat for seat in put.seats().seats.values() if seat.control)
    shown = browser(put, seat, "en").get(f"/d/{put.id}/report/", {"part": "asked"}).content.decode()
    assert shown.count("It is taken up when the city is there.") == 2
    DatabaseDerivedStore(put.id).put(put.state.minute - 1, "closed", [])
    shown = browser(put, seat, "en").get(f"/d/{put.id}/report/", {"part": "asked"}).content.decode()
    assert shown.count("Waits for 1 question that was asked before it.") == 1


def test_a_drill_that_is_played_has_all_its_minutes(base: object) -> None:
    drill = rehearsed("clinic", 40)
    assert drill.counted and models.Lease.objects.get(pk=drill.id).rewritten == drill.rewritten
