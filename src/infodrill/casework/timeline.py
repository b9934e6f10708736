"""The timeline of a case writes itself: every fact on a case becomes a line that can be read in both languages.

A line keeps a msgid and typed values, so that names follow the edition and the reader's language when it is shown.
"""

# Charter: casework timeline
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infodrill.casework import events as ev
from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.casework.pages import Stamp, put
from infodrill.casework.records import CaseBook, Line
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_, Lang, tr

Values = tuple[tuple[str, str, str], ...]
Telling = tuple[str, str, Values]  # kind, msgid, values

WORDS: Mapping[str, str] = {
    "hotline": N_("hotline"), "portal": N_("citizens' portal"), "ward": N_("ward office"), "field": N_("field report"),
    "press": N_("press"), "monitoring": N_("monitoring"), "collaborator": N_("collaborator"),
    "priority": N_("P1"), "two_wards": N_("two wards"), "city_owner": N_("the upper level holds the facts"),
    "spread": N_("it spreads"), "overrun": N_("over time"), "about_level": N_("it is about the unit itself"),
    "misconduct": N_("misconduct"), "concealment": N_("concealment"), "disputed": N_("disputes the claim"),
    "about_unit": N_("it is about the unit itself"),
    "confirm": N_("confirms"), "deny": N_("denies"), "partly": N_("partly true"), "unknown": N_("not known yet"),
    "advice": N_("advice"), "answer": N_("answer"), "prebunk": N_("prebunk"), "bulletin": N_("bulletin"),
    "holding": N_("holding line"), "acknowledgement": N_("acknowledgement"), "correction": N_("correction"),
    "warning": N_("warning"),
    "TRUE": N_("true"), "MOSTLY_TRUE": N_("mostly true"), "MIXED": N_("mixed"), "UNPROVEN": N_("not yet proven"),
    "MISLEADING_CONTEXT": N_("misleading context"), "FALSE": N_("false"), "NOT_A_FACT": N_("not a fact"),
    "SATIRE": N_("satire"), "": N_("not known yet"),
}  # fmt: skip


def told(book: CaseBook, body: EventBody, stamp: Stamp) -> CaseBook:
    """The book with the event's line written on the timeline of its case; unchanged when it is about none."""
    line = line_of(body, stamp)
    case = _case_of(book, body)
    if line is None or case not in book.cases:
        return book
    return replace(book, timelines=put(book.timelines, case, (*book.timelines.get(case, ()), line)))


def line_of(body: EventBody, stamp: Stamp) -> Line | None:
    """The line of one event; None for what is about no case (an event of another package)."""
    telling = _TELL.get(type(body))
    if telling is None:
        return None
    kind, message, values = telling(body)
    cell = getattr(body, "cell", "") or getattr(body, "frm", "") * (type(body) is ev.CaseHandedOver)
    return Line(stamp.at, cell, kind, message, values)


def render(
    line: Line, edition: Edition, lang: Lang, cell_name: Callable[[str], str] = lambda cell: cell
) -> str:
    """The line in the reader's language, with the edition's names of steps, states, dispositions and roles.

    `cell_name` gives a cell's name from its id. Times stay seconds in `line.at`; times inside a line read "h:mm".
    """
    words = {name: _word(kind, value, edition, lang, cell_name) for name, kind, value in line.values}
    return tr(lang, line.message, **words)


def _word(kind: str, value: str, edition: Edition, lang: Lang, cell_name: Callable[[str], str]) -> str:
    match kind:
        case "step":
            return _step_name(edition, value, lang)
        case "state":
            return edition.state_name(value, lang)
        case "disposition":
            return edition.dispositions[value][lang]
        case "role":
            return edition.role_name(value, lang)
        case "cell":
            return cell_name(value) if value else tr(lang, N_("nobody yet"))
        case "action":
            return tr(lang, rights.ACTIONS[int(value)][1])
        case "gate":
            return f"{value} {tr(lang, rights.GATES[value])}"
        case "word":
            return tr(lang, WORDS.get(value, value)) if value or value in WORDS else value
        case "time":
            return f"{int(value) // 3600}:{int(value) // 60 % 60:02d}"
    return value


