"""Scenarios that must be refused: each is the tiny one with a single thing broken, and where that must be reported."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Hostile:
    """`breaks` spoils a copy of the tiny scenario; the finding must carry code, file and (when > 0) the line of `mark`."""

    name: str
    code: str
    file: str
    breaks: Callable[[Path], None]
    mark: str = ""


_RULED = 'start: ["Chờ vé phà hai tiếng {tail}"]\n    rules: {tail: ["mệt quá", "ai chịu nổi"]}'


def swap(file: str, old: str, new: str) -> Callable[[Path], None]:
    def breaks(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return breaks


def put(file: str, content: bytes) -> Callable[[Path], None]:
    def breaks(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(content)

    return breaks


def copied(file: str, to: str) -> Callable[[Path], None]:
    return lambda folder: (folder / to).write_bytes((folder / file).read_bytes()) and None


def without(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def recoded(file: str, encoding: str) -> Callable[[Path], None]:
    def breaks(folder: Path) -> None:
        path = folder / file
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))

    return breaks


def link(file: str, target: str) -> Callable[[Path], None]:
    def breaks(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        os.symlink(target, folder / file)

    return breaks


def svg(inner: str) -> Callable[[Path], None]:
    return swap("media/page.svg", "<rect", f"{inner}\n  <rect")


_ADVICE = "en: Ask the ticket desk before passing it on"
_EN, _VI = "The Bến Mơ fund collects money to save the ferry", "Quỹ Bến Mơ đang nhận tiền cứu bến phà"
_SYNOPSIS = "Một trang giả nhận tiền quyên góp trong lúc bến phà tạm dừng vì gió lớn."
_FOLDED = "Mot trang gia nhan tien quyen gop trong luc ben pha tam dung vi gio lon."
_DOCTYPE = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg"
_BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
_CLAIM, _MSEL, _DRILL, _POSTS = "claims/fake-fund.yaml", "msel.yaml", "drill.yaml", "texts/posts.yaml"
_WAITS = (
    "    kind: inject\n    trigger: {kind: condition, condition: {inject_acknowledged: 4}}\n    from: Trang"
)

HOSTILE = (
    # bytes and YAML
    Hostile("ten megabytes of text", "S102", _DRILL, put(_DRILL, b"# padding\n" * 1_000_000)),
    Hostile(
        "broken YAML",
        "S103",
        _MSEL,
        swap(_MSEL, "to: {cells: [ward, city]}", "to: {cells: [ward, city}"),
        "city}",
    ),
    Hostile("an empty file", "S103", _MSEL, put(_MSEL, b"")),
    Hostile("UTF-16", "S101", _DRILL, recoded(_DRILL, "utf-16")),
    Hostile("Latin-1", "S101", "places.yaml", recoded("places.yaml", "latin-1")),
    Hostile("a bomb of aliases", "S104", "places.yaml", put("places.yaml", _BOMB)),
    Hostile("a merge key", "S104", _DRILL, swap(_DRILL, "accounts: 1000", "<<: {accounts: 1000}"), "<<"),
    Hostile(
        "a tag",
        "S104",
        _DRILL,
        swap(_DRILL, "accounts: 1000", "accounts: !!python/name:os.system"),
        "!!python",
    ),
    Hostile("a second document", "S104", "places.yaml", swap("places.yaml", "wards:", "---\nwards:")),
    Hostile(
        "a duplicate key",
        "S105",
        _DRILL,
        swap(_DRILL, "edition: vn-2025", "edition: vn-2025\nedition: generic"),
        "generic",
    ),
    Hostile("endless nesting", "S106", "places.yaml", put("places.yaml", b"[" * 5000)),
    Hostile("a NUL character", "S107", "places.yaml", swap("places.yaml", "Bến Mơ town", "Bến\0Mơ town")),
    Hostile("a hidden direction mark", "S107", _CLAIM, swap(_CLAIM, 'ferry"', '\u202eferry"'), "\u202e"),
    Hostile(
        "a number beyond all sense",
        "S108",
        _DRILL,
        swap(_DRILL, "accounts: 1000", f"accounts: {'9' * 400}"),
        "999",
    ),
    # shape
    Hostile("a negative time", "S113", _MSEL, swap(_MSEL, "at: 660", "at: -60"), "-60"),
    Hostile("a fraction", "S112", _MSEL, swap(_MSEL, "at: 660", "at: 660.5"), "660.5"),
    Hostile("not a number", "S112", _MSEL, swap(_MSEL, "at: 660", "at: .nan"), ".nan"),
    Hostile(
        "yes for true", "S112", "places.yaml", swap("places.yaml", "invented: true", "invented: yes"), "yes"
    ),
    Hostile(
        "an unknown field", "S111", _CLAIM, swap(_CLAIM, "pull: 30", "pull: 30\naccount_id: 7"), "account_id"
    ),
    Hostile("a missing field", "S110", _CLAIM, swap(_CLAIM, "harm: H3\n", "")),
    Hostile("an unknown format", "S130", _DRILL, swap(_DRILL, "format: 2", "format: 99"), "99"),
    Hostile(
        "a takedown as an action", "S113", _CLAIM, swap(_CLAIM, "what: warn", "what: take_down"), "take_down"
    ),
    Hostile("a gate code of its own", "S113", _CLAIM, swap(_CLAIM, "gate_code: G0", "gate_code: G9"), "G9"),
    Hostile(
        "an effect on accounts",
        "S111",
        _MSEL,
        swap(_MSEL, "media: [page.svg]", "effect: {suspend: 3}"),
        "suspend",
    ),
    Hostile(
        "a field that belongs elsewhere",
        "S111",
        _MSEL,
        swap(_MSEL, "media: [page.svg]", "effect: {wave: {at: 700, roots: 3, layers: [feed]}}"),
        "at: 700",
    ),
    Hostile("eight answers", "S113", _CLAIM, swap(_CLAIM, "[yes, no, ", "[yes, "), "gate_answers"),
    Hostile(
        "a free-code condition",
        "S111",
        _MSEL,
        swap(_MSEL, "case_opened: fake-fund", "python: exit()"),
        "python:",
    ),
    # files
    Hostile("a missing file", "S120", "cells.yaml", without("cells.yaml")),
    Hostile("a foreign file", "S121", "run.py", put("run.py", b"print()")),
    Hostile("a link that leaves the folder", "S123", "places.yaml", link("places.yaml", "/etc/hostname")),
    Hostile(
        "a path out of media",
        "S141",
        _MSEL,
        swap(_MSEL, "media: [page.svg]", "media: [../../etc/passwd]"),
        "passwd",
    ),
    Hostile("a picture with a program's name", "S124", "media/page.exe", put("media/page.exe", b"MZ")),
    Hostile("a PNG that is none", "S124", "media/page.png", put("media/page.png", b"<script>")),
    Hostile("a script in a picture", "S125", "media/page.svg", svg("<script>1</script>"), "<script"),
    Hostile("an event in a picture", "S125", "media/page.svg", svg('<g onload="x()"/>'), "onload"),
    Hostile(
        "a link in a picture", "S125", "media/page.svg", svg('<use href="https://a.invalid/x#y"/>'), "href"
    ),
    Hostile("an entity in a picture", "S125", "media/page.svg", swap("media/page.svg", "<svg", _DOCTYPE)),
    # references, conditions, times
    Hostile(
        "an unknown claim", "S141", _MSEL, swap(_MSEL, "claim: ferry-queue", "claim: ferry-quene"), "quene"
    ),
    Hostile("an unknown cell", "S141", _CLAIM, swap(_CLAIM, "owner: city", "owner: citi"), "citi"),
    Hostile(
        "an unknown ward", "S141", "cells.yaml", swap("cells.yaml", "ward: ben-mo", "ward: ben-my"), "ben-my"
    ),
    Hostile("an unknown objective", "S141", _MSEL, swap(_MSEL, "[o-leave]", "[o-live]"), "o-live"),
    Hostile("a claim twice", "S140", "claims/twice.yaml", copied(_CLAIM, "claims/twice.yaml")),
    Hostile(
        "two tests in one condition",
        "S150",
        _MSEL,
        swap(_MSEL, "- inject_acknowledged: 2", "- {inject_acknowledged: 2, after: 1300}"),
        "1300",
    ),
    Hostile(
        "a trigger without its condition",
        "S150",
        _MSEL,
        swap(_MSEL, "    from: Người dân", "    trigger: {kind: condition}\n    from: Người dân"),
    ),
    Hostile(
        "injects that wait for each other",
        "S151",
        _MSEL,
        swap(_MSEL, "    kind: inject\n    from: Trang", _WAITS),
        "condition: {inject_ack",
    ),
    Hostile(
        "a condition that cannot hold",
        "S152",
        _MSEL,
        swap(_MSEL, "- case_opened: fake-fund", "- reach: {claim: fake-fund, at_least: 5000}"),
    ),
    Hostile(
        "a state wanted before delivery",
        "S152",
        _MSEL,
        swap(_MSEL, "- case_opened: fake-fund", "- case_state: {claim: fake-fund, state: LOGGED, by: 700}"),
    ),
    Hostile(
        "a deadline of no step",
        "S154",
        _MSEL,
        swap(_MSEL, "- case_opened: fake-fund", "- deadline_missed: {claim: fake-fund, step: publishh}"),
    ),
    Hostile(
        "a token of no kind", "S186", _MSEL, swap(_MSEL, "at {account:a}", "at {acount:a}"), "{acount:a}"
    ),
    Hostile(
        "a token of no ward",
        "S186",
        _MSEL,
        swap(_MSEL, "at {account:a}", "at {ward:nowhere}"),
        "{ward:nowhere}",
    ),
    Hostile(
        "an hour that no inject has", "S186", _MSEL, swap(_MSEL, "at {account:a}", "at {time}"), "{time}"
    ),
    Hostile(
        "a number put together by a token",
        "S180",
        _MSEL,
        swap(
            _MSEL,
            'en: "The Bến Mơ fund takes gifts at {account:a}"}\n    story_time: ""',
            'en: "Call {time} 345 678"}\n    story_time: "0912"',
        ),
    ),
    Hostile(
        "a place put together by a token",
        "S181",
        _MSEL,
        swap(
            _MSEL,
            'en: "The Bến Mơ fund takes gifts at {account:a}"}\n    story_time: ""',
            'en: "In {time} Nẵng"}\n    story_time: "Đà"',
        ),
    ),
    Hostile(
        "an hour that is none",
        "S113",
        _MSEL,
        swap(
            _MSEL,
            'en: "The Bến Mơ fund takes gifts at {account:a}"}\n    story_time: ""',
            'en: "Now"}\n    story_time: "soon"',
        ),
    ),
    Hostile(
        "a number put together by rules, in the last of many ways",
        "S180",
        _POSTS,
        swap(
            _POSTS,
            _RULED,
            'start: ["Chờ vé phà {far} 345 678"]\n    rules: {far: ['
            + "".join(f'"x{n}", ' for n in range(150))
            + '"0912"]}',
        ),
    ),
    Hostile(
        "a place put together by rules, in the last of many ways",
        "S181",
        _POSTS,
        swap(
            _POSTS,
            _RULED,
            'start: ["Chờ vé phà {far} Nẵng"]\n    rules: {far: ['
            + "".join(f'"x{n}", ' for n in range(150))
            + '"Đà"]}',
        ),
    ),
    Hostile(
        "posts brought in one by one",
        "S187",
        _POSTS,
        swap(_POSTS, 'start: ["', "start: [" + "".join(f'"Câu thứ {n} ở Bến Mơ", ' for n in range(30)) + '"'),
    ),
    Hostile("a token where none is read", "S186", _CLAIM, swap(_CLAIM, _EN, f"{_EN} in {{city}}"), "{city}"),
    Hostile(
        "a deadline before delivery", "S162", _MSEL, swap(_MSEL, "until: 1800", "until: 900"), "until: 900"
    ),
    Hostile(
        "a deadline of no time", "S113", _MSEL, swap(_MSEL, "deadline: 600", "deadline: 0"), "deadline: 0"
    ),
    Hostile("an inject outside its phase", "S161", _MSEL, swap(_MSEL, "at: 720", "at: 2300"), "2300"),
    Hostile(
        "knowledge before the fact",
        "S162",
        _CLAIM,
        swap(_CLAIM, "at: 0\n    known_from: 300", "at: 60\n    known_from: 30"),
        "known_from",
    ),
    # design
    Hostile(
        "an inject without objective",
        "S171",
        _MSEL,
        swap(_MSEL, "objectives: [o-leave]", "objectives: []"),
        "[]",
    ),
    Hostile(
        "an inject owned by a player",
        "S170",
        _MSEL,
        swap(_MSEL, "controller: SIM-PUB", "controller: SPOKE"),
        "SPOKE",
    ),
    Hostile("an inject to nobody", "S170", _MSEL, swap(_MSEL, "to: {roles: [CITIZEN-DESK]}", "to: {}"), "{}"),
    Hostile("an objective nobody trains", "S172", _DRILL, swap(_MSEL, "[o-leave]", "[o-verify]")),
    Hostile(
        "a verdict without a reason",
        "S173",
        _CLAIM,
        swap(_CLAIM, "Sổ thu của thị trấn không có quỹ nào tên này", "TODO"),
        "    why:",
    ),
    Hostile("a reputation outside protection", "S174", _CLAIM, swap(_CLAIM, "harm: H3", "harm: H1"), "harm:"),
    Hostile("a fact owner without a name", "S175", _CLAIM, swap(_CLAIM, "owner: city\n", "")),
    Hostile("untranslated text", "S165", _CLAIM, swap(_CLAIM, _EN, _VI), "sentence"),
    Hostile("an empty translation", "S113", _CLAIM, swap(_CLAIM, _ADVICE, 'en: ""'), "advice"),
    Hostile("Vietnamese without its letters", "S165", _DRILL, swap(_DRILL, _SYNOPSIS, _FOLDED), "Mot trang"),
    # real things
    Hostile("a real telephone number", "S180", _MSEL, swap(_MSEL, "số {phone:a}", "số 0912 345 678"), "0912"),
    Hostile("a number in hiding", "S180", _MSEL, swap(_MSEL, "số {phone:a}", "số ０９１２.345.678"), ".345"),
    Hostile("an identity number", "S180", _MSEL, swap(_MSEL, "số {phone:a}", "CCCD 079203001234"), "0792"),
    Hostile("a bank account", "S180", _MSEL, swap(_MSEL, 'qua {account:a}"', 'qua 19035566778899"'), "1903"),
    Hostile(
        "an address on the net",
        "S180",
        _CLAIM,
        swap(_CLAIM, _ADVICE, "en: See https://ben-mo.example.org/now"),
        "https",
    ),
    Hostile("a mail address", "S180", _CLAIM, swap(_CLAIM, _ADVICE, "en: Write to quay.ve@ben-mo.org"), "@"),
    Hostile(
        "a vehicle plate", "S180", _CLAIM, swap(_CLAIM, _ADVICE, "en: Look for the van 15B-678.90"), "678"
    ),
    # the rights core and the grammars
    Hostile(
        "answers that give another code",
        "S190",
        _CLAIM,
        swap(_CLAIM, "[yes, no, ", "[yes, yes, "),
        "gate_code",
    ),
    Hostile(
        "a path that protection forbids",
        "S193",
        "claims/ferry-queue.yaml",
        swap("claims/ferry-queue.yaml", "what: service", "what: report_page"),
        "report_page",
    ),
    Hostile(
        "the rights adviser as spokesperson",
        "S192",
        "cells.yaml",
        swap("cells.yaml", "[RIGHTS, OVERSIGHT]", "[RIGHTS, SPOKE]"),
        "[RIGHTS, SPOKE]",
    ),
    Hostile("an edition that does not exist", "S301", _DRILL, swap(_DRILL, "vn-2025", "vn-1999"), "vn-1999"),
    Hostile("a variant without its anchor", "S191", _POSTS, swap(_POSTS, "Quỹ Bến Mơ đang", "Có quỹ đang")),
    Hostile("a harmful text that hides it", "S191", _POSTS, swap(_POSTS, "harmful: true", "harmful: false")),
    Hostile(
        "an anchor that is a word", "S191", _CLAIM, swap(_CLAIM, "anchors: [", "anchors: [phà, "), "[phà,"
    ),
    Hostile("rules in a circle", "S303", _POSTS, swap(_POSTS, '"gấp lắm"', '"gấp lắm {tail}"'), "tail:"),
    Hostile("a rule that is not there", "S301", _POSTS, swap(_POSTS, "gấp lắm", "gấp lắm {tial}"), "tial"),
    Hostile(
        "a telephone number made by a rule",
        "S180",
        _POSTS,
        swap(_POSTS, '{tail}"]\n    rules: {tail: ["gấp lắm"', '09123{tail}"]\n    rules: {tail: ["45678"'),
    ),
)
