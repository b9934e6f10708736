"""Kinds of mistake that may be made in any field of any file of a drill: what is written there, with one slip in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Files = Mapping[str, str]
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A field, or an entry of a list, where it stands in the text: from its name to the end of its value."""

    file: str
    path: Path_
    begin: int
    value: int
    end: int
    line: int
    kind: str  # "scalar", "list" or "fields"
    text: str  # the whole file
    siblings: tuple[str, ...]  # values of the scalars beside it

    @property
    def name(self) -> str:
        return next(step for step in reversed(("", *self.path)) if isinstance(step, str))

    @property
    def written(self) -> str:
        return self.text[self.value : self.end]

    @property
    def whole(self) -> str:
        """The path without numbers: the same field of another entry says nothing new."""
        steps = "".join("[]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{self.file.partition('/')[0]}:{steps}"

    def other(self, new: str) -> str:
        return f"{self.text[: self.value]}{new}{self.text[self.end :]}"

    def head(self, new: str) -> str:
        return f"{self.text[: self.begin]}{new}{self.text[self.value :]}"


def parts(files: Files) -> Iterator[Part]:
    for file, text in sorted(files.items()):
        if file.endswith(".yaml"):
            yield from _inside(file, text, yaml.compose(text, Loader=yaml.CSafeLoader), ())


def _inside(file: str, text: str, node: Any, path: Path_) -> Iterator[Part]:
    inner: list[tuple[str | int, Any, Any]] = []
    if isinstance(node, yaml.MappingNode):
        inner = [(key.value, key, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        inner = [(n, value, value) for n, value in enumerate(node.value)]
    scalars = [
        text[each.start_mark.index : each.end_mark.index]
        for _, _, each in inner
        if isinstance(each, yaml.ScalarNode)
    ]
    for step, key, value in inner:
        begin, at, end = key.start_mark.index, value.start_mark.index, value.end_mark.index
        end = at + len(text[at:end].rstrip())
        kind = {yaml.ScalarNode: "scalar", yaml.SequenceNode: "list"}.get(type(value), "fields")
        yield Part(
            file=file, path=(*path, step), begin=begin, value=at, end=end, line=key.start_mark.line + 1, kind=kind,
            text=text, siblings=tuple(each for each in scalars if each != text[at:end]),
        )  # fmt: skip
        yield from _inside(file, text, value, (*path, step))


Made = Callable[[Part], str | None]


def scalar(new: Callable[[str, Part], str | None]) -> Made:
    def make(part: Part) -> str | None:
        said = new(part.written, part) if part.kind == "scalar" else None
        return None if said is None or said == part.written else part.other(said)

    return make


def where(pattern: str, new: Callable[[str, Part], str | None]) -> Made:
    """Of values that are written so."""
    return scalar(lambda said, part: new(said, part) if re.fullmatch(pattern, said) else None)


def read_by_players(new: Callable[[str], str]) -> Made:
    """Of texts in which players read what they are to find out."""
    read = ("msel.yaml:.injects[].body", "claims:.sentence")
    return scalar(lambda said, part: new(said) if part.whole in read and said[:1] == '"' else None)


def field(new: Callable[[Part], str | None]) -> Made:
    """Of the name of a field."""

    def make(part: Part) -> str | None:
        said = new(part) if isinstance(part.path[-1], str) else None
        return None if said is None else part.head(said)

    return make


def line(new: Callable[[str, Part], str | None]) -> Made:
    """Of the line on which a field stands by itself."""

    def make(part: Part) -> str | None:
        begin = part.text.rfind("\n", 0, part.begin) + 1
        end = part.text.find("\n", part.end)
        said = part.text[begin : end if end >= 0 else len(part.text)]
        if part.kind != "scalar" or "{" in said or not said.strip() or "\n" in said:
            return None
        changed = new(said, part)
        return None if changed is None else f"{part.text[:begin]}{changed}{part.text[begin + len(said) :]}"

    return make


def entry(new: Callable[[str], str]) -> Made:
    """Of the line on which an entry of a list begins."""
    return line(lambda said, _: new(said) if said.lstrip().startswith("- ") else None)


def code(pattern: str, new: Callable[[list[str]], str]) -> Made:
    """Of a list in one line whose first entry is written so."""
    return listed(lambda each, _: new(each) if re.fullmatch(pattern, each[0]) else None)


def inner(new: Callable[[Part], str], *, flow: bool = False) -> Made:
    """Of fields; `flow` = in braces alone."""

    def make(part: Part) -> str | None:
        return (
            part.other(new(part)) if part.kind == "fields" and (part.written[:1] == "{" or not flow) else None
        )

    return make


def listed(new: Callable[[list[str], Part], str | None]) -> Made:
    """Of a list of words in one line."""

    def make(part: Part) -> str | None:
        flow = re.fullmatch(r"\[([^\[\]{}\"]+)\]", part.written) if part.kind == "list" else None
        said = new(re.split(r",\s*", flow[1]), part) if flow else None
        return None if said is None else part.other(said)

    return make


def swapped(word: str) -> str:
    n = len(word) // 2
    pairs = [n, *range(1, len(word) - 1)]
    at = next((each for each in pairs if each + 1 < len(word) and word[each] != word[each + 1]), 0)
    return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" if len(word) > 2 else f"{word}x"


def bare(said: str) -> str:
    return said.strip("\"'")


NUMBER, CODE, TEXT, TIME = r"\d+", r"[A-Za-z][\w-]*", r"\"[^\"]{12,}\"", r"\+\d+:\d\d"
KINDS: Mapping[str, Made] = {
    # of the value
    "nothing written": scalar(lambda said, _: ""),
    "an empty text": scalar(lambda said, _: '""'),
    "blanks in marks": scalar(lambda said, _: '"   "'),
    "a dash for nothing": scalar(lambda said, _: '"-"'),
    "n/a": scalar(lambda said, _: "n/a"),
    "to come": scalar(lambda said, _: "TODO"),
    "a question mark": scalar(lambda said, _: '"?"'),
    "as above": scalar(lambda said, _: "như trên"),
    "in a list": scalar(lambda said, part: f"[{said}]"),
    "twice in a list": scalar(lambda said, part: f"[{said}, {said}]"),
    "in fields": scalar(lambda said, _: f"{{a: {said}}}"),
    "a comma behind": scalar(lambda said, _: f"{said},"),
    "a semicolon behind": scalar(lambda said, _: f"{said};"),
    "a full stop behind": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"{said}."),
    "a colon behind": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"{said}:"),
    "curly marks": scalar(lambda said, _: f"“{bare(said)}”"),
    "an open mark": scalar(lambda said, _: f'"{bare(said)}'),
    "a mark at the end": scalar(lambda said, _: f'{bare(said)}"'),
    "marks of code": scalar(lambda said, _: f"`{bare(said)}`"),
    "in brackets": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"({said})"),
    "a remark behind": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"{said} (hỏi chị Lan)"),
    "a remark behind a slash": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"{said} // hỏi lại"),
    "a star before": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"*{said}"),
    "a doubt": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"{said}?"),
    "one or the other": where(CODE, lambda said, part: f"{said} hoặc {bare(part.siblings[0])}" if part.siblings else None),
    "a no-break space before": where(f"{CODE}|{NUMBER}|{TIME}", lambda said, _: f"\u00a0{said}"),
    "a no-break space inside": where(TEXT, lambda said, _: said.replace(" ", "\u00a0", 2)),
    "a neighbour's value": scalar(lambda said, part: part.siblings[0] if part.siblings else None),
    "the last neighbour's value": scalar(lambda said, part: part.siblings[-1] if part.siblings else None),
    "a number for a word": where(CODE, lambda said, _: "7"),
    "yes": scalar(lambda said, _: "yes"),
    "true": scalar(lambda said, _: "true"),
    "a fraction": scalar(lambda said, _: "1.5"),
    "a misspelt code": where(CODE, lambda said, _: swapped(said)),
    "a code cut": where(CODE, lambda said, _: said[:-1] if len(said) > 3 else None),
    "a code in the plural": where(CODE, lambda said, _: f"{said}s"),
    "a code in capitals": where(CODE, lambda said, _: said.swapcase()),
    "a code with a blank": where(r"[A-Za-z]+[-_][\w-]+", lambda said, _: re.sub("[-_]", " ", said, count=1)),
    "a code with another joint": where(r"[A-Za-z]+[-_][\w-]+", lambda said, _: said.translate(str.maketrans("-_", "_-"))),
    "a code twice": where(CODE, lambda said, _: f"{said} {said}"),
    "a code of two": where(CODE, lambda said, _: f"{said}/{said}"),
    "a file's name": where(CODE, lambda said, _: f"{said}.yaml"),
    "a pointer": where(CODE, lambda said, _: f"#{said}"),
    # numbers
    "a decimal comma": where(NUMBER, lambda said, _: f"{said},5"),
    "a dot of thousands": where(NUMBER, lambda said, _: f"{said[:-3]}.{said[-3:]}" if len(said) > 3 else f"{said}.000"),
    "a comma of thousands": where(NUMBER, lambda said, _: f"{said[:-3]},{said[-3:]}" if len(said) > 3 else f"{said},000"),
    "a blank of thousands": where(NUMBER, lambda said, _: f"{said[:-3]} {said[-3:]}" if len(said) > 3 else f"{said} 000"),
    "a number in marks": where(NUMBER, lambda said, _: f'"{said}"'),
    "a unit": where(NUMBER, lambda said, _: f"{said} người"),
    "a per cent": where(NUMBER, lambda said, _: f"{said}%"),
    "about": where(NUMBER, lambda said, _: f"~{said}"),
    "from to": where(NUMBER, lambda said, _: f"{said}-{said}0"),
    "at least": where(NUMBER, lambda said, _: f">{said}"),
    "a letter for nought": where(NUMBER, lambda said, _: said.replace("0", "O") if "0" in said else f"{said}l"),
    "thousands in short": where(NUMBER, lambda said, _: f"{said}k"),
    "below nought": where(NUMBER, lambda said, _: f"-{said}"),
    "nought": where(NUMBER, lambda said, _: "0"),
    "four noughts more": where(NUMBER, lambda said, _: f"{said}0000"),
    "in words": where(NUMBER, lambda said, _: "sáu mươi"),
    # times
    "a dot for a colon": where(TIME, lambda said, _: said.replace(":", ".")),
    "a comma for a colon": where(TIME, lambda said, _: said.replace(":", ",")),
    "a wide colon": where(TIME, lambda said, _: said.replace(":", "：")),
    "no plus": where(TIME, lambda said, _: said[1:]),
    "a minus": where(TIME, lambda said, _: f"-{said[1:]}"),
    "a dash like a minus": where(TIME, lambda said, _: f"–{said[1:]}"),
    "T plus": where(TIME, lambda said, _: f"T{said}"),
    "a blank behind the plus": where(TIME, lambda said, _: said.replace("+", "+ ")),
    "blanks at the colon": where(TIME, lambda said, _: said.replace(":", " : ")),
    "minutes alone": where(TIME, lambda said, _: said.partition(":")[0]),
    "minutes with a mark": where(TIME, lambda said, _: f"{said.partition(':')[0]}'"),
    "minutes in words": where(TIME, lambda said, _: f"{said[1:].partition(':')[0]} phút"),
    "hours": where(TIME, lambda said, _: "+2h"),
    "after the end": where(TIME, lambda said, _: "+600:00"),
    "before the beginning": where(TIME, lambda said, _: '"05:15"'),
    "a clock of twelve": where(TIME, lambda said, _: "8:15 PM"),
    "a span": where(TIME, lambda said, _: f"{said}-{said}"),
    "seventy seconds": where(TIME, lambda said, _: f"{said[:-2]}75"),
    "a date": where(TIME, lambda said, _: "2027-05-20 08:15"),
    "a date of here": where(TIME, lambda said, _: "20/05/2027 08:15"),
    "as soon as possible": where(TIME, lambda said, _: "càng sớm càng tốt"),
    "minutes as hours": where(TIME, lambda said, _: re.sub(r"\+(\d+):\d\d", lambda hit: f"+0:{int(hit[1]):02}", said)),
    # texts
    "a text cut short": where(TEXT, lambda said, _: f'"{bare(said)[:3]}"'),
    "a text without marks and with a colon": where(TEXT, lambda said, _: f"Báo: {bare(said)}"),
    "a text without marks and with a hash": where(TEXT, lambda said, _: f"Hẻm #4 {bare(said)}"),
    "marks in a text": where(TEXT, lambda said, _: f'"Nói "{bare(said)[:8]}" nhé"'),
    "a text of two lines": where(TEXT, lambda said, _: re.sub(r" ", "\n", said, count=1)),
    "a text as a number": where(TEXT, lambda said, _: "12"),
    "in the other language alone": where(TEXT, lambda said, _: f"{{fr: {said}}}"),
    "an empty second language": where(TEXT, lambda said, _: f'{{vi: {said}, en: ""}}'),
    "a language with a capital": where(TEXT, lambda said, _: f"{{VI: {said}}}"),
    "a text of capitals' tokens": where(TEXT, lambda said, _: f'"{bare(said)} {{Phone}}"'),
    "a text of single braces": where(TEXT, lambda said, _: f'"{bare(said)} {{tên}}"'),
    "a text of marked words": where(TEXT, lambda said, _: f'"[chưa duyệt] {bare(said)}"'),
    "a text that is a pointer": where(TEXT, lambda said, _: '"Xem tệp đính kèm"'),
    "a text with a note": where(TEXT, lambda said, _: f'"{bare(said)} (chờ chị Hà viết)"'),
    "a text with capitals for later": where(TEXT, lambda said, _: f'"{bare(said)} TODO"'),
    "a text with a page's foot": where(TEXT, lambda said, _: f'"{bare(said)} Trang 3/12"'),
    "a text with a remark": where(TEXT, lambda said, _: f'"{bare(said)} [Lan: chị Tú xem lại câu này]"'),
    "a text as it was sent on": read_by_players(lambda said: f'"[10:32, 23/09/2027] Lan: {bare(said)}"'),
    "a text with its words parted": read_by_players(lambda said: re.sub(r"(?<=[a-zđ])(?=[a-z]{2} )", "- ", said, count=1)),
    "a text put off": where(TEXT, lambda said, _: f'"{bare(said)} … bổ sung sau"'),
    "a text that gives itself away": read_by_players(lambda said: f'"(TIN GIẢ) {bare(said)}"'),
    # of the field
    "a misspelt field": field(lambda part: f"{swapped(part.name)}: "),
    "a field cut": field(lambda part: f"{part.name[:-1]}: " if len(part.name) > 3 else None),
    "a field in the plural": field(lambda part: f"{part.name}s: " if part.kind == "scalar" else None),
    "a field with a capital": field(lambda part: f"{part.name.capitalize()}: "),
    "a field in capitals": field(lambda part: f"{part.name.upper()}: "),
    "a field with a hyphen": field(lambda part: f"{part.name.replace('_', '-')}: " if "_" in part.name else None),
    "a field with a blank": field(lambda part: f"{part.name.replace('_', ' ')}: " if "_" in part.name else None),
    "a field with a star": field(lambda part: f"{part.name}*: "),
    "a field in marks": field(lambda part: f"“{part.name}”: "),
    "a field without accents' colon": field(lambda part: f"{part.name}： "),
    "an equals sign": field(lambda part: f"{part.name} = "),
    "no blank behind the colon": field(lambda part: f"{part.name}:" if part.kind == "scalar" else None),
    "a field of a comma": field(lambda part: f"{part.name}, "),
    "a field without its colon": field(lambda part: f"{part.name} "),
    "a field of two": field(lambda part: f"{part.name}: {part.name}: "),
    "a strange field before": field(lambda part: f"ghi_chu: x\n{' ' * _column(part)}{part.name}: " if _alone(part) else None),
    # of the line
    "a line taken out": line(lambda said, part: None if said.lstrip().startswith("- ") else "\n# "),
    "a line commented out": line(lambda said, part: f"# {said}"),
    "a line doubled": line(lambda said, part: f"{said}\n{said}"),
    "a line further in": line(lambda said, part: f"  {said}"),
    "a line one further in": line(lambda said, part: f" {said}"),
    "a line further out": line(lambda said, part: said[2:] if said.startswith("  ") else None),
    "a line one further out": line(lambda said, part: said[1:] if said.startswith(" ") else None),
    "a tab": line(lambda said, part: f"\t{said.lstrip()}"),
    "no-break spaces before": line(lambda said, _: said.replace(" ", "\u00a0", 2) if said[:2] == "  " else None),
    "a bullet": entry(lambda said: said.replace("- ", "• ", 1)),
    "a dash too many": line(lambda said, _: None if said.lstrip()[:2] == "- " else re.sub(r"^( *)", r"\1- ", said)),
    "a dash lost": entry(lambda said: said.replace("- ", "  ", 1)),
    "a dash without its blank": entry(lambda said: said.replace("- ", "-", 1)),
    "as in JSON": line(lambda said, _: re.sub(r"^( *(?:- )?)(\w+): (.*)$", r'\1"\2": \3,', said)),
    # of a list
    "a list's first alone": listed(lambda each, _: each[0]),
    "a list as text": listed(lambda each, _: ", ".join(each) if len(each) > 1 else None),
    "a list with semicolons": listed(lambda each, _: f"[{'; '.join(each)}]" if len(each) > 1 else None),
    "a list without commas": listed(lambda each, _: f"[{' '.join(each)}]" if len(each) > 1 else None),
    "a list with and": listed(lambda each, _: f"[{' và '.join(each)}]" if len(each) > 1 else None),
    "a list with slashes": listed(lambda each, _: f"[{'/'.join(each)}]" if len(each) > 1 else None),
    "a list in round brackets": listed(lambda each, _: f"({', '.join(each)})"),
    "a list in braces": listed(lambda each, _: f"{{{', '.join(each)}}}"),
    "a list of lists": listed(lambda each, _: f"[[{', '.join(each)}]]"),
    "a list left open": listed(lambda each, _: f"[{', '.join(each)}"),
    "a list of nothing": listed(lambda each, _: "[]"),
    "a list in marks": listed(lambda each, _: f'"[{", ".join(each)}]"'),
    "an entry twice": listed(lambda each, _: f"[{', '.join([*each, each[0]])}]"),
    "an entry of nothing": listed(lambda each, _: f"[{', '.join([*each, chr(34) * 2])}]"),
    "an entry misspelt": code(CODE, lambda each: f"[{', '.join([swapped(each[0]), *each[1:]])}]"),
    "an entry of another kind": listed(lambda each, _: f"[{', '.join([*each, '7'])}]"),
    "an entry with a capital": code(CODE, lambda each: f"[{', '.join([each[0].swapcase(), *each[1:]])}]"),
    "all of them": listed(lambda each, _: "[all]"),
    "a list of fields": listed(lambda each, _: f"{{a: {each[0]}}}"),
    # of fields
    "fields in a list": inner(lambda part: f"[{part.written}]", flow=True),
    "fields as a word": inner(lambda part: "x"),
    "fields as a number": inner(lambda part: "5"),
    "fields of nothing": inner(lambda part: "{}"),
    "a list as a word": lambda part: part.other("x") if part.kind == "list" else None,
    "a list as fields": lambda part: part.other("{x: 5}") if part.kind == "list" else None,
    "a list that is empty": lambda part: part.other("[]") if part.kind == "list" else None,
    "a list of null": lambda part: part.other("[null]") if part.kind == "list" else None,
    "a brace lost": inner(lambda part: part.written[:-1], flow=True),
}  # fmt: skip


def _column(part: Part) -> int:
    return part.begin - part.text.rfind("\n", 0, part.begin) - 1


def _alone(part: Part) -> bool:
    """Whether the field begins its line."""
    begin = part.text.rfind("\n", 0, part.begin) + 1
    return not part.text[begin : part.begin].strip() and _column(part) == part.begin - begin
