"""Fields that say opposite things of one inject: each pair that can do so is a row of a table."""

# Charter: scenario checks inject clash
from __future__ import annotations

import re

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import FALSE, TRUE, Clash, Found, alike, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.timeline import length
from infodrill.scenario.schema import Condition, Inject, Scenario

TOLD_A_CELL = frozenset(
    {"hotline", "field_report"}
)  # ways by which somebody tells a cell, whoever hears it besides
UNHEARD = frozenset({"phone_note", "official_letter", "chat"})  # ways by which nothing comes to the public
OF_A_CASE = frozenset(
    {"case_opened", "case_gated", "case_triaged", "case_decided", "case_closed", "verdict"}
)  # evidence that only a case gives


def _due_late(inject: Inject, scenario: Scenario) -> Found:
    for n, expected in enumerate(inject.expected_actions):
        if inject.at + expected.deadline > length(scenario.drill):
            return ("expected_actions", n, "deadline")
    return False


def _of_nobody(inject: Inject, scenario: Scenario) -> Found:
    for n, expected in enumerate(inject.expected_actions):
        seats = (seat for cell in scenario.cells.cells if cell.level for seat in cell.seats)
        if not any(expected.who in seat.roles for seat in seats):
            return ("expected_actions", n, "who")
    return False


def _to_nobody_who_verifies(inject: Inject, scenario: Scenario) -> bool:
    """Whether a verdict is expected on what comes neither to who verifies nor to who keeps the record."""
    claim = scenario.by_id.get(inject.claim or "")
    asked = any(expected.evidence == "verdict" for expected in inject.expected_actions)
    if claim is None or claim.owner is None or inject.kind != "information" or not asked:
        return False
    cells = {claim.owner, *inject.to.cells}
    known = cells <= {cell.id for cell in scenario.cells.cells}  # what names none is told by itself
    return known and not {"FACT-OWNER", "VERIFY"} & {*inject.to.roles} and claim.owner not in inject.to.cells


def _turns_late(inject: Inject, scenario: Scenario) -> Found:
    every, times = inject.trigger.every or 0, inject.trigger.times or 1
    late = inject.trigger.kind == "repeat" and inject.at + every * (times - 1) >= length(scenario.drill)
    return ("trigger", "times") if late else False


def _told_as(inject: Inject, scenario: Scenario) -> bool:
    """Whether it tells its claim's own sentence and is called the opposite of the truth."""
    claim = scenario.by_id.get(inject.claim or "")
    wrong = {"true": FALSE, "false": TRUE}.get(inject.truth)
    if claim is None or wrong is None or not settled(claim, wrong):
        return False
    lang = scenario.drill.languages[0]
    sentence = folded_words(claim.sentence.in_(lang)).split()
    return 2 * alike(claim.sentence.in_(lang), inject.body.in_(lang)) > len(sentence)


def _held_for(inject: Inject, scenario: Scenario) -> bool:
    """Whether somebody out there who tells of a claim, in whatever words, is called the opposite of what is known."""
    claim = scenario.by_id.get(inject.claim or "")
    wrong = {"true": FALSE, "false": TRUE}.get(inject.truth)
    if (
        claim is None
        or claim.own_error
        or wrong is None
        or not settled(claim, wrong)
        or _told_as(inject, scenario)
    ):
        return False
    return inject.from_ in scenario.drill.senders


def _of_the_unknown(inject: Inject, scenario: Scenario) -> bool:
    """Whether what nobody ever comes to know is called true or false."""
    claim = scenario.by_id.get(inject.claim or "")
    return (
        claim is not None
        and inject.truth in ("true", "false")
        and {known.verdict for known in claim.truth} == {"UNPROVEN"}
    )


def _of_opinion(inject: Inject, scenario: Scenario) -> bool:
    """Whether what nobody can check is called true or false."""
    claim = scenario.by_id.get(inject.claim or "")
    return (
        claim is not None and inject.truth in ("true", "false") and settled(claim, frozenset({"NOT_A_FACT"}))
    )


def _of_no_claim(inject: Inject, _: Scenario) -> Found:
    """An action that is done with a case, where the inject tells of no claim that one could be of."""
    for n, expected in enumerate(inject.expected_actions if inject.claim is None else ()):
        if expected.evidence in OF_A_CASE:
            return ("expected_actions", n, "evidence")
    return False


def _of_control(inject: Inject, scenario: Scenario) -> bool:
    """Whether who directs the drill tells of a claim: that is somebody else's part."""
    control = [cell for cell in scenario.cells.cells if not cell.level]
    return inject.claim is not None and any(inject.from_ in cell.called for cell in control)


