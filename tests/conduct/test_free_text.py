"""What people type is `Text` in every event, so that it can be erased and people's pace counts it.

An event's other strings are ids, words of closed lists, or what the house composed: the kernel writes nothing else down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from everytype import WORDS, example

from infodrill.casework import noun as casework
from infodrill.conduct.noun import Command, commands
from infodrill.kernel.errors import LogError, Refused
from infodrill.kernel.events import EventBody, Text, dump, event_types, load
from tests.conduct.filling import listed, texts
from tests.corpus.given import given

# Fields whose words the house composes or takes from scenario and edition: each is a decision, so each is named here.
COMPOSED = {
    "improvement.carried.earlier",  # what an earlier drill is called, which is no word of play
    "improvement.carried.owned_by",  # a unit of its scenario
    "inject.written.sender",  # R155: a name that the scenario declares
    "post.written.speaker",  # an organisation or a persona of the scenario
    "press.answer_held.checker",
    "press.question_answered.checker",
    "statement.approved.checker",
    "statement.approved.leaks",  # kind, part and place of a finding, without a word of the text
    "statement.drafted.checker",
    "statement.drafted.leaks",
    "statement.leak_cleared.checker",
    "statement.leak_cleared.leaks",
    "statement.stepped.checker",
    "statement.stepped.leaks",
    "words.held.checker",
}
HOUSE = sorted(name for name, cls in event_types().items() if cls.__module__.startswith("infodrill."))
ONE_WORD = "ba-nam-o-ngo-ba"  # a word that stands on no list; as an id it could be written


def holding(cls: type[EventBody], name: str, words: str) -> EventBody | None:
    """An event of the type with `words` in one field, None when the field holds no strings."""
    body = example(cls)
    put = _put(str(cls.__dataclass_fields__[name].type), words)  # type: ignore[attr-defined]
    return None if put is None else replace(body, **{name: put})  # type: ignore[type-var]


def _put(hint: str, words: str) -> Any:
    if hint.startswith("tuple["):
        return None if _put(hint[6:], words) is None else (words,)
    if hint.startswith("dict["):
        return {"x": words} if hint.endswith(("str]", "Text]")) else None
    return words if hint.startswith(("str", "Text", "Composed")) else None


@pytest.mark.parametrize("name", HOUSE)
def test_an_event_keeps_words_as_text_or_not_at_all(name: str) -> None:
    cls = event_types()[name]
    for field in fields(cls):
        body = holding(cls, field.name, WORDS)
        if body is None or f"{name}.{field.name}" in COMPOSED:
            continue
        try:
            written = dump(body)[field.name]
        except LogError:
            continue
        assert all(isinstance(text, Text) for text in _strings(written)), f"{name}.{field.name}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


# ---- what commands come to ------------------------------------------------------------------------------------------


def otherwise(command: Command, words: str) -> Iterator[tuple[str, Command]]:
    """(field, the command with `words` there) for every field of strings but the role."""
    for field in texts(type(command)):
        yield field.name, replace(command, **{field.name: listed(field, words)})


def test_every_verb_with_strings_was_given() -> None:
    verbs = {*casework.commands(), *commands()}
    asking = {verb for verb in verbs if any(texts(verb))}
    assert asking - {type(each_given.command) for each_given in given()} == set()


def test_what_is_typed_is_text_or_refused() -> None:
    """Words, and one word that could pass for an id, in every field of every verb."""
    strays, texts = set(), set()
    for each_given in given():
        for words in (WORDS, ONE_WORD):
            for name, command in otherwise(each_given.command, words):
                try:
                    bodies = each_given.decide(command)
                except Refused:
                    continue
                kept = [text for body in bodies for value in dump(body).values() for text in _strings(value)]
                typed = [text for text in kept if words in text]
                strays |= {f"{type(command).__name__}.{name}" for text in typed if not isinstance(text, Text)}
                texts |= {f"{type(command).__name__}.{name}" for text in typed if isinstance(text, Text)}
    assert not strays
    assert {"ChangeClock.reason", "DeliverInject.why", "RetimeInject.why", "AnswerPressQuestion.figures",
            "DraftStatement.sources", "RecordTest.basis"} <= texts  # fmt: skip


@pytest.mark.parametrize("name, field", [("clock.changed", "reason"), ("inject.delivered", "why"), ("inject.retimed", "why"),
                                         ("drill.closed", "reason"), ("statement.drafted", "sources"),
                                         ("press.question_answered", "figures"), ("case.test_recorded", "basis")])  # fmt: skip
def test_words_of_an_older_log_are_read_where_they_stand(name: str, field: str) -> None:
    """Before, these words were part of the chain: they are read and shown, and stay there."""
    cls = event_types()[name]
    payload = {
        key: list(value) if isinstance(value, tuple) else value for key, value in dump(example(cls)).items()
    }
    old = payload | {field: [WORDS] if isinstance(payload.get(field), list) else WORDS}
    read = getattr(load(name, 1, old), field)
    assert read in (WORDS, (WORDS,))
    assert all(isinstance(text, Text) for text in _strings(read))
