"""The list of approvals, the button, its lock and the tasks say the same, whoever approved and whatever conflict stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, combinations

import pytest

from infodrill.casework.records import Case, Statement
from infodrill.conduct import ranking
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.statement import studio

from .rehearsed import rehearsed

# Seats of the clinic that publish, own its facts, advise on rights.
SPEAKER, OWNER, ADVISER = "voice", "head", "rights"
NEEDED = ("Still needed: one approval, of {allowed}.", "Still needed: the approvals of {allowed}.")


def subsets(things):
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))


def in_review(drill: LiveDrill, way: str) -> tuple[Statement, Case]:
    """A text in review whose owner of facts was asked: a first word, a text after the decision, or a correction of our own."""
    book = drill.state.book
    text = next(
        text
        for text in book.statements.values()
        if text.published
        and text.kind == "correction"
        and any(q.owner for q in book.cases[text.case].questions)
    )
    case = book.cases[text.case]
    (version,) = text.versions
    newest = replace(version, state="REVIEW", published_at=-1, approved_by=(), author_seat="author", leaks=())
    text = replace(
        text, state="REVIEW", approvals=(), versions=(newest,), error_raised_at=-1, corrected_at=-1
    )
    if way == "first word":
        newest = replace(newest, stance="unknown")
        return replace(text, kind="holding", versions=(newest,)), replace(
            case, state="VERIFYING", priority="P1", verdict="", verdict_at=-1
        )
    case = replace(case, state="ACTING")
    if way == "correction of our own":
        old = replace(version, state="PUBLISHED", author_seat="author")
        newest = replace(newest, version=version.version + 1, corrects=version.version)
        text = replace(text, versions=(old, newest), error_raised_at=drill.clock - 60, raised_by="another")
    return text, case


def seen(drill: LiveDrill, seat: str, lang: str, text: Statement, case: Case) -> SeatView:
    """The range as a seat sees it, if nothing were there but this case and its text."""
    book = replace(
        drill.state.book, cases={case.case: replace(case, statements=(text.statement,))}, statements={text.statement: text},
        appeals={},
    )  # fmt: skip
    seats = drill.seats(lang)
    state = replace(drill.state, book=book, at=drill.clock)
    return SeatView(seats.seats[seat], state, drill.scenario, seats=seats, lang=lang)


@pytest.mark.parametrize("way", ["first word", "after the decision", "correction of our own"])
def test_list_button_lock_and_tasks_agree_on_what_is_still_needed(base: object, way: str) -> None:
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, way)
    seats = drill.seats().seats
    owner = next(question.owner for question in case.questions if question.owner)
    given = (
        ("FACT-OWNER", owner, "a"), ("RIGHTS", seats[ADVISER].cell, "b"), ("EXPERT", "experts", "c"),
        ("RIGHTS", seats[ADVISER].cell, "author"),
    )  # fmt: skip
    units = (owner, seats[ADVISER].cell, seats[SPEAKER].cell)
    met = Counter[str]()
    for approved in subsets(given):
        for conflicts in subsets(dict.fromkeys(units)):
            lang = LANGUAGES[len(approved) % 2]
            told = replace(text, approvals=approved)
            about = replace(case, conflicts=tuple((unit, "about_unit") for unit in conflicts))
            view = seen(drill, SPEAKER, lang, told, about)
            page = studio(view, drill.edition, told, about, told.kind)
            listed = [
                row.who for row in page.signing.approvals if not row.done and row.when == tr(lang, "waits")
            ]
            needed = len(listed) - 1  # the last is the publication itself
            why = dict(view.casework.shut(told.statement)).get("publish", "")
            locked_by = {tr(lang, each).partition("{")[0] for each in NEEDED}
            wants = any(why.startswith(each) for each in locked_by)
            if "publish" in page.may:
                assert needed == 0, (approved, conflicts, listed)
                met["live"] += 1
            elif wants:
                assert needed, (approved, conflicts, why)
                met["locked"] += 1
            else:
                assert why and seats[SPEAKER].cell in conflicts, (approved, conflicts, why)
            for seat in {OWNER, ADVISER}:
                asked = ranking.things(seen(drill, seat, lang, told, about))
                if any(thing.step == "approve" for thing in asked):
                    assert needed, (approved, conflicts, seat, listed)
                    met["asked"] += 1
            counted = [row for row in page.signing.approvals if row.done][1:]
            void = [each for each in approved if each[1] in conflicts or each[2] == "author"]
            assert len(counted) == len(approved) - len(void), (approved, conflicts)
    assert min(met[kind] for kind in ("live", "locked", "asked")) > 3, met


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_may_approve_a_first_word_is_named_to_its_author(base: object, lang: str) -> None:
    """A cell that a machine worked approved it, and stood in no list of those it waited for."""
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, "first word")
    case = replace(case, questions=(), state="GATED")
    page = studio(seen(drill, SPEAKER, lang, text, case), drill.edition, text, case, text.kind)
    (asked,) = [row.who for row in page.signing.approvals if row.when == tr(lang, "waits")][:1]
    able = [
        place
        for seat, place in drill.seats(lang).seats.items()
        if not place.control
        and "approve" in dict(seen(drill, seat, lang, text, case).casework.possible(text.statement))
    ]
    assert len(able) > 1
    for place in able:
        roles = {drill.edition.role_name(role, lang) for role in place.roles}
        assert place.name in asked or any(role in asked for role in roles), (asked, place.name)
