"""What a text of people names that no record of its case has: where to go, an hour, a number. It is shown, and prevents nothing.

An error in a correction of our own is believed as the first one was; who approves it in a minute has nothing but the record to
hold it against.
"""

# Charter: conduct unrecorded
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.casework.advice import advised
from infodrill.casework.book import Asked, Case, Statement, Version
from infodrill.casework.clauses import clauses
from infodrill.casework.figures import hours, unmatched, unnamed
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.casework.tongues import Worded
from infodrill.conduct.namedplaces import same_spot, sent_to
from infodrill.conduct.nexthour import next_hour
from infodrill.conduct.premises import own_name
from infodrill.conduct.sentwhere import EVERYBODYS, on_record
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.saidtimes import masked
from infodrill.kernel.sentences import sentences
from infodrill.scenario.schema import REPORTS

SHARED, SHARED_ON_ONE = (
    3,
    2,
)  # words that two sentences on different cases, and on one, have in common: they send for one thing
AS_OF = 20  # minutes before it was written whose hours a text may name as that of its own news


def unrecorded(view: SeatView, text: Statement, case: Case | None) -> tuple[str, ...]:
    """What the newest version of a text by people names, as written there; () for a program's, which writes from the record."""
    version = text.newest
    return read_along(view, version, text, case) if version.author_seat in view.people else ()


def read_along(
    view: SeatView, typed: Worded, text: Statement | None, case: Case | None, next_update: int = 0
) -> tuple[str, ...]:
    """The same of words as they stand in a form, or in a version of a `text`; `next_update` = what the form promises."""
    at, due = (typed.at, typed.next_update) if isinstance(typed, Version) else (view.now, next_update)
    before = text.versions if text and not isinstance(typed, Version) else text.versions[:-1] if text else ()
    earlier = _earlier(view, text.statement if text else "", before)
    records = tuple(filter(None, (*_records(view, case), *earlier, *_own_hours(view, at, due))))
    pool, names, found = "\n".join(records), "\n".join(_reached(view)), list[str]()
    for lang in LANGUAGES:
        words = _without_next(_words(typed, lang), lang)
        found += [spot for spot in sent_to(words, lang) if not on_record(spot, records, lang)]
        found += _denied(words, lang, case, records)
        found += unmatched(unnamed(EVERYBODYS.sub(" ", words), names), pool)
    return tuple(dict.fromkeys(found))


def _denied(words: str, lang: str, case: Case | None, records: tuple[str, ...]) -> Iterator[str]:
    """Places to which a text sends people and that only the claim or the question names, where the owner has answered that it is
    not so: to have been asked about makes no place."""
    newest = case.newest_answer if case else None
    if case is None or (newest.verdict if newest else case.verdict) not in FALSE_VERDICTS:
        return
    borne = tuple(record for record in records if record not in _claimed(case))
    for said in _errands(words, lang):
        if advised(lang, said):
            yield from (spot for spot in sent_to(said, lang) if not on_record(spot, borne, lang))


def gainsaid_since(view: SeatView, text: Statement, case: Case) -> tuple[Asked, tuple[str, ...]] | None:
    """(the owner's answer, what stands otherwise in our text) where an owner answered after a text of people went out, and tells
    people of another place or another hour than it does."""
    said = text.standing
    if said is None or said is not text.newest or said.author_seat not in view.people:
        return None
    later = [asked for asked in case.questions if asked.verdict and asked.answered_at > said.published_at]
    newest = max(later, key=lambda asked: asked.answered_at, default=None)
    if newest is None:
        return None
    told = "\n".join(_told(view, case, newest))
    ours = unrecorded(view, text, case)
    found = [
        name
        for lang in LANGUAGES
        for name in sent_to(_words(said, lang), lang)
        if name in ours and (sent_to(told, lang) or sent_to(told, "vi"))
    ]
    found += [
        hour for lang in LANGUAGES for hour in hours(_words(said, lang)) if hour in ours and hours(told)
    ]
    return (newest, tuple(dict.fromkeys(found))) if found else None


def sent_elsewhere(
    view: SeatView, typed: Worded, item: str, case: str
) -> Iterator[tuple[Statement, Version, str, str]]:
    """(another text of ours, its version that stands, where it sends people, where this one does) for one errand: two places, or
    one place at two hours."""
    for other in view.statements:
        stands = other.standing
        if stands is None or other.statement == item:
            continue
        for lang in LANGUAGES:
            here, there = _words(typed, lang), _words(stands, lang)
            pairs = ((mine, theirs) for mine in _errands(here, lang) for theirs in _errands(there, lang))
            least = SHARED_ON_ONE if case == other.case != "" else SHARED
            alike = (pair for pair in pairs if _one_errand(*pair, lang, least))
            found = next(filter(None, (_apart(*pair, here, there, lang) for pair in alike)), None)
            if found and not _each_at_home(view, ((other.case, found[0]), (case, found[1]))):
                yield other, stands, *found
                break


