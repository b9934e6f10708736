"""`python -m infodrill.cli` is the same command as `infodrill`."""

from infodrill.cli import main

if __name__ == "__main__":
    main()
