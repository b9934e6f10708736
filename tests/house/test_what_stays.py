"""A bundle leaves the house, so it takes nothing that was made of real place names; standard library alone sees to it."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from infodrill.kernel.mark import LOCAL_USE

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from house import bundle, realplaces, words  # noqa: E402

STAMPED = {
    "places.yaml": f"# {LOCAL_USE}\ncity: x\n",
    ".places.yaml.old": f"# {LOCAL_USE}\ncity: x\n",
    "drill.json": json.dumps({"mark": LOCAL_USE}),  # the Vietnamese half becomes escapes
    "report.html": f"<p>{LOCAL_USE}</p>",
    "public-log.csv": f'"{LOCAL_USE}",1\n',
    "notes.md": LOCAL_USE.replace(" ", "\n"),
    "calendar.ics": "DESCRIPTION:" + LOCAL_USE.replace(",", "\\,").replace("distrib", "dis\r\n trib"),
    "city.json": '{"form": 3, "real_places": true}',
    "drill.py": f'"""{LOCAL_USE}"""',
}
NOT_INVENTED = (
    "invented: false",
    "{city: {vi: a, en: b}, 'invented': False}",
    "invented: # no\n  false\n",
    "invented:\n  # why\n\n  no\n",
    "invented: # no\rfalse\r",
    "city: {vi: 'Phố #1'}, invented: false",
    "city: {vi: 'Phố\n  #1', en: b}\ninvented: Off",
    "? invented\n: 0\n",
    '{"invented" : "f"}',
)
INVENTED = (
    "# invented: false\ncity: {vi: a, en: b}\ninvented: true\n",
    "    # invented: no\ninvented: true # not false\n",
    "city: {vi: a, en: b}\n",
    "text: Everything is invented.\nother: no\n",
)


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of a house that holds nothing else."""
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setenv("INFODRILL_LANG", "en")
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def packed(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def refused(name: str, why: str = "real place names") -> None:
    with pytest.raises(words.HouseError, match=f"{name}.*{why}"):
        bundle.refuse_real_places()


@pytest.mark.parametrize("name", STAMPED)
def test_a_file_that_bears_the_stamp_is_not_bundled(docs, name):
    (docs / name).write_text(STAMPED[name], "utf-8", newline="")
    refused(name)


@pytest.mark.parametrize("text", NOT_INVENTED)
@pytest.mark.parametrize("name", ["places.yaml", ".places.yaml.old", "places.yaml.bak"])
def test_places_that_say_they_are_real_are_not_bundled_however_it_is_written(docs, name, text):
    (docs / name).write_text(text, "utf-8", newline="")
    refused(name)


@pytest.mark.parametrize("text", INVENTED)
def test_invented_places_are_bundled(docs, text):
    (docs / "places.yaml").write_text(text, "utf-8")
    bundle.refuse_real_places()


@pytest.mark.parametrize(
    "members",
    [
        {"manifest.json": json.dumps({"format": 1, "local_use": LOCAL_USE})},
        {"manifest.json": json.dumps({"format": 1, "local_use": "another sentence"})},
        {"manifest.json": "{}", "log.jsonl": '{"payload":{"real_places":true}}\n'},
        {"manifest.json": "{}", "files/places.yaml": "invented: false\n"},
    ],
)
def test_a_drill_in_real_places_is_not_bundled(docs, members):
    packed(docs / "a.drill", members)
    refused("a.drill")


def test_a_stamped_workbook_is_not_bundled(docs):
    packed(docs / "a.xlsx", {"xl/worksheets/sheet1.xml": f"<t>{LOCAL_USE}</t>"})
    refused("a.xlsx")


def test_a_drill_within_an_archive_is_not_bundled(docs):
    inner = packed(docs.parent / "a.drill", {"manifest.json": json.dumps({"local_use": LOCAL_USE})})
    with zipfile.ZipFile(docs / "b.zip", "w") as archive:
        archive.write(inner, "a.drill")
    refused("b.zip")


def test_an_archive_is_known_by_its_bytes_too(docs):
    packed(docs / "a.bin", {"report.html": LOCAL_USE})
    refused("a.bin")
    (docs / "a.bin").write_text("PK,text\n", "utf-8")
    bundle.refuse_real_places()


def test_a_drill_in_invented_places_is_bundled(docs):
    packed(docs / "a.drill", {"manifest.json": '{"format": 1}', "files/places.yaml": "invented: true\n"})
    bundle.refuse_real_places()


@pytest.mark.parametrize("name", ["a.drill", "a.xlsx", "a.zip"])
def test_an_archive_that_cannot_be_opened_is_not_bundled(docs, name):
    whole = packed(docs / name, {"manifest.json": '{"format": 1}' * 99}).read_bytes()
    for content in (b"", whole[:-30], whole[:40] + b"\0" * 9 + whole[49:]):
        (docs / name).write_bytes(content)
        refused(name, "cannot be looked into")


def test_the_sentence_looked_for_is_that_of_the_stamp():
    assert LOCAL_USE.endswith(realplaces.STAMP)


def test_files_that_define_or_explain_the_stamp_are_there_and_hold_it():
    for name in realplaces.SAY_IT:
        assert realplaces.STAMP in (ROOT / name).read_text("utf-8")


def test_pages_name_the_folders_that_a_bundle_takes():
    for name in ("real-places.md", "offline.md"):
        text = (ROOT / "docs" / "how-to" / name).read_text("utf-8")
        named = ", ".join(f"`{folder}`" for folder in bundle.FOLDERS)
        assert text.count(named) == 2, f"{name}: {named}"  # in English and in Vietnamese
