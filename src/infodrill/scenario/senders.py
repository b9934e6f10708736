"""Under whose name something may reach the players: the cells' own, and the invented ones that the drill declares."""

# Charter: scenario senders
from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from functools import lru_cache

import yaml

from infodrill.kernel.folding import de_accent, nfc
from infodrill.scenario.schema import Scenario
from infodrill.scenario.yamltext import read_yaml

LISTED = "senders"
MOST = 60  # that are offered at once; a table with more of them names its senders in another column
# What an office publishes by, without accents.
PAGES = (
    "trang",
    "bang tin",
    "ban tin",
    "bang thong bao",
    "cong thong tin",
    "tin bao",
    "tin nhan tu dong",
    "loa",
    "fanpage",
    "page",
    "board",
    "bulletin",
    "alerts",
    "website",
)
# The same words with their accents: "trang" is a page, "Trăng" in the name of a market is none.
_ACCENTED = (
    "trang",
    "bảng tin",
    "bản tin",
    "bảng thông báo",
    "cổng thông tin",
    "tin báo",
    "tin nhắn tự động",
    "loa",
)
# What makes it an office's page: a page that mocks or apes one has its proper name and not what it is.
_OFFICES = (
    "thành phố", "phường", "xã", "huyện", "tỉnh", "ủy ban", "sở", "ban chỉ đạo", "trường", "phòng khám", "bệnh viện", "trạm",
    "trung tâm", "công ty", "hội", "cảng", "công an", "thư viện", "nhà máy", "ban quản lý",
    "city", "ward", "commune", "district", "committee", "school", "clinic", "hospital", "station", "centre", "center", "company",
    "relief group", "association", "port", "police", "library", "office",
)  # fmt: skip
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def declared(scenario: Scenario) -> frozenset[str]:
    """Every name that a message, an inject or a question of the press may carry."""
    return frozenset(scenario.named)


def key(scenario: Scenario, name: str) -> str:
    """The one form of a name by which it is recorded: that of the drill's first language."""
    return scenario.speaker(name).in_(scenario.drill.languages[0])


def of_injects(scenario: Scenario) -> frozenset[str]:
    """`declared`, and who speaks in the planned injects of a scenario from before senders were declared."""
    return declared(scenario) | {inject.from_ for inject in scenario.msel.injects}


def undeclared(scenario: Scenario, slips: Collection[str] = ()) -> tuple[str, ...]:
    """Whoever speaks in an inject and is nobody that the drill declares, in order of the injects; without `slips` of names."""
    known = declared(scenario) | {*slips}
    strange = (inject.from_ for inject in scenario.msel.injects if inject.from_ not in known)
    return tuple(dict.fromkeys(strange))[:MOST]


def of_an_office(scenario: Scenario, name: str) -> bool:
    """Whether a name is that of a page, a board or the like, or of a cell itself: no person speaks under it. Whose page it is is
    people's to judge."""
    speaker = scenario.speaker(name)
    return any(_office_speaks(text, scenario.offices) for text in {speaker.vi, speaker.en, name})


@lru_cache(maxsize=4_096)  # asked of every sender again whenever a page looks for words of our own
def _office_speaks(name: str, offices: frozenset[str]) -> bool:
    return name in offices or _of_its_page(name) or any(speaks_for(name, office) for office in offices)


def speaks_for(sender: str, name: str) -> bool:
    """Whether it is a page or bulletin of an office: its name, or the end of it, beside a word for what it publishes."""
    plain = (re.findall(r"[^\W_]+", de_accent(nfc(text)).casefold()) for text in (sender, name))
    said, office = (f" {' '.join(words)} " for words in plain)
    page = next((page for page in PAGES if f" {page} " in said), "")
    rest = re.sub(r"^(?:cua|tin|of|the)\s|\s(?:notice)$", "", said.replace(f" {page} ", " ").strip())
    return bool(page) and (office in said or (len(rest.split()) > 1 and f" {rest} " in office))


def _of_its_page(name: str) -> bool:
    words = " ".join(re.findall(r"\w+", nfc(name).casefold()))
    spoken = f" {words} "
    pages = PAGES if de_accent(spoken) == spoken else _ACCENTED
    page = next((page for page in pages if f" {page} " in spoken), "")
    offices = _OFFICES if pages is _ACCENTED else (*_OFFICES, *map(de_accent, _OFFICES))
    return bool(page) and any(f" {office} " in spoken for office in offices)


def to_paste(names: Sequence[str], languages: Sequence[str] = ()) -> str:
    """The entries of `senders` in drill.yaml, one a line; of two `languages` the other one's name is left to be written."""
    said = (json.dumps(name, ensure_ascii=False) for name in names)
    if len(languages) > 1:
        first, *others = languages
        unsaid = "".join(f', {lang}: "…"' for lang in others)
        said = (f"{{{first}: {name}{unsaid}}}" for name in said)
    return "\n".join(f"  - {name}" for name in said)


def with_senders(text: str, names: Sequence[str]) -> str:
    """A drill.yaml that declares these names too; its other lines stay; as it is where it is not laid out so."""
    before = read_yaml(text.encode(), "drill.yaml").data
    root = yaml.compose(text, Loader=_LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    node = next((value for key, value in pairs if key.value == LISTED), None)
    if node is None:
        made = f"{text.rstrip()}\n{LISTED}:\n{to_paste(names)}\n"
    elif node.flow_style or not node.value:
        listed = [*(before[LISTED] or ()), *names]
        written = ", ".join(json.dumps(name, ensure_ascii=False) for name in listed)
        made = f"{text[: node.start_mark.index]}[{written}]{text[node.end_mark.index :]}"
    else:
        end = node.value[-1].end_mark.index
        indent, end = " " * node.start_mark.column, text.find("\n", end) if "\n" in text[end:] else len(text)
        more = "".join(f"\n{indent}{line.strip()}" for line in to_paste(names).split("\n"))
        made = f"{text[:end]}{more}{text[end:]}"
    whole = {**before, LISTED: [*(before.get(LISTED) or ()), *names]}
    return made if read_yaml(made.encode(), "drill.yaml").data == whole else text
