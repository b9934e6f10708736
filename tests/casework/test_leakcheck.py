"""The leak check at every door: what turned RED on the way is seen, in linear time, however a name is written."""

from __future__ import annotations

import time

import pytest

from infodrill.casework import leakcheck
from infodrill.casework.leak import Artefact, _leaks, leaks
from infodrill.casework.nouns.decision import Act
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.marking import MarkArtefact
from infodrill.casework.nouns.publishing import ApproveStatement, ClearLeak, PublishStatement
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.conduct.beside import stage_of
from infodrill.conduct.premises import own_name
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find, library, load
from tests.casework.table import Table
from tests.forms import both_forms

SECRET = "The depot at Kilometre Nine holds 37 crates; the ship Sao Bắc left with Nguyễn Văn An."


@pytest.fixture
def table() -> Table:
    """A text in review that repeats what an item of evidence says, while that is GREEN."""
    found = Table()
    case = found.decided()
    found.play(Act("L2-LEAD", case))
    found.play(AddEvidence(role="VERIFY", case=case, kind="report", grade="B2", tlp="GREEN", text=SECRET))
    found.draft(case, body_en="The ship Sao Bắc left; 37 crates are in the depot.")
    found.play(SubmitStatement("COMMS", "s1"))
    return found


def turn_red(table: Table) -> None:
    table.play(
        MarkArtefact(role="VERIFY", case="c1", artefact="c1.e1", tlp="RED", reason="The owner asks for it."),
        1,
    )


def publish(table: Table) -> None:
    table.play(PublishStatement("SPOKE", "s1"))


def test_what_turned_red_after_the_draft_is_found_when_it_is_approved_and_stops_it(table: Table) -> None:
    assert table.statement().newest.leaks == ()
    turn_red(table)
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    assert table.statement().newest.leaks and not table.statement().leak_cleared
    approved = table.log[-1]
    assert (approved.checker, approved.leaks) == (leakcheck.CHECKER, table.statement().newest.leaks)  # type: ignore[attr-defined]
    table.play(ApproveStatement("RIGHTS", "s1"))
    with pytest.raises(Refused, match="leak"):
        publish(table)


def test_what_turned_red_after_both_approvals_stops_the_publication(table: Table) -> None:
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    turn_red(table)
    with pytest.raises(Refused, match="leak"):
        publish(table)
    table.play(ClearLeak("RIGHTS", "s1", "Seen from the quay by everyone."))
    publish(table)
    published = next(body for body in table.log if getattr(body, "to", "") == "PUBLISHED")
    assert published.checker == leakcheck.CHECKER and published.leaks  # type: ignore[attr-defined]
    assert table.statement().leak_cleared


def test_clearing_covers_what_was_found_then_and_nothing_that_comes_later(table: Table) -> None:
    turn_red(table)
    table.play(ClearLeak("RIGHTS", "s1", "Seen from the quay by everyone."))
    table.play(
        AddEvidence(
            role="VERIFY",
            case="c1",
            kind="report",
            grade="B2",
            tlp="AMBER",
            text="Please stay at home, says the plan at 22:50.",
        )
    )
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    assert not table.statement().leak_cleared
    table.play(ApproveStatement("RIGHTS", "s1"))
    with pytest.raises(Refused, match="22:50"):
        publish(table)


def test_a_correction_is_read_again_when_it_is_issued(table: Table) -> None:
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    publish(table)
    table.play(RaiseError("MONITOR", "s1", "The hour is wrong."))
    table.play(
        SelfCorrect(
            role="SPOKE",
            statement="s1",
            title_vi="Bản sửa",
            title_en="Corrected",
            body_vi="Bản sửa lúc 23:10.",
            body_en="The depot at Kilometre Nine holds 37 crates.",
            stance="partly",
        )
    )
    table.play(ApproveStatement("RIGHTS", "s1"))
    turn_red(table)
    with pytest.raises(Refused, match="leak"):
        publish(table)


@pytest.mark.parametrize(
    "written",
    [
        "N g u y ễ n V ă n A n", "N.g.u.y.ễ.n V.ă.n A.n", "N-g-u-y-ễ-n V-ă-n A-n", "n g u y ễ n v ă n a n", "Nguyễn_Văn_An",
        "Ng.uyễn Vă.n An", "Nguyễn·Văn·An", "N\u200bguy\u2060ễn Văn An", "N * g * u * y * ễ * n Văn An", "S a o  B ắ c",
        "Sao_Bắc",
    ],
)  # fmt: skip
def test_a_name_whose_letters_are_drawn_apart_is_found(written: str) -> None:
    text = f"Tin mới: {written} đã rời bến."
    hits = leaks({"body_vi": text}, [Artefact("c1.e1", "RED", SECRET)])
    assert hits and all(hit.kind == "name" for hit in hits), written


