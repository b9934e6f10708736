"""Owns how many people live in each unit: a total spread by weights, or a table that the caller has (CSV).

The weights are a training assumption and no statistics: a phường counts three, a xã two, a đặc khu one.
"""

# Charter: exchange populations
from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.divisions import Unit
from infodrill.exchange.plain import line
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import folded

WEIGHTS: Mapping[str, int] = {"phường": 3, "xã": 2, "đặc khu": 1}
LEAST, MOST = 100, 5_000_000  # of a unit, as `places.yaml` has it
MAX_BYTES, MAX_ROWS = 2 << 20, 10_000
HEADINGS: Mapping[str, frozenset[str]] = {
    "code": frozenset({"code", "ma", "ma don vi", "ma dvhc"}),
    "name": frozenset({"name", "ten", "ten don vi"}),
    "population": frozenset({"population", "dan so"}),
}
# A number with or without groups of three; "12.5" is no number of people.
_COUNT = re.compile(r"\d{1,9}|\d{1,3}([., \u00a0\u202f])\d{3}(?:\1\d{3})*")

Populations = dict[int, int]
"""People by code of the unit; a unit without inhabitants is not there."""


def spread(units: tuple[Unit, ...], total: int) -> Populations:
    """`total` people over the units by weight, largest remainder, ties by order of the list. Raises ExchangeError."""
    weights = [WEIGHTS[unit.kind] for unit in units]
    whole = sum(weights)
    people = [total * weight // whole for weight in weights]
    rest = sorted(range(len(units)), key=lambda n: (-(total * weights[n] % whole), n))
    for n in rest[: total - sum(people)]:
        people[n] += 1
    if min(people) < LEAST or max(people) > MOST:
        raise ExchangeError(
            N_("{total} people over {n} units make units of {least} to {most}"),
            remedy=N_("Each needs {low} to {high}; give another total."),
            code="Q135",
            total=total,
            n=len(units),
            least=min(people),
            most=max(people),
            low=LEAST,
            high=MOST,
        )
    return {unit.code: people[n] for n, unit in enumerate(units)}


def from_csv(content: bytes, name: str, units: tuple[Unit, ...]) -> Populations:
    """A table with the columns `code` or `name`, and `population`; commas or semicolons. Raises ExchangeError by line.

    Every unit stands in it once; 0 people leave a unit out.
    """
    found: dict[int, tuple[int, int]] = {}  # code → line, people
    for number, keys, count in _rows(content, name):
        unit = _unit(keys, units, Place(name, number))
        if unit.code in found:
            before = found[unit.code][0]
            raise _wrong(
                N_("{unit} stands on line {other} too"), Place(name, number), unit=unit.code, other=before
            )
        found[unit.code] = number, _people(count, Place(name, number, "population"))
    missing = [each_unit for each_unit in units if each_unit.code not in found]
    if missing:
        raise ExchangeError(
            N_("{n} units are not in the table, the first of them {first} ({unit})"),
            remedy=N_("Add a line for each; 0 people leave a unit out."),
            place=Place(name),
            code="Q134",
            n=len(missing),
            first=missing[0].code,
            unit=missing[0].name,
        )
    return {each_unit.code: found[each_unit.code][1] for each_unit in units if found[each_unit.code][1]}


def _rows(content: bytes, name: str) -> Iterator[tuple[int, tuple[str, str], str]]:
    """Line, (code, name) and population of every row that is not empty."""
    if len(content) > MAX_BYTES:
        raise _unreadable(name, N_("the table is larger than 2 MB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(name, N_("the table is not UTF-8")) from None
    first = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
    try:
        columns = _columns(next(reader, []), name)
        for row in reader:
            if reader.line_num > MAX_ROWS:
                raise _unreadable(name, N_("the table has more than 10,000 lines"))
            cells = {key: row[at].strip() if at < len(row) else "" for key, at in columns.items()}
            if any(cells.values()):
                yield reader.line_num, (cells.get("code", ""), cells.get("name", "")), cells["population"]
    except csv.Error:
        raise _unreadable(name, N_("line {n} is no line of a table"), n=reader.line_num) from None


def _columns(heading: list[str], name: str) -> dict[str, int]:
    read = [" ".join(folded(title).split()) for title in heading]
    found = {key: n for key, words in HEADINGS.items() for n, word in enumerate(read) if word in words}
    if "population" not in found or not found.keys() & {"code", "name"}:
        raise _unreadable(name, N_("the first line does not name the columns"))
    return found


def _unit(keys: tuple[str, str], units: tuple[Unit, ...], place: Place) -> Unit:
    code, name = keys
    if code:
        found = [unit for unit in units if unit.code == whole(code)]
    else:
        asked = line(name).casefold()
        found = [unit for unit in units if asked == unit.name.casefold()]
        found = found or [unit for unit in units if asked == unit.bare.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise _wrong(
            N_("{n} units are called {key}; give their codes"), place, n=len(found), key=code or name
        )
    raise _wrong(N_("there is no unit {key} in this province"), place, key=code or name or "–")


def _people(text: str, place: Place) -> int:
    people = int(re.sub(r"\D", "", text)) if _COUNT.fullmatch(text) else -1
    if people and not LEAST <= people <= MOST:
        raise _wrong(
            N_("{text} is not a number of people from {low} to {high}, or 0"),
            place,
            text=text or "–",
            low=LEAST,
            high=MOST,
        )
    return people


def _wrong(message: str, place: Place, **params: object) -> ExchangeError:
    return ExchangeError(
        message, remedy=N_("Correct this line of the table."), place=place, code="Q133", **params
    )


def _unreadable(name: str, message: str, **params: object) -> ExchangeError:
    remedy = N_("Give a CSV in UTF-8 whose first line is `code,population` or `name,population`.")
    return ExchangeError(message, remedy=remedy, place=Place(name), code="Q132", **params)
