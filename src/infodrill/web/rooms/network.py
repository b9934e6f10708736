"""The invented network as one page: channels, the feed, a thread, what is talked about, a closed group, the press strip."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from infodrill.conduct.derive import search_words
from infodrill.conduct.feedcards import Card
from infodrill.conduct.feedreader import FeedReader, Page, Sieve
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.publicquestions import AnswerQuestions, AskedByPublic
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.protocols import Cursor
from infodrill.kernel.quoting import quoted
from infodrill.media.groups import ClosedGroup
from infodrill.media.trends import Trend
from infodrill.web.rooms.ownword import OwnWordShown, own_word
from infodrill.web.rooms.signs import grouped, titled

FIXED = {
    "feed": (N_("Public feed"), "net"),
    "press": (N_("Press"), "press"),
    "portal": (N_("Portal"), "flag"),
}
FACES = {"": "person", "organisation": "official", "press": "press", "relay": "relay"}
BADGES = {"official": N_("Official page"), "press": N_("Press"), "relay": N_("Collaborator relay")}
NAMED = N_("a unit named {statement} as its answer")
NAMED_MUTE = N_("a unit named {statement} as its answer; it says neither what is so nor what to do")
RECENT = 30  # minutes that count as new
HEADLINES = 3
GROUP_SHOWN = 8
COMPARED = 200  # threads, the newest, among which the one that a question of the queue is about is looked for
UNANSWERED = ("press", "portal")  # rooms in which no seat posts


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    room: str
    name: str
    icon: str
    fresh: int
    here: bool
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostShown:
    """A post as drawn. `face` person | official | relay | page; `note` "edited" and the like; `quote` = the post under it."""

    id: str
    name: str
    face: str
    badge: str
    clock: str
    text: str
    notes: tuple[str, ...]
    replies: str
    shares: str
    likes: str
    quote: tuple[str, str] | None
    bare: bool  # passed on without a word of its own: what is under it is read once
    gone: bool
    thread: str
    versions: int
    official: bool
    depth: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedHere:
    """What the public asks, and the texts that may be named as its answer; `answered` = that one was, in words, "" = none yet."""

    question: str
    about: str
    answered: str
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """Everything the room shows; `writes` = where this seat may post, "" when it may not."""

    room: str
    room_name: str
    channels: tuple[Channel, ...]
    posts: tuple[PostShown, ...]
    next: Cursor | None
    thread: tuple[PostShown, ...]
    thread_root: PostShown | None
    trends: tuple[Trend, ...]
    headlines: tuple[tuple[str, str, str], ...]
    group: tuple[PostShown, ...]
    aside: ClosedGroup | None
    query: str
    sieve: Sieve
    writes: bool
    opens: bool
    as_name: str
    own: OwnWordShown | None  # the door at the first post of the thread, where an office speaks


def network(
    view: SeatView, reader: FeedReader, *, room: str = "feed", post: str = "", query: str = "", ward: str = "",
    asking: bool = False, before: Cursor | None = None,
) -> NetworkPage:  # fmt: skip
    """The network as this seat reads it; an unknown room is the public feed."""
    names = _names(view, reader)
    room = room if room in names else "feed"
    sieve = Sieve(rooms=(room,), ward=ward if ward in view.premises.wards else "", asking=asking)
    found = reader.search(query, replace(sieve, rooms=()), before) if query else reader.threads(sieve, before)
    busiest = max(found.cards, key=lambda card: (card.tally.replies, card.cursor), default=None)
    chosen = post or (busiest.id if busiest else "")
    thread = reader.thread(chosen) if chosen else None
    aside = next((group for group in reader.groups() if group.id != room), None)
    held = reader.threads(Sieve(rooms=(aside.id,)), limit=GROUP_SHOWN) if aside else Page()
    draw = _Drawing(view)
    return NetworkPage(
        room=room,
        room_name=names[room][0],
        channels=tuple(_channels(view, reader, names, room)),
        posts=tuple(
            draw.post(card, here=thread is not None and card.id == thread.root.id) for card in found.cards
        ),
        next=found.next,
        thread=tuple(draw.answers(thread.answers, thread.root.id)) if thread else (),
        thread_root=draw.post(thread.root) if thread else None,
        trends=reader.trends()[:6],
        headlines=tuple(
            (view.moment(card.minute * 60), card.text.split(". ")[0], card.id)
            for card in reader.press(limit=HEADLINES).cards
        ),
        group=tuple(draw.post(card) for card in reversed(held.cards)),
        aside=aside,
        query=query,
        sieve=sieve,
        writes=view.may(PostOnNetwork) and room not in UNANSWERED,
        opens=not view.seat.control and not view.rests,
        as_name=view.seats.cells[view.seat.cell].organisation.in_(view.lang),
        own=own_word(view, f"post:{thread.root.id}") if thread else None,
    )


def answered(view: SeatView, asked: AskedByPublic) -> str:
    """Which text was named as the answer to what people ask, "" = none yet: it is a cell's own word that it is one."""
    said = (titled(view, text, 70) for text in view.statements if text.statement == asked.answered_by)
    title = next(said, "")
    return tr(view.lang, NAMED_MUTE if asked.mute else NAMED, statement=quoted(title)) if title else ""


