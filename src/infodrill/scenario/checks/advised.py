"""Whether advice tells people to do what the rumour tells them to do."""

# Charter: scenario checks advised
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import FALSE, same_words, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.saidthings import stem
from infodrill.scenario.schema import Claim

ORDER: Mapping[str, int] = {"vi": 5, "en": 4}
"""Words in a row of a rumour by which advice repeats it: a word of English is more than a syllable."""
DONE: Mapping[str, int] = {"vi": 4, "en": 3}
ROW: Mapping[str, int] = {"vi": 3, "en": 3}
"""Words in a row that a rumour tells, one text refuses and the other tells again."""
DEED = 3  # words of a whole clause that orders what a rumour orders
_LED_TO: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:thì|phải|hãy|cứ|nên|mau) (?=(?P<deed>[^,.;:!?()]+))"),
    "en": re.compile(r"(?i)(?<!\w)(?:must|should|please|have to|then|just) (?=(?P<deed>[^,.;:!?()]+))"),
}
_REFUSED = frozenset({"khong", "dung", "not", "never"})  # folded
AMOUNT = 10_000  # of money, as a rumour has it
SAME_DEED = 2  # words, of so many in a row that say what to do, which say that it is the same
ALIKE = 3  # words of a clause that say something, which advice and what is feared both have
BEGINS = 2  # words of a clause that say what is done, and to what
_PEOPLE_DO: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:người ta|ai cũng|các cụ|bà con) (?=(?P<deed>[^,.;:!?()]+))"),
    "en": re.compile(r"(?i)(?<!\w)(?:they|people|families|parents) (?=(?P<deed>[^,.;:!?()]+))"),
}
"""What people do of whom `harm_why` tells."""
_FOR_SOME = re.compile(
    r"(?i)(?<!\w)(?:nếu|khoan|thôi|ai (?:đã|lỡ)|lỡ|đã|khi|trước khi|sau khi"
    r"|if|already|have|has|whoever has|when|before|after)(?!\w)"
)
"""What is said to those to whom it has happened, and what holds back."""
_FILLS: Mapping[str, frozenset[str]] = {
    "vi": frozenset((
        *("nguoi", "ta", "ai", "cu", "ca", "cho", "la", "de", "thi", "rat", "het", "xong", "ho", "dan", "o", "ra", "vao", "moi"),
    )),
    "en": frozenset((
        *("a", "an", "it", "to", "of", "in", "on", "at", "their", "them", "they", "people", "who", "whoever", "with", "by", "as"),
    )),
}  # fmt: skip
"""Small words of a clause, folded."""
_OR_NOT = re.compile(r"(?i) (?:hay|or) (?:không|chưa|not)(?!\w)")  # asks, and refuses nothing
ERROR = 4  # words in a row of an error of our own that advice repeats
LONG_WORD = 3  # letters of a word that says something
MANY_WORDS, MOSTLY = 5, 0.7  # of a clause that a rumour has too, in whatever order
_TOLD: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)\W*(?:bà con |anh chị |mọi người |xin |ai \w+ thì )*(?:hãy|cứ|nên|mau|nhớ|phải|chuyển|mang|đem|đưa|tới|đến)(?!\w)"
    ),
    "en": re.compile(
        r"(?i)\W*(?:please )?(?:send|pay|give|take|bring|go|come|buy|drink|leave|move|transfer|row|carry)(?!\w)"
    ),
}
"""How a clause begins that tells people to do something."""
_SMALL_FOLDED = frozenset(
    {"the", "and", "your", "you", "for", "bạn", "con", "cho", "cac", "nhung", "our", "its", "this", "that"}
)
_ORDERS = frozenset(
    {"phai", "hay", "mau", "gap", "ngay", "chay"}
    | {"must", "should", "hurry", "run", "now", "quickly", "immediately"}
)
"""Words, folded, with which a rumour tells people what to do."""
_LEADING = _ORDERS | {
    "ai",
    "can",
    "nen",
    "duoc",
    "co",
    "viec",
    "to",
    "have",
    "has",
    "need",
    "needs",
    "body",
    "one",
}
"""What may stand between a refusal and the deed that it refuses."""
_DEEDS = frozenset((
    "avoid", "boil", "bring", "buy", "call", "carry", "cash", "click", "close", "collect", "come", "cut", "dial", "donate",
    "download", "drain", "drink", "drive", "eat", "empty", "evacuate", "fetch", "fill", "flee", "forward", "get", "give", "go",
    "hand", "hide", "install", "join", "keep", "leave", "lock", "move", "open", "order", "pack", "pay", "pour", "pull", "push",
    "put", "queue", "read", "refuse", "register", "remove", "report", "run", "scan", "sell", "send", "share", "show", "sign",
    "smear", "soak", "spray", "stay", "stockpile", "stop", "swallow", "take", "tear", "tell", "throw", "tie", "transfer",
    "turn", "type", "unplug", "use", "walk", "wash", "wear", "withdraw",
))  # fmt: skip
"""What English tells people to do without a word that orders it, where a clause begins with it."""
_CLAUSES = re.compile(r"(?i)[,.;:!?()–—]|\b(?:and|or|then|so|please|to)\b")
_THEN = re.compile(r"(?i) (?:and|then|rồi|và|để) ")
THING: Mapping[str, int] = {"vi": 2, "en": 1}
"""Words of a thing: one of English is more than a syllable."""
REFUSES = re.compile(
    r"(?i)(?<!\w)(?:không|đừng|chớ|chưa|khỏi|don['’]t|do not|not|never|no|nobody|nothing|without|instead of)(?!\w)"
)


