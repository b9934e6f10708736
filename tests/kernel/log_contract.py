"""What every log store must do. A suite of a store inherits `LogContract` and gives two fixtures:

`store`: an empty store; `again`: a function that opens the same log anew, as another process would.
"""

from __future__ import annotations

import pytest
from facts import Noted, rehearsed

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore


class LogContract:
    """Lines in order with their texts beside them; texts can be erased, and the chain still holds."""

    def test_a_log_is_the_same_in_every_store(self, store, again):
        filed, kept = rehearsed(store), rehearsed(MemoryLogStore())
        filed.sync()
        read = EventLog(again())
        assert read.events == kept.events == filed.events
        assert (read.chain_digest, read.content_digest) == (kept.chain_digest, kept.content_digest)

    def test_lines_and_texts_can_be_read_from_a_seq_on(self, store):
        rehearsed(store)
        every = list(store.lines())
        assert len(every) == 6
        assert list(store.lines(4)) == every[4:]
        assert list(store.lines(6)) == []
        late = {one.text for one in store.texts(5).values()}
        assert {"nước đã rút 5", "chờ xác minh"} <= late

    def test_a_reader_catches_up_with_the_writer(self, store, again):
        writer = rehearsed(store)
        writer.sync()
        reader = EventLog(again(), seed=7, epoch=1_000_000)
        assert reader.catch_up() == ()
        writer.append(60, "PV01", Noted(Text("viết tiếp")), "cmd-6")
        writer.sync()
        assert [one.body.text for one in reader.catch_up()] == ["viết tiếp"]
        assert reader.chain_digest == writer.chain_digest
        assert reader.find_command("cmd-6") == writer.find_command("cmd-6")

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
        assert "nước đã rút 3" not in {one.text for one in again().texts().values()}

    def test_erasing_what_the_log_does_not_hold_is_refused(self, store):
        with pytest.raises(LogError):
            rehearsed(store).erase("0" * 64)
