"""Drills side by side, measure by measure, in words: a table with the counts, and beneath it what may not be compared.

The same lines for a terminal and for a program.
"""

# Charter: review comparepage
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from infodrill.kernel.i18n import N_
from infodrill.review.comparing import ComparedMeasure, Comparison, InDrill
from infodrill.review.words import Voice, row_of

NONE = "–"


def names_of(n: int, voice: Voice) -> tuple[str, ...]:
    """What the drills are called, in order."""
    return tuple(voice(N_("Drill {n}"), n=str(place)) for place in range(1, n + 1))


def compared_as_data(found: Comparison, lang: str) -> dict[str, Any]:
    """For a program: letters, counts, and words in that language."""
    voices = [verdict.log.voice(lang) for verdict in found.verdicts]
    return {
        "overall": [letter or None for letter in found.overall],
        "not_compared": [voices[0].say(bar) for bar in found.bars],
        "measures": [
            {
                "code": row.code, "title": voices[0](row.title), "shared": row.shared,
                "drills": [
                    {
                        "letter": each.letter or None, "result": voice.say(each.result), "met": each.met, "due": each.due,
                        "met_shared": each.met_shared,
                    }
                    for each, voice in zip(row.drills, voices, strict=True)
                ],
                "not_compared": [voices[0].say(bar) for bar in row.bars],
            }
            for row in found.measures
        ],
    }  # fmt: skip


def compared_as_markdown(found: Comparison, names: Sequence[str], lang: str) -> str:
    """A table of letters and counts, then of each measure that may not be compared why."""
    voices = [verdict.log.voice(lang) for verdict in found.verdicts]
    voice = voices[0]
    lines = [
        f"### {voice(N_('Measures'))}",
        "",
        row_of("", voice(N_("Measure")), *names, voice(N_("Rows due in all"))),
    ]
    lines.append(row_of("---", "---", *["---"] * len(names), "---"))
    overall = [letter or voice(N_("not rated")) for letter in found.overall]
    lines.append(row_of("", voice(N_("Overall result")), *overall, ""))
    for measure in found.measures:
        told = (_told(each, own) for each, own in zip(measure.drills, voices, strict=True))
        mark = "≠ " if measure.bars else ""
        lines.append(row_of(measure.code, f"{mark}{voice(measure.title)}", *told, _shared(measure, voice)))
    barred = [measure for measure in found.measures if measure.bars]
    if found.bars or barred:
        lines += ["", f"### {voice(N_('What may not be compared'))}", ""]
        lines += [f"- {voice.say(bar)}" for bar in found.bars]
        lines += [
            f"- ≠ {measure.code} {voice(measure.title)}: {'; '.join(voice.say(bar) for bar in measure.bars)}"
            for measure in barred
        ]
    return "\n".join(lines)


def _told(each: InDrill, voice: Voice) -> str:
    said = voice.say(each.result)
    counts = (
        voice(N_("{n} of {of} rows met"), n=voice.number(each.met), of=voice.number(each.due))
        if each.due
        else ""
    )
    return ": ".join(filter(None, (each.letter, "; ".join(filter(None, (said, counts)))))) or NONE


def _shared(measure: ComparedMeasure, voice: Voice) -> str:
    """Of the rows that were due in all: how many, and how many each drill met."""
    if not measure.shared:
        return NONE
    met = " → ".join(voice.number(each.met_shared) for each in measure.drills)
    return voice(N_("{n}; met {met}"), n=voice.number(measure.shared), met=met)
