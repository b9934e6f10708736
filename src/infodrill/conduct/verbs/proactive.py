"""The proactive side decided: forecasts, watch lists, guidance, directives, relays, answers to the public's questions."""

# Charter: conduct verbs proactive
from __future__ import annotations

import re

from infodrill.casework.book import Statement
from infodrill.casework.leak import CHECKER
from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.persons import person_in
from infodrill.conduct.records.proactive import Guidance
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import GROUP_ID

LINE = 400
MOST_TERMS, LONGEST_TERM = 40, 60
HORIZONS = (60, 360, 1_440)  # minutes: +1, +6, +24 h, as the machine forecasts
MOST_POSTS = 10_000_000
CONFIRM_WITHIN = range(60, 86_401)
LONGEST_DUE = 365
_GROUP = re.compile(f"group:{GROUP_ID}")
PREPARING = frozenset({"prebunk", "bulletin"})


def _sheet(scene: Scene, command: asks.FileForecastSheet) -> tuple[EventBody, ...]:
    if not command.questions:
        raise not_listed("questions", 0, ("≥ 1",))
    questions = tuple(scene.free(one, "questions", LINE) for one in command.questions)
    number = scene.numbered("f", {one.sheet for one in scene.state.proactive.sheets})
    topic, harmed = scene.free(command.topic, "topic", LINE), scene.free(command.harmed, "harmed")
    return (facts.ForecastSheetFiled(number, scene.seat.cell, topic, harmed, questions),)


def _forecast(scene: Scene, command: asks.ForecastSpread) -> tuple[EventBody, ...]:
    known = command.of in scene.state.book.cases and policy.sees_item(scene.seat, command.of, scene.state)
    if not (known or _GROUP.fullmatch(command.of)):
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    if command.horizon not in HORIZONS:
        raise not_listed("horizon", command.horizon, map(str, HORIZONS))
    if not 0 <= command.low <= command.mid <= command.high <= MOST_POSTS:
        raise Refused(
            N_("The three numbers of a forecast rise: low, mid, high."),
            remedy=N_("Put them in order."),
            code="R141",
        )
    number = scene.numbered("q", {one.forecast for one in scene.state.proactive.foreseen})
    return (
        facts.SpreadForecast(
            number, scene.seat.cell, command.of, command.horizon, command.low, command.mid, command.high
        ),
    )


def _watch(scene: Scene, command: asks.SetWatchList) -> tuple[EventBody, ...]:
    if len(command.terms) > MOST_TERMS:
        raise not_listed("terms", len(command.terms), (f"0–{MOST_TERMS}",))
    places = [name for one in scene.scenario.places.wards for name in (one.name.vi, one.name.en)]
    places += [name for one in scene.seats.cells.values() for name in (one.name.vi, one.organisation.vi)]
    for term in command.terms:
        if found := person_in(term, places):
            raise Refused(
                N_("“{term}” points at a person or an account ({found}); a watch list holds topics."),
                remedy=N_("Write what is said, not who says it: a place, an object, a rumour's key word."),
                code="R142",
                term=term,
                found=found,
            )
    terms = tuple(dict.fromkeys(scene.free(one.strip(), "terms", LONGEST_TERM) for one in command.terms))
    return (facts.WatchListSet(scene.seat.cell, terms),)


def _guidance(scene: Scene, command: asks.IssueGuidance) -> tuple[EventBody, ...]:
    wrong = [one for one in command.to if scene.seats.cells[scene.cell(one)].level != 1]
    if wrong or not command.to:
        raise Refused(
            N_("Guidance goes from the upper level to the first; {cell} is not of it."),
            remedy=N_("Choose ward cells; write a message to others."),
            code="R143",
            cell=wrong[0] if wrong else "–",
        )
    if command.confirm_within not in CONFIRM_WITHIN:
        raise not_listed("confirm_within", command.confirm_within, ("60–86400",))
    _about(scene, command.case)
    if command.statement:
        _published(scene, command.statement)
    return (
        facts.GuidanceIssued(
            scene.numbered("g", scene.state.proactive.guidance),
            scene.seat.cell,
            command.to,
            command.case,
            command.statement,
            scene.at + command.confirm_within,
            scene.free(command.topic, "topic", LINE),
            scene.free(command.facts, "facts"),
            tuple(scene.free(one, "lines", LINE) for one in command.lines),
        ),
    )


def _confirm(scene: Scene, command: asks.ConfirmGuidance) -> tuple[EventBody, ...]:
    guidance = _found(scene, command.guidance)
    if scene.seat.cell not in guidance.to:
        raise _no_guidance(command.guidance)
    if scene.seat.cell in guidance.confirmed:
        return ()
    return (facts.GuidanceConfirmed(guidance.guidance, scene.seat.cell, scene.at > guidance.due),)


