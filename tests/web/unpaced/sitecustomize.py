"""For servers that tests start: scripted seats write faster than people. Nothing in the product turns the pace off."""

from infodrill.web import humanpace

humanpace.PACE = 0.0
