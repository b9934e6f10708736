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
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.yamlcuts import cuts, events

Scalar = str | int | bool | None
Node = Any  # Scalar | list[Node] | dict[str, Node]
Path_ = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_INTEGER = 2**53

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_WHY: Mapping[str, str] = {
    "mapping values are not allowed in this context": N_(
        "a colon stands inside a text without quotation marks"
    ),
    "did not find expected ',' or ']'": N_("a list in [ ] is not closed, or lacks a comma"),
    "did not find expected ',' or '}'": N_("fields in { } are not closed, or lack a comma"),
    "did not find expected key": N_(
        "a line is indented otherwise than its neighbours, or a text goes on behind its quotation mark"
    ),
    "did not find expected '-' indicator": N_("a line of a list lacks its `- `, or is indented otherwise"),
    "could not find expected ':'": N_("a colon is missing after the name of a field"),
    "found character that cannot start any token": N_(
        "a sign or a tab begins a text that needs quotation marks"
    ),
    "found unknown escape character": N_("a backslash stands in a text in double quotation marks"),
    "block sequence entries are not allowed in this context": N_("a `- ` stands where no list can begin"),
}
"""What the parser says, in words of people who have never seen one."""
_UNJOINED = ("<<<<<<< ", ">>>>>>> ")
_ODD = N_("a sign stands where none is expected")
CUT_ABOVE = 2  # lines above the one that the parser stops at, in which a text may have been cut
_MARK = b"\xef\xbb\xbf"  # some editors put it before UTF-8; it says nothing
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


@dataclass(frozen=True)
class Document:
    """One file as plain values. `lines` maps a field path, ("injects", 3, "claim"), to its line, from 1."""

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

    def place(self, path: Path_ = ()) -> Place:
        return Place(self.name, self.line(path), dotted(path))


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
        raise _broken(error, name, text, builder.last) from None
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
        raise _forbidden(found[0], Place(name, text.count("\n", 0, found.start()) + 1))
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


def _broken(error: yaml.YAMLError, name: str, text: str, last: yaml.Event | None) -> ScenarioError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    if "nesting" in why:
        return _too_deep(Place(name, mark.line + 1 if mark else 0))
    if cut := next((cut for cut in cuts(text) if mark and 0 <= mark.line + 1 - cut.line <= CUT_ABOVE), None):
        return cut.fault(name)
    if slip := _slip(error, text, mark.line + 1 if mark else 0):
        line, message, remedy = slip
        return ScenarioError(message, remedy=remedy, place=Place(name, line), code="S103")
    if line := _odd_indent(text, mark.line + 1 if mark else 0):
        message = N_("the line is indented with spaces that only look like ones, as text programs write them")
        remedy = N_("Put ordinary spaces in their place.")
        return ScenarioError(message, remedy=remedy, place=Place(name, line), code="S103")
    if line := _no_colon(error, text):
        message, remedy = N_("a colon is missing on this line"), N_("Write `name: value`.")
        return ScenarioError(message, remedy=remedy, place=Place(name, line), code="S103")
    if line := _open_quote(error, last):
        message, remedy = (
            N_("a quote that opens on this line is not closed"),
            N_("Add the second quotation mark."),
        )
        return ScenarioError(message, remedy=remedy, place=Place(name, line), code="S103")
    return ScenarioError(
        N_("this is not YAML: {why}"),
        remedy=N_("Look at the indentation, quotes and colons here and one line before."),
        place=Place(name, mark.line + 1 if mark else 0),
        code="S103",
        why=MsgidWords(_WHY.get(why, _ODD)),
    )


