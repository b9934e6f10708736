"""Parts of a seat's view, one file a noun. Each filters the state by policy and never shows a hidden claim to players."""

# Charter: conduct views
