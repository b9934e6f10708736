"""The improvement plan: whatever was missed has a row in it, whichever measure owed it."""

from __future__ import annotations

import re

import pytest

from infodrill.kernel.i18n import tr
from infodrill.review.ledger import LedgerRow, Owed
from infodrill.review.measures import SPECS, discernment, firstword, questions, service, underreaction
from infodrill.review.measures.base import DURING, Measure
from infodrill.review.plan import _REMEDIES, improvement_plan, of_action, remedies_of
from infodrill.review.remedies import (
    ADVISER,
    ANSWERED,
    BY_WHAT,
    CHECKED,
    COMPARED,
    DAYS,
    DUTY,
    KEPT,
    RECORDED,
    ROLES,
)
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


FALSE_UNTOLD = ("E7", firstword.ANSWER), ("E4", underreaction.ANSWERED), ("E5", discernment.ACTED)
TRUE_UNTOLD = ("E7", firstword.ANSWER), ("E18", questions.VOID)


@pytest.mark.parametrize(
    ("gate", "verdict", "missed", "named"),
    [
        ("G0", "FALSE", FALSE_UNTOLD, "First word, Under-reaction, Discernment: "),
        # A good group of volunteers of whom nobody said anything: two rows told two offices to do one thing.
        ("G5", "TRUE", TRUE_UNTOLD, "First word, Questions answered: "),
    ],
)
def test_one_action_closes_the_gaps_of_all_measures_and_its_owner_is_who_can_do_it(
    gate: str, verdict: str, missed: tuple[tuple[str, str], ...], named: str
) -> None:
    """The same action five times is five owners who wait for each other."""
    log = read_timeline(Pen(scenario(claim("fraud", gate, verdict))).end(180))
    measures = {}
    for code, what in missed:
        owed = Owed(measure=code, what=what, claim="fraud", duty=True, cell="city", standing="due")
        measures[code] = Measure(
            code=code, title=SPECS[code].title, result=line("result"), target=line("target"), horizon=DURING,
            rows=(LedgerRow(owed=owed, outcome="missed"),),
        )  # fmt: skip
    (found,) = improvement_plan(log, measures)
    assert (found.codes, len(found.rows)) == (tuple(code for code, _ in missed), len(missed))
    told = Voice(lang="en", story=log.story).say(found.gap)
    assert told.count("“claim fraud”") == 1 and named in told
    assert found.roles == (DUTY,)  # that cell has no spokesperson and no head: only a duty desk


@pytest.mark.parametrize("key", ["E7.0a1b2c3d", "E4.0a1b2c3d"])
def test_a_row_is_the_same_whichever_of_its_measures_weighs_most(key: str) -> None:
    assert of_action(key) == "0a1b2c3d"
    assert of_action("note.n1") == "note.n1"


def test_nobody_is_told_to_do_what_the_adviser_alone_can_watch() -> None:
    assert {advice.owner for advice in KNOWN} <= {*ROLES} - {ADVISER}


KNOWN = [*_REMEDIES.values(), *BY_WHAT.values(), CHECKED, ANSWERED, RECORDED, COMPARED, KEPT]


def test_nothing_is_asked_that_only_the_city_of_the_drill_could_still_be_told() -> None:
    """A plan said "withdraw at once each false word of ours": its channels are gone, and nobody could do it or file the proof."""
    for advice in KNOWN:
        assert advice.element in DAYS and not re.search("same day|at once each|from now on", advice.action), (
            advice.action
        )
        assert advice.evidence not in {other.evidence for other in KNOWN if other != advice}


def test_no_two_things_to_do_are_one_in_other_words() -> None:
    """Four actions told one office to read the owner's answer before it signs."""
    words = {
        advice.action: set(re.findall(r"\w{4,}", advice.action.lower()))
        for advice in {*KNOWN, *BY_WHAT.values()}
    }
    for action, mine in words.items():
        for other, theirs in words.items():
            assert action == other or len(mine & theirs) < 0.6 * min(len(mine), len(theirs)), (action, other)


@pytest.mark.parametrize(("harm", "begins", "due"), [("H1", 8, 15), ("H4", 1, 8)])
def test_what_may_hurt_people_is_begun_at_once_and_mended_in_half_the_time(
    harm: str, begins: int, due: int
) -> None:
    log = read_timeline(Pen(scenario(claim("fraud", "G0", "FALSE", harm))).end(180))
    owed = Owed(measure="E12", what=service.ROUTED, claim="fraud", duty=True, cell="city", standing="due")
    measure = Measure(
        code="E12", title=SPECS["E12"].title, result=line("result"), target=line("target"), horizon=DURING,
        rows=(LedgerRow(owed=owed, outcome="missed"),),
    )  # fmt: skip
    (found,) = improvement_plan(log, {"E12": measure})
    assert (found.element, found.starts, found.days) == ("planning", begins, due)


def test_who_may_sit_in_a_city_s_office_is_not_called_a_ward_s() -> None:
    """Whose roles are of both levels is named by the work alone: the city's cell has a duty officer too."""
    for name, roles in ROLES.items():
        if {role[:2] for role in roles} >= {"L1", "L2"}:
            assert "ward" not in name and not re.search("phường|xã", tr("vi", name)), name