def _step_name(edition: Edition, step: str, lang: Lang) -> str:
    """A deadline's step may name an item of the case after a colon: ticket:c1.t1."""
    step, _, item = step.partition(":")
    named = {"ticket": "ticket", "question": "answer", "task": "finish", "review": "review_measure"}.get(
        step, step
    )
    name = edition.step_name(named, lang) if edition.has(named) else named
    return f"{name} {item}" if item else name


def _case_of(book: CaseBook, body: EventBody) -> str:
    statement = book.statements.get(getattr(body, "statement", ""))
    if statement is not None:
        return statement.case
    item = str(getattr(body, "item", ""))
    appeal = book.appeals.get(str(getattr(body, "appeal", "")) or item)
    item = appeal.item if appeal else item
    owner = book.statements.get(item)
    return str(getattr(body, "case", "")) or (owner.case if owner else item)


def _text(name: str, value: object) -> tuple[str, str, str]:
    return (name, "text", str(value))


def _stepped(body: ev.CaseStepped) -> Telling:
    if body.disposition:
        message = N_("{step}: now “{state}”, {how}")
        how: Values = (("how", "disposition", body.disposition),)
    else:
        message, how = N_("{step}: now “{state}”"), ()
    if str(body.reason):
        message = N_("{step}: now “{state}” – {why}")
        how = (_text("why", body.reason),)
    return "step", message, (("step", "step", body.step), ("state", "state", body.to), *how)


def _opened(body: ev.CaseOpened) -> Telling:
    values: Values = (("intake", "word", body.intake), ("cell", "cell", body.cell))
    if body.relation == "split":
        return "open", N_("split off from {parent}"), (_text("parent", body.parent),)
    if body.relation == "mutation":
        message = N_("opened as a mutation of {parent}, through {intake}")
        return "open", message, (_text("parent", body.parent), *values)
    return "open", N_("reported to {cell} through {intake}"), values


def _drafted(body: ev.StatementDrafted) -> Telling:
    return "statement", N_("drafted {statement}, version {n}: {kind}, {stance}"), (
        _text("statement", body.statement), _text("n", body.version), ("kind", "word", body.kind),
        ("stance", "word", body.stance),
    )  # fmt: skip


def _hand_over_answered(body: ev.HandOverAnswered) -> Telling:
    if body.accepted:
        return "cells", N_("{cell} took the case over"), (("cell", "cell", body.cell),)
    message = N_("{cell} returned the case: {why}")
    return "cells", message, (("cell", "cell", body.cell), _text("why", body.text))


def _appealed(body: ev.AppealAnswered) -> Telling:
    message = (
        N_("appeal {appeal} upheld: {text}") if body.upheld else N_("appeal {appeal} not upheld: {text}")
    )
    return "appeal", message, (_text("appeal", body.appeal), _text("text", body.text))


def _decided(body: ev.CaseDecided) -> Telling:
    return "decision", N_("decided “{how}”, actions {actions}: {why}"), (
        ("how", "disposition", body.disposition), _text("actions", ", ".join(map(str, body.actions))),
        _text("why", body.reason),
    )  # fmt: skip


def _missed(body: ev.DeadlineMissed) -> Telling:
    message = (
        N_("the deadline {at} of “{step}” passed; excused")
        if body.excused
        else N_("the deadline {at} of “{step}” passed")
    )
    return "missed", message, (("at", "time", str(body.due)), ("step", "step", body.step))


def _answered(body: ev.QuestionAnswered) -> Telling:
    return "question", N_("{owner} answered {question}: {verdict} – {text}"), (
        ("owner", "cell", body.owner), _text("question", body.question), ("verdict", "word", body.verdict),
        _text("text", body.text),
    )  # fmt: skip


