"""Automated cells: they sit in empty seats, read only what their seat sees, and act at a person's pace."""
