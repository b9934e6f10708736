#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Sets infodrill up and runs it, with nothing but Python 3.11, 3.12 or 3.13.

    python3 run.py              set up, play the flagship drill, write its report to out/typhoon
    python3 run.py test         all tests          python3 run.py check    style, types, import order
    python3 run.py bundle       an archive that sets up without a network
    python3 run.py WORD ...     anything else is a command of infodrill (try: python3 run.py --help)

This file is written so that an old Python can read it too and say what it needs; the work is in tools/house.
"""

import os
import subprocess
import sys

FIRST, LAST = (3, 11), (3, 13)
SEEN = "INFODRILL_RUN_PY"


def is_suitable(version):
    return FIRST <= tuple(version)[:2] <= LAST


def another_python():
    """The first suitable interpreter that really runs, or None."""
    for minor in range(LAST[1], FIRST[1] - 1, -1):
        for command in (["python3.%d" % minor], ["py", "-3.%d" % minor]):
            ask = command + ["-c", "import sys; sys.exit(sys.version_info[:2] != (3, %d))" % minor]
            try:
                with open(os.devnull, "w") as nowhere:
                    if subprocess.call(ask, stdout=nowhere, stderr=nowhere) == 0:
                        return command
            except OSError:
                continue
    return None


def main():
    if not is_suitable(sys.version_info):
        command = None if os.environ.get(SEEN) else another_python()
        if command is None:
            sys.stderr.write(
                "infodrill needs Python 3.11, 3.12 or 3.13; this is %d.%d.\n"
                "infodrill cần Python 3.11, 3.12 hoặc 3.13; đây là %d.%d.\n" % (sys.version_info[:2] * 2)
            )
            return 3
        os.environ[SEEN] = "1"
        return subprocess.call(command + [os.path.abspath(__file__)] + sys.argv[1:])
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "tools"))
    from house.door import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