_COMES_BY: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(rf"(?i)(?:the |một |a |an )?(?:{who})(?!\w)"), frozenset(ways.split()))
    for who, ways in (
        ("trang|fanpage|page", "public_feed closed_group"), ("nhóm|group|hội nhóm", "public_feed closed_group chat"),
        ("tin chuyển tiếp|forwarded", "public_feed closed_group chat"),
        ("đường dây nóng|tổng đài|hotline", "hotline phone_note chat official_letter field_report"),
    )
)  # fmt: skip
"""What a sender is by the first words of its name, and the ways by which such a one comes."""
_REPORTER = re.compile(r"(?i)(?:the |một |a |an )?(?:phóng viên|nhà báo|reporter|journalist)(?!\w)")


def _to_itself(inject: Inject, scenario: Scenario) -> bool:
    """Whether a cell tells itself, and nobody besides, what calls for action; its office may well inform it."""
    alone = bool(inject.to.cells) and not inject.to.roles and not inject.to.public
    if not alone or inject.kind not in ("inject", "contingency"):
        return False
    told = [cell for cell in scenario.cells.cells if cell.id in inject.to.cells]
    if not all(inject.from_ in cell.called for cell in told):
        return False
    return {cell.id for cell in scenario.cells.cells if inject.from_ in cell.called} == {*inject.to.cells}


def _waits_for_no_deadline(inject: Inject, _: Scenario) -> bool:
    condition = inject.trigger.condition
    return inject.trigger.kind == "deadline" and condition is not None and not _has_deadline(condition)


def _has_deadline(condition: Condition) -> bool:
    inner = (*(condition.all or ()), *(condition.any or ()), *((condition.not_,) if condition.not_ else ()))
    return condition.deadline_missed is not None or any(map(_has_deadline, inner))


def _unheard(inject: Inject, _: Scenario) -> bool:
    """Whether it goes to the public by a way that only its recipients read. A caller may tell the desk what everybody reads as
    well; for nobody but the public there is no call."""
    alone = inject.method in TOLD_A_CELL and not (*inject.to.cells, *inject.to.roles)
    return inject.to.public and (inject.method in UNHEARD or alone)


def _comes_otherwise(inject: Inject, scenario: Scenario) -> bool:
    """Whether a page rings, a group writes a letter, a hotline posts, or a reporter asks somebody in a group's chat."""
    if _unheard(inject, scenario):
        return False  # its method is told as wrong already
    ways = next((ways for name, ways in _COMES_BY if name.match(inject.from_)), None)
    if ways is not None:
        return inject.method not in ways | {"press"}  # told as a press that is none
    return bool(_REPORTER.match(inject.from_)) and inject.method != "press" and not inject.to.public


