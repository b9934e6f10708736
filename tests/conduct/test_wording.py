"""Every text of every command: kept as it is read, refused when nobody could read it."""

from __future__ import annotations

import dataclasses
import gc
import unicodedata
from contextlib import suppress
from types import FunctionType, ModuleType

import pytest

from infodrill.casework import noun as casework
from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct import policy, wording
from infodrill.conduct.noun import commands
from infodrill.conduct.nouns.forecasts import SetWatchList
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.wording import _outside, worded
from infodrill.kernel.canonical import canonical
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import dump
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.conduct.filling import listed, made, texts

ODD = "\x00Nước\u200b dâng\u202e \ud800ở\r\nphường" + "\u0301" * 9
READ = "Nước dâng ở\nphường"
COMMANDS = [*casework.commands(), *commands()]


def saying(cls: type, text: str) -> object:
    """A command with `text` in every field of text."""
    return made(cls, text, **{field.name: listed(field, text) for field in texts(cls)})


@pytest.mark.parametrize("cls", COMMANDS, ids=lambda one: one.__name__)
def test_every_text_of_every_command_is_read_as_it_is_seen(cls: type) -> None:
    command = worded(saying(cls, ODD))  # type: ignore[arg-type]
    for field in texts(cls):
        value = getattr(command, field.name)
        for text in value if field.many else (value,):
            assert text.startswith(READ[:-1]) and len(text) <= len(READ) + 2 and text.encode()


@pytest.mark.parametrize("cls", COMMANDS, ids=lambda one: one.__name__)
def test_no_command_takes_a_text_that_nobody_could_read(cls: type, clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    if list(texts(cls)):
        with pytest.raises(Refused) as refused:
            drill.give("duty", saying(cls, "a-" * 50_000))  # type: ignore[arg-type]
        assert refused.value.code == "R110"


def test_a_list_has_an_end() -> None:
    with pytest.raises(Refused):
        worded(SetWatchList("MONITOR", ("x",) * 10_000))


def test_what_is_kept_is_composed_and_can_be_written_down(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    said = unicodedata.normalize("NFD", "Tủ lạnh của trạm hỏng") + "\ud83d\u0000\u202e"
    (opened, *_) = drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said=said))
    assert opened.said == "Tủ lạnh của trạm hỏng"  # type: ignore[attr-defined]
    canonical(dump(opened))
    (sent,) = drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=said))
    assert sent.text == "Tủ lạnh của trạm hỏng"  # type: ignore[attr-defined]


def test_a_hidden_number_is_refused_in_messages_cases_and_posts(clinic: Loaded) -> None:
    hidden = "Gọi " + "\u200b".join("0912345678")
    for command in (
        OpenCase(role="L1-DUTY", intake="ward", source="free", said=hidden),
        SendMessage(role="L1-DUTY", kind="chat", to=(), text=hidden),
        PostOnNetwork(role="L1-DUTY", room="feed", text=hidden),
    ):
        with pytest.raises(Refused) as refused:
            Range(clinic.scenario).give("duty", command)
        assert refused.value.code in {"R121", "R204", "R301", "R305"}, refused.value.code


def test_a_command_is_no_longer_than_its_texts_may_be_together(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    for each in (
        SetWatchList("MONITOR", ("x " * 9_000,) * 4),
        SetWatchList("MONITOR", ("x" * 400,) * 200),
    ):
        with pytest.raises(Refused, match="R110"):
            drill.give("lookout", each)


def test_what_grows_when_it_is_composed_is_measured_after_it(clinic: Loaded) -> None:
    grows = "\U0001d160" * 8_000  # three letters each
    with pytest.raises(Refused, match="R110"):
        Range(clinic.scenario).give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=grows))


@pytest.mark.parametrize("cls", COMMANDS, ids=lambda one: one.__name__)
def test_whoever_may_not_give_a_verb_has_nothing_of_it_read(cls: type, clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    command = dataclasses.replace(saying(cls, "xem @nguyenvan.a"), role="no such role")  # type: ignore[type-var]
    seat = "watcher" if policy.may(drill.drill.seats.seats["duty"], command) else "duty"  # type: ignore[arg-type]
    before = _outside.asked
    with pytest.raises(Refused) as refused:
        drill.give(seat, command)  # type: ignore[arg-type]
    assert refused.value.code != "R121"
    assert _outside.asked == before


def test_leads_are_read_once_and_looked_up_under_the_lock(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    for text in ("Chưa có tin mới.", "Hỏi @chua.ai.hoi"):
        command = SendMessage(role="L1-DUTY", kind="chat", to=(), text=text)
        read = _outside.read
        for _ in range(3):
            with suppress(Refused):
                drill.drill.decide("duty", command, 0)
        assert _outside.read == read + 1


def test_no_word_of_a_command_stays_in_memory_once_it_was_read(clinic: Loaded) -> None:
    """A text may be erased; so may the passage for which a command was refused."""
    for text in ("Tên tôi là chưa ai biết.", "Hỏi @chua.ai.biet"):
        with suppress(Refused):
            worded(SendMessage(role="L1-DUTY", kind="chat", to=(), text=text))
        assert not [one for one in reached(wording) if isinstance(one, str) and "ai" in one and one in text]


def reached(module: object) -> list[object]:
    """All that a module's own caches hold: what the collector finds from its functions and objects, and from these."""
    found = [
        variable
        for variable in vars(module).values()
        if getattr(variable, "__module__", "") == wording.__name__
    ]
    seen: dict[int, object] = {}
    while found:
        one = found.pop()
        if id(one) not in seen and not isinstance(one, ModuleType | type):
            seen[id(one)] = one
            inside = [] if isinstance(one, FunctionType) else gc.get_referents(one)
            found += [held for held in inside if held is not vars(module)]
    return list(seen.values())
