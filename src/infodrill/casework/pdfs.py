"""PDFs beside evidence: every object of one is looked at, and what could act, lead outside or hide another file is refused.

Read by pypdf, so that names written with escapes and objects inside compressed streams are seen as a viewer sees them, and
pictures' bytes are never taken for words. Every body in the file counts, those of earlier versions and those that no table
names too: another viewer, or the same one asked for an earlier version, opens them. Pages are not decoded. Bounded in objects,
depth, unfolded bytes and time; what cannot be read whole is refused.
"""

# Charter: casework pdfs
from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    StreamObject,
    read_object,
)

from infodrill.casework.refusal import refuse
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_

MOST_OBJECTS = 20_000
MOST_PARTS = 300_000  # dictionaries, lists, names and numbers in them
DEEPEST = 60
SECONDS = 5.0  # of this thread's own work
UNFOLDED = 20_000_000  # bytes of one compressed stream of objects

# Keys that have no place in a paper, whatever stands behind them. /URI also is the base of a paper's links.
KEYS = frozenset(
    {"/JavaScript", "/JS", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent", "/Encrypt", "/URI", "/Collection",
     "/OPI"}
)  # fmt: skip
# Names of actions (`/S`) that run, send, print or lead out of the document, wherever they stand.
ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/GoToDp", "/Rendition", "/Movie",
     "/Sound", "/RichMediaExecute", "/ResetForm", "/GoTo3DView", "/Named", "/Thread", "/SetOCGState", "/Hide"}
)  # fmt: skip
# Where an action stands; the one that is left goes to a page of the document.
DOORS = ("/A", "/OpenAction", "/PA", "/Next")
LEFT = "/GoTo"
KINDS = frozenset(
    {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/RichMediaSettings", "/Filespec"}
)  # fmt: skip

BOUNDS = Configuration(
    maximum_declared_stream_length=UNFOLDED,
    zlib_maximum_output_length=UNFOLDED,
    lzw_maximum_output_length=UNFOLDED,
    run_length_maximum_output_length=UNFOLDED,
    brotli_maximum_output_length=UNFOLDED,
    jbig2_maximum_output_length=0,
    zlib_maximum_recovery_input_length=0,
    stream_filters_maximum_length=2,
    stream_decoding_work_maximum_length=2 * UNFOLDED,
    array_maximum_element_count=50_000,
    dictionary_maximum_element_count=10_000,
    disable_legacy_handling=True,
)

_BLANK = rb"(?:[\0\t\n\f\r ]|%[^\r\n]{0,200}+[\r\n])"
_BLANKS = re.compile(_BLANK + rb"*+")
_HEADER = re.compile(rb"(?<!\d)(\d{1,10}+)" + _BLANK + rb"++(\d{1,5}+)" + _BLANK + rb"*+obj")
_KEYWORD = re.compile(rb"(?<=[\0\t\n\f\r \d])obj(?=[\0\t\n\f\r <\[(/%])")
_TRAILER = re.compile(rb"(?<![A-Za-z])trailer" + _BLANK + rb"*+(?=<<)")


def examine(content: bytes) -> None:
    """Look at every object. Raises Refused "attachment" (R227) for what acts, and for what cannot be read whole."""
    ends = time.thread_time() + SECONDS
    try:
        with apply_configuration(BOUNDS):
            _read(content, ends)
    except Refused:
        raise
    except Exception:  # a parser of strangers' bytes raises whatever they provoke; each means: not to be read
        raise _broken() from None


def _read(content: bytes, ends: float) -> None:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise _acts()
    parts = _inspected(reader.trailer, ends, 0)
    # Before the pages: an object that nothing refers to may be what an action of a viewer refers to.
    objects = [(number, generation) for generation, held in reader.xref.items() for number in held]
    objects += [(number, 0) for number in reader.xref_objStm]
    if len(objects) > MOST_OBJECTS:
        raise _broken()
    for number, generation in objects:
        parts = _inspected(reader.get_object(IndirectObject(number, generation, reader)), ends, parts)
    reader.strict = True  # else what follows a fault in a body would be left out in silence
    for count, body in enumerate(_bodies(content, reader), 1):
        if count > 2 * MOST_OBJECTS:
            raise _broken()
        parts = _inspected(body, ends, parts)
    root = reader.trailer["/Root"].get_object()
    if not (objects and isinstance(root, DictionaryObject) and "/Pages" in root):
        raise _broken()


def _bodies(content: bytes, reader: PdfReader) -> Iterator[Any]:
    """Every object and trailer by its place in the file, whatever its tables say, and what streams of objects hold."""
    places = [hit.end() for hit in _HEADER.finditer(content)]
    if {hit.end() for hit in _KEYWORD.finditer(content)} - set(places):
        raise _broken()  # an object whose number nobody would read here, and somebody else may
    for place in (*places, *(hit.end() for hit in _TRAILER.finditer(content))):
        body = _body(content, place, reader)
        yield body
        if isinstance(body, StreamObject) and (
            _name(body, "/Type") == "/ObjStm" or {"/N", "/First"} <= set(body)
        ):
            yield from _packed(body, reader)


def _packed(stream: StreamObject, reader: PdfReader) -> Iterator[Any]:
    """The objects in a stream of objects."""
    data, first, count = stream.get_data(), _count(stream, "/First"), _count(stream, "/N")
    head = data[:first].split()
    if first < 0 or not 0 <= count <= MOST_OBJECTS or len(head) < 2 * count:
        raise _broken()
    for offset in head[1 : 2 * count : 2]:
        yield _body(data, first + int(offset), reader)


def _count(stream: StreamObject, key: str) -> int:
    found = stream[key]
    return int(found) if isinstance(found, NumberObject) else -1


def _body(content: bytes, place: int, reader: PdfReader) -> Any:
    """The object that begins there, behind blanks."""
    begins = _BLANKS.match(content, place)
    file = BytesIO(content)  # shares the bytes until somebody writes
    file.seek(begins.end() if begins else place)
    return read_object(file, reader)


def _inspected(thing: Any, ends: float, parts: int) -> int:
    """Look at one object and all that stands in it; how many parts were seen so far."""
    for part in _parts(thing):
        parts += 1
        if parts > MOST_PARTS or (parts % 256 == 0 and time.thread_time() > ends):
            raise _broken()
        if isinstance(part, DictionaryObject) and _is_active(part):
            raise _acts()
    if time.thread_time() > ends:
        raise _broken()
    return parts


def _is_active(part: DictionaryObject) -> bool:
    kinds = {_name(part, key) for key in ("/Type", "/Subtype")}
    action = _name(part, "/S")
    acts = action in ACTIONS or ("/Action" in kinds and action != LEFT)
    # A stream that lies in another file, or is drawn from one.
    outside = isinstance(part, StreamObject) and ("/F" in part or "/Ref" in part)
    return acts or outside or bool(KEYS & set(part)) or bool(kinds & KINDS) or any(map(_opens, _behind(part)))


def _name(part: DictionaryObject, key: str) -> str:
    """What stands under `key`, whether there or in an object of its own."""
    return str(_there(part.raw_get(key))) if key in part else ""


def _behind(part: DictionaryObject) -> Iterator[Any]:
    """What stands where actions stand."""
    for key in DOORS:
        held = _there(part.raw_get(key)) if key in part else None
        yield from map(_there, list.__iter__(held)) if isinstance(held, ArrayObject) else (held,)


def _opens(held: Any) -> bool:
    """True for an action of a kind that is not left. Entries of an outline and attributes of a structure have no `/S`."""
    return isinstance(held, DictionaryObject) and _name(held, "/S") not in ("", LEFT)


def _there(thing: Any) -> Any:
    return thing.get_object() if isinstance(thing, IndirectObject) else thing


def _parts(thing: Any, depth: int = 0) -> Iterator[Any]:
    """The thing and what it holds, but not what it refers to: that is an object of its own."""
    if depth > DEEPEST:
        raise _broken()
    yield thing
    if isinstance(thing, DictionaryObject):
        for key in thing:
            yield from _parts(thing.raw_get(key), depth + 1)
    elif isinstance(thing, ArrayObject):
        for held in list.__iter__(thing):
            yield from _parts(held, depth + 1)


def _acts() -> Refused:
    return _no(
        N_("The PDF holds a script, an action, a link outside, a lock or another file."),
        N_("Print it to a plain PDF and attach that."),
    )


def _broken() -> Refused:
    return _no(
        N_("The PDF is damaged, or holds more than is looked through."),
        N_("Print it to a plain PDF and attach that."),
    )


def _no(message: str, remedy: str) -> Refused:
    return refuse("attachment", message, (), remedy)
