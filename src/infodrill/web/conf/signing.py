"""The signing key of the range: the one given, or one made once in the data folder, whole or not there, for its owner alone."""

# Charter: web conf signing
from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.web.conf.options import PREFIX, Options, SettingError

FILE = "secret"  # in the data folder
SHORTEST = 32  # characters
KEY = re.compile(rf"[!-~]{{{SHORTEST},}}", re.ASCII)
OWNER_ALONE = 0o600


def secret(chosen: Options) -> str:
    """The signing key. Raises SettingError when the one given, or the file that holds it, is no key."""
    if chosen.secret:
        if len(chosen.secret) < SHORTEST:
            raise SettingError(
                N_("{name} is too short"),
                remedy=N_("Give 32 characters or more, or leave it out."),
                name=PREFIX + "SECRET",
            )
        return chosen.secret
    path = chosen.folder / FILE
    try:
        if not path.exists():
            # Two processes that start together make two; the first one's is kept, and both read it.
            put_secret(path, secrets.token_urlsafe(48).encode(), replace=False)
        key = path.read_text(encoding="ascii").strip()
        if os.name != "nt" and path.stat().st_mode & 0o077:
            path.chmod(OWNER_ALONE)
    except UnicodeDecodeError:
        key = ""
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from error
    if not KEY.fullmatch(key):
        raise SettingError(
            N_("the file that holds the signing key is empty or damaged"),
            remedy=N_(
                "Put it back from a backup made with --secrets, or delete it: a new one is made, and everybody signs in"
                " and joins again, with new seat cards."
            ),
            place=Place(str(path)),
            code="H101",
        )
    return key


def put_secret(path: Path, key: bytes, *, replace: bool) -> None:
    """Write the key beside and put it there whole, on the disk; without `replace` one that is there stays. Raises OSError."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    made = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
    try:
        with os.fdopen(made, "wb") as stream:
            stream.write(key)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            os.replace(draft, path)
        else:
            _first_wins(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _sync(path.parent)


def _first_wins(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without links; two first starts at one moment on such a one are told apart by nothing.
        if not path.exists():
            os.replace(draft, path)


def _sync(folder: Path) -> None:
    """The name too survives a power cut, where folders can be synced."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def _unusable(path: Path, why: str) -> SettingError:
    return SettingError(
        N_("the file that holds the signing key cannot be used: {why}"),
        remedy=N_("Make room, let the range's own user read and write its folder, or set INFODRILL_SECRET."),
        place=Place(str(path)),
        code="H102",
        why=why,
    )