def _slip(error: yaml.YAMLError, text: str, line: int) -> tuple[int, str, str] | None:
    """A slip that the line itself shows, at this one or right above it: its number from 1, what is wrong, what to do."""
    rows = text.split("\n")
    for n, row in enumerate(rows, 1):
        if row.startswith(_UNJOINED):
            message = N_("here stand two versions of the file that nobody joined")
            return n, message, N_("Keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>.")
    begun = getattr(error, "context_mark", None)
    key = "could not find expected ':'" in (getattr(error, "problem", None) or "")
    for n in (
        (begun.line + 1,) if key and begun is not None else range(line, max(line - 1 - CUT_ABOVE, 0), -1)
    ):
        row = rows[n - 1] if n <= len(rows) else ""
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return n, N_("the line is indented with a tab"), N_("Put ordinary spaces in their place.")
        if re.match(r"\s*-[^\s\-]+:", row):
            return n, N_("a blank is missing behind the dash"), N_("Write `- name: value`.")
        if key and re.match(r"\s*(?:- )?\w+[:：][^\s/]", row):
            return n, N_("a blank is missing behind the colon"), N_("Write `name: value`.")
        if key and re.match(r"\s*(?:- )?\w+\s*[=：\s]", row):
            return n, N_("a colon is missing on this line"), N_("Write `name: value`.")
    return None


def _odd_indent(text: str, line: int) -> int:
    """The line, from 1, at or right above this one, that begins with other blanks than spaces, 0 for none; a tab is told."""
    rows = text.split("\n")[:line]
    for n in range(len(rows), max(len(rows) - 1 - CUT_ABOVE, 0), -1):
        row = rows[n - 1]
        if any(letter.isspace() and letter not in " \t\r" for letter in row[: len(row) - len(row.lstrip())]):
            return n
    return 0


def _open_quote(error: yaml.YAMLError, last: yaml.Event | None) -> int:
    """The line, from 1, of a quotation mark that is not closed, 0 for none: the parser ran on to the next one, or to the end."""
    mark, within = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if within and "quoted scalar" in (getattr(error, "context", None) or ""):
        return int(within.line) + 1
    if not mark or not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"'):
        return 0
    begin, end = last.start_mark, last.end_mark
    spans = begin is not None and end is not None and begin.line < end.line and mark.line <= end.line + 1
    return begin.line + 1 if spans and begin else 0


def _no_colon(error: yaml.YAMLError, text: str) -> int:
    """The line, from 1, that a colon was left out of, 0 for none: what follows it was read as its own text."""
    mark = getattr(error, "problem_mark", None)
    if not mark or "mapping values" not in (getattr(error, "problem", None) or ""):
        return 0
    lines = text.split("\n")
    depth = _depth(lines[mark.line])
    above = ((n, lines[n - 1]) for n in range(mark.line, 0, -1) if lines[n - 1].strip())
    n, line = next(((n, line) for n, line in above if _depth(line) <= depth), (0, ""))
    return n if n and _depth(line) == depth and ":" not in line else 0


def _depth(line: str) -> int:
    """Columns before the first word; the dash of a list counts as room."""
    return len(line) - len(line.lstrip(" -"))


def _too_deep(place: Place) -> ScenarioError:
    message = N_("the text is nested more than {limit} deep")
    return ScenarioError(message, remedy=N_("Flatten it."), place=place, code="S106", limit=MAX_DEPTH)


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
            self._refuse(
                line, N_("an alias (*{name}) is not allowed"), N_("Write the text out."), name=event.anchor
            )
        elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_marks(event, line)
            self._value(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.open.pop()

    def document(self) -> Document:
        if not self.documents:
            raise ScenarioError(
                N_("the file is empty"),
                remedy=N_("Write the fields that the reference lists."),
                place=Place(self.name, 1),
                code="S103",
            )
        return Document(self.name, self.root, self.lines)

    def _refuse_marks(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._refuse(
                line,
                N_("an anchor (&{name}) is not allowed"),
                N_("Write the text out where it is needed."),
                name=event.anchor,
            )
        tag = getattr(event, "tag", None)
        if tag:
            self._refuse(line, N_("a tag ({tag}) is not allowed"), N_("Write plain values only."), tag=tag)

    def _value(self, event: yaml.NodeEvent, line: int) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self._key(event, top, line)
            return
        path = (
            () if top is None else (*top.path, len(top.node) if isinstance(top.node, list) else top.key or "")
        )
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(top, self._scalar(event, Place(self.name, line, dotted(path))))
            return
        if len(self.open) >= MAX_DEPTH:
            raise _too_deep(Place(self.name, line))
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

    def _refuse(self, line: int, message: str, remedy: str, **params: object) -> None:
        raise ScenarioError(message, remedy=remedy, place=Place(self.name, line), code="S104", **params)
