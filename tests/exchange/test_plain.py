"""Text that enters a file: nothing unseen, nothing unreadable, one kind of line end."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree

from hypothesis import given

from infodrill.exchange.address import host
from infodrill.exchange.plain import line, plain
from tests.exchange.examples import texts


def test_what_turns_the_writing_or_takes_no_room_is_dropped():
    assert plain("a\u202eb\u2066c\u200bd\ufeff\U000e0041") == "abcd"
    assert plain("nước\u0000") == "nước\ufffd"
    assert plain("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_joined_signs_stay_whole():
    assert plain("👩‍⚕️") == "👩‍⚕️"


def test_a_line_is_cut_with_a_sign():
    assert line(" a \n b ") == "a b"
    assert line("x" * 20, 10) == "x" * 9 + "…"


@given(texts())
def test_a_plain_text_stays_as_it_is_and_fits_into_xml(text):
    once = plain(text)
    assert plain(once) == once == unicodedata.normalize("NFC", once)
    element = ElementTree.Element("a")
    element.text = once
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="unicode"))
    assert (back.text or "") == once


@given(texts(), texts())
def test_any_ids_give_a_host_of_the_range(one, other):
    name = host(one, other)
    assert name.endswith(".dien-tap.invalid") and name.isascii()
    assert all(0 < len(label) <= 63 and label.strip("-") == label for label in name.split("."))
