"""Texts and both languages: none left empty, cut short, copied from the other, or written in the wrong one."""

# Charter: scenario checks languages
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pydantic import BaseModel

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.vietnamese import LONG, TOKEN, accented, letters, typed_bare, unmarked
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import MANY, in_code
from infodrill.scenario.mending import LANGUAGE
from infodrill.scenario.schema import Bi, Grammar
from infodrill.scenario.schema.base import holds_a_model
from infodrill.scenario.yamlcuts import cuts
from infodrill.scenario.yamltext import Path_, decode

_HOLLOW = N_("the text is empty")
_PLACEHOLDER = N_("the text only holds a place for one: {text}")
_PART_ENGLISH = N_("a sentence of the Vietnamese text is English: {text}")
_PART_BARE = N_("a part of the Vietnamese text has no Vietnamese letters: {text}")
_PART_VIETNAMESE = N_("a sentence of the English text is Vietnamese: {text}")
LONG_SENTENCE = 5  # words that are no name and no quotation of a few
_UNWRITTEN = (_HOLLOW, _PLACEHOLDER)
SHORT = 8  # letters from which a text shows its language beside the other
FEW_WORDS = 4
FEW_SMALL = 3  # words in small letters that tell a language
_ACCENTED_SHARE = 0.15
_ENGLISH_SHARE = 0.25  # of the words of a long text, so many little words of English are no quotation
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "is are was were of and with this that what where who why how when please water school city ward have has had they we "
        "you your from for it will be been really here there now our their not all closed open says said safe head chief "
        "office people",
    )
)
"""Words of English that no Vietnamese word looks like without its marks."""
_SAID_BY_PEOPLE = re.compile(r"^injects\[\d+\]\.body\b")
_UNIT = {
    "vi": re.compile(r"(?i)(?<=\w )(?:ward|commune|city|town|district|province|hospital|school|committee)$"),
    "en": re.compile(
        r"^(?:Phường|Xã|Thành phố|Thị trấn|Tỉnh|Bệnh viện|Trường|Ủy ban|Uỷ ban|Phòng|Trạm|Hội|Tổ|Quận|Huyện) \w"
    ),
}
"""What kind of place or office a name says it is, in the other language."""
_EITHER = frozenset({"the", "to", "an", "do", "on"})  # little words that both languages have
EMPTY = re.compile(
    r"[\W\d_]*|\W*(?:tb[acd]|todo|xxx|n/?a|chưa có|như trên|as above|lorem ipsum\b.*)\W*"
    r"|\W*(?:(?:sẽ|chờ|cần|đang) (?:bổ sung|cập nhật|viết|soạn)(?: sau)?|to (?:be|come)(?: \w+)?|to follow|pending)\W*"
    r"|\W*(?:xem|see)\s+(?:the\s+)?(?:tệp|file|phụ lục|attachment|attached)(?:\s+(?:file|attached|đính kèm|kèm theo))?"
    r"(?:\W*(?:số|no)?\W*\d+)?\W*"
    r"|\s*\[[^\[\]]*\]\s*",
    re.IGNORECASE | re.DOTALL,
)


_OF_NAMES = frozenset({"và", "ở", "của", "of", "the", "and", "at", "in"})  # small words within proper names


_SENTENCES = frozenset({"advice", "meanwhile", "kernel", "briefing"})
SHORTEST = 8  # characters of a sentence


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    languages = loaded.scenario.drill.languages
    told: list[ScenarioProblem] = []
    own = list(_own(loaded))
    for path, text in own:
        vi, en = loaded.where(*path, "vi"), loaded.where(*path, "en")
        if path[-1] in _SENTENCES and loaded.where.written(*path):
            told += _too_short(str(path[-1]), vi, text)
        if path[:2] == ("drill", "senders") and text.vi == text.en:
            continue  # `_described` asks for the other where it is no proper name, `_names` whether it is one at all
        told += _pair(vi, en, text) if len(set(languages)) > 1 else _alone(languages[0], vi, text)
    # What follows from a text stands at its place, and has its fault too.
    each_text = told
    told = told if len(set(languages)) > 1 else _of_the_drill(loaded, told, own)
    yield from {(each.place, each.message): each for each in told}.values()
    if languages[0] == "vi" and told == each_text:  # a whole drill in another language is told so once
        texts = [(path, text.vi) for path, text in own if len(set(languages)) == 1 or text.vi != text.en]
        yield from unmarked(loaded, texts, {each.place for each in told})
    yield from _names(loaded)
    yield from _described(loaded) if len(set(languages)) > 1 else ()
    yield from _grammars(loaded)
    yield from _cut(loaded)


