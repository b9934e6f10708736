"""Every verb that carries words, in every field of them: no account, no profile, no number of a person comes in by any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from infodrill.casework.noun import commands as of_casework
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.reach import ReadBy
from infodrill.conduct.noun import commands as of_the_range
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.state import DrillState
from infodrill.conduct.stayingin import persons_in
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text, beside_texts
from infodrill.kernel.fields import Field, Words, declared
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi
from tests.corpus.given import Given, given

PLAIN = "Bà con trong tổ hỏi việc này"
FORMS = {
    "a handle": ("@hoa.nguyen", "hoa.nguyen1987 trên Threads", "@ nguyenvanan"),
    "a profile": ("fb.com/hoa.nguyen", "https://trang.test/hoa", "profile.php?id=4", "t.me/kenhcuahoa"),
    "an account by name": ("nick Facebook Hoa Nguyen", "Zalo của Tư Lành", "tài khoản TikTok Mèo Mun", "Lê Văn An trên Zalo"),
    "a telephone": ("0912 345 678", "+84 912.345.678", "không chín một hai ba bốn năm sáu bảy tám"),
    "an identity": ("CCCD 001 099 012 345", "hộ chiếu B1234567"),
    "a bank account": ("số tài khoản 0011 0023 4567 8", "STK 19036512345678"),
    "mail": ("hoa@thu.vn", "hoa a còng thu chấm vn"),
    "a plate": ("15B-123.45", "biển số 15b1 234.56"),
}  # fmt: skip
# A watch list asks for more; of a text the leak check tells its author, and keeps it from the public.
REFUSED = {"R121", "R305", "R142", "R208"}


def filled(field: Field, said: str) -> object:
    """The field as it holds these words, beside others where it asks for several."""
    return (said, *(f"{n}" for n in range(1, field.many.least))) if field.many else said


@cache
def ways() -> dict[str, tuple[Given, Field]]:
    """verb.field → a moment in which it takes any words, of every field that holds some."""
    found: dict[str, tuple[Given, Field]] = {}
    for each_given in given():
        for name, field in declared(type(each_given.command)).items():
            key = f"{type(each_given.command).__name__}.{name}"
            if key in found or field.type is not str or not isinstance(field.kind, Words):
                continue
            try:
                each_given.decide(replace(each_given.command, **{name: filled(field, PLAIN)}))
            except Refused:
                continue
            found[key] = each_given, field
    return found


def let_in(said: str) -> Iterator[tuple[str, str]]:
    """(verb.field, by which code it was refused, "" = it came in) wherever it is not kept out for what it says."""
    for way, (each_given, field) in ways().items():
        sentence = f"{PLAIN}: {said} đã đăng bài này."
        words = sentence if len(sentence) <= field.kind.most else said
        try:
            bodies = each_given.decide(replace(each_given.command, **{field.name: filled(field, words)}))
        except Refused as refused:
            if refused.code not in REFUSED:
                yield way, refused.code
        else:
            drafts = [body for body in bodies if isinstance(body, StatementDrafted)]
            if not drafts or not all(body.leaks for body in drafts):
                yield way, ""


def test_every_field_of_words_is_tried() -> None:
    words = {
        f"{verb.__name__}.{name}"
        for verb in (*of_casework(), *of_the_range())
        for name, field in declared(verb).items()
        if field.type is str and isinstance(field.kind, Words)
    }
    assert set(ways()) == words and len(words) > 90


@pytest.mark.parametrize("said", [said for forms in FORMS.values() for said in forms])
def test_no_verb_takes_an_account_or_a_number_of_a_person_in(said: str) -> None:
    assert list(let_in(said)) == []


PERSON = "Lê Thị Hoa"


def test_whoever_names_a_person_anywhere_is_told_so_or_kept_from_the_public(clinic: Loaded) -> None:
    """Words for the public are held back; of words between cells their author is told; the exercise's own names are invented."""
    warned, silent = set(), set()
    for way, (each_given, field) in ways().items():
        try:
            bodies = each_given.decide(
                replace(each_given.command, **{field.name: filled(field, f"Bà {PERSON} ở tổ 5")})
            )
        except Refused as refused:
            assert refused.code in {"R208", "R153", "R142"}, f"{way}: {refused.code}"
            continue
        named = PERSON in persons_in(DrillState(), clinic.scenario, bodies)
        kept = all(body.leaks for body in bodies if isinstance(body, StatementDrafted))
        drafts = any(isinstance(body, StatementDrafted) for body in bodies)
        (warned if named or (drafts and kept) else silent).add(way)
    of_the_exercise = {
        way for way in silent for body in ways()[way][0].decide(ways()[way][0].command)
        if any(reach and reach.invented for reach in beside_texts(type(body), ReadBy).values())
    }  # fmt: skip
    assert sorted(silent - of_the_exercise) == [] and len(warned) > 40
    assert {"SendMessage.text", "OpenCase.said", "LogCase.sentence", "AskOwner.text"} <= warned


def test_what_all_have_read_names_nobody_anew(clinic: Loaded) -> None:
    said = [
        MessageSent(message="m1", kind="chat", seat="duty", cell="clinic", to=(), text=Text(f"{PERSON} báo"))
    ]
    told = clinic.scenario.drill.model_copy(update={"synopsis": Bi(vi=f"Chuyện của {PERSON}.", en="x")})
    known = clinic.scenario.model_copy(update={"drill": told})
    assert persons_in(DrillState(), clinic.scenario, said) == (PERSON,)
    assert persons_in(DrillState(), known, said) == ()
