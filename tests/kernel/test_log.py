"""The log: two digests, texts that can be erased, commands that are found again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

import pytest
from facts import Noted, Tolled, rehearsed
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.chain import ORIGIN, write_entry
from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Event, EventBody, Text, dump, event, load, upcaster
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_a_rehearsed_log_has_the_same_two_digests_every_time():
    first, second = rehearsed(MemoryLogStore()), rehearsed(MemoryLogStore())
    assert (first.chain_digest, first.content_digest) == (second.chain_digest, second.content_digest)
    assert first.chain_digest != first.content_digest


def test_a_rehearsed_log_has_the_same_two_digests_on_every_python():
    log = rehearsed(MemoryLogStore(), 4)
    assert log.chain_digest == "78e2f583ce101db9a56d0cec360dcf0b0ee8af653abe300c1dc7c98f1d3c32a3"
    assert log.content_digest == "f25ffdc26dc6f5de63087ca981ed2f472b82363d5e94ff0f510c93737667b32f"


def test_an_empty_log_stands_at_the_origin():
    log = EventLog(MemoryLogStore())
    assert (len(log), log.chain_digest, log.content_digest) == (0, ORIGIN, ORIGIN)


def test_content_ignores_wall_time_and_salts_and_the_chain_does_not():
    early, late = (EventLog(MemoryLogStore(), now=lambda wall=wall: wall) for wall in (100, 200))
    for log in (early, late):
        log.append(0, "PV01", Noted(Text("đê chưa vỡ")))
    assert early.content_digest == late.content_digest
    assert early.chain_digest != late.chain_digest


def test_the_wall_time_of_a_rehearsal_is_its_epoch_and_exercise_time():
    assert [each_event.wall for each_event in rehearsed(MemoryLogStore(), 3).events] == [
        1_000_000,
        1_000_010,
        1_000_020,
    ]


def test_a_live_log_without_a_wall_clock_refuses_to_append():
    with pytest.raises(LogError, match="opened for reading"):
        EventLog(MemoryLogStore()).append(0, "runner", Tolled(1))


def test_the_chain_is_what_its_definition_says():
    store = MemoryLogStore()
    log = EventLog(store, seed=1)
    log.append(5, "runner", Tolled(3), "c1")
    fact = '{"actor":"runner","at":5,"command":"c1","payload":{"strokes":3},"seq":0,"type":"test.tolled","version":1,"wall":5}'
    assert log.chain_digest == sha256(f"{ORIGIN}\n{fact}".encode()).hexdigest()
    content = fact.replace(',"wall":5', "")
    assert log.content_digest == sha256(f"{ORIGIN}\n{content}".encode()).hexdigest()
    assert list(store.read().lines) == [f'{{"chain":"{log.chain_digest}","fact":{fact}}}']


def test_no_free_text_stands_in_the_chain_wherever_it_lies_in_the_payload():
    store = MemoryLogStore()
    log = EventLog(store, seed=1)
    said = Noted(Text("bí mật một"), (Text("bí mật hai"),), {"press": Text("bí mật ba")}, Text("bí mật bốn"))
    log.append(0, "PV01", said)
    assert "bí mật" not in "".join(store.read().lines)
    assert sorted(text.text for text in store.read().texts.values()) == sorted(
        ["bí mật một", "bí mật hai", "bí mật ba", "bí mật bốn"]
    )
    assert EventLog(store).events[0].body == said


def test_a_plain_string_in_a_field_of_free_text_is_lifted_out_as_well():
    store = MemoryLogStore()
    EventLog(store, seed=1).append(0, "PV01", Noted("chưa gói"))  # type: ignore[arg-type]
    assert "chưa gói" not in "".join(store.read().lines)


def test_erasing_a_text_keeps_the_chain_and_gives_up_the_content_digest():
    store = MemoryLogStore()
    log = rehearsed(store)
    chain = log.chain_digest
    gone = log.text_digests(1)
    assert log.erase(*gone) == 2
    again = EventLog(store)
    for one in (log, again):
        assert one.chain_digest == chain
        assert one.content_digest == ""
        assert one.content_note() == "not recomputable (2 texts erased)"
        assert one.events[1].body.text == "[…]"
        assert one.events[3].body.text == "nước đã rút 3"
    assert not any("rút 1" in str(text) for text in store.read().texts.values())
    assert log.erase(*gone) == 0


def test_an_erased_log_still_grows_and_still_verifies():
    store = MemoryLogStore()
    log = rehearsed(store)
    log.erase(*log.text_digests(1))
    log.append(60, "runner", Tolled(6))
    assert EventLog(store).chain_digest == log.chain_digest


def test_a_text_that_no_event_holds_cannot_be_erased():
    with pytest.raises(LogError, match="no event of this log"):
        rehearsed(MemoryLogStore()).erase("0" * 64)


def test_exercise_time_may_stand_still_but_never_falls():
    log = rehearsed(MemoryLogStore(), 2)
    log.append(10, "runner", Tolled(1))
    with pytest.raises(LogError, match="seq 3") as refused:
        log.append(9, "runner", Tolled(1))
    assert refused.value.place.field == "seq 3"
    assert len(log) == 3


def _going_back() -> MemoryLogStore:
    """Three records, the last of an earlier second: its chain is whole, for who wrote it asked no log."""
    store = MemoryLogStore()
    log = rehearsed(store, 2)
    late = Event(seq=2, at=9, actor="runner", body=Tolled(1), wall=1_000_009)
    entry = write_entry(late, log._tip, lambda index: "")
    store.append(2, entry.line, entry.texts)
    return store


def test_a_record_that_goes_back_in_time_is_refused_when_it_is_read():
    written = _going_back()
    stored = written.read()
    reader = EventLog(MemoryLogStore(stored.lines[:2], stored.texts))
    reader._store = written
    for reading in (lambda: EventLog(written), reader.catch_up):
        with pytest.raises(LogError, match="second 9 comes after one at second 10") as refused:
            reading()
        assert refused.value.place.field == "seq 2"
    assert len(reader) == 2


def test_a_record_that_goes_back_in_time_is_not_taken_over_from_another_log():
    store = MemoryLogStore()
    log = rehearsed(store, 2)
    with pytest.raises(LogError, match="second 9 comes after one at second 10"):
        log.adopt(_going_back().read(), 2)
    assert len(log) == len(store.read().lines) == 2


def test_a_command_is_found_again_by_its_client_id():
    log = rehearsed(MemoryLogStore())
    assert [one.seq for one in log.find_command("cmd-3")] == [3]
    assert log.find_command("never sent") == ()
    assert log.find_command("") == ()


def test_what_is_not_an_integer_or_a_string_is_refused_and_named():
    for odd in (1.5, {1, 2}, b"bytes"):
        with pytest.raises(LogError, match=r"test\.tolled\.strokes"):
            EventLog(MemoryLogStore(), seed=1).append(0, "runner", Tolled(odd))  # type: ignore[arg-type]


def test_half_a_surrogate_pair_is_refused_and_nothing_is_kept():
    store = MemoryLogStore()
    with pytest.raises(LogError, match="broken character"):
        EventLog(store, seed=1).append(0, "PV01", Noted(Text("a\ud800")))
    assert (list(store.read().lines), dict(store.read().texts)) == ([], {})


@given(
    st.lists(
        st.tuples(WORDS, st.lists(WORDS, max_size=3), st.dictionaries(WORDS, WORDS, max_size=3)), max_size=6
    )
)
def test_whatever_is_written_is_read_back(notes):
    store = MemoryLogStore()
    log = EventLog(store, seed=3)
    for text, lines, by_cell in notes:
        cells = {key: Text(one) for key, one in by_cell.items() if key != "$text"}
        log.append(0, "PV01", Noted(Text(text), tuple(map(Text, lines)), cells))
    again = EventLog(store)
    assert again.events == log.events
    assert (again.chain_digest, again.content_digest) == (log.chain_digest, log.content_digest)


@given(st.data())
def test_any_change_of_a_stored_line_or_text_is_refused(data):
    store = MemoryLogStore()
    rehearsed(store)
    lines, texts = list(store.read().lines), dict(store.read().texts)
    which = data.draw(st.integers(0, len(lines) - 1))
    position = data.draw(st.integers(0, len(lines[which]) - 1))
    other = data.draw(
        st.characters(exclude_categories=["Cs"]).filter(lambda one: one != lines[which][position])
    )
    lines[which] = lines[which][:position] + other + lines[which][position + 1 :]
    with pytest.raises(LogError, match=f"seq {which}"):
        EventLog(MemoryLogStore(lines, texts))


def test_a_changed_text_is_named_by_its_event():
    store = MemoryLogStore()
    log = rehearsed(store)
    texts = dict(store.read().texts)
    digest = log.text_digests(3)[0]
    texts[digest] = type(texts[digest])(digest, texts[digest].salt, "đê đã vỡ")
    with pytest.raises(LogError, match="seq 3"):
        EventLog(MemoryLogStore(store.read().lines, texts))


def test_an_older_payload_is_lifted_and_a_newer_one_refused():
    @event
    @dataclass(frozen=True)
    class Rung(EventBody):
        TYPE: ClassVar[str] = "test.rung"
        VERSION: ClassVar[int] = 3
        tower: str
        strokes: int

    @upcaster("test.rung", 1)
    def count(payload):
        return {"n": payload["times"]}

    @upcaster("test.rung", 2)
    def name_tower(payload):
        return {"tower": "", "strokes": payload["n"]}

    assert load("test.rung", 1, {"times": 4}) == Rung("", 4)
    with pytest.raises(LogError, match="newer version"):
        load("test.rung", 4, dump(Rung("", 4)))
    with pytest.raises(LogError, match="wrong fields: bell"):
        load("test.rung", 3, {"tower": "", "strokes": 1, "bell": 2})


def test_one_type_cannot_name_two_facts():
    with pytest.raises(TypeError, match=r"test\.tolled"):
        event(type("Other", (EventBody,), {"TYPE": "test.tolled"}))


def test_an_unknown_type_is_refused_with_its_seq():
    store = MemoryLogStore()
    rehearsed(store, 1)
    fact = json.loads(store.read().lines[0])["fact"] | {"type": "test.unheard"}
    spelled = json.dumps(fact, sort_keys=True, separators=(",", ":"))
    chain = sha256(f"{ORIGIN}\n{spelled}".encode()).hexdigest()
    with pytest.raises(LogError, match=r"seq 0.*unknown event type"):
        EventLog(MemoryLogStore([f'{{"chain":"{chain}","fact":{spelled}}}']))


def test_a_rare_field_is_recorded_only_when_it_is_used():
    @event
    @dataclass(frozen=True, slots=True)
    class Opened(EventBody):
        TYPE: ClassVar[str] = "test.opened"
        RARE: ClassVar[frozenset[str]] = frozenset({"rare"})
        usual: bool = False
        rare: bool = False

    assert dump(Opened()) == {"usual": False}
    assert dump(Opened(rare=True)) == {"usual": False, "rare": True}
    for one in (Opened(), Opened(rare=True)):
        assert load("test.opened", 1, dump(one)) == one
