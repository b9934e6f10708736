"""What was taken for granted where a planner's table says nothing, told as warnings before anybody relies on it."""

# Charter: exchange mselgranted
from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import TARGETS
from infodrill.exchange.msellayout import FoundTable
from infodrill.exchange.mseltimes import MomentTold
from infodrill.kernel.clock import DAY
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.checks.timeline import NEXT_DAY, after_start, odd_numbers
from infodrill.scenario.faults import ScenarioProblem, warning

MOST_BACK = 5  # one row of so many may go back in time before a table counts as one without order
LONG_ENOUGH = 12  # letters of a text that two injects do not share by accident
KEPT: Mapping[str, tuple[str, str, str]] = {
    "at": (N_("when an inject comes"), N_("what is known by number or text keeps it"), ""),
    "from": (
        N_("from whom an inject comes"), N_("what is known keeps it, all else comes from control"), N_("all come from control")
    ),
    "to": (
        N_("to whom an inject goes"), N_("what is known keeps it, all else goes to all who play"), N_("all go to all who play")
    ),
    "claim": (
        N_("of which claim an inject tells"), N_("what is known keeps it, all else tells of none"), N_("all tell of none")
    ),
    "body": (
        N_("what an inject says"), N_("what is known keeps it, of all else the subject is said"), N_("the subject is said")
    ),
}  # fmt: skip
"""By field what no column says, and what holds instead: beside the injects so far, and where none of them stay."""
FILL = N_("Fill it in.")
STRAY = 4  # rows that may be no injects; where more lack something, it is the table that is wrong
REMEDY = N_("Give that column a plain heading, or name it in the mapping as `{name}`.")


def without_columns(found: FoundTable, around: Around, name: str) -> Iterator[ScenarioProblem]:
    """Of a table without a column of times, senders, recipients or texts, what it takes instead."""
    heads = _held(found)
    for field, (what, beside, alone) in KEPT.items():
        instead = beside if around.before else alone if around.cells else ""
        if field == "body" and not around.before and "subject" not in heads:
            continue  # then it is missing, and told as that
        if field in heads or not instead or not found.rows:
            continue
        if field == "claim" and not _of_claims(around):
            continue
        place = Place(name, found.headings[0].row, found.sheet)
        message = N_("no column says {what}: {instead}")
        told = {"what": MsgidWords(what), "instead": MsgidWords(instead), "name": field}
        yield warning("Q128", place, message, REMEDY, **told)


def _of_claims(around: Around) -> bool:
    """Whether a table should say of which claims its injects tell: there are claims, and it is no list of changes."""
    told = not around.before or any(row.get("claim") for row in around.before.values())
    return bool(around.claims) and told and not (around.use and around.before)


def unsaid(fault: ScenarioError, found: FoundTable | None, name: str) -> ScenarioError | None:
    """Of a field that rows lack since no column holds it, that there is none, at the row of headings."""
    field = fault.place.field.rpartition(".")[2]
    if fault.code != "S110" or field not in KEPT or found is None or field in _held(found):
        return None
    place, what = Place(name, found.headings[0].row, found.sheet), MsgidWords(KEPT[field][0])
    return ScenarioError(
        N_("no column says {what}"), remedy=REMEDY, place=place, code="Q128", what=what, name=field
    )


def _held(found: FoundTable) -> set[str]:
    return {TARGETS[column.target].path[0] for column in found.columns}


def nobody(number: object, role: str, place: Place) -> ScenarioProblem:
    """An action is expected, and the row names nobody."""
    message = N_("inject {number} goes to no seat, so the action is expected of {role}")
    remedy = N_("Name the recipients, or write `who` in `expected_actions` afterwards.")
    return warning("Q127", place, message, remedy, number=number, role=role)


def by_whom(taken: Iterable[tuple[object, str, Place]]) -> Iterator[ScenarioProblem]:
    """Actions that are expected of the first of several roles that receive the row."""
    if listed := list(taken):
        message = N_(
            "several roles receive these injects, and their actions are expected of the first: {words}"
        )
        remedy = N_(
            "Name the role in the action's text, as “SPOKE: …”, or write `who` in `expected_actions` afterwards."
        )
        words = ", ".join(f"{number} → {role}" for number, role, _ in listed[:40])
        yield warning("Q127", listed[0][2], message, remedy, words=words)


