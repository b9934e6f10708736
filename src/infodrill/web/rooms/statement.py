"""The statement studio: five guided parts in two languages, craft, leaks, previews, approvals, versions."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.edition import Edition
from infodrill.casework.leak import hits_of
from infodrill.casework.nouns.selfcorrection import ENDANGERED
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement
from infodrill.casework.parting import joined
from infodrill.casework.stances import ANSWERS, newest_record, sayable
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.textkinds import KINDS
from infodrill.casework.tongues import whole
from infodrill.conduct import naming
from infodrill.conduct.turns import sent_back
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.quoting import quoted
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
from infodrill.web.rooms.fields import Choice, choices, moments
from infodrill.web.rooms.filled import next_word, untold, word_by
from infodrill.web.rooms.nextthings import NextThingShown, promises
from infodrill.web.rooms.onward import Onward, onward
from infodrill.web.rooms.ownword import Righting, righting
from infodrill.web.rooms.parts import Part, in_paragraphs, parts_of
from infodrill.web.rooms.saidotherwise import unheard_of
from infodrill.web.rooms.signing import Signing, signing
from infodrill.web.rooms.signs import Due, owed, state_told
from infodrill.web.rooms.stepwords import owner_told
from infodrill.web.rooms.wordahead import finding, first_word_rule, heed, unbegun


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHeading:
    """What stands over the text, and where its reader goes next."""

    provisional: bool
    state_name: str
    due: Due | None
    tlp: str
    clash: str
    may_return: str
    own: bool  # written by this seat: it takes back what others would send back
    onward: Onward | None  # once this seat's own part is done
    promised: tuple[NextThingShown, ...]  # the next word that it promised, where this seat gives it


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingForm:
    """What the form offers and says to who writes the text, or why it cannot be begun."""

    alone: str  # the one language in which it stands, where the other is neither written nor asked for; "" = both
    filled: bool
    paragraphs: bool  # the parts have no names of their own
    stances: tuple[Choice, ...]
    stance: str
    finding: str  # what its case was found to be, "" = nothing yet
    channels: tuple[tuple[str, str, bool], ...]
    next_updates: tuple[
        tuple[str, str, str, str], ...
    ]  # second, its words, the sentence that says it in each language
    next_update: str
    untold: tuple[str, ...]  # what the case holds in the other language: it is said in the author's own
    rule: str  # how long, and with how many approvals, a first word that is begun now may go out
    unbegun: str  # why this text cannot be begun now, and whom it waits for; "" = it can

    @property
    def unsaid(self) -> bool:
        """What the text says may not be said any more as its case stands: its author chooses anew."""
        return self.stance not in dict(self.stances)


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """The room for one statement, new or begun; `may` = the role by step."""

    statement: str
    begun: Statement | None
    version: Version | None
    title: str
    reads: str  # the language in which this reader has the text, as far as it is written
    case: str
    about: Case | None
    kind: str
    kind_name: str
    issuer: str
    parts: tuple[Part, ...]
    writes: str
    may: Mapping[str, str]
    gone: bool  # it was thrown away
    returned: str  # what should change, with the unit that asks for it, "" = it was not sent back
    submit_shut: str  # what keeps a text in drafting, which this seat hands in, from review; "" = nothing
    unheard: str  # what it names and no record has
    differs: str
    craft: tuple[Craft, ...]
    points: str
    leaks: tuple[str, ...]
    tongues: tuple[str, ...]
    aloud: Aloud
    sources: tuple[str, ...]
    appeal: str
    both: bool  # a text is asked for in two languages
    may_hurry: bool
    righting: Righting | None
    heading: TextHeading
    form: WritingForm
    signing: Signing

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _TextOpened:
    """A statement, or the place of one that is to be begun, as a seat opens it."""

    view: SeatView
    edition: Edition
    begun: Statement | None
    case: Case | None
    kind: str

    @property
    def item(self) -> str:
        return self.begun.statement if self.begun else ""

    @property
    def speaker(self) -> str:
        """The cell in whose name it speaks."""
        return self.begun.issuer if self.begun else self.view.seat.cell

    @property
    def version(self) -> Version | None:
        return self.begun.newest if self.begun else None

    @property
    def gone(self) -> bool:
        """What was thrown away is saved anew or left."""
        return self.begun is not None and self.begun not in self.view.statements

    def may(self) -> Mapping[str, str]:
        return dict(self.view.casework.possible(self.item)) if self.begun and not self.gone else {}

    def writes(self) -> str:
        about = self.item or (self.case.case if self.case else "")
        return self.view.casework.role_for(DraftStatement, about, kind=self.kind)

    def word_promised(self) -> int:
        """The second at which the owner of the facts promised word, which a first word may say; 0 = none."""
        return (
            word_by(self.view, self.case) if self.case and not self.version and self.kind == "holding" else 0
        )

    def next_at(self) -> int:
        """The second of the next word that the form begins with, 0 = none."""
        if self.version:
            return self.version.next_update
        soon = int(moments(self.view, 30)[0][0]) if self.kind == "holding" else 0
        return self.word_promised() or soon


def studio(view: SeatView, edition: Edition, begun: Statement | None, case: Case | None, kind: str) -> Studio:
    """The room; `begun` None = a new statement of `kind` on `case`."""
    opened = _TextOpened(
        view=view, edition=edition, begun=begun, case=case, kind=begun.kind if begun else kind
    )
    lang, kind, version, may = view.lang, opened.kind, opened.version, opened.may()
    writes, next_at = opened.writes(), opened.next_at()
    parts = tuple(parts_of(view, case, kind, begun, next_at if writes else -1))
    both_sides = {tongue: [getattr(part, tongue) for part in parts] for tongue in LANGUAGES}
    reads = next((tongue for tongue in (lang, *LANGUAGES) if any(both_sides[tongue])), lang)
    issuer = view.seats.cells.get(opened.speaker)
    headed = (str(version.title_vi), str(version.title_en)) if version else ("", "")
    # What went out beside the studio nobody scored: it is read now, with its reasons, as a draft is.
    scored = (version.craft or None) if version else {}
    lines = tuple(craft_lines(lang, kind, drafts_of(view, case, version, begun, kind), scored))
    return Studio(
        statement=opened.item, begun=begun, version=version, case=case.case if case else "", about=case, kind=kind,
        title=(version.said(lang)[0] or version.title_vi or version.title_en) if version else "", reads=reads,
        kind_name=tr(lang, naming.kind_of(kind, version.stance if version else "")),
        issuer=issuer.organisation.in_(lang) if issuer else "", parts=parts, writes=writes, may=may, gone=opened.gone,
        returned="" if opened.gone else _returned(view, begun), unheard=unheard_of(view, begun, case),
        submit_shut="" if opened.gone else _submit_shut(view, begun, writes),
        differs=next_differs(view, kind, (both_sides["vi"], both_sides["en"]), next_at),
        craft=lines, points=points_of(lines),
        leaks=tuple(text or hit.kind for hit, text in hits_of(version)) if version else (),
        tongues=tuple(tongue_notes(view, version)) if version else (),
        aloud=aloud(view, headed, [joined(both_sides[tongue]) for tongue in ("vi", "en")], kind, opened.speaker),
        sources=tuple(_sources(view, begun, case)), appeal=rights.appeal_link(opened.item) if begun else "",
        both=view.casework.both, may_hurry=bool(case and {case.priority, case.h} & set(ENDANGERED)),
        righting=righting(view, begun, case), heading=_heading(opened, may),
        form=_form(opened, writes, parts, reads), signing=signing(view, edition, begun, case, may),
    )  # fmt: skip


def _heading(opened: _TextOpened, may: Mapping[str, str]) -> TextHeading:
    view, edition, begun, case = opened.view, opened.edition, opened.begun, opened.case
    led = onward(view, edition, begun, case, may) if begun else None
    due = next((due for due in (owed(view, edition, case) if case else ()) if due.step in BY_TEXT), None)
    return TextHeading(
        provisional=bool(case and not case.priority_final),
        state_name=state_told(view, edition, begun),
        due=due,
        tlp="CLEAR" if begun and begun.published else "AMBER",
        clash=heed(view, edition, begun, case, opened.kind),
        may_return=view.casework.role_for(ReturnStatement, opened.item) if begun else "",
        own=begun is not None and begun.newest.author_seat == view.seat.seat,
        onward=led,
        promised=tuple(
            thing
            for thing in (promises(view, edition) if begun else ())
            if thing.item == opened.item and not (led and led.link == thing.link)
        ),
    )


def _form(opened: _TextOpened, writes: str, parts: tuple[Part, ...], reads: str) -> WritingForm:
    view, begun, case, kind = opened.view, opened.begun, opened.case, opened.kind
    version = opened.version
    in_both = all(any(getattr(part, tongue) for part in parts) for tongue in LANGUAGES)
    channels = begun.channels if begun else ("feed", "portal", "group")
    return WritingForm(
        alone="" if in_both or (writes and view.casework.both) else reads,
        filled=not version and any(part.vi or part.en for part in parts),
        paragraphs=in_paragraphs(kind, begun),
        stances=choices(view.lang, naming.STANCES, sayable(case, kind)),
        stance=version.stance if version else _stance(case, kind),
        finding=finding(view.lang, case),
        channels=tuple(
            (code, tr(view.lang, words), code in channels) for code, words in naming.CHANNELS.items()
        ),
        next_updates=_next_words(view, opened.next_at(), opened.word_promised()),
        next_update=str(opened.next_at()),
        untold=untold(view, case) if case and writes and not version else (),
        rule=first_word_rule(view, case, kind, begun) if writes else "",
        unbegun="" if begun or writes else unbegun(view, opened.edition, case, kind),
    )


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


def _returned(view: SeatView, statement: Statement | None) -> str:
    if statement is None or statement.state != "DRAFTING" or not statement.newest.returned:
        return ""
    version = statement.newest
    if version.taken_back:
        return tr(view.lang, "Taken back by its own writer: {why}", why=quoted(version.returned))
    seat, cell = view.seats.seats.get(version.returned_seat), view.seats.cells.get(version.returned_by)
    who = seat.called if seat else cell.name.in_(view.lang) if cell else "–"
    return tr(view.lang, "Sent back by {cell}: {why}", cell=who, why=quoted(version.returned))


def _stance(case: Case | None, kind: str) -> str:
    """What a new text is taken to say until its author chooses: a text without a case says of no claim whether it is so."""
    if case is None:
        return "advice"
    says = KINDS[kind].stance if KINDS[kind].of_itself else ANSWERS.get(newest_record(case), ("unknown",))[0]
    if says in sayable(case, kind):
        return says
    return "advice" if owner_told(case) else "unknown"


def _sources(view: SeatView, begun: Statement | None, case: Case | None) -> Iterator[str]:
    """Who answered before the words were written: nobody's later answer, a denial least of all, is what they rest on."""
    written = begun.newest.at if begun else view.now
    if case is None or (begun and begun.beside and len(begun.versions) == 1):
        return
    for asked in case.questions:
        if 0 <= asked.answered_at <= written:
            cell = view.seats.cells.get(asked.owner)
            yield f"{cell.name.in_(view.lang) if cell else '–'}, {view.moment(asked.answered_at)}"
