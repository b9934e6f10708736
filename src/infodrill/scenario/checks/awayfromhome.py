"""A ward or commune in one text of a story that is another one's everywhere else: copied along, or the neighbour's."""

# Charter: scenario checks away from home
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.kernel.compared import off_by_one
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare, id_of, vietnamese
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.yamltext import Path_

HEADS = ("title", "subtitle", "briefing", "plan")
_HOME = N_("it names {name}, and everything else of this story names {near}")
_NOBODY = N_("it names {name}, in which no cell of this drill sits; those of {near} do")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        wards = {ward.id: ward.name.in_(lang) for ward in loaded.scenario.places.wards}
        for n, claim in enumerate(loaded.scenario.claims):
            yield from _elsewhere(loaded, wards, _texts(loaded, n, claim, lang))
        yield from _of_no_cell(loaded, wards, lang)
    yield from _misnamed(loaded)


def _elsewhere(
    loaded: Loaded, wards: Mapping[str, str], texts: Mapping[Path_, str]
) -> Iterator[ScenarioProblem]:
    """The one text that names a ward with its kind, where all others that name any, in whatever way, name another one."""
    named = {
        path: {each for each, name in wards.items() if bare(name) in text} for path, text in texts.items()
    }
    for path, own in named.items():
        others = {ward for other, each in named.items() if other != path for ward in each}
        whole = any(wards[ward] in texts[path] for ward in own)
        if whole and len(own) == len(others) == 1 and own != others:
            remedy = N_("Write {near}, or leave it if it is meant.")
            said = {"name": in_code(wards[min(own)]), "near": in_code(wards[min(others)])}
            yield warning("S195", loaded.where(*path), _HOME, remedy, **said)


def _texts(loaded: Loaded, n: int, claim: Claim, lang: str) -> Mapping[Path_, str]:
    texts: dict[Path_, str] = {}
    for name in ("sentence", "kernel", "advice", "meanwhile"):
        text = getattr(claim, name)
        if text is not None and loaded.where.written("claims", n, name):
            texts["claims", n, name, lang] = text.in_(lang)
    for m, known in enumerate(claim.truth):
        texts["claims", n, "truth", m, "why", lang] = known.why.in_(lang)
    for m, inject in loaded.scenario.told_at(claim.id):
        texts["msel", "injects", m, "body", lang] = inject.body.in_(lang)
    return texts


def _of_no_cell(loaded: Loaded, wards: Mapping[str, str], lang: str) -> Iterator[ScenarioProblem]:
    """Title, briefing or plan of a ward in which nobody of the drill sits."""
    home = {cell.ward for cell in loaded.scenario.cells.cells if cell.ward}
    for name in HEADS:
        text = getattr(loaded.scenario.drill, name)
        said = text.in_(lang) if text is not None and loaded.where.written("drill", name) else ""
        own = {ward for ward, shown in wards.items() if shown in said}
        if home and own and not own & home:
            remedy, near = (
                N_("Write {near}, or leave it if it is meant."),
                min(home & wards.keys(), default=""),
            )
            shown = {"name": in_code(wards[min(own)]), "near": in_code(wards.get(near, near))}
            yield warning("S195", loaded.where("drill", name, lang), _NOBODY, remedy, **shown)


def _misnamed(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A ward whose id is its name but for a letter: one of the two is misspelt."""
    for n, ward in enumerate(loaded.scenario.places.wards):
        name = vietnamese(ward.name.by_language)
        if any(off_by_one(ward.id, id_of(shown)) for shown in (name, bare(name))):
            message = N_("the id {id} and the name {name} differ by a letter")
            said = {
                "id": in_code(ward.id),
                "name": in_code(ward.name.in_(loaded.lang)),
            }
            place = loaded.where("places", "wards", n, "name")
            yield warning("S195", place, message, N_("Correct whichever of the two is misspelt."), **said)
