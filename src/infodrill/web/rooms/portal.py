"""What the city keeps in the open: the public log, complaints being served, the register of guidance; and passing texts on."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import publiclog, rights
from infodrill.conduct import naming
from infodrill.conduct.feedreader import FeedReader
from infodrill.conduct.nouns.relays import RelayStatement
from infodrill.conduct.policy import RELAY_CHANNELS
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.fields import Choice, slip
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.network import NetworkPage

STANDS = {
    "standing": N_("stands"), "replaced": N_("a newer version stands"), "corrected": N_("corrected by its issuer"),
    "lifted": N_("lifted"), "ended": N_("ended"),
}  # fmt: skip
SERVED = {
    "waiting": N_("waits for its answer"), "late": N_("late"), "promised": N_("answered, to be put right"),
    "overdue": N_("promise overdue"), "done": N_("put right"),
}  # fmt: skip
HISTORIES = 6  # edited posts of one thread whose versions are read


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalEntry:
    """A row of the public log. `notice` = the headline that stands; `was` = that of the version which it replaced, "" = none."""

    number: int
    clock: str
    notice: str
    action: str
    issuer: str
    status: str
    appeals: str
    link: str
    item: str
    may_appeal: bool
    safety: str
    approved: bool
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    ticket: str
    due: str
    status: str
    late: bool


@dataclass(frozen=True, slots=True)
class Portal:
    log: tuple[PortalEntry, ...]
    tickets: tuple[Served, ...]
    register: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRelay:
    """A published version that this cell has not passed on everywhere yet; `edition` = its number as the public counts."""

    statement: str
    version: int
    edition: int
    title: str
    channels: tuple[Choice, ...]


def portal(view: SeatView) -> Portal:
    """The portal's own page, the same for everyone but the register."""
    return Portal(
        log=tuple(reversed(tuple(_log(view)))),
        tickets=tuple(
            Served(
                ticket=slip(view.lang, ticket.ticket),
                due=view.moment(
                    ticket.remedy_due if ticket.status in ("promised", "overdue") else ticket.due
                ),
                status=tr(view.lang, SERVED[ticket.status]),
                late=ticket.status in ("late", "overdue"),
            )
            for ticket in view.casework.tickets
        ),
        register=tuple(
            (number, view.moment(at), topic, public) for number, at, topic, public in view.guidance.register
        ),
    )


def _log(view: SeatView) -> Iterator[PortalEntry]:
    lang = view.lang
    for public_log_row in view.casework.public_log:
        issuer = view.organisation(public_log_row.issuer)
        notice, now = (
            _notice(view, public_log_row),
            public_log_row.now_vi if lang == "vi" else public_log_row.now_en,
        )
        answered = sum(filed.answered_at >= 0 for filed in public_log_row.appeals)
        asked = (
            tr(lang, "{n} of {of} answered", n=answered, of=len(public_log_row.appeals))
            if public_log_row.appeals
            else ""
        )
        yield PortalEntry(
            number=public_log_row.number,
            clock=moment(view, public_log_row.at),
            notice=now or notice,
            action=tr(lang, rights.ACTIONS[public_log_row.action][1]),
            issuer=issuer.in_(lang) if issuer else public_log_row.issuer,
            status=tr(lang, STANDS[public_log_row.status]),
            appeals=asked,
            link=public_log_row.link,
            item=public_log_row.item,
            may_appeal=any(step == "appeal_file" for step, _ in view.casework.possible(public_log_row.item)),
            safety=public_log_row.safety,
            approved=public_log_row.approved,
            was=notice if now else "",
        )


def _notice(view: SeatView, row: publiclog.PublicLogRow) -> str:
    """The title of the published text; of a measure, that of the ordinance it rests on."""
    if row.action in rights.SIGNED_ACTIONS:
        return view.premises.legal_basis(row.notice_vi).in_(view.lang)
    return row.notice_vi if view.lang == "vi" else row.notice_en


def relays(view: SeatView) -> tuple[PortalRelay, ...]:
    """What a collaborator may pass on, newest first; () for others."""
    if not view.may(RelayStatement):
        return ()
    return tuple(_relays(view))


def _relays(view: SeatView) -> Iterator[PortalRelay]:
    done = {
        (relay.statement, relay.version, relay.channel)
        for relay in view.relays
        if relay.cell == view.seat.cell
    }
    for statement in reversed(view.statements):
        said = view.passed_on(statement.statement)
        if said is None:
            continue
        left = tuple(
            (channel, tr(view.lang, naming.CHANNELS[channel]))
            for channel in RELAY_CHANNELS
            if (statement.statement, said.version, channel) not in done
        )
        if left:
            title = said.said(view.lang)[0]
            yield PortalRelay(
                statement=statement.statement,
                version=said.version,
                edition=statement.edition(said.version),
                title=title,
                channels=left,
            )


def histories(view: SeatView, reader: FeedReader, net: NetworkPage) -> dict[str, tuple[tuple[str, str], ...]]:
    """(clock, words) of every version of the posts of the open thread that were edited, by post."""
    shown = (*((net.thread_root,) if net.thread_root else ()), *net.thread)
    edited = [root.id for root in shown if root.versions > 1][:HISTORIES]
    return {
        each_id: tuple((view.moment(minute * 60), words) for minute, words in reader.versions(each_id))
        for each_id in edited
    }


def deeds(reader: FeedReader, net: NetworkPage) -> dict[str, frozenset[str]]:
    """What this seat may do to the posts of the open thread."""
    shown = (*((net.thread_root,) if net.thread_root else ()), *net.thread)
    return {root.id: found for root in shown if (found := reader.deeds(root.id))}
