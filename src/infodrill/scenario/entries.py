"""Lists and fields taken for each other: entries under names of their own where a list belongs (`seats: {voice: SPOKE}`), told
once with the list, and a list where a file has fields."""

# Charter: scenario entries
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, fields_at, kind_at
from infodrill.scenario.exampled import is_needed
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Document, Node, Path_, dotted


def named_entries(faults: list[ScenarioError], document: Document, schema: Json) -> list[ScenarioError]:
    """One fault for each such list, in place of all that is said of its entry: a list of one may be written without its dash."""
    for path in _named(document.data, document, schema, ()):
        field = dotted(path)
        if not any(fault.place.field.startswith(f"{field}.") for fault in faults):
            continue
        known = fields_at(schema, path)
        needed = [name for name in known if is_needed(schema, (*path, name))] or list(known)
        whole = ScenarioError(
            N_("{name} is of the wrong kind"),
            remedy=N_("Write a list: each entry begins with `- ` and has {fields}."),
            place=document.place(path),
            code="S112",
            name=in_code(path[-1]),
            fields=", ".join(map(in_code, needed)),
        )
        faults = [fault for fault in faults if not fault.place.field.startswith(f"{field}.")] + [whole]
    return faults


def bare_list(place: Place, schema: Json, written: list[Node]) -> ScenarioError:
    """Of a file that is a list, where it has fields."""
    own = {key for each in written if isinstance(each, dict) for key in each} & set(fields_at(schema, ()))
    if len(own) > 1:
        return ScenarioError(
            N_("the fields of this file stand in a list"),
            remedy=N_(
                "Take the `- ` away: the file holds one thing, with its fields at the beginning of their lines."
            ),
            place=place,
            code="S112",
        )
    heads = [name for name in fields_at(schema, ()) if kind_at(schema, (name,)) == "list"]
    return ScenarioError(
        N_("a list stands here without the name of what it lists"),
        remedy=N_("Write {near} above it."),
        place=place,
        code="S112",
        near=in_code(f"{heads[0]}:" if heads else "…:"),
    )


def _named(node: Node, document: Document, schema: Json, path: Path_) -> Iterator[Path_]:
    """The lists in whose place fields stand of which none is a field of an entry."""
    if isinstance(node, list):
        alone = len(node) == 1 and (*path, 0) not in document.lines and isinstance(node[0], dict)
        written = {name for name in node[0] if (*path, name) in document.lines} if alone else set()
        if (
            written
            and path
            and kind_at(schema, path) == "list"
            and not written & fields_at(schema, path).keys()
        ):
            yield path
        for n, each in enumerate(node):
            yield from _named(each, document, schema, (*path, n))
    elif isinstance(node, dict):
        for name, each in node.items():
            yield from _named(each, document, schema, (*path, name))
