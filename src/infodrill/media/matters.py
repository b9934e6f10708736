"""Which matter a reply raises: by relation, kind, tone and what is recorded of the statement above it. Weights are assumptions.

The public asks for what a statement lacks and never for what it has; what else it says follows from the sense of the statement:
whether that denies, admits, asks to do something, tells how things stand, does not know yet, or says nothing at all.
"""

# Charter: media matters
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from infodrill.media.relations import (
    ALONE,
    BROACHED,
    FOREIGN,
    HELD,
    MARKS,
    MENTIONED,
    NAMED,
    PASSAGES,
    READINGS,
    Relation,
    SpokenFacts,
    Tone,
)
from infodrill.media.topics import TOPICS
from infodrill.scenario.schema.base import SIDES

Weights = dict[str, int]
Sense = Literal["empty", "admits", "unknown", "denies", "directs", "partly", "tells"]
# How loudly each thing that is missing is asked for.
_ASKED: Mapping[str, int] = {"do": 6, "source": 5, "next": 5, "asof": 1, "plain": 3}
# What nobody misses in a statement of some sense: who admits a fault is asked for no proof of it, nor who knows nothing yet.
_NOT_MISSED: Mapping[Sense, frozenset[str]] = {
    "admits": frozenset({"source"}),
    "unknown": frozenset({"source"}),
    "empty": frozenset({"source", "asof", "plain"}),
    "tells": frozenset({"source", "do"}),
    "directs": frozenset({"source", "asof"}),  # advice holds on any day
}
# What is asked, and what is said against it, where nothing is missing.
_ASKED_OF: Mapping[Sense, Weights] = {
    "empty": {"whether": 6},
    "admits": {"mend": 5},
    "unknown": {"anxious": 2},
    "denies": {"whence": 5, "on": 1},
    "directs": {"how": 4},
    "partly": {"half": 3},
    "tells": {"how": 3},
}
_AT_LAST: Weights = {"on": 1}  # where there is nothing else to ask: whether others know of it
_AGAINST: Mapping[Sense, Weights] = {
    "empty": {"vague": 4},
    "admits": {"admit": 3},
    "unknown": {"vague": 3},
    "denies": {"unsure": 2},
    "directs": {"hard": 4},
    "partly": {"unsure": 1, "halved": 3},
    "tells": {"practice": 4},
}
# How a statement of each kind is taken by who accepts it.
_TAKEN: Mapping[str, Weights] = {
    "holding": {"wait": 6, "thanks": 1},
    "acknowledgement": {"owns": 6, "thanks": 1},
    "warning": {"heed": 5, "pass": 1},
    "prebunk": {"minded": 5, "pass": 1},
    "bulletin": {"thanks": 5, "pass": 1},
    "answer": {"thanks": 6, "pass": 1},
    "correction": {"thanks": 5, "pass": 1},
}
KINDS = frozenset(_TAKEN)
# The matter of a reply to anything else, by the kind of its row; a kind that is missing is taken as an agreement.
_TALK: Mapping[str, Mapping[str, str]] = {
    "past": {"question": "past-ask", "denial": "past-doubt", "agree": "past-nod"},
    "appeal": {"question": "appeal-ask", "denial": "appeal-doubt", "agree": "appeal-nod"},
    "hurt": {"question": "hurt-ask", "denial": "hurt-calm", "agree": "hurt-nod"},
    "rumour": {"question": "rumour-ask", "denial": "rumour-doubt", "agree": "rumour-worry"},
    "question": {"question": "question-too", "denial": "question-unsure", "agree": "question-follow"},
    "complaint": {"question": "complaint-ask", "denial": "complaint-otherwise", "agree": "complaint-same"},
    "joke": {"question": "joke-ask", "denial": "joke-flat", "agree": "joke-laugh"},
    "press": {"question": "press-ask", "denial": "press-doubt", "agree": "press-agree"},
    "written": {"question": "written-ask", "denial": "written-doubt", "agree": "written-agree"},
}
TAKEN_UP: Mapping[str, str] = {"question": "point", "denial": "contest", "agree": "note"}
"""The matter of a reply that takes up a passage of the statement, by the kind of its row."""
MARKED: Mapping[str, str] = {"question": "demand", "denial": "retort", "agree": "remark"}
"""The matter of a reply to what readers see in the words themselves (`relations.MARKS`), by the kind of its row."""
HEARD: Mapping[str, str] = {"question": "heard-ask", "denial": "heard-doubt", "agree": "heard-nod"}
"""The matter of what is said where nothing else can stand: it presumes no more than that something was written."""
ECHOED: Mapping[str, str] = {"question": "echo-ask", "denial": "echo-doubt", "agree": "echo-nod"}
"""The matter of what is said to a text of its kind, and of what it names (`relations.NAMED`), found when it is read."""
ECHO_PERMILLE, ECHO_AGAIN_PERMILLE = 500, 850
"""Of replies under a statement: how many speak of what it names, or to its kind, rather than as one would by what is recorded of
it, as long as not all of that was said, and then (assumption)."""
REACH: Mapping[str, str] = {"question": "reach-ask", "denial": "reach-doubt", "agree": "reach-nod"}
"""The matter of what is said of who has read it, and who has not."""
FITS_ANY = frozenset(
    {"how", "practice", "thanks", "pass", "on", "sure", "hard", "unsure", *REACH.values(), *HEARD.values()}
)
"""Matters whose lines fit most texts: only what such a line is said under may tie it to one (`replies.is_filler`)."""
REACH_ONCE_IN = 14
"""Of so many replies to a statement, one after the other, one may be of that (assumption)."""
PRESUMED: Mapping[str, str] = {
    "do": "untold", "source": "unsourced", "asof": "undated", "next": "unpromised", "seen": "flat", "bare": "sparse",
    "short": "brief", "relief": "negates", "spreaders": "negates", "whence": "negates", "half": "mixed", "halved": "mixed",
    "comply": "advising", "fair": "harsh", "hard": "advising", "owns": "owning", "wait": "unsettled",
    "anxious": "unsettled", "whether": "hollow", "await": "unsettled", "vague": "unsettled",
}  # fmt: skip
"""What every line of a matter presumes of the text (`relations.READINGS`): nobody asks for what stands there."""
MARKED_PERMILLE: Mapping[str, int] = {
    "foreign": 300,
    "toil": 300,
    **dict.fromkeys((*ALONE, "blame", "shrug", "threat", "hush", "curt"), 1_000),
}
"""Of replies under a statement that has such a mark: how many say so (assumption); of the others `MARKED_USUALLY`."""
UNMINDED: Mapping[str, frozenset[str]] = {"vi": frozenset(), "en": frozenset({FOREIGN})}
"""Marks of which nobody speaks who is read in a language: English shows a Vietnamese city, where nobody misses English."""
MARKED_USUALLY = 850
THANKFUL = frozenset({
    "thanks", "pass", "relief", "comply", "heed", "minded", "belated", "righted", "owns", "wait", "await", "note", "echo-nod",
    "hard",
})  # fmt: skip
"""Matters whose lines thank, follow, hand on, are relieved or find good advice hard: they presume that there is cause to."""
INSTEAD: Mapping[str, str] = {
    "source": "record", "asof": "stamp", "next": "next", "do": "told", "bare": "full", "short": "full",
}  # fmt: skip
"""What nobody asks for where the text has it after all, though nothing recorded says so: the passage that is then taken up."""
TAKEN_UP_PERMILLE = 620
"""Of replies under a statement that has such passages by record: how many would take one up; where the words have none that can
be said again, a plain line is said (assumption)."""
_HOMES = frozenset({"flood", "power", "water"})  # what comes to every house, and is otherwise elsewhere
_PERIL = _HOMES | {"fire", "food", "health"}  # what somebody can go and look at, and who is harmed
_CALM = frozenset({"papers", "zone"})  # what can wait until a notice is printed
_ELDERS = _HOMES | {"health", "money", "data", "goods"}  # what one tells the old people at home
_BUILT = _HOMES | {"fire", "works"}  # what breaks, is mended, and stands elsewhere too
_CASES = frozenset({"papers", "zone", "services", "claims"})  # what is another thing for another household
_PUPILS = frozenset({"school", "zone", "food", "health"})  # what the parents of a class tell each other
FEARED = _PERIL | {"order", "school", "goods", "zone", "bank"}  # what one is glad to hear is not so
_ACTED_ON = FEARED | {"money", "data", "papers", "services"}  # on which people may have to do something
_PLANNED = frozenset({"school", "services", "zone"})  # what is announced for a day, and can be put off
_UNSEEN = frozenset(
    {"papers", "order", "money", "data", "zone"}
)  # what nobody can say to have seen with his own eyes
_IDLE = frozenset({"services", "school", "zone", "papers", "goods", "order", ""})
"""What one may ask out of curiosity: nobody who asks about these is robbed, ill or in danger by that."""
assert {*_ACTED_ON, *_ELDERS, *_BUILT, *_CASES, *_PUPILS, *_UNSEEN, *_IDLE} <= {
    *TOPICS,
    "",
}  # no topic is misspelt
_URGENT = frozenset({"holding", "warning"})
_LIVE = frozenset({"unknown", "directs", "partly", "tells"})  # of what may be happening while one reads
_SCENES = frozenset({"flood", "fire"})  # what happens at one place, where somebody may stand
ABOVE = ("eyed", "relayed", "nameless", "pictureless", "unhunted", "recalled", "aged", "appeal", "hurt")
"""What the words of the post above show, where the drill has written them (`above.Above`): that they may be of what was seen, or
are not of what their author saw himself; that they neither are nor name who told it; that they show no picture, look for no
person; say only that people still talk of it; were of their hour or day alone, which is over; ask for money, goods or
hands; or tell of harm to one's own."""
SENSES: Mapping[str, Sense] = {
    "admit": "admits", "deny": "denies", "unknown": "unknown", "directs": "directs", "partly": "partly", "tells": "tells",
}  # fmt: skip
CONDITIONS = (
    "never",
    "homes",
    "peril",
    "calm",
    "elders",
    "planned",
    "live",
    "vague",
    "clear",
    "own",
    "others",
    "tally",
    "idle",
    "danger",
    "thing",
    "case",
    "pupils",
    "scare",
    "hidden",
    "reported",
    "says",
    "now",
    "scene",
    "wordless",
    "answered",
    "gainsaid",
    "yesno",
    "themed",
    *ABOVE,
    *SENSES,
    *PASSAGES,
    *NAMED,
    *BROACHED,
    *HELD,
    *MENTIONED,
    *READINGS,
    *MARKS,
)
"""Under which a line of the words may stand: see `conditions`."""
_TOLD = frozenset({"rumour", "question"})  # what an official word can answer


