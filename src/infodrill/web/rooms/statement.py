"""The statement studio: five guided parts in two languages, craft, leaks, previews, approvals, versions."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.edition import Edition
from infodrill.casework.leak import hits_of
from infodrill.casework.nouns.selfcorrection import ENDANGERED, approval_owed
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement
from infodrill.casework.parting import joined
from infodrill.casework.stances import ANSWERS, barred, newest_record, sayable
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.textkinds import KINDS
from infodrill.casework.tongues import whole
from infodrill.conduct import naming
from infodrill.conduct.nouns.drafts import ThrowDraftAway, may_go
from infodrill.conduct.turns import sent_back
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.quoting import quoted
from infodrill.web.rooms.acts import shut_steps
from infodrill.web.rooms.drafts import (
    Aloud,
    Craft,
    aloud,
    craft_lines,
    drafts_of,
    next_differs,
    points_of,
    tongue_notes,
)
from infodrill.web.rooms.fields import Choice, Form, choices, moments
from infodrill.web.rooms.filled import next_word, untold, word_by
from infodrill.web.rooms.heldback import askable, either
from infodrill.web.rooms.lookagain import answering, asking
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.nextthings import NextThingShown, promises
from infodrill.web.rooms.onward import Onward, onward
from infodrill.web.rooms.ownword import Righting, righting
from infodrill.web.rooms.parts import Part, in_paragraphs, parts_of
from infodrill.web.rooms.saidotherwise import unheard_of
from infodrill.web.rooms.signs import Due, owed, state_told
from infodrill.web.rooms.stepwords import owner_told
from infodrill.web.rooms.whose import chairs
from infodrill.web.rooms.wordahead import finding, first_word_rule, heed, unbegun


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
class Studio:
    """The room for one statement, new or begun; `may` = the role by step."""

    statement: str
    begun: Statement | None
    version: Version | None
    title: str
    reads: str  # the language in which this reader has the text, as far as it is written
    alone: str  # the one language in which it stands, where the other is neither written nor asked for; "" = both
    case: str
    about: Case | None
    provisional: bool
    kind: str
    kind_name: str
    state_name: str
    filled: bool
    parts: tuple[Part, ...]
    paragraphs: bool  # the parts have no names of their own
    stances: tuple[Choice, ...]
    stance: str
    finding: str  # what its case was found to be, "" = nothing yet
    channels: tuple[tuple[str, str, bool], ...]
    issuer: str
    due: Due | None
    next_updates: tuple[
        tuple[str, str, str, str], ...
    ]  # second, its words, the sentence that says it in each language
    next_update: str
    differs: str
    craft: tuple[Craft, ...]
    points: str
    leaks: tuple[str, ...]
    tongues: tuple[str, ...]
    approvals: tuple[Approval, ...]
    versions: tuple[Old, ...]
    writes: str
    may: Mapping[str, str]
    may_return: str
    own: bool  # written by this seat: it takes back what others would send back
    submit_shut: str  # what keeps a text in drafting, which this seat hands in, from review; "" = nothing
    onward: Onward | None  # once this seat's own part is done
    promised: tuple[NextThingShown, ...]  # the next word that it promised, where this seat gives it
    look_again: Form | None
    looked_again: Form | None
    shut: tuple[tuple[str, str], ...]
    may_hurry: bool
    returned: str  # what should change, with the unit that asks for it, "" = it was not sent back
    may_go: str  # the role under which a draft is thrown away
    gone: bool  # it was
    clash: str
    unheard: str  # what it names and no record has
    untold: tuple[str, ...]  # what the case holds in the other language: it is said in the author's own
    rule: str  # how long, and with how many approvals, a first word that is begun now may go out
    urgent: str
    aloud: Aloud
    tlp: str
    sources: tuple[str, ...]
    appeal: str
    both: bool  # a text is asked for in two languages
    righting: Righting | None
    unbegun: str  # why this text cannot be begun now, and whom it waits for; "" = it can

    @property
    def unsaid(self) -> bool:
        """What the text says may not be said any more as its case stands: its author chooses anew."""
        return self.stance not in dict(self.stances)

    @property
    def redone(self) -> Version | None:
        """The corrected version that is not out yet: whoever changes it begins with its words, not with nothing."""
        waits = self.version is not None and self.version.corrects > 0 and self.version.published_at < 0
        return self.version if waits else None

    @property
    def says_anew(self) -> str:
        """The stance that the form of a correction has chosen: that of the words in it, where it still may be said."""
        if self.righting is None:
            return ""
        kept = self.redone.stance if self.redone else ""
        return kept if kept in dict(self.righting.stances) else self.righting.stance

    @property
    def wrong(self) -> str:
        """What somebody says is wrong in it and nobody has put right yet."""
        about = self.begun
        return about.wrong if about and about.error_open else ""

    @property
    def tongues_due(self) -> tuple[str, ...]:
        """The languages in which a corrected version is written: those in which the wrong one stands; of what went out beside the
        studio those that the drill asks for."""
        out = self.begun.published if self.begun else None
        if self.begun and self.begun.beside:
            return LANGUAGES if self.both else (self.reads,)
        return tuple(lang for lang in LANGUAGES if out is None or whole(out, lang)) or LANGUAGES


def studio(view: SeatView, edition: Edition, begun: Statement | None, case: Case | None, kind: str) -> Studio:
    """The room; `begun` None = a new statement of `kind` on `case`."""
    lang, item = view.lang, begun.statement if begun else ""
    version, state = (begun.newest, begun.state) if begun else (None, "DRAFTING")
    kind = begun.kind if begun else kind
    gone = begun is not None and begun not in view.statements  # what was thrown away is saved anew or left
    may = dict(view.casework.possible(item)) if begun and not gone else {}
    writes = view.casework.role_for(DraftStatement, item or (case.case if case else ""), kind=kind)
    given = word_by(view, case) if case and not version and kind == "holding" else 0
    soon = int(moments(view, 30)[0][0]) if kind == "holding" else 0
    next_at = version.next_update if version else given or soon
    parts = tuple(parts_of(view, case, kind, begun, next_at if writes else -1))
    owing = approval_owed(begun) if begun and state != "REVIEW" else None
    issuer = view.seats.cells.get(begun.issuer if begun else view.seat.cell)
    channels = begun.channels if begun else ("feed", "portal", "group")
    lines = tuple(
        # What went out beside the studio nobody scored: it is read now, with its reasons, as a draft is.
        craft_lines(
            lang,
            kind,
            drafts_of(view, case, version, begun, kind),
            (version.craft or None) if version else {},
        )
    )
    written = [
        tongue
        for tongue in (lang, "en" if lang == "vi" else "vi")
        if any(getattr(part, tongue) for part in parts)
    ]
    reads = next(iter(written), lang)
    headed = (str(version.title_vi), str(version.title_en)) if version else ("", "")
    below = [joined(getattr(part, tongue) for part in parts) for tongue in ("vi", "en")]
    return Studio(
        statement=item, begun=begun, version=version, 
        righting=righting(view, begun, case), unbegun="" if begun or writes else unbegun(view, edition, case, kind),
        title=(version.said(lang)[0] or version.title_vi or version.title_en) if version else "", reads=reads,
        alone="" if len(written) > 1 or (writes and view.casework.both) else reads,
        case=case.case if case else "", about=case, provisional=bool(case and not case.priority_final), kind=kind,
        kind_name=tr(lang, naming.kind_of(kind, version.stance if version else "")),
        state_name=state_told(view, edition, begun), parts=parts,
        paragraphs=in_paragraphs(kind, begun),
        filled=not version and any(part.vi or part.en for part in parts),
        stances=choices(lang, naming.STANCES, sayable(case, kind)),
        stance=version.stance if version else _stance(case, kind),
        finding=finding(lang, case),
        channels=tuple((code, tr(lang, words), code in channels) for code, words in naming.CHANNELS.items()),
        issuer=issuer.organisation.in_(lang) if issuer else "", due=_due(view, edition, case),
        next_updates=_next_words(view, next_at, given), next_update=str(next_at),
        differs=next_differs(view, kind, ([part.vi for part in parts], [part.en for part in parts]), next_at),
        craft=lines, points=points_of(lines),
        leaks=tuple(text or hit.kind for hit, text in hits_of(version)) if version else (),
        approvals=tuple(_approvals(view, edition, begun, case)), versions=tuple(_old(view, edition, begun)) if begun else (),
        writes=writes, may=may, may_return=view.casework.role_for(ReturnStatement, item) if begun else "",
        own=version is not None and version.author_seat == view.seat.seat,
        submit_shut="" if gone else _submit_shut(view, begun, writes),
        onward=(led := onward(view, edition, begun, case, may) if begun else None),
        promised=tuple(
            thing
            for thing in promises(view, edition)
            if begun and thing.item == begun.statement and not (led and led.link == thing.link)
        ),
        look_again=asking(view, edition, begun, may) if begun else None,
        looked_again=answering(view, edition, begun, may) if begun else None,
        shut=_shut(view, edition, begun, case) if begun and state == "REVIEW" else (),
        clash=heed(view, edition, begun, case, kind), unheard=unheard_of(view, begun, case),
        untold=untold(view, case) if case and writes and not version else (),
        rule=first_word_rule(view, case, kind, begun) if writes else "",
        returned=_returned(view, version) if state == "DRAFTING" and not gone else "",
        may_go=_throws_away(view, begun), gone=gone,
        may_hurry=bool(case and {case.priority, case.h} & set(ENDANGERED)), urgent=owing.safety if owing else "",
        tongues=tuple(tongue_notes(view, version)) if version else (),
        aloud=aloud(view, headed, below, kind, begun.issuer if begun else view.seat.cell),
        tlp="CLEAR" if begun and begun.published else "AMBER", sources=tuple(_sources(view, begun, case)),
        appeal=rights.appeal_link(item) if begun else "", both=view.casework.both,
    )  # fmt: skip


def _next_words(view: SeatView, kept: int, given: int) -> tuple[tuple[str, str, str, str], ...]:
    """When the next word may be promised for, also the text's own promise (`kept`, 0 = none) and the owner's (`given`)."""
    found = [("0", tr(view.lang, "none promised")), *moments(view, 15, 30, 60, 120)]
    if str(kept) not in dict(found):
        words = N_("at {clock}, as saved") if kept > view.now else N_("at {clock}, which is over")
        words = N_("at {clock}, as the answer says") if kept == given else words
        found.append((str(kept), tr(view.lang, words, clock=view.moment(kept))))
    return tuple(
        (at, words, next_word(view, int(at), "vi"), next_word(view, int(at), "en")) for at, words in found
    )


def _due(view: SeatView, edition: Edition, case: Case | None) -> Due | None:
    """What is owed on the case and met by a text."""
    return next((due for due in (owed(view, edition, case) if case else ()) if due.step in BY_TEXT), None)


def _submit_shut(view: SeatView, statement: Statement | None, writes: str) -> str:
    if statement is None:
        return tr(view.lang, "once the draft is saved") if writes else ""
    if statement.state != "DRAFTING":
        return ""
    if sent_back(view, statement):
        return tr(view.lang, "once it is changed; if it is certain, save it as a new version and hand it in")
    why = dict(view.casework.shut(statement.statement)).get("submit", "")
    held = tr(view.lang, "Take out {n} passages first", n=len(statement.newest.leaks))
    return held if why and statement.held else why


def _returned(view: SeatView, version: Version | None) -> str:
    if version is None or not version.returned:
        return ""
    if version.taken_back:
        return tr(view.lang, "Taken back by its own writer: {why}", why=quoted(version.returned))
    seat, cell = view.seats.seats.get(version.returned_seat), view.seats.cells.get(version.returned_by)
    who = seat.called if seat else cell.name.in_(view.lang) if cell else "–"
    return tr(view.lang, "Sent back by {cell}: {why}", cell=who, why=quoted(version.returned))


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


def _stance(case: Case | None, kind: str) -> str:
    """What a new text is taken to say until its author chooses: a text without a case says of no claim whether it is so."""
    if case is None:
        return "advice"
    says = KINDS[kind].stance if KINDS[kind].of_itself else ANSWERS.get(newest_record(case), ("unknown",))[0]
    if says in sayable(case, kind):
        return says
    return "advice" if owner_told(case) else "unknown"


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


def _sources(view: SeatView, begun: Statement | None, case: Case | None) -> Iterator[str]:
    """Who answered before the words were written: nobody's later answer, a denial least of all, is what they rest on."""
    written = begun.newest.at if begun else view.now
    if case is None or (begun and begun.beside and len(begun.versions) == 1):
        return
    for asked in case.questions:
        if 0 <= asked.answered_at <= written:
            cell = view.seats.cells.get(asked.owner)
            yield f"{cell.name.in_(view.lang) if cell else '–'}, {view.moment(asked.answered_at)}"
