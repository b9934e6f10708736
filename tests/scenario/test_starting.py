"""What `infodrill new` gives an author: drills of every length and number of cells, in either language, that explain all."""

from __future__ import annotations

import re
from itertools import cycle, product
from pathlib import Path

import pytest

from infodrill.cli.commands.new import TemplateKind
from infodrill.conduct.check import check
from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.loader import Loaded, load, load_files
from infodrill.scenario.starting import started, template, templates, write
from tests.forms import both_forms

KINDS = tuple(each.kind for each in templates())
ASKED = ((30, 3), (44, 4), (60, 6), (97, 5), (240, 3))  # minutes, cells
everywhere = pytest.mark.parametrize("lang", ["vi", "en"])
of_every_kind = pytest.mark.parametrize("kind", KINDS)


def begun(kind: str, lang: str, minutes: int, cells: int) -> Loaded:
    texts = started(kind, lang, name="my-drill", minutes=minutes, cells=cells)
    return load_files({name: text.encode() for name, text in texts.items()})


def test_the_command_offers_every_template():
    assert sorted(TemplateKind) == sorted(KINDS)


@of_every_kind
def test_a_template_speaks_to_its_reader_as_an_office_does(kind):
    text = started(kind, "vi", name="my-drill", minutes=60, cells=4)["drill.yaml"]
    assert not re.search(r"\bbạn\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("kind", "lang"),
    both_forms(product(KINDS, ["vi", "en"]), [*zip(KINDS, cycle(["vi", "en"]), strict=False)]),
)
def test_a_new_drill_is_rated_and_passes_without_a_word(kind, lang):
    for minutes, cells in ASKED:
        loaded = begun(kind, lang, minutes, cells)
        report = check(loaded)
        assert report.problems == () and report.rated, f"{minutes} minutes, {cells} cells"
        drill = loaded.scenario.drill
        assert (drill.id, drill.languages) == ("my-drill", (lang,))
        assert sum(phase.minutes for phase in drill.phases) == minutes
        assert sum(cell.level > 0 for cell in loaded.scenario.cells.cells) == cells


@of_every_kind
def test_a_template_is_the_same_drill_in_both_languages(kind):
    vi, en = (begun(kind, lang, 60, 6).scenario for lang in ("vi", "en"))
    told = [
        (
            [(inject.at, inject.claim, inject.to) for inject in drill.msel.injects],
            [(claim.id, claim.gate_answers, claim.harm, claim.owner) for claim in drill.claims],
        )
        for drill in (vi, en)
    ]
    assert told[0] == told[1]


@of_every_kind
def test_a_template_holds_what_a_drill_should_try(kind):
    claims = begun(kind, "vi", 60, template(kind).cells).scenario.claims
    codes = {claim.gate_code for claim in claims}
    assert 6 <= len(claims) <= 8
    assert codes >= {"G0", "GU", "G3", "G4"} and codes & {"G1", "G2"} and codes & {"G5", "G7"}
    assert any(claim.gate_code == "G0" and claim.harm in ("H3", "H4") for claim in claims)


@of_every_kind
def test_fewer_cells_lose_no_seat_and_no_owner(kind):
    whole = begun(kind, "vi", 60, 6).scenario
    for cells in (3, 4, 5):
        fewer = begun(kind, "vi", 60, cells).scenario
        seats = [
            {(seat.id, seat.roles) for cell in drill.cells.cells for seat in cell.seats}
            for drill in (whole, fewer)
        ]
        assert seats[0] == seats[1]
        asked = {cell.id: {role for seat in cell.seats for role in seat.roles} for cell in fewer.cells.cells}
        for claim in fewer.claims:
            assert claim.owner is None or "FACT-OWNER" in asked[claim.owner]


@everywhere
@of_every_kind
def test_the_comments_stay_and_every_file_explains_itself(kind, lang):
    texts = started(kind, lang, name="my-drill", minutes=90, cells=3)
    for name, text in texts.items():
        assert text.startswith("#"), name
    assert sum(len(text.splitlines()) for text in texts.values()) <= 330


