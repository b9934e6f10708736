"""Loading a drill: folder → checked models, the digest of its files, and the place of every field.

All faults are collected and raised together. `load` looks at shape only; `checks` follows the references, and
`conduct.check` adds what the rights core and the grammars know.
"""

# Charter: scenario loader
from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario import folder as _folder
from infodrill.scenario import light, pictures, tokens
from infodrill.scenario.calledby import told_the_id
from infodrill.scenario.faults import UNREAD, ScenarioErrors
from infodrill.scenario.light.posts import made
from infodrill.scenario.light.talk import small_talk
from infodrill.scenario.light.values import fields, rows
from infodrill.scenario.migrate import lift, written_in
from infodrill.scenario.schema import (
    FORMAT,
    Cells,
    Claim,
    Drill,
    Evaluation,
    Grammar,
    Inject,
    Msel,
    Places,
    Scenario,
    Texts,
)
from infodrill.scenario.shape import shaped, told
from infodrill.scenario.yamlcuts import cuts
from infodrill.scenario.yamltext import Document, Path_, decode, dotted, read_yaml

MODELS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "drill.yaml": Drill,
        "places.yaml": Places,
        "cells.yaml": Cells,
        "msel.yaml": Msel,
        "evaluation.yaml": Evaluation,
        "claims": Claim,
        "texts": Texts,
    }
)


DRILL, PLACES, MSEL = "drill.yaml", "places.yaml", "msel.yaml"
MANY_MISSING = 8  # fields: whoever wrote an older format whole forgets one or two


@dataclass(frozen=True, kw_only=True)
class Where:
    """Looks up the place of a field by its path in `Scenario`: where("claims", 2, "truth", 0, "why")."""

    documents: Mapping[str, Document]
    claims: tuple[str, ...]
    injects: tuple[int, ...]  # of each inject that is played, its place in the file: drafts lie between them
    grammars: tuple[tuple[str, int], ...]

    def __call__(self, *path: str | int) -> Place:
        name, inner = self._file(path)
        document = self.documents.get(name)
        return document.place(inner) if document else Place(name, 0, dotted(inner))

    def written(self, *path: str | int) -> bool:
        """Whether an author wrote the field, or it was filled in."""
        name, inner = self._file(path)
        return name in self.documents and inner in self.documents[name].lines

    def _file(self, path: Path_) -> tuple[str, Path_]:
        head, rest = (str(path[0]) if path else "drill"), path[1:]
        if head == "claims":
            index = rest[0] if rest else 0
            return (self.claims[index], rest[1:]) if isinstance(index, int) else (f"claims/{index}", rest[1:])
        if head == "msel" and len(rest) > 1 and isinstance(rest[1], int):
            return "msel.yaml", ("injects", self.injects[rest[1]], *rest[2:])
        if head == "texts" and len(rest) > 1 and isinstance(rest[1], int):
            name, index = self.grammars[rest[1]]
            # One that was made of a claim's sentence is mended there, and small talk is chosen in places.yaml.
            made_of = {"claims": ("sentence",), PLACES: ("talk",)}.get(name.partition("/")[0])
            return name, made_of or ("grammars", index, *rest[2:])
        return f"{head}.yaml", rest


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A scenario as read. `files` = relative name → bytes, media included; `digest` = their SHA-256, hex.

    `drafts` = injects that nobody has reviewed: they are not in `scenario`, and nobody receives them.
    """

    scenario: Scenario
    drafts: tuple[Inject, ...]
    digest: str
    files: Mapping[str, bytes]
    where: Where

    @property
    def media(self) -> Mapping[str, bytes]:
        """Pictures by the name that injects use ("dyke.svg")."""
        return {
            name.removeprefix("media/"): file
            for name, file in self.files.items()
            if name.startswith("media/")
        }


def load(folder: Path | Traversable) -> Loaded:
    """Load a scenario's folder. Raises ScenarioErrors listing every fault found."""
    if not folder.is_dir():
        raise ScenarioErrors([_not_found(folder.name)])
    files, faults = _folder.gather(folder)
    return load_files(files, faults)


def load_places(path: Path) -> Places:
    """A places.yaml by itself, for a city without a drill. Raises ScenarioErrors."""
    try:
        document = read_yaml(path, path.name)
    except ScenarioError as error:
        raise ScenarioErrors([error]) from None
    places, faults = shaped(document, Places)
    if places is None:
        raise ScenarioErrors(faults)
    twice = [key for key, n in Counter(ward.id for ward in places.wards).items() if n > 1]
    if twice:
        fault = ScenarioError(
            N_("{name} is used twice"),
            remedy=N_("Give each a name or number of its own."),
            place=document.place(("wards",)),
            code="S140",
            name=twice[0],
        )
        raise ScenarioErrors([fault])
    return places


