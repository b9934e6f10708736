"""Where a file that is no YAML went wrong, in words of whoever wrote it: a parser names the line at which it gave up."""

# Charter: scenario yamlslips
from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.yamlcuts import cuts

MAX_DEPTH = 40
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
_WIDE_COLON = re.compile(r"\s*(?:- )?\w+\s*：")
_VALUE = re.compile(r"\s*(?:- )?(?:[\w.-]+:[ \t]+)?(?:- )?(?P<value>\S.*)")
_SIGNS = "*&!@`%|>?"  # with which YAML begins something of its own
_AROUND = N_('Put straight quotation marks around the whole text: "…".')
_UNJOINED = ("<<<<<<< ", ">>>>>>> ")
_ODD = N_("a sign stands where none is expected")
CUT_ABOVE = 2  # lines above the one that the parser stops at, in which a text may have been cut


def torn(error: yaml.YAMLError, name: str, text: str, last: yaml.Event | None) -> ScenarioError:
    """What is wrong with a text that the parser refused; `last` = what it had read before."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    if "nesting" in why:
        return too_deep(Place(name, mark.line + 1 if mark else 0))
    if cut := next((cut for cut in cuts(text) if mark and 0 <= mark.line + 1 - cut.line <= CUT_ABOVE), None):
        return cut.fault(name)
    line = mark.line + 1 if mark else 0
    if slip := _slip(error, text, line) or _of_value(error, text, line) or _indented(error, text, line):
        at, message, remedy = slip
        return ScenarioError(message, remedy=remedy, place=Place(name, at), code="S103")
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
        if _WIDE_COLON.match(row):
            return n, N_("this is a full-width colon, which is none here"), N_("Write `name: value`.")
        if re.match(r"\s*(?:- )?\w+:[\u00a0\u2000-\u200b\u3000]", row):
            message = N_(
                "behind the colon stands a blank that only looks like one, as text programs write it"
            )
            return n, message, N_("Put ordinary spaces in their place.")
        if "\t" in row[: len(row) - len(row.lstrip())] or re.match(r"\s*-\t", row):
            return n, N_("the line is indented with a tab"), N_("Put ordinary spaces in their place.")
        if re.match(r"\s*-[^\s\-]+:", row):
            return n, N_("a blank is missing behind the dash"), N_("Write `- name: value`.")
        if key and re.match(r"\s*(?:- )?\w+[:：][^\s/]", row):
            return n, N_("a blank is missing behind the colon"), N_("Write `name: value`.")
        if key and re.match(r"\s*(?:- )?\w+\s*[=：\s]", row):
            return n, N_("a colon is missing on this line"), N_("Write `name: value`.")
    return None


def _of_value(error: yaml.YAMLError, text: str, line: int) -> tuple[int, str, str] | None:
    """What is wrong with the value of the line at which the parser stopped, or of the list that it was in."""
    why, rows = getattr(error, "problem", None) or "", text.split("\n")
    within = getattr(error, "context_mark", None)
    begun = within.line + 1 if within is not None else line
    found = _VALUE.match(rows[line - 1]) if 0 < line <= len(rows) else None
    value = found["value"].rstrip() if found else ""
    if "escape" in why:
        return (
            line,
            N_("a backslash stands in a text in double quotation marks"),
            N_("Write it twice, or ' around the text."),
        )
    if "',' or ']'" in why or "',' or '}'" in why:
        sign = "]" if "]" in why else "}"
        message = (
            N_("a list in [ ] is not closed, or lacks a comma")
            if sign == "]"
            else N_("fields in { } are not closed, or lack a comma")
        )
        return begun, message, N_("Close it at its end, or put the comma in.")
    if value[:1] in ("'", '"') and re.match(r"(['\"])(?:(?!\1).)*\1\s*[^\s#,\]}:]", value):
        message = N_("a text goes on behind its quotation mark")
        return (
            line,
            message,
            N_("Write “ and ” inside of the text, or leave out the outer marks and put ' around all of it."),
        )
    if re.match(r"(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}]", value):
        return line, N_("a text begins with brackets, which YAML takes for a list or for fields"), _AROUND
    if value[:1] and (value[0] in _SIGNS or "sequence entries" in why):
        return line, N_("a text begins with a sign that YAML takes for its own"), _AROUND
    if "mapping values" in why and re.search(r": \S", value):
        return line, N_("a colon stands inside a text without quotation marks"), _AROUND
    return None


def _indented(error: yaml.YAMLError, text: str, line: int) -> tuple[int, str, str] | None:
    """A line that begins at another place than the one above, which neither lies inside of that nor ends it."""
    rows = text.split("\n")
    if "expected key" not in (getattr(error, "problem", None) or "") or not 1 < line <= len(rows):
        return None
    around = [_depth(row) for row in (rows[line - 2], *rows[line : line + 1]) if row.strip()]
    if around and _depth(rows[line - 1]) not in around:
        message = N_("the line begins further to the right or left than its neighbours")
        return line, message, N_("Begin it exactly below them, with spaces.")
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


def too_deep(place: Place) -> ScenarioError:
    message = N_("the text is nested more than {limit} deep")
    return ScenarioError(message, remedy=N_("Flatten it."), place=place, code="S106", limit=MAX_DEPTH)
