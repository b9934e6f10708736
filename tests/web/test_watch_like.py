"""The watch says which case seems to tell already what a group of posts tells, so that nobody opens it a second time."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.forecasts import FileForecastSheet
from infodrill.kernel.i18n import tr
from infodrill.web.rooms import watch as watches

from .house import clinic
from .rehearsed import rehearsed
from .test_rooms_pages import browser


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_group_that_a_case_tells_already_is_led_to_it_and_is_no_void(base: object, lang: str) -> None:
    drill = rehearsed("clinic", 45)
    view = drill.view("lookout", lang)
    rows = watches.watch(view).rows
    page = browser(drill, "lookout", lang).get(f"/d/{drill.id}/watch/").content.decode()
    titles = {
        case.case: drill.view("lookout", "vi").both_languages(case, case.title()) for case in view.cases
    }
    like = [row for row in rows if row.like]
    assert len(like) > 3 and 5 * len(like) <= 3 * len(rows), (
        f"small talk is like no case: {len(like)} of {len(rows)}"
    )
    for row in like:
        closest = max(titles, key=lambda case: watches._alike(row.text, titles[case].vi))
        assert row.like == closest or titles[row.like] == titles[closest]
        assert tr(lang, "perhaps {case}", case=row.like.upper()) in page
    assert watches.watch(view).voids == sum(row.void and not row.case and not row.like for row in rows)


def test_an_empty_watch_speaks_of_no_line_in_it_and_a_filed_sheet_stands_before_the_next_form(
    base: object,
) -> None:
    """Whoever had filed the first sheet found the same form empty, what it lacked, and the sheet below the fold."""
    drill = clinic()
    filed = FileForecastSheet(
        role="MONITOR", topic="Nước lá chữa sởi", harmed="Trẻ nhỏ", questions=("Uống nước lá được không?",)
    )
    drill.give("lookout", filed, "")
    page = browser(drill, "lookout", "vi").get(f"/d/{drill.id}/watch/").content.decode()
    assert page.index("Nước lá chữa sởi") < page.index('id="sheet"')
    assert tr("vi", "The line stands at 30 %: from there people ask and nobody answers.") not in page