def _request(scene: Scene, command: asks.RequestGuidance) -> tuple[EventBody, ...]:
    guidance = scene.state.proactive.guidance.get(command.guidance)
    if guidance is None or not policy.sees_register(scene.seat):
        raise _no_guidance(command.guidance)
    if guidance.published_at >= 0:
        return ()
    return (facts.GuidancePublished(guidance.guidance, scene.seat.cell, CHECKER),)


def _directive(scene: Scene, command: asks.GiveDirective) -> tuple[EventBody, ...]:
    for cell in (*command.to, *((command.owner,) if command.owner else ())):
        scene.cell(cell)
    if not 1 <= command.due_days <= LONGEST_DUE:
        raise not_listed("due_days", command.due_days, (f"1–{LONGEST_DUE}",))
    _about(scene, command.case)
    return (
        facts.DirectiveGiven(
            scene.numbered("d", scene.state.proactive.directives),
            scene.seat.cell,
            command.to,
            command.owner,
            command.due_days,
            command.case,
            scene.free(command.text, "text"),
            scene.optional(command.gap, "gap"),
        ),
    )


def _relay(scene: Scene, command: asks.RelayStatement) -> tuple[EventBody, ...]:
    statement = _published(scene, command.statement)
    version = statement.published
    if version is None or version.version != command.version or statement.state == "SELF_CORRECTED":
        raise Refused(
            N_("Version {version} of {statement} is not the one that stands."),
            remedy=N_("Relay the newest published version."),
            code="R144",
            version=command.version,
            statement=command.statement,
        )
    if command.channel not in policy.RELAY_CHANNELS:
        raise not_listed("channel", command.channel, policy.RELAY_CHANNELS)
    said = (command.statement, command.version, command.channel, scene.seat.cell)
    if said in {(one.statement, one.version, one.channel, one.cell) for one in scene.state.proactive.relays}:
        raise Refused(
            N_("This cell has relayed that version on {channel} already."),
            remedy=N_("Once is enough: repeating adds no reader and costs trust."),
            code="R145",
            channel=command.channel,
        )
    return (facts.StatementRelayed(*said),)


def _answer(scene: Scene, command: asks.AnswerQuestions) -> tuple[EventBody, ...]:
    questions = scene.state.proactive.questions.get(command.question)
    if questions is None or not policy.sees_questions(scene.seat):
        raise Refused(
            N_("There is no entry {question} in the queue of questions."),
            remedy=N_("Choose from the list."),
            code="R146",
            question=command.question,
        )
    statement = _published(scene, command.statement)
    if questions.answered_by:
        return ()
    return (facts.QuestionsAnswered(questions.question, statement.statement, scene.seat.cell),)


def _link(scene: Scene, command: asks.LinkStatement) -> tuple[EventBody, ...]:
    statement = scene.state.book.statements.get(command.statement)
    known = command.claim in {one.id for one in scene.scenario.claims}
    if statement is None or statement.case or statement.kind not in PREPARING or not known:
        raise Refused(
            N_("Only a prebunk or bulletin without a case is linked to a claim."),
            remedy=N_("Link the case of any other statement."),
            code="R147",
        )
    if command.claim in scene.state.proactive.linked.get(command.statement, ()):
        return ()
    return (facts.StatementLinked(command.statement, command.claim, command.role),)


def _about(scene: Scene, case: str) -> None:
    if case and not policy.sees_item(scene.seat, case, scene.state):
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")


def _published(scene: Scene, statement: str) -> Statement:
    """A statement that the public has seen; a draft of others is said to be unknown."""
    found = scene.state.book.statements.get(statement)
    if found is None or found.published is None:
        raise Refused(
            N_("There is no published statement {statement}."),
            remedy=N_("Choose one that the public has seen."),
            code="R148",
            statement=statement,
        )
    return found


def _found(scene: Scene, number: str) -> Guidance:
    guidance = scene.state.proactive.guidance.get(number)
    if guidance is None or not policy.sees_guidance(scene.seat, guidance):
        raise _no_guidance(number)
    return guidance


def _no_guidance(number: str) -> Refused:
    return Refused(
        N_("There is no guidance {guidance} for this cell."),
        remedy=N_("Look at the inbox again."),
        code="R149",
        guidance=number,
    )


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.AnswerQuestions: _answer,
    asks.ConfirmGuidance: _confirm,
    asks.FileForecastSheet: _sheet,
    asks.ForecastSpread: _forecast,
    asks.GiveDirective: _directive,
    asks.IssueGuidance: _guidance,
    asks.LinkStatement: _link,
    asks.RelayStatement: _relay,
    asks.RequestGuidance: _request,
    asks.SetWatchList: _watch,
}