@pytest.mark.parametrize(
    "text", ["Nước lên, sao bắc đẩu vẫn sáng.", "Bà con ở lại. An toàn là trên hết.", "A. B. C. D."]
)
def test_ordinary_writing_is_no_disguise(text: str) -> None:
    assert leaks({"body_vi": text}, [Artefact("c1.e1", "RED", "Tàu Sao Bắc.")]) == ()


WORST = {
    "figures": "1,2 ", "single figures": "1 ", "zeros": "0 ", "one number": "7", "dates": "1/2 ", "names": "An ",
    "drawn apart": "N g u y ễ n ", "spelled": "ba mươi ", "addresses": "a@a.", "children": "cháu An ", "signs": "N_",
    "dashes": "-", "hosts": "a.", "paths": "/a", "at": "@", "brackets": "a (",
    "the evidence": "Sao Bắc 37 crates ",
}  # fmt: skip


@pytest.mark.parametrize(
    "name", both_forms(WORST, ["zeros", "dates", "drawn apart", "addresses", "children", "the evidence"])
)
def test_the_longest_text_is_read_in_linear_time(name: str) -> None:
    """Four times the text costs about four times the work, not sixteen: counted in processor time, best of three."""
    artefacts = [
        Artefact("c1.e1", "RED", SECRET * 60),
        Artefact("c1.e2", "AMBER", "1,2 ba mươi An 7 1/2 " * 250),
    ]
    less, more = (_work((WORST[name] * 20_000)[:n], artefacts) for n in (5_000, 20_000))
    assert more < 10 * less + 0.05, (less, more)


def _work(text: str, artefacts: list[Artefact]) -> float:
    times = []
    for _ in range(3):
        _leaks.cache_clear()
        begun = time.process_time()
        leaks({"body_vi": text}, artefacts)
        times.append(time.process_time() - begun)
    return min(times)


def test_a_text_that_nobody_would_read_to_its_end_is_refused(table: Table) -> None:
    with pytest.raises(Refused) as caught:
        table.draft("c1", figures=("7" * 20_000,) * 3)
    assert caught.value.rule == "fields"


def test_a_number_of_ten_thousand_digits_is_read(table: Table) -> None:
    table.draft("c1", body_en="The gauge reads " + "7" * 10_000 + ".")


@pytest.mark.parametrize("way", ["taken out", "cleared"])
def test_a_draft_with_a_finding_is_not_handed_in_until_it_is_out_or_cleared(table: Table, way: str) -> None:
    statement = table.draft("c1", body_en="Le Thi Hoa keeps the dyke; please stay at home.")
    with pytest.raises(Refused, match="Le Thi Hoa") as caught:
        table.play(SubmitStatement("COMMS", statement))
    assert caught.value.rule == "leak" and caught.value.remedy and caught.value.allowed == ("RIGHTS", "SAFE")
    if way == "cleared":
        table.play(ClearLeak("RIGHTS", statement, "She speaks for the range in this drill."))
    else:
        table.draft("c1", statement=statement)
    table.play(SubmitStatement("COMMS", statement))
    assert table.statement(statement).state == "REVIEW"


def test_nobody_clears_a_finding_in_their_own_text(table: Table) -> None:
    turn_red(table)
    with pytest.raises(Refused) as caught:
        table.play(
            ClearLeak("RIGHTS", "s1", "It is in the press."), seat=table.statement().newest.author_seat
        )
    assert caught.value.rule == "author≠approver"
    table.play(ClearLeak("RIGHTS", "s1", "It is in the press."))


def test_a_text_without_a_finding_has_nothing_to_clear(table: Table) -> None:
    with pytest.raises(Refused) as caught:
        table.play(ClearLeak("RIGHTS", "s1", "It is in the press."))
    assert caught.value.rule == "once"


def test_a_role_approves_a_version_once(table: Table) -> None:
    table.play(ApproveStatement("RIGHTS", "s1"))
    with pytest.raises(Refused, match="approved this version already") as caught:
        table.play(ApproveStatement("RIGHTS", "s1"), seat="legal-second")
    assert caught.value.rule == "once"


def test_a_draft_does_not_try_out_thousands_of_numbers_at_once(table: Table) -> None:
    guesses = " ".join(f"{n} thùng;" for n in range(1_001, 1_001 + leakcheck.MOST_IN_A_DRAFT))
    with pytest.raises(Refused, match="numbers and names"):
        table.draft("c1", body_vi=guesses)


@pytest.mark.parametrize("name", sorted(library()))
def test_a_ward_is_no_child_whatever_family_is_called_so(name: str) -> None:
    scenario = load(find(name)).scenario
    stage = stage_of(scenario)
    for ward in scenario.places.wards:
        said = f"Học sinh {own_name(ward.name)} học ở đâu sẽ báo sau."
        assert leaks({"body_vi": said}, (), (stage,)) == (), said
    assert [hit.kind for hit in leaks({"body_vi": "Học sinh Lò Thị Hoa, lớp 5A"}, (), (stage,))] == ["minor"]
