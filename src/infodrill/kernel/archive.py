"""Owns the drill file `.drill`: a whole drill in one sealed container, and the first level of its proof.

Members: `manifest.json` (format, mark, stamp of local use, build that opened it,
versions, digests, SHA-256 of every other member), `log.jsonl`,
`texts.jsonl`, `files/…` (scenario, procedure, parameters), `attachments/<sha256>` and, once closed,
`derived/<kind>.jsonl`.
L1 proves container, members and chain; L2 (refold) and L3 (re-simulation) are proved where the drill is run again.
"""

# Charter: kernel archive
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import infodrill
from infodrill.kernel.attachments import FOLDER, referred
from infodrill.kernel.canonical import canonical, digest_of, encode, parse
from infodrill.kernel.chain import Link, Tip, content_note, event_of, read_link
from infodrill.kernel.container import MAX_TOTAL, pack, unpack
from infodrill.kernel.derived import PASSING, MemoryDerivedStore, dump_kind, load_kind
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event, Json
from infodrill.kernel.mark import LOCAL, MARK, stamped
from infodrill.kernel.protocols import AttachmentStore, DerivedStore, LogStore, Stored, StoredText
from infodrill.kernel.store import LOG, TEXTS, by_digest, write_text

FORMAT = 1
MANIFEST = "manifest.json"
FILES, DERIVED = "files/", "derived/"
ERASED = "erased_attachments"
CHARTER, BUILD = "charter", ("digest", "release", "state", "program")


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong with a drill file. `place` = event line and seq, member name or "container"."""

    error: LogError

    @property
    def place(self) -> str:
        return str(self.error.place)

    @property
    def message(self) -> str:
        return self.render("en")

    def render(self, lang: str) -> str:
        """`place: what is wrong [code]` in the reader's language."""
        return self.error.render(lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was proved: level 1 when there is no fault, else 0. `content` is "" when texts were erased."""

    level: int
    faults: tuple[FileFault, ...]
    events: int
    chain: str
    content: str
    erased: int

    def content_note(self, lang: str = "en") -> str:
        """The content digest, or why there is none."""
        return content_note(self.content, self.erased, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillFile:
    """A drill as read from its file. `files` by their path in the drill; `derived` is empty unless it was closed."""

    events: tuple[Event, ...]
    files: Mapping[str, bytes]
    derived: DerivedStore
    manifest: Mapping[str, Json]
    chain: str
    content: str
    erased: int
    attachments: Mapping[str, bytes] = field(default_factory=dict)  # by digest; erased ones are not there
    stored: Stored = field(default_factory=lambda: Stored((), {}))  # the log as it lies there, line by line


def write_drill(
    path: Path,
    *,
    store: LogStore,
    files: Mapping[str, bytes],
    derived: DerivedStore | None = None,
    versions: Mapping[str, str] | None = None,
    attachments: AttachmentStore | None = None,
) -> Verification:
    """Write a drill file, whole or not at all, and return its proof. A log that does not verify is refused; attachments that it
    refers to and the store no longer holds are named in the manifest as erased."""
    stored = store.read()
    lines, texts = list(stored.lines), stored.texts
    reading = _read_chain(lines, texts)
    # What would not verify is not written: nobody could tell a fault of the writer from a forgery.
    if reading.fault:
        raise reading.fault
    members = {
        LOG: encode("".join(f"{line}\n" for line in lines)),
        TEXTS: encode("".join(map(write_text, texts.values()))),
        **{FILES + name: content for name, content in files.items()},
    }
    for kind in sorted(set(derived.kinds()) - PASSING) if derived else ():
        members[f"{DERIVED}{kind}.jsonl"] = dump_kind(derived, kind)  # type: ignore[arg-type]
    named = reading.attachments()
    held = {name: content for name in named if attachments and (content := attachments.get(name)) is not None}
    members |= {f"{FOLDER}/{key}": content for key, content in held.items()}
    manifest = {
        "format": FORMAT,
        "mark": MARK,
        **reading.stamp(),
        **reading.charter(),
        "versions": {"infodrill": infodrill.__version__, **(versions or {})},
        "members": {name: digest_of(content) for name, content in sorted(members.items())},
        **({ERASED: sorted(named - set(held))} if named else {}),
        **reading.summary(),
    }
    pack(path, {MANIFEST: encode(canonical(manifest)), **members})
    return _proof(reading, ())


def verify_file(path: Path) -> Verification:
    """Prove L1 of a drill file, or say what is wrong and where; the most exact place comes first."""
    drill = _open(path)
    return _proof(drill.reading, drill.faults)


def read_drill(path: Path, *, most: int = MAX_TOTAL, rows: bool = True) -> DrillFile:
    """Read a drill file that verifies; `most` = bytes that it may unpack to, `rows` False leaves derived rows unread. Raises the
    first fault."""
    drill = _open(path, most)
    if drill.faults:
        raise drill.faults[0]
    derived = MemoryDerivedStore()
    for name, content in drill.members.items():
        if rows and name.startswith(DERIVED):
            load_kind(derived, name.removeprefix(DERIVED).removesuffix(".jsonl"), content)
    files = {
        name.removeprefix(FILES): member for name, member in drill.members.items() if name.startswith(FILES)
    }
    events = tuple(event_of(link) for link in drill.reading.links)
    reading = drill.reading
    kept = {
        name.removeprefix(f"{FOLDER}/"): member
        for name, member in drill.members.items()
        if name.startswith(f"{FOLDER}/")
    }
    return DrillFile(
        events=events,
        files=files,
        derived=derived,
        manifest=drill.manifest,
        chain=reading.tip.chain,
        content=reading.content,
        erased=reading.erased,
        attachments=kept,
        stored=_stored(drill.members),
    )


@dataclass(slots=True, kw_only=True)
class _ArchiveReading:
    """A log as far as its chain holds; `spare` = digests of texts that no event of it refers to."""

    links: list[Link] = field(default_factory=list)
    tip: Tip = field(default_factory=Tip)
    erased: int = 0
    fault: LogError | None = None
    spare: set[str] = field(default_factory=set)

    @property
    def content(self) -> str:
        return "" if self.erased else self.tip.content

    def attachments(self) -> frozenset[str]:
        """Digests of the files that the log refers to."""
        return referred(link.fact["payload"] for link in self.links)

    def stamp(self) -> dict[str, str]:
        """The stamp of local use, when event 0 says that the places are real."""
        return stamped(bool(self.links and self.links[0].fact["payload"].get("real_places")))

    def charter(self) -> dict[str, Json]:
        """The build that opened the drill, as event 0 says; nothing for drills from before releases were named."""
        payload = self.links[0].fact["payload"] if self.links else {}
        named = {key: payload[f"charter_{key}"] for key in BUILD if f"charter_{key}" in payload}
        return {CHARTER: named} if named else {}

    def summary(self) -> dict[str, Json]:
        """What the manifest says of the log."""
        return {
            "events": len(self.links),
            "chain": self.tip.chain,
            "content": self.content,
            "erased": self.erased,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    members: Mapping[str, bytes]
    manifest: Mapping[str, Json]
    reading: _ArchiveReading
    faults: tuple[LogError, ...]


def _open(path: Path, most: int = MAX_TOTAL) -> _Opened:
    contents = unpack(Path(path), most)
    if not contents.members:
        faults = contents.faults or (LogError("the file holds nothing", place=Place("container")),)
        return _Opened(members={}, manifest={}, reading=_ArchiveReading(), faults=faults)
    members = contents.members
    manifest, unclear = _read_manifest(members)
    reading = _read_log(members)
    # The chain names the exact event; what a seal or a member's sum says of the same damage is less exact and
    # stands behind it.
    found = [reading.fault] if reading.fault else []
    if not unclear:
        unclear = [*_compare_log(manifest, reading), *_compare_members(manifest, members)]
        unclear += [*_compare_attachments(manifest, members, reading), *_compare_stamp(manifest, reading)]
    return _Opened(
        members=members,
        manifest=manifest,
        reading=reading,
        faults=_distinct([*found, *contents.faults, *unclear]),
    )


def _read_log(members: Mapping[str, bytes]) -> _ArchiveReading:
    try:
        stored = _stored(members)
    except LogError as wrong:
        return _ArchiveReading(fault=wrong)
    reading = _read_chain(list(stored.lines), stored.texts)
    # A text that no event refers to could have been put in by anybody: the chain says nothing of it.
    reading.spare = set(stored.texts) - {text.digest for link in reading.links for text in link.texts}
    return reading


def _stored(members: Mapping[str, bytes]) -> Stored:
    return Stored(tuple(_split(members.get(LOG, b""))), by_digest(_lines(members.get(TEXTS, b""), TEXTS)))


def _read_chain(lines: list[str], texts: Mapping[str, StoredText]) -> _ArchiveReading:
    reading, at = _ArchiveReading(), 0
    for seq, line in enumerate(lines):
        try:
            link = read_link(line, seq, reading.tip, texts)
        except LogError as wrong:
            reading.fault = wrong
            return reading
        if link.fact["at"] < at:
            place = Place(LOG, seq + 1, f"seq {seq}")
            reading.fault = LogError("exercise time falls at this event", place=place)
            return reading
        at, reading.tip = link.fact["at"], link.tip
        reading.erased += sum(text.erased for text in link.texts)
        reading.links.append(link)
    return reading


def _split(content: bytes) -> list[str]:
    """Lines of the log; bytes that are no UTF-8 stay visible as such, so that their line breaks the chain."""
    return content.decode(errors="backslashreplace").removesuffix("\n").split("\n") if content else []


def _lines(content: bytes, name: str) -> list[str]:
    try:
        return content.decode().removesuffix("\n").split("\n") if content else []
    except UnicodeDecodeError as wrong:
        place = Place(name, content.count(b"\n", 0, wrong.start) + 1)
        raise LogError("this line is not UTF-8", place=place) from None


def _read_manifest(members: Mapping[str, bytes]) -> tuple[dict[str, Json], list[LogError]]:
    place = Place(MANIFEST)
    try:
        manifest = parse(members[MANIFEST].decode())
        if not (isinstance(manifest, dict) and isinstance(manifest["members"], dict)):
            raise ValueError("other shape")
        version = manifest["format"]
    except (KeyError, ValueError, TypeError, RecursionError):
        return {}, [LogError("the manifest is missing or cannot be read", place=place)]
    if version != FORMAT:
        remedy = "Open it with the version that wrote it."
        return {}, [
            LogError("the file is of format {v}, unknown here", remedy=remedy, place=place, v=version)
        ]
    if manifest.get("mark") != MARK:
        return manifest, [LogError("the exercise mark is missing from the manifest", place=place)]
    return manifest, []


def _compare_stamp(manifest: Mapping[str, Json], reading: _ArchiveReading) -> list[LogError]:
    faults = []
    if manifest.get(LOCAL) != reading.stamp().get(LOCAL):
        faults.append(LogError("the stamp of local use is not that of event 0", place=Place(MANIFEST)))
    if manifest.get(CHARTER) != reading.charter().get(CHARTER):
        faults.append(LogError("the build named here is not that of event 0", place=Place(MANIFEST)))
    return faults


def _compare_log(manifest: Mapping[str, Json], reading: _ArchiveReading) -> list[LogError]:
    if reading.fault:
        return []
    if all(manifest.get(key) == value for key, value in reading.summary().items()):
        return [
            LogError("the text {digest} belongs to no event", place=Place(TEXTS), digest=name[:12])
            for name in sorted(reading.spare)[:1]
        ]
    count = len(reading.links)
    place = Place(LOG, count, f"seq {count - 1}")
    declared = manifest.get("events")
    if isinstance(declared, int) and declared > count:
        missing = Place(LOG, count + 1, f"seq {count}")
        return [LogError("the log ends before this event; {n} were written", place=missing, n=declared)]
    return [LogError("the log does not end as the manifest says", place=place)]


def _compare_members(manifest: Mapping[str, Json], members: Mapping[str, bytes]) -> list[LogError]:
    declared: dict[str, Json] = manifest["members"]
    faults = []
    for name in sorted((set(declared) | set(members)) - {MANIFEST}):
        if name not in members:
            faults.append(LogError("this member is missing", place=Place(name)))
        elif name not in declared:
            faults.append(LogError("this member is not in the manifest", place=Place(name)))
        elif declared[name] != digest_of(members[name]):
            faults.append(LogError("this member was changed", place=Place(name)))
    return faults


def _compare_attachments(
    manifest: Mapping[str, Json], members: Mapping[str, bytes], reading: _ArchiveReading
) -> list[LogError]:
    """Every file that the log refers to is there under the digest of its bytes, or named as erased; no other is."""
    if reading.fault:
        return []
    named, erased, faults = reading.attachments(), manifest.get(ERASED, []), []
    held = {
        name.removeprefix(f"{FOLDER}/"): member
        for name, member in members.items()
        if name.startswith(f"{FOLDER}/")
    }
    for digest, content in sorted(held.items()):
        place = Place(f"{FOLDER}/{digest}")
        if digest_of(content) != digest:
            faults.append(LogError("this attachment was changed", place=place))
        elif digest not in named:
            faults.append(LogError("no event refers to this attachment", place=place))
    for digest in sorted(named - set(held)):
        if not (isinstance(erased, list) and digest in erased):
            faults.append(LogError("this attachment is missing", place=Place(f"{FOLDER}/{digest}")))
    return faults


def _distinct(faults: list[LogError]) -> tuple[LogError, ...]:
    """One fault a place, exact places (with a line) first."""
    first = {str(fault.place): fault for fault in reversed(faults)}
    kept = [fault for fault in faults if first[str(fault.place)] is fault]
    return tuple(sorted(kept, key=lambda fault: (fault.place.line == 0, fault.place.file == "container")))


def _proof(reading: _ArchiveReading, faults: tuple[LogError, ...]) -> Verification:
    return Verification(
        level=0 if faults else 1,
        faults=tuple(map(FileFault, faults)),
        events=len(reading.links),
        chain=reading.tip.chain,
        content=reading.content,
        erased=reading.erased,
    )
