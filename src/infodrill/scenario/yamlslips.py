"""Where a file that is no YAML went wrong, in words of whoever wrote it: a parser names the line at which it gave up."""

# Charter: scenario yamlslips
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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
_OTHER_DASH = re.compile(r"\s*(?:[–—•·▪●]|[-*](?=[\"'“]))")
_FIELD = re.compile(r"\s*(?:-|[\w.-]+\s*[:=：])")
_TEXT_OF_LIST = re.compile(
    r"( *)- (?![\w.-]+:(?:\s|$))(?=\S)"
)  # a line of a list whose entries are no fields
_DASH = N_("Write `- ` in its place.")
_SIGNS = "*&!@`%|>?"  # with which YAML begins something of its own
_SPACES = N_("Put ordinary spaces in their place.")
_AROUND = N_('Put straight quotation marks around the whole text: "…".')
_UNJOINED = ("<<<<<<< ", ">>>>>>> ")
_ODD = N_("a sign stands where none is expected")
CUT_ABOVE = 2  # lines above the one that the parser stops at, in which a text may have been cut
Slip = tuple[int, str, str]  # the line, from 1, what is wrong, what to do


@dataclass(kw_only=True)
class Torn:
    """Where a parser stopped: its error, the text, the line from 1 (0 = it names none), and what it had read before."""

    error: yaml.YAMLError
    text: str
    last: yaml.Event | None

    @cached_property
    def line(self) -> int:
        mark = getattr(self.error, "problem_mark", None) or getattr(self.error, "context_mark", None)
        return int(mark.line) + 1 if mark else 0

    @cached_property
    def why(self) -> str:
        return str(
            getattr(self.error, "problem", None) or getattr(self.error, "reason", None) or "unreadable"
        )

    @cached_property
    def within(self) -> int:
        """The line, from 1, at which that begins in which the parser stopped; 0 where it does not say."""
        mark = getattr(self.error, "context_mark", None)
        return int(mark.line) + 1 if mark else 0

    @cached_property
    def rows(self) -> list[str]:
        return self.text.split("\n")

    def row(self, line: int) -> str:
        return self.rows[line - 1] if 0 < line <= len(self.rows) else ""


def torn(error: yaml.YAMLError, name: str, text: str, last: yaml.Event | None) -> ScenarioError:
    """What is wrong with a text that the parser refused; `last` = what it had read before."""
    stop = Torn(error=error, text=text, last=last)
    if "nesting" in stop.why:
        return too_deep(Place(name, stop.line))
    if cut := next((cut for cut in cuts(text) if stop.line and 0 <= stop.line - cut.line <= CUT_ABOVE), None):
        return cut.fault(name)
    for look in (
        _unjoined,
        _pasted,
        _no_dash,
        _slip,
        _escape,
        _odd_blanks,
        _no_colon,
        _open_quote,
        _asking,
        _hash,
        _commas,
        _unclosed,
        _among_fields,
        _of_value,
        _indented,
    ):
        if slip := look(stop):
            line, message, remedy = slip
            return ScenarioError(message, remedy=remedy, place=Place(name, line), code="S103")
    return ScenarioError(
        N_("this is not YAML: {why}"),
        remedy=N_("Look at the indentation, quotes and colons here and one line before."),
        place=Place(name, stop.line),
        code="S103",
        why=MsgidWords(_WHY.get(stop.why, _ODD)),
    )


def _unjoined(stop: Torn) -> Slip | None:
    line = next((n for n, row in enumerate(stop.rows, 1) if row.startswith(_UNJOINED)), 0)
    message = N_("here stand two versions of the file that nobody joined")
    remedy = N_("Keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>.")
    return (line, message, remedy) if line else None


def _pasted(stop: Torn) -> Slip | None:
    """A line that belongs to nothing, as text programs draw one between parts: no mark around it makes a field of it."""
    for n, row in ((n, stop.row(n)) for n in (stop.line, stop.within)):
        above = next((stop.row(m) for m in range(n - 1, 0, -1) if _says(stop.row(m))), "").rstrip()
        alone = row.strip() and (row.lstrip()[0] in "*=~_+&@`%>" or not re.search(r"\w", row))
        held = _FIELD.match(row) or _OTHER_DASH.match(row) or above.endswith(tuple(":|>-,[{"))
        if alone and not held:
            message = N_("this line belongs to no field and to no entry of a list")
            return n, message, N_("Take the line out, or write `# ` before it.")
    return None


