"""What the words of a text say against the field beside them: another claim, another time, a stranger's voice."""

# Charter: scenario checks wording
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from infodrill.kernel.compared import only_its_own
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import kind_in
from infodrill.scenario.checks.clash import FALSE, settled
from infodrill.scenario.checks.injectclash import TOLD_A_CELL
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.timeline import ROUND, after_start, length
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import Loaded, model_of
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Inject, Scenario
from infodrill.scenario.senders import speaks_for

OF_CONTROL = frozenset({"information", "contingency", "background"})
"""Kinds of inject that say what others asked for: they may speak of anything."""
SURE, OFTEN, SEVERAL = 4, 3, 3
"""Words that one claim alone has, in a text that has none of its own claim's: so many alone, or in so many injects."""
ASKED = 2  # such words in a text whose answer is expected in public
OF_ANOTHER = N_("inject {number} names the claim {claim}, and its words are those of {near}")
ASKED_OF = N_(
    "of inject {number} a public answer is expected, and it names no claim; its words are those of {near}"
)
OUT_OF_ORDER = N_("{at} stands between {before} and {behind}")
SAID_OF = N_("inject {number} names no claim, and its words are those of {near}")
_AFTER = re.compile(r"\+(?:0:(\d\d)|(\d{1,3}):(\d\d):00)")  # +0:21, and +21:00:00
_OWNS_UP = re.compile(
    r"(?i)(?<!\w)(?:(?P<we>(?:lỗi|sai sót|sơ suất)[^.;,]{0,12} của (?:chính )?(?:mình|ta|chúng ta|chúng tôi)"
    r"|(?:mistake|error|fault) (?:is|was) (?:our own|ours)|our (?:own )?(?:mistake|error|fault|slip))"
    r"|(?:lỗi|sai sót|sơ suất) của (?:chính )?(?P<whose_vi>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"|(?P<whose_en>[^\W\d_]+)['’]s (?:own )?(?:mistake|error|fault|slip)"
    r"|(?:chính|ngay trên) (?:loa|bảng tin|trang|thông báo) của (?P<by_vi>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"|(?P<by_en>[^\W\d_]+)['’]s own (?:loudspeaker|board|page|notice|announcement))(?!\w)"
)
"""How a text says whose mistake it was, or by whose own voice it was told."""
FEW_HOURS = range(1, 4)  # of a time with minutes behind them, which nobody writes for minutes and seconds
_WITHIN = re.compile(r"(?i)(?:trong|trong vòng|within) (\d{1,3}) ?(?:phút|ph|p|'|min|mins|minutes?)(?!\w)")
Words = Mapping[str, str]  # by word that one claim's sentence alone has, that claim


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    own = _own_words(loaded.scenario)
    yield from _spoken_of(loaded)
    yield from _asked_about(loaded, own)
    yield from _own_side(loaded)
    yield from _read_otherwise(loaded)
    yield from _due_otherwise(loaded)
    yield from _a_nought_too_many(loaded)


def _own_words(scenario: Scenario, *, records: bool = False) -> Words:
    """Those of its sentence, with `records` those of what is known of it too."""
    lang = scenario.drill.languages[0]
    texts = {
        claim.id: " ".join(
            [claim.sentence.in_(lang), *(known.why.in_(lang) for known in claim.truth if records)]
        )
        for claim in scenario.claims
    }
    words = {
        name: {word for word in folded_words(text).split() if len(word) > 2} for name, text in texts.items()
    }
    return {word: name for name, each in only_its_own(words).items() for word in each}


def _counted(inject: Inject, own: Words, lang: str) -> Counter[str]:
    """By claim, how many of its own words the text holds."""
    said = {*folded_words(f"{inject.body.in_(lang)} {inject.from_}").split()}
    return Counter(own[word] for word in said if word in own)


def _nearest(counted: Counter[str]) -> tuple[str, int, int]:
    """The claim of whose own words there are the most, how many, and of the next claim's."""
    ranked = sorted(((n, name) for name, n in counted.items()), reverse=True)
    (most, near), (following, _) = [*ranked[:2], (0, ""), (0, "")][:2]
    return near, most, following


def _spoken_of(loaded: Loaded) -> Iterator[ScenarioProblem]:
    remedy = N_("Write {near}, or leave it if that is meant.")
    for n, near in misread(loaded):
        inject = loaded.scenario.msel.injects[n]
        params = {"number": inject.number, "claim": in_code(inject.claim), "near": in_code(near)}
        yield warning("S163", loaded.where("msel", "injects", n, "claim"), OF_ANOTHER, remedy, **params)


def misread(loaded: Loaded) -> list[tuple[int, str]]:
    """Injects whose words are those of another claim's sentence, and that claim: one that was copied, or a column that slipped or
    was sorted alone."""
    scenario, own = loaded.scenario, _own_words(loaded.scenario)
    lang, found = scenario.drill.languages[0], []
    for n, inject in enumerate(scenario.msel.injects):
        claim = inject.claim or ""
        if inject.kind in OF_CONTROL or claim not in scenario.by_id:
            continue
        counted = _counted(inject, own, lang)
        near, most, next_most = _nearest(counted)
        if not counted[claim] and most >= OFTEN and next_most < most - 1:
            found.append((n, near, most))
    return [(n, near) for n, near, most in found if most >= SURE or len(found) >= SEVERAL]


def _asked_about(loaded: Loaded, own: Words) -> Iterator[ScenarioProblem]:
    """A public answer is expected to words that are one claim's, or somebody out there says them, and no claim is named."""
    scenario = loaded.scenario
    lang, strangers = scenario.drill.languages[0], {*scenario.drill.senders}
    words = (own, _own_words(scenario, records=True))
    remedy = N_("Write {shape}, or leave it if that is meant.")
    for n, inject in enumerate(scenario.msel.injects):
        of_control = inject.kind in OF_CONTROL and loaded.where.written("msel", "injects", n, "kind")
        if inject.claim is not None or of_control or not own:
            continue
        answered = any(expected.evidence == "statement" for expected in inject.expected_actions)
        # What goes to cells alone opens the play, and may speak of anything.
        heard = inject.from_ in strangers and (inject.to.public or inject.to.roles)
        asked = _spoken_most(inject, own, lang, ASKED, ahead=1) if answered else ""
        named = (_spoken_most(inject, each, lang, OFTEN, ahead=2) for each in words if heard)
        said = next(filter(None, named), "")
        if near := asked or said:
            place = loaded.where("msel", "injects", n, "claim")
            params = {"number": inject.number, "near": in_code(near), "shape": in_code(f"claim: {near}")}
            yield warning("S163", place, ASKED_OF if asked else SAID_OF, remedy, **params)


def _spoken_most(inject: Inject, own: Words, lang: str, least: int, *, ahead: int) -> str:
    """The claim of which the text has so many own words, and so many more than of any other."""
    near, most, next_most = _nearest(_counted(inject, own, lang))
    return near if most >= least and most - next_most >= ahead else ""


def _own_side(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An error of our own that nobody of our own side publishes, or by a way that the public never sees; and what our own side
    tells by an honest mistake and yet is called no error of ours."""
    scenario = loaded.scenario
    names = {name for cell in scenario.cells.cells if cell.level for name in cell.called}
    sides = {word for name in names for word in _words(name)}
    # What the town is called stands in the names of strangers' pages too.
    towns = [name for name in bare_names(fields(loaded.where.documents["places.yaml"].data)) if name]
    town = re.compile("|".join(map(re.escape, sorted(towns, key=len, reverse=True))) or "(?!)", re.IGNORECASE)
    for n, claim in enumerate(scenario.claims):
        told = scenario.told_at(claim.id)
        senders = dict.fromkeys(inject.from_ for _, inject in told)
        ours = [(m, each) for m, each in told if sides & _words(town.sub(" ", each.from_))]
        if claim.own_error and senders and not ours:
            message = N_("our own side published it, and yet it comes from {names} alone")
            remedy = N_("Let an inject of our own side tell it too, or take `own_error` out.")
            place = loaded.where("claims", n, "own_error")
            yield warning("S163", place, message, remedy, names=", ".join(senders))
        if claim.own_error:
            yield from (
                _unheard(loaded, m, each) for m, each in ours if each.to.public and each.method in TOLD_A_CELL
            )
        elif not claim.poses_as and (owned := _owned(claim, sides)):
            message = N_("it is called no error of our own, and yet {name} says that it was: {text}")
            place, remedy = (
                loaded.where("claims", n, "own_error"),
                N_("Write `own_error: true`, or correct the text."),
            )
            yield warning("S163", place, message, remedy, name=in_code(owned[0]), text=in_code(owned[1]))
        elif claim.gate_answers[7] == "yes" and not claim.poses_as:
            pages = [each.from_ for _, each in ours if any(speaks_for(each.from_, name) for name in names)]
            message = N_("{name} tells it by an honest mistake, and yet it is called no error of our own")
            remedy = N_("Write `own_error: true`, or let somebody else tell it.")
            place = loaded.where("claims", n, "gate_answers")
            yield from (warning("S163", place, message, remedy, name=name) for name in pages[:1])


def _owned(claim: Claim, sides: set[str]) -> tuple[str, str] | None:
    """The field of a false claim that says that our own side is to blame for it, and its words; None for none."""
    texts = {"truth.why": claim.truth[-1].why, "harm_why": claim.harm_why, "sentence": claim.sentence}
    for name, text in texts.items() if settled(claim, FALSE) else ():
        for lang in ("vi", "en") if text is not None else ():
            for hit in _OWNS_UP.finditer(text.in_(lang) if text else ""):
                whose = next(
                    (hit[name] for name in ("whose_vi", "whose_en", "by_vi", "by_en") if hit[name]), ""
                )
                ours = hit.lastgroup == "we" or _words(whose) & sides
                if ours:
                    return name, hit[0]
    return None


def _unheard(loaded: Loaded, m: int, inject: Inject) -> ScenarioProblem:
    message = N_("inject {number} is an error that our own side published, and yet it comes as `{method}`")
    remedy = N_("Write `public_feed`, `closed_group` or `press`, by which the public reads it.")
    place, told = (
        loaded.where("msel", "injects", m, "method"),
        {"number": inject.number, "method": inject.method},
    )
    return warning("S163", place, message, remedy, **told)


def _words(name: str) -> set[str]:
    """With their accents, by which short words differ."""
    return {word for word in re.findall(r"[^\W\d_]+", name.casefold()) if len(word) > 2}


def _read_otherwise(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A time in which minutes were written as hours, or hours as minutes, and that is read otherwise."""
    over = length(loaded.scenario.drill)
    message = N_("{value} is read as {read}")
    for document in loaded.written.values():
        for path, value in plain_values(document.data):
            found = _AFTER.fullmatch(value) if isinstance(value, str) else None
            if not found or kind_in(model_of(document.name), path) not in ("moment", "span"):
                continue
            minutes = int(found[1] or found[2]) + int(found[3] or 0) // 60
            read = int(found[1] or 0) or int(found[2] or 0) * 3_600 + int(found[3] or 0) * 60
            odd = read % ROUND if found[1] else read >= over
            if not odd or not 0 < minutes * 60 < over:
                continue
            if int(found[2] or 0) in FEW_HOURS and found[3] != "00":
                continue  # +1:30:00 is an hour and a half to everybody: that it comes after the end is told
            near = in_code(after_start(minutes * 60 + int(found[3] or 0)))
            told = N_("For minute {minute} write {near}, or leave it if that is meant.")
            hours = f"{read // 3_600} h {read // 60 % 60} min" if read % 3_600 else f"{read // 3_600} h"
            shown = in_code(f"{read} s" if found[1] else hours)
            yield warning(
                "S164",
                document.place(path),
                message,
                told,
                value=in_code(value),
                read=shown,
                near=near,
                minute=minutes,
            )


def _due_otherwise(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An expected action whose words give another time than its deadline."""
    lang = loaded.lang
    for n, inject in enumerate(loaded.scenario.msel.injects):
        for m, action in enumerate(inject.expected_actions):
            said = [int(hit[1]) * 60 for hit in _WITHIN.finditer(action.what.in_(lang))]
            if len(said) == 1 and 0 < said[0] != action.deadline:
                message = N_("the action says {said}, and its deadline is {deadline}")
                remedy = N_("Write {near} as `deadline`, or correct the text.")
                place = loaded.where("msel", "injects", n, "expected_actions", m, "deadline")
                shown = {"said": after_start(said[0]), "deadline": after_start(action.deadline)}
                yield warning("S164", place, message, remedy, **shown, near=in_code(after_start(said[0])))


def _a_nought_too_many(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An inject whose time lies far behind its neighbours' in the file, and a tenth of it, or what is left without its hour,
    between them."""
    injects = loaded.scenario.msel.injects
    for n in range(1, len(injects) - 1):
        before, at, behind = injects[n - 1].at, injects[n].at, injects[n + 1].at
        meant = [at // 10] * (at % 600 == 0) + [at % 3_600] * (at >= 3_600)
        near_by = next((each for each in meant if before <= each <= behind < at), None)
        if near_by is not None and loaded.where.written("msel", "injects", n, "at"):
            remedy = N_("Write {near} if that is meant, else leave it.")
            shown = {"at": after_start(at), "before": after_start(before), "behind": after_start(behind)}
            place, near = loaded.where("msel", "injects", n, "at"), in_code(after_start(near_by))
            yield warning("S164", place, OUT_OF_ORDER, remedy, **shown, near=near)
