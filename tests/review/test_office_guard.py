"""An office's template brings places and looks: nothing that runs, fetches or unpacks to more than it seems."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from infodrill.review.report.office import check_template
from infodrill.review.report.officeguard import TemplateRefused
from tests.review.test_office import bare, saved


def with_part(name: str, part: bytes) -> bytes:
    """Our template with another part, or with one in the place of its own."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(bare()))) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            if info.filename != name:
                after.writestr(info.filename, before.read(info))
        after.writestr(name, part)
    return packed.getvalue()


RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{to}" '
    'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "part", "code"),
    [
        ("word/vbaProject.bin", b"\xd0\xcf", "Y240"),
        ("word/_rels/settings.xml.rels", RELATED.format(kind="attachedTemplate", to="file:///x.dotm").encode(), "Y240"),
        ("word/notes.xml", b'<w:p><w:r><w:instrText>DDEAU</w:instrText><w:instrText>TO c d</w:instrText></w:r></w:p>', "Y240"),
        ("word/notes.xml", b'<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>', "Y240"),
        ("word/notes.xml", b'<w:altChunk r:id="rId9"/>', "Y240"),
        ("word/notes.xml", b"<w:p/>" * 600_000, "Y241"),
        ("word/big.bin", bytes(90_000_000), "Y241"),
        ("docProps/core.xml", b"<a>{{ 'A' * 300000000 }}</a>", "Y240"),
        ("word/DOCUMENT.xml", b"<w:document/>", "Y241"),
    ],
    ids=["macros", "another template", "a command in pieces", "a file of this machine", "another document", "no end of tags",
         "more than it seems", "a property that multiplies", "two of one name"],
)  # fmt: skip
def test_what_runs_fetches_or_unpacks_to_much_is_refused(name: str, part: bytes, code: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        check_template(with_part(name, part))
    assert refused.value.code == code