def weights(
    relation: Relation,
    kind: str,
    tone: Tone,
    facts: SpokenFacts | None = None,
    *,
    answered: bool = False,
    topic: str = "",
) -> Weights:
    """How often each matter is raised, for replies of one kind and tone; never empty but for `personal`, which goes by sorts.

    `facts` = those of the statement above, or None; `answered` = an official word on the claim stands.
    """
    if relation == "statement":
        said = facts or SpokenFacts()
        if topic in _UNSEEN:
            said = replace(said, seen=False)
        found = {"question": asked, "denial": doubted}.get(kind, taken)(said, tone)
        unfit = set() if topic in _HOMES else {"here"}
        if admits(said) and topic != "water":
            unfit |= {"do", "here"}
        if sense(said) != "directs" and topic not in _ACTED_ON:
            unfit.add("do")
        return {key: times for key, times in found.items() if key not in unfit} or _AT_LAST
    if relation in _TOLD and answered and tone == "corrected":
        return {"rumour-told": 1} if relation == "rumour" else {"question-told": 1}
    if relation == "question" and answered:
        # An office has answered it: then some of those who read on tell who asks.
        return {"question-told": 3, **({"question-too": 1} if kind == "question" else {"question-unsure": 1})}
    if relation == "rumour" and kind == "question" and tone == "doubting":
        return {"rumour-source": 1}
    if relation == "rumour" and kind == "denial" and tone == "angry":
        return {"rumour-stop": 1}
    if relation == "question" and kind == "agree":
        return {"question-follow": 2, "question-guess": 3} if topic in _IDLE else {"question-feel": 1}
    lines = _TALK.get(relation, {})
    return {lines.get(kind, lines["agree"]): 1} if lines else {}


