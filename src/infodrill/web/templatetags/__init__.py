"""Tags of our templates; always loaded."""
