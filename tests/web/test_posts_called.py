"""What posts are called on pages and for programs: within the range their names tell whose they are and of which claim."""

from __future__ import annotations

import pytest

from infodrill.conduct.feedreader import FeedReader
from infodrill.conduct.policy import enters
from infodrill.web.sealing import UNKNOWN, unveil, unveil_source, veil, veil_source

from .rehearsed import rehearsed
from .test_rooms_pages import browser

LISTS = ("threads?limit=100", "press?limit=100", "portal?limit=100", "trends")


def _names(reader: FeedReader) -> set[str]:
    """Of every post that a seat reads: its own name, its thread's and that of what it answers."""
    cards = [
        *reader.threads(limit=200).cards,
        *reader.press(limit=200).cards,
        *reader.portal(limit=200).cards,
    ]
    for card in tuple(cards):
        found = reader.thread(card.id)
        cards += found.answers if found else ()
    return {name for card in cards for name in (card.id, card.thread, card.parent) if name}


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("seat", ["duty", "guest"])
def test_no_page_and_no_answer_to_a_program_holds_what_a_post_is_called_within(seat: str) -> None:
    """“rb2-expired.1” told a guest the claim of a story, “n49.0” that a post is small talk, “i19.38” that it is an inject."""
    drill = rehearsed("clinic", 40)
    view = drill.view(seat, "vi")
    reader = drill.reader(view)
    names, asked = _names(reader), browser(drill, seat, "vi")
    assert {name[0] for name in names} >= {"n", "i", "p"} and len(names) > 40
    assert enters(view.seat, "network")
    places = [f"/d/{drill.id}/network/?room={room}" for room in ("feed", "press", "portal", *reader.rooms)]
    places += [f"/d/{drill.id}/network/?post={veil(name)}" for name in sorted(names)[::7]]
    places += (
        [f"/d/{drill.id}/desk/report/?source=post:{veil(max(names))}"] if enters(view.seat, "desk") else []
    )
    places += [f"/api/v1/drills/{drill.id}/network/{of}" for of in LISTS]
    places += [f"/api/v1/drills/{drill.id}/network/posts/{veil(name)}" for name in sorted(names)[::7]]
    told = {place: asked.get(place).content.decode() for place in places}
    inner = {name for name in names if "." in name}
    assert not {(place, name) for place, text in told.items() for name in inner if name in text}
    shown = "".join(told.values())
    assert sum(veil(name) in shown for name in names) > 20


@pytest.mark.usefixtures("base")
def test_a_post_is_found_by_the_word_that_was_given_out_alone() -> None:
    drill = rehearsed("clinic", 40)
    name = drill.reader(drill.view("duty", "vi")).threads().cards[0].id
    asked, address = browser(drill, "duty", "vi"), f"/api/v1/drills/{drill.id}/network/posts/"
    assert asked.get(address + veil(name)).json()["root"]["post"] == veil(name)
    for word in (name, veil(name)[:-4], veil(name + "x"), UNKNOWN):
        assert asked.get(address + word).status_code == 404


@pytest.mark.parametrize("name", ["n1.0", "i19.38", "rb2-expired.os4374.1.portal", "p" * 60, "é.1", ""])
def test_a_word_says_nothing_and_leads_back(name: str) -> None:
    assert unveil(veil(name)) == name and (name == "" or name not in veil(name))
    assert unveil_source(veil_source(f"post:{name}")) == f"post:{name}"
    assert veil_source("inject:4") == unveil_source("inject:4") == "inject:4"
    assert len(veil("n1.0")) == len(veil("i19.38"))
