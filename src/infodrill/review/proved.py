"""What a report can say of the log that it is made from: what was proved of it, what was not, and whether its rows are those
that were recorded when the drill closed."""

# Charter: review proved
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.nouns.course import DrillScored
from infodrill.conduct.proof import Proof, step_fault
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import LedgerRow, canonical
from infodrill.review.measures import versions
from infodrill.review.measures.base import NO_DAY
from infodrill.review.record import Record
from infodrill.review.recorded import recorded
from infodrill.review.timeline import ReportTimeline
from infodrill.review.twins import Twins
from infodrill.review.words import Amount, Own, ReportLine, Voice, line, strung

SHOWN, MISSING = N_("Proved: {what}."), N_("Not proved: {what}.")
CHAIN = line(
    N_("the log is whole in itself: its digests run from the first event to the last without a break")
)
STEPS = line(
    N_(
        "each step begins where the one before it ended, under a role that its seat held, within the ceiling of its case, "
        "and nothing was published without its approvals"
    )
)
CITY = line(N_("the city lived again gave every number and post of the file"))
RELIVED = N_("the city lived again had the recorded digest in all {n} minutes")
SAME_ROWS = line(N_("the rows of the result are those that the log records of the drill's close"))
COMPARE = N_(
    "Whether this is the log that was kept at the time, no file can show by itself: whoever rewrites all of it can chain it "
    "anew, and it passes as well. Compare its chain, {chain}…, with what was noted elsewhere when the drill closed."
)
DIGITS = 16
"""Of the chain's digest: as many as `infodrill verify` prints."""
IN_MEMORY = line(
    N_(
        "anything about the log itself, as this report was not made from a drill file (`infodrill verify` proves the file)"
    )
)
BROKEN = N_("that the steps follow from each other by the rules of this program ({fault})")
UNLIVED = line(N_("that the city told all this, as it was not lived again"))
OTHER_CITY = N_("that the city told all this: lived again, {equal} of {n} minutes have the recorded digest")
OTHER_MODEL = N_("that the city told all this: it is of version {found}, this program has {own}")
UNRECORDED = line(N_("that the result was the same when the drill closed, as none was recorded"))
OTHER_MEASURES = N_(
    "that the result was the same when the drill closed: measures have changed since ({which})"
)
CHANGED_AFTER = line(
    N_(
        "that the result was the same when the drill closed: rows were changed by what evaluators or control recorded after it"
    )
)
UNLIKE = line(
    N_("that the result was the same when the drill closed: the recorded rows have another digest, though no measure has "
       "another version; that program, or this one, is not what it says it is")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """Each in one phrase; `missing` = what a reader must not take for proved; `chain` = the digest that tells this log from one
    that was rewritten, "" where no chain was looked at."""

    shown: tuple[ReportLine, ...] = ()
    missing: tuple[ReportLine, ...] = ()
    chain: str = ""

    @property
    def told(self) -> tuple[ReportLine, ...]:
        """A sentence of all that was proved, one of what only a digest kept elsewhere can show, and one of all that was not
        proved; none of nothing."""
        compare = (line(COMPARE, chain=self.chain[:DIGITS]),) if self.chain else ()
        return (*_sentence(SHOWN, self.shown), *compare, *_sentence(MISSING, self.missing))

    def say(self, lang: str) -> tuple[str, ...]:
        """The sentences, for whoever has no report's clock."""
        voice = Voice.standing(lang, NO_DAY)
        return tuple(voice.say(text) for text in self.told)


class Judged(Protocol):
    """A verdict, as far as it is asked here."""

    @property
    def log(self) -> ReportTimeline: ...
    @property
    def ledger(self) -> Sequence[LedgerRow]: ...


def rows_at_close(
    record: Record, verdict: Judged, judge: Callable[[Record], Judged]
) -> tuple[ReportLine, bool]:
    """How far the rows of today's verdict are those that were recorded at the close, and whether that is proved. `judge` makes
    them anew, of what was in the log by then, only where somebody has to know."""
    then, today = recorded(verdict.log), versions()
    if then is None:
        return UNRECORDED, False
    if then.ledger == canonical.digest(verdict.ledger):
        return SAME_ROWS, True
    codes = dict.fromkeys((*today, *then.versions))
    pairs = [(code, then.versions.get(code, 0), today.get(code, 0)) for code in codes]
    if other := [f"{code} {old} → {new}" for code, old, new in pairs if old != new]:
        return line(OTHER_MEASURES, which=", ".join(other)), False
    closed = max(event.seq for event in record.events if isinstance(event.body, DrillScored))
    before = judge(replace(record, events=record.events[:closed])).ledger
    return (CHANGED_AFTER if then.ledger == canonical.digest(before) else UNLIKE), False


def proved(record: Record, twins: Twins | None, rows: tuple[ReportLine, bool]) -> Proved:
    """What was proved of the log while this report was made of it, and what was not."""
    chain = record.drill.chain if record.drill else ""
    return _parted([*_log(record), _city(record, twins), rows], chain)


def proved_of_file(found: Proof, rows: Callable[[], tuple[ReportLine, bool]]) -> Proved:
    """The same of a file that was put to the proof; nothing is said of the rows of one with a fault."""
    levels = [(text, True) for text in (CHAIN, STEPS)[: found.level]]
    city = (CITY, True) if found.level >= 3 else (UNLIVED, False)
    if found.other_model:
        city = line(OTHER_MODEL, found=found.other_model, own=MODEL_VERSION), False
    return _parted(levels if found.faults else [*levels, city, rows()], found.chain if found.level else "")


def _sentence(said: str, phrases: tuple[ReportLine, ...]) -> tuple[ReportLine, ...]:
    return (line(said, what=strung(*phrases)),) if phrases else ()


def _parted(found: Sequence[tuple[ReportLine, bool]], chain: str) -> Proved:
    return Proved(
        chain=chain,
        shown=tuple(text for text, holds in found if holds),
        missing=tuple(text for text, holds in found if not holds),
    )


def _log(record: Record) -> Iterator[tuple[ReportLine, bool]]:
    """The chain and the steps; a file whose chain does not hold is read by nobody."""
    if record.drill is None:
        yield IN_MEMORY, False
        return
    yield CHAIN, True
    fault = step_fault(record.drill)
    if fault is None:
        yield STEPS, True
    else:
        yield line(BROKEN, fault=Own(vi=fault.render("vi"), en=fault.render("en"))), False


def _city(record: Record, twins: Twins | None) -> tuple[ReportLine, bool]:
    if twins is None:
        return UNLIVED, False
    if twins.reproduced:
        return line(RELIVED, n=Amount(twins.digests_checked)), True
    if record.opened.model_version != MODEL_VERSION:
        return line(OTHER_MODEL, found=record.opened.model_version, own=MODEL_VERSION), False
    return line(OTHER_CITY, equal=Amount(twins.digests_equal), n=Amount(twins.digests_checked)), False
