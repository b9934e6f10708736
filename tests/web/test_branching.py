"""Playing again in the range: by a pressed form, from debrief and replay, with seats of its own and its parent's facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from threading import Event, Thread, current_thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from infodrill.conduct.branching import is_parent
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.clock import PAUSED, RUNNING, ExerciseClock
from infodrill.kernel.i18n import tr
from infodrill.web import live, models
from infodrill.web.joining import branching
from infodrill.web.joining.codes import CodeRefused, issue, redeem
from infodrill.web.keeping import erasure, purge
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import answering, questions
from infodrill.web.pacing import Pace
from infodrill.web.rooms import beside
from infodrill.web.runner import leases, session
from infodrill.web.stores.log import DatabaseLogStore, growing
from tests.patience import until

from .house import CTRL, WORDS, seated, staff_browser
from .rehearsed import rehearsed
from .test_rooms_pages import browser

END = ChangeClock(role="DIR", change="halt", value=0, reason="all was practised")
MADE = re.compile(r"^/drills/([a-z0-9]+)/cards$")


@pytest.fixture
def played(base) -> LiveDrill:
    """The clinic played to minute 40 and ended; somebody sits on a seat with a card, and has written something."""
    drill = rehearsed("clinic", 40, accounts=1_000, own=True)
    seated(drill, "duty")
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    drill.give(CTRL, END, "")
    return live.of(drill.id)


def pressed(parent: LiveDrill, way: str, **form: str) -> LiveDrill:
    """The branch that the form behind a page's link makes, as it stands there."""
    staff = staff_browser()
    page = staff.get(way)
    assert page.status_code == 200, page.content.decode()[:800]
    seq = re.search(r'name="at" value="(\d+)"', page.content.decode())
    assert seq
    answer = staff.post(way.partition("?")[0], {"at": seq[1], **form})
    assert answer.status_code == 302, answer.content.decode()[:800]
    found = MADE.match(answer["Location"])
    assert found and staff.get(answer["Location"]).status_code == 200
    return live.of(found[1])


def way(page: str) -> str:
    found = re.search(r'href="(/drills/[^"]*/branch[^"]*)"', page)
    assert found
    return found[1].replace("&amp;", "&")


def test_from_debrief_and_replay_a_pressed_form_makes_a_drill_that_a_runner_takes_over(
    played: LiveDrill, tmp_path
) -> None:
    control = browser(played, CTRL, "vi")
    debrief = control.get(f"/d/{played.id}/report/").content.decode()
    at = len(played.events) // 2
    replay = control.get(f"/d/{played.id}/replay/control/?at={at}").content.decode()
    for link in (way(debrief), way(replay)):
        branch = pressed(played, link, **{"cell-clinic": "slow", "name": "thử lại"})
        opened = branch.events[0].body
        assert isinstance(opened, DrillOpened) and opened.parent == played.id and branch.row.name == "thử lại"
        assert is_parent(DatabaseLogStore(played.id).read(), opened) and opened.cells == {"clinic": "slow"}
        assert not branch.state.running and branch.pace.clock.state == PAUSED
        assert branch.clock == branch.events[opened.cut].at and branch.state.minute == opened.cut_minute
    assert opened.cut >= at
    rows = models.DerivedRow.objects.filter(drill=branch.id)
    assert rows.exists() and not rows.filter(minute__gte=opened.cut_minute).exists()
    models.Lease.objects.exclude(pk=branch.id).update(over=True)
    assert leases.take("r1", ()) == (branch.id,)
    driving = session.Session(branch.id, "r1", tmp_path)
    live.of(branch.id).give(CTRL, ChangeClock(role="DIR", change="resume"), "")
    models.Lease.objects.filter(pk=branch.id).update(target=(opened.cut_minute + 2) * 60)
    while driving.tick():
        pass
    assert live.of(branch.id).state.minute == opened.cut_minute + 2


def test_nobody_of_the_first_drill_sits_in_the_branch_and_no_card_of_it_opens_one(played: LiveDrill) -> None:
    code, player = issue(played.id, "duty"), browser(played, "duty", "vi")
    branch = pressed(played, f"/drills/{played.id}/branch?at={len(played.events) - 4}")
    assert any(isinstance(event.body, SeatJoined) for event in branch.events) and not branch.state.joined
    assert redeem(code, "10.0.0.1").drill_id == played.id
    for room in ("desk/", "report/", ""):
        assert player.get(f"/d/{branch.id}/{room}").status_code in (302, 403)
    assert not models.SeatCode.objects.filter(drill=branch.id).exists()
    assert not models.Sitting.objects.filter(drill=branch.id).exists()
    own = issue(branch.id, "duty")
    assert redeem(own, "10.0.0.1").drill_id == branch.id
    with pytest.raises(CodeRefused):
        redeem(own[:-1] + ("2" if own[-1] != "2" else "3"), "10.0.0.1")


def test_only_staff_make_a_branch_and_only_those_who_ran_the_drill_are_shown_the_way(
    played: LiveDrill,
) -> None:
    link = f"/drills/{played.id}/branch"
    for visitor in (Client(), browser(played, "duty", "vi"), browser(played, CTRL, "vi")):
        for answer in (visitor.get(link), visitor.post(link, {"at": "40"})):
            assert answer.status_code == 302 and "/login/?next=" in answer["Location"]
    assert models.Drill.objects.count() == 1
    # A card opens no drill: the way says so before it leads to a sign-in, and not to whoever signed in.
    asks = tr("vi", "Playing again makes a new drill: it asks for the sign-in of whoever makes drills here.")
    for page in ("report/", "replay/control/?at=40"):
        card = browser(played, CTRL, "vi")
        assert asks in card.get(f"/d/{played.id}/{page}").content.decode()
        card.cookies.update(staff_browser().cookies)
        assert asks not in card.get(f"/d/{played.id}/{page}").content.decode()
    player = browser(played, "duty", "vi")
    assert "/branch" not in player.get(f"/d/{played.id}/report/").content.decode()
    assert "/branch" not in player.get(f"/d/{played.id}/replay/desk/?at=40").content.decode()


