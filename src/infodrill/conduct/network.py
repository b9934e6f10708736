"""The simulated public as people and the desk see it: posts from the city's shares, and the desk's groups of them.

Keeps, for linking cases, which claim a post or group speaks of; that knowledge stays in conduct. The same events on
the same city give the same network: the runner lives it, the proof lives it again.
"""

# Charter: conduct network
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from infodrill.casework.book import Statement, Version
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct import policy
from infodrill.conduct.holding import put_off
from infodrill.conduct.leftout import Forgiving
from infodrill.conduct.nouns.injects import InjectDelivered, row_of
from infodrill.conduct.nouns.posts import PostBlanked, PostDeleted, PostWritten
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.passages import passages
from infodrill.conduct.reading import DeskGroup
from infodrill.conduct.seats import directory
from infodrill.conduct.spoken import spoken_facts
from infodrill.conduct.state import DrillState
from infodrill.conduct.subject import subject_of
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media.feed import Feed
from infodrill.media.ordinary import talk_of
from infodrill.media.portal import Notice
from infodrill.media.press import PressSite
from infodrill.media.refs import AUTHORITY, PostRef
from infodrill.media.trends import Trends
from infodrill.scenario.schema import Bi, Scenario
from infodrill.watch import WatchDesk

if TYPE_CHECKING:
    from infodrill.society import Spread

DELAY = 2  # minutes before the desk reads a post
SHOWN = 4  # posts before the desk shows a group
CHANNEL = {"public_feed": "feed", "closed_group": "group", "press": "press"}
EVERY_ROW = 1 << 30


