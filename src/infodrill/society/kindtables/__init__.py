"""Owns the committed tables of kinds of threads (made by tools/fit_presets.py; read by `kinds`)."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
