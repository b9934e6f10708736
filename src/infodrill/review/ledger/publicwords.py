"""What is a word to the public: first word, answer, false word, by what the owner of the facts could know at that moment.

What is a word to the public (ADR 7, *Words*), row by row, and what becomes of a row that words settle.
"""

# Charter: review ledger publicwords
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from infodrill.casework import content
from infodrill.casework.nextword import says_anew
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.casework.stances import ANSWERS, CONFIRMATION, DENIAL, may_unsay, said_otherwise
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.gainsaid import UNTRUE_BY_ITSELF
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import lay
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import LedgerRow, Owed, in_time, settled
from infodrill.review.said import TOLD_NOTHING, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import NO_SIDE

ANSWERED, LEAST = (
    "publish",
    "P3",
)  # the step whose time bounds a promise; what the public is told is P3 at least
ANSWERING = frozenset({"respond", "acknowledge"})  # decisions that something is said
EVADED = line(N_("the press was told nothing, although the owner of the facts knew"))
HELD = line(N_("a holding line was all that was said"))
UNDATED = line(N_("it was said not to be known, without a next word that came in time"))
BESIDE = line(N_("what was said does not answer it"))
SETTLED = line(N_("it was told as settled, though nobody could know it yet"))
ELSEWHERE = line(
    N_("it stood on the portal or with the press alone, and people were told the rumour elsewhere")
)
STOOD = line(N_("what had been said before was false, and stood"))
BEFORE = N_("the record changed at {changed}, and no word told so; what had been said before stood")
UNSAID = line(N_("it was decided to answer, and nothing on it was published"))
HOLLOW = N_("published at {at}, and it says neither what is so nor what to do")
ANOTHER = N_("published at {at}, and it is on another matter")
WATCHED_HARM, WATCHED_SPREAD = "H2", 1  # at most: watching is lawful (docs/procedure.md, TRIAGED→TRACKING)


def is_answer(claim: Claim, stance: str, at: int, *, next_kept: bool = False) -> bool:
    """Whether a stance answers the claim at second `at` of the plan; "unknown" only with a next-update time that is kept."""
    known = truth.known(claim, at)
    if known == "UNPROVEN":
        return stance == "unknown" and next_kept
    if stance == "advice":
        return advice_answers(claim) or known in NO_SIDE
    return stance in ANSWERS[known]


def is_false_word(claim: Claim, stance: str, at: int) -> bool:
    """Whether a published stance says what the owner could know to be otherwise: as the city takes it. What leads to harm by the
    drill's own record is false of whatever it is told, and so is what an evaluator found to say otherwise than the record."""
    return stance in UNTRUE_BY_ITSELF or said_otherwise(claim, stance, at) in (DENIAL, CONFIRMATION)


def retracts(claim: Claim, word: Said, at: int) -> bool:
    """Whether a word takes back one of our own before its owner could know, rightly: who said it may unsay it, and calls nobody
    else a liar."""
    return word.takes_back and word.stance == "deny" and may_unsay(claim, at)


def word_answers(claim: Claim, word: Said, at: int, *, next_kept: bool = False) -> bool:
    """As `is_answer`; an error of our own is answered by whoever takes it back, however early."""
    return is_answer(claim, word.stance, at, next_kept=next_kept) or (
        claim.own_error and retracts(claim, word, at)
    )


def advice_answers(claim: Claim) -> bool:
    """Advice is an answer on an acknowledged service, or where the right path's only spoken step is a warning."""
    spoken = {step.what for step in claim.right_path if step.what in truth.SPOKEN | truth.HOLDING}
    return claim.gate_code == "G4" or spoken == {"warn"}


