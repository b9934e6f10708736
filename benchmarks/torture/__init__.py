"""Drill after drill at ×120 while everything breaks: `python -m benchmarks.torture --minutes 30 --database sqlite`.

Shipped processes only, on loopback, from this tree: on SQLite `infodrill serve`; on PostgreSQL three web processes and
a runner beside `infodrill runner` with another. Scripted seats play over HTTP with streams open; faults follow a
schedule drawn from `--seed`; every ten seconds and after each fault what every web process shows is compared with a
fold from the start of the stored log. At the end of a drill its backup is restored into a scratch range, and its drill
file, verified to L3, is the proof of what the runner folded. Prints a table; exit code 1 after a divergence, a loss, a
command recorded twice, a backup that cannot be restored, or a fault of infodrill's own outside the faults made here.
"Not ready outside faults" counts H602 too, which `/readyz` tells for a minute after a thread fell: it is not in the code.

That the run finds what it is for: a worktree of the tree in which a mend is reverted is played with `--tree FOLDER`
and PYTHONPATH=FOLDER/src. On 6500c6b, with `conduct/fingerprint.py` and `web/joining/folds.py` added, it found the gaps
that erasing and a full disk leave beside the runner.

`settings` what is asked for · `ground` servers, database, proxies · `seats` who plays · `hearing` streams and silence ·
`folds` comparing · `faults` what breaks · `copies` erasing, backing up, restoring · `table` counting · `running` the run.
"""
