"""What a ninth planner's slips were silent on: relations within a drill that no longer hold, each told where it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from infodrill.scenario.checks import addsup, agreement, notyetknown, sequence, storyline
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded, load_files
from tests.scenario.fieldwalk import base

Check = Callable[[Loaded], Iterator[ScenarioProblem]]
RELATIONS: dict[str, tuple[Check, str, str, tuple[str, str], str]] = {
    "the answer before the question": (
        sequence.problems, "ward-desk", "msel.yaml", ("at: +16:20", "at: +12:20"), "injects[15].at",
    ),
    "so before anybody knew what was so before": (
        sequence.problems, "clinic", "claims/b4-porridge.yaml", ("- at: 2940", "- at: 1740"), "truth[1].at",
    ),
    "a record that reaches nobody who verifies": (
        agreement.problems, "market-rumour", "msel.yaml", ("{roles: [FACT-OWNER]}", "{roles: [SPOKE]}"), "injects[2].to",
    ),
    "a record that comes to its owner's house too early": (
        sequence.problems, "port-voice", "msel.yaml", ("at: +23:00\n    kind: information", "at: +20:00\n    kind: information"),
        "injects[15].at",
    ),
    "about another house than it names": (
        agreement.problems, "ward-desk", "claims/w7-round.yaml", ("about: [ward]", "about: [station]"), "about",
    ),
    "those who are left": (
        addsup.problems, "wet-rice", "claims/r3-rice.yaml", ("16 bao kia", "26 bao kia"), "truth[0].why.vi",
    ),
    "those who are left, in English": (
        addsup.problems, "wet-rice", "claims/r3-rice.yaml", ("the other 16", "the other 26"), "truth[0].why.en",
    ),
    "another hour at which there is word": (
        notyetknown.problems, "clinic", "claims/b4-porridge.yaml", ("cập nhật lúc 14 giờ", "cập nhật lúc 15 giờ"),
        "right_path[0].note.vi",
    ),
    "the record's own hour at which there is word": (
        notyetknown.problems, "school-gate", "claims/g6-fence.yaml", ("20 giờ có tin", "21 giờ có tin"), "",
    ),
    "told to do what hurts": (
        storyline.problems, "ward-desk", "claims/w6-jab.yaml", ("đừng đắp lá, đừng đợi", "đắp lá rồi đợi"), "advice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", RELATIONS)
def test_what_no_longer_agrees_within_a_drill_is_told(kind: str) -> None:
    part, drill, file, (stood, stands), field = RELATIONS[kind]
    files, *_ = base(drill)
    assert not list(part(_loaded(files)))  # nor does it tell anything of the drill as it stands
    assert stood in files[file]
    told = list(part(_loaded({**files, file: files[file].replace(stood, stands, 1)})))
    assert len(told) == 1 and (not field or (told[0].place.file, told[0].place.field) == (file, field)), told


def _loaded(files: dict[str, str]) -> Loaded:
    return load_files({name: text.encode() for name, text in files.items()})
