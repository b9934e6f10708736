"""Several mistakes of an author at once: each is told as if it were alone, and none because of another.

What is wrong is written by the format's own schema: at every field that a drill writes, a value that may not stand there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

import pytest

from infodrill.conduct.refusal import refused
from infodrill.scenario.allowed import kind_at, schema_of
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load_files, model_of
from infodrill.scenario.yamltext import Document, Path_, read_yaml
from tests.scenario.test_mistakes import found
from tests.scenario.test_mistakes_of_sense import LIGHT, changed

WRONG = {
    "integer": ("1,200", "nhiều", '"12"', "1.5", "[3]"), "boolean": ("có", '"true"', "maybe"),
    "moment": ("3 phút", "12.30", "[+3:00]", "25:99"), "span": ("15 phút", "nhanh"), "list": ("a; b", "7", "{a: b}"),
    "text": ("[một, hai]", "7"), "fields": ("một", "7", "[a]"), "": ("Sai Lầm!", "[x]", "{a: b}"),
}  # fmt: skip
LATER = "S132"
PER_FILE = 8
SENSE = {
    "an owner": changed("claims/poison.yaml", "owner: water", "owner: watre")[0],
    "a real number": changed("msel.yaml", "Cho hỏi", "Gọi 0912 345 678. Cho hỏi")[0],
    "a place": changed("places.yaml", "Thành phố Cửa Lạch", "Thành phố Đà Nẵng")[0],
    "an owner's ward": changed("cells.yaml", "ward: phuong-bai-sau", "ward: phuong-bai-sua")[0],
}  # fmt: skip
SHAPE = {
    "a time": changed("msel.yaml", "at: 08:12", "at: sau đó")[0],
    "a number": changed("places.yaml", "population: 8200", "population: 8,200")[0],
    "a verdict": changed("claims/joke.yaml", "SATIRE", "HOAX")[0],
    "a field": changed("drill.yaml", "title:", "titel:")[0],
    "a role": changed("cells.yaml", "[VERIFY]", "[VERIFI]")[0],
    "a length": changed("drill.yaml", "phases: 60", "phases: sixty")[0],
    "a torn file": changed("claims/ask.yaml", "truth:", "truth: :")[0],
}  # fmt: skip


def leaves(document: Document) -> Iterator[Path_]:
    """Fields that are written with their value on one line."""
    lines = document.data and document.lines
    for path in lines:
        if (
            path
            and isinstance(path[-1], str)
            and not any(at[: len(path)] == path and at != path for at in lines)
        ):
            yield path


def spoilt(file: str, rng: random.Random) -> Iterator[tuple[int, str, dict[str, str]]]:
    """(line, the field, the files) with one value that may not stand there."""
    document = read_yaml(LIGHT[file].encode(), file)
    paths = [path for path in leaves(document) if path[-1] not in ("id", "from", "format")]
    for path in rng.sample(paths, min(PER_FILE, len(paths))):
        kind = kind_at(schema_of(model_of(file)), path)
        text, line = LIGHT[file].split("\n"), document.line(path)
        # Between braces a value ends at a comma, else with the line.
        plain = r"[^,{}#]+" if "{" in text[line - 1] else r"[^#]+"
        value = re.compile(rf"(?<![\w-])({re.escape(str(path[-1]))}: )(?:\"[^\"]*\"|\[[^\]]*\]|{plain})")
        wrong = value.sub(rf"\g<1>{rng.choice(WRONG[kind])}", text[line - 1], count=1)
        if wrong != text[line - 1]:
            yield line, str(path[-1]), {file: "\n".join([*text[: line - 1], wrong, *text[line:]])}


@cache
def alone(name: str) -> frozenset[str]:
    """What is told of one mistake."""
    return (
        frozenset(said[3] for said in found({**LIGHT, **(SHAPE | SENSE)[name]}) if said[2] != LATER) - usual()
    )


@cache
def usual() -> frozenset[str]:
    return frozenset(said[3] for said in found(LIGHT))


@pytest.mark.parametrize("file", [name for name in LIGHT if not name.startswith("texts/")])
def test_a_value_that_may_not_stand_in_a_field_is_told_there_and_nothing_else_is(file):
    made = list(spoilt(file, random.Random(file)))
    for line, field, files in made:
        told = [said for said in found({**LIGHT, **files}) if said[3] not in usual() and said[2] != LATER]
        assert told, (file, line, field, files[file].split("\n")[line - 1])
        assert all((at, row) == (file, line) for at, row, *_ in told), (field, [said[3] for said in told])
        assert all(said[3].partition("]")[2].strip() for said in told)
    assert made


@pytest.mark.parametrize("shape", SHAPE)
@pytest.mark.parametrize("sense", SENSE)
def test_two_mistakes_are_told_as_each_is_alone(shape, sense):
    first, second = SHAPE[shape], SENSE[sense]
    if first.keys() & second.keys():
        (file,) = first
        was, at, other = (files[file].split("\n") for files in (LIGHT, first, second))
        both = {file: "\n".join(a if a != old else b for old, a, b in zip(was, at, other, strict=True))}
    else:
        both = first | second
    told = found({**LIGHT, **both})
    assert {said[3] for said in told if said[2] != LATER} - usual() == alone(shape) | alone(sense)
    assert LATER in {code for _, _, code, _ in told}


@pytest.mark.parametrize("file", [name for name in LIGHT if name != "drill.yaml"])
def test_a_file_in_other_letters_is_told_alone(file):
    files = {name: text.encode("utf-16" if name == file else "utf-8") for name, text in LIGHT.items()}
    with pytest.raises(ScenarioErrors) as wrong:
        load_files(files)
    assert [(each.place.file, each.code) for each in refused(wrong.value)] == [(file, "S101"), ("", LATER)]
