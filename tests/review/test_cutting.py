"""What page one and the claims leave out: the least harm and the middle, never the worst nor the ending."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.review import rowtext
from infodrill.review.assess import assess
from infodrill.review.frontpage import front_page
from infodrill.review.report.page import page
from tests.review.scene import Pen, claim, scenario

DYKE, QUAY = claim("dyke", "G0", "FALSE", "H4"), claim("quay", "G0", "FALSE", "H3")


@pytest.mark.parametrize(
    ("one", "stance", "said"),
    [(DYKE, "confirm", "our false confirmation of"),
     (claim("tide", "G5", "TRUE", "H3"), "deny", "our denial of")],
)  # fmt: skip
def test_a_false_word_stands_first_among_the_gaps_and_names_its_stance(
    one: object, stance: str, said: str
) -> None:
    pen = Pen(scenario(QUAY, one))  # type: ignore[arg-type]
    for n, each_claim in enumerate(pen.scenario.claims):
        pen.open(10, f"c{n}", each_claim.id)
    pen.publish(30, "c1", "answer", stance)
    made = assess(pen.end(180), replicas=0)
    gaps = front_page(made.log, made.measures, made.plan).gaps
    first = rowtext.gap(made.log, gaps[0].rows[0])
    assert made.log.voice("en").say(first).startswith(said)


@pytest.mark.parametrize("steps", [3, 24, 25, 26, 60])
def test_of_a_long_story_the_middle_is_cut_and_every_step_counted(steps: int) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    for n in range(steps):
        pen.write(
            11 + n,
            VerdictSet(
                case="c1", verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="city"
            ),
        )
    pen.publish(150, "c1")
    record = pen.end(180)
    made = assess(record, replicas=0)
    told = made.claims[0].steps
    html = page(made, record, "en").split('class="steps">')[1].split("</ol>")[0]
    shown = re.findall(r'class="n">#(\d+)', html)
    between = re.search(r"and (\d+) between", html)
    assert shown[0] == str(told[0].seq) and shown[-1] == str(told[-1].seq)
    assert len(shown) + (int(between[1]) if between else 0) == len(told)


def test_the_gaps_named_and_those_left_out_are_as_many_as_the_rows_missed() -> None:
    pen = Pen(scenario(*(claim(f"k{n}", "G0", "FALSE", "H4") for n in range(5))))
    for n, each_claim in enumerate(pen.scenario.claims):
        pen.open(10, f"c{n}", each_claim.id)
    pen.publish(15, "c1", "answer", "confirm")
    record = pen.end(180)
    made = assess(record, replicas=0)
    points = page(made, record, "en").split('class="points points--gap"')[1].split("</ol>")[0].split("</li>")
    seen = 0
    for point in points[:-1]:
        weight = re.search(r">(?:(\d+) missed)?(?:, )?(?:(\d+) not scored)?</a>", point)
        told = sum(int(n) for n in weight.groups(default="0")) if weight else 0
        assert told, point
        text = point.split("</b>")[1].split("<a")[0]
        doubled = [int(n) for n in re.findall(r"\((\d+) rows\)", text)]
        more = [int(n) for n in re.findall(r"and (\d+) more", text)]
        shown = len(re.findall("“", text))
        assert shown - len(doubled) + sum(doubled) + sum(more) == told, text
        seen += bool(doubled)
    assert seen, "no gap stands for two rows"
