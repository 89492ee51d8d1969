"""Files that are damaged, foreign or malicious: read in part with a word about it, or refused in one sentence."""

from __future__ import annotations

import pytest

from editor.core.model.clause import Kind
from editor.core.model.inline import Run
from editor.core.model.walk import clauses
from editor.core.ports import Noticed, UnreadableFile
from editor.formats.xml import prescan, read, write
from tests.formats.xml.samples import EXAMPLE, contribution

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><contribution xmlns="urn:x-clause:1">&c;</contribution>'
)


SPLIT_IN_A_CIRCLE = (
    '<clause id="c-01" split-of="c-02" ins-by="a-01">a</clause>'
    '<clause id="c-02" split-of="c-01" ins-by="a-01">b</clause>'
)


def clause(words: str) -> bytes:
    return contribution(f'<clause id="c-01">{words}</clause>')


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (LAUGHS.encode(), "document type or entities"),
        (EXAMPLE.replace(b"<contr", b'<!DOCTYPE c SYSTEM "file:///etc/passwd"><contr', 1), "document type"),
        (clause("a<?php b?>"), "instruction to a program"),
        (EXAMPLE.decode().encode("utf-16"), "not written in UTF-8"),
        (EXAMPLE.replace(b'"UTF-8"', b'"ISO-8859-1"'), "ISO-8859-1"),
        (EXAMPLE.replace(b'"UTF-8"', b'"UTF-7"'), "UTF-7"),
        (EXAMPLE.replace(b'"UTF-8"', b'"x-unheard-of"'), "x-unheard-of"),
        (clause("<i>" * 70 + "a" + "</i>" * 70), "64 deep"),
        (clause("".join("<br/>" for _ in range(2_001))), "2,000 changes"),
        (clause("a" * 65_537), "64 kB"),
        (contribution("<clause/>" * 20_001), "20,000 clauses"),
        (contribution("<v:a/>" * 300_001, spaces='xmlns:v="urn:v"'), "300,000 elements"),
        (contribution("<clause " + " ".join(f'a{i}="1"' for i in range(65)) + "/>"), "64 attributes"),
        (b"\x00" * 1_000, "not written in UTF-8"),
        (b"PK\x03\x04" + b"\x00" * 64, "not written in UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 64, "cannot be read"),
        (b"Dear delegates, the text follows.", "cannot be read"),
        (b"<html><body>a</body></html>", "first element is"),
        (b"<contribution>a</contribution>", "first element is"),
        (b"<<<<<<< ours\n" + EXAMPLE, "git could not join"),
        (b"<?xml version='1.0'?>" + b" " * (16 * 1024 * 1024), "16 MB"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_in_one_sentence(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableFile, match=cause) as refused:
        read(data, "a.clause")
    assert "\n" not in str(refused.value)
    assert refused.value.cause.endswith((".", ")."))


def test_the_place_of_what_is_refused_is_named() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(clause("a\n<?php b?>"), "a.clause")
    assert refused.value.place == "line 13, column 1"


def test_a_file_cut_short_is_read_as_far_as_it_goes() -> None:
    cut = EXAMPLE[: EXAMPLE.index(b"in measuring coverage")] + b"in meas"
    reading = read(cut, "a.clause")
    assert "damaged near clause 19. 18 of 19" in reading.read_only
    assert "only" in reading.read_only
    last = [c for c in clauses(reading.document) if c.kind is not Kind.REASONS][-1]
    assert last.inline == (Run("in meas"),)
    assert reading.problems[0].noticed is Noticed.DAMAGED
    assert reading.problems[0].place.startswith("line ")


def test_a_broken_line_costs_its_marks_and_not_its_words() -> None:
    broken = EXAMPLE.replace(b"<del by=", b"<de&l by=", 4)
    reading = read(broken, "a.clause")
    words = "".join(run.text for c in clauses(reading.document) for run in c.inline if isinstance(run, Run))
    for word in (
        "Lakeside, 2027",
        "Port Meridian, 2031",
        "the outcome of the 2025",
        "to report to the next conference",
    ):
        assert word in words
    assert "could be read whole" in reading.read_only


@pytest.mark.parametrize("missing", ["</section>", "</instrument>", "<annex id=", "</proposal>", "<table id="])
def test_a_container_left_open_or_never_opened_loses_no_words(missing: str) -> None:
    lines = EXAMPLE.decode().split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith(missing))
    reading = read("\n".join(lines[:at] + lines[at + 1 :]).encode(), "a.clause")
    words = "".join(run.text for c in clauses(reading.document) for run in c.inline if isinstance(run, Run))
    for word in ("Resolution 71", "inter alia", "in drafting plans", "Below 1 GHz", "Community networks have become"):
        assert word in words
    assert reading.read_only


def test_bytes_that_are_not_utf_8_damage_their_line_only() -> None:
    reading = read(EXAMPLE.replace(b"in drafting plans", b"in draf\xff\x00ting plans"), "a.clause")
    words = [run.text for c in clauses(reading.document) for run in c.inline if isinstance(run, Run)]
    assert "in draf\ufffd\ufffdting plans;" in words
    assert "in measuring coverage;" in words


def test_an_id_that_stands_twice_is_told_and_replaced() -> None:
    reading = read(contribution('<clause id="c-01">a</clause><clause id="c-01">b</clause>'), "a.clause")
    first, second = reading.document.proposals[0].clauses
    assert (first.id, second.inline) == ("c-01", (Run("b"),))
    assert second.id != "c-01"
    assert "stood twice" in reading.problems[0].message
    again = read(write(reading.document), "a.clause")
    assert again.document == reading.document
    assert not again.problems


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ('<clause id="c-01"><xref to="c-99">resolves 9</xref></clause>', "A reference points to c-99"),
        ('<clause id="c-01"><note ref="n-99"/></clause>', "A footnote mark points to n-99"),
        ('<gone id="g-01" ref="c-99"/>', "refers to a clause that is not there"),
        ('<clause id="c-01" mv-by="a-01">a</clause>', "no place in the base text"),
        ('<gone ref="c-01"/><gone ref="c-01"/><clause id="c-01" mv-by="a-01">a</clause>', "several places"),
        ('<clause id="c-01"><ins by="a-77">a</ins></clause>', "who “a-77” is"),
        (SPLIT_IN_A_CIRCLE, "split from itself"),
        ('<clause id="c-01" level="4000000000">a</clause>', "is not a number from 1 to 9"),
    ],
)  # fmt: skip
def test_what_points_to_nothing_is_kept_and_told(blocks: str, message: str) -> None:
    reading = read(contribution(blocks), "a.clause")
    assert any(message in problem.message for problem in reading.problems)
    assert read(write(reading.document), "a.clause").document == reading.document