@dataclass(frozen=True, slots=True)
class WordsOnClaim:
    """The words on one claim in the order in which they were said, judged by what could be known at each moment."""

    log: ReportTimeline
    course: Course
    claim: Claim

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(
            word for word in in_play(self.log, self.course) if word.claim == self.claim.id and word.speaks
        )

    def false(self, word: Said) -> bool:
        """A false word when it was said."""
        at = self.course.known_second(self.claim, word.at)
        return is_false_word(self.claim, word.stance, at) and not retracts(self.claim, word, at)

    def answers(self, word: Said, by: int) -> bool:
        """An answer when it was said; the next-update time it needed lies within the procedure's and was not broken by
        second `by`."""
        named = word.next_update > 0 and not promised_too_late(self.course, word)
        kept = named and not broken(self.log, self.course, word, by)
        at = self.course.known_second(self.claim, word.at)
        agrees = word_answers(self.claim, word, at, next_kept=kept)
        return agrees and word.placed and not word.answers_nothing

    def breaks_silence(self, word: Said, by: int) -> bool:
        """A first word: holding line, advice that says what to do, or answer, and not a false one."""
        advised = word.stance == "advice" and not word.answers_nothing
        spoken = (word.holds and not word.hollow) or advised or self.answers(word, by)
        return spoken and word.placed and not self.false(word)

    def first(self, by: int) -> Said | None:
        """What broke the silence, as `breaks_silence`; None where nothing did, or what people heard before it was false."""
        first = next((word for word in self.said if self.breaks_silence(word, by)), None)
        wrong = next((word for word in self.said if self.false(word)), None)
        return None if first is None or (wrong and wrong.seq < first.seq) else first

    def falls_short(self, word: Said, since: int) -> ReportLine:
        """Why a word was no answer to what the record said from second `since` on."""
        if 0 <= word.at < since and self.answers(word, word.at):
            return line(BEFORE, changed=BothClocks(since))
        unknown = truth.known(self.claim, self.course.known_second(self.claim, word.at)) == "UNPROVEN"
        if self.false(word):
            return STOOD
        if not word.placed:
            return ELSEWHERE
        if unknown and word.stance in SPOKEN:
            return SETTLED
        if word.stance == "unknown" and not unknown and (kept := lay.kept_back(self.log, word)):
            return kept
        return HELD if word.holds else UNDATED if unknown and word.stance == "unknown" else BESIDE


def anything_said(log: ReportTimeline) -> bool:
    """Whether cells said anything in public, where words were owed: who never speaks has held nothing back."""
    return any(word.speaks for word in log.said) or not any(
        truth.first_words(claim) for claim in log.delivered()
    )


def in_play(log: ReportTimeline, course: Course) -> tuple[Said, ...]:
    """All that was said while cells could act."""
    return tuple(word for word in log.said if course.in_play(word.at, word.seq))


