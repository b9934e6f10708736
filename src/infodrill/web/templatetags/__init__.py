"""Tags of our templates; always loaded."""

# No charter: draws what it is given
