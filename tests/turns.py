"""Which rows of the long proofs a run of the whole suite sees: a share of each family, in turn with what is sealed.

A proof that takes more than a minute of processor in all its rows is a family, as are files of one kind that do so together,
and what takes some seconds by itself. The same sources give the same turn (`--turn 0` to `287` chooses another), and in the 288
turns every row is seen: which twenty-fourth of a family goes by the turn's rest, and of the rows that the short form leaves out
(tests/forms.py) a twelfth by the rounds that are past. With `--long` each is seen; where a file is named, each of the short
form. The charter, policy, erasure and what a log promises take no turns; of the halls of browsers, the torture run, erasure in
a range that runs, and the pages that are followed to the letter (the tutorial, a verb and a step that are added) each turn sees
one: they stand for a whole each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import pytest

from infodrill.scenario.loader import library

TURNS = 24
SHARES = 12  # of the rows that the short form leaves out
ROUND = TURNS * SHARES
TURN = (
    "TESTS_TURN"  # the variable that tells every process of a run which turn it is; empty = all rows are seen
)
SEALS = Path(__file__).parents[1] / "src" / "infodrill" / "seals.json"
ALWAYS = (
    "boundaries",
    "clinic",
    "forged-order",
    "market-rumour",
    "typhoon",
)  # other proofs play them in every run
NEVER = (  # words in the place of a proof, whatever its rows are called
    "charter",
    "policy",
    "erase",
    "purge",
    "canaries",
    "two_worlds",
    "sigkill",
    "kill_9",
    "web/test_follows",
)
HEAD = "turn {turn} of the long proofs (the same again: --turn {turn}; all: --long), with the drills {drills}"
ALL = "every row of what is named, whosever turn it is"


@dataclass(frozen=True, kw_only=True)
class Family:
    """What takes turns: whole files, the tests of its files counted through, or the rows of each proof, of which every turn sees
    one however few they are; the parts of a proof are rows of what else takes no turns."""

    name: str
    each: Literal["file", "test", "row", "part"]
    files: tuple[str, ...]


FAMILIES = (
    Family(
        name="one long proof in parts",
        each="part",
        files=(
            "web/test_drill_browser.py::test_a_drill_is_played_at_browsers", "web/test_torture.py", "web/test_erase_live.py",
            "golden/test_golden_digests.py::test_the_clinic_drill_has_its_golden_digest", "scenario/test_mutating.py",
            "scenario/test_sense_mutating.py", "exchange/test_mutating.py",
            "scenario/test_wrapped.py::test_a_field_behind_whose_name_nothing_stands_is_told_and_null_is_meant",
        ),
    ),
    Family(
        name="halls: one long play for a whole file",
        each="file",
        files=(
            "web/test_tryouts_browser.py", "web/test_keep_in_mid_play.py", "web/test_ending_browser.py",
            "cli/test_tryout.py", "web/test_load.py",
        ),
    ),
    Family(
        name="a page that is followed to the letter",
        each="file",
        files=("docs/test_add_a_verb.py::*_step*", "docs/test_add_a_verb.py", "docs/test_tutorial.py"),
    ),
    Family(
        name="walks through all that can be done",
        each="file",
        files=(
            "web/test_improving.py", "web/test_rooms_browser.py::test_in_no_room_of_any_seat",
            "web/test_every_page_browser.py::test_the_pages_of_staff", "web/test_no_codes.py",
            "web/test_every_field.py",
            "society/test_determinism.py::test_golden_run_keeps_its_digest_on_a_plain_processor",
            "web/test_walk.py",
            "web/test_every_page_browser.py::test_the_pages_of_a_stop_and_of_the_end",
        ),
    ),
    Family(name="pages in a browser", each="test", files=("web/test_*_browser.py",)),
    Family(
        name="a range that is served",
        each="test",
        files=(
            "web/test_runner.py", "web/test_serve.py", "web/test_strangers.py", "web/test_wall_clock.py", "web/test_kill.py",
            "web/test_bundle.py", "web/test_outcome.py", "web/test_debrief.py", "web/test_parts_follow.py",
            "web/test_branching.py", "web/test_steps_drawn.py", "web/test_api_contract.py", "web/test_approvals.py",
            "web/test_serve_start.py", "web/test_tabs.py", "web/test_once.py", "web/test_overtaken.py",
            "web/test_promised_to_the_press.py", "web/test_rooms_ready.py", "web/test_vitals.py", "web/test_sittings.py",
            "web/test_disk_full.py", "web/test_backup_proof.py", "web/test_keeping.py", "web/test_serve_many.py",
        ),
    ),
    Family(
        name="pages as a server answers",
        each="test",
        files=(
            "web/test_first_word.py", "web/test_help.py", "web/test_on_the_wall.py", "web/test_filled.py",
            "web/test_own_scenarios.py", "web/test_own_workbooks.py", "web/test_forms_declared.py", "web/test_leaps.py",
            "web/test_papers.py", "web/test_own_deeds.py", "web/test_proposals.py", "web/test_folded.py",
            "web/test_pictures_memory.py", "web/test_faults.py", "web/test_rooms_pages.py", "web/test_rooms_closed.py",
            "web/test_rooms_desk.py", "web/test_replay.py", "web/test_replay_file.py", "web/test_survey.py",
            "web/test_studio_reads.py", "web/test_tryouts.py", "web/test_settings.py",
            "web/test_refused_fields.py", "web/test_who_owes_now.py", "web/test_gets_out.py", "web/test_turns.py",
            "web/test_own_words.py", "web/test_posts_called.py",
        ),
    ),
    Family(
        name="a command in a process of its own",
        each="test",
        files=(
            "cli/test_installed.py", "cli/test_commands.py", "cli/test_msel.py", "cli/test_one_drill_one_report.py",
            "cli/test_society.py",
        ),
    ),
    Family(
        name="reports and papers in their formats",
        each="test",
        files=(
            "review/test_printed.py", "review/test_claimnames.py", "review/test_paper*.py", "review/test_livingplan.py",
            "review/test_desk_and_report.py", "review/test_modelled.py", "review/test_counts.py", "review/test_office.py",
            "review/test_modelpage.py", "review/test_foresight.py", "review/test_left.py", "review/test_trustleft.py",
            "review/test_summaries.py", "review/test_proved.py", "review/test_page_one.py", "review/test_recorded.py",
            "review/test_takeaway.py", "review/test_tryout.py", "review/test_told_once.py", "review/test_comparing.py",
        ),
    ),
    Family(
        name="plays of the characters",
        each="test",
        files=(
            "automata/test_characters.py", "automata/test_rehearsal.py", "automata/test_free_reports.py",
            "automata/test_practice.py", "automata/test_playagain.py", "automata/test_marking.py", "conduct/test_artefacts.py",
            "verdict/test_joined.py", "media/test_answers.py", "media/test_feed.py", "media/test_talkback.py",
            "golden/test_templates_tell_good_from_bad.py", "automata/test_solo.py", "automata/test_bulletins_and_updates.py",
            "conduct/test_phrase_borders.py", "conduct/test_relays.py", "conduct/test_holding.py",
            "conduct/test_practising.py", "conduct/test_talk_of_the_town.py", "conduct/test_saying.py", "casework/test_walks.py",
            "conduct/test_turns.py", "automata/test_own_address.py", "automata/test_texts_an_officer_signs.py",
            "review/test_held_to_the_record.py", "review/test_words_at_odds.py",
            "review/test_verdict_falls.py", "review/test_anew.py", "casework/test_craft_classes.py", "conduct/test_proof.py",
            "automata/test_sees_what_a_person_sees.py", "automata/test_remedy_days.py", "automata/test_whose_fault.py",
            "automata/test_read_once.py", "golden/test_small_drills_tell_good_from_bad.py",
            "golden/test_ratings_of_characters.py", "automata/test_letters.py",
            "automata/test_one_sheet.py",
        ),
    ),
    Family(
        name="what the city does by theory",
        each="test",
        files=(
            "society/test_cascades.py", "society/test_pairing.py", "society/test_promises.py", "society/test_kernels*.py",
            "society/test_cluster.py", "society/test_citystore.py",
        ),
    ),
    Family(
        name="a proof whose rows take seconds each",
        each="row",
        files=(
            "conduct/test_self_correction_walk.py", "conduct/test_passages.py::test_what_is_taken_up*",
            "review/test_in_passing.py", "review/test_retelling.py", "review/test_adds_up.py", "review/test_silence.py",
            "review/test_verification.py::test_page_one_counts*", "review/test_said_elsewhere.py",
            "review/test_cutting.py", "review/test_expected.py::test_a_text_is*", "review/test_not_linked.py::test_no_place*",
            "review/test_sheets.py", "casework/test_refusals.py::test_every_refusal*",
            "casework/test_leakcheck.py::test_the_longest*", "casework/test_pdfs.py",
            "media/test_some_line_always_fits.py", "media/test_above.py::test_nobody_is_asked*",
            "kernel/test_event_types.py::test_a_log_of*", "house/test_nothing_left.py::test_servers*",
            "web/test_local_use.py::test_every_room*",
        ),
    ),
    Family(
        name="what takes seconds by itself",
        each="test",
        files=(
            "web/test_words_were.py", "web/test_lived_again.py", "web/test_forewarned.py", "web/test_stop_for_real.py",
            "review/test_empty_words.py", "review/test_property.py",
            "web/test_local_use.py", "web/test_traps.py", "web/test_until_when.py", "review/test_report.py::test_*page*",
            "corpus/test_corpus.py::test_a_server_plays*", "corpus/test_corpus.py::test_only_what*",
            "corpus/test_corpus.py::test_a_new_verb*", "exchange/test_claimreview.py::test_the_vocabulary*",
            "exchange/test_hostile_workbooks.py", "exchange/test_divisions.py::test_any_text*",
            "media/test_own_families.py::test_every_family*", "media/test_above.py", "media/test_grammar.py::test_the_proof*",
            "conduct/test_fingerprint.py::test_processes*", "conduct/test_every_way_in.py::test_every_field*",
            "conduct/test_learnt.py", "conduct/test_leads.py::test_a_sender*", "conduct/test_long_texts.py",
            "conduct/test_free_text.py::test_every_verb*", "casework/test_selfcorrection.py::test_whatever*",
            "casework/test_craftset.py::test_a_text_typed*", "cli/test_light.py", "society/test_trial.py",
            "house/test_said_once.py::test_no_two*", "house/test_patience.py::test_no_test*",
            "house/test_nothing_left.py", "house/test_turns.py::test_a_run*", "house/test_sure_of_one.py",
        ),
    ),
    Family(name="mistakes planted in a scenario", each="row", files=("scenario/*.py",)),
    Family(
        name="mistakes planted in a workbook",
        each="row",
        files=("exchange/test_msel*.py",),
    ),
    Family(
        name="what takes a measure down, and what no word can meet",
        each="row",
        files=("review/*mutations.py", "review/test_grid.py"),
    ),
)  # fmt: skip


def of_today(seals: bytes | None = None) -> int:
    """The turn of the sources as they are sealed."""
    return _drawn(SEALS.read_bytes() if seals is None else seals) % ROUND


def chosen(config: pytest.Config) -> str:
    """The turn of a run, as every process of it is told."""
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    if config.option.long or (named and config.option.turn is None):
        return ""
    return str(of_today() if config.option.turn is None else config.option.turn % ROUND)


def drills(turn: int) -> tuple[str, ...]:
    """The drills of the library that are looked at in that turn."""
    others = [name for name in library() if name not in ALWAYS]
    return tuple(sorted([*ALWAYS, *others[turn % TURNS :: TURNS]]))


def parted(items: list[Any], turn: int) -> tuple[list[Any], list[Any]]:
    """Collected tests of that turn, and those of the others."""
    later = {item.nodeid for item in _later(items, turn)}
    return [item for item in items if item.nodeid not in later], [
        item for item in items if item.nodeid in later
    ]


def _later(items: Iterable[Any], turn: int) -> Iterator[Any]:
    looked_at, others = set(drills(turn)), set(library()) - set(ALWAYS)
    units: dict[str, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        place = item.nodeid.partition("tests/")[2]
        proof = place.partition("[")[0]
        family = _family(proof)
        if any(word in proof for word in NEVER) and not (family and family.each == "part"):
            continue
        if in_turn := others & {given for given in _given(item) if isinstance(given, str)}:
            if not in_turn <= looked_at:
                yield item
        elif family:
            group, unit = _counted(family, place)
            units[group][unit].append(item)
    for group in units.values():
        of = min(TURNS, len(group))
        for place, unit in enumerate(sorted(group, key=_rank)):
            if place % of != turn % of:
                yield from group[unit]


def _rank(unit: object) -> tuple[object, int]:
    """Whole files stand as they are named. Of a file's tests each turn has as many, though not such as are made alike."""
    return (str(unit).partition("::")[0], _drawn(str(unit).encode())) if isinstance(unit, str) else (unit, 0)


def _drawn(of: bytes) -> int:
    """The same number for the same bytes, whatever is beside them."""
    return int(sha256(of).hexdigest(), 16)


def _given(item: Any) -> Iterator[object]:
    for given in item.callspec.params.values() if hasattr(item, "callspec") else ():
        yield from given if isinstance(given, tuple) else [given]


@cache
def _family(proof: str) -> Family | None:
    return next(
        (family for family in FAMILIES if any(fnmatch(proof, _whole(pattern)) for pattern in family.files)),
        None,
    )


def _counted(family: Family, place: str) -> tuple[str, object]:
    """Among what it is counted, and as which of them: of a family of files by the place at which it names them."""
    proof = place.partition("[")[0]
    if family.each == "file":
        matching = [fnmatch(proof, _whole(pattern)) for pattern in family.files]
        return family.name, matching.index(True)
    return (family.name if family.each == "test" else proof), place


def _whole(pattern: str) -> str:
    """What a file's or a proof's pattern says of a test's place."""
    return pattern if "::" in pattern else f"{pattern}::*"
