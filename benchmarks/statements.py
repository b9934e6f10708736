"""Measure what a studio waits for at each key: `python benchmarks/statements.py [--runs 30]`.

The leak check and the craft checklist of a 400-word draft against 60 marked artefacts of about 60 words each. Three
cases: nothing matches, many words in common, the draft quotes an artefact. `cold` = the first check of a case, when its
artefacts are read; `warm` = every later one. The issue asks for less than 50 ms together and 5 ms for the checklist;
nothing here fails, it only prints.
"""

from __future__ import annotations

import argparse
import statistics
import time

from infodrill.casework import craft, leak, likeness
from infodrill.kernel.letters import words
from infodrill.kernel.streams import draw_below

WORDS, ARTEFACTS, LENGTH = 400, 60, 60
SYLLABLES = sorted(
    words(
        "đê nước sông mưa bão trạm bơm máy xe đoàn kho hàng thuốc cầu đường phường tổ dân cháu lớp trường viện giường sổ",
        "nhật ký ghi báo tin đồn nhầm kiểm tra theo lúc giờ ngày mực đo xuống lên chuyển giữ canh gác phía đông bắc nam",
    )
)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--runs", type=int, default=30)
    runs = ask.parse_args().runs
    closed = [leak.Artefact(f"c1.e{n}", "RED", told(LENGTH, n)) for n in range(ARTEFACTS)]
    public = [leak.Artefact(f"s{n}", "CLEAR", told(150, 900 + n)) for n in range(10)]
    drafts = {
        "nothing in common": "The level is falling and the road is open again. " * (WORDS // 10),
        "words in common": told(WORDS, 5_000),
        "quotes artefacts": f"{told(WORDS - 3 * LENGTH, 5_001)} " + " ".join(one.text for one in closed[:3]),
    }
    print(
        f"{'draft':20} {'words':>5} {'hits':>5} {'cold':>9} {'warm':>9} {'craft':>9}  (ms, median of {runs})"
    )
    for name, text in drafts.items():
        hits = leak.leaks({"body_vi": text}, closed, public)
        cold = median(lambda text=text: fresh(text, closed, public), runs)
        warm = median(lambda text=text: leak.leaks({"body_vi": text}, closed, public), runs)
        draft = craft.Draft(
            title="Đê vẫn vững",
            body=text,
            figures=("4,12 m",),
            sources=("c1.q1",),
            issuer="dyke",
            version=1,
            claim=told(12, 7),
        )
        list_ms = median(lambda draft=draft: craft.inspect(draft), runs)
        print(f"{name:20} {len(text.split()):>5} {len(hits):>5} {cold:>9.1f} {warm:>9.1f} {list_ms:>9.2f}")
    return 0


def fresh(text: str, closed: list[leak.Artefact], public: list[leak.Artefact]) -> None:
    """A check that has read nothing yet."""
    for memory in (likeness.words_of, leak._public, leak._figures_of):
        memory.cache_clear()
    leak.leaks({"body_vi": text}, closed, public)


def told(count: int, seed: int) -> str:
    """Sentences of invented syllables with a figure and a name now and then."""
    made = []
    for n in range(count):
        pick = draw_below(len(SYLLABLES) + 4, seed, "word", n)
        figure = f"{draw_below(900, seed, 'figure', n) + 100},{n % 10} m"
        made.append(SYLLABLES[pick] if pick < len(SYLLABLES) else figure if pick % 2 else "Bãi Sậy")
        if n % 15 == 14:
            made[-1] += "."
    return " ".join(made)


def median(work: object, runs: int) -> float:
    """Milliseconds of processor time."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()  # type: ignore[operator]
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    raise SystemExit(main())
