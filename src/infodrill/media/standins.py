"""Stand-in grammars for stances that a scenario leaves out."""

# Charter: media standins
from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from infodrill.media.builtinwords import EN, RULES_EN, RULES_VI, VI
from infodrill.scenario.schema import Grammar

# Stand-in grammars for stances that a scenario leaves out: they name no claim, so they can spread none.
# Also what authors say when they add to a post ("added") or take it back ("withdrawn"), and how an alarm is told or asked after
# once it is over. Plain, northern, southern and
# unaccented voices stand beside each other, short and long: a feed in one voice reads like a form.
Stance = Literal["tell", "question", "deny", "agree", "noise", "press", "official"]
_STANCE: Mapping[str, Stance] = {
    "added": "agree", "withdrawn": "agree", "later": "tell", "yesterday": "tell", "asked": "question"
}  # fmt: skip


def stand_ins() -> tuple[Grammar, ...]:
    """One grammar a stance and language, ids `builtin.<stance>.<language>`, and those of edits."""
    languages: tuple[
        tuple[Literal["vi", "en"], Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]], ...
    ] = (
        ("vi", VI, RULES_VI),
        ("en", EN, RULES_EN),
    )
    return tuple(
        Grammar(
            id=f"builtin.{name}.{lang}",
            language=lang,
            stance=_STANCE.get(name, name),  # type: ignore[arg-type]
            start=start,
            rules=_needed(start, rules),
            channels=("feed", "group", "press", "field", "portal"),
        )
        for lang, texts, rules in languages
        for name, start in texts.items()
    )


def _needed(start: tuple[str, ...], rules: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The shared rules that a grammar's patterns name."""
    return {name: rule for name, rule in rules.items() if any(f"{{{name}}}" in letter for letter in start)}
