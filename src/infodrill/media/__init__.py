"""The invented network: a share becomes a post, a post a grammar reference, a reference words under the mark."""

# Charter: media
from infodrill.media.budget import VISIBLE_DTYPE, no_rows
from infodrill.media.counting import FeedError
from infodrill.media.feed import Feed
from infodrill.media.grammar import anchored, compile_grammar, expansions
from infodrill.media.portal import Notice, PortalSite
from infodrill.media.refs import Counters, PostRef
from infodrill.media.search import Filter, HitsPage, SearchIndex

__all__ = [
    "VISIBLE_DTYPE",
    "Counters",
    "Feed",
    "FeedError",
    "Filter",
    "HitsPage",
    "Notice",
    "PortalSite",
    "PostRef",
    "SearchIndex",
    "anchored",
    "compile_grammar",
    "expansions",
    "no_rows",
]  # fmt: skip
