"""People on the network: attributed, at human speed, every version kept, nothing personal, never covert."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import StopForReal
from infodrill.conduct.nouns.posts import (
    BlankPost,
    DeletePost,
    EditPost,
    PostOnNetwork,
    PostWritten,
    SpeakAsPersona,
)
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.living import Living, begin
from tests.rehearsals import ACCOUNTS

TEXT = "Dạ phòng khám đang kiểm tra sổ, 9 giờ có tin tiếp."


@pytest.fixture
def drill(clinic: Loaded) -> Living:
    return begin(clinic, ACCOUNTS).live(2)


def refused(drill: Living, seat: str, command: Command, later: int = 0) -> str:
    with pytest.raises(Refused) as fault:
        drill.give(seat, command, later)
    return fault.value.code


def only(drill: Living) -> PostWritten:
    (body,) = [event.body for event in drill.drill.log.events if isinstance(event.body, PostWritten)]
    return body


def test_a_player_speaks_under_the_name_of_the_organisation(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    post = only(drill)
    assert (post.speaker, post.simulated, post.cell) == ("Phòng khám Bến Lành", False, "clinic")
    (card, *_) = drill.reader("lookout").threads().cards
    assert (card.name, card.badge, card.text) == ("Phòng khám Bến Lành", "organisation", TEXT)


def test_a_seat_posts_once_in_three_seconds(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    assert (
        refused(drill, "voice", PostOnNetwork(role="SPOKE", room="feed", text="Câu khác"), later=2) == "R142"
    )
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text="Câu khác"), later=3)


def test_the_same_words_are_not_posted_twice_in_a_room(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    again = PostOnNetwork(role="L1-DUTY", room="feed", text=TEXT.upper())
    assert refused(drill, "duty", again, later=60) == "R143"


def test_nobody_posts_where_the_seat_does_not_belong(drill: Living) -> None:
    for room in ("xom-luoi.g0", "press", "portal", "ben-lanh.field", "nowhere"):
        assert refused(drill, "voice", PostOnNetwork(role="SPOKE", room=room, text=TEXT)) == "R140"
    drill.give("voice", PostOnNetwork(role="SPOKE", room="ben-lanh.g0", text=TEXT))


def test_personal_data_does_not_get_onto_the_network(drill: Living) -> None:
    assert (
        refused(drill, "voice", PostOnNetwork(role="SPOKE", room="feed", text="Gọi 0912 345 678 nhé"))
        == "R305"
    )


def test_only_control_and_simulators_speak_as_personas_and_only_of_the_scenario(drill: Living) -> None:
    as_mother = SpeakAsPersona(
        role="SIM-PUB", persona="Một người mẹ ở phường Gò Nhạn", room="feed", text="Con em sốt từ sáng"
    )
    assert refused(drill, "voice", as_mother) == "R103"
    stranger = SpeakAsPersona(role="SIM-PUB", persona="Ông Nguyễn Văn Thật", room="feed", text="x")
    assert refused(drill, "town", stranger) == "R144"
    played = SpeakAsPersona(role="SIM-PUB", persona="Phòng khám Bến Lành", room="feed", text="x")
    assert refused(drill, "town", played) == "R144"
    drill.give("town", as_mother)
    assert only(drill).simulated


def test_control_sees_that_a_persona_is_simulated_and_players_see_a_person(drill: Living) -> None:
    drill.give(
        "town",
        SpeakAsPersona(
            role="SIM-PUB", persona="Một người mẹ ở phường Gò Nhạn", room="feed", text="Con em sốt"
        ),
    )
    shown = {seat: drill.reader(seat).threads().cards[0] for seat in ("lookout", "direction")}
    assert [shown[one].simulated for one in ("lookout", "direction")] == [False, True]
    assert shown["lookout"].badge == "" and shown["lookout"].name == "Một người mẹ ở phường Gò Nhạn"


def test_every_version_of_an_edit_can_be_read_and_an_organisation_deletes_nothing(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    drill.give("duty", EditPost("L1-DUTY", "u1", TEXT + " Cập nhật lúc 9 giờ."), later=60)
    assert [text for _, text in drill.reader("lookout").versions("u1")] == [
        TEXT,
        TEXT + " Cập nhật lúc 9 giờ.",
    ]
    assert drill.reader("lookout").threads().cards[0].versions == 2
    assert refused(drill, "town", DeletePost("SIM-PUB", "u1")) == "R141"
    drill.give(
        "town",
        SpeakAsPersona(
            role="SIM-PUB", persona="Một người mẹ ở phường Gò Nhạn", room="feed", text="Con em sốt"
        ),
    )
    drill.give("town", DeletePost("SIM-PUB", "u2"))
    assert [drill.reader(reader).threads().cards[0].text for reader in ("lookout", "direction")] == [
        "",
        "Con em sốt",
    ]


def test_an_organisations_post_stays_even_for_its_own_control(drill: Living) -> None:
    state = drill.drill.state
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    assert state.posts == {}  # states are never changed in place
    assert refused(drill, "voice", DeletePost("CTRL", "u1")) == "R103"
    # A small hall gives a voice and the simulated public to one person.
    seats, voice = drill.drill.seats, drill.drill.seats.seats["voice"]
    both = replace(voice, roles=voice.roles | {"SIM-PUB"})
    drill.drill.seats = replace(seats, seats={**seats.seats, "voice": both})
    assert refused(drill, "voice", DeletePost("SIM-PUB", "u1")) == "R146"


def test_safe_can_blank_a_post_for_everybody(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    drill.give("direction", BlankPost("SAFE", "u1", "chuyện thật"))
    for seat in ("voice", "direction", "lookout"):
        assert drill.reader(seat).threads().cards[0].text == ""
        assert drill.reader(seat).versions("u1") == ()
        assert drill.reader(seat).search("phòng khám đang kiểm tra").cards == ()


def test_a_real_stop_blanks_the_network(drill: Living) -> None:
    drill.give("voice", PostOnNetwork(role="SPOKE", room="feed", text=TEXT))
    drill.give("direction", StopForReal("SAFE", "cháy thật"))
    reader = drill.reader("lookout")
    assert reader.threads().blanked and reader.search("kiểm tra").blanked and reader.trends() == ()
    assert reader.thread("u1") is None and reader.versions("u1") == () and reader.fresh("feed", 0) == 0


def test_the_desk_and_linking_read_what_a_persona_says(drill: Living) -> None:
    claim = drill.shelf.scenario.claims[0].id
    told = SpeakAsPersona(
        role="CTRL", persona="Một người mẹ ở phường Gò Nhạn", room="feed", text="Con em sốt", claim=claim
    )
    drill.give("direction", told)
    drill.live(4)
    assert drill.runner.network.about("post:u1") == claim
    assert all(row["id"] != "u1" for row in drill.derived.rows("posts"))  # its words stay in the log
