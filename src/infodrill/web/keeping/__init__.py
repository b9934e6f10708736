"""Keeping the range: backup, restore, purge, erasure. Each is one command of the operator."""

# Charter: web keeping