def _opinion(body: ev.OpinionGiven) -> Telling:
    return "evidence", N_("expert opinion {evidence}: {verdict} – {text}"), (
        _text("evidence", body.evidence), ("verdict", "word", body.verdict), _text("text", body.text),
    )  # fmt: skip


def _action(
    body: ev.ActionSigned | ev.ActionTaken | ev.TestRecorded | ev.MeasureReviewed | ev.MeasureLifted,
) -> Values:
    return (_text("n", body.action), ("action", "action", str(body.action)))


_TELL: Mapping[type[EventBody], Callable[[Any], Telling]] = {
    ev.CaseOpened: _opened,
    ev.CaseStepped: _stepped,
    ev.CaseLogged: lambda body: (
        "log", N_("slip written, {p}: “{said}”"), (_text("p", body.priority), _text("said", body.sentence)),
    ),
    ev.CaseMerged: lambda body: ("merge", N_("merged into {into}"), (_text("into", body.into),)),
    ev.StepUndone: lambda body: (
        "undo", N_("“{step}” taken back: again “{state}”"), (("step", "step", body.step), ("state", "state", body.to)),
    ),
    ev.GatePassed: lambda body: (
        "gate", N_("gate, pass {n}: {code}"), (_text("n", body.passing), ("code", "gate", body.code)),
    ),
    ev.QuestionAsked: lambda body: (
        "question", N_("asked {owner} ({question}): {text}"),
        (("owner", "cell", body.owner), _text("question", body.question), _text("text", body.text)),
    ),
    ev.QuestionReminded: lambda body: (
        "question", N_("reminded {owner} of {question}"), (("owner", "cell", body.owner), _text("question", body.question)),
    ),
    ev.QuestionAnswered: _answered,
    ev.EvidenceAdded: lambda body: (
        "evidence", N_("evidence {evidence}, {grade}, TLP:{tlp}: {text}"),
        (_text("evidence", body.evidence), _text("grade", body.grade), _text("tlp", body.tlp), _text("text", body.text)),
    ),
    ev.ArtefactMarked: lambda body: (
        "evidence",
        N_("{artefact} lowered from TLP:{kept} to TLP:{tlp}, and kept in until another seat confirms it: {text}")
        if body.kept
        else N_("{artefact} marked TLP:{tlp}: {text}"),
        (_text("artefact", body.artefact), _text("tlp", body.tlp), _text("kept", body.kept), _text("text", body.reason)),
    ),
    ev.OpinionGiven: _opinion,
    ev.AttachmentAdded: lambda body: (
        "evidence", N_("file attached to {evidence}: {name} ({media}, {n} bytes)"),
        (_text("evidence", body.evidence), _text("name", body.name), _text("media", body.media_type), _text("n", body.size)),
    ),
    ev.ConflictRecorded: lambda body: (
        "conflict", N_("conflict of interest of {unit}: {why}"), (("unit", "cell", body.unit), ("why", "word", body.reason)),
    ),
    ev.VerdictSet: lambda body: (
        "verdict", N_("verdict: {verdict}, confidence {n} ‰"), (("verdict", "word", body.verdict), _text("n", body.confidence)),
    ),
    ev.CaseTriaged: lambda body: (
        "triage", N_("classified {p} ({v}, {h}, S{s})"),
        (_text("p", body.priority), _text("v", body.v), _text("h", body.h), _text("s", body.s)),
    ),
    ev.CaseDecided: _decided,
    ev.TestRecorded: lambda body: ("decision", N_("three-part test of action {n} ({action}) recorded"), _action(body)),
    ev.RabatRecorded: lambda body: (
        "decision", N_("Rabat six recorded: {n} of 6 – {why}"),
        (_text("n", body.answers.count("yes")), _text("why", body.reason)),
    ),
    ev.ActionSigned: lambda body: (
        "decision", N_("{role} signed action {n} ({action})"), (("role", "role", body.role), *_action(body)),
    ),
    ev.ActionTaken: lambda body: ("decision", N_("action {n} ({action}) carried out"), _action(body)),
    ev.MeasureReviewed: lambda body: (
        "decision", N_("action {n} ({action}) reviewed and kept until {until}: {why}"),
        (*_action(body), ("until", "time", str(body.review_at)), _text("why", body.reason)),
    ),
    ev.MeasureLifted: lambda body: (
        "decision", N_("action {n} ({action}) lifted: {why}"), (*_action(body), _text("why", body.reason)),
    ),
    ev.CaseEscalated: lambda body: (
        "cells", N_("escalated to level {n}: {why}"), (_text("n", body.level), ("why", "word", body.reason)),
    ),
    ev.EscalationAnswered: lambda body: ("cells", N_("escalation answered: {text}"), (_text("text", body.text),)),
    ev.CaseHandedOver: lambda body: (
        "cells", N_("offered to {to}: {why}"), (("to", "cell", body.to), _text("why", body.reason)),
    ),
    ev.HandOverAnswered: _hand_over_answered,
    ev.TaskAssigned: lambda body: (
        "task", N_("task {task} for {to}, due {at}: {what}"),
        (_text("task", body.task), ("to", "cell", body.to), ("at", "time", str(body.due)), _text("what", body.what)),
    ),
    ev.TaskFinished: lambda body: ("task", N_("task {task} done: {text}"), (_text("task", body.task), _text("text", body.text))),
    ev.TicketOpened: lambda body: (
        "service", N_("service ticket {ticket}, due {at}: {text}"),
        (_text("ticket", body.ticket), ("at", "time", str(body.due)), _text("text", body.text)),
    ),
    ev.TicketAnswered: lambda body: (
        "service", N_("ticket {ticket} answered, remedy by {at}: {text}"),
        (_text("ticket", body.ticket), ("at", "time", str(body.remedy_due)), _text("text", body.text)),
    ),
    ev.RemedyPromised: lambda body: (
        "service", N_("remedy promised by {at}: {text}"), (("at", "time", str(body.due)), _text("text", body.text)),
    ),
    ev.RemedyFulfilled: lambda body: ("service", N_("remedy carried out: {text}"), (_text("text", body.text),)),
    ev.ReadingTaken: lambda body: (
        "reading", N_("reading at +{h} h: {exposed} exposed, {believers} believe, {corrected} corrected"),
        (_text("h", body.horizon_hours), _text("exposed", body.exposed), _text("believers", body.believers),
         _text("corrected", body.corrected)),
    ),
    ev.DeadlineMissed: _missed,
    ev.AppealFiled: lambda body: (
        "appeal", N_("appeal {appeal} on {item}: {text}"),
        (_text("appeal", body.appeal), _text("item", body.item), _text("text", body.text)),
    ),
    ev.AppealAnswered: _appealed,
    ev.StatementDrafted: _drafted,
    ev.StatementStepped: lambda body: (
        "statement",
        N_("{statement}, version {n}: issued before its approval, for safety: {why}")
        if body.to == "PUBLISHED" and body.reason
        else N_("{statement}, version {n}: now “{state}”"),
        (_text("statement", body.statement), _text("n", body.version), ("state", "state", body.to),
         _text("why", body.reason)),
    ),
    ev.StatementApproved: lambda body: (
        "statement", N_("{role} approved {statement}, version {n}"),
        (("role", "role", body.role), _text("statement", body.statement), _text("n", body.version)),
    ),
    ev.LeakCleared: lambda body: (
        "statement", N_("{role} cleared a finding in {statement}: {why}"),
        (("role", "role", body.role), _text("statement", body.statement), _text("why", body.reason)),
    ),
    ev.ErrorRaised: lambda body: (
        "statement", N_("error of {statement} raised: {text}"), (_text("statement", body.statement), _text("text", body.text)),
    ),
    ev.PublicLogEntered: lambda body: (
        "public", N_("line {n} of the public log: action {action}"),
        (_text("n", body.number), ("action", "action", str(body.action))),
    ),
}  # fmt: skip
