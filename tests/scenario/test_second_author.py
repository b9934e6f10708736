"""What a second author met: each mistake told with the words that mend it there, by its kind in each drill that is begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from infodrill.scenario.checks.places import folded_words
from tests.forms import both_forms
from tests.scenario.test_mistakes import found
from tests.scenario.test_remedies_anywhere import BEGUN, BODY, HARM, beside

Change = tuple[str, str, str | Callable[[re.Match[str]], str]]
WAITS = r"(until: )\+[\d:]+"
MEANWHILE = r"(?m)^(meanwhile: ).*$"
FALSE_CLAIM = 'verdict: "FALSE"'


def told(
    drill: str, file: str, pattern: str, new: str | Callable[[re.Match[str]], str], nth: int = 0
) -> list[str]:
    """ "code file: the whole as shown" of what the change brings."""
    base = BEGUN[drill]
    usual = {said[3] for said in found(base)}
    name = next(each for each in sorted(base) if each.startswith(file) and re.search(pattern, base[each]))
    hit = list(re.finditer(pattern, base[name]))[nth]
    made = new(hit) if callable(new) else hit.expand(new)
    other = max(each for each in base if each.startswith("claims/")).removeprefix("claims/")
    made = made.replace("OTHER", other.removesuffix(".yaml"))
    text = base[name][: hit.start()] + made + base[name][hit.end() :]
    said = found({**base, name: text})
    return [
        f"{each[2]} {each[3]}" for each in said if each[3] not in usual and each[2] not in ("S131", "S132")
    ]


KINDS: Mapping[str, tuple[Change, str, str]] = {
    "five phases": (("drill.yaml", "phases: .*", "phases: [5, 10, 20, 20, 5]"), "S113", r"\[6, 7, 43, 4\]"),
    "an empty body": (("msel.yaml", BODY, '    body: ""'), "S113", "không bỏ trống được"),
    "a kind of trigger": (
        ("msel.yaml", r"(?m)^    claim: (\w+)", r"\g<0>\n    kind: conditional"), "S113", r"`trigger: \{kind: condition, …\}`",
    ),
    "after the end": (("msel.yaml", r"(?m)^  - at: (\S+)", "  - at: +500:00"), "S161", r"trước \+\d+:00"),
    "a number in a seat's name": (
        ("cells.yaml", r'name: "[^"]*"', 'name: "Chị Lan, 0903 123 456"'), "S180", "tên chỉ ghi cách gọi",
    ),
    "minutes until when it waits": (
        ("msel.yaml", WAITS, r"\g<1>40"), "S162|S164", r"phút.*`\+40:00`",
    ),
    "our own error and no mistake": (("claims/", HARM, beside("own_error: true\n")), "S163", "câu 8"),
    "a twin of another topic": (
        ("claims/", HARM, lambda hit: f"{hit[0]}\ntwin: OTHER"), "S163", "chuyện khác",
    ),
    "what only a gauge shows": (("claims/", MEANWHILE, r'\1"Đồng hồ chỉ 62 phần trăm, không sao."'), "S163", "hồ sơ"),
    "a comfort that nobody can give": (("claims/", MEANWHILE, r'\1"Bà con cứ yên tâm, ở nhà."'), "S163", "hồ sơ"),
    "a first move that is late": (
        ("drill.yaml", r"(?m)^(noise_per_hour: .*)$", r'\1\nmoves: [{at: +5:00, title: "Sáng"}]'), "S160", r"\+0:00",
    ),
    "a question of the press to who watches": (
        ("msel.yaml", r"    to: \[.*SPOKE.*\]\n(    claim: \w+\n)?    method: press", r"    to: [MONITOR]\n\1    method: press"),
        "S177", "Hãy thêm SPOKE",
    ),
    "a number of another country": (
        ("msel.yaml", BODY, '    body: "Gọi 0171 555 2233 nhé"'), "S180", r"msel.yaml:\d+ \S+body: .*phone:a",
    ),
    "an emergency number of others": (("msel.yaml", BODY, '    body: "Gọi ngay 911 nhé"'), "S185", "phone:a"),
    "a door that shuts early": (("cells.yaml", r"(?m)^cells:$", "join_minutes: 30\ncells:"), "S164", "join_minutes"),
}  # fmt: skip
EVERY = [(kind, drill) for kind in KINDS for drill in BEGUN]


@pytest.mark.parametrize(("kind", "drill"), both_forms(EVERY, EVERY[:: len(BEGUN) + 1]))
def test_a_mistake_is_told_with_what_mends_it(kind, drill):
    change, code, remedy = KINDS[kind]
    said = told(drill, *change)
    assert any(re.match(code, each) and re.search(remedy, each) for each in said), said


@pytest.mark.parametrize("drill", BEGUN)
def test_a_place_of_another_template_is_told_once_wherever_it_was_left(drill):
    said = told(drill, "msel.yaml", BODY, lambda hit: f'    body: "{hit[1]} Vịnh Chài, Bến Rươi, Vịnh Chài."')
    named = [each for each in said if each.startswith("S195")]
    assert [("Vịnh Chài" in each, "Bến Rươi" in each) for each in named] in (
        [(True, False), (False, True)],
        [(False, True), (True, False)],
    )


@pytest.mark.parametrize("drill", BEGUN)
def test_a_town_renamed_in_places_alone_is_told_where_its_old_name_stands(drill):
    old = re.search(r'city: "?(?:Thành phố )?(.*?)(?: City)?"?\n', BEGUN[drill]["places.yaml"])
    assert old
    said = told(drill, "places.yaml", re.escape(old[1]), "Mây Xám")
    assert any(each.startswith("S195") and old[1] in each for each in said) or not any(
        old[1] in text for name, text in BEGUN[drill].items() if name != "places.yaml"
    )


@pytest.mark.parametrize("drill", BEGUN)
def test_a_telling_of_a_false_claim_called_true_is_told(drill):
    base = BEGUN[drill]
    false = [
        name.removeprefix("claims/").removesuffix(".yaml")
        for name, text in base.items()
        if name.startswith("claims/")
        and set(re.findall(r'verdict: "?(\w+)', text)) <= {"FALSE", "UNPROVEN"}
        and FALSE_CLAIM in text
        and "own_error" not in text
    ]
    claim = sorted(false)[0]
    said = told(
        drill, "msel.yaml", rf"(?m)^    claim: {claim}$", "    claim: " + claim + '\n    truth: "true"'
    )
    assert [each for each in said if each.startswith("S163")], said


@pytest.mark.parametrize("drill", BEGUN)
def test_a_receipt_that_nobody_can_give_is_told_as_that(drill):
    base = BEGUN[drill]
    text = re.sub(r"(?m)^    to: \[.*\]", "    to: [public]", base["msel.yaml"], count=1)
    number = 1
    waits = f"    trigger: {{kind: condition, condition: {{inject_acknowledged: {number}}}}}\n"
    hit = list(re.finditer(BODY, text))[3]
    changed = text[: hit.start()] + waits + text[hit.start() :]
    said = [each[3] for each in found({**base, "msel.yaml": changed}) if each[2] == "S152"]
    assert said and "chỉ gửi cho công chúng" in said[0], said


@pytest.mark.parametrize("drill", BEGUN)
def test_a_number_that_holds_an_emergency_number_is_told_as_a_number_alone(drill):
    said = told(drill, "msel.yaml", BODY, '    body: "Gọi 0905 111 222, hoặc 0171 555 1122"')
    assert {each.split()[0] for each in said} <= {"S180", "S165"} and said, said


@pytest.mark.parametrize("drill", BEGUN)
def test_what_a_grammar_leaves_open_is_told_once_with_the_rule_that_may_be_meant(drill):
    base = BEGUN[drill]
    (lang,) = re.findall(r"languages: \[(\w+)\]", base["drill.yaml"])
    claim = (
        min(each for each in base if each.startswith("claims/")).removeprefix("claims/").removesuffix(".yaml")
    )
    made = f'grammars:\n  - {{id: x.q, language: {lang}, stance: question, claim: {claim}, start: ["{{where}} 5?"]}}\n'
    said = [each for each in found({**base, "texts/a.yaml": made}) if each[0] == "texts/a.yaml"]
    assert [each[2] for each in said] == ["S301"], said


@pytest.mark.parametrize("drill", BEGUN)
def test_names_that_may_anchor_a_sentence_are_listed_once_each(drill):
    said = told(
        drill,
        "claims/",
        r"(?ms)^sentence: .*?(?=^gate)(?=.*harm: H4)",
        'sentence: "Cả làng phải chạy ngay"\n',
    )
    (shown,) = [each for each in said if each.startswith("S191")]
    names = re.split(": ", shown)[-1].rstrip(".").split(", ")
    assert len(names) == len({folded_words(name) for name in names}) > 1, shown


@pytest.mark.parametrize("drill", BEGUN)
def test_of_a_drill_in_one_language_a_text_is_named_without_it(drill):
    said = told(drill, "msel.yaml", BODY, '    body: "TODO"')
    assert said and not any(re.search(r"body\.(vi|en)", each) for each in said), said