def _slip(stop: Torn) -> Slip | None:
    """A slip that the line itself shows, at this one or right above it."""
    key = "could not find expected ':'" in stop.why
    above = range(stop.line, max(stop.line - 1 - CUT_ABOVE, 0), -1)
    for n in (stop.within,) if key and stop.within else above:
        row = stop.row(n)
        if _OTHER_DASH.match(row):
            return (
                n,
                N_("a list begins each line with a dash and a blank, and here stands something else"),
                _DASH,
            )
        if stop.row(n - 1).rstrip().endswith((": |", ": >", ": |-", ": >-")) and _depth(row) <= _depth(
            stop.row(n - 1)
        ):
            message = N_("the text below | or > begins no further to the right than its name")
            return n, message, N_("Indent each line of it by two spaces more.")
        if _WIDE_COLON.match(row):
            return n, N_("this is a full-width colon, which is none here"), N_("Write `name: value`.")
        if re.match(r"\s*(?:- )?\w+:[\u00a0\u2000-\u200b\u3000]", row):
            return (
                n,
                N_("behind the colon stands a blank that only looks like one, as text programs write it"),
                _SPACES,
            )
        if "\t" in row[: len(row) - len(row.lstrip())] or re.match(r"\s*-\t", row):
            return n, N_("the line is indented with a tab"), _SPACES
        if re.match(r"\s*-[^\s\-]+:", row):
            return n, N_("a blank is missing behind the dash"), N_("Write `- name: value`.")
        if key and re.match(r"\s*(?:- )?\w+:[^\s/]", row):
            return n, N_("a blank is missing behind the colon"), N_("Write `name: value`.")
        if key and re.match(r"\s*(?:- )?\w+\s*[=\s,;]", row):
            return n, N_("a colon is missing on this line"), N_("Write `name: value`.")
    return None


def _escape(stop: Torn) -> Slip | None:
    message = N_("a backslash stands in a text in double quotation marks")
    return (stop.line, message, N_("Write it twice, or ' around the text.")) if "escape" in stop.why else None


def _odd_blanks(stop: Torn) -> Slip | None:
    """A line, at or right above this one, that begins with other blanks than spaces; a tab is told."""
    for n in range(min(stop.line, len(stop.rows)), max(stop.line - 1 - CUT_ABOVE, 0), -1):
        row = stop.row(n)
        if any(letter.isspace() and letter not in " \t\r" for letter in row[: len(row) - len(row.lstrip())]):
            message = N_(
                "the line is indented with spaces that only look like ones, as text programs write them"
            )
            return n, message, _SPACES
    return None


def _no_colon(stop: Torn) -> Slip | None:
    """A line that a colon was left out of: what follows it was read as its own text."""
    if not stop.line or "mapping values" not in stop.why:
        return None
    depth = _depth(stop.row(stop.line))
    above = ((n, stop.row(n)) for n in range(stop.line - 1, 0, -1) if _says(stop.row(n)))
    n, row = next(((n, row) for n, row in above if _depth(row) <= depth), (0, ""))
    if not n or _depth(row) != depth or re.search(r":(?:\s|$)", row):
        return None
    if re.match(r"\s*(?:- )?[\w-]+:\S", row):
        return n, N_("a blank is missing behind the colon"), N_("Write `name: value`.")
    return n, N_("a colon is missing on this line"), N_("Write `name: value`.")


def _open_quote(stop: Torn) -> Slip | None:
    """A quotation mark that is not closed: the parser ran on to the next one, or to the end."""
    line, last = 0, stop.last
    if stop.within and "quoted scalar" in (getattr(stop.error, "context", None) or ""):
        line = stop.within
    elif stop.line and isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"'):
        begin, end = last.start_mark, last.end_mark
        spans = begin is not None and end is not None and begin.line < end.line and stop.line <= end.line + 2
        line = begin.line + 1 if spans and begin else 0
    message = N_("a quote that opens on this line is not closed")
    return (line, message, N_("Add the second quotation mark.")) if line else None


