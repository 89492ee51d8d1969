"""From bytes to text: encodings, damage, and what is no text at all."""

import pytest

from editor.core.ports import Noticed, Problem, UnreadableFile
from editor.formats.text.decoding import SIZE_LIMIT, decoded


def check(data: bytes, text: str, noticed: list[Noticed]) -> None:
    problems: list[Problem] = []
    assert decoded(data, problems) == text
    assert [problem.noticed for problem in problems] == noticed


def test_utf_8_with_and_without_a_mark() -> None:
    check("élan – قرار\n".encode(), "élan – قرار\n", [])
    check("\ufeffélan".encode(), "élan", [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark(encoding: str) -> None:
    check("\ufeffélan 85\r\n".encode(encoding), "élan 85\n", [])


def test_western_european_text_is_read_and_told() -> None:
    check(
        "one\r\nth\x96e ‘élan’ is\r".encode("latin-1", "replace").replace(b"\x96", b"\x96"),
        "one\nth–e ?élan? is\n",
        [Noticed.GUESSED],
    )
    problems: list[Problem] = []
    decoded(b"one\ntwo\nna\xefve\n", problems)
    assert problems[0].place == "line 3"


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    check("élan élan élan élan élan".encode() + b"\xff", "élan élan élan élan élan\ufffd", [Noticed.DAMAGED])
    check(b"\xff\xfea\x00b", "a\ufffd", [Noticed.DAMAGED])


def test_all_line_ends_are_one_and_page_breaks_end_a_paragraph() -> None:
    check(b"a\r\nb\rc\fd", "a\nb\nc\nd", [])


def test_control_characters_become_spaces() -> None:
    check(b"a" * 600 + b"\x07b", "a" * 600 + " b", [Noticed.REPAIRED])


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 40, b"\x7fELF\x02\x01\x01\x00\x00\x00", b"a\x00b\x00c\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="it is not text"):
        decoded(data, [])


def test_a_text_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="larger than 16 MB"):
        decoded(b"x" * (SIZE_LIMIT + 1), [])
