"""`python -m benchmarks.hall --scenario typhoon [--accounts 2000]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.hall.deeds import PLAYS
from tests import chromium
from tests.web.serving import Server


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.hall", description=__doc__)
    ask.add_argument("--scenario", choices=sorted(PLAYS), default="typhoon")
    ask.add_argument("--accounts", type=int, default=2_000)
    wanted = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            with chromium.running() as browser:
                hall = PLAYS[wanted.scenario](browser, server, wanted.scenario, wanted.accounts)
                hall.plays()
        finally:
            server.stop()
    found = [*hall.checker.found, *hall.complaints.found]
    print(*found, f"{hall.checker.looks} looks at pages, {len(hall.checker.found)} differences", sep="\n")
    return 1 if found else 0


sys.exit(main())