def load_files(files: Mapping[str, bytes], faults: list[ScenarioError] | None = None) -> Loaded:
    """Load from bytes by relative name, as a drill file keeps them. Raises ScenarioErrors."""
    return _read(files, list(faults)) if faults else _kept(_Files(files))


KEPT = 8  # scenarios; drills of one scenario share what was read of it


class _Files:
    """Files by name that are equal when they say the same under the same names."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._key = (digest(files), *sorted(files))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and self._key == other._key


@lru_cache(KEPT)
def _kept(known: _Files) -> Loaded:
    return _read(known.files, [])


def _read(files: Mapping[str, bytes], found: list[ScenarioError]) -> Loaded:
    # A file that was refused already is not named a second time.
    refused = {error.place.file for error in found}
    documents = _documents(files, found)
    written = written_in(documents)
    named = _folder.name_faults(list(files), whole=written < light.FROM)
    found += [name_fault for name_fault in named if name_fault.place.file not in refused]
    for name, content in files.items():
        if name.startswith("media/"):
            found += pictures.faults(name, content)
    documents = _lifted(_readable(documents, found), found)
    models = {name: _shaped(name, document, found) for name, document in documents.items()}
    found += _all_drafts(documents)
    found = _cut(documents, files, _of_another_format(written, documents, found))
    if found:
        raise ScenarioErrors(told_the_id(told(found), documents))
    own = _made(models) if written >= light.FROM else ()
    return Loaded(
        scenario=_assembled(models, tuple(grammar for _, grammar in own)),
        drafts=tuple(inject for inject in models["msel.yaml"].injects if inject.status == light.DRAFT),
        digest=digest(files),
        files=MappingProxyType(dict(files)),
        where=_where(documents, models, tuple(file for file, _ in own)),
    )


def _all_drafts(documents: Mapping[str, Document]) -> Iterator[ScenarioError]:
    """Where nothing is played, neither objectives nor measures follow: one word of why is due."""
    injects = rows(fields(documents[MSEL].data).get("injects")) if MSEL in documents else []
    if injects and all(row.get("status") == light.DRAFT for row in injects):
        yield ScenarioError(
            N_("every inject is a draft: nobody receives anything"),
            remedy=N_("Write `status: reviewed` when they are ready."),
            place=documents[MSEL].place(("injects",)),
            code="S188",
        )


def _readable(documents: dict[str, Document], found: list[ScenarioError]) -> dict[str, Document]:
    """All of them, or drill.yaml alone where that says nothing: what the others may leave out follows from it."""
    drill = documents.get(DRILL)
    if drill and isinstance(drill.data, dict):
        return documents
    if others := sorted(documents.keys() - {DRILL}):
        fault = ScenarioError(
            N_("{n} other files were not looked at, since drill.yaml says how they are read: {files}"),
            remedy=N_("Mend drill.yaml, then check again."),
            place=Place(DRILL),
            code="S131",
            n=len(others),
            files=", ".join(others),
        )
        found.append(fault)
    return {DRILL: drill} if drill else {}


def _cut(
    documents: Mapping[str, Document], files: Mapping[str, bytes], found: list[ScenarioError]
) -> list[ScenarioError]:
    """Faults of what is left of a text that was cut, said as the cut."""
    wrong = {fault.place.file for fault in found if fault.code not in UNREAD}
    for name in sorted(wrong & documents.keys() & files.keys()):
        for cut in cuts(decode(files[name], name)):
            found = [fault for fault in found if (fault.place.file, fault.place.line) != (name, cut.line)]
            found.append(cut.fault(name))
    return found


def _of_another_format(
    written: int, documents: Mapping[str, Document], found: list[ScenarioError]
) -> list[ScenarioError]:
    """One fault for all fields that are missing because the drill names a format of which nothing may be left out."""
    missing = [fault for fault in found if fault.code == "S110"]
    if written >= light.FROM or len(missing) < MANY_MISSING:
        return found
    fault = ScenarioError(
        N_("of format {version} everything must be written, and {n} fields are missing"),
        remedy=N_("Write `format: {known}`, in which most of them follow from the rest."),
        place=documents[DRILL].place(("format",)),
        code="S130",
        version=written,
        n=len(missing),
        known=FORMAT,
    )
    follows = ("S110", "S112", "S113")  # short forms are of the wrong kind there
    return [fault] + [
        each
        for each in found
        if each.code not in follows and each.place.file.rstrip("/") not in _folder.MAY_BE_LEFT_OUT
    ]


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the sorted pairs of relative name and SHA-256 of content."""
    whole = hashlib.sha256()
    # Some systems give names back in other letters (decomposed), and folders in another order: the digest is
    # the same on all.
    for name in sorted(files):
        whole.update(
            f"{hashlib.sha256(files[name]).hexdigest()}  {unicodedata.normalize('NFC', name)}\n".encode()
        )
    return whole.hexdigest()