def as_the_rumour_says(claim: Claim, field: str, lang: str) -> str:
    """The sentence of `advice` or `meanwhile` that does; "" for none. A sentence that refuses something repeats it for that."""
    text, rumour = getattr(claim, field), claim.sentence.in_(lang)
    bare = _bare(rumour, lang)
    orders = {*_bare(" ".join(_ORDERS | _told(rumour)), lang).split()}
    if deed := _same_deed(claim, text.in_(lang), lang):
        return deed
    if beside := _refused_beside(claim, field, lang):
        return beside
    if settled(claim, FALSE) and (again := _said_again(text.in_(lang), rumour, lang)):
        return again
    refused = bool(REFUSES.search(text.in_(lang)))  # a name that both tell is no deed beside what is refused
    for part in sentences(text.in_(lang), also=";"):
        shared = same_words(_bare(part, lang), bare)
        ordered = len(shared) >= ORDER[lang] and bool(orders & {*shared})
        if (
            settled(claim, FALSE)
            and not REFUSES.search(text.in_(lang))
            and _ordered_alike(part, rumour, lang)
        ):
            return part.strip()
        if (ordered and not REFUSES.search(part)) or (not refused and _forbidden(claim, field, shared, lang)):
            return part.strip()
    return ""


def _same_deed(claim: Claim, text: str, lang: str) -> str:
    """The clause that tells people to do something and has hardly a word that the rumour does not have; "" for none."""
    rumour = {*_bare(claim.sentence.in_(lang), lang).split()}
    parts = [clause for part in sentences(text, also=";") for clause in part.split(", ")]
    for clause in parts if settled(claim, FALSE) else ():
        words = [
            word
            for word in folded_words(clause).split()
            if len(word) >= LONG_WORD and word not in _SMALL_FOLDED
        ]
        same = [word for word in words if stem(word, lang) in rumour]
        if (
            len(same) >= MANY_WORDS
            and len(same) >= MOSTLY * len(words)
            and _TOLD[lang].match(clause)
            and not REFUSES.search(clause)
        ):
            return clause.strip()
    return ""


def as_the_untold_do(claim: Claim, field: str, lang: str) -> str:
    """The clause of `advice` or `meanwhile` that tells people what they do, by `harm_why`, when nobody answers them: "they put
    leaves on it"; "" for none, and where a word refuses it."""
    done = {_beginning(hit["deed"]) for hit in _PEOPLE_DO[lang].finditer(claim.harm_why.in_(lang))} - {""}
    for clause in _parts(getattr(claim, field).in_(lang)) if done else ():
        if _beginning(clause) in done and not REFUSES.search(_OR_NOT.sub("", clause)):
            return clause.strip()
    return ""


