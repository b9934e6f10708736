"""What one text alone says of names, numbers, hours and deeds against the rest of its drill is told there."""

from __future__ import annotations

import pytest

from tests.scenario.sensemutating import drill, said_of

WHY, ADVICE = ("truth", 0, "why"), ("advice",)
PLANTED = {
    "a name's letter": ("clinic", "claims/b5-booking.yaml", ("sentence",), "Bến Lành", "Bến Lanh", "Bến Lành", "Ben Lành"),
    "a name's word": ("clinic", "claims/b5-manners.yaml", ("sentence",), "Bến Lành", "Bến Sếu", "Bến Lành", "Bến Sếu"),
    "a number of nothing": ("wet-rice", "msel.yaml", ("injects", 14, "body"), "kho số 2", "kho số 5", "depot 2", "depot 5"),
    "hours that run back": (
        "clinic", "msel.yaml", ("injects", 12, "body"), "niêm phong 6 giờ 10", "niêm phong 9 giờ 10", "at 6:10", "at 9:10",
    ),
    "a denial of what is true": (
        "market-rumour", "claims/m2-extinguishers.yaml", WHY, "bảo vệ đã báo Ban quản lý chợ hai lần, ngày 3/8 và ngày 20/8",
        "không bình chữa cháy dãy B chợ rỗng",
        "the guard reported it to the market management twice, on 3 and 20 August", "no extinguisher of row B is empty",
    ),
    "advice to pay": (
        "clinic", "claims/b3-donate.yaml", ADVICE, "Không chuyển tiền", "Hãy chuyển tiền", "Send no money", "Send money",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PLANTED)
def test_what_does_not_hold_together_is_told_where_it_stands(kind):
    name, file, path, vi, new_vi, en, new_en = PLANTED[kind]
    base = drill(name)
    text = next(each for each in base.story.texts if each.file == file and each.path == path)
    made = [text.vi.replace(vi, new_vi, 1), text.en.replace(en, new_en, 1)]
    assert made[0] != text.vi
    files = base.story.with_edits(
        tuple((file, (*path, lang), new) for lang, new in zip(("vi", "en"), made, strict=True))
    )
    said = [each for each in said_of({**files, **base.others}) if each.shown not in base.usual]
    assert any(each.file == file and each.field.startswith(text.head) for each in said), said


def test_what_is_kept_back_and_told_anyway_is_told():
    base = drill("wet-rice")
    file = "claims/r4-faces.yaml"
    told = base.story.claims[file]["truth"][-1]["why"]
    kept = [{**base.story.claims[file]["protects"][0], "fact": told}]
    said = said_of({**base.story.with_edits(((file, ("protects",), kept),)), **base.others})
    assert any(
        each.file == file and each.field.startswith("protects") and each.code == "S163" for each in said
    ), said


def test_a_complaint_that_is_about_others_than_who_answers_it_is_told():
    base, file = drill("market-rumour"), "claims/m2-extinguishers.yaml"
    assert base.story.claims[file]["owner"] == "market"
    said = said_of({**base.story.with_edits(((file, ("about",), ["ward"]),)), **base.others})
    assert any(each.file == file and each.field == "about" for each in said), said
