"""What automated cells typed and what forms held already, said again in both languages: the log keeps it in one alone.

People's words stay as typed. The product's own words are found again by their pattern, and its names and facts by the scenario;
a text of several sentences is retold when each of them is.
"""

# Charter: conduct retelling
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cache, lru_cache, partial

from infodrill.automata.hours import day, told_day
from infodrill.automata.sentences import headline, inside, quoted, sentences, whole_sentences
from infodrill.casework.tongues import Worded
from infodrill.conduct.premises import addressed, addressed_and_filled
from infodrill.conduct.seats import called
from infodrill.kernel.i18n import LANGUAGES, catalogue, tr, words_of
from infodrill.kernel.quoting import ELLIPSIS, cut
from infodrill.scenario.readonce import KEPT as KEPT_SCENARIOS
from infodrill.scenario.readonce import read_once
from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.schema.base import Model
from infodrill.scenario.schema.drill import Address

_FIELD = re.compile(r"\{(\w+)\}")
_BEHIND = re.compile(r"\}(?: \{\w+\})+")
IDS = re.compile(r"[a-z]{1,2}\d+(?:, [a-z]{1,2}\d+)*")
_CUT = re.compile(r"(?<=[.!?”:])\s+")
_END = re.compile(r"(?<=[.!?”])\s+")
SAID = (
    "automata",
    "prefilled",
)  # the catalogues of what automated cells say, and of what a form holds before anybody typed
HEAD = 4  # letters by which patterns are told apart before they are tried
LEAST = 12  # letters of its own from which a pattern is known again; shorter texts are names and numbers
KEPT = 20_000  # texts that are remembered, retold or not
_SHAPES: tuple[Callable[[str], str], ...] = (str, quoted, inside, headline, lambda text: inside(quoted(text)))


