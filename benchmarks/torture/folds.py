"""What is true: the stored log, folded from its start by this program; and how what the processes show differs from it."""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.torture.ground import Ground

from infodrill.conduct.drill import Drill
from infodrill.conduct.fingerprint import fingerprint
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import DrillError
from infodrill.kernel.events import Event
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore, StoredText
from infodrill.scenario.loader import load
from infodrill.scenario.schema import Inject


@dataclass(frozen=True, slots=True)
class Stored:
    """A drill as its database holds it, in one snapshot: the events, their fold, the digests of the folds asked for."""

    events: tuple[Event, ...]
    state: DrillState
    folds: dict[int, str]  # seq → digest of the state after it
    texts: tuple[str, ...]  # digests of the texts that were not erased, in the order of the log


class Reader:
    """Folds drills of one range and one scenario from the start."""

    def __init__(self, ground: Ground, scenario: Path) -> None:
        self._ground = ground
        self._loaded = load(scenario)
        self._edition = load_shipped(self._loaded.scenario.drill.edition)
        self._seats = directory(self._loaded.scenario.cells, "vi")

    @property
    def seats(self) -> Directory:
        return self._seats

    @property
    def injects(self) -> Sequence[Inject]:
        """The scenario's own."""
        return self._loaded.scenario.msel.injects

    def stored(self, drill: str, wanted: Collection[int] = ()) -> Stored:
        """Raises DrillError when the stored log itself does not verify, and what the database raises when it is away."""
        lines, texts = self._read(drill)
        log = EventLog(MemoryLogStore(lines, texts))
        fold = Drill(self._loaded.scenario, self._edition, self._seats, log)
        folds = {}
        for event in log.events:
            fold.fold((event,))
            if event.seq in wanted:
                folds[event.seq] = fingerprint(fold.state)
        held = [digest for event in log.events for digest in log.text_digests(event.seq)]
        kept = tuple(digest for digest in held if not texts[digest].erased)
        return Stored(tuple(log.events), fold.state, folds, kept)

    def key(self, seat: str, client: str) -> str:
        """A client id as the log keeps it (`infodrill.web.clientids`)."""
        return hmac.digest(self._secret.encode(), f"command|{seat}|{client}".encode(), "sha256").hex()[:24]

    def opened(self, drill: str) -> int:
        """The minute that runners have come to; every one before it is closed, whatever was erased since."""
        mark = "?" if self._ground.base is None else "%s"
        with self._ground.reading() as base:
            found = base.execute(f"SELECT opened FROM web_lease WHERE drill_id = {mark}", (drill,))
            return int(found.fetchone()[0])

    def gaps(self, drill: str) -> list[str]:
        """Derived rows that are missing: minutes that are not closed in order, or that have posts and nothing to search."""
        mark = "?" if self._ground.base is None else "%s"
        asked = f"SELECT DISTINCT minute FROM web_derivedrow WHERE drill_id = {mark} AND kind = {mark}"
        with self._ground.reading() as base:
            minutes = {
                kind: {minute for (minute,) in base.execute(asked, (drill, kind)).fetchall()}
                for kind in ("closed", "posts", "search")
            }
        closed, bare = minutes["closed"], minutes["posts"] - minutes["search"]
        found = []
        if holes := set(range(max(closed, default=-1))) - closed:
            found.append(f"{len(holes)} minutes from {min(holes)} on are not closed")
        if bare:
            found.append(f"{len(bare)} minutes from {min(bare)} on cannot be searched")
        return found

    @cached_property
    def _secret(self) -> str:
        return (self._ground.server.folder / "secret").read_text(encoding="ascii").strip()

    def _read(self, drill: str) -> tuple[list[str], dict[str, StoredText]]:
        mark = "?" if self._ground.base is None else "%s"
        with self._ground.reading() as base:
            lines = base.execute(
                f"SELECT line FROM web_logline WHERE drill_id = {mark} ORDER BY seq", (drill,)
            )
            lines = [line for (line,) in lines.fetchall()]
            texts = base.execute(
                f"SELECT digest, salt, text FROM web_logtext WHERE drill_id = {mark}", (drill,)
            )
            return lines, {row[0]: StoredText(*row) for row in texts.fetchall()}


def unlike(reader: Reader, ground: Ground, drill: str) -> list[str]:
    """Every web process whose fold is not the fold of a prefix of the stored log; one that lags is none of them."""
    shown = ground.shown(drill)
    try:
        stored = reader.stored(drill, {told["seq"] for told in shown})
    except DrillError as error:
        return [f"the stored log: {error.render('en')}"]
    found = []
    for told in shown:
        if told["seq"] >= len(stored.events):
            found.append(f"process {told['pid']} shows event {told['seq']}, {len(stored.events)} are stored")
        elif stored.folds[told["seq"]] != told["fold"]:
            found.append(f"process {told['pid']} differs at event {told['seq']}")
    return found


def lost(stored: Stored, recorded: Mapping[str, str]) -> list[str]:
    """Commands that were answered "recorded" and are not in the log; `recorded` = key in the log → the command."""
    known = {event.command.partition("#")[0] for event in stored.events}  # behind it stands what was asked
    return [command for key, command in recorded.items() if key not in known]


def doubled(stored: Stored) -> list[str]:
    """Client ids that were recorded more than once: what one command records stands together."""
    found, before, seen = [], "", set()
    for event in stored.events:
        if event.command and event.command != before and event.command in seen:
            found.append(event.command)
        seen.add(event.command)
        before = event.command
    return found
