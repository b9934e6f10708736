"""Owns the pictures of a comparison: simulated beside real, one cumulative curve per fact, as SVG."""

# Charter: society plots
from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from infodrill.society.cascades import FACTS

STEPS = 101
LOGARITHMIC = ("maxbreadth", "t50", "t90")


def write_plots(
    simulated: dict[str, NDArray[np.float64]], real: dict[str, NDArray[np.float64]], path: Path, title: str
) -> None:
    """Eight small charts in one SVG: quantiles of both sides."""
    import altair as alt
    import vl_convert

    charts = []
    for fact in FACTS:
        points = _points("simulated", simulated[fact]) + _points("real", real[fact])
        if fact in LOGARITHMIC:
            points = [point for point in points if float(point["value"]) > 0]  # type: ignore[arg-type]
        scale = alt.Scale(type="log") if fact in LOGARITHMIC else alt.Scale(zero=False)
        charts.append(
            alt.Chart(alt.InlineData(values=points), title=fact, width=180, height=130)
            .mark_line()
            .encode(
                x=alt.X("value:Q", scale=scale, title=None),
                y=alt.Y("share:Q", title=None),
                color=alt.Color("side:N", title=None),
                strokeDash="side:N",
            )
        )
    whole = alt.concat(*charts, columns=4, title=title)
    path.write_text(vl_convert.vegalite_to_svg(whole.to_dict(), allowed_base_urls=[]), encoding="utf-8")


def _points(side: str, values: NDArray[np.float64]) -> list[dict[str, object]]:
    known = values[np.isfinite(values)]
    if not known.size:
        return []
    levels = np.linspace(0, 1, STEPS)
    found = np.quantile(known, levels)
    return [
        {"side": side, "value": float(value), "share": float(share)}
        for value, share in zip(found, levels, strict=True)
    ]