def _each_at_home(view: SeatView, sent: tuple[tuple[str, str], ...]) -> bool:
    """Whether two texts, each on a case of another ward, send people to a place there: every ward has a hall of its own."""
    wards = {case.case: case.ward for case in view.cases}
    of = [wards.get(case, "") for case, _ in sent]
    own = (
        ward and own_name(view.premises.place(ward)) in place
        for ward, (_, place) in zip(of, sent, strict=True)
    )
    return len(set(of)) == len(of) and all(own)


def _errands(text: str, lang: str) -> list[str]:
    """The sentences that send people somewhere; what they are kept from is no errand."""
    return [
        said for said in sentences(text)
        if sent_to(said, lang) and not any(clause.denies for clause in clauses(lang, said))
    ]  # fmt: skip


def _one_errand(mine: str, theirs: str, lang: str, least: int) -> bool:
    """Whether two sentences send people for one thing: they share at least so many words beside places and those of any text."""
    named = words_of(" ".join((*sent_to(mine, lang), *sent_to(theirs, lang)))).words
    told = [
        {word for word in words_of(said).words if len(word) > 2} - STOP - {*named} for said in (mine, theirs)
    ]
    return len(told[0] & told[1]) >= least


def _apart(mine: str, theirs: str, here: str, there: str, lang: str) -> tuple[str, str] | None:
    """What is told otherwise: (theirs, ours), None = nothing. A place that the other text names as well is no other place."""
    ours, elsewhere = sent_to(mine, lang), sent_to(theirs, lang)
    if not any(same_spot(spot, there, lang) for spot in ours) and not any(
        same_spot(spot, here, lang) for spot in elsewhere
    ):
        return elsewhere[0], ours[0]
    own, other = unmatched(mine, theirs), unmatched(theirs, mine)
    hour, late = (
        next((at for at in other if at in hours(theirs)), ""),
        next((at for at in own if at in hours(mine)), ""),
    )
    both = any(same_spot(spot, theirs, lang) for spot in ours)
    return (f"{elsewhere[0]}, {hour}", f"{ours[0]}, {late}") if both and hour and late else None


def _records(view: SeatView, case: Case | None) -> Iterator[str]:
    """What was claimed and asked on it; what owners answered and others found, there and on any case that the seat reads; what
    offices have written to the seat."""
    yield from _claimed(case)
    yield from _houses(view, case)
    yield from view.premises.contacts
    yield from (
        exchange.asked for exchange in view.press.queue
    )  # whoever answers may say a reporter's number again
    for other in view.cases:
        for asked in other.questions:
            yield from _told(view, other, asked)
        yield from (evidence.text for evidence in other.evidence)
    for _, row in view.inbox:
        if row.method in REPORTS:
            yield from (row.body.vi, row.body.en)


def _houses(view: SeatView, case: Case | None) -> Iterator[str]:
    """The names of who speaks and of who was asked on the case: an office may send people to itself, and to who holds the record,
    without a paper on it. Not where what was claimed sends them there: whether they may go is then the question."""
    asked = [each.owner for each in case.questions] if case else []
    for name in filter(None, map(view.organisation, dict.fromkeys((view.seat.cell, *asked)))):
        for lang in LANGUAGES:
            claimed = [spot for told in _claimed(case) for spot in sent_to(told, lang)]
            if not any(same_spot(spot, name.in_(lang), lang) for spot in claimed):
                yield name.in_(lang)


def _reached(view: SeatView) -> Iterator[str]:
    """All that reached the seat, whoever told it: what it calls a class or a ward is called so, whether or not it is true."""
    for _, row in view.inbox:
        yield from (row.body.vi, row.body.en)


def _claimed(case: Case | None) -> tuple[str, ...]:
    """What was claimed and asked on a case."""
    return (case.sentence, case.said, *(asked.text for asked in case.questions)) if case else ()


def _told(view: SeatView, case: Case, asked: Asked) -> Iterator[str]:
    for words in filter(None, (asked.answer, asked.advice)):
        both = view.both_languages(case, words)
        yield from dict.fromkeys((words, both.vi, both.en))


def _earlier(view: SeatView, item: str, before: Iterable[Version]) -> Iterator[str]:
    """What we said before, there and elsewhere: a correction names what was wrong, and a text may lead to another that stands."""
    for version in before:
        yield from (_words(version, lang) for lang in LANGUAGES)
    for other in view.statements:
        if other.statement != item and other.standing:
            yield from (_words(other.standing, lang) for lang in LANGUAGES)


def _own_hours(view: SeatView, at: int, due: int) -> Iterator[str]:
    """The hour as of which it speaks, and that of its next word."""
    for back in range(AS_OF + 1):
        yield f"{view.story(max(0, at - back * 60)):%H:%M}"
    if due:
        yield f"{view.story(due):%H:%M}"


def _without_next(words: str, lang: str) -> str:
    """A text without the hour of its next word: no record has that, and no answer tells it otherwise."""
    span = next_hour(masked(words), lang)
    return f"{words[: span[0]]}{' ' * (span[1] - span[0])}{words[span[1] :]}" if span else words


def _words(version: Worded, lang: str) -> str:
    return (
        f"{version.title_vi}\n{version.body_vi}" if lang == "vi" else f"{version.title_en}\n{version.body_en}"
    )
