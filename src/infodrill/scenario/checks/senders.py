"""Whoever speaks is declared: no inject comes from a name that the drill did not invent beforehand."""

# Charter: scenario checks senders
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from infodrill.kernel.brokenletters import odd_signs, typed
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.faults import ScenarioProblem, error
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema.base import Role
from infodrill.scenario.senders import declared, undeclared
from infodrill.scenario.valuenames import suggested

CODE = "S184"
SHORTEST = 5  # letters by which a name is known again
FEWEST_WORDS = 3  # of a name of which one word may be a slip
ROLES = frozenset(get_args(Role))
MANY = 3  # injects whose senders nobody declared, where none is declared at all
AS_ABOVE = frozenset({"nt", "như trên", "nhu tren", "same", "as above", "same as above", "ditto"})
SEPARATED = re.compile(r"\s*[,;/&+|\n]\s*|\s+(?:và|and)\s+")


def to_declare(loaded: Loaded, found: Iterable[ScenarioProblem]) -> tuple[str, ...]:
    """Of the senders that nobody declared those that are no slip of another name: an author may have invented them."""
    slips = {
        str(problem.params["name"])
        for problem in found
        if problem.code == CODE and problem.params.get("near")
    }
    # A real name is to be invented first, and stands in no list to copy.
    names = undeclared(loaded.scenario, slips)
    return tuple(name for name in names if not denied(name) and name not in ROLES and not _names_nobody(name))


def _names_nobody(said: str) -> bool:
    """Whether it only holds a place for a name, or says that it is the one above."""
    return fold(said).strip(' .…"”') in AS_ABOVE or EMPTY.fullmatch(said) is not None


def _short_of_words(said: str, known: Iterable[str]) -> str:
    """The one name of which that is all but a word or several: "Phóng viên", "Mẹ một em bán trú"; "" for none or several."""
    words = fold(said).split()
    found = [
        name
        for name in known
        if len(words) < len(fold(name).split()) and _in_order(words, fold(name).split())
    ]
    return found[0] if len(found) == 1 and len(said) >= SHORTEST else ""


def _one_word_off(said: str, known: Iterable[str]) -> str:
    """The one name of as many words, three or more, of which another word stands for a single one; "" for none or several."""
    words = fold(said).split()
    found = [
        name
        for name in known
        if len(other := fold(name).split()) == len(words) >= FEWEST_WORDS
        and sum(a != b for a, b in zip(words, other, strict=True)) == 1
    ]
    return found[0] if len(found) == 1 else ""


def _in_order(words: list[str], whole: list[str]) -> bool:
    left = iter(whole)
    return all(word in left for word in words)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    known = declared(loaded.scenario)
    named = {cell.id: cell.name.in_(loaded.lang) for cell in loaded.scenario.cells.cells}
    strange = [inject.from_ for inject in loaded.scenario.msel.injects if inject.from_ not in known]
    if not loaded.scenario.drill.senders and len(strange) >= MANY:
        message = N_("drill.yaml declares no senders, and {n} injects come from somebody who is no cell")
        remedy = N_("List there under `senders` whom you invented for it: {names}.")
        names = ", ".join(dict.fromkeys(strange))
        yield error(CODE, loaded.where("drill", "senders"), message, remedy, n=len(strange), names=names)
        return
    numbers: dict[str, list[int]] = {}
    for inject in loaded.scenario.msel.injects:
        numbers.setdefault(inject.from_, []).append(inject.number)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.from_ not in known and inject.number == numbers[inject.from_][0]:  # each name once
            place = loaded.where("msel", "injects", n, "from")
            near, remedy = _who_is_meant(inject.from_.strip(), known, named)
            message, signs = N_("the sender {name} is not declared"), odd_signs(inject.from_)
            if len(numbers[inject.from_]) > 1:
                message = N_("the sender {name} is not declared; {n} injects come from it: {numbers}")
            if signs and typed(inject.from_.strip()) == near:
                message = N_("the sender {name} holds signs that are not what they look like: {signs}")
                remedy = N_("Type it again: {near}.")
            many = {"n": len(numbers[inject.from_]), "numbers": ", ".join(map(str, numbers[inject.from_]))}
            yield error(CODE, place, message, remedy, name=inject.from_, near=near, signs=signs, **many)


def _who_is_meant(said: str, known: Collection[str], named: Mapping[str, str]) -> tuple[str, str]:
    """(the declared name that may be meant, the remedy); "" where none may."""
    near = (
        ""
        if said in ROLES
        else named.get(said)
        or suggested(said, known)
        or _short_of_words(said, known)
        or _one_word_off(said, known)
    )
    remedy = N_("Add the invented name to `senders` in drill.yaml.")
    if near:
        remedy = N_("Did you mean {near}? Else add it to `senders` in drill.yaml.")
    elif said in ROLES:
        remedy = N_("That is a role, and nobody is called so: write the invented name of whoever sends it.")
    elif several := [part for part in SEPARATED.split(said) if part in known]:
        near, remedy = (
            several[0],
            N_("An inject comes from one: write {near}, and the other in an inject of its own."),
        )
    elif _names_nobody(said) or said.startswith("#"):
        remedy = N_("Write who sends it, as `senders` in drill.yaml names them.")
    return near, remedy