def _own(loaded: Loaded) -> Iterator[tuple[Path_, Bi]]:
    """The texts that say something of their own: no drill's title again, and no body's beginning."""
    for path, text in bilingual(loaded):
        derived = path[:2] == ("drill", "situations") or path[-1] in ("subject", "synopsis")
        if not derived or loaded.where.written(*path):
            yield path, text


def _too_short(name: str, place: Place, text: Bi) -> Iterator[ScenarioProblem]:
    said = min((text.vi, text.en), key=lambda each: len(each.strip()))
    if len(said.strip()) < SHORTEST and not _hollow(said):
        message = N_("{name} is too short to tell anybody anything: {text}")
        yield warning(
            "S165", place, message, N_("Write it in a sentence."), name=in_code(name), text=in_code(said)
        )


def _names(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Names in a list that only hold a place for one."""
    drill = loaded.scenario.drill
    listed: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("drill", "senders"), tuple(name.in_(drill.languages[0]) for name in drill.speakers)),
        (("drill", "public_contacts"), drill.public_contacts),
    ]  # fmt: skip
    listed += [(("claims", n, "anchors"), claim.anchors) for n, claim in enumerate(loaded.scenario.claims)]
    for path, names in listed:
        for n, name in enumerate(names if loaded.where.written(*path) else ()):
            if EMPTY.fullmatch(name) and not any(letter.isdigit() for letter in name):
                yield _unwritten(loaded.where(*path, n), name, N_("Write the name, or take the line out."))


def _described(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Senders called by what they are, in one language: a proper name is the same in each, "a father of year seven" is not."""
    found = [
        (n, name.vi)
        for n, name in enumerate(loaded.scenario.drill.speakers)
        if name.vi == name.en and _describes(name.vi)
    ]
    if found:
        message = N_("{n} senders are called by what they are, in one language alone, such as {name}")
        remedy = N_("Write {shape}; a proper name stands alone.")
        shape, (first, name) = in_code(f"{{vi: {found[0][1]}, en: …}}"), found[0]
        place = loaded.where("drill", "senders", first)
        yield warning("S165", place, message, remedy, n=len(found), name=name, shape=shape)


def _describes(name: str) -> bool:
    """Whether words stand in it that are no name."""
    return any(word[0].islower() for word in re.findall(r"[^\W\d_]+", name) if word not in _OF_NAMES)


def _of_the_drill(
    loaded: Loaded, alone: list[ScenarioProblem], own: list[tuple[Path_, Bi]]
) -> list[ScenarioProblem]:
    """One finding where a drill in one language is written in the other."""
    lang = loaded.lang
    strange = [each for each in alone if each.message not in _UNWRITTEN and each.severity == "error"]
    long = sum(letters(text.in_(lang)) >= LONG for _, text in own)
    if len(strange) < MANY or 2 * len(strange) < long:
        return alone
    message = N_("the drill says that it is in one language, and {n} of its texts are in another")
    place, other = loaded.where("drill", "languages"), "en" if lang == "vi" else "vi"
    said = error(
        "S165", place, message, N_("Write {near}."), n=len(strange), near=in_code(f"languages: [{other}]")
    )
    return [said, *(each for each in alone if each.message in _UNWRITTEN)]


def _cut(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for name in loaded.where.documents:
        for cut in cuts(decode(loaded.files[name], name)) if name in loaded.files else ():
            make = error if cut.sure else warning
            yield make("S109", Place(name, cut.line), cut.message, cut.remedy, lost=cut.lost)


def bilingual(loaded: Loaded) -> Iterator[tuple[tuple[str | int, ...], Bi]]:
    """Every bilingual text with its path in the scenario."""
    for head in ("drill", "places", "cells", "claims", "msel", "evaluation"):
        yield from _walk(getattr(loaded.scenario, head), (head,))


def _walk(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Bi]]:
    if isinstance(value, Bi):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, written in _holding(type(value)):
            yield from _walk(getattr(value, name), (*path, written))
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _walk(item, (*path, n))


@cache
def _holding(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(name, name in the file) of each field in which a text may stand in both languages."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if holds_a_model(field.annotation))


def _pair(vi: Place, en: Place, text: Bi) -> Iterator[ScenarioProblem]:
    if empty := next((place for place, said in ((vi, text.vi), (en, text.en)) if _hollow(said)), None):
        yield _unwritten(empty, text.vi if _hollow(text.vi) else text.en, N_("Write it in both languages."))
        return
    if text.vi.strip().casefold() == text.en.strip().casefold() and len(text.vi.split()) >= FEW_WORDS:
        untranslated = vi if _english(text.vi) else en
        yield error("S165", untranslated, N_("both languages hold the same text"), N_("Translate it."))
        return
    if letters(text.vi) >= SHORT and not accented(text.vi) and _vietnamese(text.en):
        yield error("S165", vi, N_("the two languages stand in each other's place"), N_("Swap them."))
        return
    yield from _in_its_letters("vi", vi, text.vi)
    yield from _in_its_letters("en", en, text.en)


def _alone(lang: str, place: Place, text: Bi) -> Iterator[ScenarioProblem]:
    """A drill in one language: readers of the other see the same words."""
    if _hollow(text.in_(lang)):
        yield _unwritten(place, text.in_(lang), N_("Write it."))
    else:
        yield from _in_its_letters(lang, place, text.in_(lang))


def _unwritten(place: Place, text: str, remedy: str) -> ScenarioProblem:
    return error("S165", place, _PLACEHOLDER if text.strip() else _HOLLOW, remedy, text=in_code(text.strip()))


def _hollow(text: str) -> bool:
    """Nothing, or only a note that something is to come."""
    return EMPTY.fullmatch(text) is not None


def _in_its_letters(lang: str, place: Place, text: str) -> Iterator[ScenarioProblem]:
    if letters(text) < LONG:
        if _is_foreign(lang, text):
            language = MsgidWords(LANGUAGE[lang])
            message, remedy = (
                N_("this does not look like {language}"),
                N_("Write it in {language}, or leave it if it is a name."),
            )
            yield warning("S165", place, message, remedy, language=language)
        return
    if lang == "vi" and not accented(text):
        remedy, make = N_("Write it in Vietnamese, with its accents."), error
        if _SAID_BY_PEOPLE.search(place.field) and typed_bare(text):
            remedy, make = N_("Write it with its accents, or leave it if people are to type so."), warning
        yield make("S165", place, N_("the Vietnamese text has no Vietnamese letters"), remedy)
    elif lang == "vi" and (_english(text) or _all_but_names(text)):
        yield error("S165", place, N_("the Vietnamese text looks English"), N_("Translate it."))
    elif lang == "vi" and (
        part := _in_other(text, lambda said: _all_but_names(said) or (not accented(said) and _english(said)))
    ):
        yield warning(
            "S165",
            place,
            _PART_ENGLISH,
            N_("Translate it, or leave it if that is meant."),
            text=in_code(part),
        )
    elif lang == "vi" and (part := _in_other(text, lambda said: not accented(said) and typed_bare(said))):
        remedy = N_("Write it with its accents, or leave it if people are to type so.")
        yield warning("S165", place, _PART_BARE, remedy, text=in_code(part))
    if lang == "en" and (_vietnamese(text) or typed_bare(text)):
        yield error("S165", place, N_("the English text looks Vietnamese"), N_("Translate it."))
    elif lang == "en" and (part := _in_other(text, _spoken_vietnamese)):
        yield warning(
            "S165",
            place,
            _PART_VIETNAMESE,
            N_("Translate it, or leave it if that is meant."),
            text=in_code(part),
        )


def _spoken_vietnamese(text: str) -> bool:
    """Whether Vietnamese words stand in it that are no names."""
    marked = [word for word in re.findall(r"[^\W\d_]+", text) if accented(word) and word[0].islower()]
    return len(marked) > 2 and _vietnamese(text)


def _in_other(text: str, is_other: Callable[[str], bool]) -> str:
    """The first sentence of a text that is in the other language, its beginning."""
    return next(
        (
            part[:60]
            for part in sentences(text, also=";")
            if len(part.split()) >= LONG_SENTENCE and is_other(part)
        ),
        "",
    )


def _is_foreign(lang: str, text: str) -> bool:
    """Whether a short text is in the other language: by Vietnamese words in small letters, which are no names, or by English
    ones that no Vietnamese word looks like without its marks."""
    if _UNIT[lang].search(text.strip()):
        return True
    words = re.findall(r"[^\W\d_]+", text)
    marked = [word for word in words if accented(word)]
    written = any(word[0].islower() for word in marked)
    if lang == "en":
        return len(words) > 2 and 2 * len(marked) >= len(words) and written
    said = {word.lower() for word in words}
    if _all_but_names(text):
        return True
    return not written and bool(said & _ENGLISH) and len(said & (_ENGLISH | _EITHER)) > 1


def _grammars(loaded: Loaded) -> Iterator[ScenarioProblem]:
    grammars = loaded.scenario.texts.grammars
    for n, grammar in enumerate(grammars):
        whole = " ".join((*grammar.start, *(text for rule in grammar.rules.values() for text in rule)))
        whole = re.sub(r"\{[^}]*\}", " ", whole)
        place = loaded.where("texts", "grammars", n)
        for path, text in _patterns(grammar):
            # A sign alone may end a sentence, and nothing at all may be one of several ends.
            if EMPTY.fullmatch(text) and any(letter.isalpha() for letter in text):
                yield _unwritten(loaded.where("texts", "grammars", n, *path), text, N_("Write it."))
        if (
            grammar.language == "vi"
            and grammar.style != "unaccented"
            and letters(whole) >= LONG
            and not accented(whole)
        ):
            remedy = N_("Write it with accents, or give it the style unaccented.")
            yield error("S165", place, N_("grammar {id} has no Vietnamese letters"), remedy, id=grammar.id)
        if grammar.language == "en" and _vietnamese(whole):
            yield error("S165", place, N_("the English text looks Vietnamese"), N_("Translate it."))
    told = {
        (each_grammar.claim, each_grammar.language)
        for each_grammar in grammars
        if each_grammar.stance == "tell"
    }
    for n, claim in enumerate(loaded.scenario.claims):
        for lang in loaded.scenario.drill.languages:
            if (claim.id, lang) not in told:
                message = N_("no grammar tells the claim {claim} in {lang}")
                remedy = N_("Add one to texts/ with this claim, the stance tell and this language.")
                yield warning(
                    "S166", loaded.where("claims", n, "id"), message, remedy, claim=claim.id, lang=lang
                )


def _patterns(grammar: Grammar) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("start", m), text) for m, text in enumerate(grammar.start))
    for name, texts in grammar.rules.items():
        yield from ((("rules", name, m), text) for m, text in enumerate(texts))


def _vietnamese(text: str) -> bool:
    return accented(text) > _ACCENTED_SHARE * letters(text)


def _english(text: str) -> bool:
    """Whether a text is in English that names something in Vietnamese."""
    words = re.findall(r"[^\W\d_]+", text)
    written = sum(word[0].islower() and bool(accented(word)) for word in words)  # no names
    little = [word for word in map(str.lower, words) if word in _ENGLISH | _EITHER]
    said = bool(_ENGLISH & {*little}) and len(little) >= _ENGLISH_SHARE * len(words)
    return said and written <= _ACCENTED_SHARE * len(words)


def _all_but_names(text: str) -> bool:
    """Whether its words in small letters, several of them, are no Vietnamese, with marks or without; names say nothing of it."""
    small = [word for word in re.findall(r"[^\W\d_]+", TOKEN.sub(" ", text)) if word[0].islower()]
    return len(small) >= FEW_SMALL and not accented(" ".join(small)) and not typed_bare(" ".join(small))
