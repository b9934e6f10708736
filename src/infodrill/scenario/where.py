"""A scenario as read, and where each of its fields stands in its files, whether its author wrote it or not."""

# Charter: scenario where
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.light import DRAFT
from infodrill.scenario.schema import Inject, Scenario
from infodrill.scenario.yamltext import Document, Path_, dotted

PLACES = "places.yaml"
DRILL = "drill.yaml"
FOLLOWS: Mapping[str | int, str] = MappingProxyType(
    {
        "synopsis": "subject",
        "subject": "body",
        "subtitle": "title",
        "organisation": "name",
        "right_path": "disposition",
        "disposition": "gate_code",
        "gate_code": "gate_answers",
    }
)
"""Fields that are filled in from a text or a choice beside them: what is wrong with one is mended there."""
OF_DRILL: Mapping[str | int, str] = MappingProxyType({**FOLLOWS, "synopsis": "subtitle"})
"""The same of drill.yaml, whose synopsis is its subtitle."""


@dataclass(frozen=True, kw_only=True)
class Where:
    """Looks up the place of a field by its path in `Scenario`: where("claims", 2, "truth", 0, "why")."""

    documents: Mapping[str, Document]
    claims: tuple[str, ...]
    injects: tuple[int, ...]  # of each inject that is played, its place in the file: drafts lie between them
    grammars: tuple[tuple[str, int], ...]

    def __call__(self, *path: str | int) -> Place:
        name, inner = self.file_of(*path)
        document = self.documents.get(name)
        if document is None:
            return Place(name, 0, dotted(inner))
        # In one language alone, the text has no field of its own for it.
        ends, inner = (inner[-1:], inner[:-1]) if inner[-1:] in (("vi",), ("en",)) else ((), inner)
        follows = OF_DRILL if name == DRILL else FOLLOWS
        while inner not in document.lines and (source := follows.get(inner[-1] if inner else "")):
            inner = (*inner[:-1], source)
        return document.place((*inner, *ends))

    def written(self, *path: str | int) -> bool:
        """Whether an author wrote the field, or it was filled in."""
        name, inner = self.file_of(*path)
        return name in self.documents and inner in self.documents[name].lines

    def file_of(self, *path: str | int) -> tuple[str, Path_]:
        """The file of a field and its path in there."""
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
    written: Mapping[str, Document]  # the files as their author wrote them, of today's format

    @cached_property
    def written_texts(self) -> tuple[tuple[Document, Path_, str], ...]:
        """Every text that an author wrote; what was filled in says it again, or is the format's own."""
        unwritten = tuple(lang for lang in LANGUAGES if lang not in self.scenario.drill.languages)
        return tuple(
            (document, path, text)
            for document in self.where.documents.values()
            for path, text in document.texts
            if path[-1:] != unwritten or path in document.lines
        )

    @cached_property
    def texts(self) -> Mapping[str, tuple[tuple[Document, Path_], ...]]:
        """Each of them once, with all places where it stands: ids and names stand in many."""
        found: dict[str, list[tuple[Document, Path_]]] = {}
        for document, path, text in self.written_texts:
            found.setdefault(text, []).append((document, path))
        return {text: tuple(places) for text, places in found.items()}

    @property
    def lang(self) -> str:
        """The language that the drill was written in first."""
        return self.scenario.drill.languages[0]

    @property
    def media(self) -> Mapping[str, bytes]:
        """Pictures by the name that injects use ("dyke.svg")."""
        return {
            name.removeprefix("media/"): file
            for name, file in self.files.items()
            if name.startswith("media/")
        }


def where_of(documents: Mapping[str, Document], models: Mapping[str, Any], own: tuple[str, ...]) -> Where:
    names = sorted(documents)
    return Where(
        documents=MappingProxyType(dict(documents)),
        claims=tuple(name for name in names if name.startswith("claims/")),
        injects=tuple(n for n, inject in enumerate(models["msel.yaml"].injects) if inject.status != DRAFT),
        grammars=tuple(
            (name, index)
            for name in names
            if name.startswith("texts/")
            for index in range(len(models[name].grammars))
        )
        + tuple((file, 0) for file in own),
    )
