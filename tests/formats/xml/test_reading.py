"""What a file means: the example of the format, each notation, and later versions of the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from editor.core.model.clause import Cell, Clause, Kind, Shape
from editor.core.model.document import Meeting
from editor.core.model.inline import Format, Inert, NoteMark, Reference, Run, Stamp
from editor.core.model.views import View
from editor.core.numbering.flattened import fingerprint, lines
from editor.core.numbering.number import number
from editor.core.ports import Cancelled, EditorError, Noticed, UnreadableFile
from editor.formats.xml import read, write
from editor.formats.xml.foreign import MARKUP
from tests.formats.xml.samples import EXAMPLE, contribution

NOVALAND = (Stamp("a-01", "2031-02-11T09:30:00Z"),)
OKORO = (Stamp("a-02", "2031-02-20T15:02:00Z"),)
BY_NOVALAND = 'by="a-01" at="2031-02-11T09:30:00Z"'
BY_OKORO = 'by="a-02" at="2031-02-20T15:02:00Z"'


FEE = (
    "that special support should be given to developing countries[*1] when the spectrum fee follows the formula in the"
    " annex,"
)
ALTERNATIVES = (
    "[Alt 1: that costs be shared equitably among operators;]"
    " [Alt 2: that costs be shared among operators and public funds;]"
)


def row(blocks: str, **more: str) -> tuple[Clause, ...]:
    """The clauses of these blocks, which come back the same when they are written."""
    document = read(contribution(blocks, **more), "a.clause").document
    assert read(write(document), "a.clause").document == document
    return document.proposals[0].clauses


def test_the_example_is_read_with_all_it_says() -> None:
    reading = read(EXAMPLE, "example.clause")
    document = reading.document
    assert document.meeting == Meeting(
        "WCDC-31", "World Connectivity Development Conference 2031", "Port Meridian", "2031-05-05", "2031-05-16"
    )
    assert [clause.field for clause in document.cover] == [
        "docno", "dated", "agenda", "title", "priority", "summary", "expected", "references",
    ]  # fmt: skip
    assert [actor.name for actor in document.actors] == ["Alliance of Riverine Countries", "M. Okoro", "Novaland"]
    assert document.actors[1].of == "a-arc"
    assert document.sources == ("a-arc",)
    assert document.remarks[0].on == "c-n7v2"
    assert "Statistics and indicators" in document.foreign[0].payload
    assert [c.kind.value for c in document.proposals[0].clauses] == [
        "number", "title", "opening", "call", "item", "item", "item", "call", "paragraph", "note", "call", "item",
        "item", "item", "foreign", "item", "gone", "call", "item", "item", "item", "item", "annex", "annex-title",
        "cell", "cell", "cell", "cell", "cell", "cell", "reasons",
    ]  # fmt: skip


def test_the_example_reads_as_its_proposed_view_says() -> None:
    document = read(EXAMPLE, "example.clause").document
    printed = [str(line) for line in lines(document, number(document), View.PROPOSED)]
    start = printed.index("RESOLUTION 900 (Rev. Port Meridian, 2031)")
    assert printed[start : start + 15] == [
        "RESOLUTION 900 (Rev. Port Meridian, 2031)",
        "Connecting rural and remote communities",
        "The World Connectivity Development Conference (Port Meridian, 2031),",
        "recalling",
        "a)\tResolution 71 (Rev. Harbour City, 2030) of the Assembly of Contracting Parties, on the strategic plan;",
        "b)\tResolution 12 (Rev. Port Meridian, 2031) of this conference, on statistics,",
        "considering",
        FEE,
        "resolves",
        "1\tthat national plans should set a coverage target for each district, inter alia for schools;",
        "2\tthat community networks be recognized in those plans;",
        "3\tthat the targets in resolves 1 be reviewed every two years;",
        ALTERNATIVES,
        "4\tthat the review mentioned in resolves 3 be public,",
        "instructs the Director of the Bureau",
    ]


def test_a_document_with_a_conflict_opens_read_only_and_keeps_it() -> None:
    reading = read(EXAMPLE, "example.clause")
    assert "competing versions" in reading.read_only
    assert "altered" not in reading.read_only
    (conflict,) = (c for c in reading.document.proposals[0].clauses if c.kind is Kind.FOREIGN)
    assert conflict.id == "x-01"
    before, after = etree.fromstring(EXAMPLE), etree.fromstring(write(reading.document))
    found = [etree.tostring(r.find(".//{*}conflict"), method="c14n", exclusive=True) for r in (before, after)]
    assert found[0].rstrip() == found[1].rstrip()
    assert after.find(".//{*}conflict").getprevious().get("id") == "c-5x4t"


def test_a_base_text_altered_inside_a_conflict_is_noticed_too() -> None:
    damaged = EXAMPLE.replace(b'base-num="2">that costs be shared', b'base-num="2">that gains be shared')
    assert "base text was altered" in read(damaged, "a.clause").read_only


def test_the_example_is_written_as_the_golden_file_says() -> None:
    golden = Path(__file__).parents[2] / "golden" / "xml" / "example.clause"
    assert write(read(EXAMPLE, "example.clause").document) == golden.read_bytes()


def test_an_inserted_clause_covers_its_words_and_names_only_the_changes_of_others() -> None:
    (clause,) = row(
        f'<clause id="c-01" ins-by="a-01" ins-at="2031-02-11T09:30:00Z">new '
        f"<del {BY_OKORO}>words</del><ins {BY_OKORO}>text</ins></clause>"
    )
    assert clause.inserted == NOVALAND
    assert clause.inline == (
        Run("new ", inserted=NOVALAND),
        Run("words", inserted=NOVALAND, deleted=OKORO),
        Run("text", inserted=OKORO),
    )


def test_a_split_holds_base_text_and_a_join_living_text() -> None:
    first, second, third = row(
        '<clause id="c-01">one</clause>'
        '<clause id="c-02" split-of="c-01" ins-by="a-01" ins-at="2031-02-11T09:30:00Z">two</clause>'
        '<clause id="c-03" start="del" del-by="a-01" del-at="2031-02-11T09:30:00Z">three</clause>'
    )
    assert first.inline == (Run("one"),)
    assert (second.inserted, second.ref, second.inline) == (NOVALAND, "c-01", (Run("two"),))
    assert (third.deleted, third.inline) == (NOVALAND, (Run("three"),))


def test_what_one_inserted_and_another_deleted_names_both() -> None:
    (clause,) = row(f'<clause id="c-01"><ins {BY_NOVALAND}>a<del {BY_OKORO}>b</del></ins></clause>')
    assert clause.inline == (Run("a", inserted=NOVALAND), Run("b", inserted=NOVALAND, deleted=OKORO))


def test_a_change_may_have_several_makers() -> None:
    (clause,) = row('<clause id="c-01"><ins by="a-01 a-02" at="2031-02-11T09:30Z -">a</ins></clause>')
    assert clause.inline[0].inserted == (Stamp("a-01", "2031-02-11T09:30:00Z"), Stamp("a-02", ""))


def test_formats_are_added_and_taken_away_by_someone() -> None:
    (clause,) = row(
        '<clause id="c-01"><i>was</i><b on-by="a-01" on-at="2031-02-11T09:30:00Z">bold</b>'
        '<i off-by="a-01" off-at="2031-02-11T09:30:00Z"><u>upright</u></i></clause>'
    )
    assert clause.inline == (
        Run("was", Format.ITALIC),
        Run("bold", Format.BOLD, was=Format.PLAIN, restyled=NOVALAND),
        Run("upright", Format.UNDERLINE, was=Format.ITALIC | Format.UNDERLINE, restyled=NOVALAND),
    )


def test_a_footnote_stands_at_its_mark_and_its_paragraphs_follow_the_clause() -> None:
    clause, first, second, after = row(
        '<clause id="c-01">a<note id="n-01" mark="*"><p>one</p><p id="n-02">two</p></note></clause>'
        '<clause id="c-02" num="none">b</clause>'
    )
    assert clause.inline == (Run("a"), NoteMark("n-01", "*"))
    assert (first.kind, first.id, first.ref, first.inline) == (Kind.NOTE, "n-01", None, (Run("one"),))
    assert (second.kind, second.id, second.ref, second.inline) == (Kind.NOTE, "n-02", "n-01", (Run("two"),))
    assert after.kind is Kind.PARAGRAPH


def test_a_table_gives_its_cells_and_its_rows_their_marks() -> None:
    cells = row(
        '<table id="t-01"><row id="w-01" head="true"><cell>a</cell><cell cols="2">b</cell></row>'
        '<row id="w-02" ins-by="a-01" ins-at="2031-02-11T09:30:00Z"><cell column="1" rows="2">'
        '<p id="c-01">one</p><p id="c-02">two</p></cell></row></table>'
    )
    assert [cell.cell for cell in cells] == [
        Cell("t-01", "w-01", 0, header=True),
        Cell("t-01", "w-01", 1, 2, header=True),
        Cell("t-01", "w-02", 1, 1, 2),
        Cell("t-01", "w-02", 1, 1, 2),
    ]
    assert cells[2].inserted == cells[3].inserted == NOVALAND
    assert cells[3].inline == (Run("two", inserted=NOVALAND),)


def test_another_level_or_kind_in_the_base_is_kept_with_who_changed_it() -> None:
    (clause,) = row(
        '<clause id="c-01" num="none" base-kind="item" base-level="2" base-num="i)" sh-by="a-01"'
        ' sh-at="2031-02-11T09:30:00Z">a</clause>'
    )
    assert (clause.kind, clause.was, clause.shifted) == (Kind.PARAGRAPH, Shape(Kind.ITEM, 2), NOVALAND)


def test_a_section_without_call_gives_its_list_to_its_first_clause() -> None:
    (clause,) = row('<section id="s-01" part="body" num="alpha"><clause id="c-01">a</clause></section>')
    assert (clause.id, clause.schemes) == ("c-01", ("a)", "i)", "–"))


def test_unlabelled_sections_hold_paragraphs() -> None:
    _, clause = row(
        '<section id="s-01" part="body" num="none"><call>noting</call><clause id="c-01">a</clause></section>'
    )
    assert clause.kind is Kind.PARAGRAPH


def test_breaks_tabs_and_characters_xml_cannot_hold_are_elements() -> None:
    (clause,) = row('<clause id="c-01">a<br/>b<tab/>c<char code="000B"/>d</clause>')
    assert clause.inline == (Run("a\nb\tc\x0bd"),)


def test_line_ends_that_another_program_put_into_a_clause_are_blanks() -> None:
    (clause,) = row('<clause id="c-01">that plans\n   be made</clause>')
    assert clause.inline == (Run("that plans be made"),)


def test_words_between_clauses_are_not_lost() -> None:
    reading = read(contribution('<clause id="c-01">a</clause> stray words'), "a.clause")
    assert reading.document.proposals[0].clauses[1].inline == (Run("stray words"),)
    assert reading.problems[0].noticed is Noticed.REPAIRED


def test_unknown_inline_elements_show_their_words_and_keep_the_marks_around_them() -> None:
    (clause,) = row(f'<clause id="c-01"><ins {BY_NOVALAND}><v:x xmlns:v="urn:v">seen</v:x></ins></clause>')
    assert clause.inline == (Inert(MARKUP, "seen", '<v:x xmlns:v="urn:v">seen</v:x>', NOVALAND),)


def test_references_keep_their_words_and_targets() -> None:
    clause = row('<clause id="c-01">a</clause><clause id="c-02"><xref to="c-01 c-02" form="num">1, 2</xref></clause>')[
        1
    ]
    assert clause.inline == (Reference(("c-01", "c-02"), "1, 2", "num"),)


def test_a_citation_of_a_later_version_is_kept_and_not_edited() -> None:
    (clause,) = row('<clause id="c-01"><cite key="WCDC/RES/12" form="short">Resolution 12</cite></clause>')
    assert isinstance(clause.inline[0], Inert)
    assert clause.inline[0].text == "Resolution 12"


def test_a_higher_minor_version_is_edited_with_what_is_unknown_kept() -> None:
    blocks = '<clause id="c-01" weight="3">a<glow>b</glow></clause>\n<chart id="x-07" of="c-01">c</chart>'
    data = contribution(blocks, start='format="1.7"')
    reading = read(data, "a.clause")
    assert not reading.read_only
    assert reading.document.minor == 7
    clause, chart = reading.document.proposals[0].clauses
    assert clause.extra == (("weight", "3"),)
    assert (chart.id, chart.kind, chart.inline[0].text) == ("x-07", Kind.FOREIGN, "c")
    written = write(reading.document).decode()
    assert 'format="1.7"' in written
    assert blocks in written


def test_a_higher_major_version_shows_its_words_read_only() -> None:
    data = contribution('<clause id="c-01">words of tomorrow</clause>', start='format="2.0"')
    for later in (data, data.replace(b'"urn:x-clause:1"', b'"urn:x-clause:2"')):
        reading = read(later, "a.clause")
        assert "version 2.0" in reading.read_only
        assert any(c.inline == (Run("words of tomorrow"),) for c in reading.document.proposals[0].clauses)


def test_an_unknown_feature_a_reader_must_know_makes_the_document_read_only() -> None:
    reading = read(contribution("", start='format="1.0" must="time-travel"'), "a.clause")
    assert "time-travel" in reading.read_only
    assert reading.document.must == ("time-travel",)


def test_reading_can_be_stopped() -> None:
    def stop(_what: str, _done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        read(EXAMPLE, "a.clause", stop)


def test_a_name_with_a_character_no_file_can_hold_is_refused_in_words() -> None:
    document = read(EXAMPLE, "a.clause").document
    with pytest.raises(EditorError, match=r"U\+000B") as refused:
        write(document.__class__(id="d-0001", language="en", must=("a\x0b",)))
    assert not isinstance(refused.value, UnreadableFile)


def test_a_clause_longer_than_files_may_have_is_refused_before_it_is_saved() -> None:
    document = read(contribution('<clause id="c-01">a</clause>'), "a.clause").document
    clause = document.proposals[0].clauses[0]
    long = clause.__class__(clause.id, clause.kind, (Run("a" * 70_000),))
    proposal = document.proposals[0].__class__("p-01", clauses=(long,))
    with pytest.raises(EditorError, match="64 kB"):
        write(document.__class__(id="d-0001", proposals=(proposal,)))


def test_the_base_hash_of_the_example_is_that_of_its_base_view() -> None:
    decided = EXAMPLE[: EXAMPLE.index(b"<conflict")] + (
        b'<clause id="c-5x2r" base-num="2">that costs be shared among operators;</clause>'
        + EXAMPLE[EXAMPLE.index(b"</conflict>") + len(b"</conflict>") :]
    )
    reading = read(decided.replace(b' must="conflict"', b""), "a.clause")
    assert not reading.read_only
    proposal = reading.document.proposals[0]
    assert fingerprint(reading.document, proposal) == proposal.base.sha256
    assert proposal.base.sha256.startswith("51127ade453b")
