"""Owns the line of a log: how an event becomes a chained line with its texts lifted out, and back.

A line is canonical JSON, {"chain": digest, "fact": {...}}, where chain = SHA-256(previous chain, newline, fact).
`content` = the same over the fact without wall time and with plain text digests. It is never written beside a fact:
with it, an erased text could be confirmed by guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from infodrill.kernel.canonical import canonical, digest_of, encode, parse, quote
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event, Json, Payload, Text, dump, holds_text, load
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.protocols import StoredText

ORIGIN = "0" * 64
TEXT_KEY = "$text"
ERASED = Text("[…]")
FACT_KEYS = frozenset({"actor", "at", "command", "payload", "seq", "type", "version", "wall"})

Salt = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Tip:
    """The two digests after an event; at the start both are 64 zeros."""

    chain: str = ORIGIN
    content: str = ORIGIN


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its line, its texts and the digests after it."""

    event: Event
    line: str
    texts: tuple[StoredText, ...]
    tip: Tip


def write_entry(event: Event, tip: Tip, salt: Salt) -> Entry:
    """Chain an event after `tip`; `salt(i)` gives the hex salt of its i-th text."""
    payload = dump(event.body)
    texts: list[StoredText] = []
    salted = plain = payload
    if holds_text(type(event.body)):
        salted = _lift(payload, salt, texts)
        plain = _replace(salted, {one.digest: _plain_digest(one) for one in texts}) if texts else salted
    salted_json = canonical(salted)
    plain_json = canonical(plain) if texts else salted_json
    return _entry(event, type(event.body).VERSION, salted_json, plain_json, tuple(texts), tip)


def read_entry(line: str, seq: int, tip: Tip, texts: Mapping[str, StoredText]) -> Entry:
    """Check a stored line against its place in the chain and rebuild its event; LogError names the seq."""
    place = Place(field=f"seq {seq}")
    chain, fact = _parse_line(line, place)
    if fact["seq"] != seq:
        raise LogError(
            "event {found} stands where event {seq} belongs", place=place, found=fact["seq"], seq=seq
        )
    held = _held(fact["payload"], texts, place)
    known = {one.digest: one for one in held}
    salted_json = canonical(fact["payload"])
    plain_json = (
        canonical(_replace(fact["payload"], {d: _plain_digest(one) for d, one in known.items()}))
        if held
        else salted_json
    )
    body = load(
        fact["type"],
        fact["version"],
        _replace(fact["payload"], {d: _shown(one) for d, one in known.items()}, bare=True),
    )
    event = Event(seq, fact["at"], fact["actor"], body, fact["command"], fact["wall"])
    entry = _entry(event, fact["version"], salted_json, plain_json, held, tip, fact["type"])
    if entry.tip.chain != chain:
        raise LogError(
            "the chain breaks here: this event or the one before it was changed, moved or removed",
            place=place,
        )
    return entry


def salted_digest(salt: str, text: str) -> str:
    """The digest under which a text is kept beside the chain."""
    return digest_of(salt.encode() + b"\n" + encode(text))


def content_note(content: str, erased: int, lang: str = "en") -> str:
    """The content digest, or why there is none."""
    return content or tr(lang, N_("not recomputable ({n} texts erased)"), n=erased)


def _entry(
    event: Event,
    version: int,
    salted: str,
    plain: str,
    texts: tuple[StoredText, ...],
    tip: Tip,
    event_type: str = "",
) -> Entry:
    head = f'{{"actor":{quote(event.actor)},"at":{event.at},"command":{quote(event.command)},"payload":'
    tail = f',"seq":{event.seq},"type":{quote(event_type or event.body.TYPE)},"version":{version}'
    fact = f'{head}{salted}{tail},"wall":{event.wall}}}'
    chain = sha256(encode(f"{tip.chain}\n{fact}")).hexdigest()
    content = sha256(encode(f"{tip.content}\n{head}{plain}{tail}}}")).hexdigest()
    return Entry(event, f'{{"chain":"{chain}","fact":{fact}}}', texts, Tip(chain, content))


def _parse_line(line: str, place: Place) -> tuple[str, Payload]:
    try:
        value = parse(line)
    except (ValueError, RecursionError):
        raise LogError("this line is not an event", place=place) from None
    fact = value.get("fact") if isinstance(value, dict) else None
    if not isinstance(fact, dict) or set(value) != {"chain", "fact"} or set(fact) != FACT_KEYS:
        raise LogError("this line is not an event", place=place)
    numbers = all(type(fact[key]) is int for key in ("at", "seq", "version", "wall"))
    words = all(isinstance(fact[key], str) for key in ("actor", "command", "type"))
    if not (numbers and words and isinstance(fact["payload"], dict)):
        raise LogError("this line is not an event", place=place)
    return str(value["chain"]), fact


def _lift(value: Json, salt: Salt, texts: list[StoredText]) -> Json:
    """The payload with every free text replaced by its salted digest; the texts are appended to `texts`."""
    if isinstance(value, Text):
        if not value:
            return ""
        grain = salt(len(texts))
        stored = StoredText(salted_digest(grain, value), grain, str(value))
        texts.append(stored)
        return {TEXT_KEY: stored.digest}
    if isinstance(value, list):
        return [_lift(one, salt, texts) for one in value]
    if isinstance(value, dict):
        if TEXT_KEY in value:
            raise LogError("{key} is reserved and cannot be a key of a payload", key=TEXT_KEY)
        return {key: _lift(one, salt, texts) for key, one in value.items()}
    return value


def _replace(value: Json, words: Mapping[str, str], *, bare: bool = False) -> Json:
    """The payload with each reference to a text replaced: by another reference, or by the bare string."""
    if isinstance(value, dict):
        if TEXT_KEY in value:
            word = words[value[TEXT_KEY]]
            return word if bare else {TEXT_KEY: word}
        return {key: _replace(one, words, bare=bare) for key, one in value.items()}
    if isinstance(value, list):
        return [_replace(one, words, bare=bare) for one in value]
    return value


def _held(payload: Json, texts: Mapping[str, StoredText], place: Place) -> tuple[StoredText, ...]:
    """The texts that a payload refers to, each checked against its digest."""
    found: list[StoredText] = []
    for digest in _references(payload):
        stored = texts.get(digest)
        if stored is None:
            raise LogError("the text {digest} of this event is missing", place=place, digest=digest[:12])
        if stored.text is not None and salted_digest(stored.salt, stored.text) != digest:
            raise LogError("the text {digest} of this event was changed", place=place, digest=digest[:12])
        found.append(stored)
    return tuple(found)


def _references(value: Json) -> list[str]:
    if isinstance(value, dict):
        if TEXT_KEY in value:
            return [str(value[TEXT_KEY])]
        return [digest for one in value.values() for digest in _references(one)]
    if isinstance(value, list):
        return [digest for one in value for digest in _references(one)]
    return []


def _plain_digest(stored: StoredText) -> str:
    return "" if stored.text is None else digest_of(encode(stored.text))


def _shown(stored: StoredText) -> str:
    return ERASED if stored.text is None else stored.text
