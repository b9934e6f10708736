"""Beginning a drill of one's own: the files of a template, of the length (30 to 240 minutes) and for the number of cells (3 to 6)
that an author asks for.

A template is a whole drill in each language, with comments that teach; so the text is worked on and never written anew from
values. What is asked for: minutes, to which all times written `+MM:SS` are scaled in a shorter drill, while a longer one spreads
the stories over its length, each at its own pace; and cells, of which those that are too many
hand their seats and their records on to another (`joins`). In a short drill nobody gets through everything: `needs` says
which claims are left out, with their injects, below how many minutes, and `open` which stay as unproven as they begin.
"""

# Charter: scenario starting
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.sentences import cut
from infodrill.scenario.light.names import id_of
from infodrill.scenario.yamltext import Node, read_yaml

WRITTEN_FOR = 60  # minutes: the length of every template
HALF_MINUTE = 30  # seconds, to which scaled times are rounded
SETTINGS = "template.yaml"
_TIME = re.compile(r"\+(\d{1,3}):([0-5]\d)\b")
_MOMENT = re.compile(r"(?<!\w)((?:at|until|known_from): )\+(\d{1,3}):([0-5]\d)\b")
_OF_CLAIM = re.compile(r"(?m)^    claim: (\S+)$")
_CELL = re.compile(r"(?m)^(?:  #[^\n]*\n)*  - id: (\S+)\n")
_LATER = re.compile(r"(?m)(?<=\n)(?<!truth:\n)  - verdict: [^\n]*\n(?:  [^\n]*\n)*")
_INJECT = re.compile(r"(?m)^(?:  #[^\n]*\n)*  - at: ")
_NAMED = re.compile(r"(?m)^( +(?:to|about): \[|about: \[)([^\]\n]*)(\])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a template offers. `title` and `whom` by language; `order` = its cells as they are taken, `joins` = which other cell
    gets the seats of one that is left out; `needs` and `open` = minutes below which a claim is left out, or never settled."""

    kind: str
    title: Mapping[str, str]
    whom: Mapping[str, str]
    cells: int
    order: tuple[str, ...]
    joins: Mapping[str, str]
    needs: Mapping[str, int]
    open: Mapping[str, int]


@cache
def templates() -> tuple[Template, ...]:
    """All that ship, by kind."""
    return tuple(
        _template(folder)
        for folder in sorted(_home().iterdir(), key=lambda entry: entry.name)
        if folder.is_dir() and (folder / SETTINGS).is_file()
    )


def template(kind: str) -> Template:
    """The template of that kind. Raises ScenarioError."""
    found = next((each for each in templates() if each.kind == kind), None)
    if found is None:
        raise ScenarioError(
            N_("there is no template {name}"),
            remedy=N_("Choose one of {known}."),
            code="S126",
            name=kind,
            known=", ".join(each.kind for each in templates()),
        )
    return found


def shipped_texts() -> Iterator[tuple[str, bytes]]:
    """The files of all templates in all their languages, each with its name in its folder."""
    for files in (begun_texts(each.kind, lang) for each in templates() for lang in LANGUAGES):
        yield from ((name, text.encode()) for name, text in files.items())


@cache
def begun_texts(kind: str, lang: str) -> Mapping[str, str]:
    """The files of one template in one language as they ship, of its own length and with all its cells."""
    folder = _home() / kind / lang
    return dict(_texts(folder)) if folder.is_dir() else {}


def started(kind: str, lang: str, *, name: str, minutes: int, cells: int) -> dict[str, str]:
    """Texts by relative name, ready to be written; `name` becomes the drill's id."""
    begun = template(kind)
    texts = {**begun_texts(kind, lang)}
    joins = _joins(begun, cells)
    texts["cells.yaml"] = _with_fewer_cells(texts["cells.yaml"], joins)
    for claim in [claim for claim, least in begun.needs.items() if minutes < least]:
        del texts[f"claims/{claim}.yaml"]
        texts["msel.yaml"] = _without(texts["msel.yaml"], claim)
    for claim in [claim for claim, least in begun.open.items() if minutes < least]:
        texts[f"claims/{claim}.yaml"] = _LATER.sub("", texts[f"claims/{claim}.yaml"], 1)
    texts = {file: _referring(text, joins) if joins else text for file, text in texts.items()}
    scaled = {file: _scaled(text, minutes) for file, text in texts.items()}
    texts = _spread(texts, minutes) if minutes > WRITTEN_FOR else scaled
    head = re.sub(r"(?m)^id: \S+", f"id: {_id(name)}", texts["drill.yaml"])
    head = re.sub(r"(?m)^phases: \d+", f"phases: {minutes}", head)
    texts["drill.yaml"] = _of_who_speaks(head, texts["msel.yaml"])
    if minutes < WRITTEN_FOR:
        for file in [each for each in texts if each.startswith("claims/")]:
            # In a short drill people cannot get the usual 30 minutes on each claim.
            texts[file] += f"practice_minutes: {minutes // 2}\n"
    return texts


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write them into a new or empty folder. Raises ScenarioError when anything lies there, OSError when it cannot be written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ScenarioError(
            N_("{name} is there already, and not empty"),
            remedy=N_("Give another name; nothing was changed."),
            place=Place(str(folder)),
            code="S129",
            name=folder.name,
        )
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _home() -> Traversable:
    return package_files("infodrill.scenario") / "templates"


def _template(folder: Traversable) -> Template:
    told = read_yaml((folder / SETTINGS).read_bytes(), SETTINGS).data
    assert isinstance(told, dict)
    return Template(
        kind=folder.name,
        title=_words(told["title"]),
        whom=_words(told["for"]),
        cells=int(str(told["cells"])),
        order=tuple(map(str, told["order"] if isinstance(told["order"], list) else ())),
        joins=_words(told["joins"]),
        needs=_minutes(told["needs"]),
        open=_minutes(told["open"]),
    )


def _words(node: Node) -> dict[str, str]:
    return {key: str(value) for key, value in node.items()} if isinstance(node, dict) else {}


def _minutes(node: Node) -> dict[str, int]:
    return (
        {key: value for key, value in node.items() if isinstance(value, int)}
        if isinstance(node, dict)
        else {}
    )


def _texts(folder: Traversable, below: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            found += _texts(entry, f"{below}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            found.append((f"{below}{entry.name}", entry.read_text("utf-8")))
    return found


def _id(name: str) -> str:
    """The name as an id; a name without any letter or digit of the alphabet gives none."""
    return id_of(name) or "drill"


def _joins(begun: Template, cells: int) -> dict[str, str]:
    """Cell that is left out → the one that plays in its stead."""
    playing = begun.order[:cells]
    found: dict[str, str] = {}
    for cell in begun.order[cells:]:
        found[cell] = begun.joins[cell]
        while found[cell] not in playing:
            found[cell] = begun.joins[found[cell]]
    return found


def _with_fewer_cells(text: str, joins: Mapping[str, str]) -> str:
    """The seats of a cell that is left out stand behind those of the other."""
    begins = [(found[1], found.start()) for found in _CELL.finditer(text)]
    ends = [*(begin for _, begin in begins[1:]), len(text)]
    blocks = {cell: text[begin:end] for (cell, begin), end in zip(begins, ends, strict=True)}
    for cell, other in joins.items():
        blocks[other] += blocks.pop(cell).partition("    seats:\n")[2]
    return text[: begins[0][1]] + "".join(blocks.values())


def _without(text: str, claim: str) -> str:
    """Without the injects that tell the claim."""
    begins = [found.start() for found in _INJECT.finditer(text)]
    return text[: begins[0]] + "".join(
        row for row in cut(text, begins) if f"\n    claim: {claim}\n" not in row
    )


def _of_who_speaks(drill: str, msel: str) -> str:
    """Without the senders of injects that were left out."""
    speak = set(re.findall(r"(?m)^    from: (.+)$", msel))
    return re.sub(r'(?m)^  - (".+")\n', lambda found: found[0] if found[1] in speak else "", drill)


def _referring(text: str, joins: Mapping[str, str]) -> str:
    """Owners, recipients and those whom a claim is about follow their seats."""
    text = re.sub(r"(?m)^(owner: )(\S+)", lambda found: found[1] + joins.get(found[2], found[2]), text)

    def named(found: re.Match[str]) -> str:
        names = [joins.get(name, name) for name in found[2].split(", ")]
        return f"{found[1]}{', '.join(dict.fromkeys(names))}{found[3]}"

    return _NAMED.sub(named, text)


def _scaled(text: str, minutes: int) -> str:
    def time(found: re.Match[str]) -> str:
        second = int(found[1]) * 60 + int(found[2])
        whole = round(second * minutes / WRITTEN_FOR / HALF_MINUTE) * HALF_MINUTE
        return f"+{whole // 60}:{whole % 60:02}"

    return text if minutes == WRITTEN_FOR else _TIME.sub(time, text)


def _spread(texts: Mapping[str, str], minutes: int) -> dict[str, str]:
    """Each story begins so much later that the last one leaves as many minutes behind it as in the template: what one of them
    takes, until its record is known or the press asks, takes no longer in a longer drill."""
    msel = texts["msel.yaml"]
    begins = [found.start() for found in _INJECT.finditer(msel)]
    blocks = cut(msel[begins[0] :], [begin - begins[0] for begin in begins])
    first: dict[str, int] = {}
    for block in blocks:
        if claim := _OF_CLAIM.search(block):
            first.setdefault(claim[1], _at(block))
    begin, last = min(first.values()), max(first.values())
    room = 60 * (minutes - WRITTEN_FOR) / (last - begin)
    later = {claim: round((at - begin) * room / HALF_MINUTE) * HALF_MINUTE for claim, at in first.items()}
    moved = [
        _later(block, later.get(claim[1], 0) if (claim := _OF_CLAIM.search(block)) else 0) for block in blocks
    ]
    spread = {**texts, "msel.yaml": msel[: begins[0]] + "".join(sorted(moved, key=_at))}
    return spread | {
        f"claims/{claim}.yaml": _later(texts[f"claims/{claim}.yaml"], seconds)
        for claim, seconds in later.items()
    }


def _at(block: str) -> int:
    """The second of an inject, as it is written."""
    found = _TIME.search(block)
    return int(found[1]) * 60 + int(found[2]) if found else 0


def _later(text: str, seconds: int) -> str:
    """With its moments so much later; how long something may take stays as it is."""

    def time(found: re.Match[str]) -> str:
        second = int(found[2]) * 60 + int(found[3]) + seconds
        return f"{found[1]}+{second // 60}:{second % 60:02}"

    return _MOMENT.sub(time, text)
