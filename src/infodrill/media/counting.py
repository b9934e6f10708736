"""What the whole city did in a minute, counted from its rows: by narrative, and under the posts that are shown."""

# Charter: media counting
from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.media.budget import Rows, among, tally
from infodrill.media.refs import CHANNELS, KINDS, Counters
from infodrill.media.tallies import Tallies

Names = Mapping[int, str] | Sequence[str]
"""The id of a narrative by its number."""


class FeedError(DrillError):
    """A minute out of order, or rows of another minute."""

    code = "M200"


def check_minute(closed: int, minute: int, rows: Rows) -> None:
    """Raises FeedError when `minute` is not after the one `closed` last or a row belongs to another one."""
    if minute <= closed:
        raise FeedError(
            N_("minute {minute} is already closed"),
            remedy=N_("Close minutes in order, each once."),
            minute=minute,
        )
    if len(rows) and (rows["minute"] != minute).any():
        raise FeedError(
            N_("rows of another minute than {minute}"),
            remedy=N_("Hand over one minute at a time."),
            minute=minute,
        )


def count_totals(totals: MutableMapping[str, Counters], rows: Rows, narratives: Names) -> None:
    """Add what a minute's rows did with each narrative."""
    for number, kind, times in tally(rows["narrative"], rows["kind"]):
        name = narratives[number]
        totals[name] = totals.get(name, Counters()).plus(KINDS[kind], times)


def count_answers(
    tallies: Tallies, rows: Rows, narratives: Names, minute: int, *,
    shown: NDArray[np.int64], by_share: Mapping[int, str], official: Mapping[tuple[str, str], str],
) -> None:  # fmt: skip
    """Count a minute's rows under the posts that they follow: the shares `shown`, and an issuer's own post on each channel."""
    seen = among(rows["parent"], shown)
    answered = rows[seen]
    for share, kind, times in tally(answered["parent"], answered["kind"]):
        tallies.add(by_share[share], KINDS[kind], times, minute)
    if not official:
        return
    # What follows a page's own share counts for the issuer's post on that channel.
    others, layers = rows[~seen & (rows["parent"] >= 0)], len(CHANNELS)
    for pair, kind, times in tally(others["narrative"] * layers + others["layer"], others["kind"]):
        number, layer = divmod(pair, layers)
        if post := official.get((narratives[number], CHANNELS[layer])):
            tallies.add(post, KINDS[kind], times, minute)