def test_no_drill_is_played_again_while_it_is_played_or_where_nothing_was(base) -> None:
    drill = rehearsed("clinic", 40, accounts=1_000, own=True)
    staff, pace = staff_browser(), Pace(drill.id)
    pace.clock = ExerciseClock(state=RUNNING, granted=2_400_000, micros=2_400_000_000)
    with growing(drill.id):
        pace.write()
    drill = live.of(drill.id)
    assert drill.state.running and staff.get(f"/drills/{drill.id}/branch?minute=30").status_code == 422
    drill.give(CTRL, ChangeClock(role="DIR", change="pause"), "")
    assert staff.get(f"/drills/{drill.id}/branch?minute=30").status_code == 200
    assert (
        staff.get(f"/drills/{drill.id}/branch?minute=0").status_code == 200
    )  # the first moment that there is
    drill.give(CTRL, END, "")
    assert staff.get(f"/drills/{drill.id}/branch?at={len(drill.events) - 1}").status_code == 422
    assert staff.get("/drills/nothing/branch").status_code == 404


def test_what_is_erased_or_purged_in_one_is_gone_in_all_that_share_it(played: LiveDrill) -> None:
    branch = pressed(played, f"/drills/{played.id}/branch?at={len(played.events) - 3}")
    again = pressed(branch, f"/drills/{branch.id}/branch?at={len(played.events) - 3}")
    trio = (played, branch, again)
    (found,) = erasure.find(again.id, WORDS)
    assert all(erasure.find(drill.id, WORDS) for drill in trio)
    assert erasure.erase(branch.id, found.digest) == 3
    assert not any(erasure.find(drill.id, WORDS) for drill in trio)
    assert not models.LogText.objects.filter(text__contains=WORDS).exists()
    kept = models.LogText.objects.filter(drill=again.id, text__isnull=False).count()
    models.Drill.objects.filter(pk=branch.id).update(name="Lớp của ông Mẫu")
    models.Drill.objects.filter(pk=again.id).update(name="Lớp của ông Mẫu, lại từ phút 3")
    purge.purge(branch.id)
    assert models.Drill.objects.get(pk=again.id).name == f"{branch.row.scenario}, lại từ phút 3"
    assert models.LogText.objects.filter(drill=played.id, text__isnull=False).exists()
    assert kept and not models.LogText.objects.filter(drill=again.id, text__isnull=False).exists()
    assert purge.last_recorded(again.id) >= int(again.row.created.timestamp())


@pytest.mark.parametrize("way", [erasure.erase, purge.purge])
def test_what_is_taken_away_while_a_branch_is_made_is_gone_in_the_branch_too(
    played: LiveDrill, monkeypatch: pytest.MonkeyPatch, way: Callable[..., object]
) -> None:
    named = [text.digest for text in erasure.find(played.id, WORDS)] if way is erasure.erase else []
    waits, begins, copied = Event(), transaction.atomic, branching._copy_beside

    def begun(*given: Any, **named: Any) -> object:
        if current_thread() is meanwhile:  # which now waits for whoever writes
            waits.set()
        return begins(*given, **named)

    def taken_away() -> None:
        way(played.id, *named)
        connection.close()

    meanwhile = Thread(target=taken_away)

    def while_it_waits(*given: object) -> None:
        meanwhile.start()
        until(waits.is_set)
        copied(*given)

    monkeypatch.setattr(transaction, "atomic", begun)
    monkeypatch.setattr(branching, "_copy_beside", while_it_waits)
    branch = pressed(played, f"/drills/{played.id}/branch?at={len(played.events) - 3}")
    until(lambda: not meanwhile.is_alive())
    assert not any(erasure.find(drill.id, WORDS) for drill in (played, branch))


def test_the_debrief_of_a_branch_shows_both_and_says_how_sure_the_difference_is(
    played: LiveDrill, tmp_path
) -> None:
    branch = pressed(played, f"/drills/{played.id}/branch?minute=20")
    view = branch.view(CTRL, "vi")
    assert beside.beside_parent(branch, view) is None
    branch.give(CTRL, END, "")
    branch = live.of(branch.id)
    shown = beside.beside_parent(branch, branch.view(CTRL, "vi"))
    assert shown and shown.may_ask and not shown.said and "phút 20" in shown.told
    assert [one.curve is not None for one in shown.curves] == [True, True]
    control, player = browser(branch, CTRL, "vi"), browser(branch, "duty", "vi")
    assert player.post(f"/d/{branch.id}/report/ask/", {"ask": "branch"}).status_code == 404
    assert control.post(f"/d/{branch.id}/report/ask/", {"ask": "branch"}).status_code == 302
    key = questions.take("m1")
    answering.make(key, "m1", tmp_path)
    page = player.get(f"/d/{branch.id}/report/").content.decode()
    assert "Từ phút 20 chơi khác" in page or "thành phố nghe đúng những điều như nhau" in page
    assert "So với cuộc gốc" in page and "từ đây chơi khác" in page
    alone = browser(played, CTRL, "vi").get(f"/d/{played.id}/report/").content.decode()
    assert 'value="branch"' not in alone
