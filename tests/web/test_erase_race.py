"""An erasure in the midst of a runner's minute: what is out of the log comes back by nothing that is made from it.

Time is moved by the test, and the erasure falls where a runner is most exposed: the minute is lived, its rows are not written.
"""

from __future__ import annotations

import json
from collections import defaultdict

import pytest
from django.db import connection

from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.proof import prove
from infodrill.web import archive, steady
from infodrill.web.keeping import erasure
from infodrill.web.models import DerivedRow, Lease
from infodrill.web.runner import leases, session

from .house import clinic
from .steadily import Steady, nobody_gives_a_sign
from .test_runner import control, settle

SAID = "cầu phao Vân Lạc gãy nhịp"
OTHERWISE = (  # one line that is sent on and on would be no subject
    "{} thật không ạ?", "Chị tôi đi chợ về kể {}.", "{}, ai ở gần đấy cho biết với!", "Sáng ra đã nghe {} rồi.",
    "Hôm qua {}, giờ xe đi lối nào?", "Bác lái đò bảo {} từ đêm.", "Có hình chụp {} không mọi người?", "Tôi vừa qua đó, {} thật.",
)  # fmt: skip
TRACES = ("vân lạc", "van lac")  # as it was written, and as an index folds it


@pytest.fixture
def clock(monkeypatch):
    clock = Steady()
    monkeypatch.setattr(steady, "ms", clock)
    return clock


@pytest.fixture
def drill(either, clock):
    return clinic()


@pytest.fixture
def run(drill, clock, tmp_path):
    def start(name: str) -> session.Session:
        nobody_gives_a_sign(clock)
        assert leases.take(name, ()) == (drill.id,)
        return session.Session(drill.id, name, tmp_path)

    return start


def begun(drill, runner) -> None:
    """A drill at minute 8, in which one thing was said so often that the desk groups it and a trend rises from it."""
    control(drill, "start")
    control(drill, "pause")
    for number in range(8):
        control(drill, "jump", 4 * number + 4, forced=True)
        settle(runner)
        drill.give(
            "voice",
            PostOnNetwork(role="COMMS", room="feed", text=OTHERWISE[number].format(SAID)),
            "",
        )
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=SAID), "")
    control(drill, "jump", 480, forced=True)
    settle(runner)
    drill.catch_up()


def erase_it(drill) -> None:
    erasure.erase(drill.id, *(text.digest for text in erasure.find(drill.id, "vân lạc")))


def held() -> dict[str, int]:
    """Table → rows with a trace of what was said, in every table that there is, whatever its columns."""
    found: dict[str, int] = defaultdict(int)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor:
                cells = (
                    bytes(cell).decode(errors="replace")
                    if isinstance(cell, bytes | memoryview)
                    else str(cell)
                    for cell in row
                )
                found[table] += any(trace in cell.lower() for cell in cells for trace in TRACES)
    return {table: count for table, count in found.items() if count}


def kinds_held() -> set[str]:
    rows = DerivedRow.objects.exclude(row="").values_list("kind", "row")
    return {kind for kind, row in rows if any(trace in row.lower() for trace in TRACES)}


def everything(drill) -> dict[tuple[str, int], list]:
    """All rows of the drill by kind and minute."""
    rows = defaultdict(list)
    found = DerivedRow.objects.filter(drill=drill.id).order_by("kind", "minute", "place")
    for kind, minute, place, row in found.values_list("kind", "minute", "place", "row"):
        rows[kind, minute].append(json.loads(row) if place >= 0 else "the minute was written")
    return dict(rows)


def test_an_erasure_while_a_minute_is_lived_is_never_undone(drill, run, monkeypatch, tmp_path):
    first = run("r1")
    begun(drill, first)
    assert held().keys() == {"web_logtext", "web_derivedrow"} and kinds_held() == {
        "groups",
        "topics",
        "trends",
    }
    lived, real = [], session.Session._with_marks

    def erased_meanwhile(runner, minute):
        rows = real(runner, minute)
        if not lived:
            erase_it(drill)
        lived.append(rows)
        return rows

    control(drill, "jump", 600, forced=True)
    monkeypatch.setattr(session.Session, "_with_marks", erased_meanwhile)
    with pytest.raises(leases.LeaseLost):
        settle(first)
    # What the runner was about to write does hold it.
    assert any(trace in repr(lived[0]).lower() for trace in TRACES)
    assert held() == {}
    second = run("r2")
    settle(second)
    drill.catch_up()
    assert drill.state.minute == 10 and held() == {}
    assert {minute for kind, minute in everything(drill) if kind == "closed"} == set(range(10))
    archive.write(drill.id, tmp_path / "erased.drill")
    proof = prove(tmp_path / "erased.drill")
    assert (proof.level, proof.faults, proof.erased) == (3, (), 9)


def test_rows_that_are_missing_are_made_again_whatever_their_kind_and_minute(drill, run):
    begun(drill, run("r1"))
    whole = everything(drill)
    assert {"search", "groups", "about", "closed", "posts"} <= {kind for kind, _ in whole}
    missing = [
        *list(whole)[::3],
        ("search", 2),
        ("groups", 7),
        ("closed", 4),
        ("about", min(m for k, m in whole if k == "about")),
    ]
    for kind, minute in missing:
        DerivedRow.objects.filter(drill=drill.id, kind=kind, minute=minute).delete()
    assert everything(drill) != whole
    run("r2")
    assert everything(drill) == whole


def test_a_runner_that_read_the_drill_before_an_erasure_writes_nothing_of_it(drill, run, monkeypatch):
    """The erasure falls while a take-over has read the log and lives the minutes again."""
    begun(drill, run("r1"))
    DerivedRow.objects.filter(drill=drill.id).delete()
    real = session.build_city

    def erased_meanwhile(*asked):
        erase_it(drill)
        return real(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(session, "build_city", erased_meanwhile)
        with pytest.raises(leases.LeaseLost):
            run("r2")
    assert held() == {} and everything(drill) == {}
    run("r3")
    assert held() == {} and ("search", 3) in everything(drill)


def test_what_an_erasure_takes_from_a_closed_drill_is_made_again_by_a_runner(drill, run):
    runner = run("r1")
    begun(drill, runner)
    with runner._growing():
        runner.drill.record(
            (ClockChanged("close"), DrillClosed("end of phase 4")), runner.drill.state.at, "runner"
        )
    assert runner.over
    leases.end(drill.id, runner.folded)
    assert Lease.objects.get(pk=drill.id).over
    written = everything(drill).keys()
    erase_it(drill)
    again = run("r2")
    assert again.over and held() == {}
    assert {kind for kind in everything(drill) if kind[0] not in ("topics", "trends", "about")} == {
        kind for kind in written if kind[0] not in ("topics", "trends", "about")
    }
    # Who ends a drill that was rewritten since ends nothing: its rows are still to be made.
    leases.end(drill.id, runner.folded)
    assert not Lease.objects.get(pk=drill.id).over
    leases.end(drill.id, again.folded)
    assert Lease.objects.get(pk=drill.id).over
