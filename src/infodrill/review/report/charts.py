"""The report's charts: Altair drawn to SVG on this machine, with inline data and no allowed address.

Colours are drawn in the light theme and handed over to the page's tokens, so that one drawing serves light, dark and
print. A series is told by its line style and the label at its end; the interval by a band.
"""

# No charter: draws figures that the tree holds
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from infodrill.kernel.i18n import N_
from infodrill.review.estimate import STEP, Curve
from infodrill.review.lanes import Lane
from infodrill.review.report.fonts import FAMILY, with_fonts
from infodrill.review.twins import ClaimTwin, SetTwin
from infodrill.review.words import Voice

CLAIM, CORRECTION, BASELINE, GRID, INK, MUTED, BAR, OK, BAD = (
    "#b83c0a", "#1769aa", "#7b8b96", "#e3e9ed", "#12222d", "#566873", "#d3dce2", "#2a6640", "#b3261e",
)  # fmt: skip
TOKENS = {
    CLAIM: "--claim", CORRECTION: "--correction", BASELINE: "--baseline", GRID: "--grid", INK: "--ink", MUTED: "--ink-3",
    BAR: "--line", OK: "--ok", BAD: "--bad",
}  # fmt: skip
MARKS = {"public": CORRECTION, "left": OK, "trap": BAD, "came": CLAIM}
SHAPES = {"public": "circle", "left": "square", "trap": "triangle-up", "came": "diamond"}
SVG = "http://www.w3.org/2000/svg"
LABEL_WIDTH = 26  # pixels that a number over a mark takes
SMALL = 13.5  # letters of the small multiples, which the page draws at four fifths
STEPS = (10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 10_080)  # minutes between ticks
LOCALES = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}


def lanes_chart(lanes: Sequence[Lane], until: int, moves: Sequence[int], voice: Voice) -> str:
    """Situations over time with the story's clock at each move: a bar from first to last, a mark for each deed."""
    bars = [
        {"lane": lane.situation, "from": lane.begins / 60, "to": min(lane.ends, until) / 60} for lane in lanes
    ]
    marks = [
        {"lane": lane.situation, "at": mark.at / 60, "kind": mark.kind}
        for lane in lanes
        for mark in lane.marks
        if mark.at <= until
    ]
    labels = [{"lane": lane.situation} | number for lane in lanes for number in _numbers(lane, until)]
    order = [lane.situation for lane in lanes]
    y = alt.Y(
        "lane:N",
        sort=order,
        title=None,
        axis=alt.Axis(domain=False, ticks=False, labelColor=INK, labelFontWeight=600),
    )
    x = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[0, until / 60], nice=False),
        axis=_moves(moves, until // 60, voice),
        title=None,
    )
    bar = _layer(bars).mark_bar(height=7, cornerRadius=4, color=BAR).encode(x=x, x2="to:Q", y=y)
    dots = (
        _layer(marks)
        .mark_point(filled=True, size=62, opacity=1)
        .encode(
            x="at:Q",
            y=y,
            color=alt.Color("kind:N", scale=_by_kind(MARKS), legend=None),
            shape=alt.Shape("kind:N", scale=_by_kind(SHAPES), legend=None),
        )
    )
    numbers = _layer(labels).mark_text(dy=-9, fontSize=8, color=MUTED).encode(x="at:Q", y=y, text="text:N")
    return _svg((bar + dots + numbers).properties(width=600, height=max(60, 28 * len(order))), voice)


def _layer(values: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=values))


def _by_kind(looks: Mapping[str, str]) -> alt.Scale:
    """What each kind of mark looks like, in the order of the legend."""
    return alt.Scale(domain=list(MARKS), range=[looks[mark] for mark in MARKS])


def _numbers(lane: Lane, until: int) -> list[dict[str, Any]]:
    """Numbers of a lane's marks as its list counts them, those that would lie over one another as a range."""
    near = until / 60 * LABEL_WIDTH / 600
    groups: list[list[tuple[int, float]]] = []
    for n, mark in enumerate(lane.marks, 1):
        at = mark.at / 60
        if mark.at > until:
            continue
        if groups and at - groups[-1][0][1] < near:
            groups[-1].append((n, at))
        else:
            groups.append([(n, at)])
    return [
        {"at": (group[0][1] + group[-1][1]) / 2,
         "text": str(group[0][0]) if len(group) == 1 else f"{group[0][0]}–{group[-1][0]}"}
        for group in groups
    ]  # fmt: skip


