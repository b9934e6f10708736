"""The plays that the tests of conduct look at too: each is played once a session."""

from __future__ import annotations

from tests.conduct.conftest import clinic, library, played

__all__ = ["clinic", "library", "played"]
