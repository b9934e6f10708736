"""A small invented drill for the media tests."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from infodrill.media.budget import VISIBLE_DTYPE
from infodrill.scenario.schema import Bi, Drill, Grammar, Places, Scenario, Texts

BI = {"vi": "một", "en": "one"}


def grammar(id_: str = "g", start: tuple[str, ...] = ("đê vỡ ở {ward}",), **more: Any) -> Grammar:
    fields: dict[str, Any] = {"id": id_, "language": "vi", "stance": "tell", "claim": "k1", "start": start}
    return Grammar(**(fields | more))


GRAMMARS = (
    grammar(
        "k1.tell",
        ("{where} đê vỡ rồi {tail}",),
        rules={"where": ("Ở {ward}", "Gần {place}"), "tail": ("bà con ơi", "chạy đi")},
    ),
    grammar("k1.tell.bare", ("Đê ở {ward} vỡ",), style="unaccented"),
    grammar("k1.ask", ("Đê vỡ thật không?",), stance="question"),
    grammar("k1.deny", ("Đê không vỡ đâu",), stance="deny"),
    grammar("k1.press", ("Tin đê vỡ lan trên mạng",), stance="press", channels=("press",)),
    grammar("k1.tell.en", ("The dyke at {ward} broke",), language="en"),
    grammar("noise.a", ("Chợ {ward} đông", "Mưa ở {city}"), stance="noise", claim=None),
)  # fmt: skip


def make_scenario(
    grammars: tuple[Grammar, ...] = GRAMMARS, *, visible: int = 400, noise: int = 60, verdict: str = "FALSE"
) -> Scenario:
    drill = Drill.model_validate(
        {
            "format": 2, "id": "small", "title": BI, "subtitle": BI, "synopsis": BI, "briefing": BI,
            "epoch": "2031-09-07T22:00:00+07:00", "objectives": [{"id": "o1", "text": BI}],
            "phases": [{"number": n, "minutes": 30, "title": BI} for n in (1, 2, 3, 4)],
            "moves": [
                {"number": 1, "at": 0, "story": "22:00", "title": BI},
                {"number": 2, "at": 3600, "story": "06:10", "title": BI},
            ],
            "accounts": 20_000, "edition": "generic", "noise_per_hour": noise, "visible_posts": visible,
            "situations": [{"id": "K1", "title": BI, "lesson": BI}],
        }
    )  # fmt: skip
    wards = [
        {"id": f"w{n}", "name": {"vi": f"Phường Bến {n}", "en": f"Ben {n} Ward"}, "population": 5_000}
        for n in range(3)
    ]
    places = Places.model_validate(
        {"city": {"vi": "Thành phố Hải Minh", "en": "Hai Minh City"}, "wards": wards}
    )
    sentence = Bi(vi="Đê vỡ ở phường Bến", en="The dyke in Ben ward has broken")
    known = type("KnownStub", (), {"verdict": verdict})()
    claim = type(
        "ClaimStub", (),
        {"id": "k1", "gate_code": "G0", "sentence": sentence, "waves": (), "topic": None, "truth": (known,)},
    )()  # fmt: skip
    msel = type("MselStub", (), {"injects": ()})()
    return Scenario.model_construct(
        drill=drill,
        places=places,
        cells=None,
        claims=(claim,),
        msel=msel,
        evaluation=None,
        texts=Texts(grammars=grammars),
    )


def make_rows(minute: int, number: int, *, seed: int = 1, first: int = 0, roots: int = 1) -> NDArray[Any]:
    """`number` shares of one minute; the first `roots` begin, the others answer or pass on the first."""
    rng = np.random.default_rng(seed + minute)
    rows = np.zeros(number, VISIBLE_DTYPE)
    rows["share"] = np.arange(first, first + number) + minute * 1_000_000
    rows["minute"] = minute
    rows["ward"] = rng.integers(0, 3, number)
    rows["layer"] = rng.integers(0, 2, number)
    rows["kind"] = rng.integers(0, 4, number)
    rows["parent"] = minute * 1_000_000 + first
    rows["parent"][:roots], rows["kind"][:roots] = -1, 0
    rows["draw"] = rng.integers(0, 1 << 32, number, dtype=np.uint32)
    rows["author"] = rng.integers(0, 1 << 63, number, dtype=np.uint64)
    return rows


@pytest.fixture
def scenario() -> Scenario:
    return make_scenario()
