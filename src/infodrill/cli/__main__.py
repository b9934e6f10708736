"""`python -m infodrill.cli` is the same command as `infodrill`."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from infodrill.cli import main

if __name__ == "__main__":
    main()
