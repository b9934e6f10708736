"""Words that stand in a field of which they are not: copied from the field beside it, or from the same field of another entry."""

# Charter: scenario checks copied
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.pasted import last_field
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Document, Path_

WORDS = 3  # of a text that another field does not have by accident
MSEL = "msel.yaml"
LIKE = 5  # of one that another entry's field does not have by accident
PROSE = frozenset(
    {
        "sentence",
        "kernel",
        "meanwhile",
        "advice",
        "why",
        "body",
        "if_stuck",
        "evaluator_notes",
        "briefing",
        "subtitle",
        "plan",
    }
)
"""Fields of which each says something of its own."""
BESIDE = PROSE | {"from", "senders", "title", "name", "organisation"}
OWN = frozenset({"kernel", "meanwhile", "advice", "why", "evaluator_notes"})
"""Those of which two entries do not say the same, unless several do; of the others `twice` tells."""
_Stands = tuple[Document, Path_]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    told: dict[str, dict[str, list[_Stands]]] = defaultdict(lambda: defaultdict(list))
    for document, path, text in loaded.written_texts:
        name = _name(path)
        if name in BESIDE and not document.name.startswith("texts/"):
            said = folded_words(text)
            if len(said.split()) >= WORDS:
                told[said][name].append((document, path))
    for said, fields in told.items():
        stands = [(name, each) for name, rows in fields.items() for each in rows]
        if len(fields) > 1:
            yield from _in_another_field(stands)
        elif len(stands) == 2 and stands[0][0] in OWN and len(said.split()) >= LIKE:
            yield from _of_another_entry(loaded, stands)


def _in_another_field(stands: list[tuple[str, _Stands]]) -> Iterator[ScenarioProblem]:
    """Told at the field of prose whose words they are not: a name that stands there, or what was copied below."""
    names = [row for row in stands if row[0] not in PROSE]
    prose = [row for row in stands if row[0] in PROSE]
    if not prose or (not names and _one_claim(stands)):  # within one claim `twice` tells it
        return
    wrong, right = (prose[0], names[0]) if names else (prose[1], prose[0])
    yield _said(wrong, right)


def _of_another_entry(loaded: Loaded, stands: list[tuple[str, _Stands]]) -> Iterator[ScenarioProblem]:
    (_, (here, _)), (_, (there, _)) = stands
    claims = {claim.id: claim for claim in loaded.scenario.claims}
    pair = [claims.get(each.name.rpartition("/")[2].removesuffix(".yaml")) for each in (here, there)]
    first, second = pair
    related = first and second and (
        {first.twin, first.parent, first.split_of, *first.duplicates} & {second.id}
        or {second.twin, second.parent, second.split_of, *second.duplicates} & {first.id}
    )  # fmt: skip
    if (here.name != there.name or here.name == MSEL) and not related:
        yield _said(stands[1], stands[0])


def _said(wrong: tuple[str, _Stands], right: tuple[str, _Stands]) -> ScenarioProblem:
    place, other = (document.place(path) for _, (document, path) in (wrong, right))
    message = N_("{name} says word for word what {other} says")
    remedy = N_("Write what {name} is to say, or leave it if that is meant.")
    return warning(
        "S143", place, message, remedy, name=in_code(wrong[0]), other=in_code(f"{other.file}:{other.line}")
    )


def _one_claim(stands: list[tuple[str, _Stands]]) -> bool:
    return len({document.name for _, (document, _) in stands}) == 1 and stands[0][1][0].name.startswith(
        "claims/"
    )


def _name(path: Path_) -> str:
    return "senders" if "senders" in path else last_field(path)