def conditions(said: SpokenFacts | None, topic: str) -> frozenset[str]:
    """Which conditions of lines hold under a statement on a claim of this topic; `said` None = under anything else."""
    if said is None:
        of_topic = {"idle": _IDLE, "peril": _PERIL, "homes": _HOMES, "scene": _SCENES}
        return frozenset(name for name, topics in of_topic.items() if topic in topics)
    meant = sense(said)
    holds = {
        "homes": topic in _HOMES,
        "peril": topic in _PERIL,
        "calm": topic in _CALM and said.kind not in _URGENT,
        "elders": topic in _ELDERS,
        "planned": topic in _PLANNED,
        "live": meant in _LIVE,
        "vague": meant == "empty" or (bool(said.lacks & {"do", "source", "plain"}) and meant == "denies"),
        "clear": said.lacks <= {"asof"} and meant in ("denies", "directs", "tells", "partly"),
        "own": said.own,
        "others": not said.own,
        "tally": said.tally,
        "danger": topic in ("flood", "fire") and meant == "directs" and said.kind == "warning",
        "thing": topic in _BUILT and meant == "admits",
        "case": topic in _CASES and said.kind == "answer",
        "pupils": topic in _PUPILS,
        "scare": topic in FEARED,
        "hidden": meant == "admits" and not said.known,
        "reported": meant == "admits" and said.known,
        "says": meant in ("denies", "tells", "partly"),
        "now": meant in ("unknown", "directs"),
        **{name: meant == which for name, which in SENSES.items()},
        **{name: name in said.holds for name in PASSAGES},
    }
    return frozenset(name for name, holding in holds.items() if holding)


