#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Sets infodrill up and runs it, with nothing but Python 3.11, 3.12 or 3.13.

    python3 run.py              set up, play the flagship drill, write its report to out/typhoon
    python3 run.py test         the tests          python3 run.py check    style, types, import order
    python3 run.py test --long  every row of them, as before a release
    python3 run.py bundle       an archive that sets up without a network
    python3 run.py WORD ...     anything else is a command of infodrill (try: python3 run.py --help)

This file is written so that an old Python can read it too and say what it needs; the work is in tools/house.
"""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEEN = "INFODRILL_RUN_PY"


def wanted():
    """The versions that will do, best first: the one that an offline bundle was made for, or all three."""
    path = os.path.join(HERE, "wheels", "PYTHON")
    if os.path.exists(path):
        with open(path) as stream:
            return [stream.read().strip()]
    return ["3.13", "3.12", "3.11"]


def another_python():
    """The command of the best interpreter that really runs, or None."""
    for version in wanted():
        for command in (["python" + version], ["py", "-" + version]):
            ask = command + [
                "-c",
                "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '" + version + "')",
            ]
            try:
                with open(os.devnull, "w") as nowhere:
                    if subprocess.call(ask, stdout=nowhere, stderr=nowhere) == 0:
                        return command
            except OSError:
                continue
    return None


def main():
    this = "%d.%d" % tuple(sys.version_info[:2])
    if this not in wanted():
        command = None if os.environ.get(SEEN) else another_python()
        if command is None:
            names = ", ".join(sorted(wanted()))
            sys.stderr.write("infodrill needs Python %s; this is %s.\n" % (names, this))
            sys.stderr.write("infodrill cần Python %s; đây là %s.\n" % (names, this))
            return 3
        os.environ[SEEN] = "1"
        line = command + [os.path.abspath(__file__)] + sys.argv[1:]
        if os.name == "posix":  # in this one's place: whoever ends it ends what it began
            os.execvp(line[0], line)
        return subprocess.call(line)
    sys.path.insert(0, os.path.join(HERE, "tools"))
    from house.door import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