def belief_chart(claim: ClaimTwin, top: int, voice: Voice, labels: tuple[str, str]) -> str:
    """Believers over time: the drill itself, its replicas as played and without response, on the scale that all share."""
    minutes = STEP * (max(len(claim.itself), len(claim.played.middle), len(claim.none.middle)) - 1)
    x, y = _over_time(minutes, top, voice)
    layers = [*_replicas(claim.none, BASELINE, [2, 3], x, y), *_replicas(claim.played, CLAIM, [6, 3], x, y)]
    itself = [{"m": STEP * index, "y": y} for index, y in enumerate(claim.itself)]
    drill = alt.Chart(alt.InlineData(values=itself)).mark_line(color=CLAIM, strokeWidth=2.5)
    layers += [drill.encode(x=x, y=y), _ends(claim, minutes, top, labels, x)]
    return _svg(alt.layer(*layers).properties(width=250, height=130), voice, SMALL)


def course_chart(curve: Curve, played: Curve, none: Curve, top: int, voice: Voice) -> str:
    """False beliefs held over time in one course of the whole drill, with its band, beside as played and without response."""
    x, y = _over_time(STEP * (len(played.middle) - 1), top, voice)
    layers = [
        *_replicas(none, BASELINE, [2, 3], x, y, band=False),
        *_replicas(played, CLAIM, [6, 3], x, y, band=False),
        *_replicas(curve, CORRECTION, [], x, y),
    ]
    return _svg(alt.layer(*layers).properties(width=250, height=130), voice, SMALL)


def _over_time(minutes: int, top: int, voice: Voice) -> tuple[alt.X, alt.Y]:
    x = alt.X(
        "m:Q", scale=alt.Scale(domain=[0, minutes], nice=False), axis=_hours(minutes, voice), title=None
    )
    axis = alt.Axis(tickCount=3, format=",d", domain=False, ticks=False)
    return x, alt.Y("y:Q", scale=alt.Scale(domain=[0, top]), title=None, axis=axis)


def _replicas(
    curve: Curve, colour: str, dash: list[int], x: alt.X, y: alt.Y, *, band: bool = True
) -> Iterator[alt.Chart]:
    """Their mean, before a band from the least of them to the most."""
    source = alt.InlineData(values=_rows(curve))
    if band:
        area = alt.Chart(source).mark_area(color=colour, opacity=0.18)
        yield area.encode(x=x, y=alt.Y("low:Q", title=None), y2="high:Q")
    yield alt.Chart(source).mark_line(color=colour, strokeDash=dash, strokeWidth=1.5).encode(x=x, y=y)


