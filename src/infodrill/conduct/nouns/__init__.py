"""The running range, one file a noun; what each declares is in `conduct.noun`."""

# Charter: conduct nouns
