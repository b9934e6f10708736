"""One file a command; each has `add_to(app)` and imports what it needs when it runs."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
