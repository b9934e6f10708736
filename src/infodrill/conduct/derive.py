"""Derived rows of a minute, the same whenever the minute is lived again. Dropped and rebuilt at will; no reader writes.

kind      every        a row
posts     minute       a post that appeared, as a grammar reference (`PostRef.row`); what seats wrote stays in the log
tallies   minute (*)   what the city did with a visible post so far (`Tally.row`), when it changed
changes   minute       an edit or a deletion by a simulated author (`Change.row`)
trends    5 minutes    word groups of the last half hour (`Trend.row`), as city-5 records them; pages show topics
counts    minute       seven counters of a claim
wards     10 minutes   believers of a claim by ward
levels    10 minutes   the spread level of a claim
left_out  minute       what could not be made, and why; control reads it, no drill file keeps it
search    minute       folded words of a post; only in a live drill, never in a drill file
topics    5 minutes    what the last half hour talked about, by language (`Trend.row`); likewise
(*) every 30 minutes in the run-on, which nobody watches.
"""

# Charter: conduct derive
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from infodrill.conduct.network import Network
from infodrill.conduct.state import DrillState
from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.protocols import DerivedStore, Row
from infodrill.media.refs import OPEN, PostRef
from infodrill.media.talkedabout import Overheard
from infodrill.scenario.schema import Scenario

if TYPE_CHECKING:
    from infodrill.society import Counts, Spread

WARDS_EVERY = 10  # minutes between two rows of believers by ward
TRENDS_EVERY = 5
QUIET_EVERY = 30
_OF_INJECT = re.compile(r"i(\d{1,9})\.")


def put_minute(derived: DerivedStore, minute: int, rows: Mapping[str, list[Row]]) -> None:
    """Write the rows of a minute; kinds without any are left out."""
    for kind, row in rows.items():
        if row:
            derived.put(minute, kind, row)


def minute_rows(
    minute: int, spread: Spread, network: Network, made: tuple[PostRef, ...], state: DrillState
) -> dict[str, list[Row]]:
    """All rows of a minute by kind. To be asked once a minute: the feed tells what moved only once."""
    told = list(dict.fromkeys(claim for claim, _ in state.waves))
    slow = told if minute % WARDS_EVERY == 0 else []
    moved = network.feed.moved() if not state.run_on or minute % QUIET_EVERY == 0 else ()
    trends = network.trends.top(minute) if minute % TRENDS_EVERY == 0 else ()
    derived = [post for post in made if post.form != "written"]
    makers: dict[str, Callable[[], list[Row]]] = {
        "posts": lambda: [network.feed.row(post) for post in derived],
        "tallies": lambda: [tally.row(post, minute) for post, tally in moved],
        "changes": lambda: [change.row() for change in network.feed.changed()],
        "trends": lambda: [trend.row(rank, minute) for rank, trend in enumerate(trends, start=1)],
        "counts": lambda: [counts_row(minute, claim, spread.counts(claim)) for claim in told],
        "wards": lambda: [
            {"minute": minute, "claim": claim, "believers": spread.ward_believers(claim).tolist()}
            for claim in slow
        ],
        "levels": lambda: [
            {"minute": minute, "claim": claim, "level": state.standings[claim].level}
            for claim in slow
            if claim in state.standings
        ],
    }
    rows: dict[str, list[Row]] = {}
    for kind, make in makers.items():
        rows[kind] = []
        with network.forgiving.part(minute, kind):
            rows[kind] = make()
    if network.searchable:
        with network.forgiving.part(minute, "search"):
            rows |= _read_rows(minute, network, made)
    return rows


def _said(minute: int, network: Network, ref: PostRef, lang: str) -> str:
    """What a post says; nothing where that cannot be made out: a post whose words fail is found by none of them."""
    with network.forgiving.part(minute, "words"):
        return network.feed.expand(ref, lang)
    return ""


def _read_rows(minute: int, network: Network, made: tuple[PostRef, ...]) -> dict[str, list[Row]]:
    """Rows that the pages of a live drill read, by kind."""
    said = {ref.id: {lang: _said(minute, network, ref, lang) for lang in network.talk} for ref in made}
    public = [ref for ref in made if ref.own_words and ref.channel in OPEN]
    for lang, talk in network.talk.items():
        talk.read((Overheard(said[ref.id][lang], ref.form == "reply") for ref in public), minute)
    topics = [
        {"lang": lang, **topic.row(rank, minute), "id": f"{lang}{rank}"}
        for lang, talk in network.talk.items()
        if minute % TRENDS_EVERY == 0
        for rank, topic in enumerate(talk.top(minute), start=1)
    ]
    search = [
        _words(
            ref,
            {
                lang: f"{heading(network.scenario, ref.id, lang)} {words}"
                for lang, words in said[ref.id].items()
            },
        )
        for ref in made
        if ref.form != "written"
    ]
    return {"search": search, "topics": topics}


def counts_row(minute: int, claim: str, counts: Counts) -> Row:
    """The seven counters of a claim."""
    return {
        "minute": minute, "claim": claim, "exposed": counts.exposed, "believers": counts.believers,
        "doubters": counts.doubters, "corrected": counts.corrected, "shares": counts.shares,
        "questions": counts.questions, "denials": counts.denials,
    }  # fmt: skip


def search_words(text: str, lang: str) -> list[str]:
    """The folded words of a text, once each, as search rows hold them and searches ask for them.

    Words of another language than Vietnamese are told apart by a prefix: a post is found by the words that are shown.
    """
    return [word if lang == "vi" else f"q{lang}{word}" for word in dict.fromkeys(_parted(fold(text)))]


def accented_words(text: str) -> list[str]:
    """The words of a text that bear accents, as typed, once each: search rows hold them beside the folded ones."""
    return [word for word in dict.fromkeys(_parted(nfc(text).lower())) if not word.isascii()]


def _parted(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def heading(scenario: Scenario, post: str, lang: str) -> str:
    """What heads the letter by which the post of a planned inject came too, and who speaks in it: who read the letter looks for
    the post by that; "" for any other."""
    number = _OF_INJECT.match(post)
    row = scenario.by_number.get(int(number[1])) if number else None
    return f"{row.subject.in_(lang)} {scenario.speaker(row.from_).in_(lang)}" if row else ""


def _words(ref: PostRef, said: Mapping[str, str]) -> Row:
    """What a search finds a post by; the text itself is expanded when it is read."""
    words = [
        search_word for lang, text in said.items() for search_word in search_words(text, lang)
    ] + accented_words(said["vi"])
    return {
        "id": ref.id, "room": ref.room, "ward": ref.ward, "thread": ref.thread, "root": int(ref.root),
        "minute": ref.minute, "words": " ".join(words),
    }  # fmt: skip
