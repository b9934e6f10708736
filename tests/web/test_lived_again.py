"""While a drill's city is lived again from its log, what is not there yet is never told as nothing, in any room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path

import pytest

from infodrill.conduct import policy
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.answers import WhatIf
from infodrill.web import archive, asof, live, models
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import questions
from infodrill.web.rooms import lookingback
from infodrill.web.runner import leases
from infodrill.web.runner.session import Session
from infodrill.web.stores.derived import DatabaseDerivedStore
from tests.corpus.keeping import of_today

from .rehearsed import rehearsed
from .test_parts_follow import REST, parts
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


def rooms(drill: LiveDrill, lang: str, seqs: Iterable[int]) -> Iterator[tuple[str, str]]:
    """(address, page) of each room of seats as the replay shows it after these events: one for each set of rooms."""
    alike = {policy.rooms_of(place): seat for seat, place in drill.seats().seats.items()}
    for seat in alike.values():
        client = browser(drill, seat, lang)
        for address in pages(drill, seat):
            room = address.partition(f"/d/{drill.id}/")[2]
            for seq in seqs:
                at = f"/d/{drill.id}/replay/{room}{'&' if '?' in room else '?'}at={seq}"
                answer = client.get(at, follow=True)
                if answer.status_code == 200:
                    yield f"{seat} {at}", answer.content.decode()


def told(drill: LiveDrill, lang: str) -> Iterator[tuple[str, str]]:
    """(address, text) of the debrief, and of each room of each seat at the end and in the middle of the replay."""
    last, report = drill.state.seq, f"/d/{drill.id}/report/"
    for seat in drill.seats().seats:
        yield report, unescape(browser(drill, seat, lang).get(report, follow=True).content.decode())
    for address, page in rooms(drill, lang, (last // 2, last)):
        yield address, unescape(page)


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


def added(was: str, now: str) -> bool:
    """Whether a part tells anything that it did not tell before: what is left out alone tells nothing."""
    first, then = (re.findall(r">([^<]*[^<\s][^<]*)<", part) for part in (was, now))
    steps = SequenceMatcher(None, first, then, autojunk=False).get_opcodes()
    return any(step in ("insert", "replace") for step, *_ in steps)


def test_what_is_counted_up_to_another_minute_says_up_to_which(put: LiveDrill, tmp_path: Path) -> None:
    """A wall at 19:53 had 443 who had seen it, and 167 questions of the last hour: those of 19:17, up to which the city was lived
    again."""
    assert put.id in leases.take("half", ())
    Session(put.id, "half", tmp_path)
    drill = live.of(put.id)
    half = drill.state.minute // 2
    seq = next(event.seq for event in drill.events if event.at >= (half + 9) * 60)
    whole = dict(rooms(drill, "en", (seq,)))
    models.DerivedRow.objects.filter(drill=put.id, minute__gte=half).delete()
    live.forget(put.id)
    drill = live.of(put.id)
    assert drill.lived == half and not drill.counted
    moment = asof.past(drill, seq).view(next(iter(drill.seats().seats)), "en").moment(half * 60)
    changed = set()
    for address, page in rooms(drill, "en", (seq,)):
        was, now = parts(whole[address]), parts(page)
        for name, (_, drawn) in now.items():
            if name not in (REST, "presenter") and added(was.get(name, ((), ""))[1], drawn):
                assert f"as of {moment}" in unescape(drawn), (address, name)
                changed.add(name)
    assert {"groups", "map", "curve", "feed", "thread"} <= changed, changed


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
