"""Texts that tell what others are to find out, or are another claim's: answers given away, fields that were copied or swapped."""

# Charter: scenario checks echoes
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.compared import only_its_own
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import FALSE, alike, settled
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.checks.meanwhile import denies
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim
from infodrill.scenario.senders import undeclared
from infodrill.scenario.yamltext import Path_

ROW = 6  # words in a row that a briefing shares with a record by no chance
OWN = 4  # words that one claim alone has, in a field of another that has none of its own
OWN_DENIED = 2  # words of its sentence alone, in a text that says it is not so
SHARED = 3  # words of a sentence that a text has which says that it is not so
FITS = 2  # words by which a field fits another claim better than its own, in each of two that changed places
FEW = 8  # claims
FITS_IN_ALL = 3  # words of one claim alone by which both reasons together fit so
FIELDS = ("advice", "meanwhile", "kernel")
WHY = "why 0"  # the first reason, of several mostly that of the record
_PATHS: dict[str, Path_] = {WHY: ("truth", 0, "why")}


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _given_away(loaded)
    yield from _of_another_claim(loaded)
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        yield from _changed_places(loaded, lang)
    yield from _unused(loaded)


def _given_away(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What everybody reads before play says what the record shows, or that a rumour is none."""
    drill, lang = loaded.scenario.drill, loaded.lang
    own = only_its_own({claim.id: _words(claim.sentence.in_(lang)) for claim in loaded.scenario.claims})
    for name in ("title", "subtitle", "briefing"):
        text = getattr(drill, name)
        if text is None or not loaded.where.written("drill", name):
            continue
        for claim in loaded.scenario.claims:
            if told := _tells(text.in_(lang), claim, own[claim.id], lang):
                message = N_(
                    "players read this before they begin, and it gives away what they are to find out of {claim}: {text}"
                )
                remedy = N_("Say what they have to do, not how it ends.")
                place = loaded.where("drill", name, lang)
                yield warning(
                    "S198", place, message, remedy, claim=in_code(claim.id), text=in_code(told[:80])
                )


def _tells(text: str, claim: Claim, own: frozenset[str], lang: str) -> str:
    """The sentence of a text that does; `own` = the words that the claim's sentence alone has."""
    sentence = claim.sentence.in_(lang)
    records = [known.why.in_(lang) for known in claim.truth]
    records += [claim.kernel.in_(lang)] if claim.kernel else []
    for part in sentences(text, also=";"):
        if any(alike(part, record) >= ROW > alike(part, sentence) for record in records):
            return part
        for piece in part.split(",") if settled(claim, FALSE) else ():
            if len(own & _words(piece)) >= OWN_DENIED and denies(piece, sentence, SHARED):
                return part
    return ""


def _of_another_claim(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Fields of a claim whose words are those of another one: it was copied, or two changed places. Once for all of a claim's."""
    languages = tuple(dict.fromkeys(loaded.scenario.drill.languages))
    echoes = [echo for lang in languages for echo in _echoes(loaded, lang)]
    originals = _originals(loaded, echoes)
    told: dict[tuple[str, str], list[_Echo]] = defaultdict(list)
    for each in echoes:
        if (each.claim, each.near) not in originals:
            told[each.claim, each.near].append(each)
    for (claim, near), found in told.items():
        names = tuple(dict.fromkeys(each.name for each in found))
        message = N_("{name} of {claim} has the words of {near}, and none of its own claim's")
        if len(names) > 1:
            message = N_("{name} of {claim} have the words of {near}, and none of their own claim's")
        remedy = N_("Write what belongs to {claim}, or leave it if that is meant.")
        where = {
            "name": ", ".join(map(in_code, names)), "claim": in_code(claim), "near": in_code(near),
        }  # fmt: skip
        yield warning("S163", loaded.where(*found[0].path), message, remedy, **where)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Echo:
    """A field of a claim with the words of another one; `fits` = how many words it shares with its own sentence and not with the
    other's, less those that it shares with the other's alone."""

    claim: str
    near: str
    name: str
    path: Path_
    fits: int


def _originals(loaded: Loaded, echoes: list[_Echo]) -> frozenset[tuple[str, str]]:
    """Of claims that say the same (the claim, the other one) those whose sentence fits that better, else those that an inject
    tells first: the other was copied from it, and only its sentence was written anew."""
    claims = dict.fromkeys(inject.claim for inject in loaded.scenario.msel.injects if inject.claim)
    first = {claim: n for n, claim in enumerate(claims)}
    fits: Counter[tuple[str, str]] = Counter()
    for each in echoes:
        fits[each.claim, each.near] += each.fits
    return frozenset(
        (own, near)
        for (own, near), n in fits.items()
        if (near, own) in fits
        and (n > 0 or (n == 0 and first.get(own, len(first)) < first.get(near, len(first))))
    )


def _echoes(loaded: Loaded, lang: str) -> Iterator[_Echo]:
    scenario = loaded.scenario
    said = {claim.id: _texts(claim, lang) for claim in scenario.claims}
    held = _SaidByClaims(said)
    sentences = Counter(claim.sentence.in_(lang) for claim in scenario.claims)
    for n, claim in enumerate(scenario.claims):
        if sentences[claim.sentence.in_(lang)] > 1:  # a copy, told as that
            continue
        told: list[tuple[Path_, str]] = [
            (("claims", n, name), name)
            for name in FIELDS
            if name in said[claim.id] and loaded.where.written("claims", n, name)  # not where null is written
        ]
        told += [(("claims", n, "truth", m, "why"), f"why {m}") for m in range(len(claim.truth))]
        for path, name in told:
            if near := _nearest(said[claim.id][name], claim.id, held):
                words = said[claim.id][name].words
                own, other = (said[each]["sentence"].words for each in (claim.id, near))
                yield _Echo(
                    claim=claim.id,
                    near=near,
                    name=name.split()[0],
                    path=(*path, lang),
                    fits=len(words & own - other) - len(words & other - own),
                )


def _changed_places(loaded: Loaded, lang: str) -> Iterator[ScenarioProblem]:
    """Two claims of which each has the field whose words fit the other; of several fields the one that fits worst."""
    claims = loaded.scenario.claims
    said = [_texts(claim, lang) for claim in claims]
    rests = [{name: _without(texts, name) for name in (*FIELDS, WHY) if name in texts} for texts in said]
    written = [
        {name for name in rest if loaded.where.written("claims", n, *_PATHS.get(name, (name,)))}
        for n, rest in enumerate(rests)
    ]
    alone = _alone([rest.get(WHY, frozenset()) for rest in rests])
    gains: dict[tuple[int, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    for name in sorted((*FIELDS, WHY)):
        words = {n: said[n][name].words for n, names in enumerate(written) if name in names}
        words = {n: each & alone for n, each in words.items()} if name == WHY else words
        fits = _fits(words, {n: rests[n][name] for n in words})
        for (n, m), more in fits.items():
            if n < m and (m, n) in fits:
                gains[n, m][name] = more, fits[m, n]
    for n, m in sorted(gains):
        found, few = gains[n, m], len(claims) < FEW
        swapped = [name for name, both in found.items() if _swapped(name, both, few=few)]
        if name := max(swapped, key=lambda field: sum(found[field]), default=""):
            message = N_(
                "{name} of {claim} fits {near}, and that of {near} fits {claim}: they seem to have changed places"
            )
            remedy = N_("Put each back to its own claim, or leave it if that is meant.")
            where = {
                "name": in_code(name.split()[0]),
                "claim": in_code(claims[n].id),
                "near": in_code(claims[m].id),
            }
            path = ("claims", n, *_PATHS.get(name, (name,)), lang)
            yield warning("S163", loaded.where(*path), message, remedy, **where)


def _fits(
    words: Mapping[int, frozenset[str]], rests: Mapping[int, frozenset[str]]
) -> dict[tuple[int, int], int]:
    """By two claims, how many more words of the first one's field the other's texts have than its own, where they have more: of
    many claims nearly none do, so only those are looked at that have a word which its own have not."""
    having: dict[str, list[int]] = defaultdict(list)
    for m, rest in rests.items():
        for word in rest:
            having[word].append(m)
    found = dict[tuple[int, int], int]()
    for n, each in words.items():
        own = each & rests[n]
        strange = Counter(m for word in each - own for m in having.get(word, ()))
        more = ((m, many - len(own - rests[m])) for m, many in strange.items())
        found |= {(n, m): gain for m, gain in more if gain > 0}
    return found


def _swapped(name: str, gains: tuple[int, int], *, few: bool) -> bool:
    """Whether words fit so much better the other way round, by what each of the two gains. Among few claims many words are of
    one alone, as "or" and "some" may be."""
    if name == WHY and not few:
        return min(gains) >= 1 and sum(gains) >= FITS_IN_ALL
    return min(gains) >= FITS


def _alone(rests: list[frozenset[str]]) -> frozenset[str]:
    """Words that the other texts of one claim alone have. Reasons have words of many matters in common, as those of a record."""
    claims = Counter(word for rest in rests for word in rest)
    return frozenset(word for word, n in claims.items() if n == 1)


def _without(texts: Mapping[str, _ClaimText], name: str) -> frozenset[str]:
    """The words of a claim's other texts."""
    return frozenset[str]().union(*(text.words for field, text in texts.items() if field != name))


def _texts(claim: Claim, lang: str) -> dict[str, _ClaimText]:
    found = {name: getattr(claim, name) for name in ("sentence", *FIELDS)}
    found |= {f"why {m}": known.why for m, known in enumerate(claim.truth)}
    return {
        name: _ClaimText(folded_words(text.in_(lang)), frozenset(_words(text.in_(lang))))
        for name, text in found.items()
        if text is not None
    }


def _nearest(field: _ClaimText, own: str, held: _SaidByClaims) -> str:
    """The claim that says the same, or whose other texts alone have so many of the words; "" for none. What it says word for word
    like another claim tells of neither."""
    if not field.text or held.fields[own] < 2:
        return ""
    alike = held.same[field.text]
    alone: Counter[str] = Counter()
    shared = 0
    for word in field.words:
        by = held.by_word[word]
        shared += by[own] > alike[own]
        if len(by) - len(alike) > 1:  # several have it otherwise
            continue
        owners = [claim for claim, n in by.items() if n > alike[claim]]
        if len(owners) == 1:
            alone[owners[0]] += 1
    same = {*alike} - {own}
    if len(same) == 1 and not alone[own]:  # what several say alike is a house's own phrase
        return min(same)
    (near, most), (_, next_most) = [*alone.most_common(2), ("", 0), ("", 0)][:2]
    return (
        near if near != own and most >= OWN and not alone[own] and most - next_most > 1 and shared < 2 else ""
    )


@dataclass(frozen=True, slots=True)
class _ClaimText:
    """A text of a claim, folded, and its words."""

    text: str
    words: frozenset[str]


class _SaidByClaims:
    """What all claims say: by word how many texts of each claim hold it; by text how often each claim says just that."""

    def __init__(self, said: Mapping[str, Mapping[str, _ClaimText]]) -> None:
        self.by_word: dict[str, Counter[str]] = defaultdict(Counter)
        self.same: dict[str, Counter[str]] = defaultdict(Counter)
        self.fields = {claim: len(texts) for claim, texts in said.items()}
        for claim, texts in said.items():
            for field in texts.values():
                self.same[field.text][claim] += 1
                for word in field.words:
                    self.by_word[word][claim] += 1


def _words(text: str) -> set[str]:
    return {word for word in folded_words(text).split() if len(word) > 2}


def _unused(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Invented names under which nobody ever speaks."""
    if not loaded.where.written("drill", "senders"):
        return
    if undeclared(loaded.scenario):  # one of those may be a slip of such a name
        return
    used = {inject.from_ for inject in (*loaded.scenario.msel.injects, *loaded.drafts)}
    lang = loaded.lang
    unused = [
        (n, name)
        for n, each in enumerate(loaded.scenario.drill.speakers)
        if used.isdisjoint((each.vi, each.en)) and not EMPTY.fullmatch(name := each.in_(lang))
    ]
    for n, name in unused:
        message = N_("nobody ever speaks under the name {name}")
        remedy = N_(
            "See whether an inject of theirs names another sender, and let it come `from` them; else take the line out."
        )
        yield warning("S200", loaded.where("drill", "senders", n), message, remedy, name=name)