def no_role(named: str, near: str, who: str, place: Place) -> ScenarioProblem:
    """An action begins with somebody who has no seat."""
    message = N_("the action names {name}, who has no seat, and is expected of {who}")
    remedy = N_("Write the role of a seat before it, as “SPOKE: …”, or leave it if that is meant.")
    if near:
        remedy = N_("Did you mean {near}? Else write the role of a seat before it, as “SPOKE: …”.")
    return warning("Q127", place, message, remedy, name=named, near=near, who=who)


def about_another(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioProblem]:
    """Injects whose text stayed and whose claim is another than so far: a cell that was emptied, or moved a row."""
    listed = [(values, cells) for values, cells in rows if ("claim",) in cells]
    told = {values.get("claim") for values, _ in listed}
    for values, cells in listed:
        before, now = around.before.get(values.get("number", 0), {}), values.get("claim")
        then = before.get("claim")
        if not then or then == now or not same_text(values, before):
            continue
        message = N_("inject {number} told of the claim {then} so far, and now tells of {now}")
        if now is None:
            message = N_("inject {number} told of the claim {then} so far, and now tells of none")
        if now is None and then not in told:
            message = N_("inject {number} told of the claim {then} so far, and now no inject tells of it")
        remedy = N_("Write {then} into the cell, or leave it if that is meant.")
        if now is not None and cells["claim",].line < max(place.line for place in cells.values()):
            remedy = N_("Part the merged cell and write {then} into its row, or leave it if that is meant.")
        params = {"number": values.get("number"), "then": f"`{then}`", "now": f"`{now}`"}
        yield warning("Q145", cells["claim",], message, remedy, **params)


def elsewhere(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around, others: Container[int]
) -> Iterator[ScenarioProblem]:
    """Texts that stood at another inject so far: cells that were moved a row, or two that changed places; not where the whole
    inject is another, `others`."""
    said = {
        text: number
        for number, row in around.before.items()
        for text in _texts(row)
        if len(text) > LONG_ENOUGH
    }
    for values, cells in rows:
        number = values.get("number", 0)
        other = next((said[text] for text in _texts(values) if text in said), number)
        if (
            other != number
            and number in around.before
            and number not in others
            and not same_text(values, around.before[number])
        ):
            message = N_("the text of inject {number} stood at inject {other} so far")
            remedy = N_("Put the cells of the column back in their rows, or leave it if that is meant.")
            place = next((place for path, place in cells.items() if path[0] == "body"), Place(""))
            yield warning("Q145", place, message, remedy, number=number, other=other)


SLIPPED = {"at": 3, "from": 2, "to": 3, "method": 3}
"""Fields of which cells that change places with each other are no accident, and how many."""


def slipped(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioProblem]:
    """Cells of one column that changed places among injects whose texts stayed: a column that slipped or was sorted alone."""
    listed = [(values, cells, around.before.get(values.get("number", 0), {})) for values, cells in rows]
    stayed = [each for each in listed if same_text(each[0], each[2])]
    for field, enough in SLIPPED.items():
        changed = [
            (now, then, place)
            for now, cells, then in stayed
            if (place := _cell_of(cells, field))
            and field in now
            and now[field] != then.get(field, now[field])
        ]
        moved = [
            (now["number"], other[0]["number"], place)
            for now, _, place in changed
            if (other := next((each for each in changed if each[1][field] == now[field]), None))
        ]
        message = N_("inject {number} has in this column what stood at inject {other} so far")
        remedy = N_("Put the cells of the column back in their rows, or leave it if that is meant.")
        if len(moved) >= max(enough, len(changed) - 1):  # of a column that slipped, the first cell is new
            for number, other_number, place in moved:
                yield warning("Q145", place, message, remedy, number=number, other=other_number)


def _cell_of(cells: Mapping[Any, Place], field: str) -> Place | None:
    return next((place for path, place in cells.items() if path[0] == field), None)


def _texts(row: Mapping[str, Any]) -> Iterator[str]:
    body = row.get("body")
    yield from (
        text for text in (body.values() if isinstance(body, Mapping) else (body,)) if isinstance(text, str)
    )


