"""Live changes for browsers: what changed, for whom, over one stream a browser."""

# Charter: web streams
