"""Changes single fields in a YAML text that people laid out by hand: comments, order and all other lines stay as they are.

Works on a file that holds one list of mappings, each known by the value of one key, as msel.yaml does.
"""

# Charter: scenario yamlediting
from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.yamltext import Path_, read_yaml

WIDTH = 118  # columns of a folded text
GONE = object()
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Entry = Mapping[str, Any]
Written = Callable[[Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlWriter:
    """How plain values are written: as a `block` of lines, and on one `line`."""

    block: Written
    line: Written


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """The list under `name`, whose entries `key` tells apart: what it says `before` and is to say `after`, as plain values.

    `fresh` = how new entries are written, where that is shorter; `keyed` = the key is written into every entry that lacks it.
    """

    name: str
    key: str
    before: Sequence[Entry]
    after: Sequence[Entry]
    fresh: Mapping[Any, Entry] = field(default_factory=dict)
    keyed: bool = False


def edited(text: str, change: ListChange, write: YamlWriter) -> str | None:
    """The text with what differs; None when the file is not laid out so that single fields can be changed."""
    try:
        listed = _value_of(yaml.compose(text, Loader=_LOADER), change.name)
    except yaml.YAMLError:
        return None
    if (
        not isinstance(listed, yaml.SequenceNode)
        or listed.flow_style
        or len(listed.value) != len(change.before)
    ):
        return None
    made = _Editing(text=text, listed=listed, change=change, write=write).whole()
    return made if _stands(text, made, change) else None


def _stands(text: str, made: str, change: ListChange) -> bool:
    """Whether the new text can be read, and says of all that lies outside the list what the old one said."""
    try:
        before, after = (dict(read_yaml(each.encode(), change.name).data) for each in (text, made))
    except ScenarioError:
        return False
    before.pop(change.name)
    entries = after.pop(change.name)
    return isinstance(entries, list) and len(entries) == len(change.after) and before == after


@dataclass(kw_only=True)
class _Editing:
    """One text being edited; `cuts` = (start, end, replacement) in characters."""

    text: str
    listed: yaml.SequenceNode
    change: ListChange
    write: YamlWriter
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    def whole(self) -> str:
        key, after = self.change.key, {entry[self.change.key]: entry for entry in self.change.after}
        nodes = {entry[key]: node for entry, node in zip(self.change.before, self.listed.value, strict=True)}
        for entry, node in zip(self.change.before, self.listed.value, strict=True):
            if entry[key] not in after:
                self._cut_lines(node.start_mark.index, self._end(node))
                continue
            if self.change.keyed and _step(node, key) is None:
                self._set(node, entry, (key,), entry[key])
            for path, value in differences(entry, after[entry[key]]):
                self._set(node, after[entry[key]], path, value)
        self._add(nodes)
        breaks = "\r\n" if "\r\n" in self.text else "\n"
        made, done = [], 0
        # What is written anew as a whole holds the changes inside it.
        for start, end, replacement in sorted(
            dict.fromkeys(self.cuts), key=lambda cut: (cut[0], cut[1] > cut[0], -cut[1])
        ):
            if start >= done:
                made += [self.text[done:start], replacement.replace("\n", breaks)]
                done = end
        return "".join([*made, self.text[done:]])

    def _add(self, nodes: Mapping[Any, yaml.Node]) -> None:
        """New entries stand behind the entry that they follow, wherever that stands."""
        at, fresh = self._line_start(self.listed.value[0].start_mark.index), ""
        for entry in self.change.after:
            known = nodes.get(entry[self.change.key])
            if known is None:
                written = dict(self.change.fresh.get(entry[self.change.key], entry))
                fresh += self._indented(self.write.block([written]), self.listed.start_mark.column)
                continue
            self._insert(at, fresh)
            at, fresh = self._line_end(self._end(known)), ""
        self._insert(at, fresh)

    def _insert(self, at: int, lines: str) -> None:
        if lines:
            lead = "" if not at or self.text[at - 1] == "\n" else "\n"
            self.cuts.append((at, at, lead + lines))

    def _set(self, entry: yaml.Node, values: Entry, path: Path_, value: Any) -> None:
        """Write the value at a path, or at the nearest path above it whose layout can hold the change."""
        node, inside, found = entry, False, 0
        for step in path:
            nearer = _step(node, step)
            if nearer is None:
                break
            inside = inside or bool(getattr(node, "flow_style", False))
            node, found = nearer, found + 1
        if found == len(path) and value is not GONE:
            self._replace(node, value, inside)
            return
        holder = _walk(entry, path[:-1])
        if value is GONE and found < len(path) and (holder is None or isinstance(holder, yaml.MappingNode)):
            return  # it followed from the rest, and stands nowhere
        plain = isinstance(holder, yaml.MappingNode) and not holder.flow_style
        if plain and found == len(path) and _at(values, path[:-1]):
            self._cut_key(holder, _at(values, path[:-1]), str(path[-1]))
        elif plain and found == len(path) - 1:
            lines = self._indented(self.write.block({path[-1]: value}), holder.start_mark.column)
            self._insert(self._line_end(self._end(holder)), lines)
        elif (
            isinstance(holder, yaml.MappingNode)
            and holder.value
            and found == len(path) - 1
            and value is not GONE
        ):
            at = self._end(holder.value[-1][1])  # a comma or a comment may follow
            self.cuts.append((at, at, f", {self.write.line({path[-1]: value})[1:-1]}"))
        else:
            above = path[:-1] if found >= len(path) - 1 else path[: found + 1]
            self._set(entry, values, above, _at(values, above))

    def _replace(self, node: yaml.Node, value: Any, inside: bool) -> None:
        start, end = node.start_mark.index, self._end(node)
        value = _as_short(value, node)
        block = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if isinstance(value, Mapping | list) and value and block:
            said = self._indented(self.write.block(value), node.start_mark.column).strip()
        elif isinstance(value, Mapping | list):
            said = self.write.line(value)
        else:
            said = self._scalar(node, value, inside)
        if start and self.text[start - 1] in ":-":  # nothing was written there
            said = " " + said
        self.cuts.append((start, end, said))

    def _scalar(self, node: yaml.Node, value: Any, inside: bool) -> str:
        style = getattr(node, "style", None)
        if isinstance(value, str) and style in (">", "|") and not inside:
            begin = self._line_start(node.start_mark.index)
            line = self.text[begin : node.start_mark.index]
            folded = _folded(value, len(line) - len(line.lstrip(" -")) + 2)
            if folded:
                return folded
        if isinstance(value, str) and (style == '"' or "\n" in value):
            return json.dumps(value, ensure_ascii=False)
        return self.write.line([value])[1:-1]

    def _end(self, node: yaml.Node) -> int:
        """Behind the last character of a node; the parser's own mark stands behind comments and empty lines."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        while end > node.start_mark.index and self.text[end - 1] in "\r\n ":
            end -= 1
        return end

    def _cut_key(self, holder: yaml.MappingNode, left: Entry, name: str) -> None:
        """A key with its lines; what follows takes the place of one that stands behind the dash of its entry."""
        names = [key.value for key, _ in holder.value]
        at = names.index(name)
        key, value = holder.value[at]
        start = key.start_mark.index
        if not self.text[self._line_start(start) : start].strip():
            self._cut_lines(start, self._end(value))
            return
        last = next((n for n in range(at, len(names) - 1) if names[n + 1] in left), at)
        end = self._line_end(self._end(holder.value[last][1]))
        while self.text[end : end + 1] in " \r\n" and end < len(self.text):
            end += 1
        self.cuts.append((start, end, ""))

    def _cut_lines(self, start: int, end: int) -> None:
        self.cuts.append((self._line_start(start), self._line_end(end), ""))

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _indented(self, lines: str, column: int) -> str:
        return textwrap.indent(lines, " " * column)


def differences(before: Any, after: Any, at: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Each path whose value is another one, with the new value, or GONE; from the deepest place that tells them apart."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in (*before, *(new for new in after if new not in before)):
            if key not in before:
                yield (*at, key), after[key]
            elif key not in after:
                yield (*at, key), GONE
            else:
                yield from differences(before[key], after[key], (*at, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, pair in enumerate(zip(before, after, strict=True)):
            yield from differences(*pair, (*at, number))
    elif before != after:
        yield at, after


def _as_short(value: Any, node: yaml.Node) -> Any:
    """In the short form that was written there: `+35:00`, one text for both languages."""
    if not isinstance(node, yaml.ScalarNode) or node.value == "":
        return value
    if isinstance(value, Mapping) and value.keys() == {"vi", "en"} and value["vi"] == value["en"]:
        return value["vi"]
    short = isinstance(value, int) and not isinstance(value, bool) and ":" in node.value
    return f"+{value // 60}:{value % 60:02}" if short else value


def _folded(value: str, indent: int) -> str:
    """A folded block that reads back as the value, "" when there is none."""
    paragraphs = value.split("\n")
    if not all(
        part and part == " ".join(part.split(" ")).strip() and "  " not in part for part in paragraphs
    ):
        return ""
    room = max(20, WIDTH - indent)
    wrapped = [
        "\n".join(textwrap.wrap(part, room, break_long_words=False, break_on_hyphens=False))
        for part in paragraphs
    ]
    return ">-\n" + textwrap.indent("\n\n".join(wrapped), " " * indent)


def _walk(node: yaml.Node, path: Path_) -> Any:
    found: Any = node
    for step in path:
        found = _step(found, step) if found is not None else None
    return found


def _step(node: yaml.Node, step: str | int) -> Any:
    if isinstance(step, str):
        return _value_of(node, step)
    return node.value[step] if isinstance(node, yaml.SequenceNode) and step < len(node.value) else None


def _value_of(node: Any, name: str) -> Any:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _at(values: Any, path: Path_) -> Any:
    for step in path:
        values = values[step]
    return values
