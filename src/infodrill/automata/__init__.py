"""Automated cells: they sit in empty seats, read only what their seat sees, and act at a person's pace."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
