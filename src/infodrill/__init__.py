"""infodrill: a closed range where a city's agencies practise answering false and harmful information.

One idea carries the design: a drill is a log; state is a fold of its events; everything else is derived.
Read ARCHITECTURE.md for the packages and their one-way order.
"""

# Charter: infodrill
__version__ = "0.1.0"
