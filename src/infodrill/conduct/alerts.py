"""Which published versions go out as alerts, which of them bring an earlier one up to date, and when one is taken back.

An alert ends when its own text is corrected or says what is so by now, and when any text of ours lifts what it told people to do:
a telephone that still tells the street to shut its windows contradicts the loudspeaker that opens them.
"""

# Charter: conduct alerts
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from infodrill.casework import lifting
from infodrill.casework.book import Statement, Version
from infodrill.exchange import cap
from infodrill.exchange.records import Earlier, Warned
from infodrill.kernel.i18n import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A version as it came out, `told` at that moment; `warned` = as an alert would say it, None = on no case."""

    statement: Statement
    version: Version
    told: datetime
    warned: Warned | None


def messages(published: Iterable[Out]) -> Iterator[Warned]:
    """Alert messages in order of sending. A new version updates; a self-corrected one is cancelled and said anew; one whose
    matter is answered, or whose steps are lifted, is cancelled."""
    standing: dict[str, list[tuple[Out, Warned]]] = {}
    for out in published:
        warned = out.warned if out.warned and cap.is_due(out.warned) else None
        mine = standing.pop(out.statement.statement, [])
        for other in [name for name, sent in standing.items() if _ends(sent[-1], out)]:
            sent = standing.pop(other)
            if warned and _one_matter(sent[-1][0], out):
                mine = [*sent, *mine]
            else:
                yield _taken_back(sent, out.told)
        if mine and (warned is None or mine[-1][1].published.state == "SELF_CORRECTED"):
            yield _taken_back(mine, out.told)
            mine = []
        if warned:
            earlier = _earlier(alert for _, alert in mine)
            said = replace(warned, message="Update", earlier=earlier) if earlier else warned
            standing[out.statement.statement] = [*mine, (out, said)]
            yield said


def _taken_back(sent: list[tuple[Out, Warned]], told: datetime) -> Warned:
    last = sent[-1][1]
    earlier = _earlier(alert for _, alert in sent)
    return replace(last, published=replace(last.published, at=told), message="Cancel", earlier=earlier)


def _ends(standing: tuple[Out, Warned], out: Out) -> bool:
    """Whether a text ends an alert that still holds: it says what is so where that could not, or lifts what that asks for."""
    before, alert = standing
    if cap.expires(alert) <= out.told:
        return False
    answered = before.version.stance == "unknown" != out.version.stance and _one_matter(before, out)
    return answered or any(
        lifting.tells(
            lifting.steps(before.statement, before.version, lang),
            lifting.lifted(out.statement, out.version, lang),
        )
        for lang in LANGUAGES
    )


def _one_matter(before: Out, out: Out) -> bool:
    return bool(out.statement.case) and before.statement.case == out.statement.case


def _earlier(sent: Iterable[Warned]) -> tuple[Earlier, ...]:
    said = (alert.published for alert in sent)
    return tuple(Earlier(each.statement, each.version, each.at) for each in said)