class Retelling:
    """What can be said again in both languages of the texts of one drill."""

    def __init__(self, scenario: Scenario) -> None:
        self._known: dict[str, Bi] = {}
        self._told: dict[str, Bi | None] = {}
        self._names: dict[str, Bi] = {}
        self._let_go = False  # texts were forgotten since the last name: which of them are known is not known
        self._address = scenario.drill.address
        for seat in (seat for cell in scenario.cells.cells for seat in cell.seats):
            self.learn(called(seat.name.vi), called(seat.name.en))
        for both in (
            *_texts(scenario.cells),
            *_texts(scenario),
        ):  # of names alike in one language the cells' own
            self.learn(both.vi, both.en)

    @staticmethod
    def of(scenario: Scenario) -> Retelling:
        """The one of a scenario."""
        return _of_scenario(scenario)

    def again(self, texts: Iterable[Worded] = ()) -> Retelling:
        """Another that knows as much and has read these texts, and learns for itself."""
        other = copy(self)
        other._known, other._told, other._names = dict(self._known), dict(self._told), dict(self._names)
        for text in texts:
            other.read(text)
        return other

    def told(self, text: str) -> Bi | None:
        """The text in both languages, None for what a person typed."""
        if text in (known := self._told):
            return known.get(text)
        if len(known) > KEPT:
            known.clear()
            self._let_go = True
        found = known[text] = self._whole(text) or self._parts(text) or self._whole(text, loose=True)
        return found

    def name(self, item: str, words: Bi) -> bool:
        """Say these words of a case, a text or a directive where an automated cell wrote its id. True when a text that was not
        known holds that id, and may be known now: all others are said as before."""
        self._names[item] = words
        holding = [text for text, both in self._told.items() if both is None and item in text]
        for text in holding:
            del self._told[text]
        again, self._let_go = bool(holding) or self._let_go, False
        return again

    def learn(self, vi: str, en: str) -> None:
        """Know both, and each sentence of them, again in either language, where nothing else is known of it."""
        pairs = [(vi, en)]
        for pieces in (whole_sentences, sentences):
            told, other = pieces(vi), pieces(en)
            pairs += zip(told, other, strict=True) if len(told) == len(other) else ()
        for in_vi, in_en in dict.fromkeys(pairs):
            for shape in _SHAPES:
                if shape(in_vi) and shape(in_en):
                    found = Bi(vi=shape(in_vi), en=shape(in_en))
                    self._known.setdefault(found.vi, found)
                    self._known.setdefault(found.en, found)
        self._look_again()

    def read(self, text: Worded) -> None:
        """Know a text that was written in both languages, line by line: guidance, the press and later versions tell its lines
        again."""
        bodies = text.body_vi.split("\n"), text.body_en.split("\n")
        lines = zip(*bodies, strict=True) if len(bodies[0]) == len(bodies[1]) else ()
        for vi, en in ((text.title_vi, text.title_en), *lines):
            if vi.strip() and en.strip():
                self.learn(vi, en)

    def _look_again(self) -> None:
        """What was not known may be by now; what was is said as before."""
        self._told = {text: both for text, both in self._told.items() if both}

    def _whole(self, text: str, *, loose: bool = False) -> Bi | None:
        """The text as one thing that was said; `loose` = what it quotes may be several sentences that somebody typed."""
        if (
            found := self._known.get(text)
            or (_meant_by(text, self._address) if len(text) >= LEAST else None)
            or self._cut(text)
        ):
            return found
        for lang in LANGUAGES:
            for msgid, pattern in self._patterns(lang).begun_as(text):
                if match := pattern.fullmatch(text):
                    values = {
                        name: self._value(said, loose and f"“{{{name}}}”" in msgid)
                        for name, said in match.groupdict().items()
                    }
                    if None not in values.values():
                        return _filled(msgid, values, self._address)
        return self._headed(text)

    def _headed(self, text: str) -> Bi | None:
        """A text with hardly a word of its own around what the scenario says: the head of an answer, with a letter's subject."""
        for lang in LANGUAGES:
            for msgid, pattern in _patterns(lang, few=".+?").begun_as(text):
                if match := pattern.fullmatch(text):
                    values = {name: self._known.get(said) for name, said in match.groupdict().items()}
                    if None not in values.values():
                        return _filled(msgid, values, self._address)
        return None

    def _patterns(self, lang: str) -> Patterns:
        return _patterns(lang) if self._address is None else _addressed(lang, self._address)

    def _cut(self, text: str) -> Bi | None:
        """The beginning of a text that is known, as long in the other language."""
        begins = text.removesuffix(ELLIPSIS)
        if begins == text or len(begins) < LEAST:
            return None
        found = next((both for whole, both in self._known.items() if whole.startswith(begins)), None)
        return found and Bi(
            vi=text if found.vi.startswith(begins) else cut(found.vi, len(text)),
            en=text if found.en.startswith(begins) else cut(found.en, len(text)),
        )

    def _value(self, said: str, loose: bool) -> Bi | None:
        """A field of a pattern: a word of the product, what the scenario says, another text, an hour, else as it stands."""
        if IDS.fullmatch(said) and self._names.keys() & {*said.split(", ")}:
            named = [self._names.get(item, Bi(vi=item, en=item)) for item in said.split(", ")]
            return Bi(vi=", ".join(each.vi for each in named), en=", ".join(each.en for each in named))
        found = (
            self._known.get(said)
            or _listed(said)
            or self._cut(said)
            or _day(said)
            or self._row(said)
            or (self.told(said) if len(said) >= LEAST else _counted(said))
        )
        return found or (Bi(vi=said, en=said) if loose or not _END.search(said) else None)

    def _row(self, said: str) -> Bi | None:
        """Sentences of the scenario in a row, the later ones begun small as a semicolon has them."""
        pieces = said.split("; ")
        found = [both for piece in pieces if (both := self._known.get(piece) or self._known.get(f"{piece}."))]
        if len(pieces) < 2 or len(found) < len(pieces):
            return None
        small, ends = _SHAPES[-1], "." if said.endswith(".") else ""
        begins = quoted if said[:1].isupper() else small
        row = {
            lang: [begins(found[0].in_(lang)), *(small(both.in_(lang)) for both in found[1:])]
            for lang in LANGUAGES
        }
        return Bi(**{lang: "; ".join(told) + ends for lang, told in row.items()})

    def _parts(self, text: str) -> Bi | None:
        """Line by line, each with as many sentences at once as one pattern takes."""
        lines = text.split("\n")
        if len(lines) > 1:
            found = [Bi(vi=line, en=line) if not line.strip() else self.told(line) for line in lines]
        else:
            found = list(self._sentences(_CUT.split(text)))
        if None in found or len(found) < 2:
            return None
        vi, en = (
            ("\n" if len(lines) > 1 else " ").join(each.in_(lang) for each in found if each)
            for lang in LANGUAGES
        )
        return Bi(vi=vi, en=en)

    def _sentences(self, pieces: list[str]) -> Iterator[Bi | None]:
        at = 0
        while at < len(pieces):
            runs = range(len(pieces) - (at == 0), at, -1)  # the whole was tried already
            found = next(
                ((end, told) for end in runs if (told := self._whole(" ".join(pieces[at:end])))), None
            )
            if found is None:
                yield None
                return
            at = found[0]
            yield found[1]


@read_once
def _of_scenario(scenario: Scenario) -> Retelling:
    return Retelling(scenario)


def _texts(thing: object) -> Iterator[Bi]:
    """All texts in both languages that a model holds."""
    if isinstance(thing, Bi):
        yield thing
    elif isinstance(thing, Model):
        for name in type(thing).model_fields:
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, tuple | list):
        for each in thing:
            yield from _texts(each)
    elif isinstance(thing, Mapping):
        yield from _texts(tuple(thing.values()))