def asked_here(view: SeatView, question: str) -> AskedHere | None:
    """The entry of the queue that a page was opened for, with the published texts that may answer it, the likeliest first: those
    on a case that says what is asked; None where this seat answers none."""
    found = next((asked for asked in view.public_questions if asked.question == question), None)
    if found is None or not view.may(AnswerQuestions):
        return None
    about = {case.case for case in view.cases if case.sentence == found.about}
    texts = [text for text in reversed(view.statements) if text.published is not None]
    return AskedHere(
        question=found.question,
        about=found.about,
        answered=answered(view, found),
        statements=tuple(
            (text.statement, titled(view, text, 70))
            for text in sorted(texts, key=lambda text: text.case not in about)
        ),
    )


def thread_of(view: SeatView, reader: FeedReader, question: str) -> tuple[str, str]:
    """(room, first post) of the thread in which people ask what an entry of the queue asks, ("", "") where none is seen: by the
    words that the seat reads itself, for it learns from nobody which claim a post tells."""
    about = next((asked.about for asked in view.public_questions if asked.question == question), "")
    words = set(search_words(about, view.lang))
    rooms = tuple(room for room in reader.rooms if room not in UNANSWERED)

    cards = [card for card in reader.threads(Sieve(rooms=rooms), limit=COMPARED).cards if not card.gone]
    shared = {card.id: words & set(search_words(card.text, view.lang)) for card in cards}
    often = Counter(word for found in shared.values() for word in found)

    def alike(card: Card) -> tuple[float, bool, int]:
        """What few threads say tells more than what all of them do."""
        return sum(1 / often[word] for word in shared[card.id]), card.asks, card.tally.replies

    close = (card for card in cards if len(shared[card.id]) * 3 >= len(words) > 0)
    best = max(close, key=alike, default=None)
    return (best.room, best.id) if best else ("", "")


def _names(view: SeatView, reader: FeedReader) -> dict[str, tuple[str, str, bool]]:
    """(name, icon, closed) of every room that the seat reads."""
    groups = {group.id: group.name.in_(view.lang) for group in reader.groups()}
    found: dict[str, tuple[str, str, bool]] = {}
    for room in reader.rooms:
        if room in FIXED:
            found[room] = (tr(view.lang, FIXED[room][0]), FIXED[room][1], False)
        elif room in groups:
            found[room] = (groups[room], "lock", True)
        elif room.endswith("field"):
            ward = view.premises.wards.get(room.removesuffix(".field"), "")
            found[room] = (
                tr(view.lang, "In the street: {ward}", ward=ward) if ward else tr(view.lang, "In the street"),
                "pin",
                True,
            )
    return found


def _channels(
    view: SeatView, reader: FeedReader, names: dict[str, tuple[str, str, bool]], here: str
) -> Iterator[Channel]:
    since = max(0, view.now // 60 - RECENT)
    for place, (room, (name, icon, closed)) in enumerate(names.items()):
        # Control reads every group of the city: only the first ones are counted, so that a page stays a handful of queries.
        yield Channel(
            room=room,
            name=name,
            icon=icon,
            fresh=reader.fresh(room, since) if place < 12 else 0,
            here=room == here,
            closed=closed,
        )


class _Drawing:
    """Cards to posts, in one seat's language."""

    def __init__(self, view: SeatView) -> None:
        self._view = view

    def post(self, card: Card, *, here: bool = False, depth: int = 0) -> PostShown:
        lang = self._view.lang
        counts, likes = card.tally.counts, sum(card.tally.reactions)
        face = FACES[card.badge]
        under = card.quoted if card.form in ("quote", "repost") else None
        quoted = under if under is not None and not under.gone else None
        return PostShown(
            id=card.id,
            name=self._name(card),
            face=face,
            badge=tr(lang, BADGES[face]) if face in BADGES else "",
            clock=self._view.moment(card.minute * 60),
            text=card.text,
            notes=tuple(self._notes(card)),
            replies=grouped(lang, card.tally.replies),
            shares=grouped(lang, counts.shares),
            likes=grouped(lang, likes),
            quote=(self._name(quoted), quoted.text) if quoted is not None else None,
            bare=quoted is not None and card.text == quoted.text,
            gone=card.gone or not card.text,
            thread=card.thread,
            versions=card.versions,
            official=face == "official",
            depth=depth,
            here=here,
        )

    def answers(self, cards: tuple[Card, ...], root: str) -> Iterator[PostShown]:
        """Answers in order, each a step further in than the one it answers, three at most."""
        depth = {root: 0}
        for card in cards:
            depth[card.id] = min(3, depth.get(card.parent, 0) + 1)
            yield self.post(card, depth=depth[card.id])

    def _name(self, card: Card) -> str:
        cell = self._view.seats.cells.get(card.name)
        return cell.organisation.in_(self._view.lang) if cell else card.name

    def _notes(self, card: Card) -> Iterator[str]:
        lang = self._view.lang
        if card.gone:
            yield tr(lang, "taken back by its author")
        elif card.versions > 1:
            yield tr(lang, "edited")
        if card.form == "relay":
            yield tr(lang, "word for word: {issuer}, version {n}", issuer=card.issuer, n=card.version)
        if card.standing == "superseded":
            yield tr(lang, "a newer version stands")
        elif card.standing == "retracted":
            yield tr(lang, "corrected by its issuer")
        own = self._view.casework.own_word(f"post:{card.id}")
        if own and own.text and own.text.corrected_at >= 0:
            yield tr(lang, "corrected by its issuer")
        if card.simulated:
            yield tr(lang, "simulated by control")
