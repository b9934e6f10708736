"""Who signs a statement: the approvals given and asked for, what can be said against it, and its versions."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.selfcorrection import approval_owed
from infodrill.casework.stances import barred
from infodrill.conduct.nouns.drafts import ThrowDraftAway, may_go
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.acts import shut_steps
from infodrill.web.rooms.fields import Form
from infodrill.web.rooms.heldback import askable, either
from infodrill.web.rooms.lookagain import answering, asking
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.whose import chairs


@dataclass(frozen=True, slots=True)
class Approval:
    who: str
    when: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    version: int  # the number by which the public knows it, 0 = it has never read it
    clock: str
    state: str
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who has approved the text and who is asked to, what can be said against it, and its versions."""

    approvals: tuple[Approval, ...]
    urgent: str
    look_again: Form | None
    looked_again: Form | None
    may_go: str  # the role under which a draft is thrown away
    shut: tuple[tuple[str, str], ...]
    versions: tuple[Old, ...]


def signing(
    view: SeatView, edition: Edition, begun: Statement | None, case: Case | None, may: Mapping[str, str]
) -> Signing:
    """Of a text that is begun, or of one that is not; `may` = the role by step."""
    owing = approval_owed(begun) if begun and begun.state != "REVIEW" else None
    return Signing(
        approvals=tuple(_approvals(view, edition, begun, case)),
        urgent=owing.safety if owing else "",
        look_again=asking(view, edition, begun, may) if begun else None,
        looked_again=answering(view, edition, begun, may) if begun else None,
        may_go=_throws_away(view, begun),
        shut=_shut(view, edition, begun, case) if begun and begun.state == "REVIEW" else (),
        versions=tuple(_old(view, edition, begun)) if begun else (),
    )


def _throws_away(view: SeatView, statement: Statement | None) -> str:
    """The role under which the seat may throw a draft of its cell away, "" = it may not, or it is gone."""
    if statement is None or not may_go(statement) or statement not in view.statements:
        return ""
    own = statement.newest.author[1] == view.seat.cell and view.may(ThrowDraftAway)
    return min(view.seat.roles & ThrowDraftAway.MAY.roles, default="") if own else ""


def _shut(
    view: SeatView, edition: Edition, begun: Statement, case: Case | None
) -> tuple[tuple[str, str], ...]:
    """What cannot be done yet; whose approvals are wanted stands above, chair by chair."""
    return () if approvals(begun, case, edition).missing else shut_steps(view, edition, begun.statement)


def _approvals(
    view: SeatView, edition: Edition, statement: Statement | None, case: Case | None
) -> Iterator[Approval]:
    lang = view.lang
    if statement is None:
        yield Approval(tr(lang, "Written by you"), tr(lang, "now"), False)
        return
    version = statement.newest
    author = view.seats.cells.get(version.author[1])
    yield Approval(
        tr(lang, "Written by {cell}", cell=author.name.in_(lang) if author else "–"),
        moment(view, version.at),
        True,
    )
    if statement not in view.statements:  # nobody is asked for anything
        yield Approval(tr(lang, "Thrown away"), "", False)
        return
    given, waits = approvals(statement, case, edition), tr(lang, "waits")
    for done, each in (*((True, each) for each in given.counting), *((False, each) for each in given.void)):
        held = view.seats.cells.get(each[1])
        name = held.name.in_(lang) if held else edition.role_name(each[0], lang)
        words = (
            N_("{role} approved") if done else N_("{role} approved; it counts no more: conflict of interest")
        )
        yield Approval(tr(lang, words, role=name), "", done)
    published, owing = version.published_at >= 0, approval_owed(statement)
    if published:
        yield Approval(tr(lang, "Published"), moment(view, version.published_at), True)
    elif barred(case, statement):  # nor for a text that goes out no more
        yield Approval(tr(lang, "Does not go out any more"), "", False)
        return
    for roles in given.missing if owing or not published else ():
        givers = askable(view, roles)
        asks = N_("{role} approves: one is enough") if len(givers) > 1 else N_("{role} approves")
        words = N_("Issued for safety; one approval is owed: {role}") if owing else asks
        yield Approval(tr(lang, words, role=either(view, edition, givers, case)), waits, False)
    if not published:
        spoke = chairs(view, edition, ("SPOKE",), case)
        yield Approval(tr(lang, "{role} publishes", role=spoke), waits, False)


def _old(view: SeatView, edition: Edition, statement: Statement) -> Iterator[Old]:
    for version in reversed(statement.versions):
        title, body = version.said(view.lang)
        at = version.published_at if version.published_at >= 0 else version.at
        yield Old(
            version=statement.edition(version.version) if version.published_at >= 0 else 0,
            clock=moment(view, at),
            state=edition.state_name(version.state, view.lang),
            title=title,
            body=body,
        )
