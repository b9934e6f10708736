"""What keeps a runner from a drill is told to everybody, and leaves the drill to the next runner unless it was blamed."""

from __future__ import annotations

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.errors import LogError
from infodrill.kernel.i18n import N_
from infodrill.web.faults import FULL, WORDS, MachineFault
from infodrill.web.models import Lease, Outcome
from infodrill.web.outcome import process
from infodrill.web.runner import leases, main
from infodrill.web.runner.main import Loop

from .house import CTRL, clinic, staff_browser
from .steadily import nobody_gives_a_sign
from .test_runner import control, drill, wall

__all__ = ["drill", "wall"]  # fixtures


def test_a_drill_that_cannot_be_run_is_left_alone_and_says_why(drill, wall):
    why = LogError(N_("this drill was begun with model {version}"), version="city-0")
    leases.take("r0", ())
    leases.blame("r0", drill.id, why)
    assert leases.take("r1", ()) == ()
    told = leases.fault_of(Lease.objects.get(pk=drill.id).fault)
    assert [told.render(lang) for lang in ("vi", "en")] == [why.render(lang) for lang in ("vi", "en")]
    assert "city-0" in why.render("vi") and why.render("vi") != why.render("en")


def test_a_fault_that_passes_is_told_while_the_drill_stays_ours_and_may_still_be_taken_over(drill, wall):
    leases.take("r1", ())
    leases.trouble("r1", drill.id, MachineFault(WORDS[FULL][0], remedy=WORDS[FULL][1], code=FULL))
    assert leases.take("r2", ()) == ()
    nobody_gives_a_sign(wall)
    assert leases.take("r2", ()) == (drill.id,)
    leases.well("r1", drill.id)  # no longer its own to say
    assert leases.fault_of(Lease.objects.get(pk=drill.id).fault).code == FULL
    leases.well("r2", drill.id)
    assert leases.fault_of(Lease.objects.get(pk=drill.id).fault) is None


def test_a_runner_that_ends_in_trouble_leaves_its_drill_to_the_next(drill, wall):
    """A full disk, say, and the operator starts the range again: nobody has given the drill up."""
    leases.take("r1", ())
    leases.trouble("r1", drill.id, MachineFault(WORDS[FULL][0], remedy=WORDS[FULL][1], code=FULL))
    leases.give_back("r1")
    assert leases.take("r2", ()) == (drill.id,)


def test_what_troubled_one_runner_is_told_until_time_goes_on_under_another(drill, wall, tmp_path):
    control(drill, "start")
    leases.take("r1", ())
    leases.trouble("r1", drill.id, MachineFault(WORDS[FULL][0], remedy=WORDS[FULL][1], code=FULL))
    other = Loop(tmp_path)
    nobody_gives_a_sign(wall)
    other._look()  # as `run` does every second
    for _ in range(10):
        while other._tick_all():
            pass
        wall.now += 1_000
    assert leases.fault_of(Lease.objects.get(pk=drill.id).fault).code == FULL
    for _ in range(60):
        while other._tick_all():
            pass
        wall.now += 1_000
    assert Lease.objects.get(pk=drill.id).fault == ""


def test_the_report_of_a_drill_that_fell_for_good_is_wanted_once_control_closes_it(drill, wall, tmp_path):
    """It was said to be under way for ever: no runner held the drill, so none asked for its report."""
    control(drill, "start")
    leases.take("r1", ())
    leases.blame("r1", drill.id, LogError(N_("this drill was begun with model {version}"), version="city-0"))
    runner = Loop(tmp_path)
    runner._makers = ()
    runner._look()
    assert not Outcome.objects.filter(pk=drill.id).exists() and not Lease.objects.get(pk=drill.id).over
    control(drill, "halt", reason="It cannot go on.")
    runner._look()
    assert Outcome.objects.get(pk=drill.id).state == "wanted" and Lease.objects.get(pk=drill.id).over


def test_a_fault_that_an_earlier_version_left_is_still_told():
    assert "ZeroDivisionError" in leases.fault_of("ZeroDivisionError").render("vi")


def test_a_drill_of_another_model_is_told_with_what_carries_it_on(drill, wall, tmp_path, monkeypatch):
    """After an update the list said "try again", which could not help."""
    control(drill, "start")
    monkeypatch.setattr("infodrill.web.runner.session.MODEL_VERSION", "city-0")
    Loop(tmp_path)._look()
    told = leases.fault_of(Lease.objects.get(pk=drill.id).fault)
    assert "go back to the one that began it" in told.remedy and told.render("vi") != told.render("en")


def test_whoever_is_played_finds_a_place_before_all_that_rest(wall, either):
    """A runner was killed; the next one filled its places with drills that nobody had begun: those being played stood still."""
    resting = [clinic().id for _ in range(leases.MOST)]
    played = [clinic() for _ in range(2)]
    for each_drill in played:
        control(each_drill, "start")
    going = {each_drill.id for each_drill in played}
    Lease.objects.filter(pk__in=going).update(runner="dead", beats=9)
    held = set(leases.take("r1", ()))
    assert held == set(resting)  # who is silent is not known yet
    assert leases.make_room("r1", held, sorted(held)) == ()
    nobody_gives_a_sign(wall)
    given = set(leases.make_room("r1", held, sorted(held)))
    assert len(given) == 2 and going == set(leases.take("r1", held - given))
    # Nothing is given back for what rests as well, and nothing in which time goes is given back.
    clinic()
    now = (held - given) | going
    assert leases.make_room("r1", now, sorted(held - given)) == () == leases.take("r1", now)
    control(clinic(), "start")
    assert leases.make_room("r1", going, ()) == ()


def test_a_closed_drill_is_seen_to_its_end_while_four_others_are_played(either):
    """It waited without end, and nothing said so: the next drill was opened without its plan."""
    played = [clinic() for _ in range(leases.MOST)]
    for each_drill in played:
        control(each_drill, "start")
    held = set(leases.take("r1", ()))
    closed = [clinic() for _ in range(2)]
    for each_drill in closed:
        control(each_drill, "start")
        each_drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    (taken,) = leases.take("r1", held)
    assert taken in {each_drill.id for each_drill in closed} and leases.take("r1", held | {taken}) == ()
    answer = staff_browser().post("/drills/new", {"scenario": "clinic", "accounts": "1000", "after": taken})
    assert answer.status_code == 422 and "làm nốt phần cuối" in answer.content.decode()


def test_a_drill_that_is_begun_while_four_others_rest_goes_on(wall, tmp_path, either):
    """Four that were made before, or stand paused, held all places: a fifth that control began never ticked."""
    for _ in range(leases.MOST):
        clinic()
    runner = Loop(tmp_path)
    runner._makers = ()
    runner._look()
    fifth = clinic()
    runner._look()
    assert len(runner._sessions) == leases.MOST and fifth.id not in runner._sessions
    control(fifth, "start")
    runner._look()
    assert fifth.id in runner._sessions and len(runner._sessions) == leases.MOST
    for _ in range(90):
        while runner._tick_all():
            pass
        wall.now += 1_000
    fifth.catch_up()
    assert fifth.state.at >= 30


def test_who_drives_the_clock_gives_way_to_pages_and_is_never_starved_by_them() -> None:
    """At a tenth of a page's share a runner of a busy laptop stayed behind for good, and pages said that they may be old."""
    kept = 0.8**main.NICE  # of what a page has, by the kernel's weights
    assert 0.3 < kept < 0.5
    assert 0.8**process.NICE < 0.25, "what takes minutes stands behind who drives the clock"
