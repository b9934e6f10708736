"""The process that tries a scenario out, and keeps its page."""

# Charter: web scenarios trying
from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from infodrill.web.outcome.process import working

LOG = logging.getLogger("infodrill.tryout")


def run(digest: str, maker: str) -> None:
    """Entry point of the process."""
    working("tryout", partial(_sign, digest, maker), partial(make, digest, maker))


def _sign(digest: str, maker: str) -> bool:
    from infodrill.web.scenarios import tryouts

    return tryouts.still_ours(digest, maker)


def make(digest: str, maker: str, cities: Path) -> None:
    """Play it with every character and keep what that shows; a fault is told on its page."""
    from infodrill.kernel.errors import DrillError
    from infodrill.kernel.i18n import LANGUAGES
    from infodrill.web.outcome.keeping import NotOurs
    from infodrill.web.scenarios import tryouts

    try:
        _make(digest, maker, cities)
    except NotOurs:
        LOG.info("tryout broken off")
    except DrillError as error:
        tryouts.fail(digest, maker, {lang: error.render(lang) for lang in LANGUAGES})
    except Exception as error:
        LOG.exception("no tryout")
        tryouts.fail(digest, maker, dict.fromkeys(LANGUAGES, type(error).__name__))


def _make(digest: str, maker: str, cities: Path) -> None:
    from infodrill.kernel.errors import ScenarioError
    from infodrill.kernel.i18n import LANGUAGES, N_
    from infodrill.review import tryout as review
    from infodrill.review.report.tryoutpage import tryout_page
    from infodrill.web.scenarios import tryouts
    from infodrill.web.scenarios.sources import loaded_from, source_of

    row = tryouts.of(digest)
    source = source_of(row.key) if row else None
    loaded = loaded_from(source) if source else None
    if loaded is None or loaded.digest != digest:
        raise ScenarioError(
            N_("the scenario was changed or taken away before it could be tried out"),
            remedy=N_("Open it again, and try out what is there now."),
            code="S129",
        )
    cities.mkdir(parents=True, exist_ok=True)
    found = review.whole(
        loaded,
        accounts=review.accounts_of(loaded, None),
        cache=cities,
        told=partial(tryouts.tell, digest, maker),
    )
    tryouts.finish(digest, maker, {lang: tryout_page(found, lang).plain() for lang in LANGUAGES})
