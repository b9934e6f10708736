"""Which matter a reply raises: by relation, kind, tone and what is recorded of the statement above it. Weights are assumptions.

The public asks for what a statement lacks and never for what it has; thanks, relief and doubt follow what it is.
"""

# Charter: media matters
from __future__ import annotations

from collections.abc import Mapping

from infodrill.media.relations import Relation, SpokenFacts, Tone

Weights = dict[str, int]
# How loudly each thing that is missing is asked for.
_ASKED: Mapping[str, int] = {"do": 6, "source": 5, "next": 5, "asof": 3, "plain": 3, "fair": 2}
# How a statement of each kind is taken by who accepts it.
_TAKEN: Mapping[str, Weights] = {
    "holding": {"wait": 6, "thanks": 1},
    "acknowledgement": {"owns": 6, "thanks": 1},
    "warning": {"heed": 4, "pass": 2},
    "prebunk": {"minded": 5, "pass": 2},
    "bulletin": {"thanks": 4, "pass": 3},
    "answer": {"thanks": 5, "pass": 3},
    "correction": {"thanks": 4, "pass": 4},
}
# The matter of a reply to anything else, by the kind of its row; a kind that is missing is taken as an agreement.
_TALK: Mapping[str, Mapping[str, str]] = {
    "rumour": {"question": "rumour-ask", "denial": "rumour-doubt", "agree": "rumour-worry"},
    "question": {"question": "question-too", "denial": "question-unsure", "agree": "question-follow"},
    "complaint": {"question": "complaint-ask", "denial": "complaint-otherwise", "agree": "complaint-same"},
    "joke": {"question": "joke-ask", "denial": "joke-flat", "agree": "joke-laugh"},
    "press": {"question": "press-ask", "denial": "press-doubt", "agree": "press-agree"},
    "written": {"question": "written-ask", "denial": "written-doubt", "agree": "written-agree"},
}
_HOMES = frozenset({"flood", "power", "water"})  # what comes to every house, and is otherwise elsewhere
_PERIL = _HOMES | {"fire", "food", "health"}  # what somebody can go and look at, and who is harmed
_CALM = frozenset({"services", "school", "papers", "zone"})  # what can wait until a notice is printed
_URGENT = frozenset({"holding", "warning"})
CONDITIONS = ("never", "homes", "peril", "calm", "vague", "admit", "deny", "clear")
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
        found = {"question": asked, "denial": doubted}.get(kind, taken)(said, tone)
        return found if topic in _HOMES else {key: times for key, times in found.items() if key != "here"}
    if relation in _TOLD and answered and tone == "corrected":
        return {"rumour-told": 1}
    if relation == "rumour" and kind == "question" and tone == "doubting":
        return {"rumour-source": 1}
    if relation == "rumour" and kind == "denial" and tone == "angry":
        return {"rumour-stop": 1}
    lines = _TALK.get(relation, {})
    return {lines.get(kind, lines["agree"]): 1} if lines else {}


def conditions(said: SpokenFacts | None, topic: str) -> frozenset[str]:
    """Which conditions of lines hold under a statement on a claim of this topic; `said` None = under anything else."""
    if said is None:
        return frozenset()
    holds = {
        "homes": topic in _HOMES,
        "peril": topic in _PERIL,
        "calm": topic in _CALM and said.kind not in _URGENT,
        "vague": bool(said.lacks & {"do", "source", "plain"}) and not admits(said),
        "admit": admits(said),
        "deny": said.stance == "deny",
        "clear": said.lacks <= {"asof"} and said.stance != "unknown" and not admits(said),
    }
    return frozenset(name for name, holding in holds.items() if holding)


def admits(said: SpokenFacts) -> bool:
    """Whether a statement says of something bad that it is so: nobody asks its issuer to swear to that."""
    return said.kind == "acknowledgement" or said.stance == "confirm"


def _missed(said: SpokenFacts) -> frozenset[str]:
    """What is lacking and missed: who says that nothing is known yet is asked for no source of it."""
    return (
        said.lacks - {"source"} if said.stance == "unknown" or said.kind == "acknowledgement" else said.lacks
    )


def asked(said: SpokenFacts, tone: Tone) -> Weights:
    """What is asked under a statement."""
    found = {lack: _ASKED[lack] for lack in sorted(_missed(said))}
    if said.turned:
        found["turned"] = 4
    if said.late:
        found["late"] = 3
    if tone == "doubting" and said.stance == "deny":
        found["sure"] = 2
    if said.kind == "acknowledgement":
        found["mend"] = 6
    if len(found) > 1:
        return found
    # Where nothing is missing one still asks how it reaches the others, about one's own place, and whence a wrong story came.
    return found | {"here": 2, "on": 2} | ({"whence": 3} if said.stance == "deny" and not said.seen else {})


def doubted(said: SpokenFacts, tone: Tone) -> Weights:
    """What is said against a statement."""
    found = {
        matter: weight
        for matter, weight, holds in (
            ("seen", 8, said.seen),
            ("turned", 5, said.turned),
            ("late", 5, said.late),
            ("fair", 5, "fair" in said.lacks),
            ("source", 3, "source" in _missed(said)),
            ("do", 3, "do" in said.lacks),
        )
        if holds
    }
    if tone == "angry":
        return found | {"angry": 2}
    return found | {"admit" if admits(said) else "vague" if said.stance == "unknown" else "unsure": 2}


def taken(said: SpokenFacts, tone: Tone) -> Weights:
    """What who accepts a statement says under it."""
    if said.turned:
        return {"righted": 5}
    found = dict(_TAKEN.get(said.kind, _TAKEN["bulletin"]))
    if said.kind == "warning" and "do" not in said.lacks:
        found = {"comply": 6, "pass": 2}
    if said.stance == "deny" and not said.seen:
        found["relief"] = 12 if tone == "corrected" else 3
    elif said.stance == "unknown":
        return {"wait": 1}
    elif said.stance == "confirm" and said.kind == "correction":
        found = {"thanks": 3, "pass": 4}
    if said.lacks and "pass" in found:
        # Who misses something thanks, and seldom passes it on.
        found["pass"] = 1
    if said.late:
        found["belated"] = 5
    if tone == "thankful":
        found["thanks"] = found.get("thanks", 0) + 3
    return found
