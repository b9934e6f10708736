"""Strict YAML: the one way that text files of scenarios and editions become plain values with their lines.

A subset that means one thing to a person and to the machine: UTF-8, no aliases, anchors, tags or merge
keys, no duplicate keys. Plain scalars are read by YAML 1.2's core idea, narrowed: `true`, `false`, `null`,
`~` and decimal integers are values; everything else (`yes`, `no`, `on`, `22:40`, `0123`, `1.5`, dates) is
the text that was written.
"""

# Charter: scenario yamltext
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import UnionType
from typing import Any

import yaml

from infodrill.kernel.brokenletters import broken
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.yamlcuts import events
from infodrill.scenario.yamlslips import MAX_DEPTH, too_deep, torn

Scalar = str | int | bool | None
Node = Any  # Scalar | list[Node] | dict[str, Node]
Path_ = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_INTEGER = 2**53
MAX_VALUES = 150_000  # of a file: what reading and checking it costs; *typhoon*, 151 injects, holds 10,000
MAX_KEYS = 500  # of one record: none that we know has thirty
MAX_ENTRIES = 10_000  # of one list: a fault of each is found before the first is told

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_MARK = b"\xef\xbb\xbf"  # some editors put it before UTF-8; it says nothing
MARKED = N_(
    'Write the text out; if the sign is part of it, put straight quotation marks around the whole: "…".'
)
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


@dataclass(frozen=True)
class Document:
    """One file as plain values, which nobody changes. `lines` maps a field path, ("injects", 3, "claim"), to its line, from 1."""

    name: str
    data: Node
    lines: Mapping[Path_, int]

    def line(self, path: Path_) -> int:
        """The line of the field, or of the nearest field around it that is written in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def holds(self, path: Path_) -> bool:
        """Whether the field is written in the file: itself, in one language alone, or as one entry without its list."""
        at: Path_ = ()
        for step in path:
            if (*at, step) in self.lines:
                at = (*at, step)
            elif isinstance(step, str) and not (step in ("vi", "en") and len(at) and at[-1] == path[-2]):
                return False
        return True

    @cached_property
    def texts(self) -> tuple[tuple[Path_, str], ...]:
        """Every text that is written in the file, with its path; numbers written without quotes are none."""
        return tuple((path, text) for path, text in leaves(self.data) if self.holds(path))

    def place(self, path: Path_ = ()) -> Place:
        """Where a field stands; a text that is written once, for one language, has no field of its own for it."""
        whole = path[:-1]
        once = path[-1:] in (("vi",), ("en",)) and not {(*whole, "vi"), (*whole, "en")} & self.lines.keys()
        return Place(self.name, self.line(path), dotted(whole if once and whole in self.lines else path))


def leaves(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text of a document with its path; numbers written without quotes are none."""
    return iter(gathered(node, path, str))


def gathered(node: Node, path: Path_, kinds: type | UnionType) -> list[tuple[Path_, Any]]:
    """Every value of these kinds with its path. A list that grows: iterators within iterators took three times as long."""
    found = list[tuple[Path_, Any]]()
    _gather(node, path, kinds, found)
    return found


def _gather(node: Node, path: Path_, kinds: type | UnionType, found: list[tuple[Path_, Any]]) -> None:
    if isinstance(node, kinds):
        found.append((path, node))
    elif isinstance(node, dict):
        for key, child in node.items():
            _gather(child, (*path, key), kinds, found)
    elif isinstance(node, list):
        for n, child in enumerate(node):
            _gather(child, (*path, n), kinds, found)


def dotted(path: Path_) -> str:
    """("injects", 3, "to") → "injects[3].to"."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def read_yaml(source: bytes | Path, name: str) -> Document:
    """Read one document. Raises ScenarioError with file, line, field and remedy at the first fault."""
    text = decode(_bytes(source, name), name)
    builder = _Builder(name=name)
    try:
        for event in events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        raise torn(error, name, text, builder.last) from None
    return builder.document()


def decode(content: bytes, name: str) -> str:
    """The text of a UTF-8 file, in NFC. Raises ScenarioError naming the first bad byte or character."""
    if len(content) > MAX_BYTES:
        raise ScenarioError(
            N_("the file is too large: {size} bytes, at most {limit}"),
            remedy=N_("Split it into several files."),
            place=Place(name),
            code="S102",
            size=len(content),
            limit=MAX_BYTES,
        )
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            raise ScenarioError(
                N_("the file begins with the marks of another encoding ({encoding})"),
                remedy=N_("Save it as UTF-8."),
                place=Place(name, 1),
                code="S101",
                encoding=encoding,
            )
    try:
        text = content.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ScenarioError(
            N_("byte {offset} (0x{value}) is not UTF-8"),
            remedy=N_("Save the file as UTF-8."),
            place=Place(name, content.count(b"\n", 0, error.start) + 1),
            code="S101",
            offset=error.start,
            value=f"{content[error.start]:02x}",
        ) from None
    if found := _FORBIDDEN.search(text):
        place = Place(name, text.count("\n", 0, found.start()) + 1)
        raise _misread(text, found.start(), place) or _forbidden(found[0], place)
    return unicodedata.normalize("NFC", text)


def _bytes(source: bytes | Path, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        with source.open("rb") as stream:
            # One byte too many is enough to see that it is too large.
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ScenarioError(
            N_("the file cannot be read: {why}"),
            remedy=N_("Check the name and the permissions."),
            place=Place(name),
            code="S120",
            why=error.strerror or type(error).__name__,
        ) from None


def _misread(text: str, at: int, place: Place) -> ScenarioError | None:
    """Where a control character is part of a letter that was read in another encoding, what its line was to say."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    damage = broken(line)
    if damage is None or damage.how != "misread":
        return None
    return ScenarioError(
        N_("letters were read in another encoding: {passage}"),
        remedy=N_(
            "It probably was: {near}. Take the text from where it still is right, and save it as UTF-8."
        ),
        place=place,
        code="S101",
        passage=damage.passage,
        near=damage.meant,
    )


