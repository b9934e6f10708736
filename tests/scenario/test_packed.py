"""A scenario as one .zip: the same scenario comes back, and whatever else is sent is refused in words, within bounds."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from infodrill.kernel import container
from infodrill.scenario import folder, packed, yamltext
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load, load_files
from infodrill.scenario.yamltext import read_yaml

LITTER = {
    "__MACOSX/mine/._drill.yaml": b"\0",
    "mine/.DS_Store": b"\0",
    "mine/Thumbs.db": b"\0",
    "mine/README.md": b"#",
}


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.fixture
def files(tiny) -> dict[str, bytes]:
    return dict(load(tiny).files)


def test_what_was_packed_comes_back_and_the_same_files_give_the_same_bytes(files):
    archive = container.zipped(files)
    again, faults = packed.opened(archive)
    assert not faults and load_files(again).digest == load_files(files).digest
    assert container.zipped(dict(reversed(files.items()))) == archive


@pytest.mark.parametrize("beside", [{}, LITTER], ids=["alone", "with what systems leave"])
def test_the_folder_itself_may_be_packed(files, beside):
    again, faults = packed.opened(
        zipped({**{f"mine/{name}": content for name, content in files.items()}, **beside})
    )
    assert (again, faults) == (files, [])


def locked(files: dict[str, bytes]) -> bytes:
    """As a program marks members that need a password."""
    content = bytearray(zipped(files))
    for mark, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def crooked(files: dict[str, bytes]) -> bytes:
    content = bytearray(container.zipped(files))
    content[60:90] = bytes(30)
    return bytes(content)


def damaged(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("drill.yaml", b"a: 1\n" * 40)
    content = bytearray(buffer.getvalue())
    content[48:70] = bytes(22)
    return bytes(content)


def otherwise(way: int) -> bytes:
    """A small archive of which each look at its one file unpacks a piece that no limit on what is read holds."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        archive.writestr("drill.yaml", bytes(3_000_000))
    return buffer.getvalue()


def doubled(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO(container.zipped(files))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("Drill.yaml", b"format: 2\n")
    return buffer.getvalue()


HOSTILE = {
    "two of one name": doubled,
    "nothing": lambda files: b"",
    "no archive": lambda files: b"%PDF-1.7 " * 40,
    "cut off": lambda files: container.zipped(files)[:-30],
    "crooked": crooked,
    "locked": locked,
    "a little that comes to much": lambda files: otherwise(zipfile.ZIP_BZIP2),
    "packed otherwise": lambda files: otherwise(zipfile.ZIP_LZMA),
    "damaged lzma": lambda files: damaged(files),
    "a name as deep as a well": lambda files: zipped({"000" + "/a" * 30_000: b""}),
    "a name that never ends": lambda files: zipped({"a" * 60_000: b""}),
    "too many": lambda files: zipped({f"media/a{n}.svg": b"" for n in range(packed.MAX_MEMBERS + 1)}),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_plain_archive_is_refused_in_words(files, made):
    with pytest.raises(ScenarioErrors) as refused:
        packed.opened(made(files))
    assert [error.code for error in refused.value.errors] == ["S127"] and refused.value.remedy


STRANGE = {
    "out of the folder": {"../drill.yaml": b"a: 1"},
    "with a turned name": {"claims/a\u202eb.yaml": b"a: 1"},
    "from the root": {"/etc/drill.yaml": b"a: 1"},
    "of another system": {"claims\\..\\..\\drill.yaml": b"a: 1"},
    "a program": {"run.sh": b"#!/bin/sh"},
    "deeper": {"claims/more/x.yaml": b"a: 1"},
}


@pytest.mark.parametrize("member", STRANGE.values(), ids=STRANGE)
def test_a_member_that_does_not_belong_there_refuses_it(files, member):
    with pytest.raises(ScenarioErrors):
        load_files(*packed.opened(zipped({**files, **member})))


def test_what_unpacks_to_more_than_the_format_allows_is_not_unpacked(files):
    bomb = zipped({**files, "claims/x.yaml": bytes(200_000_000)})
    assert len(bomb) < 300_000
    read, faults = packed.opened(bomb)
    assert "claims/x.yaml" not in read and [fault.code for fault in faults] == ["S102"]
    many = zipped({**files, **{f"media/a{n}.png": bytes(2_900_000) for n in range(40)}})
    read, faults = packed.opened(many)
    assert sum(map(len, read.values())) < folder.MAX_TOTAL_BYTES + folder.MAX_MEDIA_BYTES
    assert [fault.code for fault in faults] == ["S122"]


def test_files_that_together_hold_too_much_are_not_checked(files, monkeypatch):
    held = sum(
        len(read_yaml(content, name).lines) for name, content in files.items() if name.endswith(".yaml")
    )
    monkeypatch.setattr(folder, "MAX_VALUES", held - 1)
    more = {**files, "drill.yaml": files["drill.yaml"] + b"# another\n"}
    with pytest.raises(ScenarioErrors) as refused:
        load_files(more)
    assert [fault.code for fault in refused.value.errors] == ["S122"]
    monkeypatch.setattr(folder, "MAX_VALUES", held)
    assert load_files(more)


def test_files_that_are_refused_one_after_another_are_not_all_read(files, monkeypatch):
    """Seventy-five files, each refused for its size at its end, took forty seconds and 1.6 GB."""
    monkeypatch.setattr(yamltext, "MAX_VALUES", 2_000)
    monkeypatch.setattr(folder, "MAX_VALUES", 20_000)
    long = b"a:\n" + b"  - [1, 1, 1, 1]\n" * 500
    with pytest.raises(ScenarioErrors) as refused:
        load_files({**files, **{f"claims/x{n}.yaml": long for n in range(75)}})
    assert 2 < len(refused.value.errors) < 20
