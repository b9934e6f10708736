"""Which words fit under what: signs of each matter, as a reader takes them, and pairs that a reader wrote."""