def as_is_feared(claim: Claim, field: str, languages: Sequence[str]) -> str:
    """The clause of `advice` or `meanwhile` that tells people to do what `harm_why` of a false claim fears that they do, whatever
    stands around it: "let a stranger photograph their papers"; "" for none, where it is refused or is for those who did, and
    where one of the languages has none: a thing may stand in both by right."""
    found = [_as_is_feared(claim, field, lang) for lang in languages] if settled(claim, FALSE) else []
    return found[0] if all(found) and found else ""


def _as_is_feared(claim: Claim, field: str, lang: str) -> str:
    parts = re.split(r"[,;:.]| (?:và|rồi|and|or|then) ", claim.harm_why.in_(lang))
    feared = [_content(part, lang) for part in parts]
    for clause in _parts(getattr(claim, field).in_(lang)):
        said = _content(clause, lang)
        same = [said & done for done in feared if len(said & done) >= MOSTLY * min(len(said), len(done))]
        if any(len(each) >= ALIKE for each in same) and not (
            REFUSES.search(clause) or _FOR_SOME.search(clause)
        ):
            return clause.strip()
    return ""


def _content(text: str, lang: str) -> frozenset[str]:
    """Its words that say something, folded and without their endings."""
    words = (word for word in folded_words(text).split() if word not in _SMALL_FOLDED | _FILLS[lang])
    return frozenset(stem(word, lang) for word in words)


def _beginning(clause: str) -> str:
    """Its first two words, folded, by which people are told what to do; "" for one word alone."""
    words = folded_words(clause).split()[:BEGINS]
    return " ".join(words) if len(words) == BEGINS else ""


def as_our_error_says(claim: Claim, lang: str) -> str:
    """The sentence of `advice` that says what an error of our own says, and nothing that the record alone knows; "" for none."""
    if not claim.own_error or claim.advice is None or not settled(claim, FALSE):
        return ""
    text, rumour = claim.advice.in_(lang), claim.sentence.in_(lang)
    known = {word for each in claim.truth for word in folded_words(each.why.in_(lang)).split()}
    corrects = {
        word for word in known - {*folded_words(rumour).split()} if len(word) >= LONG_WORD or word.isdigit()
    }
    refused = {hit[0].lower() for hit in REFUSES.finditer(text)} - {
        hit[0].lower() for hit in REFUSES.finditer(rumour)
    }
    if refused:
        return ""
    parts = [part for part in sentences(text, also=";") if not corrects & {*folded_words(part).split()}]
    if len(parts) == len(sentences(text, also=";")) and (
        row := next((part for part in parts if len(same_words(part, rumour)) >= ERROR), "")
    ):
        return row.strip()
    return next((part.strip() for part in parts if _in_any_order(part, rumour)), "")


def _in_any_order(part: str, rumour: str) -> bool:
    """Whether hardly a word stands in it that the rumour does not have."""
    words = [
        word
        for word in folded_words(part).split()
        if (len(word) >= LONG_WORD or word.isdigit()) and word not in _SMALL_FOLDED
    ]
    same = [word for word in words if word in folded_words(rumour).split()]
    return len(same) >= MANY_WORDS and len(same) > MOSTLY * len(words)


def _said_again(text: str, rumour: str, lang: str) -> str:
    """The clause that refuses, word for word, what the rumour refuses, or has an amount of it; "" for none."""
    for clause in (clause for part in sentences(text, also=";") for clause in part.split(", ")):
        shared = same_words(clause, rumour)
        if len(shared) >= ORDER[lang] - 1 and _REFUSED & {*shared}:
            return clause.strip()
        amounts = {each.value for each in said_numbers(clause, lang) if each.value >= AMOUNT}
        known = {each.value for each in said_numbers(rumour, lang)}
        if amounts & known and len(shared) >= DONE[lang] - 1 and not REFUSES.search(clause):
            return clause.strip()
    return ""


def _ordered_alike(part: str, rumour: str, lang: str) -> bool:
    """Whether all that a word of order leads to is a row of words of the rumour."""
    said = f" {_bare(rumour, lang)} "
    led = (_bare(hit["deed"], lang).split() for hit in _LED_TO[lang].finditer(part))
    return any(len(deed) >= DEED and f" {' '.join(deed)} " in said for deed in led)


def _bare(text: str, lang: str) -> str:
    """Its words, folded, English ones without their endings: who drinks salt water does what "drink salt water" tells."""
    return " ".join(stem(word, lang) for word in folded_words(text).split())


