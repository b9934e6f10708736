"""The page on the house is short, and what it names is there."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "infodrill"
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
LINES, WIDTH = 100, 160
sys.path.insert(0, str(ROOT / "tools"))


def test_a_newcomer_reads_it_whole() -> None:
    lines = PAGE.splitlines()
    assert len(lines) <= LINES and max(map(len, lines)) <= WIDTH, (
        "what a file owns stands in its own first line"
    )


def test_each_file_and_folder_that_it_names_is_there() -> None:
    """Of a table of packages the files lie in the row's package; all others are named with their folder."""
    missing = set()
    for line in PAGE.splitlines():
        package = row[1] if (row := re.match(r"\| `(\w+)` \|", line)) else ""
        for said in re.findall(r"`([\w/.-]+(?:\.(?:py|js|md|toml)|/|(?<=/)\w+))`", line):
            places = (
                SOURCE / package / said,
                ROOT / said,
                SOURCE / "web" / "static" / "infodrill" / "js" / said,
            )
            missing |= {said} if not any(place.exists() for place in places) else set()
    assert missing == set()
    assert len(re.findall(r"`[\w/]+\.py`", PAGE)) > 40


def test_packages_stand_in_the_order_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "order")
    held = [{name.strip().removeprefix("infodrill.") for name in layer.split("|")} for layer in layers[::-1]]
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.M)
    assert set().union(*held) == set(told) == {folder.parent.name for folder in SOURCE.glob("*/__init__.py")}
    place = {name: at for at, names in enumerate(held) for name in names}
    assert [place[name] for name in told] == sorted(place[name] for name in told)


def test_every_file_says_what_it_owns() -> None:
    import whose

    silent = {path.name for path in SOURCE.glob("**/*.py") if path.stat().st_size} - {
        Path(name).name for name, _ in whose.owned()
    }
    assert not {name for name in silent if not re.match(r"\d{4}_|__init__", name)}
    assert whose.main(["guidance", "nouns"]) == 0 and whose.main(["no such word in the house"]) == 1
