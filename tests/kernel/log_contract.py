"""What every log store must do. A suite of a store inherits `LogContract` and gives two fixtures:

`store`: an empty store; `again`: a function that opens the same log anew, as another process would; `beside` calls a
function as a thread of its own may (and closes what the thread opened); `between(write)`: inside, `write` is called at
every step of a reading, as a writer that is quicker than the reader would. A store that reads under a lock has no steps.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Semaphore

import pytest
from facts import Noted, rehearsed
from tests.patience import PATIENCE

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Stored, StoredText
from infodrill.kernel.store import MemoryLogStore

EVENTS = 60  # written while others read


class LogContract:
    """Lines in order with their texts beside them; texts can be erased, and the chain still holds."""

    @pytest.fixture
    def beside(self):
        return lambda call: call()

    @pytest.fixture
    def between(self):
        return lambda write: nullcontext()

    def test_a_log_is_the_same_in_every_store(self, store, again):
        filed, kept = rehearsed(store), rehearsed(MemoryLogStore())
        filed.sync()
        read = EventLog(again())
        assert read.events == kept.events == filed.events
        assert (read.chain_digest, read.content_digest) == (kept.chain_digest, kept.content_digest)

    def test_a_log_can_be_read_from_a_seq_on(self, store):
        rehearsed(store)
        every = store.read().lines
        assert len(every) == 6
        assert (store.read(4).lines, store.read(6).lines) == (every[4:], ())
        late = {text.text for text in store.read(5).texts.values()}
        assert {"nước đã rút 5", "chờ xác minh"} <= late

    def test_whoever_has_read_another_log_may_not_write_on(self, store):
        log = rehearsed(store)
        for seq in (5, 7):
            with pytest.raises(LogError, match=f"event {seq} does not follow a log of 6 events"):
                store.append(seq, "{}", ())
        log.append(60, "PV01", Noted(Text("viết tiếp")))
        assert len(store.read().lines) == 7

    def test_a_reader_beside_a_writer_sees_whole_events_and_every_one(self, store, again, beside):
        """Two readers look without rest while events with texts come, a look or more for each: no reading is torn."""
        writer, looked = rehearsed(store), Semaphore(0)

        def read_to_the_end() -> EventLog:
            log = EventLog(again())
            while len(log) < 6 + EVENTS:
                log.catch_up()
                EventLog(again())
                looked.release()
            return log

        with ThreadPoolExecutor(2) as pool:
            reading = [pool.submit(beside, read_to_the_end) for _ in range(2)]
            for number in range(EVENTS):
                writer.append(
                    60 + number, "PV01", Noted(Text(f"tin {number}"), (Text("một"), Text("hai"))), "c"
                )
                assert looked.acquire(timeout=PATIENCE), [future.exception(0) for future in reading]
            writer.sync()
            for log in (future.result() for future in reading):
                assert (log.chain_digest, log.events) == (writer.chain_digest, writer.events)

    def test_what_a_writer_commits_in_the_midst_of_a_reading_is_read_whole_or_not_at_all(
        self, store, again, between
    ):
        """At each step that a reading takes, as it comes from any seq, the writer has one more event with its texts."""
        writer = rehearsed(store)

        def write() -> None:
            writer.append(60, "PV01", Noted(Text(f"chen {len(writer)}"), (Text("ngang"),)))

        for since in range(7):
            reader = EventLog(MemoryLogStore(*_cut(store.read(), since)))
            reader._store = again()
            with between(write):
                reader.catch_up()
            reader.catch_up()
            assert (reader.chain_digest, reader.events) == (writer.chain_digest, writer.events)

    def test_a_log_that_is_not_the_one_read_before_is_refused(self, store, again):
        rehearsed(store)
        another = MemoryLogStore()  # as long, with nothing behind the line that differs
        rehearsed(another, 4)
        for other in (MemoryLogStore(), MemoryLogStore(store.read().lines[:4], store.read().texts), another):
            log = EventLog(store)
            log._store = other
            with pytest.raises(LogError, match="not the one that was read"):
                log.catch_up()
            assert len(log) == 6

    def test_a_reader_catches_up_with_the_writer(self, store, again):
        writer = rehearsed(store)
        writer.sync()
        reader = EventLog(again(), seed=7, epoch=1_000_000)
        assert reader.catch_up() == ()
        writer.append(60, "PV01", Noted(Text("viết tiếp")), "cmd-6")
        writer.sync()
        assert [event.body.text for event in reader.catch_up()] == ["viết tiếp"]
        assert reader.chain_digest == writer.chain_digest
        assert reader.find_command("cmd-6") == writer.find_command("cmd-6")

    def test_a_reading_that_fails_leaves_nothing_of_itself(self, store, again):
        """The last of three events is damaged: not even the first two are taken in, and a mended log is read whole."""
        writer = rehearsed(store)
        stored = store.read()
        reader = EventLog(MemoryLogStore(stored.lines, stored.texts))
        for number in range(3):
            writer.append(60, "PV01", Noted(Text(f"thêm {number}")), f"more-{number}")
        stored = store.read()
        torn = MemoryLogStore(stored.lines, {k: v for k, v in stored.texts.items() if v.text != "thêm 2"})
        before, reader._store = reader.chain_digest, torn
        with pytest.raises(LogError, match="seq 8"):
            reader.catch_up()
        assert (len(reader), reader.chain_digest, reader.find_command("more-0")) == (6, before, ())
        reader._store = again()
        assert len(reader.catch_up()) == 3
        assert reader.chain_digest == writer.chain_digest

    def test_an_event_that_the_store_refuses_leaves_nothing_of_itself(self, store, monkeypatch):
        log = rehearsed(store)
        before, real = log.chain_digest, store.append

        def refused(seq, line, texts=()):
            raise OSError

        def lost_after_it_was_stored(seq, line, texts=()):
            real(seq, line, texts)
            raise OSError

        for broken, stored in ((refused, 6), (lost_after_it_was_stored, 7)):
            monkeypatch.setattr(store, "append", broken)
            with pytest.raises(OSError):
                log.append(60, "PV01", Noted(Text("ghi dở")), "half")
            assert (len(log), log.chain_digest, log.find_command("half")) == (6, before, ())
            assert len(store.read().lines) == stored
        monkeypatch.setattr(store, "append", real)
        # What was stored all the same is an event like any other, and nothing is written in its place.
        with pytest.raises(LogError):
            log.append(60, "PV01", Noted(Text("viết đè")))
        assert [one.body.text for one in log.catch_up()] == ["ghi dở"]
        assert log.append(60, "PV01", Noted(Text("viết tiếp"))).seq == 7

    def test_an_erased_text_is_gone_and_the_chain_holds(self, store, again):
        log = rehearsed(store)
        chain = log.chain_digest
        assert log.erase(*log.text_digests(3)) == 2
        assert log.erase(*log.text_digests(3)) == 0
        log.sync()
        read = EventLog(again())
        assert read.chain_digest == chain
        assert read.events[3].body.text == "[…]"
        assert read.events[5].body.text == "nước đã rút 5"
        assert "nước đã rút 3" not in {text.text for text in again().read().texts.values()}

    def test_erasing_what_the_log_does_not_hold_is_refused(self, store):
        with pytest.raises(LogError):
            rehearsed(store).erase("0" * 64)


def _cut(stored: Stored, length: int) -> tuple[tuple[str, ...], dict[str, StoredText]]:
    return stored.lines[:length], dict(stored.texts)
