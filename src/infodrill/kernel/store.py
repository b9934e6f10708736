"""Owns the log stores of files and of memory: event lines and, beside them, the erasable texts.

A folder holds `log.jsonl`, `texts.jsonl` and a lock. A text is written before its event, each with one unbuffered
write, so that a kill at any moment loses at most the event being written.
"""

# Charter: kernel store
from __future__ import annotations

import os
import re
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from infodrill.kernel.canonical import canonical, encode, parse
from infodrill.kernel.chain import TEXT_KEY
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.lock import FolderLock
from infodrill.kernel.protocols import Stored, StoredText

LOG, TEXTS = "log.jsonl", "texts.jsonl"
# Inside a JSON string the quotes would be escaped, so this finds references only.
_REFERENCE = re.compile(rb'\{"' + re.escape(TEXT_KEY).encode() + rb'":"([0-9a-f]{64})"\}')


class MemoryLogStore:
    """A log that lives as long as the process."""

    repaired: tuple[LogError, ...] = ()

    def __init__(self, lines: Iterable[str] = (), texts: Mapping[str, StoredText] | None = None) -> None:
        self._lines, self._texts = list(lines), dict(texts or {})
        self._lock = threading.Lock()

    def read(self, since: int = 0) -> Stored:
        with self._lock:
            return Stored(tuple(self._lines[since:]), dict(self._texts))

    def append(self, seq: int, line: str, texts: Sequence[StoredText] = ()) -> None:
        with self._lock:
            check_place(seq, len(self._lines))
            self._texts.update((text.digest, text) for text in texts)
            self._lines.append(line)

    def erase(self, digests: Collection[str]) -> int:
        with self._lock:
            return _erase(self._texts, digests)

    def sync(self) -> None:
        """Nothing to do: memory survives no power cut."""

    def close(self) -> None:
        """Nothing to release."""


