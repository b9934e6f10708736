"""The page of a workbook speaks of what stands on it: no command's option, no line of a mapping, no file that it cannot open."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from tools.messages import messages

import infodrill.exchange
from infodrill.scenario.loader import load_files
from infodrill.scenario.starting import started
from infodrill.web.models import ScenarioVersion
from infodrill.web.scenarios.versions import loaded_of, take_in

from .house import staff_browser

HEADS = ("STT", "Thời gian", "Nguồn tin", "Nơi nhận", "Kênh", "Nội dung tin")
OF_COMMANDS = re.compile(r"--[a-z]|\bmapping\b|`--|`hidden:|with `-`")
DRILLS = [("ward", "vi"), ("school", "en")]


def begun(kind: str, lang: str) -> str:
    texts = started(kind, lang, name=kind, minutes=60, cells=4)
    version = take_in(load_files({name: text.encode() for name, text in texts.items()}))
    return f"own.{version.name}.{version.number}"


def book(*rows: tuple[object, ...]) -> str:
    made = openpyxl.Workbook()
    for row in (HEADS, *rows):
        made.active.append(row)
    packed = BytesIO()
    made.save(packed)
    return b64encode(packed.getvalue()).decode()


def sent(key: str, content: str, **said: object):
    return staff_browser().post(
        "/scenarios/workbook", {"of": key, "name": "ours.xlsx", "book": content, **said}
    )


def test_each_remedy_for_whoever_types_commands_has_one_for_the_page():
    from infodrill.web.scenarios.onpage import ON_PAGE

    folder = Path(infodrill.exchange.__file__).parent
    said = {text for path in sorted(folder.glob("*.py")) for _, text in messages(path)}
    assert set(ON_PAGE) <= said
    of_commands = {text for text in said if OF_COMMANDS.search(text)}
    # what is wrong stands in the mapping itself, which a page never reads
    assert of_commands - set(ON_PAGE) <= {
        "the heading {heading} ({near}) of the mapping stands nowhere in the sheet {sheet}",
        "the mapping knows this column as {heading} ({near}), and its heading says {now} now",
        "the mapping knows this column as {heading} ({near}), and nothing stands above it now",
        "the mapping names the sheet {sheet}, there is none, and {found} has its headings: that is read",
        "this is not a mapping of columns",
    }
    assert not [text for text in ON_PAGE.values() if OF_COMMANDS.search(text)]


@pytest.mark.parametrize(("kind", "lang"), DRILLS)
def test_without_an_answer_the_question_is_put_in_words_of_the_page(base, kind, lang):
    key = begun(kind, lang)
    answer = sent(
        key, book((1, "+2", "Ban đạo diễn", "MONITOR", "chat", "The tanker took a wrong turn")), do="take"
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and not OF_COMMANDS.search(re.sub(r"<[^>]*>", " ", page))
    assert re.search("chọn bên dưới bảng này dùng|Say below what the table is for", page)


@pytest.mark.parametrize(("kind", "lang"), DRILLS)
def test_senders_that_nobody_declared_are_offered_and_added_as_chosen(base, kind, lang):
    key = begun(kind, lang)
    names = ("Bà hàng xóm vui tính", "The vicar: “of” Mere #2")
    rows = [
        (n, f"+{n}", name, "MONITOR", "chat", f"Tin thứ {n}: xe chở nước rẽ nhầm lối")
        for n, name in enumerate(names, 1)
    ]
    form = {"do": "take", "rows": "replace-all"}
    first = sent(key, book(*rows), **form)
    offered = re.findall(r'name="sender" value="([^"]*)"( checked)?', first.content.decode())
    assert first.status_code == 422 and [(html.unescape(name), on) for name, on in offered] == [
        (n, "") for n in names
    ]
    second = sent(key, book(*rows), **form, sender=names[0])
    left = re.findall(r'name="sender" value="([^"]*)"( checked)?', second.content.decode())
    assert [(html.unescape(name), bool(on)) for name, on in left] == [(names[0], True), (names[1], False)]
    assert ScenarioVersion.objects.count() == 1
    assert sent(key, book(*rows), **form, sender=names).status_code == 302
    before, after = (loaded_of(version) for version in ScenarioVersion.objects.order_by("number"))
    assert after.scenario.drill.senders == (*before.scenario.drill.senders, *names)
    gone = set(before.files["drill.yaml"].splitlines()) - set(after.files["drill.yaml"].splitlines())
    assert not gone  # its comments and other lines stay


def test_a_slip_of_a_sender_s_name_is_not_offered_as_a_new_one(base):
    key = begun("ward", "vi")
    known = loaded_of(ScenarioVersion.objects.get()).scenario.drill.senders[0]
    page = sent(
        key,
        book((1, "+1", known[:-1], "MONITOR", "chat", "Xe chở nước rẽ nhầm lối")),
        do="take",
        rows="replace-all",
    )
    assert page.status_code == 422 and 'name="sender"' not in page.content.decode()


@pytest.mark.parametrize(("to", "shown"), [("MONITOR, public", "MONITOR, "), ("public", "")])
def test_whoever_receives_a_row_is_shown_apart(base, to, shown):
    page = sent(
        begun("ward", "vi"), book((1, "+2", "Ban đạo diễn", to, "chat", "Xe chở nước rẽ nhầm lối"))
    ).content.decode()
    assert re.search(rf'data-head="[^"]*">{shown}(công chúng|the public)</td>', page)


@pytest.mark.parametrize(("kind", "lang"), DRILLS)
def test_of_a_drill_in_one_language_no_column_of_the_other_is_offered(base, kind, lang):
    key = begun(kind, lang)
    page = sent(
        key, book((1, "+2", "Ban đạo diễn", "MONITOR", "chat", "The tanker took a wrong turn"))
    ).content.decode()
    other = "en" if lang == "vi" else "vi"
    assert f'value="body.{lang}"' in page and f'value="body.{other}"' not in page
    label = re.search(rf'value="body.{lang}"[^>]*>([^<]*)<', page)
    assert label and "(" not in label[1]
