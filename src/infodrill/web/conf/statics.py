"""The name of all static files together: a browser keeps what it was given under it for ever, and asks anew after a change."""

# No charter: a digest of files that are the same for everybody
from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

BESIDE = ("Django", "django-htmx")  # packages that bring files of their own


def digest_of(folders: Iterable[Path]) -> str:
    """Twelve hex digits, another one whenever a file in the folders or a package beside them is another."""
    found = hashlib.blake2b(digest_size=6)
    for name in BESIDE:
        found.update(f"{name} {version(name)}\n".encode())
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()
