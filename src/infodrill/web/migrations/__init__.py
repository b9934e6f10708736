"""Migrations of the tables, oldest first."""

# No charter: tables as models declare them