def next_day(told: object, second: int, around: Around, place: Place) -> Iterator[ScenarioProblem]:
    """An hour shortly before that of the start, in a drill so long that the next day has it."""
    if around.story is None or not isinstance(told, MomentTold) or told.clock is None or told.day is not None:
        return
    begins = around.story.at(0)
    if second >= NEXT_DAY and 0 < begins.hour * 3_600 + begins.minute * 60 - told.clock <= DAY - NEXT_DAY:
        message = N_("the hour lies before the start, and is read as that of the next day: {read}")
        remedy = N_("Correct it, or write D+1 before the hour if that is meant.")
        yield warning("Q144", place, message, remedy, read=after_start(second))


def same_text(now: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    return bool({*_texts(now)} & {*_texts(before)})


def bare_numbers(told: Iterable[tuple[object, Place | None]]) -> Iterator[ScenarioError]:
    """Numbers without a unit where most times have theirs: an 8 among 08:30 and 09:15 is no second of the exercise."""
    times = [(at, place) for at, place in told if isinstance(at, MomentTold)]
    bare = [(at, place) for at, place in times if at.bare and at.offset]
    if sum(not at.bare for at, _ in times) > len(bare):
        for at, place in bare:
            message = N_("nothing says of what unit {n} is, and the other times are clocks or lengths")
            remedy = N_("Write 08:35, D+0 08:35, or +35 for minute 35 of the exercise.")
            yield ScenarioError(message, remedy=remedy, place=place or Place(""), code="Q123", n=at.offset)


def odd_seconds(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioProblem]:
    """Numbers among the times, all in seconds, of which one is no whole half minute: 12 may be minute 12."""
    bare = [
        (told.offset, cells.get(("at",)))
        for values, cells in rows
        if isinstance(told := values.get("at"), MomentTold) and told.bare and told.offset
    ]
    odd = odd_numbers([second for second, _ in bare], minutes=around.length // 60)
    for second, place in bare:
        if second in odd and place:
            message = N_("{n} is read as seconds")
            remedy = N_("For minute {n} write +{n}, or leave it if seconds are meant.")
            yield warning("Q144", place, message, remedy, n=second)


def by_when(told: Iterable[tuple[str, object, Place]]) -> Iterator[ScenarioProblem]:
    """Actions that are expected, and nobody says by when: "unsaid", "unclear" or "past", the inject's number, the cell."""
    listed = list(told)
    remedy = N_("Write it into the cell, as “trong 15 phút” or “within 15 min”, or as `deadline` afterwards.")
    for how, message in (
        ("unsaid", N_("nobody says by when the actions of injects {numbers} are due, so 30 minutes are taken")),
        ("kept", N_("by when the actions of injects {numbers} are due is said no more, so what stood there stays")),
        ("past", N_("the actions of injects {numbers} are due before their inject, so 30 minutes or what stood there stays")),
        ("unclear", N_("by when the actions of injects {numbers} are due is not clear, so 30 minutes or what stood there stays")),
    ):  # fmt: skip
        if found := [(number, place) for said, number, place in listed if said == how]:
            numbers = ", ".join(str(number) for number, _ in found[:40])
            yield warning("Q143", found[0][1], message, remedy, numbers=numbers)


def back_in_time(
    rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around
) -> Iterator[ScenarioProblem]:
    """A table in order of time but for a row or two: its time may be a slip; and one in which all come at once."""
    rows = list(rows)
    at_once = [(row.get("at"), cells[("at",)]) for row, cells in rows if ("at",) in cells]
    if len(at_once) > MOST_BACK and len({at for at, _ in at_once}) == 1 and isinstance(at_once[0][0], int):
        message = N_("all {n} injects come at the same moment, {at}")
        remedy = N_("Write into each row when it comes, or leave it if that is meant.")
        params = {"n": len(at_once), "at": after_start(at_once[0][0])}
        yield warning("Q144", at_once[0][1], message, remedy, **params)
        return
    timed = [
        (row["at"], cells["at",], around.before.get(row.get("number", 0), {}).get("at") == row["at"])
        for row, cells in rows
        if isinstance(row.get("at"), int)
        and ("at",) in cells
        and not 0 < around.length <= row["at"]  # told by itself
    ]
    back = [
        n
        for n in range(1, len(timed))
        if timed[n][0] < timed[n - 1][0] and not (timed[n][2] and timed[n - 1][2])  # as both stood so far
    ]
    if back and MOST_BACK * len(back) < len(timed):
        message = N_("the table is in order of time, and yet this inject comes before the one above it")
        remedy = N_("Correct one of the two times, or leave it if that is meant.")
        late = N_("the table is in order of time, and yet this inject comes after the one below it")
        for n in back:
            # Of the two that one is out of turn without which the others are in order.
            above = (
                n + 1 < len(timed)
                and timed[n - 1][0] > timed[n + 1][0]
                and (n < 2 or timed[n - 2][0] <= timed[n][0])
            )
            yield warning("Q144", timed[n - above][1], late if above else message, remedy)


def empty(place: Place) -> ScenarioError:
    """A cell in which something has to stand."""
    return ScenarioError(
        N_("the cell is empty, and something has to stand there"),
        remedy=FILL,
        place=place,
        code="S110",
    )


def no_rows(faults: Iterable[ScenarioError]) -> Iterator[ScenarioError]:
    """Of a row that lacks several things, such as one with a remark alone, that it may go."""
    listed = list(faults)
    lacking = Counter(fault.place.line for fault in listed if fault.remedy == FILL)
    stray = sum(often > 1 for often in lacking.values()) <= STRAY
    for fault in listed:
        if (
            stray and fault.remedy != FILL and lacking[fault.place.line] > 1
        ):  # what else is said of what is no inject
            continue
        if fault.remedy == FILL and lacking[fault.place.line] > 1:
            remedy = N_("Fill it in, or delete the row if it is no inject.")
            yield ScenarioError(fault.message, remedy=remedy, place=fault.place, code=fault.code)
        else:
            yield fault


@dataclass(frozen=True, slots=True)
class FirstDay:
    """What a workbook calls its first day, where it is not the story's; `place` = the first cell with that date."""

    first: date | None = None
    place: Place | None = None


def first_day(rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]], around: Around) -> FirstDay:
    """One that most rows count from: a date by itself among clocks is no first day but a slip, or another day."""
    listed = list(rows)
    told = [
        (moment.day, cells.get((name,)))
        for values, cells in listed
        for name in ("at", "day")
        if isinstance(moment := values.get(name), MomentTold) and isinstance(moment.day, date)
    ]
    days = [day for day, _ in told]
    if not days or around.story is None or around.story.at(0).date() in days or 2 * len(days) < len(listed):
        return FirstDay()
    return FirstDay(*min(told, key=lambda pair: pair[0]))


