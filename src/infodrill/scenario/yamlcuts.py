"""Where YAML ends a text that its author meant to go on: at ` #`, or at a comma behind a curly quotation mark."""

# Charter: scenario yaml cuts
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_

_CURLY = {
    "“": "”",
    "„": "“”",
    "‘": "’",
    "«": "»",
    "”": "”",
    "’": "’",
}  # how a text may begin → how it would end
_COMMENT = re.compile(r"[ \t]+#(.*)")
_WORTH_A_LOOK = re.compile(rf"(?m)^[^#\n]*\S[ \t]+#|[:,\[{{-][ \t]*[{''.join(_CURLY)}]|[”»][ \t]*[,\]}}\n]")
FEWEST = 3  # words in front of "# ": behind fewer of them stands a comment that is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlCut:
    """A text that ends on `line`, from 1, earlier than it was meant; `sure` = nobody writes a comment so."""

    line: int
    message: str
    remedy: str
    sure: bool
    lost: str

    def fault(self, file: str) -> ScenarioError:
        place = Place(file, self.line)
        return ScenarioError(self.message, remedy=self.remedy, place=place, code="S109", lost=self.lost)


def events(text: str) -> Iterator[yaml.Event]:
    """What the parser meets. Raises YAMLError where it stops."""
    # For its events alone: nothing here lets a file say of which class its values are.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    met: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return met


def cuts(text: str) -> list[YamlCut]:
    """In order, as far as the text is YAML."""
    found: list[YamlCut] = []
    if not _WORTH_A_LOOK.search(text):
        return found
    lines, flow = text.split("\n"), 0
    try:
        for event in events(text):
            if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                flow += bool(event.flow_style) or flow > 0
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                flow = max(0, flow - 1)
            elif isinstance(event, yaml.ScalarEvent) and not event.style:
                found += _of_scalar(event, lines, inside=flow > 0)
    except yaml.YAMLError:
        pass  # what was met so far may tell why
    return found


def _of_scalar(event: yaml.ScalarEvent, lines: list[str], *, inside: bool) -> Iterator[YamlCut]:
    begin, end, text = event.start_mark, event.end_mark, str(event.value)
    if begin is None or end is None or not text:
        return
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    comment = _COMMENT.match(rest)
    closes = _CURLY.get(text[0], "")
    if closes and not set(closes) & set(text[1:]) and (inside or comment):
        yield YamlCut(
            line=begin.line + 1,
            message=N_("the text ends before “{lost}”: a curly quotation mark does not hold it together"),
            remedy=N_('Put straight quotation marks around the whole text: "…".'),
            sure=True,
            lost=_short(rest),
        )
    elif not comment and (_open_end(text, closes) or _open_begin(text)):
        yield YamlCut(
            line=begin.line + 1,
            message=N_("a curly quotation mark stands at one end of the text alone: {lost}"),
            remedy=N_('Add the other mark, or put the whole text in straight ones: "…".'),
            sure=False,
            lost=_short(text),
        )
    elif comment:
        glued, words = comment[1][:1].strip() != "", text.split()
        if (glued and (len(words) > 1 or not text.isascii())) or len(words) >= FEWEST:
            yield YamlCut(
                line=end.line + 1,
                message=N_("the text ends before “{lost}”, which is read as a comment"),
                remedy=N_(
                    'Put quotation marks around the whole text ("…"), or write the comment on a line above.'
                ),
                sure=glued,
                lost=_short(rest),
            )


def _open_end(text: str, closes: str) -> bool:
    """Whether the quotation mark that a text begins with is not closed; an apostrophe may begin a word."""
    return bool(closes) and text[0] in "“„«" and not set(closes) & set(text[1:])


def _open_begin(text: str) -> bool:
    """Whether a text ends in a quotation mark that nothing opens."""
    return text[-1] in "”»" and not set("“„«”") & set(text[:-1])


def _short(rest: str) -> str:
    text = rest.strip()
    return text if len(text) <= 40 else f"{text[:37]}…"
