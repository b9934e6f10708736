"""A post as a seat is shown it: name, badge, words in the seat's language, the city's counters, versions, what it quotes.

Rows and state in, cards out. Nothing here asks what a seat may see: `feedreader` does, before.
"""

# Charter: conduct feedcards
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.casework.records import Version
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.nouns.posts import WrittenPost
from infodrill.conduct.passages import passages
from infodrill.conduct.state import DrillState
from infodrill.conduct.subject import subject_of
from infodrill.kernel.protocols import Cursor, Row
from infodrill.media.changes import DELETED, Change
from infodrill.media.groups import ClosedGroups
from infodrill.media.press import outlet_of
from infodrill.media.refs import AUTHORITY, INJECT, RELAYED, PostRef
from infodrill.media.relations import Passages
from infodrill.media.tallies import Tally, noise_tally
from infodrill.media.texts import TextLibrary
from infodrill.media.wording import TextWording
from infodrill.scenario.schema import Bi, Scenario

WRITTEN_PLACE = 1_000_000  # cursors of what seats wrote in a minute lie after those of its derived rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One post. `badge` "" (a person) | organisation | press | relay; `minute` of exercise time; `text` "" when it is gone.

    `versions` = how many there are to read, 1 when it was never changed; `standing` "" | superseded | retracted, of
    statements; `quoted` = the post under a quote, inside a repost or above an answer, None when there is none or this
    seat does not see it (`parent` then still says that there was one); `simulated` is told to control alone;
    `wordless` = a reply that found nothing to say of what it answers (`media.texts`): nobody is shown it;
    `issuer` and `version` = whose statement, and which of its versions as the public counts them, an official post or a
    relay says word for word.
    """

    id: str
    thread: str
    parent: str
    room: str
    ward: str
    form: str
    kind: str
    minute: int
    name: str
    badge: str
    text: str
    tally: Tally
    cursor: Cursor
    versions: int = 1
    gone: bool = False
    standing: str = ""
    quoted: Card | None = None
    simulated: bool = False
    issuer: str = ""
    version: int = 0
    wordless: bool = False

    @property
    def asks(self) -> bool:
        return self.kind == "question" or "?" in self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What all readers of one drill share: compiled grammars and groups. Make it once a drill; it never changes."""

    scenario: Scenario
    seed: int
    texts: TextLibrary
    groups: ClosedGroups

    @staticmethod
    def of(scenario: Scenario, seed: int) -> Shelf:
        return Shelf(
            scenario=scenario,
            seed=seed,
            texts=TextLibrary(scenario, seed),
            groups=ClosedGroups(scenario, seed=seed),
        )