class Network:
    """Feed, press and desk of one drill, advanced a minute at a time in step with the city.

    `reads` False leaves the desk out: the proof needs the posts alone. `searchable` also derives their folded words and what
    is being talked about, for the pages of a live drill; they are no part of its record.
    """

    def __init__(
        self, scenario: Scenario, *, seed: int, language: str, reads: bool = True, searchable: bool = False,
        goes_on: bool = False,
    ) -> None:  # fmt: skip
        """`goes_on`: without what fails, which is told in `forgiving`."""
        self.forgiving = Forgiving(goes_on=goes_on)
        self.feed = Feed(scenario, seed=seed, language=language)
        self.press = PressSite(self.feed.texts, seed=seed, language=language)
        self.trends = Trends()
        self.desk = WatchDesk(delay=DELAY)
        self.searchable = searchable
        self.talk = {lang: talk_of(scenario, self.feed.texts, lang) for lang in LANGUAGES if searchable}
        self.scenario, self._reads = scenario, reads
        self._seats = directory(scenario.cells, language)
        self._about: dict[str, str] = {}
        self._claims = frozenset(claim.id for claim in scenario.claims)
        self._told_as: dict[tuple[str, str], str] = {}  # (issuer, claim) → what the city calls their words

    def take(self, body: EventBody, minute: int, state: DrillState) -> None:
        """Let an event of the log show on the network in `minute`; `state` = the state when the minute is closed."""
        with self.forgiving.part(minute, body.TYPE):
            self._take(body, minute, state)

    def _take(self, body: EventBody, minute: int, state: DrillState) -> None:
        if isinstance(body, InjectDelivered):
            self._inject(body, minute, state)
        elif isinstance(body, StatementStepped) and body.to == "PUBLISHED":
            statement = state.book.statements[body.statement]
            self._publish(statement, minute, state)
        elif isinstance(body, StatementRelayed):
            self._relay(body, minute, state)
        elif isinstance(body, PostWritten):
            self._write(body, minute)
        elif isinstance(body, PostDeleted | PostBlanked):
            self.feed.hush(body.post)

    def close_minute(self, minute: int, spread: Spread, state: DrillState) -> tuple[PostRef, ...]:
        """Everything that appeared since the last close; the desk reads what is `DELAY` minutes old."""
        with self.forgiving.part(minute, "posts"):
            return self._close(minute, spread, state)
        return self.feed.fresh()

    def _close(self, minute: int, spread: Spread, state: DrillState) -> tuple[PostRef, ...]:
        # Before anything is posted: the hour that a text names is the story's, which a held leap has put off.
        self.feed.put_off(put_off(state))
        rows = spread.visible(minute, minute + 1, EVERY_ROW)
        reach = {claim: spread.counts(claim).exposed for claim in dict.fromkeys(state.boosts)}
        for story in self.press.follow(minute, reach, spread.city.accounts, state.boosts):
            self.feed.place_story(story)
        self.feed.close_minute(
            minute,
            rows,
            spread.narratives,
            dials=state.noise_dials,
            earlier=spread.rows_at,
            tones=spread.tones,
        )
        made = self.feed.fresh()
        for post_ref in made:
            if post_ref.narrative in self._claims:
                self._about[f"post:{post_ref.id}"] = post_ref.narrative
        read = [
            # The desk listens to the public: what authorities say themselves would come back to them as a
            # rumour.
            (each_ref, self.feed.to_post(each_ref))
            for each_ref in made
            if each_ref.form not in AUTHORITY
        ]
        posts = [post for _, post in read]
        self.trends.read((post for ref, post in read if ref.own_words), minute)
        if self._reads:
            self.desk.read(posts, minute)
        return made

    def groups(self) -> tuple[DeskGroup, ...]:
        """The desk's groups now, largest first, each with the ward it is mostly told in."""
        shown = self.desk.groups(SHOWN)
        for group in shown:
            self._note(group.id, group.post_ids)
        return tuple(
            DeskGroup(
                source=f"group:{group.id}",
                volume=group.volume,
                velocity=group.velocity,
                question_permille=group.question_permille,
                level=group.level,
                ward=group.wards[0] if group.wards else "",
                text=group.text,
            )
            for group in shown
        )

    def about(self, source: str) -> str:
        """The claim that a post or group speaks of, "" for noise."""
        return self._about.get(source, "")

    @property
    def posts_about(self) -> dict[str, str]:
        return self._about

    def _inject(self, body: InjectDelivered, minute: int, state: DrillState) -> None:
        row = row_of(self.scenario, state, body.inject)
        if row and body.public and body.reached and row.method in CHANNEL:
            ward = self._ward_of(row.claim or "") if row.method == "closed_group" else ""
            self.feed.place_inject(
                row.number, minute, CHANNEL[row.method], ward=ward, claim=row.claim or "", words=row.body
            )

    def _publish(self, statement: Statement, minute: int, state: DrillState) -> None:
        """A published version on the portal, and as the issuer's own post wherever it was meant to go."""
        version = statement.published or statement.newest
        held = self.feed.portal
        # `state` is that of the minute's end: of two versions published within it, the later one stands there
        # already.
        if held.has(statement.statement) and held.current(statement.statement).version >= version.version:
            return
        claim = state.links.get(statement.case, "")
        held.publish(self._notice(statement, version, minute, claim))
        told_as = self._told_as.setdefault((statement.issuer, claim), statement.statement)
        case = state.book.cases.get(statement.case)
        ward = case.ward if case and case.level < 2 else ""
        facts = spoken_facts(state, self.scenario, statement, version)
        told = next((each for each in self.scenario.claims if each.id == claim), None)
        asked = bool(statement.case)
        said = {
            lang: passages(version, lang, subject_of(told, version.tongue(lang), asked=asked))
            for lang in LANGUAGES
        }
        for channel in dict.fromkeys(("portal", *statement.channels)):
            for room in self._rooms(channel, ward):
                placed = self.feed.place_statement(
                    statement.statement, minute, channel, narrative=told_as, room=room, ward=ward, facts=facts,
                    passages=said,
                )  # fmt: skip
                if channel == "portal":
                    self.press.quote(placed, claim, minute)

    def _notice(self, statement: Statement, version: Version, minute: int, claim: str) -> Notice:
        issuer, vi, en = self._seats.cells.get(statement.issuer), version.said("vi"), version.said("en")
        return Notice(
            statement=statement.statement, version=version.version, minute=minute, kind=statement.kind,
            issuer=issuer.organisation if issuer else Bi(vi=statement.issuer, en=statement.issuer),
            title=Bi(vi=vi[0], en=en[0]), body=Bi(vi=vi[1], en=en[1]),
            sources=version.sources, claim=claim, edition=statement.edition(version.version),
        )  # fmt: skip

    def _relay(self, body: StatementRelayed, minute: int, state: DrillState) -> None:
        """A version passed on in every room of that channel where the collaborators are at home."""
        statement = state.book.statements[body.statement]
        claim = state.links.get(statement.case, "")
        for version in statement.versions:
            if version.version == body.version:
                self.feed.portal.pass_on(self._notice(statement, version, minute, claim))
        said = (body.statement, body.version, body.channel, body.cell)
        done = [(relay.statement, relay.version, relay.channel, relay.cell) for relay in state.relays]
        narrative = self._told_as.get((statement.issuer, claim), body.statement)
        for room, ward in policy.relay_rooms(self._seats.in_cell(body.cell), body.channel, self.feed.groups):
            self.feed.place_relay(
                done.index(said) + 1, minute, body.channel, f"{body.statement}:{body.version}",
                narrative=narrative, room=room, ward=ward,
            )  # fmt: skip

    def _rooms(self, channel: str, ward: str) -> tuple[str, ...]:
        """Where a statement is posted: the groups of its ward, or the first of every ward; one room elsewhere."""
        groups = self.feed.groups
        if channel == "group":
            wards = groups.wards if not ward else ()
            return tuple(group.id for group in groups.of_ward(ward)) + tuple(
                groups.of_ward(each_ward)[0].id for each_ward in wards
            )
        if channel == "field":
            return tuple(f"{each_ward}.field" for each_ward in ((ward,) if ward else groups.wards))
        return (channel,)

    def _write(self, body: PostWritten, minute: int) -> None:
        group = self.feed.groups.named(body.room)
        channel = "group" if group else body.room
        ward = body.ward or (group.ward if group else "")
        parent = body.parent if self.feed.stands_in(body.parent, body.room) else ""
        self.feed.place_written(
            body.post, minute, channel, body.text, ward=ward, parent=parent, room=body.room, persona=body.simulated,
            claim=body.claim,
        )  # fmt: skip
        if body.claim:
            self._about[f"post:{body.post}"] = body.claim

    def _ward_of(self, claim: str) -> str:
        """The ward in whose groups a claim is told, "" for claims that begin anywhere."""
        found = next((each_claim for each_claim in self.scenario.claims if each_claim.id == claim), None)
        return next((wave.ward for wave in found.waves if wave.ward), "") if found else ""

    def _note(self, group: str, posts: Sequence[str]) -> None:
        told = Counter(
            chain.from_iterable(
                [self._about[f"post:{post}"]] for post in posts if f"post:{post}" in self._about
            )
        )
        # More than half of all its posts, those about nothing included: a case is linked to nothing on a weaker
        # sign.
        if told and told.most_common(1)[0][1] * 2 > len(posts):
            self._about[f"group:{group}"] = told.most_common(1)[0][0]
