"""A fold's digest is the same in every process, whatever order Python gives its sets."""

from __future__ import annotations

import os
import sys

from tests import leash

FOLD = """
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.fingerprint import fingerprint
from infodrill.scenario.loader import find, load
from tests.conduct.drilling import Range
range = Range(load(find("clinic")).scenario)
range.case("b2-fridge")
range.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic", "network"), text="một"))
print(fingerprint(range.state))
"""


def test_processes_with_other_hash_seeds_give_one_digest():
    told = {
        leash.run([sys.executable, "-c", FOLD], capture_output=True, text=True, check=True,
                  env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(told) == 1 and len(next(iter(told)).strip()) == 32
