"""The improvement plan: whatever was missed has a row in it, whichever measure owed it."""

from __future__ import annotations

import pytest

from infodrill.kernel.i18n import tr
from infodrill.review.ledger import LedgerRow, Owed
from infodrill.review.measures import SPECS
from infodrill.review.measures.base import DURING, Measure
from infodrill.review.plan import _REMEDIES, improvement_plan, remedies_of
from infodrill.review.remedies import ANSWERED, BY_WHAT, CHECKED, COMPARED, KEPT, RECORDED
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Voice, line
from tests.review.scene import Pen, claim, scenario

ROWS = [
    (code, what, duty)
    for code, spec in SPECS.items()
    for names, duty in ((spec.duties, True), (spec.forbids, False))
    for what in sorted(names)
]


def test_every_measure_owes_or_forbids_something() -> None:
    assert {code for code, _, _ in ROWS} == set(SPECS)


@pytest.mark.parametrize(("code", "what", "duty"), ROWS)
def test_every_row_that_can_be_missed_has_a_row_of_the_plan_in_both_languages(
    code: str, what: str, duty: bool
) -> None:
    log = read_timeline(Pen(scenario(claim("fraud", "G0", "FALSE"))).end(180))
    owed = Owed(measure=code, what=what, duty=duty, cell="ward-a", standing="due")
    missed = LedgerRow(owed=owed, outcome="missed")
    measure = Measure(
        code=code,
        title=SPECS[code].title,
        result=line("result"),
        target=line("target"),
        horizon=DURING,
        rows=(missed,),
    )
    (found,) = improvement_plan(log, {code: measure})
    assert (found.code, found.rows) == (code, (missed,))
    for text in (found.action, found.evidence):
        assert (
            Voice(lang="vi", story=log.story).say(text)
            != Voice(lang="en", story=log.story).say(text)
            == text.msgid
        )
    assert tr("vi", SPECS[code].title) in Voice(lang="vi", story=log.story).say(found.gap)


def test_a_measure_without_a_remedy_cannot_be_loaded() -> None:
    with pytest.raises(LookupError, match="E99"):
        remedies_of([*SPECS, "E99"])


def test_what_is_to_be_done_the_same_day_is_due_on_that_day() -> None:
    """One rule of due dates: words of an action and its days never say two things."""
    known = [*_REMEDIES.values(), *BY_WHAT.values(), CHECKED, ANSWERED, RECORDED, COMPARED, KEPT]
    assert any(advice.days == 0 for advice in known)
    for advice in known:
        assert ("same day" in advice.action) == (advice.days == 0), advice.action