def library() -> tuple[str, ...]:
    """Names of the scenarios that ship with infodrill, sorted."""
    home = _library_home()
    return tuple(
        sorted(path.name for path in home.iterdir() if path.is_dir() and (path / "drill.yaml").is_file())
    )


def find(name_or_path: str) -> Path | Traversable:
    """The folder of a scenario: a path on this machine, or a name of the library. Raises ScenarioError."""
    # First, whatever folder happens to lie here: `./clinic` is the folder, `clinic` what everybody means by it.
    if name_or_path in library():
        return _library_home() / name_or_path
    path = Path(name_or_path)
    if path.is_dir() and ("/" in name_or_path or (path / "drill.yaml").exists()):
        return path
    raise _not_found(name_or_path)


def _library_home() -> Traversable:
    return package_files("infodrill.scenario") / "library"


def _not_found(name: str) -> ScenarioError:
    return ScenarioError(
        N_("there is no scenario {name}"),
        remedy=N_("Give a folder that holds drill.yaml, or one of: {known}."),
        code="S126",
        name=name,
        known=", ".join(library()) or "–",
    )


def _documents(files: Mapping[str, bytes], found: list[ScenarioError]) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    for name, content in files.items():
        if name.endswith(".yaml") and _model(name) is not None:
            try:
                documents[name] = read_yaml(content, name)
            except ScenarioError as error:
                found.append(error)
    return documents


def _lifted(documents: dict[str, Document], found: list[ScenarioError]) -> dict[str, Document]:
    """In today's format, with what its authors may leave out."""
    try:
        lifted = lift(documents)
    except ScenarioError as error:
        found.append(error)
        raise ScenarioErrors(found) from None
    return light.completed(lifted) if written_in(documents) >= light.FROM else lifted


def _model(name: str) -> type[Any] | None:
    return MODELS.get(name) or MODELS.get(name.partition("/")[0])


def _shaped(name: str, document: Document, found: list[ScenarioError]) -> Any:
    model = _model(name)
    assert model is not None
    value, faults = shaped(document, model)
    found.extend(faults)
    return value


def _made(models: Mapping[str, Any]) -> tuple[tuple[str, Grammar], ...]:
    """Grammars of claims whose authors wrote none and the small talk, each with the file that it follows from."""
    files = {models[name].id: name for name in models if name.startswith("claims/")}
    written = [grammar for name in models if name.startswith("texts/") for grammar in models[name].grammars]
    claims, languages = [models[name] for name in sorted(files.values())], models["drill.yaml"].languages
    told = ((files[claim.id], grammar) for claim, grammar in made(claims, written, languages))
    idle = ((PLACES, grammar) for grammar in small_talk(models[PLACES].talk, written, languages))
    return (*told, *idle)


def _assembled(models: Mapping[str, Any], own: tuple[Grammar, ...]) -> Scenario:
    places = models["places.yaml"]
    injects = [inject for inject in models["msel.yaml"].injects if inject.status != light.DRAFT]
    return Scenario(
        drill=models["drill.yaml"],
        places=places,
        cells=models["cells.yaml"],
        msel=Msel(injects=tuple(tokens.shown(inject, places) for inject in injects)),
        evaluation=models["evaluation.yaml"],
        claims=tuple(models[name] for name in sorted(models) if name.startswith("claims/")),
        texts=Texts(
            grammars=tuple(
                grammar
                for name in sorted(models)
                if name.startswith("texts/")
                for grammar in models[name].grammars
            )
            + own
        ),
    )


def _where(documents: Mapping[str, Document], models: Mapping[str, Any], own: tuple[str, ...]) -> Where:
    names = sorted(documents)
    return Where(
        documents=MappingProxyType(dict(documents)),
        claims=tuple(name for name in names if name.startswith("claims/")),
        injects=tuple(
            n for n, inject in enumerate(models["msel.yaml"].injects) if inject.status != light.DRAFT
        ),
        grammars=tuple(
            (name, index)
            for name in names
            if name.startswith("texts/")
            for index in range(len(models[name].grammars))
        )
        + tuple((file, 0) for file in own),
    )
