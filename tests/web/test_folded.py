"""What a process shows is a fold of a committed prefix of the log, and it reaches the log's end at its next look.

Faults are raised where they can happen: at every question to the database, before and after a commit, at every event that is
folded, in whoever is told. A fresh process reads the log from its start, and that is what has to be shown.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Barrier

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, connections

from infodrill.conduct import drill as drills
from infodrill.conduct import giving
from infodrill.conduct.fold import fold
from infodrill.conduct.giving import PressOrder
from infodrill.conduct.learnt import sort_of
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.erasable import remembered
from infodrill.kernel.errors import ClockError, LogError, Refused
from infodrill.kernel.log import EventLog
from infodrill.web import live
from infodrill.web.faults import AWAY, BUSY, FORBIDDEN, named
from infodrill.web.live import LiveDrill
from infodrill.web.models import Lease, LogLine, LogText
from infodrill.web.stores.log import DatabaseLogStore

from .house import CTRL, clinic

STEPS = 50
HASTE = 0.5  # seconds after which who waits for a database that is away gives up
WORD = SendMessage(role="L1-DUTY", kind="chat", to=(), text="Xin chào")


class Interrupted(BaseException):
    """As KeyboardInterrupt, which nobody catches who catches errors."""


class Told:
    """A listener: what a browser would know that reads everything when it is told to, and else what it is told."""

    def __init__(self) -> None:
        self.known: dict[str, list[int]] = {}
        self.falls = False

    def __call__(self, each_live: LiveDrill, events: tuple) -> None:
        if self.falls:
            raise ValueError("a listener fell")
        known = self.known.setdefault(each_live, [])
        known[:] = [*known, *(event.seq for event in events)] if events else range(len(each_live.events))


class Faults:
    """Raises something at the n-th thing that happens inside, once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.left, self.raised = chance, 0, 0

    def step(self, *kinds: type[BaseException]) -> None:
        self.left -= 1
        if self.left == 0:
            self.raised += 1
            raise self.chance.choice(kinds)("a fault of the test")

    @contextmanager
    def injected(self, told: Told) -> Iterator[None]:
        wrapper = connections["default"]
        real_apply, real_commit = drills.apply, wrapper.commit

        def asked(execute, sql, params, many, context):
            self.step(OperationalError)
            found = execute(sql, params, many, context)
            if not sql.startswith("BEGIN"):  # which does not fail once it has begun
                self.step(OperationalError)
            return found

        def applied(state, event):
            self.step(ZeroDivisionError, LogError, MemoryError, Interrupted)
            return real_apply(state, event)

        def committed():
            self.step(OperationalError)
            real_commit()
            self.step(OperationalError)

        with ExitStack() as held, pytest.MonkeyPatch.context() as patch:
            held.enter_context(connection.execute_wrapper(asked))
            patch.setattr(drills, "apply", applied)
            patch.setattr(wrapper, "commit", committed)
            told.falls = self.chance.random() < 0.1
            self.left = self.chance.randrange(17)
            try:
                yield
            finally:
                told.falls = False


def shows_what_is_committed(drill: LiveDrill) -> None:
    """Whatever fell: what can be read now is a fold of events that are in the log, from its start and in order."""
    events = list(drill.events)
    assert events == list(EventLog(DatabaseLogStore(drill.id)).events[: len(events)])
    assert drill.state == fold(events)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_falls_in_between_a_process_shows_the_log_and_reaches_its_end(either, monkeypatch, seed):
    chance, told = random.Random(seed), Told()
    monkeypatch.setattr(live, "_listeners", [told])
    drill = clinic()
    elsewhere, faults = LiveDrill(drill.id), Faults(chance)
    for one in (drill, elsewhere):
        told(one, ())
    for number in range(STEPS):
        one, other = chance.sample((drill, elsewhere), 2)
        ways = (
            lambda one=one, number=number: one.give("duty", WORD, f"client-{number}"),
            lambda one=one: one.give(
                CTRL,
                ChangeClock(role="CTRL", change=chance.choice(("start", "pause", "resume")), value=0),
                "",
            ),
            one.catch_up,
            lambda: Lease.objects.filter(pk=drill.id).update(rewritten=chance.randrange(1 << 40)),
        )
        way = chance.choices(ways, (6, 3, 6, 1))[0]
        try:
            with faults.injected(told):
                way()
        except (Interrupted, ZeroDivisionError, MemoryError, OperationalError, LogError, Refused, ClockError):
            pass
        assert not connection.in_atomic_block
        shows_what_is_committed(one)
        shows_what_is_committed(other)
        if chance.random() < 0.5:
            continue
        if chance.random() < 0.5:
            one.catch_up()
        else:
            assert len(one.give("duty", WORD, f"sound-{number}")) == 1
        fresh = LiveDrill(drill.id)
        assert (one.state, list(one.events)) == (fresh.state, list(fresh.events))
        assert (one.pace.running, one.pace.rewritten) == (fresh.pace.running, fresh.pace.rewritten)
        assert sorted(set(told.known[one])) == list(range(len(one.events)))
        assert one.events[-1].command == "" or one.log.find_command(one.events[-1].command)
    assert faults.raised > STEPS // 6