def sets_chart(sets: Sequence[tuple[str, SetTwin]], voice: Voice) -> str:
    """Person-hours averted under each set of assumptions, with intervals."""
    rows = [
        {"set": name, "y": twin.averted.mean, "low": twin.averted.low, "high": twin.averted.high}
        for name, twin in sets
    ]
    order = [name for name, _ in sets]
    y = alt.Y("set:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelColor=INK))
    title = voice(N_("Person-hours fewer than without response; below 0: more"))
    axis = alt.Axis(format=",d", tickCount=5, domain=False, ticks=False, titleFontWeight="normal")
    x = alt.X("y:Q", title=title, axis=axis)
    source = alt.InlineData(values=rows)
    rule = (
        alt.Chart(source)
        .mark_rule(color=CORRECTION, strokeWidth=3, opacity=0.45)
        .encode(x=alt.X("low:Q", title=title), x2="high:Q", y=y)
    )
    dot = alt.Chart(source).mark_point(filled=True, size=90, color=CORRECTION, opacity=1).encode(x=x, y=y)
    zero = (
        alt.Chart(alt.InlineData(values=[{"z": 0}]))
        .mark_rule(color=BASELINE, strokeDash=[2, 3])
        .encode(x="z:Q")
    )
    return _svg((zero + rule + dot).properties(width=480, height=84), voice)


def _rows(curve: Curve) -> list[dict[str, Any]]:
    return [
        {"m": STEP * index, "y": middle, "low": low, "high": high}
        for index, (middle, low, high) in enumerate(zip(curve.middle, curve.low, curve.high, strict=True))
    ]


def _ends(claim: ClaimTwin, minutes: int, top: int, labels: tuple[str, str], x: alt.X) -> alt.Chart:
    """Labels at the ends of the drill's own line and of no response, pushed apart when the ends nearly meet."""
    played, none = (points[-1] if points else 0 for points in (claim.itself, claim.none.middle))
    gap = top * 0.13
    spread = max(0.0, gap - abs(none - played)) / 2
    up, down = (1, -1) if none >= played else (-1, 1)
    low = max(0.0, min(none + up * spread, played + down * spread) - 0.03 * top) - min(
        none + up * spread, played + down * spread
    )
    rows = [
        {"m": minutes, "y": none + up * spread + max(0.0, low), "text": labels[1], "c": BASELINE},
        {"m": minutes, "y": played + down * spread + max(0.0, low), "text": labels[0], "c": CLAIM},
    ]
    text = alt.Chart(alt.InlineData(values=rows)).mark_text(
        align="left", dx=5, fontSize=SMALL, fontWeight=500
    )
    placed: alt.Chart = text.encode(x=x, y="y:Q", text="text:N", color=alt.Color("c:N", scale=None))
    return placed


def _moves(moves: Sequence[int], until: int, voice: Voice) -> alt.Axis:
    """Minutes labelled by both clocks: where moves begin, or evenly when there are few."""
    begins = sorted({move // 60 for move in moves if 0 <= move // 60 < until})
    values = (
        begins
        if len(begins) > 2
        else list(range(0, until + 1, next(step for step in STEPS if until / step <= 6)))
    )
    return _labelled(
        {
            value: [f"{voice.clock(value * 60)} {voice.short_day(value * 60)}", voice.minute(value * 60)]
            for value in values
        }
    )


def _hours(minutes: int, voice: Voice) -> alt.Axis:
    """Minutes labelled as hours of the exercise."""
    step = next(each_step for each_step in STEPS if minutes / each_step <= 5)
    return _labelled(
        {
            number: voice.hours(number // 60) if number % 60 == 0 else voice.lasting(number * 60)
            for number in range(0, minutes + 1, step)
        }
    )


def _labelled(names: Mapping[int, str | list[str]]) -> alt.Axis:
    told = " : ".join(f"datum.value == {key} ? {json.dumps(name)}" for key, name in names.items())
    return alt.Axis(
        values=list(names),
        labelExpr=f"{told} : ''",
        labelOverlap="greedy",
        labelSeparation=6,
        domain=False,
        ticks=False,
        gridColor=GRID,
    )


def standing_alone(drawing: str) -> str:
    """A page's drawing as a file of its own, in the colours of paper."""
    for colour, token in TOKENS.items():
        drawing = drawing.replace(f'"var({token})"', f'"{colour}"')
    return drawing.replace("<svg", f'<svg xmlns="{SVG}"', 1)


def _svg(chart: Any, voice: Voice, size: float = 11.5) -> str:
    with_fonts()
    styled = chart.configure(font=FAMILY, background="transparent", padding=2).configure_view(stroke=None)
    styled = styled.configure_axis(
        labelFont=FAMILY, labelFontSize=size, labelColor=MUTED, gridColor=GRID, labelPadding=5
    )
    drawn = vl_convert.vegalite_to_svg(
        styled.to_dict(), allowed_base_urls=[], format_locale=LOCALES[voice.lang]
    )
    return _inline(drawn)


def _inline(svg: str) -> str:
    """The drawing as part of a page: no namespaces, sized by the page, colours as tokens, silent to screen readers."""
    svg = re.sub(r' xmlns(:\w+)?="[^"]*"', "", svg)
    svg = re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", svg, count=1)
    svg = svg.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1)
    for colour, token in TOKENS.items():
        svg = re.sub(re.escape(f'"{colour}"'), f'"var({token})"', svg, flags=re.IGNORECASE)
    return svg
