"""What the charter rests on: which files of the house declare themselves its ground, their digest, and that of all files.

A file declares itself in a line of its own, whatever its folder or its kind: `# Charter: name` (in a script `// …`, in a
template `{# … #}`), or `# No charter: why not`. Names are unique and stay with a file that moves. What is digested is
(name, source with line ends normalised) of each member, so that no checkout, compiled file or Python changes it. What Python
could import and says nothing of itself is ground: nobody said that the charter does not rest on it.

A reason is only a file's own word, so the whole program has a digest too: (path, content) of every file that is shipped.
"""

# Charter: kernel ground
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources.abc import Traversable

SUFFIXES = (".py", ".yaml", ".po", ".html", ".j2", ".js")
IMPORTED = (".py", ".pyc", ".so", ".pyd")  # what a line elsewhere can run, whatever it says of itself
UNDECLARED = "undeclared: "  # before the path of a file that can be imported and says nothing
SEALS = "seals.json"  # holds the digests, so no digest holds it
_LINE = re.compile(r"(?:#|//|/\*|\{#)[ \t]*(Charter|No charter):[ \t]*(\S.*?)[ \t]*(?:\*/|#\})?$")
# What Python keeps in a folder of this name, under a name that nothing can import: `x.cpython-311.pyc`. What numba keeps there
# is loaded by the kernels of a source beside the folder and by nothing else: elsewhere it is a file like any other.
_KEPT_IN = "__pycache__"
_KEPT = re.compile(r"[^.]+\.[a-z]+-\d+(?:\.opt-\d)?\.pyc")
_KERNEL = re.compile(r"(?P<source>\w+)\..+\.nb[ic]")
STAMP = "kernels.sha256"
_COMPILES = re.compile(rb"^from (?:numba|infodrill\.society\.compiled) import", re.MULTILINE)
# Left by desktops and editors, and no file that could be run or read as a source.
_LITTER = re.compile(r"\.DS_Store|\.directory|\.nfs[0-9a-f]+|\..+\.sw[a-p]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One file's own word: the `name` under which it is ground, or `why` it is none; both "" when it says nothing."""

    path: str  # below the root, with "/" between; no part of a name, but of the program's digest
    name: str
    why: str
    digest: str  # SHA-256 (hex) of the normalised source


@dataclass(frozen=True)
class Ground:
    """SHA-256 (hex): of the members of the charter's ground by name; and of all shipped files, by the package they are in."""

    members: dict[str, str]
    packages: dict[str, str]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over names and sources; "" where no source was found."""
        return _together(self.members.items())

    @cached_property
    def program(self) -> str:
        """SHA-256 (hex) over all shipped files; "" where there are none."""
        return _together(self.packages.items())


def ground(root: Traversable) -> Ground:
    """Read the ground below a folder that holds the package's sources. A name that is declared twice counts as both."""
    members: dict[str, str] = {}
    files = list(_read(root))
    for entry in _in_order(files):
        name = entry.name or (
            UNDECLARED + entry.path if entry.path.endswith(IMPORTED) and not entry.why else ""
        )
        if name:
            before = members.get(name, "")
            members[name] = sha256((before + entry.digest).encode()).hexdigest() if before else entry.digest
    return Ground(members, _by_package(files))


def declarations(root: Traversable) -> Iterator[Declaration]:
    """What each source below `root` says of itself, ordered by digest where names repeat, else by path."""
    yield from _in_order(entry for entry in _read(root) if entry.path.endswith(SUFFIXES))


def _read(root: Traversable) -> Iterator[Declaration]:
    yield from (_declared(path, entry.read_bytes()) for path, entry in _shipped(root, ""))


def _in_order(entries: Iterable[Declaration]) -> list[Declaration]:
    return sorted(entries, key=lambda entry: (entry.name, entry.digest if entry.name else "", entry.path))


def _by_package(entries: Iterable[Declaration]) -> dict[str, str]:
    """One digest for each folder below the root, over the paths and contents of its files; "." for what lies in none."""
    within: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        package = entry.path.partition("/")[0] if "/" in entry.path else "."
        within.setdefault(package, []).append((entry.path, entry.digest))
    return {package: _together(files) for package, files in sorted(within.items())}


def _together(digests: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"{name}\0{digest}\n" for name, digest in sorted(digests))
    return sha256(lines.encode()).hexdigest() if lines else ""


def normalised(content: bytes) -> bytes:
    """A source as it is digested: no byte order mark, lines end in LF, and so does the last."""
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text.rstrip(b"\n") + b"\n"


def _declared(path: str, content: bytes) -> Declaration:
    source = content if b"\0" in content else normalised(content)
    said = [*_said(source.decode("utf-8", "replace"))] if path.endswith(SUFFIXES) else []
    names = " and ".join(value for kind, value in said if kind == "Charter")
    reasons = "; ".join(value for kind, value in said if kind == "No charter")
    return Declaration(path=path, name=names, why="" if names else reasons, digest=sha256(source).hexdigest())


def _said(source: str) -> Iterator[tuple[str, str]]:
    """(kind, value) of each line that says it; whoever opens a drill reads the whole program, so others are passed over."""
    for line in source.split("\n"):
        if "harter:" in line and (found := _LINE.match(line)):
            yield found[1], found[2]


def _shipped(
    folder: Traversable, above: str, kernels: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Traversable]]:
    """All files of the program, hidden ones too: not what Python and numba keep beside sources, the latter for `kernels`, nor
    what desktops and editors leave."""
    keeps = above.endswith(f"{_KEPT_IN}/")
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            own = _with_kernels(folder) if entry.name == _KEPT_IN else frozenset()
            yield from _shipped(entry, f"{path}/", own)
        elif not (
            path == SEALS
            or _LITTER.fullmatch(entry.name)
            or not entry.is_file()  # a link to nothing
            or (keeps and _is_kept(entry.name, kernels))
        ):
            yield path, entry


def _is_kept(name: str, kernels: frozenset[str]) -> bool:
    kernel = _KERNEL.fullmatch(name)
    return bool(
        _KEPT.fullmatch(name) or (kernel and kernel["source"] in kernels) or (kernels and name == STAMP)
    )


def _with_kernels(folder: Traversable) -> frozenset[str]:
    """Names of the sources in a folder that numba compiles."""
    sources = [entry for entry in folder.iterdir() if entry.name.endswith(".py") and entry.is_file()]
    return frozenset(entry.name[:-3] for entry in sources if _COMPILES.search(entry.read_bytes()))
