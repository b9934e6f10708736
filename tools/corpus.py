"""The kept drills of tests/corpus: small `.drill` files that every later version opens, folds and scores as it did.

    python tools/corpus.py            # says what has no example among them
    python tools/corpus.py --add      # gives the plays, keeps what holds something without an example, in new files
    python tools/corpus.py --keep F   # keeps the drill file F, which an earlier program wrote, under its model and release
    python tools/corpus.py --renew    # writes anew what is expected of the files, and says what changed; the files stay

A new verb is given in a play of tests/corpus/plays first. An expectation is renewed only when another one is meant;
a measure that says something else has another version.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.corpus import keeping, making  # noqa: E402


def main(words: list[str]) -> int:
    match words:
        case []:
            pass
        case ["--add"]:
            for path in making.add():
                _say_kept(path)
        case ["--keep", file]:
            _say_kept(making.keep(Path(file), Path(file).stem))
        case ["--renew"]:
            try:
                print("\n".join(making.renew()) or "nothing is expected otherwise")
            except ValueError as refused:
                print(refused, file=sys.stderr)
                return 1
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    missing = keeping.lacking(keeping.held(path) for path in keeping.kept())
    print(
        "\n".join(missing)
        or f"{len(keeping.kept())} kept drills hold every verb, every version of every event and every model"
    )
    return 1 if missing else 0


def _say_kept(path: Path) -> None:
    print(f"kept {path.name} ({path.stat().st_size:,} bytes)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