def test_a_change_keeps_its_words_where_an_attribute_is_left_out() -> None:
    reading = read(clause('<ins by="a-01" mood="glad">a</ins>'), "a.clause")
    assert reading.document.proposals[0].clauses[0].inline[0].text == "a"
    assert reading.problems[0].noticed is Noticed.LEFT_OUT


@pytest.mark.parametrize(
    "body",
    [
        "<v>\n" * 120_000,
        "<clause>a\n" * 20_000,
        "<i>" * 60_000,
        "<\n" * 100_000,
        "<v:a " * 50_000,
        '<clause id="c-01">' + "<i>" * 300 + "a",
    ],
)
def test_damage_does_not_open_a_way_round_the_limits(body: str) -> None:
    assert _is_refused_or_read_only(contribution(body))


def _is_refused_or_read_only(data: bytes) -> bool:
    try:
        return bool(read(data, "a.clause").read_only)
    except UnreadableFile as refused:
        return bool(refused.cause)


def test_a_prefix_that_is_not_declared_is_damage_and_loses_no_words() -> None:
    reading = read(clause("a <v:x>sealed</v:x> b"), "a.clause")
    assert "damaged near clause 1. 0 of 1 clauses" in reading.read_only
    assert reading.document.proposals[0].clauses[0].inline == (Run("a sealed b"),)


def test_hostile_files_are_left_soon() -> None:
    """The scan stops at the first breach: the elements after it are never looked at."""
    scan = prescan._Scan()
    with pytest.raises(UnreadableFile):
        scan.run(contribution("<clause/>" * 400_000))
    assert scan.elements < 60_000
