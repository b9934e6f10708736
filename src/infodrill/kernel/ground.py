"""What the charter rests on: reads which files of the house declare themselves its ground, and their common digest.

A file declares itself in a line of its own, whatever its folder or its kind: `# Charter: name` (in a script `// …`, in a
template `{# … #}`), or `# No charter: why not`. Names are unique and stay with a file that moves. What is digested is
(name, source with line ends normalised) of each member, so that no checkout, compiled file or Python changes it.
"""

# Charter: kernel ground
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources.abc import Traversable

SUFFIXES = (".py", ".yaml", ".po", ".html", ".j2", ".js")
_LINE = re.compile(
    r"^(?:#|//|/\*|\{#)[ \t]*(Charter|No charter):[ \t]*(\S.*?)[ \t]*(?:\*/|#\})?$", re.MULTILINE
)
_UNREAD = {"__pycache__", "node_modules"}


@dataclass(frozen=True, slots=True)
class Declaration:
    """One file's own word: the `name` under which it is ground, or `why` it is none; both "" when it says nothing."""

    path: str  # below the root, with "/" between; for people, never digested
    name: str
    why: str
    digest: str  # SHA-256 (hex) of the normalised source


@dataclass(frozen=True)
class Ground:
    """The members of the charter's ground: SHA-256 (hex) by name."""

    members: dict[str, str]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over names and sources; "" where no source was found."""
        lines = "".join(f"{name}\0{digest}\n" for name, digest in sorted(self.members.items()))
        return sha256(lines.encode()).hexdigest() if lines else ""


def ground(root: Traversable) -> Ground:
    """Read the ground below a folder that holds the package's sources. A name that is declared twice counts as both."""
    members: dict[str, str] = {}
    for entry in declarations(root):
        if entry.name:
            before = members.get(entry.name, "")
            members[entry.name] = (
                sha256((before + entry.digest).encode()).hexdigest() if before else entry.digest
            )
    return Ground(members)


def declarations(root: Traversable) -> Iterator[Declaration]:
    """What each source below `root` says of itself, ordered by digest where names repeat, else by path."""
    read = [_declared(path, entry.read_bytes()) for path, entry in _sources(root, "")]
    yield from sorted(read, key=lambda entry: (entry.name, entry.digest if entry.name else "", entry.path))


def normalised(content: bytes) -> bytes:
    """A source as it is digested: no byte order mark, lines end in LF, and so does the last."""
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text.rstrip(b"\n") + b"\n"


def _declared(path: str, content: bytes) -> Declaration:
    source = normalised(content)
    lines = _LINE.findall(source.decode("utf-8", "replace"))
    names = " and ".join(value for kind, value in lines if kind == "Charter")
    reasons = "; ".join(value for kind, value in lines if kind == "No charter")
    return Declaration(path, names, "" if names else reasons, sha256(source).hexdigest())


def _sources(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            if entry.name not in _UNREAD:
                yield from _sources(entry, f"{path}/")
        elif entry.name.endswith(SUFFIXES):
            yield path, entry
