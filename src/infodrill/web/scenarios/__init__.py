"""Scenarios of the house's own: taken in as .zip or read from a folder, checked, kept by version, played like shipped ones."""

# Charter: web scenarios
