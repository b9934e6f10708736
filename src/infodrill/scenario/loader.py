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
from infodrill.scenario.faults import UNREAD, ScenarioErrors, Spared
from infodrill.scenario.homes import copied_over
from infodrill.scenario.light.posts import made
from infodrill.scenario.light.talk import small_talk
from infodrill.scenario.light.values import fields, rows
from infodrill.scenario.meant import in_code
from infodrill.scenario.mending import mended
from infodrill.scenario.migrate import lift, written_in
from infodrill.scenario.schema import (
    FORMAT,
    Cells,
    Claim,
    Drill,
    Evaluation,
    Grammar,
    Msel,
    Places,
    Scenario,
    Texts,
)
from infodrill.scenario.shape import shaped, told
from infodrill.scenario.sparing import stood_in
from infodrill.scenario.where import PLACES, where_of
from infodrill.scenario.where import Loaded as Loaded
from infodrill.scenario.yamlcuts import cuts
from infodrill.scenario.yamltext import Document, decode, read_yaml

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


DRILL, MSEL = "drill.yaml", "msel.yaml"
FRAME = ("places.yaml", "cells.yaml", "drill.yaml")
"""Files in which a drill says what there is in its story."""
ROUNDS = 4  # in which what is stood in for may spoil what follows from it
MANY_MISSING = 8  # fields: whoever wrote an older format whole forgets one or two


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


KEPT, FILES = (
    16,
    256,
)  # scenarios (the library whole, some 30 MB), and files of them; drills of one share what was read


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
    inside = [name.removesuffix(DRILL) for name in files if name.endswith(f"/{DRILL}")]
    if inside and DRILL not in files:
        raise ScenarioErrors([_one_too_deep(inside[0])])
    # A file that was refused already is not named a second time.
    refused = {error.place.file for error in found}
    documents = _documents(files, found)
    written = written_in(documents)
    named = _folder.name_faults(list(files), whole=written < light.FROM)
    found += [name_fault for name_fault in named if name_fault.place.file not in refused]
    found += pictures.faults({name: content for name, content in files.items() if name.startswith("media/")})
    raw = _lifted(_readable(documents, found), found)
    documents = light.completed(raw) if written >= light.FROM else raw
    shape: list[ScenarioError] = []
    models = {name: _shaped(name, document, shape) for name, document in documents.items()}
    found += [*copied_over(shape, documents), *_all_drafts(documents)]
    found = _cut(documents, files, _of_another_format(written, documents, found))
    if found:
        spared = _spared(files, raw, shape, written) if raw and fields(raw[DRILL].data) else None
        raise ScenarioErrors(mended(told_the_id(told(found), documents), documents), spared)
    return _loaded(files, raw, documents, models, _made(models) if written >= light.FROM else ())


def _loaded(
    files: Mapping[str, bytes],
    written: Mapping[str, Document],
    documents: Mapping[str, Document],
    models: Mapping[str, Any],
    own: tuple[tuple[str, Grammar], ...],
) -> Loaded:
    return Loaded(
        scenario=_assembled(models, tuple(grammar for _, grammar in own)),
        drafts=tuple(inject for inject in models["msel.yaml"].injects if inject.status == light.DRAFT),
        digest=digest(files),
        files=MappingProxyType(dict(files)),
        where=where_of(documents, models, tuple(file for file, _ in own)),
        written=MappingProxyType(dict(written)),
    )


def _spared(
    files: Mapping[str, bytes], raw: Mapping[str, Document], shape: list[ScenarioError], written: int
) -> Spared:
    """The rest of what is wrong, to be looked at when somebody asks."""
    named = [name if _folder.expected(name) else _folder.taken_for(name) for name in files]
    unread = [name for name in named if name not in raw and name.endswith(".yaml") and _model(name)]
    unread += [name for name in _folder.SINGLE if name not in {*raw, *unread, *_folder.MAY_BE_LEFT_OUT}]
    whole = {name: Document(name, None, {(): 0}) for name in unread} | dict(raw)
    whole.setdefault("evaluation.yaml", Document("evaluation.yaml", {}, {(): 0}))
    begin = [*shape, *(ScenarioError("", place=Place(name)) for name in unread)]
    sound = {name: content for name, content in files.items() if name not in unread}
    spoilt: set[Place] = set()

    def worlds() -> Iterator[Loaded]:
        for high in (False, True) if written >= light.FROM else ():
            documents, faults = whole, begin
            for _ in range(ROUNDS):
                documents = {
                    name: stood_in(document, told(faults), model, high=high)
                    for name, document in documents.items()
                    if (model := _model(name))
                }
                spoilt.update(fault.place for fault in told(faults))
                completed = light.completed(documents)
                faults = []
                models = {name: _shaped(name, document, faults) for name, document in completed.items()}
                if not faults and not any(_all_drafts(completed)):
                    yield _loaded(sound, documents, completed, models, _made(models))
                if not faults:
                    break

    return Spared(worlds=worlds, spoilt=spoilt)


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
        for cut in (cut for cut in cuts(decode(files[name], name)) if cut.sure):
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
    if path.is_file() and path.name in ("drill.yaml", "drill.yml"):
        return path.parent
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


def _one_too_deep(inside: str) -> ScenarioError:
    return ScenarioError(
        N_("the scenario lies one folder deeper"),
        remedy=N_("Give the folder {name}, or move its files up."),
        place=Place(inside),
        code="S126",
        name=in_code(inside),
    )


def _documents(files: Mapping[str, bytes], found: list[ScenarioError]) -> dict[str, Document]:
    wanted = {
        name: content
        for name, content in files.items()
        if name.endswith(".yaml") and _model(name) is not None and _folder.expected(name)
    }
    return _folder.within(wanted, _document, found)


@lru_cache(FILES)
def _document(content: bytes, name: str) -> Document:
    """Whoever works at a drill changes one file and looks at all again."""
    return read_yaml(content, name)


def _lifted(documents: dict[str, Document], found: list[ScenarioError]) -> dict[str, Document]:
    """In today's format."""
    try:
        return lift(documents)
    except ScenarioError as error:
        found.append(error)
        raise ScenarioErrors(found) from None


def model_of(name: str) -> type[Any]:
    """The model of a file that belongs to a scenario. Raises KeyError for any other."""
    return MODELS.get(name) or MODELS[name.partition("/")[0]]


def _model(name: str) -> type[Any] | None:
    return MODELS.get(name) or MODELS.get(name.partition("/")[0])


def _shaped(name: str, document: Document, found: list[ScenarioError]) -> Any:
    value, faults = shaped(document, model_of(name))
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
