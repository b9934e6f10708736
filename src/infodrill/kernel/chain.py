"""Owns the line of a log: how an event becomes a chained line with its texts lifted out, and back.

A line is canonical JSON, {"chain": digest, "fact": {...}}, where chain = SHA-256(previous chain, newline, fact).
`content` = the same over the fact without wall time and with plain text digests. It is never written beside a fact:
with it, an erased text could be confirmed by guessing.
"""

# Charter: kernel chain
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
class Link:
    """A stored line that fits its place: its fact, the texts it refers to and the digests after it."""

    fact: Payload
    texts: tuple[StoredText, ...]
    tip: Tip


@dataclass(frozen=True, slots=True, kw_only=True)
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
    if holds_text(type(event.body)):
        payload = _lift(payload, salt, texts)
    # Two spellings of one fact: with salted digests for the chain, with plain ones for the content digest,
    # which must not depend on salts.
    salted = plain = canonical(payload)
    if texts:
        plain = canonical(_replace(payload, {text.digest: _plain_digest(text) for text in texts}))
    # Written out by hand in the order of sorted keys: each payload is spelled once, and the result is canonical
    # JSON all the same.
    head = (
        f'{{"actor":{quote(event.actor)},"at":{event.at:d},"command":{quote(event.command)},"payload":',
        f',"seq":{event.seq},"type":{quote(event.body.TYPE)},"version":{event.body.VERSION}',
    )
    fact = f'{head[0]}{salted}{head[1]},"wall":{event.wall:d}}}'
    after = _after(tip, fact, f"{head[0]}{plain}{head[1]}}}")
    return Entry(
        event=event, line=f'{{"chain":"{after.chain}","fact":{fact}}}', texts=tuple(texts), tip=after
    )


def chain_of(line: str, seq: int) -> str:
    """The chain digest that a stored line of event `seq` names, unchecked; "" for no line. LogError when it is none."""
    return _parse_line(line, Place("log.jsonl", seq + 1, f"seq {seq}"))[0] if line else ""


def read_link(line: str, seq: int, tip: Tip, texts: Mapping[str, StoredText]) -> Link:
    """Check a stored line against its place in the chain; LogError names the seq. Needs no class of its event."""
    chain, link = _linked(line, seq, tip, texts)
    if link.tip.chain != chain:
        place = Place("log.jsonl", seq + 1, f"seq {seq}")
        raise LogError("the chain breaks here: this event or the one before it was changed", place=place)
    return link


def graft(line: str, seq: int, tip: Tip, texts: Mapping[str, StoredText]) -> tuple[str, Link]:
    """The line by which another log keeps the fact of a stored one, wall time, salts and all, after `tip`."""
    _, link = _linked(line, seq, tip, texts)
    return f'{{"chain":"{link.tip.chain}","fact":{canonical(link.fact)}}}', link


def _linked(line: str, seq: int, tip: Tip, texts: Mapping[str, StoredText]) -> tuple[str, Link]:
    """The chain digest that a line names, and its fact after `tip`."""
    place = Place("log.jsonl", seq + 1, f"seq {seq}")
    chain, fact = _parse_line(line, place)
    if fact["seq"] != seq:
        raise LogError(
            "event {found} stands where event {seq} belongs", place=place, found=fact["seq"], seq=seq
        )
    held = _held(fact["payload"], texts, place)
    plain = {key: value for key, value in fact.items() if key != "wall"}
    if held:
        plain["payload"] = _replace(fact["payload"], {text.digest: _plain_digest(text) for text in held})
    return chain, Link(fact, held, _after(tip, canonical(fact), canonical(plain)))


def event_of(link: Link) -> Event:
    """The event of a stored line, with its texts put back; an erased one reads "[…]"."""
    fact, payload = link.fact, link.fact["payload"]
    if link.texts:
        payload = _replace(payload, {text.digest: _shown(text) for text in link.texts}, bare=True)
    place = Place("log.jsonl", fact["seq"] + 1, f"seq {fact['seq']}")
    body = load(fact["type"], fact["version"], payload, place=place)
    return Event(
        seq=fact["seq"],
        at=fact["at"],
        actor=fact["actor"],
        body=body,
        command=fact["command"],
        wall=fact["wall"],
    )


def salted_digest(salt: str, text: str) -> str:
    """The digest under which a text is kept beside the chain."""
    return digest_of(salt.encode() + b"\n" + encode(text))


def content_note(content: str, erased: int, lang: str = "en") -> str:
    """The content digest, or why there is none."""
    return content or tr(lang, N_("not recomputable ({n} texts erased)"), n=erased)


def _after(tip: Tip, fact: str, plain: str) -> Tip:
    return Tip(digest_of(encode(f"{tip.chain}\n{fact}")), digest_of(encode(f"{tip.content}\n{plain}")))


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
        # Salts are counted over the whole event: the same words twice have two digests, and nobody sees that
        # they are the same.
        texts.append(stored)
        return {TEXT_KEY: stored.digest}
    if isinstance(value, list):
        return [_lift(item, salt, texts) for item in value]
    if isinstance(value, dict):
        # A payload that could say this itself could point at another event's words.
        if TEXT_KEY in value:
            raise LogError("{key} is reserved and cannot be a key of a payload", key=TEXT_KEY)
        return {key: _lift(item, salt, texts) for key, item in value.items()}
    return value


def _replace(value: Json, words: Mapping[str, str], *, bare: bool = False) -> Json:
    """The payload with each reference to a text replaced: by another reference, or by the bare string."""
    if isinstance(value, dict):
        if TEXT_KEY in value:
            word = words[value[TEXT_KEY]]
            return word if bare else {TEXT_KEY: word}
        return {key: _replace(item, words, bare=bare) for key, item in value.items()}
    if isinstance(value, list):
        return [_replace(item, words, bare=bare) for item in value]
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
        return [digest for item in value.values() for digest in _references(item)]
    if isinstance(value, list):
        return [digest for item in value for digest in _references(item)]
    return []


def _plain_digest(stored: StoredText) -> str:
    return "" if stored.text is None else digest_of(encode(stored.text))


def _shown(stored: StoredText) -> str:
    return ERASED if stored.text is None else stored.text
