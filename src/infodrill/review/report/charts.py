"""The report's charts: Vega-Lite drawn to SVG on this machine, with inline data and no allowed address.

Colours are drawn in the light theme and handed over to the page's tokens, so that one drawing serves light, dark and
print. A series is told by its line style and the label at its end; the interval by a band.
"""

# No charter: draws figures that the tree holds
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

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
Spec = dict[str, Any]  # part of a drawing in Vega-Lite
SVG = "http://www.w3.org/2000/svg"
MOST_LANES = 60  # that one drawing holds: two pages of paper, and a drill has a dozen
FIRST = N_("Drawn are the first {n} of {all}; the report's list tells the deeds of all.")
MOST_DEEDS = (
    100  # of one situation: more marks lie over one another, and ten thousand make a page of megabytes
)
FIRST_DEEDS = N_(
    "Of the deeds of each situation the first {n} at most are drawn; the report's list tells all."
)
LABEL_WIDTH = 26  # pixels that a number over a mark takes
SMALL = 13.5  # letters of the small multiples, which the page draws at four fifths
STEPS = (10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 10_080)  # minutes between ticks
LOCALES = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}


def lanes_chart(lanes: Sequence[Lane], until: int, moves: Sequence[int], voice: Voice) -> str:
    """Situations over time with the story's clock at each move: a bar from first to last, a mark for each deed.

    More situations or deeds than it holds are not drawn, and it says so.
    """
    rest = []
    if len(lanes) > MOST_LANES:
        rest.append(voice(FIRST, n=voice.number(MOST_LANES), all=voice.number(len(lanes))))
    if any(len(lane.marks) > MOST_DEEDS for lane in lanes[:MOST_LANES]):
        rest.append(voice(FIRST_DEEDS, n=voice.number(MOST_DEEDS)))
    lanes = [replace(lane, marks=lane.marks[:MOST_DEEDS]) for lane in lanes[:MOST_LANES]]
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
    y = _in_order("lane", order, axis=_axis(labelColor=INK, labelFontWeight=600))
    x = _measured("from", scale=_scale(until / 60), axis=_moves(moves, until // 60, voice), title=None)
    bar = _layer(bars, "bar", {"x": x, "x2": {"field": "to"}, "y": y}, color=BAR, cornerRadius=4, height=7)
    kinds = {"color": _by_kind(MARKS), "shape": _by_kind(SHAPES)}
    dots = _layer(marks, "point", {"x": _measured("at"), "y": y} | kinds, filled=True, opacity=1, size=62)
    at = {"x": _measured("at"), "y": y, "text": _named("text")}
    numbers = _layer(labels, "text", at, color=MUTED, dy=-9, fontSize=8)
    return _svg([bar, dots, numbers], voice, width=600, height=max(60, 28 * len(order)), rest=rest)


def _layer(values: list[dict[str, Any]], mark: str, encoding: Spec, **looks: Any) -> Spec:
    """One layer of a Vega-Lite drawing, its data within it."""
    return {"data": {"values": values}, "mark": {"type": mark} | looks, "encoding": encoding}


def _measured(field: str, **more: Any) -> Spec:
    return {"field": field, "type": "quantitative"} | more


def _named(field: str, **more: Any) -> Spec:
    return {"field": field, "type": "nominal"} | more


def _in_order(field: str, order: Sequence[str], **more: Any) -> Spec:
    """Names from top to bottom. As a domain: what sorts by a list asks for one name after the other, each within the last."""
    return _named(field, scale={"domain": list(order)}, title=None, **more)


def _axis(**more: Any) -> Spec:
    return {"domain": False, "ticks": False} | more


def _scale(most: float) -> Spec:
    return {"domain": [0, most], "nice": False}


def _by_kind(looks: Mapping[str, str]) -> Spec:
    """What each kind of mark looks like, in the order of the legend."""
    scale = {"domain": list(MARKS), "range": [looks[mark] for mark in MARKS]}
    return _named("kind", legend=None, scale=scale)


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
    at = _over_time(minutes, top, voice)
    itself = [{"m": STEP * index, "y": y} for index, y in enumerate(claim.itself)]
    layers = [
        *_replicas(claim.none, BASELINE, [2, 3], at),
        *_replicas(claim.played, CLAIM, [6, 3], at),
        _layer(itself, "line", at, color=CLAIM, strokeWidth=2.5),
        _ends(claim, minutes, top, labels, at["x"]),
    ]
    return _svg(layers, voice, SMALL, width=250, height=130)


def course_chart(curve: Curve, played: Curve, none: Curve, top: int, voice: Voice) -> str:
    """False beliefs held over time in one course of the whole drill, with its band, beside as played and without response."""
    at = _over_time(STEP * (len(played.middle) - 1), top, voice)
    layers = [
        *_replicas(none, BASELINE, [2, 3], at, band=False),
        *_replicas(played, CLAIM, [6, 3], at, band=False),
        *_replicas(curve, CORRECTION, [], at),
    ]
    return _svg(layers, voice, SMALL, width=250, height=130)


def _over_time(minutes: int, top: int, voice: Voice) -> Spec:
    return {
        "x": _measured("m", axis=_hours(minutes, voice), scale=_scale(minutes), title=None),
        "y": _measured("y", axis=_axis(format=",d", tickCount=3), scale={"domain": [0, top]}, title=None),
    }


def _replicas(curve: Curve, colour: str, dash: list[int], at: Spec, *, band: bool = True) -> Iterator[Spec]:
    """Their mean, before a band from the least of them to the most."""
    rows = _rows(curve)
    if band:
        around = {"x": at["x"], "y": _measured("low", title=None), "y2": {"field": "high"}}
        yield _layer(rows, "area", around, color=colour, opacity=0.18)
    yield _layer(rows, "line", at, color=colour, strokeDash=dash, strokeWidth=1.5)


def sets_chart(sets: Sequence[tuple[str, SetTwin]], voice: Voice) -> str:
    """Person-hours averted under each set of assumptions, with intervals."""
    rows = [
        {"set": name, "y": twin.averted.mean, "low": twin.averted.low, "high": twin.averted.high}
        for name, twin in sets
    ]
    y = _in_order("set", [name for name, _ in sets], axis=_axis(labelColor=INK))
    title = voice(N_("Person-hours fewer than without response; below 0: more"))
    axis = _axis(format=",d", tickCount=5, titleFontWeight="normal")
    from_to = {"x": _measured("low", title=title), "x2": {"field": "high"}, "y": y}
    layers = [
        _layer([{"z": 0}], "rule", {"x": _measured("z")}, color=BASELINE, strokeDash=[2, 3]),
        _layer(rows, "rule", from_to, color=CORRECTION, opacity=0.45, strokeWidth=3),
        _layer(
            rows, "point", {"x": _measured("y", axis=axis, title=title), "y": y},
            color=CORRECTION, filled=True, opacity=1, size=90,
        ),
    ]  # fmt: skip
    return _svg(layers, voice, width=480, height=84)


def _rows(curve: Curve) -> list[dict[str, Any]]:
    return [
        {"m": STEP * index, "y": middle, "low": low, "high": high}
        for index, (middle, low, high) in enumerate(zip(curve.middle, curve.low, curve.high, strict=True))
    ]


def _ends(claim: ClaimTwin, minutes: int, top: int, labels: tuple[str, str], x: Spec) -> Spec:
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
    at = {"x": x, "y": _measured("y"), "text": _named("text"), "color": _named("c", scale=None)}
    return _layer(rows, "text", at, align="left", dx=5, fontSize=SMALL, fontWeight=500)


def _moves(moves: Sequence[int], until: int, voice: Voice) -> Spec:
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


def _hours(minutes: int, voice: Voice) -> Spec:
    """Minutes labelled as hours of the exercise."""
    step = next(each_step for each_step in STEPS if minutes / each_step <= 5)
    return _labelled(
        {
            number: voice.hours(number // 60) if number % 60 == 0 else voice.lasting(number * 60)
            for number in range(0, minutes + 1, step)
        }
    )


def _labelled(names: Mapping[int, str | list[str]]) -> Spec:
    # Looked up in one table: a question for each would stand within the one before, and many are deeper than can be drawn.
    return _axis(
        gridColor=GRID,
        labelExpr=f"({json.dumps(dict(names))})[datum.value]",
        labelOverlap="greedy",
        labelSeparation=6,
        values=list(names),
    )


def standing_alone(drawing: str) -> str:
    """A page's drawing as a file of its own, in the colours of paper."""
    for colour, token in TOKENS.items():
        drawing = drawing.replace(f'"var({token})"', f'"{colour}"')
    return drawing.replace("<svg", f'<svg xmlns="{SVG}"', 1)


def _svg(
    layers: list[Spec], voice: Voice, size: float = 11.5, *, width: int, height: int, rest: Sequence[str] = ()
) -> str:
    """The drawing; `rest` = what is said above it, line by line, of what it does not hold."""
    with_fonts()
    axis = {
        "gridColor": GRID,
        "labelColor": MUTED,
        "labelFontSize": size,
        "labelPadding": 5,
    }
    drawn = vl_convert.vegalite_to_svg(
        {
            "config": {
                "axis": axis,
                "background": "transparent",
                "font": FAMILY,
                "padding": 2,
                "view": {"stroke": None},
            },
            "layer": layers,
            "width": width,
            "height": height,
        }
        | (
            {"title": {"text": list(rest), "anchor": "start", "color": MUTED, "fontWeight": "normal"}}
            if rest
            else {}
        ),
        allowed_base_urls=[],
        format_locale=LOCALES[voice.lang],
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
