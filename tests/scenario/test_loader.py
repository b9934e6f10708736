"""Loading: all faults at once, one digest a content, places of fields, the library."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from infodrill.conduct import check as checking
from infodrill.conduct.check import check, released
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.seals import GROUND_ONLY, MODIFIED, ORIGINAL, UNKNOWN, BuildStanding
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, library, load, load_files
from infodrill.web.scenarios.sound import must_be_sound


def test_all_faults_are_reported_together(tiny):
    (tiny / "cells.yaml").unlink()
    (tiny / "msel.yaml").write_text("injects: 7\n", "utf-8")
    (tiny / "places.yaml").write_bytes(b"\xff")
    with pytest.raises(ScenarioErrors) as refused:
        load(tiny)
    found = {(error.place.file, error.code) for error in refused.value.errors}
    assert found == {("cells.yaml", "S120"), ("msel.yaml", "S112"), ("places.yaml", "S101")}
    for lang in LANGUAGES:
        assert len(refused.value.render(lang).splitlines()) == 3


def test_a_misspelt_field_is_answered_with_the_nearest(tiny):
    claim = tiny / "claims/sea-king.yaml"
    claim.write_text(claim.read_text("utf-8").replace("disposition:", "dispositon:"), "utf-8")
    with pytest.raises(ScenarioErrors) as refused:
        load(tiny)
    assert "Did you mean `disposition`?" in refused.value.render("en")


def test_digest_follows_content_alone(tiny, tmp_path):
    copy = Path(shutil.copytree(tiny, tmp_path / "elsewhere"))
    (copy / "README.md").write_text("for people")
    assert load(copy).digest == load(tiny).digest
    (copy / "media" / "page.svg").write_text((copy / "media" / "page.svg").read_text("utf-8") + "\n", "utf-8")
    assert load(copy).digest != load(tiny).digest


def test_files_of_a_drill_load_like_the_folder(tiny):
    loaded = load(tiny)
    again = load_files(loaded.files)
    assert again.scenario == loaded.scenario and again.digest == loaded.digest


def test_tokens_of_injects_are_shown_as_values_and_stay_in_the_files(tiny):
    loaded = load(tiny)
    shown = [inject.body.en for inject in loaded.scenario.msel.injects]
    assert any("xxxx-DIENTAP-xxxx" in body for body in shown) and not any("{" in body for body in shown)
    assert b"{account:a}" in loaded.files["msel.yaml"]


def test_what_windows_writes_is_read_as_it_is_meant(tiny):
    before = load(tiny).scenario
    for file in (tiny / "drill.yaml", tiny / "msel.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    (tiny / "cells.yaml").rename(tiny / "cells.yml")
    assert load(tiny).scenario == before
    shutil.copy(tiny / "cells.yml", tiny / "cells.yaml")
    with pytest.raises(ScenarioErrors, match="two files of this name"):
        load(tiny)


@pytest.mark.parametrize(
    ("file", "written", "instead", "remedy"),
    [
        ("cells.yaml", "RIGHTS", "RIHGTS", "Did you mean `RIGHTS`?"),
        ("msel.yaml", "kind: inject", "kind: Inject", "Did you mean `inject`?"),
        ("drill.yaml", "id: tiny", "id: Phường Bến Mơ", "Write `phuong-ben-mo`"),
        ("msel.yaml", "phase: 1", "phase: 9", "Write one of: `1`, `2`, `3`, `4`."),
    ],
)
def test_a_wrong_value_is_answered_with_what_may_stand_there(tiny, file, written, instead, remedy):
    path = tiny / file
    text = path.read_text("utf-8")
    assert written in text
    path.write_text(text.replace(written, instead, 1), "utf-8")
    with pytest.raises(ScenarioErrors) as refused:
        load(tiny)
    told = refused.value.errors[0].render("en")
    assert remedy in told and "^" not in told and len(told) < 200


def test_a_field_is_found_in_its_file(tiny):
    where = load(tiny).where
    place = where("msel", "injects", 2, "claim")
    assert (tiny / place.file).read_text("utf-8").splitlines()[place.line - 1].strip() == "claim: ferry-queue"
    assert where("claims", 1, "truth", 0, "why", "vi").file == "claims/ferry-closed.yaml"
    assert where("texts", "grammars", 3, "start").file == "texts/posts.yaml"


def test_a_link_inside_the_folder_is_read(tiny):
    (tiny / "claims" / "copy.yaml").symlink_to("sea-king.yaml")
    assert "claims/copy.yaml" in load(tiny).files


@pytest.mark.parametrize("name", library())
def test_library_scenario_has_no_finding_and_is_rated_unless_it_is_a_lesson(name):
    loaded = load(find(name))
    report = check(loaded)
    assert [problem.render("en") for problem in report.problems] == []
    assert report.rated is not loaded.scenario.drill.lesson


def test_only_a_drill_of_the_library_is_played_unchecked_and_only_where_nothing_was_changed(
    tiny, tmp_path, monkeypatch
):
    """Nobody waits for the check of what was checked before its release was sealed (the test above)."""
    clinic, copy = load(find("clinic")), tmp_path / "clinic"
    shutil.copytree(find("clinic"), copy)
    (copy / "cells.yaml").write_text(
        (copy / "cells.yaml").read_text("utf-8").replace("RIGHTS", "OVERSIGHT"), "utf-8"
    )
    for state in (ORIGINAL, GROUND_ONLY, MODIFIED, UNKNOWN):
        monkeypatch.setattr(checking, "standing", partial(BuildStanding, digest="", release="", state=state))
        assert released(clinic) is (state == ORIGINAL)
        assert not released(load(tiny)) and not released(load(copy))
        must_be_sound(clinic)
        with pytest.raises(ScenarioErrors):
            must_be_sound(load(copy))


def test_library_holds_the_flagship_and_the_clinic():
    assert {"typhoon", "clinic"} <= set(library())


def test_a_name_of_the_library_means_the_librarys_whatever_lies_beside(tiny, monkeypatch):
    for name in library():
        shutil.copytree(tiny, tiny.parent / "here" / name)
    monkeypatch.chdir(tiny.parent / "here")
    assert {load(find(name)).scenario.drill.id for name in library()} == set(library())
    assert load(find("./clinic")).digest == load(tiny).digest
    assert load(find("clinic/drill.yaml")).digest == load(tiny).digest


@pytest.mark.parametrize("name", ["nowhere", "../typhoon", "", "typhoon/claims"])
def test_what_is_no_scenario_is_not_found(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioError) as refused:
        find(name)
    assert refused.value.code == "S126"
