"""The files of a scenario's folder, as bytes: which may be there, how large, none from outside it."""

# Charter: scenario folder
from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.scenario.meant import in_code
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import MAX_BYTES, Document

Entry = Path | Traversable

SINGLE = ("drill.yaml", "places.yaml", "cells.yaml", "msel.yaml", "evaluation.yaml")
MANY = ("claims", "texts")
MAY_BE_LEFT_OUT = ("evaluation.yaml", "texts")  # since format 2
MEDIA = "media"
MAPPING = "msel.map.yaml"  # how the planner's own workbook of injects is read; may be there
MAX_MEDIA_BYTES = 3_000_000
MAX_TOTAL_BYTES = 25_000_000
MAX_FILES = 600
MAX_VALUES = 300_000  # of all files together
LETTERS_A_VALUE = 4  # at the least, with its sign and the end of its line; *typhoon* has 18
MOST_FAULTS = 20

_BESIDE = (".", "README", "__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini")
_TEXT_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}\.yaml")
_COPY = re.compile(
    r"\s*(?:\(\d+\)|- ?(?:copy|sao chep|ban sao)(?: \(\d+\))?|copy(?: \d+)?|ban sao|~|\.(?:bak|old|orig|backup|tmp|save))$"
)
MEDIA_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.(?:svg|png|jpg)")


def gather(folder: Path | Traversable) -> tuple[dict[str, bytes], list[ScenarioError]]:
    """Read the folder: relative name ("claims/dyke.yaml") → bytes, in order of name, and the faults met."""
    files: dict[str, bytes] = {}
    faults: list[ScenarioError] = []
    total = 0
    for name, entry in _walk(folder, faults):
        if len(files) >= MAX_FILES:
            faults.append(_too_much(N_("the folder holds more than {limit} files"), MAX_FILES))
            break
        content = _read(entry, name, faults)
        if content is None:
            if len(faults) >= MOST_FAULTS:  # unpacking what is refused anyway takes time too
                break
            continue
        if name.endswith(".yml"):  # the other ending of the same
            name = f"{name.removesuffix('.yml')}.yaml"
        if name in files:
            faults.append(_twice(name))
        files[name] = content
        total += len(content)
        if total > MAX_TOTAL_BYTES:
            faults.append(_too_much(N_("the folder holds more than {limit} bytes"), MAX_TOTAL_BYTES))
            break
    return dict(sorted(files.items())), faults


def within(
    files: Mapping[str, bytes], read: Callable[[bytes, str], Document], found: list[ScenarioError]
) -> dict[str, Document]:
    """The files as they are read, faults aside; none, and the rest unread, once they hold more together than a check is made for.
    One that is refused counts by its letters: reading on until its fault cost as much."""
    documents: dict[str, Document] = {}
    held = 0
    for name, content in files.items():
        try:
            documents[name] = read(content, name)
            held += len(documents[name].lines)
        except ScenarioError as error:
            found.append(error)
            held += len(content) // LETTERS_A_VALUE
        if held > MAX_VALUES:
            found.append(
                _too_much(N_("together the files hold too many values, at most {limit} are read"), MAX_VALUES)
            )
            return {}
    return documents


def name_faults(names: list[str], *, whole: bool) -> list[ScenarioError]:
    """Faults of the names themselves: unexpected, missing, or leading out of the folder; `whole` = no part may be left out."""
    taken = {name: taken_for(name) for name in names if not expected(name)}
    faults = [_unexpected(name, near, there=near in names) for name, near in taken.items()]
    # What lies there under another name is told by that.
    optional = (
        *(() if whole else MAY_BE_LEFT_OUT),
        *taken.values(),
        *(near.partition("/")[0] for near in taken.values()),
    )
    faults += [
        ScenarioError(
            N_("the file is missing"),
            remedy=N_("Add it; `infodrill scenarios schema` lists its fields."),
            place=Place(name),
            code="S120",
        )
        for name in SINGLE
        if name not in names and name not in optional
    ]
    for part in MANY:
        if part not in optional and not any(name.startswith(f"{part}/") for name in names):
            faults.append(
                ScenarioError(
                    N_("the folder holds no file"),
                    remedy=N_("Add at least one .yaml file to it."),
                    place=Place(f"{part}/"),
                    code="S120",
                )
            )
    return faults


def expected(name: str) -> bool:
    part, _, rest = name.rpartition("/")
    if not part:
        return name in (*SINGLE, MAPPING)
    return bool(_TEXT_NAME.fullmatch(rest) if part in MANY else part == MEDIA and MEDIA_NAME.fullmatch(rest))


