"""Casework, one file a noun; what each declares is in `casework.noun`."""

# Charter: casework nouns