def _asking(stop: Torn) -> Slip | None:
    """Question marks for answers in a list, which YAML takes for keys."""
    for n in dict.fromkeys((stop.within, stop.line)):
        if re.search(r"[\[,]\s*\?\s*(?=[,\]])", stop.row(n)):
            return (
                n,
                N_("a question mark stands by itself in a list"),
                N_("Write `unsure` for what is not known."),
            )
    return None


def _hash(stop: Torn) -> Slip | None:
    """A value that begins with a hash, behind which YAML reads nothing more of the line."""
    for n in dict.fromkeys((stop.line, stop.within, stop.line - 1)):
        if re.search(r"(?:[:,\[{]|- )\s*#[^\s#]", stop.row(n)):
            message = N_("behind `#` the rest of the line is read as a comment")
            return n, message, N_('Take the `#` out, or put the text in quotation marks: "…".')
    return None


def _commas(stop: Torn) -> Slip | None:
    """Two commas side by side, one before the first entry, or one behind a field, as in JSON."""
    for n in (stop.line, stop.line - 1) if "expected key" in stop.why else ():
        if re.search(r"[\"'\]}]\s*[,;]\s*(?:#.*)?$", stop.row(n)):
            return n, N_("a comma or semicolon stands behind the text"), N_("Take the sign `,` or `;` out.")
    for n in dict.fromkeys((stop.line, stop.within)):
        if re.search(r"[\[{,]\s*,", stop.row(n)):
            return (
                n,
                N_("a comma stands where nothing is before it"),
                N_("Take the comma `,` out, or write the entry that is missing before it."),
            )
    return None


def _unclosed(stop: Torn) -> Slip | None:
    """A list or fields without their end."""
    if not any(signs in stop.why for signs in ("',' or ']'", "',' or '}'")):
        return None
    return stop.within or stop.line, _WHY[stop.why], N_("Close it at its end, or put the comma in.")


def _of_value(stop: Torn) -> Slip | None:
    """A text that begins with what YAML takes for something else, or holds it."""
    found = _VALUE.match(stop.row(stop.line))
    value = found["value"].rstrip() if found else ""
    if re.match(r"'(?:[^'])*'\s*[^\s#,\]}:]", value):
        remedy = N_(
            'Write an apostrophe inside of the text twice, or put straight double marks around it: "…".'
        )
        return stop.line, N_("a text goes on behind its quotation mark"), remedy
    if re.match(r"(['\"])(?:(?!\1).)*\1\s*[^\s#,\]}:]", value):
        remedy = N_(
            "Write “ and ” inside of the text, or leave out the outer marks and put ' around all of it."
        )
        return stop.line, N_("a text goes on behind its quotation mark"), remedy
    if re.match(r"(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}]", value):
        return (
            stop.line,
            N_("a text begins with brackets, which YAML takes for a list or for fields"),
            _AROUND,
        )
    if re.match(r"(['\"])(?:(?!\1).)*\1\s*[,;]\s*(?:#.*)?$", value):
        return (
            stop.line,
            N_("a comma or semicolon stands behind the text"),
            N_("Take the sign `,` or `;` out."),
        )
    row = stop.row(stop.line)
    colon = re.search(r"(?<![\w\"'])\w[\w-]*:\s*[,}\]]|:\s+\w[\w-]*:\s*$", row)
    if colon and ("mapping values" in stop.why or stop.why not in _WHY or "',' or '}'" in stop.why):
        message = N_("a colon stands behind a word that has no value")
        return stop.line, message, N_("Take the colon `:` at its end out.")
    if "cannot start any token" in stop.why and "\t" not in row:
        return stop.line, N_("a text begins with a sign that YAML takes for its own"), _AROUND
    if value and (value[0] in _SIGNS or "sequence entries" in stop.why):
        return stop.line, N_("a text begins with a sign that YAML takes for its own"), _AROUND
    if "mapping values" in stop.why and re.search(r": \S", value):
        return stop.line, _WHY[stop.why], _AROUND
    return None