def taken_for(name: str) -> str:
    """The file of a scenario that a name was meant for, "" for none: other letters, a copy named by a system, another ending."""
    part, _, rest = fold(name).rpartition("/")
    bare = _COPY.sub("", re.sub(r"\.ya?ml(\.txt)?$", "", _COPY.sub("", rest))).strip(" -_")
    if not part:
        own = next((name for name in SINGLE if re.match(rf"{name.partition('.')[0]}[-_ .(]", bare)), "")
        if own and ".y" in rest:  # msel-LAPTOP-LAN, msel_v2, msel (bản của Lan)
            return own
        return suggested(f"{bare}.yaml", SINGLE) if ".y" in rest else ""
    near = part if part in MANY else suggested(part, (*MANY, MEDIA))
    made = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return f"{near}/{made}.yaml" if near in MANY and made and ".y" in rest else ""


def _unexpected(name: str, near: str = "", *, there: bool = False) -> ScenarioError:
    if near:
        return ScenarioError(
            N_("this looks like a copy of {near}, and is not read")
            if there
            else N_("this file does not belong to a scenario"),
            remedy=N_("Remove it, or give it a name of its own in small letters, digits and -.")
            if there
            else N_("Did you mean {near}?"),
            place=Place(name),
            code="S121",
            near=in_code(near),
        )
    if name.startswith(f"{MEDIA}/"):
        return ScenarioError(
            N_("this is not a name for a picture"),
            remedy=N_("Use small letters, digits, - and _, ending in .svg, .png or .jpg, without folders."),
            place=Place(name),
            code="S124",
        )
    return ScenarioError(
        N_("this file does not belong to a scenario"),
        remedy=N_("Remove it, or correct its name: {known}, claims/*.yaml, texts/*.yaml, media/*."),
        place=Place(name),
        code="S121",
        known=", ".join(SINGLE),
    )


def _walk(folder: Entry, faults: list[ScenarioError]) -> Iterator[tuple[str, Entry]]:
    """Files of the folder and of its direct subfolders. Hidden files and README* are for people or systems and skipped."""
    home = folder.resolve() if isinstance(folder, Path) else None
    for entry in listed(folder):
        if _outside(entry, home, entry.name, faults):
            continue
        if not entry.is_dir():
            yield entry.name, entry
            continue
        for inner in listed(entry):
            name = f"{entry.name}/{inner.name}"
            if _outside(inner, home, name, faults):
                continue
            if inner.is_dir():
                faults.append(_unexpected(f"{name}/"))
            else:
                yield name, inner


def listed(folder: Path | Traversable) -> list[Path | Traversable]:
    """What lies in a folder by name, without what is hidden, for people, or left there by a system."""
    entries = [path for path in folder.iterdir() if not path.name.startswith(_BESIDE)]
    return sorted(entries, key=lambda entry: entry.name)


def _outside(entry: Path | Traversable, home: Path | None, name: str, faults: list[ScenarioError]) -> bool:
    if not name.isprintable() or not _is_text(name):
        faults.append(_unreadable(name))
        return True
    if not isinstance(entry, Path) or home is None:
        return False
    try:
        inside = entry.resolve().is_relative_to(home)
        mode = entry.lstat().st_mode
        linked_folder = stat.S_ISLNK(mode) and entry.is_dir()
    except (OSError, RuntimeError):  # gone meanwhile, or a link to itself
        faults.append(_unreadable(name))
        return True
    odd = not stat.S_ISLNK(mode) and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    if inside and not linked_folder and not odd:
        return False
    faults.append(
        ScenarioError(
            N_("this is a link that leaves the folder, or not a plain file"),
            remedy=N_("Copy the file itself into the folder."),
            place=Place(name),
            code="S123",
        )
    )
    return True


def _read(entry: Path | Traversable, name: str, faults: list[ScenarioError]) -> bytes | None:
    limit = MAX_MEDIA_BYTES if name.startswith(f"{MEDIA}/") else MAX_BYTES
    try:
        with entry.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        faults.append(
            ScenarioError(
                N_("the file cannot be read: {why}"),
                remedy=N_("Check the name and the permissions."),
                place=Place(name),
                code="S120",
                why=error.strerror or type(error).__name__,
            )
        )
        return None
    if len(content) > limit:
        faults.append(
            ScenarioError(
                N_("the file is larger than {limit} bytes"),
                remedy=N_("Split it into several files, or make the picture smaller."),
                place=Place(name),
                code="S102",
                limit=limit,
            )
        )
        return None
    return content


def _is_text(name: str) -> bool:
    try:
        return bool(name.encode())
    except UnicodeEncodeError:
        return False


def _unreadable(name: str) -> ScenarioError:
    return ScenarioError(
        N_("the name cannot be read, or the file is gone: {name}"),
        remedy=N_("Give it a plain name, and look again."),
        place=Place(ascii(name)),
        code="S123",
        name=ascii(name),
    )


def _twice(name: str) -> ScenarioError:
    return ScenarioError(
        N_("there are two files of this name, one ending in .yml"),
        remedy=N_("Keep one of them."),
        place=Place(name),
        code="S121",
    )


def _too_much(message: str, limit: int) -> ScenarioError:
    return ScenarioError(message, remedy=N_("Remove what the drill does not need."), code="S122", limit=limit)
