"""A word of ours is put right in every order that a hall can do it in, and no minute falls: drawn walks through the real write
path, lived minute by minute, and lived again by the proof."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from infodrill.casework.nouns.intake import CaseOpened, MergeCase
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import SelfCorrect
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.city import build_city, open_spread
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.relays import RelayStatement, StatementRelayed
from infodrill.conduct.proof import _lived
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import Loaded
from tests.conduct.living import SEED, Living, begin
from tests.conduct.test_relays import with_helpers
from tests.rehearsals import ACCOUNTS

DUTY, SPOKE, RIGHTS, OWN, CLAIM = "duty", "voice", "rights", 19, "b6-hours"
WALKS = tuple(product(("board", "post"), ("before", "raised", "twice", "after"), ("vi", "en")))
NEW = {
    "title_vi": "Mở cửa lúc tám giờ", "body_vi": "Sáng nay phòng khám mở cửa lúc tám giờ, không phải bảy giờ.",
    "title_en": "Open at eight", "body_en": "The clinic opens at eight this morning, not at seven.",
}  # fmt: skip


def note(drill: Living, *bodies: EventBody, actor: str = "runner") -> None:
    drill.runner.follow(drill.drill.record(bodies, drill.drill.state.at, actor))


def tried(drill: Living, seat: str, command: object) -> bool:
    """Whether the range accepted it; a refusal is an answer, a fall is not."""
    try:
        drill.give(seat, command)  # type: ignore[arg-type]
    except Refused:
        return False
    return True


def told(drill: Living, told_by: str) -> str:
    if told_by == "post":
        drill.give(
            DUTY, PostOnNetwork("L1-DUTY", room="feed", text="Sáng nay phòng khám mở cửa lúc bảy giờ.")
        )
        return "post:" + next(iter(drill.drill.state.posts))
    came = InjectDelivered(inject=OWN, planned=0, run_status="delivered", recipients=(DUTY,), public=True)
    note(drill, came)
    return f"post:i{OWN}.{drill.drill.state.minute}"


def relay(drill: Living, statement: str, version: int, *, recorded: bool) -> None:
    """As a collaborator asks for it; `recorded` = as a log of an older release may hold it, whatever is refused today."""
    for channel in ("group", "field"):
        if recorded:
            said = StatementRelayed(
                statement=statement, version=version, channel=channel, cell="helpers-ward"
            )
            note(drill, said, actor="helper-ward")
        else:
            tried(
                drill,
                "helper-ward",
                RelayStatement("COLLAB", statement=statement, version=version, channel=channel),
            )


def surroundings(drill: Living, draw: Random) -> None:
    """What a hall has done beside it: a case that is linked, merged, judged."""
    state = drill.drill.state
    case = next(iter(state.book.cases), "")
    if case and draw.random() < 0.6:
        note(drill, CaseLinked(case=case, claim=CLAIM, by="conduct"))
    if case and draw.random() < 0.5:
        other = CaseOpened(case="c900", intake="hotline", source="free", cell="clinic", ward="", level=1)
        note(drill, other)
        tried(drill, DUTY, MergeCase("L1-DUTY", "c900", case))
    if case and draw.random() < 0.5:
        note(
            drill,
            VerdictSet(
                case=case, verdict="FALSE", evidence=(), confidence=900, role="L1-DUTY", cell="clinic"
            ),
        )


def put_right(drill: Living, statement: str, draw: Random) -> None:
    stance = draw.choice(("partly", "unknown", "advice"))
    tried(drill, SPOKE, SelfCorrect("SPOKE", statement, stance=stance, **NEW))
    tried(drill, RIGHTS, ApproveStatement("RIGHTS", statement))
    tried(drill, SPOKE, PublishStatement("SPOKE", statement))


def walk(loaded: Loaded, told_by: str, relayed: str, lang: str, seed: int) -> Living:
    draw = Random(seed)
    drill = begin(with_helpers(loaded), ACCOUNTS, lang=lang).live(3)
    said = told(drill, told_by)
    drill.live(5)
    drill.give(DUTY, RaiseOwnWord("L1-DUTY", said=said, text="Giờ ghi trên bảng là giờ cũ."))
    (text,) = drill.drill.state.book.statements
    surroundings(drill, draw)
    if relayed in ("before", "raised"):
        relay(drill, text, 1, recorded=relayed == "before")
    if draw.random() < 0.5:
        drill.live(7)
    put_right(drill, text, draw)
    if (
        relayed == "twice"
    ):  # two versions within the minute: the portal shows the newer, people passed on both
        relay(drill, text, 1, recorded=True)
    relay(drill, text, 2, recorded=relayed == "twice")
    return drill.live(10)


@pytest.mark.parametrize(("told_by", "relayed", "lang"), WALKS)
def test_no_order_of_putting_a_word_right_ends_the_drill(
    clinic: Loaded, told_by: str, relayed: str, lang: str
) -> None:
    drill = walk(clinic, told_by, relayed, lang, seed=hash_of(told_by, relayed, lang))
    state, network = drill.drill.state, drill.runner.network
    assert state.minute == 10 and network.forgiving.told() == ()
    for post in network.feed.posts():
        if post.grammar:
            # Whoever has nothing to say under a text stays silent: such a reply is drawn and not shown.
            assert network.feed.expand(post) or post.form == "reply", f"{post.form} {post.id} says nothing"
    relayed_words = {(said.statement, said.version) for said in state.relays}
    if relayed == "raised":
        assert not relayed_words & {(text, 1) for text in state.book.statements}, (
            "nobody passes on what is wrong"
        )
    assert any(text.edition(2) == 2 and not text.error_open for text in state.book.statements.values())


def hash_of(*words: str) -> int:
    return sum(ord(letter) for letter in "".join(words))


def test_two_versions_in_one_minute_are_both_read_where_they_were_passed_on(clinic: Loaded) -> None:
    drill = begin(with_helpers(clinic), ACCOUNTS).live(3)
    for version, body in ((1, "Mở cửa đến 17 giờ."), (2, "Mở cửa đến 19 giờ.")):
        note(
            drill,
            StatementDrafted(
                statement="s1", version=version, case="", kind="answer", stance="partly", issuer="clinic",
                channels=("feed",), figures=(), next_update=0, craft={}, checker="craft-1", leaks=(), title_vi="Giờ khám",
                title_en="Hours", body_vi=body, body_en="Open late.", role="COMMS", cell="clinic",
            ),
            StatementStepped(statement="s1", version=version, frm="DRAFTING", to="PUBLISHED", role="SPOKE", cell="clinic"),
        )  # fmt: skip
        relay(drill, "s1", version, recorded=True)
    drill.live(5)
    texts = {
        drill.runner.network.feed.expand(post)
        for post in drill.runner.network.feed.posts()
        if post.form == "relay"
    }
    assert any("17 giờ" in text for text in texts) and any("19 giờ" in text for text in texts)


def test_a_fault_in_what_follows_from_an_event_is_left_out_and_told(
    clinic: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is, wherever it is: a live drill goes on and says so, a rehearsal falls."""
    drill = begin(clinic, ACCOUNTS).live(3)
    network = drill.runner.network

    def falls(*_: object, **__: object) -> None:
        raise StopIteration

    for place, name in (
        (network.feed, "row"),
        (network.feed, "expand"),
        (network, "_take"),
        (network.feed, "close_minute"),
    ):
        with monkeypatch.context() as broken:
            broken.setattr(place, name, falls)
            drill.give(DUTY, PostOnNetwork("L1-DUTY", room="feed", text=f"Phòng khám đã mở cửa, bàn {name}."))
            network.forgiving.goes_on = True
            minute = drill.drill.state.minute
            drill.live(minute + 2)
            found = network.forgiving.told()
            assert found and {part.fault for part in found} == {"StopIteration"}, name
            assert drill.drill.state.minute == minute + 2
    network.forgiving.goes_on = False
    monkeypatch.setattr(network.feed, "close_minute", falls)
    with pytest.raises(StopIteration):
        drill.live(drill.drill.state.minute + 1)


def test_the_proof_lives_on_as_the_drill_did(clinic: Loaded) -> None:
    drill = walk(clinic, "board", "before", "vi", seed=7)
    opened = drill.drill.state.opened
    assert opened is not None
    scenario = drill.shelf.scenario
    spread = open_spread(build_city(scenario, ACCOUNTS, SEED), opened)
    again = dict(_lived(tuple(drill.drill.log.events), spread, scenario, opened))  # type: ignore[attr-defined]
    for minute, rows in again.items():
        assert list(drill.derived.rows("posts", minute, minute + 1)) == rows.get("posts", [])