def sense(said: SpokenFacts) -> Sense:
    """What a statement does, by what is recorded of it."""
    # Who answers a question says its words again, and what is confirmed or denied is said by that: those may open so.
    if {"fact", "do"} <= said.lacks and (
        "plain" in said.lacks
        or (said.question and {"source", "asof"} <= said.lacks)
        or (said.stance not in SIDES and not said.question)
    ):
        return "empty"
    if admits(said):
        return "admits"
    if said.stance == "unknown" or said.kind == "holding":
        return "unknown"
    if said.stance == "deny":
        return "denies"
    if said.kind in ("warning", "prebunk"):
        return "directs"
    return "partly" if said.stance == "partly" else "tells"


def admits(said: SpokenFacts) -> bool:
    """Whether a statement says of a fault that it is so: nobody asks its issuer to swear to that. A plain answer says no
    more than what was asked, unless that is a complaint that was taken on."""
    return said.kind == "acknowledgement" or (
        said.stance == "confirm" and (said.complaint or (said.fault and said.kind != "answer"))
    )


def bare(said: SpokenFacts) -> bool:
    """Whether a statement that takes a side says that and nothing else: no record, no date, and nothing to do."""
    meant = sense(said)
    return {"source", "asof", "do"} <= said.lacks and (
        meant == "denies" or (meant in ("tells", "partly") and "fact" in said.lacks)
    )


