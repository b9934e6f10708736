"""Twelve browsers play a drill, each page compared with a fresh load: `python -m benchmarks.hall --scenario typhoon`.

One chromium with a context a person, languages mixed among the seats, against `infodrill serve` on loopback. Every 20 s
of the play, and after each burst of events, each page must show what a fresh load of it would show. Prints each look;
exit code 1 when a page differed at rest. The suite plays *clinic* (`tests/web/test_drill_browser.py`).

`seats` who sits where · `course` what every hall does · `deeds` the two plays · `checker` comparing
"""