def _told(rumour: str) -> frozenset[str]:
    """English deeds with which its clauses begin."""
    begins = (folded_words(clause).partition(" ")[0] for clause in _CLAUSES.split(rumour))
    return _DEEDS & {*begins}


def _refused_beside(claim: Claim, field: str, lang: str) -> str:
    """The clause that tells people, without a word that refuses it, what the rumour tells them and the other of advice and
    `meanwhile` refuses; "" for none. A name stands in all three by right."""
    other = claim.meanwhile if field == "advice" else claim.advice
    refused = [
        clause[hit.end() :]
        for clause in _parts(other.in_(lang) if other else "")
        if (hit := REFUSES.search(clause))
    ]
    rows, deeds = {*_rows(claim.sentence.in_(lang), lang)}, _deeds(claim.sentence.in_(lang), lang)
    # What stands behind a colon is refused with what stands before it.
    told = (each for each in _parts(getattr(claim, field).in_(lang), r",") if not REFUSES.search(each))
    return next(
        (
            clause.strip()
            for clause in told
            if any(_same_done(clause, each, rows & {*_rows(clause, lang)}, lang) for each in refused)
            or any(_done_to_it(clause, each, deeds, lang) for each in refused)
        ),
        "",
    )


def _same_done(clause: str, refused: str, rows: set[str], lang: str) -> bool:
    """Whether a clause tells people to do what is refused, by the rows that both may have, and not something else with the same
    thing: "đổ nước trong bồn" is refused, and "giữ nước trong bồn" is told."""
    said, words = _bare(refused, lang), {*_bare(clause, lang).split()}
    leading = {*_bare(" ".join(_LEADING), lang).split()}
    deeds = ({*said.partition(row)[0].split()} - leading for row in rows if f" {row} " in f" {said} ")
    return any(not deed or deed & words for deed in deeds)


def _deeds(rumour: str, lang: str) -> set[str]:
    """The words by which a rumour begins what it tells people to do."""
    led = {_bare(hit["deed"], lang).partition(" ")[0] for hit in _LED_TO[lang].finditer(rumour)}
    return led | {stem(word, lang) for word in _told(rumour)}


def _done_to_it(clause: str, refused: str, deeds: set[str], lang: str) -> bool:
    """Whether it tells people to do, by a deed of the rumour, what is refused: to pull the drip out, where people are not to
    remove a drip; but to drink water, where none is to drink lime water, is another thing."""
    first, *rest = _long(refused, lang)
    for part in _THEN.split(clause.strip()):
        deed, thing = _bare(part, lang).partition(" ")[0], {*_long(part, lang)[1:]}
        alike = thing in ({first, *rest}, {*rest}) if lang == "en" else thing <= {first, *rest}
        if deed in deeds and len(thing) >= THING[lang] and alike:
            return True
    return False


def _long(text: str, lang: str) -> list[str]:
    """Its words, bare, the first one and those that say something."""
    first, *rest = _bare(text, lang).split() or [""]
    return [first, *(word for word in rest if len(word) >= LONG_WORD and word not in _SMALL_FOLDED)]


def _parts(text: str, marks: str = r"[,:]") -> list[str]:
    return [clause for part in sentences(text, also=";") for clause in re.split(marks, part)]


def _rows(text: str, lang: str) -> Iterator[str]:
    """So many words in a row, of which the first say what is done: none in capitals within a sentence, not all of them small."""
    words, size = re.findall(r"[^\W_]+", text.strip()), ROW[lang]
    for row in (words[n : n + size] for n in range(len(words) - size + 1)):
        folded = folded_words(" ".join(row))
        if not any(word[0].isupper() for word in row[1:]) and not {*folded.split()} <= _SMALL_FOLDED:
            yield _bare(folded, lang)


def _forbidden(claim: Claim, field: str, shared: list[str], lang: str) -> bool:
    """Whether the other of advice and `meanwhile` tells people not to do what this one shares with the rumour."""
    other = claim.meanwhile if field == "advice" else claim.advice
    said = other.in_(lang) if other else ""
    words = {word for word in shared if len(word) >= LONG_WORD - 1} & {*_bare(said, lang).split()}
    return len(shared) >= DONE[lang] and len(words) >= SAME_DEED and bool(REFUSES.search(said))
