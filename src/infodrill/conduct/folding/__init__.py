"""The fold of the range's own events, one file a noun; `conduct.fold` puts them together."""

# Charter: conduct folding
