"""`python -m benchmarks.torture`."""

from __future__ import annotations

from benchmarks import torture
from benchmarks.torture.running import run
from benchmarks.torture.settings import asked

if __name__ == "__main__":
    raise SystemExit(run(asked(None, torture.__doc__ or "")))
