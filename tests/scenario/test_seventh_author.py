"""What a seventh planner met: names with dots, a copy that was half written anew, a sender one word off."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.scenario.plaindrills import Data, by, claim_of, data, injects, lang, said, usual


def anew(files: Data, drill: str) -> list[tuple[str, str, str, str]]:
    return [each for each in said(files) if each[3] not in usual(drill)]


@pytest.mark.parametrize(("drill", "name"), [("hospital-vi", "pump.ke"), ("ngo-en", "pump.tell.com")])
def test_a_short_name_with_dots_leads_nowhere_and_a_text_with_them_does(drill: str, name: str) -> None:
    files = data(drill)
    claim = claim_of(files, "FALSE")[0].removeprefix("claims/").removesuffix(".yaml")
    grammar = {"id": name, "language": lang(files), "stance": "question", "claim": claim}
    texts = [by(files, "Có thật không, ai biết chỉ với?", "Is that so, does anybody know?")]
    files["texts/more.yaml"] = {"grammars": [grammar | {"start": texts}]}
    assert "S180" not in {each[0] for each in said(files)}
    texts[0] += f" www.{name}"
    assert "S180" in {each[0] for each in said(files)}


NEW = {
    "vi": "Kho lạnh chợ đầu mối nổ tung, ai hít phải khói thì nằm sấp xuống",
    "en": "The cold store at the market blew up; lie flat on your face if you smell smoke",
}


@pytest.mark.parametrize(("drill", "name"), [("hospital-vi", "aaa"), ("ngo-en", "zzz")])
def test_of_a_copy_with_a_sentence_of_its_own_the_copy_is_told_once(drill: str, name: str) -> None:
    for file in [each for each in data(drill) if each.startswith("claims/")][1::2]:
        files = data(drill)
        files[f"claims/{name}.yaml"] = {**deepcopy(files[file]), "sentence": NEW[lang(files)]}
        row = next(each for each in injects(files) if each.get("claim"))
        body = {"vi": "Kho lạnh nổ thiệt hả bà con?", "en": "Did the cold store blow up?"}[lang(files)]
        injects(files).append({**row, "claim": name, "body": body, "number": 99})
        told = [each[1] for each in anew(files, drill) if each[0] == "S163" and each[1].startswith("claims/")]
        assert file not in told and told.count(f"claims/{name}.yaml") <= 1, (file, told)