class FileLogStore:
    """A log in a folder, made when missing. `read_only` takes no lock and mends nothing: for readers beside a runner.

    Raises LogError when another process writes to the folder. A torn last line is cut and told in `repaired`.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = Path(folder)
        self._repaired: list[LogError] = []
        self._streams: dict[str, int] = {}
        self._sizes: dict[str, int] = {}
        # What the disk may not hold yet, so also what a process before this one wrote. Most minutes of a rehearsal write no text,
        # and a disk is waited for file by file.
        self._unsynced = {TEXTS, LOG}
        self._length = 0
        if not read_only:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(self._folder)
            self._mend()
            self._open(LOG)
            self._open(TEXTS)

    @property
    def repaired(self) -> tuple[LogError, ...]:
        return tuple(self._repaired)

    def read(self, since: int = 0) -> Stored:
        # Lines first: a text is written before its line, so that every text of these lines is there by then.
        raws = islice(_whole_lines(self._folder / LOG), since, None)
        lines = tuple(_decode(raw, LOG, number) for number, raw in enumerate(raws, since + 1))
        return Stored(lines, self._texts())

    def append(self, seq: int, line: str, texts: Sequence[StoredText] = ()) -> None:
        self._check_open()
        check_place(seq, self._length)
        if texts:
            # Texts before their line: a kill in between leaves a text nobody refers to, which is removed; the
            # other way round it would leave an event without its words.
            self._write(TEXTS, "".join(map(write_text, texts)))
        self._write(LOG, f"{line}\n")
        self._length += 1

    def erase(self, digests: Collection[str]) -> int:
        self._check_open()
        texts = self._texts()
        count = _erase(texts, digests)
        if count:
            # Closed first: the file is replaced by another one, and the old stream would go on writing into the
            # one that is gone.
            os.close(self._streams.pop(TEXTS))
            replace_file(self._folder / TEXTS, encode("".join(map(write_text, texts.values()))))
            self._open(TEXTS)
        return count

    def sync(self) -> None:
        for name in (TEXTS, LOG):
            if name in self._streams and name in self._unsynced:
                os.fsync(self._streams[name])
                self._unsynced.discard(name)

    def close(self) -> None:
        if self._streams:
            self.sync()
            for stream in self._streams.values():
                os.close(stream)
            self._streams.clear()
            self._lock.release()

    def _texts(self) -> dict[str, StoredText]:
        raws = _whole_lines(self._folder / TEXTS)
        return by_digest(_decode(raw, TEXTS, number) for number, raw in enumerate(raws, 1))

    def _check_open(self) -> None:
        if not self._streams:
            raise LogError("the log in {folder} is closed or open for reading only", folder=self._folder)

    def _open(self, name: str) -> None:
        stream = os.open(
            # Binary where the system would otherwise turn line ends into two bytes, and the sizes counted here
            # would be wrong.
            self._folder / name,
            os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0),
            0o600,
        )
        self._streams[name], self._sizes[name] = stream, os.fstat(stream).st_size

    def _write(self, name: str, text: str) -> None:
        """One write; what a full disk cut short is taken back before the error is told."""
        content, why = encode(text), "disk full"
        self._unsynced.add(name)
        try:
            written = os.write(self._streams[name], content)
        except OSError as wrong:
            written, why = 0, wrong.strerror or type(wrong).__name__
        if written == len(content):
            self._sizes[name] += written
            return
        os.ftruncate(self._streams[name], self._sizes[name])
        raise LogError(
            "the event could not be written to {folder} ({why})",
            remedy="Free some space and run the same command again: it resumes.",
            folder=self._folder,
            why=why,
        )

    def _mend(self) -> None:
        """Cut what a kill left behind: half a line, and texts whose event was never written."""
        cut = _cut_torn(self._folder / LOG)
        if cut:
            self._repaired.append(
                LogError("the last event was half written and was cut ({n} bytes)", n=cut, code="L120")
            )
        _cut_torn(self._folder / TEXTS)
        texts = list(_whole_lines(self._folder / TEXTS))
        lines = list(_whole_lines(self._folder / LOG))
        self._length = len(lines)
        known = {match.decode() for raw in lines for match in _REFERENCE.findall(raw)}
        kept = len(texts)
        # From the end only: appending is the one way in which a text can be left without its event.
        while kept and _digest_in(texts[kept - 1]) not in known:
            kept -= 1
        if kept < len(texts):
            os.truncate(self._folder / TEXTS, sum(len(raw) + 1 for raw in texts[:kept]))
            self._repaired.append(
                LogError(
                    "texts of an event that was never written were removed ({n})",
                    n=len(texts) - kept,
                    code="L121",
                )
            )


def check_place(seq: int, length: int) -> None:
    """LogError unless a stored log of `length` events goes on with event `seq`."""
    if seq != length:
        raise LogError(
            N_("event {seq} does not follow a log of {length} events"),
            remedy=N_("Read the log again before writing to it."),
            seq=seq,
            length=length,
        )


def write_text(stored: StoredText) -> str:
    """A line of texts.jsonl with its newline."""
    return canonical({"digest": stored.digest, "salt": stored.salt, "text": stored.text}) + "\n"


def by_digest(lines: Iterable[str]) -> dict[str, StoredText]:
    """The texts of texts.jsonl by digest; LogError names the line that is none."""
    found: dict[str, StoredText] = {}
    for number, line in enumerate(lines, 1):
        stored = _read_text(line, number)
        found[stored.digest] = stored
    return found


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def _read_text(line: str, number: int) -> StoredText:
    try:
        value = parse(line)
        if set(value) != {"digest", "salt", "text"}:
            raise ValueError("other keys")
        digest, salt, text = value["digest"], value["salt"], value["text"]
        if not (isinstance(digest, str) and isinstance(salt, str) and isinstance(text, str | None)):
            raise ValueError("other types")
    except (ValueError, TypeError, RecursionError):
        raise LogError("this line is not a text", place=Place(TEXTS, number)) from None
    return StoredText(digest, salt, text)


def _erase(texts: dict[str, StoredText], digests: Collection[str]) -> int:
    found = [digest for digest in set(digests) if digest in texts and not texts[digest].erased]
    texts.update((digest, StoredText(digest, "", None)) for digest in found)
    return len(found)


def _whole_lines(path: Path) -> Iterator[bytes]:
    """The lines that end with a newline; what follows the last one is still being written."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        for raw in stream:
            if raw.endswith(b"\n"):
                yield raw[:-1]


def _decode(raw: bytes, name: str, number: int) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise LogError("this line is not UTF-8", place=Place(name, number)) from None


def _digest_in(raw: bytes) -> str:
    try:
        return str(parse(raw.decode())["digest"])
    except (ValueError, TypeError, KeyError):
        return ""


def _cut_torn(path: Path) -> int:
    """Cut the file after its last newline; returns the bytes cut."""
    if not path.exists():
        return 0
    content = path.read_bytes()
    keep = content.rfind(b"\n") + 1
    if keep < len(content):
        os.truncate(path, keep)
    return len(content) - keep
