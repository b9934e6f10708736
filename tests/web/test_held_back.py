"""A text that cannot go out says so where the hand is: what it waits for, and whom; none of these is told that nothing waits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import barred
from infodrill.casework.undertakings import Task
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.desk import Desk
from infodrill.web.rooms.heldback import WordAhead
from infodrill.web.rooms.signs import owed, step_name
from infodrill.web.rooms.statement import studio

from .rehearsed import rehearsed
from .test_approvals import ADVISER, OWNER, SPEAKER, in_review, seen

NOTHING = ("Nothing else waits for you now.", "Nothing waits for you on this case now.")
ASKS = ("{role} approves: one is enough", "{role} approves")
HEADS = {True: "What you will do waits for others", False: "Nothing waits for you"}
STATES = ("VERIFYING", "TRIAGED", "DECIDED")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_cannot_go_out_says_why_and_whom_it_waits_for_on_its_page_its_case_and_the_desk(
    base: object, lang: str
) -> None:
    """An approved warning lost its button as the case was classified, and head and desk said that nothing waits."""
    drill = rehearsed("clinic", 60)
    early, about = in_review(drill, "first word")
    about = replace(about, conflicts=())
    cells = {seat: place.cell for seat, place in drill.seats().seats.items()}
    owner = next(question.owner for question in about.questions if question.owner)
    all_given = (("FACT-OWNER", owner, "a"), ("RIGHTS", cells[ADVISER], "b"))
    met = Counter[str]()
    for state in STATES:
        for given in ((), all_given[:1], all_given[1:], all_given):
            text = replace(early, approvals=given)
            case = replace(about, state=state, priority="P1" if state == "VERIFYING" else "P2")
            view = seen(drill, SPEAKER, lang, text, case)
            page, desk = studio(view, drill.edition, text, case, text.kind), Desk(view, drill.edition)
            held = [word for word in desk.ahead if word.statement == text.statement]
            if "publish" in page.may:
                assert not held and page.heading.onward is None, (state, given)
                met["goes"] += 1
                continue
            met[state] += 1
            (word,) = held
            assert word.words.startswith("“") and "{" not in word.words
            # Beside another thing of the seat's there is no such heading to look at.
            bare = SimpleNamespace(next=None, shared=(), more=(), ahead=desk.ahead, held=desk.held)
            told = {
                "desk": bare,
                "lang": lang,
                "drill": drill,
                "frame": SimpleNamespace(state="running", now=view.now),
            }
            html = render_to_string("infodrill/desk/next.html", told)
            assert escape(word.words) in html and f">{tr(lang, 'Nothing waits for you')}</h2>" not in html
            if page.heading.onward:
                assert page.heading.onward.became == word.words and page.heading.onward.next != tr(
                    lang, NOTHING[0]
                )
                met["head"] += 1
            waits = [
                row.who for row in page.signing.approvals if not row.done and row.when == tr(lang, "waits")
            ]
            ends = [tr(lang, words, role="").strip() for words in ASKS]
            asked = [
                next(who[: -len(end)] for end in ends if who.endswith(end)).strip() for who in waits[:-1]
            ]
            assert all(each in word.words for each in asked), (word.words, asked)
            assert not (waits and barred(case, text)), "nobody is asked for what goes out no more"
            met["asked"] += len(asked)
            if given and state == "TRIAGED":
                assert drill.edition.state_name(state, lang) in word.words and "P2" in word.words
    assert met["goes"] and met["head"] > 3 and met["VERIFYING"] and met["TRIAGED"] > 3 and met["asked"], met


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("told", [(True,), (False,), (True, False), ()])
def test_the_head_of_a_desk_says_that_something_waits_for_others_only_where_it_does(
    base: object, lang: str, told: tuple[bool, ...]
) -> None:
    """A line on what a public text says already waits for nobody."""
    ahead = tuple(WordAhead(case="c1", words="…", due=None, told=each) for each in told)
    desk = SimpleNamespace(next=None, shared=(), more=(), ahead=ahead)
    desk.held = Desk.held.fget(desk)  # type: ignore[attr-defined]
    shown = {
        "desk": desk,
        "lang": lang,
        "drill": rehearsed("clinic", 60),
        "frame": SimpleNamespace(state="running", now=0),
    }
    html = render_to_string("infodrill/desk/next.html", shown)
    heads = {held: f">{tr(lang, words)}</h2>" in html for held, words in HEADS.items()}
    assert heads == {False in told: True, False not in told: False} and html.count("…") == len(told)


@pytest.mark.parametrize("seat", [OWNER, ADVISER])
def test_who_publishes_nothing_reads_on_the_text_whom_it_waits_for_and_gets_no_line_on_the_desk(
    base: object, seat: str
) -> None:
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, "first word")
    case = replace(case, state="TRIAGED", priority="P2")
    view = seen(drill, seat, "vi", text, case)
    assert not [word for word in Desk(view, drill.edition).ahead if word.statement]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_case_tells_its_own_publisher_what_its_text_waits_for(base: object, lang: str) -> None:
    """It said that nothing waits for the seat, and in the next sentence that the case waits for it to publish."""
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, "after the decision")
    case = replace(
        case, priority="P2", met=(), missed=(), questions=(), tickets=(), round_at=drill.clock - 60
    )
    case = replace(case, conflicts=(), decided_at=drill.clock - 30, actions=(STATEMENT_ACTION[text.kind],))
    view = seen(drill, SPEAKER, lang, text, case)
    page = sheet(view, drill.edition, case)
    (word,) = Desk(view, drill.edition).ahead
    assert page.work.nothing and page.work.own_later and page.work.whose == word.words
    told = {"sheet": page, "lang": lang, "drill": drill, "view": view}
    assert tr(lang, NOTHING[1]) not in render_to_string("infodrill/case/decision.html", told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_waits_for_the_decision_names_the_decision_and_no_errand_on_its_case(
    base: object, lang: str
) -> None:
    """An answer that was approved waited for somebody's report of an errand; it was done, and the answer waited on."""
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, "first word")
    cells = {seat: place.cell for seat, place in drill.seats().seats.items()}
    owner = next(question.owner for question in case.questions if question.owner)
    text = replace(text, approvals=(("FACT-OWNER", owner, "a"), ("RIGHTS", cells[ADVISER], "b")))
    errand = Task(
        task=f"{case.case}.k1", to=owner, due=drill.clock + 60, what=Text("Look."), by=cells[SPEAKER], at=0
    )  # fmt: skip
    case = replace(
        case, state="TRIAGED", priority="P2", conflicts=(), met=(), missed=(), tasks=(errand,), round_at=drill.clock - 60
    )  # fmt: skip
    view = seen(drill, SPEAKER, lang, text, case)
    (word,) = [word for word in Desk(view, drill.edition).ahead if word.statement]
    sooner = [due.name for due in owed(view, drill.edition, case) if due.step != "decide"]
    assert step_name(drill.edition, "decide", lang) in word.words and sooner
    assert not any(name in word.words for name in sooner)