@contextmanager
def shut(address: str) -> Iterator[None]:
    """The database lets nobody in, and whoever was in is out."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(address.replace(f"/{name}?", "/template1?"), autocommit=True) as keeper:
        keeper.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        keeper.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            keeper.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@pytest.mark.parametrize("recorded", [False, True], ids=["before the commit", "after the commit"])
def test_a_connection_that_is_lost_at_a_commit_shows_nothing_that_was_not_recorded(
    on_postgresql, postgres_address, recorded
):
    """The backend is ended just before or after its commit, and for a while nobody comes in again."""
    drill = clinic()
    before, wrapper, outage = live.of(drill.id).state, connections["default"], ExitStack()
    real = wrapper.commit
    wrapper.pool.timeout = HASTE

    def commit():
        wrapper.commit = real
        if recorded:
            real()
        outage.enter_context(shut(postgres_address))
        real() if not recorded else connection.cursor().execute("SELECT 1")

    with outage:
        wrapper.commit = commit
        with pytest.raises(OperationalError):
            drill.give("duty", WORD, "once")
        assert drill.state is before
        for _ in range(2):
            connection.close()
            with pytest.raises(OperationalError):
                live.of(drill.id)
            assert drill.state is before
    connection.close()
    wrapper.close_pool()
    assert live.of(drill.id).state.seq == before.seq + recorded
    shows_what_is_committed(drill)
    drill.give("duty", WORD, "once")
    assert LogLine.objects.filter(drill=drill.id).count() == before.seq + 2
    shows_what_is_committed(drill)


@contextmanager
def without_rights(address: str, drill: str) -> Iterator[None]:
    """The range's role may do all but write lines of a log."""
    with connection.cursor() as cursor:
        cursor.execute("DROP ROLE IF EXISTS narrowed")
        cursor.execute("CREATE ROLE narrowed")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO narrowed")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO narrowed")
        cursor.execute("REVOKE ALL ON web_logline FROM narrowed")
        cursor.execute("GRANT SELECT ON web_logline TO narrowed")
        cursor.execute("SET ROLE narrowed")
        yield
        cursor.execute("RESET ROLE")
        cursor.execute("DROP OWNED BY narrowed")
        cursor.execute("DROP ROLE narrowed")


@contextmanager
def out_of_time(address: str, drill: str) -> Iterator[None]:
    """Somebody else holds the drill for longer than a statement may take."""
    with psycopg.connect(address) as other, connection.cursor() as cursor:
        other.execute("SELECT id FROM web_drill WHERE id = %s FOR UPDATE", [drill])
        cursor.execute("SET statement_timeout = 60")
        yield
        cursor.execute("RESET statement_timeout")


@contextmanager
def ended_between_text_and_line(address: str, drill: str) -> Iterator[None]:
    """The backend is ended when the words are written and their line is not."""

    def asked(execute, sql, params, many, context):
        if sql.startswith('INSERT INTO "web_logline"'):
            with psycopg.connect(address, autocommit=True) as keeper:
                keeper.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(asked):
        yield
    connection.close()


@pytest.mark.parametrize(
    ("refusing", "code"),
    [(without_rights, FORBIDDEN), (out_of_time, BUSY), (ended_between_text_and_line, AWAY)],
    ids=lambda case: getattr(case, "__name__", case),
)
def test_what_postgresql_refuses_in_the_middle_of_a_press_is_named_and_leaves_nothing_of_it(
    on_postgresql, postgres_address, refusing, code
):
    drill = clinic()
    before, words = live.of(drill.id).state, LogText.objects.filter(drill=drill.id).count()
    with refusing(postgres_address, drill.id), pytest.raises(DatabaseError) as refused:
        drill.give("duty", WORD, "once")
    assert named(refused.value).code == code
    assert live.of(drill.id).state == before
    assert LogText.objects.filter(drill=drill.id).count() == words
    assert len(drill.give("duty", WORD, "once")) == 1
    shows_what_is_committed(drill)


def test_two_workers_that_are_given_one_press_record_it_once(either):
    drill = clinic()
    before, start = len(drill.events), Barrier(2)

    def pressed(worker: LiveDrill) -> list[int]:
        start.wait()
        try:
            return [event.seq for event in worker.give("duty", WORD, "once")]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert list(both.map(pressed, (LiveDrill(drill.id), LiveDrill(drill.id)))) == [[before]] * 2
    assert LogLine.objects.filter(drill=drill.id).count() == before + 1


def may_fold(drill: LiveDrill) -> bool:
    """Whether another thread of the process may fold now."""
    with ThreadPoolExecutor(1) as beside:
        taken = beside.submit(drill._lock.acquire, blocking=False).result()
        return taken and beside.submit(drill._lock.release).result() is None


def test_nobody_else_folds_while_a_press_is_recorded(either, monkeypatch):
    """Half of it is folded then: a look would drop that, and who pressed would not find what they had recorded."""
    drill, record, may = clinic(), giving.record, []

    def recording(into, *asked):
        events = record(into, *asked)
        if isinstance(into.log, EventLog):  # in earnest, and not to try the press
            may.append(may_fold(drill))
        return events

    monkeypatch.setattr(giving, "record", recording)
    events = drill.press("duty", [PressOrder(client, lambda done: WORD) for client in ("first", "second")])
    assert may == [False, False] and may_fold(drill)
    assert list(drill.events)[-2:] == list(events)


def test_a_drill_that_is_damaged_keeps_no_other_from_being_shown(either):
    sound, damaged = clinic(), clinic()
    LogLine.objects.filter(drill=damaged.id).update(line="{}")
    live.forget()
    for _ in range(2):
        with pytest.raises(LogError):
            live.of(damaged.id)
        assert live.of(sound.id).state == sound.state
    assert [each_live.id for each_live in live.known()] == [sound.id]


def test_a_process_that_sees_an_erasure_forgets_what_it_read_off_typed_words(either):
    drill = live.of(clinic().id)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Xin chào bà con"), "")
    assert sort_of("Xin chào bà con", "vi", 0) and remembered()
    drill.catch_up()
    assert remembered()
    Lease.objects.filter(pk=drill.id).update(rewritten=drill.rewritten + 1)  # another process erased a text
    drill.catch_up()
    assert remembered() == 0
