"""Trying a scenario out from its page: asked for, played beside the drills one at a time, kept by its files, shown to staff."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client

from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.scenario.loader import load
from infodrill.web import steady
from infodrill.web.models import ScenarioTryout, ScenarioVersion
from infodrill.web.outcome.keeping import SILENCE_MS, NotOurs
from infodrill.web.scenarios import sound, trying, tryouts
from infodrill.web.scenarios.versions import take_in
from tests.charter.realplaces import moved

from .house import staff_browser
from .steadily import Steady
from .test_own_scenarios import TINY, changed, first_line, mine, ours, send  # noqa: F401

KEY = "own.tiny.1"
PLACE = f"/scenarios/tryout?of={KEY}"


@pytest.fixture
def digest(base) -> str:
    return str(take_in(load(TINY)).digest)


def press(browser: Client, what: str = "start", key: str = KEY):
    return browser.post("/scenarios/tryout", {"of": key, "what": what})


def shown(browser: Client, key: str = KEY) -> str:
    return browser.get("/scenarios/tryout", {"of": key}).content.decode()


def test_it_is_asked_for_played_and_shown_in_both_languages(digest, tmp_path):
    staff = staff_browser()
    assert PLACE in staff.get("/scenarios/one", {"of": KEY}).content.decode()
    assert press(staff)["Location"] == PLACE
    assert tryouts.take("m1") == digest
    assert "hx-get" in shown(staff)
    trying.make(digest, "m1", tmp_path)
    row = tryouts.of(digest)
    assert (row.state, row.done, row.total) == ("done", 18, 18)
    for lang, words in (("vi", "Ai làm được từng bước"), ("en", "Who can take each step")):
        staff.cookies["infodrill_lang"] = lang
        page = shown(staff)
        assert words in page and MARK in page and "≠" in page and "hx-get" not in page
    press(staff)  # what is there is not made once more
    assert tryouts.take("m2") == "" and tryouts.of(digest).state == "done"


def test_what_was_made_by_other_measures_is_not_shown_and_may_be_made_anew(digest, tmp_path):
    tryouts.want(digest, KEY)
    tryouts.take("m1")
    tryouts.finish(digest, "m1", {lang: {"played": "of yesterday"} for lang in ("vi", "en")})
    ScenarioTryout.objects.update(made_with="yesterday's")
    assert tryouts.of(digest) is None and "of yesterday" not in shown(staff_browser())
    tryouts.want(digest, KEY)
    assert tryouts.take("m2") == digest


def test_one_is_tried_out_at_a_time_in_a_range_and_the_next_one_waits(digest, mine):  # noqa: F811
    text = (mine / "drill.yaml").read_text("utf-8")
    (mine / "drill.yaml").write_text(text.replace("id: tiny", "id: tinier"), "utf-8")
    other = take_in(load(mine)).digest
    for wanted, key in ((digest, KEY), (other, "own.tinier.1")):
        tryouts.want(wanted, key)
    first = tryouts.take("m1")
    assert {first, tryouts.take("m2")} == {digest, ""}
    tryouts.finish(first, "m1", {"vi": {}, "en": {}})
    assert tryouts.take("m2") == other


def test_what_is_asked_for_again_waits_behind_what_was_asked_for_meanwhile(digest, mine):  # noqa: F811
    """It came first for ever, and went first when the shelf was full."""
    text = (mine / "drill.yaml").read_text("utf-8")
    (mine / "drill.yaml").write_text(text.replace("id: tiny", "id: tinier"), "utf-8")
    other = take_in(load(mine)).digest
    tryouts.want(digest, KEY)
    tryouts.cancel(digest)
    tryouts.want(other, "own.tinier.1")
    tryouts.want(digest, KEY)
    assert tryouts.take("m1") == other
    tryouts.want(digest, KEY)  # it waits already, and keeps its place
    before = ScenarioTryout.objects.get(pk=digest).asked
    tryouts.want(digest, KEY)
    assert ScenarioTryout.objects.get(pk=digest).asked == before


def test_a_maker_that_fell_silent_is_followed_and_keeps_nothing_any_more(digest, monkeypatch):
    time = Steady()
    monkeypatch.setattr(steady, "ms", time)
    tryouts.want(digest, KEY)
    assert tryouts.take("m1") == digest
    for _ in range(SILENCE_MS // steady.LONGEST_LOOK + 1):
        assert tryouts.take("m2") == ""
        time.now += steady.LONGEST_LOOK
    assert tryouts.take("m2") == digest
    with pytest.raises(NotOurs):
        tryouts.tell(digest, "m1", 1, 18)
    tryouts.finish(digest, "m1", {})
    assert tryouts.of(digest).state == "making" and tryouts.still_ours(digest, "m2")


def test_it_is_broken_off_by_hand_and_begun_again_after_a_stop(digest):
    staff = staff_browser()
    press(staff)
    assert tryouts.take("m1") == digest
    tryouts.give_back("m1")  # the range was stopped
    assert tryouts.take("m2") == digest
    assert press(staff, "cancel").status_code == 302
    assert not tryouts.still_ours(digest, "m2") and "was broken off" in shown_in_english(staff)
    press(staff)
    assert tryouts.take("m3") == digest


def shown_in_english(browser: Client) -> str:
    browser.cookies["infodrill_lang"] = "en"
    return shown(browser)


def test_what_was_changed_meanwhile_is_not_tried_out_as_something_else(base, ours, mine, tmp_path):  # noqa: F811
    staff = staff_browser()
    before = load(mine).digest
    assert press(staff, key="folder.mine").status_code == 302 and tryouts.take("m1") == before
    text = (mine / "drill.yaml").read_text("utf-8")
    (mine / "drill.yaml").write_text(f"{text}\n# another\n", "utf-8")
    trying.make(before, "m1", tmp_path)
    assert tryouts.of(before).state == "failed" and "S129" in tryouts.of(before).fault
    assert "S129" not in shown(staff, "folder.mine")  # the one that is there now was never tried out


def test_who_may_not_add_scenarios_reads_it_and_asks_for_none(digest):
    other = Client()
    user = get_user_model().objects.create(username="other", is_staff=True)
    other.force_login(user)
    assert press(other).status_code == 403 and not ScenarioTryout.objects.exists()
    assert other.get(PLACE).status_code == 200 and 'value="start"' not in shown(other)
    user.user_permissions.add(Permission.objects.get(codename="add_scenarioversion"))
    assert press(other).status_code == 302
    stranger = Client()
    assert {stranger.get(PLACE).status_code, press(stranger).status_code} == {302}
    assert "/login/" in press(stranger)["Location"]


def test_what_cannot_be_played_is_not_tried_out(base, ours, mine):  # noqa: F811
    cells = (mine / "cells.yaml").read_text("utf-8")
    (mine / "cells.yaml").write_text(cells.replace("RIGHTS, OVERSIGHT", "OVERSIGHT"), "utf-8")
    assert press(staff_browser(), key="folder.mine").status_code == 422
    assert not ScenarioTryout.objects.exists()


def test_real_places_are_stamped(base, tmp_path):
    version = take_in(load(moved(tmp_path / "real")))
    assert LOCAL_USE in shown(staff_browser(), f"own.{version.name}.{version.number}")


def test_the_oldest_go_first(digest, monkeypatch):
    monkeypatch.setattr(tryouts, "MOST", 1)
    ScenarioTryout.objects.create(digest="0" * 64, key="x", state="done")
    tryouts.want(digest, KEY)
    tryouts.take("m1")
    tryouts.finish(digest, "m1", {"vi": {}, "en": {}})
    assert list(ScenarioTryout.objects.values_list("pk", flat=True)) == [digest]


def test_two_makers_that_ask_at_once_never_play_two(on_postgresql):
    for n in range(2):
        tryouts.want(str(n) * 64, KEY)
    begin, taken = Barrier(2), []

    def asks(maker: str) -> None:
        begin.wait()
        taken.append(tryouts.take(maker))
        connection.close()

    makers = [Thread(target=asks, args=(name,)) for name in ("m1", "m2")]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert ScenarioTryout.objects.filter(state="making").count() == 1 and sorted(map(bool, taken)) == [
        False,
        True,
    ]


def test_scenarios_that_are_looked_through_leave_the_threads_to_who_plays(base, mine):  # noqa: F811
    """Eight sent in at once held all threads that answer a hall for minutes."""
    staff = staff_browser(raise_request_exception=False)
    files = dict(load(mine).files)
    taken = [sound._places.acquire(blocking=False) for _ in range(sound.WAITING)]
    try:
        answer = send(staff, changed(files, first_line(files), "Một buổi khác"))
        assert answer.status_code == 503 and "H211" in answer.content.decode()
    finally:
        for _ in taken:
            sound._places.release()
    assert all(taken) and not ScenarioVersion.objects.exists()
    send(staff, changed(files, first_line(files), "Một buổi khác"))
    assert ScenarioVersion.objects.count() == 1
