"""Seal the charter's ground and the whole program under the name of a release: `python tools/seal_release.py [NAME] [--again]`.

NAME is the version in infodrill/__init__.py unless another is given. A name that is sealed already is not sealed anew unless
`--again` says so. What changed since the last seal is printed, member by member: read it before you commit.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import infodrill
from infodrill.kernel.ground import SEALS, ground
from infodrill.kernel.seals import SHORT, Seal, differing, seals

ROOT = Path(infodrill.__file__).parent


def seal(name: str, root: Path = ROOT, *, again: bool = False) -> str:
    """Write the seal of `name` and return what is to be said of it. Raises ValueError where the name is taken."""
    here, known = ground(root), seals(root)
    if not here.digest:
        raise ValueError(f"{root} holds no ground of the charter")
    own = Seal(digest=here.digest, members=here.members, program=here.program, packages=here.packages)
    if name in known and known[name] != own and not again:
        raise ValueError(
            f"{name} is sealed already as {known[name].program[:SHORT]}; add --again to seal it anew"
        )
    last = next(reversed(known), "")
    changed = differing(here, known[last]) if last else ()
    known.pop(name, None)
    known[name] = own
    kept = {
        release: {
            "digest": entry.digest,
            "program": entry.program,
            "packages": dict(sorted(entry.packages.items())),
            "members": dict(sorted(entry.members.items())),
        }
        for release, entry in known.items()
    }
    (root / SEALS).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    since = f", {len(changed)} changed since {last}" if last else ""
    lines = [
        f"{name}: {len(here.members)} members{since}; ground {here.digest}, program {here.program}",
        *(f"  {member}" for member in changed),
    ]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    names = [word for word in words if not word.startswith("-")]
    try:
        print(seal(names[0] if names else infodrill.__version__, again="--again" in words))
    except ValueError as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