INJECTS: tuple[Clash, ...] = (
    Clash(
        fields=("method", "from"), severity="warning", when=_comes_otherwise,
        message=N_("inject {number} comes as `{method}`, by which nobody of such a name comes: {from_}"),
        remedy=N_("Correct `method` or `from`, or leave it if that is meant."),
    ),
    Clash(
        fields=("from", "claim"), severity="warning", when=_of_control,
        message=N_("inject {number} tells of a claim, and it comes from whoever directs the drill"),
        remedy=N_("Name whoever says it in the story, or take `claim` out."),
    ),
    Clash(
        fields=("expected_actions", "claim"), severity="warning", when=_of_no_claim,
        message=N_("inject {number} waits for what is done with a case, and names no claim of which the case could be"),
        remedy=N_("Write `claim`, or another `evidence`."),
    ),
    Clash(
        fields=("to", "from"), severity="warning", when=_to_itself,
        message=N_("inject {number} goes to nobody but the cell from which it comes"),
        remedy=N_("Name somebody else who says it, or who gets it."),
    ),
    Clash(
        fields=("trigger",), severity="warning", when=_waits_for_no_deadline,
        message=N_("inject {number} is to come at a missed deadline, and its condition names none"),
        remedy=N_("Write `deadline_missed` into the condition, or `kind: condition`."),
    ),
    Clash(
        fields=("kind", "expected_actions"),
        when=lambda inject, _: inject.kind == "expected_action" and not inject.expected_actions,
        message=N_("inject {number} asks for an action, and yet `expected_actions` names none"),
    ),
    Clash(
        fields=("to", "method"), severity="warning", when=_unheard,
        message=N_("inject {number} goes to the public, and yet it comes as `{method}`, which only its recipients read"),
    ),
    Clash(
        fields=("method", "to"), severity="warning",
        when=lambda inject, _: inject.method == "public_feed" and not inject.to.public,
        message=N_("inject {number} comes on the public feed, and yet not to the public"),
        remedy=N_("Add `public` to `to`, or choose another `method`."),
    ),
    Clash(
        fields=("effect", "claim"), when=lambda inject, _: inject.effect is not None and inject.claim is None,
        message=N_("inject {number} makes its claim spread, and yet it names no claim"),
        remedy=N_("Name the claim, or take the effect out."),
    ),
    Clash(
        fields=("trigger",),
        when=lambda inject, _: inject.trigger.kind not in ("condition", "deadline") and inject.trigger.until is not None,
        message=N_("inject {number} waits for nothing, and yet `until` says how long"),
        remedy=N_("Take `until` out, or write a condition."),
    ),
    Clash(
        fields=("trigger",),
        when=lambda inject, _: inject.trigger.kind != "repeat" and (inject.trigger.every or inject.trigger.times) is not None,
        message=N_("inject {number} comes once, and yet `every` or `times` says how often"),
        remedy=N_("Write `kind: repeat`, or take them out."),
    ),
    Clash(
        fields=("kind", "trigger"), severity="warning",
        when=lambda inject, _: inject.kind == "contingency" and inject.trigger.kind == "time",
        message=N_("inject {number} is a reserve of control's, and yet it comes by itself at its time"),
        remedy=N_("Write `trigger: {{kind: manual}}`, or another kind."),
    ),
    Clash(
        fields=("truth", "claim"), when=_told_as,
        message=N_("inject {number} tells the sentence of its claim, and yet its `truth` is the opposite of the claim's"),
    ),
    Clash(
        fields=("truth",), when=_held_for, severity="warning",
        message=N_("inject {number} is called `{truth}`, and yet all that is known of its claim is the opposite"),
        remedy=N_("Correct `truth`, or leave it if the inject says something else of the claim."),
    ),
    Clash(
        fields=("truth",), when=_of_the_unknown, severity="warning",
        message=N_("inject {number} is called `{truth}`, and yet nothing of its claim is ever known (`UNPROVEN`)"),
        remedy=N_("Write `unproven`, or the verdict that is known later into `truth` of the claim."),
    ),
    Clash(
        fields=("method", "kind"), severity="warning",
        when=lambda inject, _: inject.kind == "information"
        and inject.method == "hotline"
        and "CITIZEN-DESK" not in inject.to.roles,
        message=N_("inject {number} is `{kind}`, what an office or a record says, and comes as `{method}`, by which people ring"),
        remedy=N_("Write `phone_note` or `official_letter`, or leave `kind` out if somebody of the town rings."),
    ),
    Clash(
        fields=("truth",), when=_of_opinion, severity="warning",
        message=N_("inject {number} is called `{truth}`, and yet its claim is no statement of fact (`NOT_A_FACT`)"),
        remedy=N_("Take `truth` out, or leave it if the inject says something else of the claim."),
    ),
    Clash(
        fields=("expected_actions",), when=_due_late, severity="warning",
        message=N_("an action that inject {number} asks for is due after the drill's end"),
        remedy=N_("Write a shorter `deadline`, or let the inject come earlier."),
    ),
    Clash(
        fields=("expected_actions",), when=_of_nobody, severity="warning",
        message=N_("inject {number} waits for an action of a role that no player holds"),
        remedy=N_("Name a player's role, or give the role to a seat of theirs."),
    ),
    Clash(
        fields=("to", "expected_actions"), severity="warning", when=_to_nobody_who_verifies,
        message=N_("inject {number} asks for a verdict, and neither who verifies nor who keeps the record receives it"),
        remedy=N_("Add `FACT-OWNER` or `VERIFY` to `to`."),
    ),
    Clash(
        fields=("trigger",), when=_turns_late, severity="warning",
        message=N_("inject {number} is to come again after the drill's end"),
        remedy=N_("Write fewer `times`, or a shorter `every`."),
    ),
    Clash(
        fields=("situation", "claim"), severity="warning",
        when=lambda inject, scenario: inject.claim in scenario.by_id
        and scenario.by_id[inject.claim].situation != inject.situation
        and {each.id for each in scenario.drill.situations} >= {scenario.by_id[inject.claim].situation, inject.situation},
        message=N_("inject {number} belongs to another situation than its claim"),
    ),
)  # fmt: skip
