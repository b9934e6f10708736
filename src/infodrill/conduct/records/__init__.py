"""Records of the running drill, one file a noun: what the fold of the range's own events knows. Immutable."""

# Charter: conduct records
