"""One file a command; each has `add_to(app)` and imports what it needs when it runs."""