def _listed(said: str) -> Bi | None:
    """Words of the product, one or several in a row, each as it stands or with the first letter of a sentence."""
    found = []
    for each in said.split("; "):
        lowered = _meant_by(each[:1].lower() + each[1:])
        begun = lowered and Bi(
            **{lang: lowered.in_(lang)[:1].upper() + lowered.in_(lang)[1:] for lang in LANGUAGES}
        )
        found.append(_meant_by(each) or begun)
    if None in found:
        return None
    return Bi(**{lang: "; ".join(each.in_(lang) for each in found if each) for lang in LANGUAGES})


def _meant_by(text: str, address: Address | None = None) -> Bi | None:
    """What the product says as it is, in any language."""
    msgid = next((found for lang in LANGUAGES if (found := _meant(lang, address).get(text))), "")
    return _filled(msgid, {}, address) if msgid else None


def _day(said: str) -> Bi | None:
    """A day as automated cells say it."""
    when = told_day(said) if said[:1].isdigit() else None
    return Bi(**{lang: day(lang, when) for lang in LANGUAGES}) if when else None


def _counted(text: str) -> Bi | None:
    """An hour or another number as automated cells say it."""
    for lang in LANGUAGES:
        for msgid, pattern in _patterns(lang, few=r"\d+").begun_as(text):
            if match := pattern.fullmatch(text):
                return _filled(
                    msgid, {name: Bi(vi=said, en=said) for name, said in match.groupdict().items()}
                )
    return None


def _filled(msgid: str, values: Mapping[str, Bi | None], address: Address | None = None) -> Bi:
    def said(lang: str) -> str:
        # Of fields that stand one behind another the first holds all.
        empty = dict.fromkeys(_FIELD.findall(msgid), "")
        params = empty | {name: value.in_(lang) for name, value in values.items() if value}
        return re.sub(" {2,}", " ", addressed_and_filled(lang, msgid, params, address)).strip()

    return Bi(vi=said("vi"), en=said("en"))


@lru_cache(maxsize=2 * KEPT_SCENARIOS)
def _meant(lang: str, address: Address | None) -> Mapping[str, str]:
    """What the product says in a language → its msgid."""
    told = ((msgid, msgid if lang == "en" else said) for msgid, said in catalogue("vi").items())
    return {addressed(lang, said, address): msgid for msgid, said in told if "{" not in msgid}


class Patterns:
    """(msgid, pattern) of what is said in a language, those that are tried first ahead. Of the hundreds only those are tried that
    begin as a text does, or with a field."""

    def __init__(
        self, said: Iterable[tuple[str, str]], field: str, named: Callable[[str], str] = str
    ) -> None:
        begun: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        self.msgids: list[str] = []
        any_text: list[tuple[str, re.Pattern[str]]] = []
        for msgid, words in said:
            self.msgids.append(msgid)
            each, head = (msgid, _pattern(words, field, named)), named(words.partition("{")[0])[:HEAD]
            if len(head) == HEAD:
                begun.setdefault(head, [*any_text]).append(each)
            else:
                any_text.append(each)
                for others in begun.values():
                    others.append(each)
        self._begun, self._any = begun, any_text

    def begun_as(self, text: str) -> list[tuple[str, re.Pattern[str]]]:
        """Those that may be this text."""
        return self._begun.get(text[:HEAD], self._any)


@lru_cache(maxsize=2 * KEPT_SCENARIOS)
def _addressed(lang: str, address: Address) -> Patterns:
    """`_patterns` of a drill whose organisation has its own words for the public."""
    said = partial(addressed, lang, address=address)
    return Patterns(((msgid, tr(lang, msgid)) for msgid in _patterns(lang).msgids), ".+?", said)


@cache
def _patterns(lang: str, *, few: str = "") -> Patterns:
    """(msgid, pattern) of what automated cells say, those with most words of their own first; `few` = those that hold hardly
    any, with fields of that form."""
    found = [(msgid, tr(lang, msgid)) for part in SAID for msgid in words_of(part)]
    own = {msgid: len(_FIELD.sub("", said)) for msgid, said in found}
    told = sorted(
        (each for each in found if (own[each[0]] < LEAST) == bool(few)), key=lambda each: -own[each[0]]
    )
    return Patterns(told, few or ".+?")


def _pattern(said: str, field: str, named: Callable[[str], str] = str) -> re.Pattern[str]:
    """`named` = what stands between the fields, as the drill says it: its own words hold no fields. Fields that nothing parts but
    a blank are one: where the first ends is not to be seen."""
    text, seen = "", set[str]()
    for n, part in enumerate(_FIELD.split(_BEHIND.sub("}", said))):
        taken = f"(?P={part})" if part in seen else f"(?P<{part}>{field})"
        text += taken if n % 2 else re.escape(named(part))
        seen |= {part} if n % 2 else set()
    return re.compile(text, re.DOTALL)
