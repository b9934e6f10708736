"""How the house is set up, checked and packed: standard library only, called by run.py."""
