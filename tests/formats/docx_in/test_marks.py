"""Paragraph marks: whatever was done to them, the base is what rejecting gives and the proposed text what accepting."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.model.clause import Kind
from editor.core.model.views import View
from tests.formats.docx_in.building import BY, dele, ins, paragraph, reading, run, shown


def both(*blocks: str) -> tuple[list[str], list[str]]:
    result = reading(*blocks)
    return shown(result, View.BASE), shown(result, View.PROPOSED)


def test_a_new_paragraph_is_in_the_proposed_text_only() -> None:
    assert both(paragraph("one"), paragraph(ins("two"), mark="ins"), paragraph("three")) == (
        ["one", "three"],
        ["one", "two", "three"],
    )


def test_a_paragraph_typed_after_an_enter_at_the_end_of_another_is_new_as_well() -> None:
    # Word marks the end of the old paragraph as inserted; the new one ends with the old mark.
    result = reading(paragraph("one", mark="ins"), paragraph(ins("two")))
    assert shown(result, View.BASE) == ["one"]
    assert shown(result, View.PROPOSED) == ["one", "two"]
    first, second = result.document.proposals[0].clauses
    assert not first.inserted
    assert second.inserted


def test_a_split_runs_on_in_the_base() -> None:
    result = reading(paragraph("to study networks", mark="ins"), paragraph(" and to report"), paragraph("next"))
    assert shown(result, View.BASE) == ["to study networks and to report", "next"]
    assert shown(result, View.PROPOSED) == ["to study networks", " and to report", "next"]
    first, second, _ = result.document.proposals[0].clauses
    assert second.inserted
    assert second.ref == first.id


def test_a_join_runs_on_in_the_proposed_text() -> None:
    result = reading(paragraph("to study;", mark="del"), paragraph(" to report"), paragraph("next"))
    assert shown(result, View.BASE) == ["to study;", " to report", "next"]
    assert shown(result, View.PROPOSED) == ["to study; to report", "next"]
    assert result.document.proposals[0].clauses[1].deleted


def test_a_struck_paragraph_is_in_the_base_only() -> None:
    assert both(paragraph("one"), paragraph(dele("two"), mark="del"), paragraph("three")) == (
        ["one", "two", "three"],
        ["one", "three"],
    )


def test_a_struck_last_paragraph_whose_mark_cannot_be_struck() -> None:
    assert both(paragraph("one", mark="del"), paragraph(dele("two"))) == (["one", "two"], ["one"])


def test_a_paragraph_whose_words_are_all_struck_leaves_no_empty_line() -> None:
    assert both(paragraph("one"), paragraph(dele("two")), paragraph("three"))[1] == ["one", "three"]


def test_a_moved_paragraph_stands_once_and_leaves_a_mark() -> None:
    start = f'<w:moveFromRangeStart w:id="7" w:name="m1" {BY[9:]}/>'.replace('"1" ', "")
    moved_from = paragraph(
        start, f"<w:moveFrom {BY}>{run('two')}</w:moveFrom>", '<w:moveFromRangeEnd w:id="7"/>', mark="moveFrom"
    )
    moved_to = paragraph(
        '<w:moveToRangeStart w:id="8" w:name="m1"/>',
        f"<w:moveTo {BY}>{run('two')}</w:moveTo>",
        '<w:moveToRangeEnd w:id="8"/>',
        mark="moveTo",
    )
    result = reading(paragraph("one"), moved_from, paragraph("three"), moved_to, paragraph("four"))
    kinds = [clause.kind for clause in result.document.proposals[0].clauses]
    assert kinds.count(Kind.GONE) == 1
    assert shown(result, View.BASE) == ["one", "two", "three", "four"]
    assert shown(result, View.PROPOSED) == ["one", "three", "two", "four"]


def test_a_move_whose_texts_differ_is_a_deletion_and_an_insertion() -> None:
    def mark(kind: str, text: str) -> str:
        return paragraph(
            f'<w:{kind}RangeStart w:id="7" w:name="m1"/><w:{kind} {BY}>{run(text)}</w:{kind}>'
            f'<w:{kind}RangeEnd w:id="7"/>',
            mark=kind,
        )

    result = reading(mark("moveFrom", "old words"), paragraph("one"), mark("moveTo", "other words"), paragraph("two"))
    assert all(clause.kind is not Kind.GONE for clause in result.document.proposals[0].clauses)
    assert shown(result, View.BASE) == ["old words", "one", "two"]
    assert shown(result, View.PROPOSED) == ["one", "other words", "two"]


def test_an_inserted_row_of_a_table_goes_with_its_text() -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr>{properties}<w:tc>{paragraph(text)}</w:tc></w:tr>"

    table = f"<w:tbl>{row('old')}{row('new', f'<w:trPr><w:ins {BY}/></w:trPr>')}</w:tbl>"
    assert both(table) == (["old"], ["old", "new"])


MARKS = st.sampled_from(["", "", "ins", "del", "ins del"])
PIECES = st.lists(st.tuples(st.sampled_from("bid"), st.text("xyz", min_size=1, max_size=3)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, MARKS), min_size=1, max_size=7))
def test_views_are_what_rejecting_and_accepting_give(drawn: list[tuple[list[tuple[str, str]], str]]) -> None:
    makers = {"b": run, "i": ins, "d": dele}
    blocks = [paragraph(*(makers[kind](text) for kind, text in pieces), mark=mark) for pieces, mark in drawn]
    # The end of the last paragraph of a text cannot be taken away.
    base, proposed = both(*blocks, paragraph("end"))
    assert base == settled(drawn, dropped="i", mark="ins")
    assert proposed == settled(drawn, dropped="d", mark="del")


def settled(drawn: list[tuple[list[tuple[str, str]], str]], dropped: str, mark: str) -> list[str]:
    """What Word leaves: changed runs dropped, paragraphs joined over changed marks, empty ones not counted."""
    rows, text = [], ""
    for pieces, marks in [*drawn, ([("b", "end")], "")]:
        text += "".join(words for kind, words in pieces if kind != dropped)
        if mark not in marks.split():
            rows.append(text)
            text = ""
    return [row for row in rows if row]
