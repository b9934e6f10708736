"""The two stores of a drill in the database: its log, and the rows derived from it."""

# Charter: web stores
