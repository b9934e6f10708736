"""Owns the sealed container: a deterministic ZIP whose comment is the SHA-256 of every byte before it.

Reading trusts nothing: sizes, counts and names are limited before anything is unpacked, nothing is written to disk,
and what can still be read of a damaged member is returned beside the fault, so that the place can be named.
"""

# Charter: kernel container
from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from infodrill.kernel.canonical import digest_of
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.store import replace_file

MAX_FILE = 256 * 2**20
MAX_TOTAL = 512 * 2**20
MAX_MEMBERS = 4096
MAX_DIRECTORY = 2**20
SEAL = b"infodrill seal "
CONTAINER = "container"
_SEAL_SIZE = len(SEAL) + 64
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same archive
_NAME = re.compile(r"[^\x00-\x1f\x7f\\:/]+(/[^\x00-\x1f\x7f\\:/]+)*")
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True, slots=True)
class Contents:
    """What could be read of a container: members by name, those that are whole only in part included, and faults."""

    members: Mapping[str, bytes]
    faults: tuple[LogError, ...]


def pack(path: Path, members: Mapping[str, bytes]) -> None:
    """Write a sealed container at `path`, whole or not at all; the same members give the same bytes."""
    for name in members:
        if not is_safe(name):
            raise LogError("{name} is no name for a member", place=Place(CONTAINER), name=repr(name))
    # The last two bytes of a ZIP are the length of its comment. The seal is that comment, so that any ZIP
    # program opens the file, and it covers its own length.
    content = zipped(members)[:-2] + struct.pack("<H", _SEAL_SIZE)
    replace_file(path, content + SEAL + digest_of(content).encode())


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A plain ZIP; the same members give the same bytes on every system."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, EPOCH)
            # Named, or zipfile would write down on which system it ran, and the bytes would differ.
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, members[name], compresslevel=6)
    return buffer.getvalue()


def unpack(path: Path, most: int = MAX_TOTAL) -> Contents:
    """Read a container within limits, `most` = bytes of all members together.

    Faults name a member, or the container where no member can be blamed."""
    try:
        if path.stat().st_size > MAX_FILE:
            return _fault("the file is larger than {n} MB", n=MAX_FILE // 2**20)
        raw = path.read_bytes()
    except OSError as wrong:
        raise LogError(
            "{path} cannot be read ({why})", path=path, why=wrong.strerror or "", code="L130"
        ) from None
    sealed = _is_sealed(raw)
    try:
        _check_end(raw)
        infos = _directory(raw, most)
    except LogError as wrong:
        return Contents({}, (wrong,))
    members: dict[str, bytes] = {}
    faults: list[LogError] = []
    for info in infos:
        members[info.filename], fault = _member(raw, info)
        if fault:
            faults.append(LogError(fault, place=Place(info.filename)))
    if not sealed:
        faults.append(_broken("the seal does not fit the file: bytes were changed, added or cut"))
    return Contents(members, tuple(faults))


def packed_plainly(info: zipfile.ZipInfo) -> bool:
    """Whether a member is locked by no password and packed as every program does it, piece by piece, so that a limit on what
    is read of it holds: of bzip2 and LZMA a few hundred bytes come to a gigabyte at the first look."""
    return not info.flag_bits & 0x1 and info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_safe(name: str) -> bool:
    """True for a relative path that stays below where it is put."""
    return len(name) <= 255 and bool(_NAME.fullmatch(name)) and not {".", ".."} & set(name.split("/"))


def _broken(message: str, **params: Any) -> LogError:
    return LogError(message, place=Place(CONTAINER), **params)


def _fault(message: str, **params: Any) -> Contents:
    return Contents({}, (_broken(message, **params),))


def _is_sealed(raw: bytes) -> bool:
    content, seal = raw[:-_SEAL_SIZE], raw[-_SEAL_SIZE:]
    return seal == SEAL + digest_of(content).encode()


def _check_end(raw: bytes) -> None:
    """Find the end record where our writer (or a plain ZIP writer) puts it, and limit the directory before reading it."""
    for comment in (_SEAL_SIZE, 0):
        start = len(raw) - comment - _END.size
        if start < 0 or raw[start : start + 4] != b"PK\x05\x06":
            continue
        # Two end records, or the ZIP64 one, are read differently by different programs: what one shows, another
        # would not.
        if raw.find(b"PK\x05\x06", start + 4) >= 0 or raw[max(0, start - 20) : start].startswith(
            b"PK\x06\x07"
        ):
            raise _broken("the directory of the file is not one that infodrill writes")
        _, _, _, _, count, size, _, length = _END.unpack_from(raw, start)
        if length != comment:
            raise _broken("the end of the file was changed")
        if count > MAX_MEMBERS or size > MAX_DIRECTORY:
            raise _broken("the file lists more than {n} members", n=MAX_MEMBERS)
        return
    raise _broken("this is not a drill file, or its end is missing")


def _directory(raw: bytes, most: int) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            infos = archive.infolist()
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        ValueError,
        OverflowError,
        struct.error,
        OSError,
        EOFError,
    ):
        raise _broken("the directory of the file is damaged") from None
    seen: set[str] = set()
    for info in infos:
        if not is_safe(info.orig_filename) or not is_safe(info.filename):
            raise _broken(
                "the file holds a member with an unsafe name ({name})", name=repr(info.orig_filename)[:80]
            )
        # Names that differ in case alone are one file on some systems: the second would take the place of the
        # first.
        if info.filename.casefold() in seen:
            raise _broken("the file holds {name} twice", name=info.filename)
        if not packed_plainly(info):
            raise _broken("{name} is encrypted or packed in an unknown way", name=info.filename)
        seen.add(info.filename.casefold())
    if sum(info.file_size for info in infos) > most or len(infos) > MAX_MEMBERS:
        raise _broken("the file unpacks to more than {n} MB", n=most // 2**20)
    return infos


def _member(raw: bytes, info: zipfile.ZipInfo) -> tuple[bytes, str]:
    """The bytes of a member as far as they can be read, and what is wrong with them ("" = nothing)."""
    start = info.header_offset
    if start < 0 or start + _LOCAL.size > len(raw) or raw[start : start + 4] != b"PK\x03\x04":
        return b"", N_("this member is not where the directory says")
    # Read here and not by zipfile, which gives nothing of a member whose checksum is wrong: a fault is to be
    # shown in its place.
    fields = _LOCAL.unpack_from(raw, start)
    start += _LOCAL.size + fields[9] + fields[10]
    packed = raw[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        content, whole = _inflate(packed, info.file_size)
        if not whole:
            return content, N_("this member was changed: it cannot be unpacked to its end")
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        return content, N_("this member was changed")
    return content, ""


def _inflate(packed: bytes, size: int) -> tuple[bytes, bool]:
    """Unpack at most `size` bytes; what came out before the first error, and whether the end was reached."""
    # A byte more than the directory promises: a member that unpacks to more is found out without unpacking it
    # all.
    unpacker, parts, room = zlib.decompressobj(-15), [], size + 1
    view = memoryview(packed)
    try:
        # In small pieces, so that what came out before the first broken byte is kept, not lost with the whole.
        for start in range(0, len(view), 256):
            piece: bytes = bytes(view[start : start + 256])
            while piece and room > 0:
                part = unpacker.decompress(piece, room)
                parts.append(part)
                room -= len(part)
                piece = unpacker.unconsumed_tail
            if unpacker.eof or room <= 0:
                break
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), unpacker.eof and room > 0
