"""One file a command, or a group of them; each imports what it needs when it runs."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
