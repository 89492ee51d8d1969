"""Paragraph marks, moves, tables and footnotes of written files, case by case."""

from __future__ import annotations

import re

import pytest

from editor.core.model.clause import Cell, Clause, Kind, Shape
from editor.core.model.document import Action, Document
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, NoteMark, Run
from editor.core.model.views import View
from tests.formats.docx_out.expected import Texts, agree, expected, tidy
from tests.formats.docx_out.sample import KAYA, OKORO, body_only, new, sample, struck
from tests.formats.docx_out.written import clause, part, proposal_of, written
from tests.oracles import word

ITEM = Kind.ITEM


def check(document: Document) -> bytes:
    """Settles a document both ways and compares it with its views."""
    data = written(document)
    for changes, view in (("accept", View.PROPOSED), ("reject", View.BASE)):
        reading = word.reading(data, changes)  # type: ignore[arg-type]
        told = expected(document, view)
        heard = Texts(tidy(reading.body), tidy(reading.notes))
        assert agree(told, heard), (changes, told, heard)
    return data


def marks(data: bytes) -> list[str]:
    """For each paragraph between symbol line and reasons, the change of its mark: ins, del, moveFrom, moveTo or -."""
    found = []
    for paragraph in re.findall(r"<w:p>.*?</w:p>", part(data)):
        mark = re.match(r"<w:p><w:pPr>(?:(?!</w:pPr>).)*?<w:rPr><w:(\w+) ", paragraph)
        found.append(mark[1] if mark else "-")
    return found[1:-1]


def test_a_new_paragraph_carries_its_own_mark() -> None:
    data = check(proposal_of(clause("c-1", "one"), clause("c-2", new("two"), inserted=OKORO), clause("c-3", "three")))
    assert marks(data) == ["-", "ins", "-"]


def test_a_struck_paragraph_carries_its_own_mark() -> None:
    data = check(proposal_of(clause("c-1", "one"), clause("c-2", struck("two"), deleted=OKORO), clause("c-3", "three")))
    assert marks(data) == ["-", "del", "-"]


def test_a_split_marks_the_paragraph_before() -> None:
    data = check(
        proposal_of(clause("c-1", "one, "), clause("c-2", "two", inserted=OKORO, ref="c-1"), clause("c-3", "x"))
    )
    assert marks(data) == ["ins", "-", "-"]


def test_a_join_marks_the_paragraph_before() -> None:
    data = check(proposal_of(clause("c-1", "one, "), clause("c-2", "two", deleted=OKORO), clause("c-3", "x")))
    assert marks(data) == ["del", "-", "-"]


def test_new_paragraphs_before_and_after_a_split() -> None:
    data = check(
        proposal_of(
            clause("c-1", "one, "),
            clause("c-2", new("new"), inserted=OKORO),
            clause("c-3", "two", inserted=OKORO, ref="c-1"),
            clause("c-4", new("newer"), inserted=KAYA),
            clause("c-5", "x"),
        )
    )
    assert marks(data) == ["ins", "ins", "-", "ins", "-"]


def test_struck_paragraphs_before_and_after_a_join() -> None:
    data = check(
        proposal_of(
            clause("c-1", "one, "),
            clause("c-2", struck("old"), deleted=OKORO),
            clause("c-3", "two", deleted=OKORO),
            clause("c-4", struck("older"), deleted=KAYA),
            clause("c-5", "x"),
        )
    )
    assert marks(data) == ["del", "del", "-", "del", "-"]


@pytest.mark.parametrize("state", ["inserted", "deleted"])
def test_the_last_paragraph_before_a_table_leaves_no_empty_one(state: str) -> None:
    piece = new("two") if state == "inserted" else struck("two")
    document = proposal_of(
        clause("c-1", "one"),
        clause("c-2", piece, **{state: OKORO}),
        clause("c-3", "cell", kind=Kind.CELL, cell=Cell("t-1", "w-1", 0)),
        clause("c-4", "after"),
    )
    data = check(document)
    reading = word.reading(data, "reject" if state == "inserted" else "accept")
    assert reading.body[1:4] == ("one", "cell", "after")


def test_a_join_across_a_table_is_told_by_words() -> None:
    check(
        proposal_of(
            clause("c-1", "one, "),
            clause("c-2", "cell", kind=Kind.CELL, cell=Cell("t-1", "w-1", 0)),
            clause("c-3", "two", deleted=OKORO),
            clause("c-4", "x"),
        )
    )


def test_text_inserted_and_struck_again_is_left_out() -> None:
    data = check(proposal_of(clause("c-1", "one", Run("never", inserted=OKORO, deleted=KAYA), " two")))
    assert "never" not in part(data)


def test_a_move_is_a_move_and_keeps_what_was_changed_in_it() -> None:
    document = proposal_of(
        Clause(ClauseId("g-1"), Kind.GONE, ref=ClauseId("c-1")),
        clause("c-2", "stays", kind=ITEM, label="b)"),
        clause("c-1", "moved ", struck("old"), new("fresh"), kind=ITEM, label="a)", moved=OKORO),
        clause("c-3", "stays too", kind=ITEM, label="c)"),
    )
    data = check(document)
    xml = part(data)
    assert marks(data) == ["moveFrom", "-", "moveTo", "-"]
    assert xml.count('w:name="move_c-1"') == 2
    assert "old" in xml
    assert xml.count("<w:moveFromRangeStart ") == xml.count("<w:moveFromRangeEnd ") == 1