def test_a_longer_drill_spreads_its_stories_each_at_its_own_pace():
    whole, long = (begun("ward", "vi", minutes, 4).scenario for minutes in (60, 150))
    spans = []
    for drill in (whole, long):
        injects = {claim.id: [inject.at for inject in drill.told(claim.id)] for claim in drill.claims}
        paces = {claim: [at - told[0] for at in told] for claim, told in injects.items()}
        known = {
            claim.id: claim.truth[-1].known_from - injects[claim.id][0]
            for claim in drill.claims
            if claim.id == "bread"
        }
        firsts = [told[0] for told in injects.values()]
        spans.append(
            (paces, known, min(firsts), 60 * sum(phase.minutes for phase in drill.drill.phases) - max(firsts))
        )
        ats = [inject.at for inject in drill.msel.injects]
        assert ats == sorted(ats)
    assert spans[0] == spans[1]


def test_a_shorter_one_scales_all_its_times():
    at = {
        minutes: [inject.at for inject in begun("ward", "vi", minutes, 4).scenario.msel.injects]
        for minutes in (48, 60)
    }
    assert all(abs(short - 0.8 * second) <= 15 for short, second in zip(at[48], at[60], strict=True))


def test_a_short_drill_leaves_out_what_nobody_gets_through_with_all_that_tells_it():
    short, whole = (started("ward", "vi", name="x", minutes=minutes, cells=4) for minutes in (30, 60))
    gone = {name.split("/")[1].removesuffix(".yaml") for name in whole.keys() - short.keys()}
    assert gone == {claim for claim, least in template("ward").needs.items() if least > 30}
    assert not re.findall(rf"claim: (?:{'|'.join(gone)})\n", short["msel.yaml"])


@pytest.mark.parametrize(
    ("name", "made"), [("Phường Bãi Sậu", "phuong-bai-sau"), ("My drill", "my-drill"), ("…", "drill")]
)
def test_the_name_of_the_folder_becomes_an_id(name, made):
    assert f"\nid: {made}\n" in started("ward", "vi", name=name, minutes=60, cells=4)["drill.yaml"]


def test_an_unknown_kind_is_answered_with_those_that_there_are():
    with pytest.raises(ScenarioError) as refused:
        template("wards")
    assert "press-office" in refused.value.render("en")


def test_nothing_is_written_over(tmp_path: Path):
    texts = started("ngo", "en", name="mine", minutes=60, cells=4)
    (tmp_path / "mine").mkdir()
    write(tmp_path / "mine", texts)  # an empty folder is as good as none
    assert load(tmp_path / "mine").scenario.drill.id == "mine"
    (tmp_path / "mine" / "drill.yaml").write_text("mine", "utf-8")
    with pytest.raises(ScenarioError) as refused:
        write(tmp_path / "mine", texts)
    assert refused.value.code == "S129" and (tmp_path / "mine" / "drill.yaml").read_text() == "mine"


def test_while_nothing_is_found_an_owner_advises_what_keeps_people_safe_till_then():
    """The claim's advice is for what comes out later; an entry of the truth with advice of its own says that."""
    scenario = begun("hospital", "en", 60, 4).scenario
    claim = next(claim for claim in scenario.claims if claim.id == "infusion")
    open_, found = claim.truth
    assert claim.meanwhile and claim.meanwhile != claim.advice
    assert [claim.advised(each) for each in (None, open_, found)] == [
        claim.advice,
        claim.meanwhile,
        claim.advice,
    ]
    own = open_.model_copy(update={"advice": claim.sentence})
    assert claim.advised(own) == claim.sentence
    still = claim.model_copy(update={"truth": (open_,)})  # nothing is ever found: its advice is for that
    assert still.advised(open_) == claim.advice