def first_word(owed: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """The row of a first word: met by a holding line, advice or answer, missed when a false word came before it."""
    words = WordsOnClaim(log, course, log.scenario.claim(owed.claim))
    # A promise is judged at the row's own second: one that is due later is not broken by then.
    by = _horizon(owed)
    first = next((word for word in words.said if words.breaks_silence(word, by)), None)
    wrong = next(
        (word for word in words.said if words.false(word) and _in_time(owed, word.at, word.seq)), None
    )
    # What reached the public first is what it heard: a right word behind a false one breaks no silence any
    # more.
    if wrong and (first is None or wrong.seq < first.seq):
        return said_row(owed, course, wrong, wrong=True)
    return said_row(owed, course, first) if first else _unsaid(owed, log, course)


def answer(
    owed: Owed,
    log: ReportTimeline,
    course: Course,
    entry: int,
    asked: Callable[[Said], bool] = lambda word: True,
    asker: str = "",
) -> LedgerRow:
    """The row of an answer owed since the claim's entry `entry`: met by a word that was an answer when it was said, then or
    after a later entry, and that answers what was `asked`; missed by a false word while that entry stood, what the `asker`
    was told before what anybody else was."""
    claim = log.scenario.claim(owed.claim)
    words, by = WordsOnClaim(log, course, claim), _horizon(owed)
    wrong = [
        word for word in words.said if words.false(word) and owed.since <= word.at
        and _in_time(owed, word.at, word.seq) and course.entry(claim, word.at) == entry
    ]  # fmt: skip
    if wrong:
        mine = next((word for word in wrong if word.item == asker), wrong[0])
        return said_row(owed, course, mine, wrong=True)
    found = next(
        (
            word
            for word in words.said
            if words.answers(word, by) and course.entry(claim, word.at) >= entry and asked(word)
        ),
        None,
    )
    return said_row(owed, course, found) if found else _unsaid(owed, log, course)


def _unsaid(owed: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """The row of a word that never came; a missed one says what came in its place, or that nothing came of a decision."""
    row = said_row(owed, course, None)
    if row.outcome != "missed":
        return row
    words = WordsOnClaim(log, course, log.scenario.claim(owed.claim))
    said = [
        word
        for word in in_play(log, course)
        if word.claim == owed.claim and _in_time(owed, word.at, word.seq)
    ]
    silent = [word for word in said if word.kind == TOLD_NOTHING and 0 <= owed.since <= word.at]
    decided = [
        event.seq
        for event, body in log.on_claim(owed.claim, CaseDecided)
        if body.disposition in ANSWERING and _in_time(owed, event.at, event.seq)
    ]
    if tried := [word for word in said if word.tells or (word.speaks and words.false(word))]:
        why = lay.never_out(
            log, owed.claim, words.falls_short(tried[-1], owed.since), partial(_in_time, owed)
        )
        return replace(row, why=why, evidence=(tried[-1].seq,))
    if silent:
        return replace(row, why=EVADED, evidence=(silent[-1].seq,))
    shown = tuple(decided[-1:]) or row.evidence
    if empty := [word for word in said if word.version]:
        last = empty[-1]
        return replace(
            row, why=line(HOLLOW if last.named else ANOTHER, at=BothClocks(last.at)), evidence=shown
        )
    if lain := _lay(owed, log, course):
        return replace(row, why=lay.told(log, course, *lain, due=owed.due), evidence=shown)
    return replace(row, why=UNSAID, evidence=shown) if decided else row


def _lay(owed: Owed, log: ReportTimeline, course: Course) -> tuple[Event, StatementApproved] | None:
    """The newest approval in time of a text that was not published in time and would have been no false word."""
    out = {
        published.statement.statement
        for published in log.published
        if _in_time(owed, published.at, published.seq)
    }
    claim = log.scenario.claim(owed.claim)
    found = log.on_claim(owed.claim, StatementApproved)
    kept = (pair for pair in reversed(found) if pair[1].statement not in out)
    return next(
        (
            (event, body)
            for event, body in kept
            if _in_time(owed, event.at, event.seq) and fit_to_publish(log, course, claim, body)
        ),
        None,
    )


def fit_to_publish(log: ReportTimeline, course: Course, claim: Claim, body: StatementApproved) -> bool:
    """Whether what lay approved would have told the public something, and nothing false: nobody is told to publish the rest."""
    version = next(
        each for each in log.book.statements[body.statement].versions if each.version == body.version
    )
    both = (("vi", str(version.body_vi)), ("en", str(version.body_en)))
    says = not content.empty(*(text for _, text in both)) and bool(version.stance)
    advises = version.stance != "advice" or content.advises(both)
    return (
        says
        and advises
        and not is_false_word(claim, version.stance, course.known_second(claim, course.play.until))
    )


def reaches_readers(word: Said, *, own: bool) -> bool:
    """Whether a word reaches those who read what it answers: what our own side put up is put right where people read it, and
    what one reporter was told stands for nobody."""
    return word.version > 0 or not own


def answer_or_watching(owed: Owed, log: ReportTimeline, course: Course, entry: int) -> LedgerRow:
    """As `answer`; lawful watching meets it where no answer and no false word settled it in time."""
    own = log.scenario.claim(owed.claim).own_error
    row = answer(owed, log, course, entry, lambda word: reaches_readers(word, own=own))
    said = max(row.evidence, default=-1) if row.at >= 0 else -1
    if said >= 0 and _in_time(owed, row.at, said):
        return row
    return watched_lawfully(owed, log, course) or row


def said_row(owed: Owed, course: Course, word: Said | None, *, wrong: bool = False) -> LedgerRow:
    """The row settled by a word, or by none; the value is the story's seconds that the public waited."""
    if word is None:
        return settled(owed, evidence=course.shown_by(owed.claim))
    story = course.play.story(word.at)
    waited = max(0, story - course.play.story(owed.since)) if owed.since >= 0 else 0
    late = max(0, story - owed.story_due) if owed.story_due >= 0 else 0
    return settled(
        owed, at=word.at, evidence=(word.seq,), value=None if wrong else waited, story_late=0 if wrong else late,
        broken=wrong,
    )  # fmt: skip


def watched_lawfully(owed: Owed, log: ReportTimeline, course: Course) -> LedgerRow | None:
    """The row met by watching, where harm and spread allow it up to the deadline and a case still rests on its timer then; None
    where none does or it was not lawful. A rising spread opens a shorter clock, which watching does not meet."""
    claim, by = log.scenario.claim(owed.claim), _horizon(owed)
    if claim.harm > WATCHED_HARM or course.level(claim.id, by) > WATCHED_SPREAD:
        return None
    moved: list[tuple[Event, CaseStepped | StepUndone]] = [
        *log.on_claim(claim.id, CaseStepped), *log.on_claim(claim.id, StepUndone),
    ]  # fmt: skip
    resting: dict[str, Event | None] = {}
    for event, body in sorted(moved, key=lambda pair: pair[0].seq):
        # The last step of each case that was taken in time: watching that was given up again by then is none.
        if _in_time(owed, event.at, event.seq):
            watches = isinstance(body, CaseStepped) and (body.step, body.to) == ("watch", "TRACKING")
            resting[body.case] = event if watches else None
    first = min((event for event in resting.values() if event), key=lambda event: event.seq, default=None)
    return settled(owed, at=first.at, evidence=(first.seq,)) if first else None


def broken(log: ReportTimeline, course: Course, word: Said, by: int) -> bool:
    """Whether the next word that a text promised had not come by second `by`, although it was due."""
    due = promise_due(course, word)
    kept = kept_by(log, course, word)
    return due <= by and not (kept is not None and course.comes_by(due, kept.at, kept.seq))


def promise_within(course: Course, word: Said) -> tuple[int, str]:
    """(story seconds, priority) within which a promised word is owed: by its own date, at the latest by the time that the
    procedure gives an answer. So no cell's own date puts off what is owed."""
    claim = course.scenario.claim(word.claim) if word.claim else None
    priority = min(course.priority(claim, word.at), LEAST) if claim else LEAST
    ahead, allowed = word.next_update - word.at, course.edition.due(ANSWERED, priority)
    return (ahead if allowed is None else min(ahead, allowed)), priority


def promised_too_late(course: Course, word: Said) -> bool:
    """Whether the next word was promised for later than the procedure gives an answer."""
    return promise_within(course, word)[0] < word.next_update - word.at


def promise_due(course: Course, word: Said) -> int:
    """When a promised word falls due: at its own time in the story, inside a leap at the leap, after the time to do it. Of
    an answer it asks no more; that the end of play calls a promise in is a matter of E13."""
    claim = course.scenario.claim(word.claim) if word.claim else None
    within, _ = promise_within(course, word)
    return course.due(word.at, within, priority="", claim=claim, cell=word.cell)[0]


def kept_by(log: ReportTimeline, course: Course, word: Said) -> Said | None:
    """The next word on the same case or claim that says something; a silent closing, a holding answer to the press, a false
    word and an echo keep no promise."""
    return next(
        (
            other
            for other in in_play(log, course)
            if other.seq > word.seq
            and other.speaks
            and not other.answers_nothing
            and _on_the_same(word, other)
            and _says_more(course, word, other)
        ),
        None,
    )


def _on_the_same(word: Said, other: Said) -> bool:
    """Whether a later word is on the matter of an earlier one: its case, its claim; where it is on no claim, its own text or
    question again."""
    if word.claim and other.claim == word.claim:
        return True
    return bool(word.case and other.case == word.case) or (not word.claim and other.item == word.item)


def _says_more(course: Course, one: Said, other: Said) -> bool:
    """Whether a later word, not a false one, says more than an earlier did: it answers where that did not, or comes at a later
    second in other words, with another stance, or with another time for the next. The same again is an echo."""
    claim_id = other.claim or one.claim
    claim = course.scenario.claim(claim_id) if claim_id else None
    at = course.known_second(claim, other.at) if claim else course.planned_second(other.at)
    if claim and is_false_word(claim, other.stance, at) and not retracts(claim, other, at):
        return False
    if claim and other.stance != one.stance and is_answer(claim, other.stance, at):
        return True
    return says_anew(one, other, min(promise_due(course, one), course.play.ends))


def _in_time(owed: Owed, at: int, seq: int) -> bool:
    """Said or done by the row's due second; a row without one waits for ever."""
    return owed.due < 0 or in_time(owed, at, seq)


def _horizon(owed: Owed) -> int:
    """The second up to which a row's words count: its due second; without one, whatever came."""
    return owed.due if owed.due >= 0 else 1 << 40