def missed(said: SpokenFacts) -> frozenset[str]:
    """What is lacking and missed."""
    known = (
        frozenset({"source"}) if said.own else frozenset()
    )  # of its own doings nobody asks an office how it knows
    return said.lacks - _NOT_MISSED.get(sense(said), frozenset()) - known


def _hurts(said: SpokenFacts) -> bool:
    """Whether a statement speaks badly of people; one that says nothing does not."""
    return "fair" in said.lacks and sense(said) != "empty"


def _wronged(said: SpokenFacts) -> Weights:
    """What is said to a word that is late, otherwise than before, against what people saw, or on the issuer's own slip."""
    marks = (("seen", 8, said.seen), ("turned", 5, said.turned), ("late", 5, said.late), ("own", 5, said.own))
    return {matter: weight for matter, weight, holds in marks if holds}


def asked(said: SpokenFacts, tone: Tone) -> Weights:
    """What is asked under a statement."""
    meant = sense(said)
    if _hurts(said):
        return {"fair": 5} | {lack: 1 for lack in sorted(missed(said)) if lack in _ASKED}
    found = {lack: _ASKED[lack] for lack in sorted(missed(said)) if lack in _ASKED}
    found |= {matter: weight - 1 for matter, weight in _wronged(said).items() if matter != "seen"}
    if meant == "denies" and tone == "doubting" and "source" in missed(said):
        found["sure"] = 3
    if bare(said):
        found.setdefault("source", _ASKED["source"])
        return found
    found |= _ASKED_OF[meant] | ({"here": 2} if meant != "empty" else {})
    return {key: times for key, times in found.items() if key != "whence" or not (said.seen or said.own)}


def doubted(said: SpokenFacts, tone: Tone) -> Weights:
    """What is said against a statement."""
    meant = sense(said)
    lacked = (("fair", 5), ("source", 3), ("do", 3))
    found = _wronged(said) | {matter: weight for matter, weight in lacked if matter in missed(said)}
    if meant == "empty":
        found = {}
    if said.own or _hurts(said):
        return found or _AGAINST[meant]
    if bare(said):
        return found | {"bare": 6}
    if tone != "angry":
        return found | _AGAINST[meant]
    # Nobody is angry at a plain word: then at those who sent the story round, or as anybody who doubts.
    if meant == "unknown":
        return found | _AGAINST[meant]
    if meant in ("empty", "admits") or missed(said) & {"source", "do", "fair"} or found:
        return found | {"angry": 2}
    return {"spreaders": 2} if meant == "denies" else _AGAINST[meant]


def taken(said: SpokenFacts, tone: Tone) -> Weights:
    """What who accepts a statement says under it."""
    meant = sense(said)
    if meant == "empty":
        return {"await": 1}
    if _hurts(said):
        return {"fair": 1}  # who takes the word minds the tone
    if said.turned:
        return {"righted": 5}
    if meant == "unknown":
        return {"wait": 1}
    if bare(said):
        relieved = meant == "denies" and tone == "corrected" and not said.seen and not said.own
        return {"short": 6} | ({"relief": 4} if relieved else {})
    found = dict(
        _TAKEN["acknowledgement"] if meant == "admits" else _TAKEN.get(said.kind, _TAKEN["bulletin"])
    )
    if said.kind == "warning" and "do" not in said.lacks:
        found = {"comply": 6, "pass": 2}
    if meant == "denies" and not said.seen and not said.own:
        found["relief"] = 12 if tone == "corrected" else 3
    if said.lacks and "pass" in found:
        # Who misses something thanks, and seldom passes it on.
        found["pass"] = 1
    if said.late:
        found["belated"] = 5
    if tone == "thankful":
        found["thanks"] = found.get("thanks", 0) + 3
    return found