def _forbidden(character: str, place: Place) -> ScenarioError:
    return ScenarioError(
        N_("an invisible control character (U+{code_point}) is not allowed"),
        remedy=N_("Delete it, or type the text again."),
        place=place,
        code="S107",
        code_point=f"{ord(character):04X}",
    )


@dataclass
class _Open:
    """A list or mapping being filled; `key` is the mapping key whose value comes next."""

    node: list[Node] | dict[str, Node]
    path: Path_
    key: str | None = None


@dataclass(kw_only=True)
class _Builder:
    """Builds the values from parse events: no recursion, so depth and aliases are refused when met."""

    name: str
    root: Node = None
    documents: int = 0
    last: yaml.Event | None = None
    lines: dict[Path_, int] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        self.last = event
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(
                    line, N_("the file holds more than one document"), N_("Keep one document a file.")
                )
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(line, N_("an alias (*{name}) is not allowed"), MARKED, name=event.anchor)
        elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_marks(event, line)
            self._value(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.open.pop()

    def document(self) -> Document:
        if not self.documents:
            raise ScenarioError(
                N_("the file is empty"),
                remedy=N_(
                    "Write its fields, as the reference lists them; what nobody needs may go with its file."
                ),
                place=Place(self.name, 1),
                code="S103",
            )
        return Document(self.name, self.root, self.lines)

    def _refuse_marks(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._refuse(
                line,
                N_("an anchor (&{name}) is not allowed"),
                MARKED,
                name=event.anchor,
            )
        tag = getattr(event, "tag", None)
        if tag:
            self._refuse(line, N_("a tag ({tag}) is not allowed"), MARKED, tag=tag.rpartition(":")[2])

    def _value(self, event: yaml.NodeEvent, line: int) -> None:
        if len(self.lines) > MAX_VALUES:
            raise self._too_much(
                line, N_("the file holds too many values, at most {limit} are read"), MAX_VALUES
            )
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self._key(event, top, line)
            return
        if top is not None and len(top.node) >= MAX_ENTRIES:
            raise self._too_much(line, N_("the list is too long: at most {limit} are read"), MAX_ENTRIES)
        path = (
            () if top is None else (*top.path, len(top.node) if isinstance(top.node, list) else top.key or "")
        )
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(top, self._scalar(event, Place(self.name, line, dotted(path))))
            return
        if len(self.open) >= MAX_DEPTH:
            raise too_deep(Place(self.name, line))
        node: list[Node] | dict[str, Node] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self._put(top, node)
        self.open.append(_Open(node, path))

    def _key(self, event: yaml.Event, top: _Open, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(line, N_("a key must be a word"), N_("Write `name: value`."))
        key = str(getattr(event, "value", ""))
        path = (*top.path, key)
        if found := _FORBIDDEN.search(key):
            raise _forbidden(found[0], Place(self.name, line))
        if key == "<<":
            self._refuse(line, N_("a merge key (<<) is not allowed"), N_("Write the fields out."))
        if key in top.node:
            entry = isinstance(next(reversed(top.path), ""), int) and line != self.lines.get(path)
            raise ScenarioError(
                N_("the key {key} is written twice"),
                remedy=N_(
                    "If another entry begins here, a `- ` is missing; else keep one: line {first} has the other."
                )
                if entry
                else N_("Keep one of them; the other is on line {first}."),
                place=Place(self.name, line, dotted(path)),
                code="S105",
                key=key,
                first=self.lines.get(path, 0),
            )
        if len(top.node) >= MAX_KEYS:
            raise self._too_much(
                line, N_("too many names stand under one another here, at most {limit} are read"), MAX_KEYS
            )
        top.key = key
        self.lines[path] = line

    def _put(self, top: _Open | None, value: Node) -> None:
        if top is None:
            self.root = value
        elif isinstance(top.node, list):
            top.node.append(value)
        else:
            top.node[top.key or ""] = value
            top.key = None

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        text = str(event.value)
        if found := _FORBIDDEN.search(text):
            raise _forbidden(found[0], place)
        # In quotes or as a block it is text, whatever it looks like.
        if event.style is not None and event.style != "":
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if not _INTEGER.fullmatch(text):
            return text
        if len(text) > 17 or abs(int(text)) > MAX_INTEGER:
            raise ScenarioError(
                N_("the number is too large"),
                remedy=N_("Write a smaller one, or put it in quotes if it is text."),
                place=place,
                code="S108",
            )
        return int(text)

    def _too_much(self, line: int, message: str, limit: int) -> ScenarioError:
        remedy = N_("Remove what the drill does not need.")
        return ScenarioError(message, remedy=remedy, place=Place(self.name, line), code="S102", limit=limit)

    def _refuse(self, line: int, message: str, remedy: str, **params: object) -> None:
        raise ScenarioError(message, remedy=remedy, place=Place(self.name, line), code="S104", **params)