def other_day(day: FirstDay) -> Iterator[ScenarioProblem]:
    """The table's dates are not the story's."""
    if day.first and day.place:
        message = N_("the table begins on {day}, and that is taken for the story's first day")
        remedy = N_("Correct the dates where that is not meant.")
        yield warning("Q141", day.place, message, remedy, day=f"{day.first:%d/%m/%Y}")


def roughly(rows: Iterable[tuple[Mapping[str, Any], Mapping[Any, Place]]]) -> Iterator[ScenarioProblem]:
    """Hours that a cell says roughly, once for all: the exercise has no "about"."""
    told = [
        (f"{at.roughly} → {at.clock // 3_600:02}:{at.clock % 3_600 // 60:02}", cells.get(("at",)))
        for values, cells in rows
        if isinstance(at := values.get("at"), MomentTold) and at.roughly and at.clock is not None
    ]
    if told and told[0][1]:
        message = N_("times that are said roughly are read as exact ones: {words}")
        remedy = N_("Write the hour alone, or leave it if that is meant.")
        yield warning("Q141", told[0][1], message, remedy, words=", ".join(said for said, _ in told)[:300])


def own_numbers(given: Iterable[tuple[str, object, Place]]) -> Iterator[ScenarioProblem]:
    """Planners' own numbers that are none, each with the inject's number and its cell."""
    if listed := list(given):
        message = N_("these are no whole numbers, so the injects got others and keep them as tags: {words}")
        remedy = N_("Write whole numbers where the injects shall bear them.")
        words = ", ".join(f"{own} → {number}" for own, number, _ in listed)
        yield warning("Q141", listed[0][2], message, remedy, words=words[:300])


def others(numbers: Mapping[int, Place]) -> Iterator[ScenarioProblem]:
    """Numbers under which something else stood so far."""
    if numbers:
        message = N_("{numbers}: another inject stood under that number so far, and nothing of it is kept")
        remedy = N_("Give what is new a number of its own, or change one thing at a time: time, then text.")
        told = ", ".join(map(str, sorted(numbers)[:40]))
        yield warning("Q142", next(iter(numbers.values())), message, remedy, numbers=told)
