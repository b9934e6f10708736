"""PDFs as evidence: what acts is seen however it is written, and honest papers pass, whatever chance puts in their bytes."""

from __future__ import annotations

import resource
import sys
import zlib
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from infodrill.casework import pdfs
from infodrill.casework.attachments import inspect
from infodrill.casework.pdfs import examine
from infodrill.kernel.errors import Refused
from tests import chromium, leash

PAGES = (b"<</Type/Catalog/Pages 2 0 R%s>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
         b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>")  # fmt: skip


def stream(body: bytes, words: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (words, len(body), body)


def paper(
    *more: bytes, root: bytes = b"", text: bytes = b"BT ET", trailer: bytes = b"", unlisted: bytes = b""
) -> bytes:
    """A PDF of one page; `more` are its objects from number 5 on, `unlisted` one that its table does not name."""
    objects = [PAGES[0] % root, *PAGES[1:], stream(text), *more]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    out += b"99 0 obj\n%s\nendobj\n" % unlisted if unlisted else b""
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, at)
    return bytes(out)


def packed(hidden: bytes, *, unfolded: int = 0) -> bytes:
    """A PDF whose object 5 lies in a compressed stream of objects, behind a compressed table."""
    press = zlib.compressobj()
    squeezed = press.compress(b"5 0 " + hidden)
    for _ in range(unfolded // 1_000_000):
        squeezed += press.compress(b" " * 1_000_000)
    squeezed += press.flush()
    objects = [PAGES[0] % b"", *PAGES[1:], stream(b"BT ET")]
    out, rows = bytearray(b"%PDF-1.7\n"), [(0, 0, 65535)]
    for number, body in enumerate(objects, 1):
        rows.append((1, len(out), 0))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows += [(2, 6, 0), (1, len(out), 0)]
    out += b"6 0 obj\n%s\nendobj\n" % stream(squeezed, b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    at = len(out)
    rows.append((1, at, 0))
    table = b"".join(
        bytes([kind]) + place.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, place, more in rows
    )
    words = b"/Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Filter/FlateDecode"
    out += b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(zlib.compress(table), words), at)
    return bytes(out)


def later(content: bytes, *bodies: bytes, header: bytes = b"%d 0 obj") -> bytes:
    """The same file with newer bodies of its objects from number 5 on appended, as a program saves a change."""
    out, places = bytearray(content), []
    for number, body in enumerate(bodies, 5):
        places.append(len(out))
        out += header % number + b"\n%s\nendobj\n" % body
    before, at = int(content.rsplit(b"startxref", 1)[1].split()[0]), len(out)
    out += b"xref\n5 %d\n" % len(bodies) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        5 + len(bodies),
        before,
        at,
    )
    return bytes(out)


SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"
HONEST = {
    "one page": paper(),
    "goes to its own page": paper(root=b"/OpenAction[3 0 R/Fit]"),
    "a link within": paper(b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]>>>>"),
    "marks by chance in its bytes": paper(
        text=b"\x00\x8f/JS \x01/AA<</Launch /EmbeddedFile/JavaScript>>/OpenAction"
    ),
    "the words in a text": paper(b"(Ghi: /JavaScript, /Launch va /EmbeddedFile la gi?)"),
    "packed": packed(b"<</Title(Bien ban)>>"),
    "saved twice": later(later(paper(b"<</Title(a)>>"), b"<</Title(b)>>"), b"<</Title(c)>>"),
    "packed and saved again": later(packed(b"<</Title(a)>>"), b"<</Title(b)>>"),
    "an outline": paper(
        b"<</Type/Outlines/First 6 0 R/Last 7 0 R/Count 2>>", b"<</Title(a)/Parent 5 0 R/Next 7 0 R/Dest[3 0 R/Fit]>>",
        b"<</Title(b)/Parent 5 0 R/Prev 6 0 R/A<</S/GoTo/D[3 0 R/Fit]>>>>", root=b"/Outlines 5 0 R",
    ),
    "a structure": paper(b"<</Type/StructElem/S/P/A<</O/Layout/Placement/Block>>/Ref[6 0 R]>>", b"<</Type/StructElem/S/Note>>"),
    "a page that is turned": paper(b"<</Type/Trans/S/Wipe>>", b"<</S/Transparency/Type/Group>>", b"<</W 1/S/D/D[3]>>"),
    "a language of its own": paper(root=b"/Lang(vi)/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>"),
}  # fmt: skip
HOSTILE = {
    "in an earlier version": later(paper(SCRIPT), b"<</Title(x)>>"),
    "in the version before the last": later(later(paper(b"<<>>"), SCRIPT), b"<<>>"),
    "in an earlier version, packed": later(packed(SCRIPT), b"<<>>"),
    "in an earlier version, its stream of objects replaced": later(packed(SCRIPT), b"<<>>", b"<<>>"),
    "in a stream of objects that no table names": paper(
        unlisted=stream(zlib.compress(b"5 0 " + SCRIPT), b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    ),
    "in a stream of objects that does not say so": paper(
        unlisted=stream(zlib.compress(b"5 0 " + SCRIPT), b"/N 1/First 4/Filter/FlateDecode")
    ),
    "under a number that is drawn apart": later(paper(SCRIPT).replace(b"5 0 obj", b"5%a\n0%b\nobj"), b"<<>>"),
    "in an earlier trailer": later(paper(trailer=b"/Info<</A<</S/Launch>>>>"), b"<<>>"),
    "a script": paper(SCRIPT, root=b"/OpenAction 5 0 R"),
    "escaped": paper(b"<</S/J#61vaScript/J#53(app.alert(1))>>", root=b"/OpenAction 5 0 R"),
    "all of it escaped": paper(b"<</#53/#4a#61#76#61#53#63#72#69#70#74/#4A#53(x)>>"),
    "packed": packed(SCRIPT),
    "packed and escaped": packed(b"<</S/J#61vaScript/#4aS(x)>>"),
    "in nobody's object": paper(SCRIPT),
    "deep in a list": paper(b"[[[<</A[<</S/Launch/F(cmd.exe)>>]>>]]]"),
    "by name": paper(root=b"/Names<</JavaScript<</Names[(a)5 0 R]>>>>"),
    "when the page is seen": paper(root=b"/AA<</WC 5 0 R>>"),
    "a link outside": paper(b"<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://a.invalid)>>>>"),
    "a form that sends": paper(b"<</S/SubmitForm/F(https://a.invalid)>>"),
    "a base of its links": paper(root=b"/URI<</Base(https://a.invalid)>>"),
    "drawn from another file": paper(stream(b"", b"/Type/XObject/Subtype/Form/Ref<</F(b.pdf)/Page 0>>")),
    "another file that is told alone": paper(b"<</Type/Filespec/F(b.pdf)>>"),
    "a print": paper(b"<</S/Named/N/Print>>", root=b"/OpenAction 5 0 R"),
    "an action by a number": paper(b"<</S 6 0 R/F(b.exe)>>", b"/Launch", root=b"/OpenAction 5 0 R"),
    "a kind by a number": paper(b"<</Type/Annot/Subtype 6 0 R>>", b"/FileAttachment"),
    "an action that is not known yet": paper(b"<</S/GoToMars>>", root=b"/OpenAction 5 0 R"),
    "one that calls itself an action": paper(b"<</Type/Action/S/GoToMars>>"),
    "the next action": paper(b"<</S/GoToMars>>", root=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[5 0 R]>>"),
    "a thread elsewhere": paper(b"<</S/Thread/F(b.pdf)/D 0>>"),
    "a portfolio": paper(root=b"/Collection<<>>"),
    "another document": paper(b"<</S/GoToR/F(other.pdf)>>"),
    "another file": paper(stream(b"MZ", b"/Type/EmbeddedFile"), root=b"/Names<</EmbeddedFiles<<>>>>"),
    "another file's bytes alone": paper(stream(b"MZ", b"/Type/Embedded#46ile")),
    "a stream from elsewhere": paper(stream(b"", b"/F(/etc/passwd)")),
    "a form of another kind": paper(root=b"/AcroForm<</XFA[(x)5 0 R]>>"),
    "locked": paper(trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>"),
    "an object that the table does not name": paper(unlisted=SCRIPT),
    "a table that lies": paper(SCRIPT)[:-8] + b"%%EOF\n",
    "no pages": paper().replace(b"/Pages 2", b"/Rages 2", 1),
    "nothing": b"%PDF-1.7\n%%EOF\n",
}
# Nothing in them acts as far as anybody reads; how far that is nobody knows.
UNREADABLE = {
    "a body that breaks off": paper(unlisted=b"<</Title(")[:-1] + b")",
    "an earlier body that breaks off": later(paper(b"<</A [1 2"), b"<<>>"),
    "an object without a number": paper(b"<<>>").replace(b"5 0 obj", b"x y obj"),
    "a long remark in a number": later(paper(b"<<>>").replace(b"5 0 obj", b"5 %" + b"a" * 300 + b"\n0 obj"), b"<<>>"),
    "a stream of objects that does not unfold": paper(unlisted=stream(b"x", b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode")),
    "a stream of objects that is not one": paper(unlisted=stream(b"", b"/Type/ObjStm")),
}  # fmt: skip
BROKEN = (HOSTILE["no pages"], HOSTILE["nothing"], *UNREADABLE.values())
HOSTILE |= UNREADABLE


@pytest.mark.parametrize("content", HONEST.values(), ids=HONEST)
def test_an_honest_paper_passes(content: bytes) -> None:
    examine(content)
    assert inspect(content).media_type == "application/pdf"


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_acts_or_leads_outside_or_hides_is_refused_however_it_is_written(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        examine(content)
    assert caught.value.code == "R227"
    acts = "script" in caught.value.render("en")
    assert acts is (content not in BROKEN), caught.value.render("en")


def test_papers_that_a_browser_and_an_image_library_print_pass() -> None:
    with chromium.running() as browser:
        page = browser.new_page()
        page.set_content(
            "<h1>Biên bản kiểm tra nước</h1><p>JavaScript, /Launch</p><table><tr><td>1</td></tr></table>"
        )
        printed = page.pdf()
        page.set_content("<a href='https://a.invalid'>ra ngoài</a><p>x</p>")
        leading = page.pdf()
    drawn = BytesIO()
    Image.effect_noise((200, 300), 90).convert("RGB").save(drawn, "PDF")
    written = PdfWriter(clone_from=BytesIO(printed))
    written.compress_identical_objects()
    again = BytesIO()
    written.write(again)
    for content in (printed, drawn.getvalue(), again.getvalue()):
        examine(content)
    with pytest.raises(Refused):
        examine(leading)


def test_what_a_writer_of_attachments_makes_is_refused() -> None:
    def made(change) -> bytes:
        writer, out = PdfWriter(clone_from=BytesIO(paper())), BytesIO()
        change(writer)
        writer.write(out)
        return out.getvalue()

    examine(made(lambda writer: writer.add_metadata({"/Title": "Biên bản"})))
    with pytest.raises(Refused):
        examine(made(lambda writer: writer.add_attachment("x.exe", b"MZ")))


@pytest.mark.parametrize("held", [SCRIPT, b"<</Type/Font>>"], ids=["a script", "nothing that acts"])
def test_a_paper_packed_by_brotli_is_refused_where_nothing_unpacks_it(held: bytes, tmp_path: Path) -> None:
    """As where the program runs: brotli only cuts faces, before."""
    words = b"/Type/ObjStm/N 1/First 4/Filter/BrotliDecode"
    (tmp_path / "paper.pdf").write_bytes(paper(unlisted=stream(brotli.compress(b"5 0 " + held), words)))
    script = "import sys; sys.modules['brotli'] = None; from pathlib import Path\n"
    script += "from infodrill.casework.pdfs import examine; examine(Path('paper.pdf').read_bytes())"
    done = leash.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "R227" in done.stderr


def test_a_paper_that_unfolds_is_bounded_in_memory_and_in_time(monkeypatch) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content in (
        packed(b"<<>>", unfolded=300_000_000),
        paper(b"[" * 20_000 + b"]" * 20_000),
        paper(b"[" + b"0 " * 1_000_000 + b"]"),
    ):
        with pytest.raises(Refused):
            examine(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kB
    monkeypatch.setattr(pdfs, "SECONDS", -1.0)
    with pytest.raises(Refused):
        examine(paper())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(HONEST.values())), st.integers(0, 900), st.binary(min_size=1, max_size=30))
def test_no_bytes_break_the_reader(good: bytes, at: int, noise: bytes) -> None:
    try:
        examine(good[:at] + noise + good[at + len(noise) :])
    except Refused as error:
        assert error.code == "R227"
