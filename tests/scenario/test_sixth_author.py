"""What a sixth planner met: advice that does what the rumour says, names that name nobody, dates as others write them."""

from __future__ import annotations

import pytest

from tests.scenario.plaindrills import data, said

RUMOURS = {
    "ngo-en": (
        ("rice", "whoever ate it must take a laxative", "Whoever ate the rice must take a laxative."),
        ("fee", "pay two hundred thousand first and get it today", "Call us. Pay two hundred thousand first."),
        ("fee", "the list closes, so bring your bank card to the hall", "Bring your bank card to the hall at 2 pm."),
        ("rice", "the well is bad, boil the river water with ash", "Please boil the river water with ash."),
    ),
    "ngo-vi": (
        ("rice", "ai ăn rồi phải uống thuốc xổ", "Ai ăn rồi phải uống thuốc xổ."),
        ("fee", "nộp ngay hai trăm nghìn để giữ chỗ", "Đừng lo. Nộp ngay hai trăm nghìn để giữ chỗ."),
    ),
}  # fmt: skip


def followed(drill: str, claim: str, rumour: str, advice: str) -> list[str]:
    files = data(drill)
    node = files[f"claims/{claim}.yaml"]
    node["sentence"] = f"{node['sentence'].split(',')[0].split(';')[0]}, {rumour}"
    node["advice"] = advice
    return [
        field for code, file, field, _ in said(files) if code == "S163" and file.endswith(f"{claim}.yaml")
    ]


@pytest.mark.parametrize("drill", RUMOURS)
def test_advice_that_does_what_the_rumour_says_is_told_and_what_refuses_it_is_not(drill: str) -> None:
    no = "Không ai phải làm theo: " if drill.endswith("vi") else "Do not do this: "
    for claim, rumour, advice in RUMOURS[drill]:
        assert "advice" in followed(drill, claim, rumour, advice), (rumour, advice)
        refused = f"{no}{rumour}."
        assert "advice" not in followed(drill, claim, rumour, refused), refused
