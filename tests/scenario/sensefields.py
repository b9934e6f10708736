"""Kinds of mistakes by which a field of a claim or an inject does not fit the others."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.scenario.sensekinds import MSEL, Kind, Planted, Story, name_of


def of_claims(field: str, change: Callable[[Any, random.Random, Story, str], Any]) -> Kind:
    """A field of a claim; `change` gets its value, and gives another one or None."""

    def plant(story: Story, rng: random.Random, kind: str) -> Planted | None:
        rows = [(file, claim) for file, claim in story.claims.items() if field in claim]
        for file, claim in rng.sample(rows, len(rows)):
            if (new := change(claim[field], rng, story, file)) is not None and new != claim[field]:
                return Planted(
                    kind=kind,
                    edits=((file, (field,), new),),
                    places=((file, ""),),
                    entry=name_of(file, claim),
                )
        return None

    return plant


def of_injects(field: str, change: Callable[[Any, random.Random, Story, Any], Any]) -> Kind:
    def plant(story: Story, rng: random.Random, kind: str) -> Planted | None:
        rows = [(n, inject) for n, inject in enumerate(story.injects) if field in inject]
        for n, inject in rng.sample(rows, len(rows)):
            if (new := change(inject[field], rng, story, inject)) is not None and new != inject[field]:
                edit = (MSEL, ("injects", n, field), new)
                entry = inject.get("claim") or f"injects[{n}]"
                places = ((MSEL, f"injects[{n}]"), (f"claims/{inject.get('claim')}.yaml", ""))
                return Planted(kind=kind, edits=(edit,), places=places, entry=entry)
        return None

    return plant


def other_verdict(truth: Any, *_: Any) -> Any:
    opposite = {
        "TRUE": "FALSE",
        "FALSE": "TRUE",
        "UNPROVEN": "TRUE",
        "NOT_A_FACT": "FALSE",
        "SATIRE": "FALSE",
    }
    last = truth[-1]
    return (
        [*truth[:-1], {**last, "verdict": opposite[last["verdict"]]}] if last["verdict"] in opposite else None
    )


def known_late(truth: Any, _: random.Random, story: Story, __: str) -> Any:
    over = (
        sum(_minutes(each) for each in story.data["drill.yaml"]["phases"][:3])
        if isinstance(story.data["drill.yaml"]["phases"], list)
        else 0
    )
    decided = [each for each in truth if each["verdict"] in ("TRUE", "FALSE")]
    if not decided or not over:
        return None
    return [{**each, "known_from": f"+{over - 1}:30"} if each in decided else each for each in truth]


def _minutes(phase: Any) -> int:
    return int(phase["minutes"] if isinstance(phase, dict) else phase)


def answered(n: int) -> Callable[[Any, random.Random, Story, str], Any]:
    def change(answers: Any, *_: Any) -> Any:
        turn = {"yes": "no", "no": "yes", True: "no", False: "yes"}
        return [*answers[:n], turn[answers[n]], *answers[n + 1 :]] if answers[n] in turn else None

    return change


def other_cell(owner: Any, rng: random.Random, story: Story, _: str) -> Any:
    cells = [cell["id"] for cell in story.data["cells.yaml"]["cells"]]
    without = [
        cell["id"]
        for cell in story.data["cells.yaml"]["cells"]
        if cell["id"] != owner and not any("FACT-OWNER" in seat["roles"] for seat in cell["seats"])
    ]
    return rng.choice(without) if without and owner in cells else None


def another_owner(owner: Any, rng: random.Random, story: Story, _: str) -> Any:
    """Who holds facts too, and not these."""
    holds = [
        cell["id"]
        for cell in story.data["cells.yaml"]["cells"]
        if cell["id"] != owner and any("FACT-OWNER" in seat["roles"] for seat in cell["seats"])
    ]
    return rng.choice(holds) if holds else None


def other_evidence(actions: Any, *_: Any) -> Any:
    """What is looked for is another thing than what is to be done."""
    turn = {"statement": "verdict", "verdict": "statement", "case_opened": "ticket", "ticket": "case_gated"}
    return (
        [{**actions[0], "evidence": turn[actions[0]["evidence"]]}, *actions[1:]]
        if actions and actions[0].get("evidence") in turn
        else None
    )


def control_speaks(_: Any, __: random.Random, story: Story, inject: Any) -> Any:
    """Whoever directs the drill tells of a claim."""
    control = next(cell["name"] for cell in story.data["cells.yaml"]["cells"] if cell.get("level") == 0)
    return (control["vi"] if isinstance(control, dict) else control) if inject.get("claim") else None


def other_grounds(protects: Any, *_: Any) -> Any:
    turn = {"personal": "secret", "secret": "personal", "investigation": "personal", "children": "secret"}
    return [{**each, "ground": turn.get(each["ground"], "personal")} for each in protects]


def protects_record(protects: Any, _: random.Random, story: Story, file: str) -> Any:
    """What the record says to all is kept back."""
    return [{**protects[0], "fact": story.claims[file]["truth"][-1]["why"]}]


def told_as_known(_: Any, __: random.Random, story: Story, file: str) -> Any:
    last = story.claims[file]["truth"][-1]
    return last["why"] if last["verdict"] in ("TRUE", "FALSE") else None


def of_another(field: str) -> Callable[[Any, random.Random, Story, str], Any]:
    def change(_: Any, rng: random.Random, story: Story, file: str) -> Any:
        rows = [claim[field] for name, claim in story.claims.items() if name != file and field in claim]
        return rng.choice(rows) if rows else None

    return change


def about_others(about: Any, _: random.Random, story: Story, __: str) -> Any:
    cells = [cell["id"] for cell in story.data["cells.yaml"]["cells"] if cell.get("level") != 0]
    return [each for each in cells if each not in about] or None


def other_claim(claim: Any, rng: random.Random, story: Story, inject: Any) -> Any:
    names = [name_of(file, each) for file, each in story.claims.items()]
    return (
        rng.choice([name for name in names if name != claim])
        if inject.get("body") and len(names) > 1
        else None
    )


def too_early(_: Any, __: random.Random, story: Story, inject: Any) -> Any:
    """A later telling of a claim comes before its first."""
    of_claim = [
        each for each in story.injects if inject.get("claim") and each.get("claim") == inject["claim"]
    ]
    if len(of_claim) < 2 or inject is of_claim[0] or inject.get("trigger"):
        return None
    return 20 if isinstance(inject["at"], int) else "+0:20"


def other_truth(truth: Any, *_: Any) -> Any:
    return {"true": "false", "false": "true"}.get(str(truth).lower())


def due_late(actions: Any, *_: Any) -> Any:
    return [{**actions[0], "deadline": 7_000}, *actions[1:]] if actions else None


def by_nobody(actions: Any, *_: Any) -> Any:
    wrong = {
        "SPOKE": "VERIFY",
        "COMMS": "VERIFY",
        "VERIFY": "SPOKE",
        "MONITOR": "SPOKE",
        "CITIZEN-DESK": "RIGHTS",
        "FACT-OWNER": "SPOKE",
    }
    return (
        [{**actions[0], "who": wrong[actions[0]["who"]]}, *actions[1:]]
        if actions and actions[0].get("who") in wrong
        else None
    )


def other_sender(sender: Any, rng: random.Random, story: Story, inject: Any) -> Any:
    rows = [
        each["from"]
        for each in story.injects
        if each["from"] != sender and each.get("method") != inject.get("method")
    ]
    return rng.choice(rows) if rows and inject.get("claim") else None


def step_turned(path: Any, *_: Any) -> Any:
    turn = {
        "correct": "acknowledge",
        "acknowledge": "correct",
        "warn": "watch",
        "service": "correct",
        "answer": "correct",
        "hold": "leave",
        "watch": "correct",
    }
    return (
        [{**path[0], "what": turn[path[0]["what"]]}, *path[1:]] if path and path[0]["what"] in turn else None
    )


def by_another(path: Any, *_: Any) -> Any:
    wrong = {
        "report_page": "CITIZEN-DESK",
        "correct": "MONITOR",
        "warn": "CITIZEN-DESK",
        "acknowledge": "MONITOR",
        "service": "MONITOR",
    }
    return next(
        (
            [*path[:n], {**step, "by": wrong[step["what"]]}, *path[n + 1 :]]
            for n, step in enumerate(path)
            if step["what"] in wrong
        ),
        None,
    )


def other_method(method: Any, *_: Any) -> Any:
    turn = {
        "hotline": "press",
        "public_feed": "press",
        "closed_group": "press",
        "field_report": "press",
        "press": "hotline",
    }
    return turn.get(method)


FIELDS: Mapping[str, Kind] = {
    "the opposite verdict": of_claims("truth", other_verdict),
    "a record that comes too late": of_claims("truth", known_late),
    "the answer whether it is a fact": of_claims("gate_answers", answered(0)),
    "the answer whether it is true": of_claims("gate_answers", answered(5)),
    "the answer whether only a reputation is harmed": of_claims("gate_answers", answered(8)),
    "no harm": of_claims("harm", lambda harm, *_: {"H4": "H1", "H3": "H0", "H0": "H4", "H1": "H4"}.get(harm)),
    "an owner who holds nothing": of_claims("owner", other_cell),
    "another owner": of_claims("owner", another_owner),
    "evidence of another thing": of_injects("expected_actions", other_evidence),
    "control as a sender": of_injects("from", control_speaks),
    "other grounds": of_claims("protects", other_grounds),
    "what the record tells is kept back": of_claims("protects", protects_record),
    "a waiting word that tells the record": of_claims("meanwhile", told_as_known),
    "advice of another claim": of_claims("advice", of_another("advice")),
    "a sentence of another claim": of_claims("sentence", of_another("sentence")),
    "a record of another claim": of_claims("truth", of_another("truth")),
    "about whom it is not": of_claims("about", about_others),
    "a step turned round": of_claims("right_path", step_turned),
    "a step by who may not": of_claims("right_path", by_another),
    "an error of our own denied": of_claims("own_error", lambda own, *_: False if own else None),
    "a page that poses denied": of_claims("poses_as", lambda poses, *_: False if poses else None),
    "an inject of another claim": of_injects("claim", other_claim),
    "a sequel before its beginning": of_injects("at", too_early),
    "the opposite truth": of_injects("truth", other_truth),
    "an action due after the end": of_injects("expected_actions", due_late),
    "an action of who cannot": of_injects("expected_actions", by_nobody),
    "another sender": of_injects("from", other_sender),
    "another method": of_injects("method", other_method),
}  # fmt: skip