def test_labels_that_follow_are_struck_and_inserted_by_the_one_who_submits() -> None:
    document = proposal_of(
        clause("c-0", "considering", kind=Kind.CALL, schemes=("a)",)),
        clause("c-1", struck("one"), kind=ITEM, deleted=KAYA),
        clause("c-2", "two", kind=ITEM),
    )
    xml = part(check(document))
    assert re.search(r'<w:del [^>]*w:author="S. Kaya"[^>]*><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:delText[^>]*>a\)', xml)
    assert re.search(
        r'<w:del [^>]*w:author="M. Okoro"[^>]*><w:r>.{0,40}<w:delText[^>]*>b\)</w:delText></w:r></w:del>', xml
    )
    assert re.search(r"<w:ins [^>]*>.{0,60}<w:t [^>]*>a\)</w:t></w:r></w:ins><w:r><w:tab/></w:r>", xml)


def test_rows_come_and_go_as_rows() -> None:
    def row(name: str, text: Run | str, **marks: object) -> tuple[Clause, ...]:
        return tuple(
            clause(f"c-{name}{column}", text, kind=Kind.CELL, cell=Cell("t-1", f"w-{name}", column), **marks)
            for column in (0, 1)
        )

    data = check(
        proposal_of(*row("a", "kept"), *row("b", new("new"), inserted=OKORO), *row("c", struck("old"), deleted=KAYA))
    )
    rows = re.findall(r"<w:trPr>(.*?)</w:trPr>", part(data))
    assert [("ins" if "<w:ins" in row else "del" if "<w:del" in row else "-") for row in rows] == ["-", "ins", "del"]


def test_cells_span_columns_and_rows() -> None:
    cells = (
        Cell("t-1", "w-1", 0, 1, 2, header=True), Cell("t-1", "w-1", 1, 2, header=True),
        Cell("t-1", "w-2", 1), Cell("t-1", "w-2", 2),
    )  # fmt: skip
    xml = part(check(proposal_of(*(clause(f"c-{at}", str(at), kind=Kind.CELL, cell=c) for at, c in enumerate(cells)))))
    assert xml.count("<w:gridCol ") == 3
    assert xml.count('<w:gridSpan w:val="2"/>') == 1
    assert xml.count('<w:vMerge w:val="restart"/>') == xml.count('<w:vMerge w:val="continue"/>') == 1
    assert xml.count("<w:tblHeader/>") == 1


def test_a_far_column_makes_no_endless_grid() -> None:
    xml = part(check(proposal_of(clause("c-1", "far", kind=Kind.CELL, cell=Cell("t-1", "w-1", 10**9, 10**9)))))
    assert xml.count("<w:gridCol ") == 2


def test_a_new_footnote_is_new_in_the_text_and_in_its_part() -> None:
    document = proposal_of(
        clause("c-1", "text", NoteMark(ClauseId("n-1"), inserted=OKORO), " goes on"),
        clause("n-1", new("the note"), kind=Kind.NOTE, inserted=OKORO),
    )
    data = check(document)
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr>.{0,60}</w:rPr><w:footnoteReference ", part(data))
    assert re.search(r"<w:ins [^>]*><w:r><w:t [^>]*>the note", part(data, "word/footnotes.xml"))


def test_a_footnote_called_twice_keeps_its_number() -> None:
    document = proposal_of(
        clause("c-1", "one", NoteMark(ClauseId("n-1"))),
        clause("n-1", "note", kind=Kind.NOTE),
        clause("c-2", "two", NoteMark(ClauseId("n-1"))),
    )
    xml = part(check(document))
    assert xml.count("<w:footnoteReference w:id=") == 1
    assert '<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t xml:space="preserve">1</w:t>' in xml


def test_a_shifted_item_tells_its_former_level_and_a_restyled_run_its_former_format() -> None:
    document = proposal_of(
        clause("c-1", Run("bold", Format.BOLD, was=Format.ITALIC, restyled=KAYA), kind=ITEM, level=2,
               was=Shape(ITEM, 3), shifted=OKORO)
    )  # fmt: skip
    xml = part(check(document))
    assert re.search(r'<w:pPrChange [^>]*w:author="M. Okoro"[^>]*><w:pPr><w:pStyle w:val="enumlev2"/></w:pPr>', xml)
    assert re.search(r'<w:b/><w:bCs/><w:rPrChange [^>]*w:author="S. Kaya"[^>]*><w:rPr><w:i/><w:iCs/></w:rPr>', xml)


@pytest.mark.parametrize(
    ("payload", "goes_back"),
    [
        ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>',
         True),
        ('<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>', False),
        ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
         'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>', False),
        ("<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><m>&e;</m>", False),
        ("x & y < z", False),
    ],
)  # fmt: skip
def test_only_formulas_go_back_as_they_came(payload: str, goes_back: bool) -> None:
    xml = part(written(proposal_of(clause("c-1", "a ", Inert("formula", "[x]", payload)))))  # type: ignore[arg-type]
    assert ("<m:oMath>" in xml) is goes_back
    assert ("[x]" in xml) is not goes_back


def test_the_sample_settles_both_ways() -> None:
    check(body_only(sample()))


def test_an_added_text_carries_no_marks() -> None:
    document = proposal_of(clause("c-1", "all new", kind=ITEM, schemes=("1",)), action=Action.ADD)
    assert "<w:ins" not in part(check(document))


def test_the_typed_mark_of_a_note_stands_once() -> None:
    def notes(text: str) -> tuple[str, ...]:
        note = clause("n-1", text, kind=Kind.NOTE)
        return word.reading(
            written(proposal_of(clause("c-1", "x", NoteMark(ClauseId("n-1"), "*")), note)), "accept"
        ).notes

    assert tidy(notes("the note")) == tidy(notes("*\tthe note")) == ["* the note"]
