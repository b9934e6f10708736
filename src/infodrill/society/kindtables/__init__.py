"""Owns the committed tables of kinds of threads (made by tools/fit_presets.py; read by `kinds`)."""