class Cards:
    """Makes cards of rows, for one state and language. `originals` = rows by id, for reposts and quotes."""

    def __init__(self, shelf: Shelf, state: DrillState, lang: str, *, control: bool) -> None:
        self._shelf, self._state, self._lang, self._control = shelf, state, lang, control
        self._originals: dict[str, PostRef] = {}
        self._wording = TextWording(
            shelf.texts,
            statement=self._statement,
            original=self._original,
            written=self._written,
            inject=self._inject,
            taken_up=self._taken_up,
        )

    def know(self, rows: Mapping[str, Row]) -> None:
        """Remember the rows that others pass on."""
        self._originals.update((key, PostRef.from_row(row)) for key, row in rows.items())

    def derived(self, row: Row, at: Cursor, now: int, tally: Tally, change: Change | None) -> Card:
        """The card of a derived row; `now` = the minute up to which the city has lived."""
        ref = PostRef.from_row(row)
        gone = change is not None and change.what == DELETED
        later = None if gone and self._control else change
        if not ref.narrative:
            told = noise_tally(ref.id, now - ref.minute, self._shelf.seed)
            tally = Tally(
                tally.counts.plus("share", told.counts.shares),
                tuple(a + b for a, b in zip(tally.reactions, told.reactions, strict=True)),
            )
        name, badge = self._who(ref, str(row["name"]))
        text = self._wording.of(ref, self._lang, later)
        return Card(
            id=ref.id, thread=ref.thread, parent=ref.parent, room=ref.room, ward=ref.ward, form=ref.form,
            kind=self._wording.kind(ref, self._lang), minute=ref.minute, name=name, badge=badge,
            text=text, tally=tally, cursor=at,
            versions=change.version if change else 1, gone=gone, standing=self._standing(ref),
            wordless=ref.form == "reply" and not text and not self._wording.of(ref, self._lang),
            **self._said(ref),
        )  # fmt: skip

    def written(self, post: WrittenPost, tally: Tally) -> Card:
        """The card of what a seat wrote; control still reads what its author took back, nobody what SAFE blanked."""
        shown = "" if post.blanked_at >= 0 or (post.deleted_at >= 0 and not self._control) else post.text
        return Card(
            id=post.post, thread=post.thread, parent=post.parent, room=post.room, ward=post.ward,
            form="written", kind="share", minute=post.at // 60, name=self._called(post.speaker),
            badge="" if post.simulated else "organisation", text=shown, tally=tally,
            cursor=written_cursor(post), versions=len(post.versions), gone=post.gone,
            simulated=post.simulated and self._control,
        )  # fmt: skip

    def versions(self, row: Row, change: Change | None) -> tuple[tuple[int, str], ...]:
        """(minute, words) of every version of a derived post, oldest first; "" for a deletion."""
        ref = PostRef.from_row(row)
        first = (ref.minute, self._wording.of(ref, self._lang))
        return (
            (first,)
            if change is None
            else (first, (change.minute, self._wording.of(ref, self._lang, change)))
        )

    def _who(self, ref: PostRef, name: str) -> tuple[str, str]:
        """The name shown and the badge: pages and outlets have one, persons have none."""
        if ref.form == "story":
            return outlet_of(ref.id, self._shelf.seed), "press"
        if ref.form == "relay":
            number = int(ref.id.removeprefix(RELAYED).partition(".")[0])
            return self._state.relays[number - 1].cell, "relay"
        if ref.form == "official":
            return self._state.book.statements[ref.grammar.split(":")[1]].issuer, "organisation"
        if ref.grammar.startswith(INJECT):
            row = row_of(self._shelf.scenario, self._state, int(ref.grammar.removeprefix(INJECT)))
            said = self._called(row.from_) if row else name
            return said, "press" if row and row.method == "press" else ""
        return name, ""

    def _called(self, name: str) -> str:
        return self._shelf.scenario.speaker(name).in_(self._lang)

    def _cell(self, cell: str, lang: str) -> str:
        cells = self._shelf.scenario.cells.cells
        return next((each_cell.organisation.in_(lang) for each_cell in cells if each_cell.id == cell), cell)

    def _said(self, ref: PostRef) -> dict[str, Any]:
        if ref.form not in AUTHORITY:
            return {}
        _, number, version = ref.grammar.split(":")
        statement = self._state.book.statements[number]
        return {
            "issuer": self._cell(statement.issuer, self._lang),
            "version": statement.edition(int(version)),
        }

    def _standing(self, ref: PostRef) -> str:
        if ref.form not in AUTHORITY:
            return ""
        _, number, version = ref.grammar.split(":")
        statement = self._state.book.statements[number]
        published = statement.published
        if published and published.version > int(version):
            return "superseded"
        return "retracted" if statement.state in ("SUPERSEDED", "SELF_CORRECTED") else ""

    def _original(self, post: str) -> PostRef | None:
        written = self._state.posts.get(post)
        if written is None or written.gone:
            return self._originals.get(post)
        return PostRef(
            id=post, minute=written.at // 60, ward=written.ward, channel="", grammar="", narrative="", thread=written.thread,
            parent=written.parent, author_key=0, kind="share", room=written.room, form="written",
        )  # fmt: skip

    def _written(self, post: str) -> str:
        return self._state.posts[post].text

    def _taken_up(self, number: str, version: int, lang: str) -> Passages:
        case = self._state.book.statements[number].case
        claim = self._state.links.get(case, "")
        told = next((each for each in self._shelf.scenario.claims if each.id == claim), None)
        written = self._version(number, version)
        return passages(written, lang, subject_of(told, written.tongue(lang), asked=bool(case)))

    def _version(self, number: str, version: int) -> Version:
        statement = self._state.book.statements[number]
        return next(told for told in statement.versions if told.version == version)

    def _statement(self, number: str, version: int, lang: str) -> str:
        statement, told = self._state.book.statements[number], self._version(number, version)
        title, body = told.said(lang)
        return f"{title}. {body} ({self._cell(statement.issuer, lang)})"

    def _inject(self, number: int) -> Bi | None:
        row = row_of(self._shelf.scenario, self._state, number)
        return row.body if row else None


def written_cursor(post: WrittenPost) -> Cursor:
    """Where what a seat wrote stands among derived rows."""
    return post.at // 60, WRITTEN_PLACE + post.place
