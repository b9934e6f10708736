"""What a text of people names that no record of its case has: where to go, an hour, a number. It is shown, and prevents nothing.

An error in a correction of our own is believed as the first one was; who approves it in a minute has nothing but the record to
hold it against.
"""

# Charter: conduct unrecorded
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.book import Asked, Case, Statement, Version
from infodrill.casework.figures import hours, unmatched
from infodrill.casework.tongues import spoken
from infodrill.conduct.namedplaces import same_spot, spots
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.schema import REPORTS

AS_OF = 20  # minutes before it was written whose hours a text may name as that of its own news


def unrecorded(view: SeatView, text: Statement, case: Case) -> tuple[str, ...]:
    """What the newest version of a text by people names, as written there; () for a program's, which writes from the record."""
    version = text.newest
    if version.author_seat not in view.people:
        return ()
    records = tuple(filter(None, (*_records(view, case), *_earlier(view, text), *_own_hours(view, version))))
    pool, found = "\n".join(records), list[str]()
    for lang in LANGUAGES:
        words = _words(version, lang)
        found += [spot for spot in spots(words, lang) if not _known(spot, records, lang)]
        found += unmatched(words, pool)
    return tuple(dict.fromkeys(found))


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
        for name in spots(_words(said, lang), lang)
        if name in ours and (spots(told, lang) or spots(told, "vi"))
    ]
    found += [
        hour for lang in LANGUAGES for hour in hours(_words(said, lang)) if hour in ours and hours(told)
    ]
    return (newest, tuple(dict.fromkeys(found))) if found else None


def _records(view: SeatView, case: Case) -> Iterator[str]:
    """What was claimed and asked on it; what owners answered and others found, there and on any case that the seat reads; what
    offices have written to the seat."""
    yield from (case.sentence, case.said, *(asked.text for asked in case.questions), *view.premises.contacts)
    for other in view.cases:
        for asked in other.questions:
            yield from _told(view, other, asked)
        yield from (evidence.text for evidence in other.evidence)
    for _, row in view.inbox:
        if row.method in REPORTS:
            yield from (row.body.vi, row.body.en)


def _told(view: SeatView, case: Case, asked: Asked) -> Iterator[str]:
    for words in filter(None, (asked.answer, asked.advice)):
        both = view.both_languages(case, words)
        yield from dict.fromkeys((words, both.vi, both.en))


def _earlier(view: SeatView, text: Statement) -> Iterator[str]:
    """What we said before, there and elsewhere: a correction names what was wrong, and a text may lead to another that stands."""
    for version in text.versions[:-1]:
        yield from (_words(version, lang) for lang in LANGUAGES)
    for other in view.statements:
        if other.statement != text.statement and other.standing:
            yield from (_words(other.standing, lang) for lang in LANGUAGES)


def _own_hours(view: SeatView, version: Version) -> Iterator[str]:
    """The hour as of which it speaks, and that of its next word."""
    for back in range(AS_OF + 1):
        yield f"{view.story(max(0, version.at - back * 60)):%H:%M}"
    if version.next_update:
        yield f"{view.story(version.next_update):%H:%M}"


def _known(spot: str, records: tuple[str, ...], lang: str) -> bool:
    """Whether a record names the place: in the language of the text, else by its name alone."""
    own = [record for record in records if spoken(record) in ("", lang)]
    if any(same_spot(spot, record, lang) for record in own):
        return True
    name = " ".join(word for word in spot.split() if word[:1].isupper())
    return not any(spots(record, lang) for record in own) and any(name in record for record in records)


def _words(version: Version, lang: str) -> str:
    return (
        f"{version.title_vi}\n{version.body_vi}" if lang == "vi" else f"{version.title_en}\n{version.body_en}"
    )
