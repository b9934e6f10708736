"""The floor of the house: log, clock, random streams, errors, exercise mark, egress guard, protocols."""

# Charter: kernel
