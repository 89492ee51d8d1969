"""The content of paragraphs: what is text, what is not, and in which view."""

from __future__ import annotations

import pytest

from editor.core.model.inline import Format, Inert, NoteMark, Run
from editor.core.model.views import View
from editor.core.ports import Noticed
from tests.formats.docx_in.building import BY, BY_OTHER, dele, ins, paragraph, part, reading, run, shown


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r>", "ITU\u2011D"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>", "co\u00adoperate"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>', "a"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "→"),
        ('<w:r><w:sym w:font="Unheard Of" w:char="F041"/></w:r>', "\ufffd"),
        (f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>', "12"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink>", "link"),
        (f"<w:smartTag><w:smartTagPr/>{run('place')}</w:smartTag>", "place"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:unheard><w:of>{run('still text')}</w:of></w:unheard>", "still text"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
         "漢(kan)"),
    ],
)  # fmt: skip
def test_text_is_read_whatever_it_stands_in(content: str, text: str) -> None:
    assert shown(reading(paragraph(content)), View.PROPOSED) == [text]


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark.format("separate") + run(result)
        + mark.format("end")
    )  # fmt: skip


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    inner = field("REF x", "inner")
    nested = inner.replace("REF x", "IF ").replace(run("inner"), field("REF y", "outer"))
    assert shown(reading(paragraph(field("REF a", "one"), run(" and "), nested)), View.BASE) == ["one and outer"]


def test_a_field_that_never_ends_hides_no_later_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    blocks = (paragraph("a", begin, "<w:r><w:instrText>X</w:instrText></w:r>"), paragraph("b"))
    assert shown(reading(*blocks), View.BASE) == ["a", "b"]


def test_changes_keep_their_makers_and_times() -> None:
    result = reading(paragraph("old ", dele("was"), ins("is"), ins(" new", BY_OTHER)))
    inline = result.document.proposals[0].clauses[0].inline
    names = {actor.id: actor.name for actor in result.document.actors}
    runs = [piece for piece in inline if isinstance(piece, Run)]
    assert [(p.text, [(names[s.by], s.at) for s in (*p.inserted, *p.deleted)]) for p in runs] == [
        ("old ", []),
        ("was", [("M. Okoro", "2031-02-11T09:30:00Z")]),
        ("is", [("M. Okoro", "2031-02-11T09:30:00Z")]),
        (" new", [("A. Lind", "2031-02-12T10:00:00Z")]),
    ]  # fmt: skip


def test_the_time_in_utc_is_preferred_and_a_missing_author_is_still_somebody() -> None:
    by = 'w:author="" w:date="2031-02-11T11:30:00Z" w16du:dateUtc="2031-02-11T09:30:00Z"'
    result = reading(paragraph(ins("a", by)))
    assert [actor.name for actor in result.document.actors] == ["Unknown author"]
    assert result.document.proposals[0].clauses[0].inline[0].inserted[0].at == "2031-02-11T09:30:00Z"


def test_what_one_inserted_and_another_deleted_is_in_neither_view() -> None:
    inner = dele("gone", BY_OTHER)
    result = reading(paragraph("a", f"<w:ins {BY}>{inner}</w:ins>", "b"))
    assert shown(result, View.BASE) == shown(result, View.PROPOSED) == ["ab"]
    assert any(p.inserted and p.deleted for p in result.document.proposals[0].clauses[0].inline)


def test_a_change_of_format_keeps_the_old_one() -> None:
    properties = f"<w:i/><w:rPrChange {BY}><w:rPr><w:b/></w:rPr></w:rPrChange>"
    (piece,) = reading(paragraph("a ", run("word", properties))).document.proposals[0].clauses[0].inline[1:]
    assert isinstance(piece, Run)
    assert (piece.format, piece.was, bool(piece.restyled)) == (Format.ITALIC, Format.BOLD, True)


def test_a_change_of_font_size_alone_is_no_change_of_meaning() -> None:
    properties = f'<w:sz w:val="20"/><w:rPrChange {BY}><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrChange>'
    (piece,) = reading(paragraph(run("word", properties))).document.proposals[0].clauses[0].inline
    assert isinstance(piece, Run)
    assert piece.was is None


def test_a_footnote_stands_after_its_clause_and_is_counted_in_each_view() -> None:
    def note(number: int, text: str) -> str:
        return f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" " + text))}</w:footnote>'

    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    notes = part("footnotes", note(1, "first") + note(2, "second"))
    result = reading(paragraph("a", f"<w:del {BY}>{mark(1)}</w:del>"), paragraph("b", mark(2)), footnotes=notes)
    assert shown(result, View.BASE) == ["a[*1]", "b[*2]", "[*1] first", "[*2] second"]
    assert shown(result, View.PROPOSED) == ["a", "b[*1]", "[*1] second"]


def test_a_mark_whose_footnote_is_missing_is_told() -> None:
    result = reading(paragraph("a", '<w:r><w:footnoteReference w:id="3"/></w:r>'))
    assert any(isinstance(p, NoteMark) for p in result.document.proposals[0].clauses[0].inline)
    assert [p.noticed for p in result.problems] == [Noticed.DAMAGED]


def test_a_picture_leaves_its_place_and_is_told() -> None:
    picture = (
        '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip/></w:drawing></w:r>'
    )
    result = reading(paragraph("before ", picture, " after"))
    (inert,) = [p for p in result.document.proposals[0].clauses[0].inline if isinstance(p, Inert)]
    assert inert.name == "picture"
    assert [p.message for p in result.problems] == ["1 picture is left out; its place is marked."]


def test_a_text_box_is_read_once_and_goes_with_what_it_stands_in() -> None:
    box = f"<w:txbxContent>{paragraph('boxed words')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert shown(reading(paragraph("a", f"<w:r>{both}</w:r>")), View.BASE) == ["a", "boxed words"]
    result = reading(paragraph("a", f"<w:ins {BY}><w:r>{both}</w:r></w:ins>"))
    assert shown(result, View.BASE) == ["a"]
    assert shown(result, View.PROPOSED) == ["a", "boxed words"]


def test_a_formula_is_kept_whole_and_shown_in_a_line() -> None:
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    )
    result = reading(paragraph("x = ", formula))
    inert = result.document.proposals[0].clauses[0].inline[1]
    assert isinstance(inert, Inert)
    assert (inert.name, inert.text) == ("formula", "a/b")
    assert "<m:oMath" in inert.payload


def test_our_own_bookmarks_bring_the_identities_home() -> None:
    result = reading(paragraph('<w:bookmarkStart w:id="1" w:name="_cl_c-2f8h"/>', "words"))
    assert result.document.proposals[0].clauses[0].id == "c-2f8h"
