"""Owns the pictures of a comparison: simulated beside real, one cumulative curve per fact, as SVG."""

# Charter: society plots
from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel import forks
from infodrill.society.cascades import FACTS

STEPS = 101
LOGARITHMIC = ("maxbreadth", "t50", "t90")


def write_plots(
    simulated: dict[str, NDArray[np.float64]], real: dict[str, NDArray[np.float64]], path: Path, title: str
) -> None:
    """Eight small charts in one SVG: quantiles of both sides."""
    import vl_convert

    charts = [
        _chart(fact, _points("simulated", simulated[fact]) + _points("real", real[fact])) for fact in FACTS
    ]
    whole = {"columns": 4, "concat": charts, "title": title}
    forks.has_own_threads()
    drawn = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
    path.write_text(drawn, encoding="utf-8")


def _chart(fact: str, points: list[dict[str, object]]) -> dict[str, object]:
    logarithmic = fact in LOGARITHMIC
    if logarithmic:
        points = [point for point in points if float(point["value"]) > 0]  # type: ignore[arg-type]
    scale: dict[str, object] = {"type": "log"} if logarithmic else {"zero": False}
    return {
        "data": {"values": points},
        "mark": {"type": "line"},
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "scale": scale, "title": None},
            "y": {"field": "share", "type": "quantitative", "title": None},
            "color": {"field": "side", "type": "nominal", "title": None},
            "strokeDash": {"field": "side", "type": "nominal"},
        },
        "title": fact,
        "width": 180,
        "height": 130,
    }


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
