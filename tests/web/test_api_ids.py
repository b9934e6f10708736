"""Every id of a played drill, walked by every seat: what a seat does not see is answered like what was never there."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest

from infodrill.conduct.noun import Hidden
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.nouns.weighing import ArtefactWeighed, WordsHeld
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import event_types
from infodrill.kernel.fields import MADE, NOT_MADE, Key
from infodrill.web.api import rates
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from infodrill.web.sealing import veil
from tests.corpus import keeping

from .apihouse import asker, get
from .rehearsed import rehearsed

pytestmark = pytest.mark.usefixtures("base")
LISTS = (("cases", "case"), ("statements", "statement"), ("messages", "message"), ("inbox", "inject"))


@pytest.fixture
def played(base, monkeypatch) -> LiveDrill:
    monkeypatch.setattr(rates, "BURST", 100_000)
    return rehearsed("clinic", 40)


def every(browser, drill: LiveDrill, path: str, name: str, **query: object) -> list[dict]:
    """All rows of a list, page after page."""
    rows, before = [], ""
    while True:
        told = get(browser, drill, path, before=before, limit=7, **query)
        if told.status_code == 403:
            return []
        rows += told.json()[name]
        before = told.json()["next"]
        if not before:
            return rows


def test_lists_go_through_to_their_end_and_hold_what_the_seats_view_holds(played):
    for seat in played.seats().seats:
        browser, view = asker(played, seat), played.view(seat, "en")
        held = {
            "cases": [case.case for case in view.cases],
            "statements": [statement.statement for statement in view.statements],
            "messages": [message.message for message in view.messages],
            "inbox": [row.number for _, row in view.inbox],
        }
        for path, key in LISTS:
            name = "items" if path == "inbox" else path
            rows = every(browser, played, f"/{path}", name)
            assert [row[key] for row in rows] in ([], held[path][::-1]), (seat, path)


def test_walking_cases_and_statements_finds_only_ones_own(played):
    book = played.state.book
    assert len(book.cases) > 3 and book.statements
    hidden, absent = 0, set[str]()
    for seat in played.seats().seats:
        browser, view = asker(played, seat), played.view(seat, "en")
        mine = {case.case for case in view.cases} | {statement.statement for statement in view.statements}
        for path, ids in (("cases", book.cases), ("statements", book.statements)):
            none = get(browser, played, f"/{path}/c9999")
            assert none.status_code in (403, 404)
            absent |= {path} if none.status_code == 404 else set()
            for id_ in ids:
                told = get(browser, played, f"/{path}/{id_}")
                if none.status_code == 404 and id_ in mine:
                    assert told.status_code == 200
                else:
                    hidden += 1
                    assert (told.status_code, told.content) == (none.status_code, none.content)
    assert hidden and absent == {"cases", "statements"}


def test_walking_posts_finds_only_those_of_rooms_that_the_seat_reads(played):
    rooms = {row["id"]: row["room"] for row in played.derived.rows("posts")}
    assert len(set(rooms.values())) > 2
    chosen = [
        next(key for key, held in rooms.items() if held == room) for room in sorted(set(rooms.values()))
    ]
    hidden = 0
    for seat in played.seats().seats:
        browser, view = asker(played, seat), played.view(seat, "en")
        mine = set(played.reader(view).rooms)
        none = get(browser, played, "/network/posts/p9999")
        assert none.status_code in (403, 404)
        for post in chosen:
            for ending in ("", "/versions"):
                told = get(browser, played, f"/network/posts/{veil(post)}{ending}")
                if rooms[post] in mine:
                    assert told.status_code == 200, (seat, post, told.content)
                else:
                    hidden += 1
                    assert (told.status_code, told.content) == (none.status_code, none.content)
        for room in set(rooms.values()) - mine:
            assert get(browser, played, "/network/threads", room=room).json()["posts"] == []
    assert hidden


def test_no_answer_holds_an_account_a_seat_that_wrote_or_the_claim_behind(played):
    words = ["posts/" + veil(row["id"]) for row in list(played.derived.rows("posts"))[:3]]
    claims = {claim.id for claim in played.scenario.claims}
    players = [seat for seat in played.seats().seats.values() if not seat.control]
    for seat in players:
        browser = asker(played, seat.seat)
        cases = [f"/cases/{case.case}" for case in played.view(seat.seat, "en").cases]
        asked = [
            "/cases",
            "/messages",
            "/statements",
            "/deadlines",
            "/network/threads",
            "/watch/groups",
            *cases,
        ]
        said = "".join(
            get(browser, played, case).content.decode()
            for case in (*asked, *(f"/network/{w}" for w in words))
        )
        assert not {claim for claim in claims if f'"{claim}"' in said}
        assert '"author"' not in said and '"account"' not in said and "author_seat" not in said


def test_every_kind_of_id_says_whether_a_drill_makes_it_and_what_it_makes_is_named_by_an_event() -> None:
    with pytest.raises(TypeError, match="made in a drill"):
        Key("parcel")
    named = {
        said.of
        for kind in (*verbs().values(), *event_types().values())
        if kind.__module__.startswith("infodrill.")
        for field in get_type_hints(kind, include_extras=True).values()
        for said in getattr(field, "__metadata__", ())
        if isinstance(said, Key)
    }
    of_events = {field.name for kind in event_types().values() for field in fields(kind)}
    assert not MADE & NOT_MADE and named >= NOT_MADE and of_events >= MADE


# What the range makes of a deed besides, and what judges it: nobody but control is told.
UNTOLD = frozenset({CaseLinked, ArtefactWeighed, TrapPressed, WordsHeld})


def test_whoever_did_something_is_told_of_it_though_no_page_is() -> None:
    """Over the kept drills, in which every verb was given."""
    hidden = {
        type(event.body)
        for path in keeping.kept()
        for event in read_drill(path).events
        if isinstance(event.body, Hidden) and event.command and event.actor != "ctrl"
    }
    assert len(hidden) > 4 and {kind for kind in hidden if not kind.OWN} <= UNTOLD
