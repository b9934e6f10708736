"""All lines of replies in a language, by matter, and by matter and topic."""

# Charter: media words shelf
from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from infodrill.media.words.actsen import ACTS_EN
from infodrill.media.words.actsvi import ACTS_VI
from infodrill.media.words.askeden import ASKED_EN
from infodrill.media.words.askedvi import ASKED_VI
from infodrill.media.words.broacheden import BROACHED_EN
from infodrill.media.words.broachedvi import BROACHED_VI
from infodrill.media.words.converseen import CONVERSE_EN
from infodrill.media.words.conversevi import CONVERSE_VI
from infodrill.media.words.dealingsen import DEALINGS_EN
from infodrill.media.words.dealingsvi import DEALINGS_VI
from infodrill.media.words.doingsen import DOINGS_EN
from infodrill.media.words.doingsvi import DOINGS_VI
from infodrill.media.words.echoen import ECHO_EN
from infodrill.media.words.echovi import ECHO_VI
from infodrill.media.words.furtheren import FURTHER_EN
from infodrill.media.words.furthervi import FURTHER_VI
from infodrill.media.words.harmeden import HARMED_EN
from infodrill.media.words.harmedvi import HARMED_VI
from infodrill.media.words.hearden import HEARD_EN
from infodrill.media.words.heardvi import HEARD_VI
from infodrill.media.words.helden import HELD_EN
from infodrill.media.words.heldvi import HELD_VI
from infodrill.media.words.manyen import MANY_EN
from infodrill.media.words.manyvi import MANY_VI
from infodrill.media.words.markeden import MARKED_EN
from infodrill.media.words.markedvi import MARKED_VI
from infodrill.media.words.mentioneden import MENTIONED_EN
from infodrill.media.words.mentionedvi import MENTIONED_VI
from infodrill.media.words.movesen import MOVES_EN
from infodrill.media.words.movesvi import MOVES_VI
from infodrill.media.words.neighboursen import NEIGHBOURS_EN
from infodrill.media.words.neighboursvi import NEIGHBOURS_VI
from infodrill.media.words.outcomesen import OUTCOMES_EN
from infodrill.media.words.outcomesvi import OUTCOMES_VI
from infodrill.media.words.pasten import PAST_EN
from infodrill.media.words.pastvi import PAST_VI
from infodrill.media.words.personalen import PERSONAL_EN
from infodrill.media.words.personalvi import PERSONAL_VI
from infodrill.media.words.publisheden import PUBLISHED_EN
from infodrill.media.words.publishedvi import PUBLISHED_VI
from infodrill.media.words.soughten import SOUGHT_EN
from infodrill.media.words.soughtvi import SOUGHT_VI
from infodrill.media.words.standingsen import STANDINGS_EN
from infodrill.media.words.standingsvi import STANDINGS_VI
from infodrill.media.words.takenen import TAKEN_EN
from infodrill.media.words.takenupen import TAKEN_UP_EN
from infodrill.media.words.takenupvi import TAKEN_UP_VI
from infodrill.media.words.takenvi import TAKEN_VI
from infodrill.media.words.talken import TALK_EN
from infodrill.media.words.talkvi import TALK_VI
from infodrill.media.words.tidingsen import TIDINGS_EN
from infodrill.media.words.tidingsvi import TIDINGS_VI
from infodrill.media.words.topicalen import TOPICAL_EN
from infodrill.media.words.topicalvi import TOPICAL_VI
from infodrill.media.words.typeden import TYPED_EN
from infodrill.media.words.typedvi import TYPED_VI

SHELVES: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]] = {
    "vi": (ASKED_VI, TOPICAL_VI, TAKEN_VI, TAKEN_UP_VI, MARKED_VI, SOUGHT_VI, TYPED_VI, HARMED_VI,
           HEARD_VI, ECHO_VI, BROACHED_VI, DOINGS_VI, MOVES_VI, TALK_VI, PERSONAL_VI, NEIGHBOURS_VI, CONVERSE_VI, PAST_VI,
           OUTCOMES_VI, ACTS_VI, FURTHER_VI, HELD_VI, MANY_VI, DEALINGS_VI, PUBLISHED_VI, TIDINGS_VI,
           STANDINGS_VI, MENTIONED_VI),
    "en": (ASKED_EN, TOPICAL_EN, TAKEN_EN, TAKEN_UP_EN, MARKED_EN, SOUGHT_EN, TYPED_EN, HARMED_EN,
           HEARD_EN, ECHO_EN, BROACHED_EN, DOINGS_EN, MOVES_EN, TALK_EN, PERSONAL_EN, NEIGHBOURS_EN, CONVERSE_EN, PAST_EN,
           OUTCOMES_EN, ACTS_EN, FURTHER_EN, HELD_EN, MANY_EN, DEALINGS_EN, PUBLISHED_EN, TIDINGS_EN,
           STANDINGS_EN, MENTIONED_EN),
}  # fmt: skip


@cache
def shelf(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of every key, those of one shelf before those of the next."""
    found: dict[str, tuple[str, ...]] = {}
    for each in SHELVES[lang]:
        for key, lines in each.items():
            found[key] = (*found.get(key, ()), *lines)
    return found