def _among_fields(stop: Torn) -> Slip | None:
    """A field that begins further in than the whole one above it, or further out than its list, or behind a dash of its own."""
    row = stop.row(stop.line)
    above = next((stop.row(n) for n in range(stop.line - 1, 0, -1) if _says(stop.row(n))), "")
    field = re.match(r"\s*(?P<dash>- )?[\w-]+:(?:\s|$)", row)
    beside = re.match(r"\s*(?:- )?[\w-]+:\s+[^\s#|>]", above)
    if not field or not above:
        return None
    if (
        field["dash"]
        and "expected key" in stop.why
        and _indent(above) == _indent(row)
        and above.lstrip()[:2] != "- "
    ):
        return (
            stop.line,
            N_("a dash stands before a field that belongs to those around it"),
            N_("Take the dash `- ` out."),
        )
    deeper = "mapping values" in stop.why and beside and _depth(row) > _depth(above)
    if deeper or (not field["dash"] and "'-' indicator" in stop.why):
        message = N_("the line begins further to the right or left than its neighbours")
        return stop.line, message, N_("Begin it exactly below them, with spaces.")
    return None


def _no_dash(stop: Torn) -> Slip | None:
    """A line of a list of texts that lost its dash, beside lines that have theirs."""
    for n in dict.fromkeys((stop.within, stop.line, stop.line - 1)):
        row = stop.row(n)
        if not _says(row) or _FIELD.match(row) or _OTHER_DASH.match(row):
            continue
        above = next((stop.row(m) for m in range(n - 1, 0, -1) if _says(stop.row(m))), "")
        below = next((other for other in stop.rows[n:] if _says(other)), "")
        for other in (below, above):
            dash = _TEXT_OF_LIST.match(other)
            # A text may go on below its own line: further in than its dash it is a line of that text.
            open_above = other is above and _indent(row) > len(dash[1]) if dash else False
            if dash and not open_above and _indent(row) in (len(dash[1]), len(dash[1]) + 2):
                return n, _WHY["did not find expected '-' indicator"], N_("Write `- ` before it.")
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(stop: Torn) -> Slip | None:
    """A line that begins at another place than its neighbours, which neither lies inside of them nor ends them."""
    message, remedy = (
        N_("the line begins further to the right or left than its neighbours"),
        N_("Begin it exactly below them, with spaces."),
    )
    row = stop.row(stop.line)
    if "'-' indicator" in stop.why and re.match(r"\s*- ", row):
        return stop.line, message, remedy
    if "expected key" not in stop.why or stop.line < 2:
        return None
    if re.match(r"\s*- \w+:", row):
        return _dashless_head(stop)
    around = [_depth(other) for other in map(stop.row, (stop.line - 1, stop.line + 1)) if other.strip()]
    if not around or _depth(row) in around:
        return None
    return stop.line, message, remedy


def _dashless_head(stop: Torn) -> Slip | None:
    """The first entry of a list without its dash, where the second one has it: the parser stops at that."""
    depth = _depth(stop.row(stop.line))
    first = 0
    for n in range(stop.line - 1, 0, -1):
        row = stop.row(n)
        if _says(row) and _depth(row) < depth:
            return (
                (first, _WHY["did not find expected '-' indicator"], N_("Write `- ` before it."))
                if first
                else None
            )
        if _says(row) and _indent(row) == depth:
            first = n
    return None


def _says(line: str) -> bool:
    """Whether it is no blank line and no comment."""
    return line.strip() != "" and not line.lstrip().startswith("#")


def _depth(line: str) -> int:
    """Columns before the first word; the dash of a list counts as room."""
    return len(line) - len(line.lstrip(" -"))


def too_deep(place: Place) -> ScenarioError:
    message = N_("the text is nested more than {limit} deep")
    return ScenarioError(message, remedy=N_("Flatten it."), place=place, code="S106", limit=MAX_DEPTH)
