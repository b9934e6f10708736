"""Times, sentences and people's numbers are read in one place: nobody else has an expression for them, nor a story's clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.sources import parsed

SOURCE = Path(__file__).parents[2] / "src" / "infodrill"
HOUR = re.compile(r"\\d.{0,40}?(?:(?<!bao )giờ|\bgio\b|o.clock|\[ap\])")
SENTENCE = re.compile(r"\[(?!\^)(?=[^\],:]*\.)(?=[^\],:]*[!?])[^\],:]*\]")
PERSON = re.compile(r"\[35789\]|1\[89\]00|\\\+\??(?:\\s\?)?84")
OF_ITS_OWN = {
    PERSON: {
        "casework/figures.py": "what two versions of a text are compared by",
        "kernel/leads.py": "an account that is called by a number",
        "scenario/checks/ofsomebody.py": "whether a number that was found is a mobile's",
    },
    HOUR: {
        "scenario/typedtimes.py": "a field that holds an hour alone",
        "scenario/meant.py": "a field that holds a number with its unit",
        "scenario/checks/saidhours.py": "from eight to eleven, where no hour is written as one",
        "exchange/mseltimes.py": "a cell that holds an hour alone",
        "exchange/mselmeant.py": "a cell that holds a length",
        "casework/figures.py": "values of a text without accents",
        "casework/craftsigns.py": "what is no number of a paper",
        "casework/misleading.py": "what a picture is said to be of",
        "automata/listing.py": "which line says until when something is shut, whatever hour that is",
        "automata/hours.py": "how owners end a sentence with their next word",
        "conduct/readings.py": "words of time, whatever they say",
        "conduct/outcomes.py": "that somebody was late, by whatever length",
        "conduct/tidings.py": "over which weeks or months something was counted",
    },
    SENTENCE: {
        "kernel/errors.py": "sentences of our own",
        "casework/advice.py": "an act and nothing else",
        "casework/content.py": "clauses",
        "review/retelling.py": "how our own sentences were put together",
        "automata/sentences.py": "how our own sentences were put together",
        "kernel/leads.py": "what an address holds",
        "exchange/mselactions.py": "items of a list in a cell",
    },
}


def expressions(path: Path) -> Iterator[str]:
    tree = parsed(path)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_nobody_reads_an_hour_a_sentence_or_a_number_of_somebody_by_an_expression_of_their_own() -> None:
    found: dict[re.Pattern[str], set[str]] = {HOUR: set(), SENTENCE: set(), PERSON: set()}
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        text = path.read_text(encoding="utf-8")
        if "re." not in text and "later(" not in text:
            continue
        if name.startswith(("kernel/said", "kernel/sentences", "kernel/personal")):
            continue
        for own, names in found.items():
            if own.search(text) and any(own.search(each) for each in expressions(path)):
                names.add(name)
    for own, names in found.items():
        assert names == set(OF_ITS_OWN[own])


def test_nobody_sets_a_story_s_clock_but_the_one_that_follows_its_moves() -> None:
    own = "scenario/storydate.py"
    texts = {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")
    }
    assert {name for name, text in texts.items() if re.search(r"\bStoryDate\(\w", text)} == {own}
