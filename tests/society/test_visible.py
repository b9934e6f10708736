"""What leaves the city: never an account, the same author only inside a thread, within the budget."""

from __future__ import annotations

import numpy as np
import pytest

from infodrill.society import VISIBLE_DTYPE, City, Spread

from .stories import state, tell


@pytest.fixture(scope="module")
def run(town: City) -> Spread:
    told = Spread(town, seed=9)
    tell(told, "k", pull=90, roots=30)
    state(told, "s", "k")
    told.advance(600)
    return told


def test_rows_have_exactly_the_agreed_fields(run: Spread) -> None:
    rows = run.visible(0, 600, 1000)
    assert rows.dtype == VISIBLE_DTYPE
    assert "account" not in rows.dtype.names
    assert set(rows["kind"]) == {0, 1, 2, 3}
    assert (np.diff(rows["share"]) > 0).all() and (np.diff(rows["minute"]) >= 0).all()


def test_budget_keeps_the_smallest_draws_of_each_minute(run: Spread) -> None:
    everything, few = run.visible(0, 600, 10_000), run.visible(0, 600, 2)
    for minute in np.unique(everything["minute"]):
        all_of_it = everything[everything["minute"] == minute]
        kept = few[few["minute"] == minute]
        assert kept.size == min(2, all_of_it.size)
        assert sorted(kept["draw"]) == sorted(all_of_it["draw"])[: kept.size]


def test_windows_join_to_the_whole(run: Spread) -> None:
    parts = np.concatenate([run.visible(at, at + 100, 5) for at in range(0, 600, 100)])
    assert np.array_equal(parts, run.visible(0, 600, 5))


def test_author_key_depends_on_the_thread(run: Spread) -> None:
    engine = run._engine
    rows = run.visible(0, 600, 10_000)
    account, root = engine.rows.account[rows["share"]], engine.rows.root[rows["share"]]
    person = {}
    for author, who, thread in zip(rows["author"], account, root, strict=True):
        person.setdefault(int(author), set()).add((int(who), int(thread)))
    assert all(len(one) == 1 for one in person.values())
    busy = [who for who in set(account.tolist()) if np.unique(root[account == who]).size > 1]
    assert busy, "someone writes in two threads"
    for who in busy:
        mine = account == who
        assert np.unique(rows["author"][mine]).size == np.unique(root[mine]).size


def test_author_and_draw_are_not_the_account_in_disguise(run: Spread, town: City) -> None:
    other = Spread(town, seed=10)
    tell(other, "k", pull=90, roots=30)
    other.advance(600)
    assert not set(run.visible(0, 600, 10_000)["author"]) & set(other.visible(0, 600, 10_000)["author"])


def test_size_counts_descendants_so_far(run: Spread) -> None:
    rows = run.visible(0, 600, 10_000)
    inside = rows[rows["parent"] >= 0]
    roots = rows[rows["parent"] < 0]
    thread = run._engine.rows.root[inside["share"]]
    for root in roots:
        assert root["size"] == (thread == root["share"]).sum()


def test_pages_own_rows_are_not_shown(run: Spread, town: City) -> None:
    shown = run._engine.rows.account[run.visible(0, 600, 10_000)["share"]]
    assert (shown < town.accounts).all()
