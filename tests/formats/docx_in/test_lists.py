"""Labels: typed or automatic, tracked or not, they print as they stood in the file."""

from __future__ import annotations

import pytest

from editor.core.model.clause import Kind
from editor.core.model.views import View
from tests.formats.docx_in.building import BY, dele, ins, paragraph, part, reading, run, shown, styles

CALLS = {"styles": styles("Call", "enumlev1", "enumlev2", "Res_No", "Res_title")}


def level(number: int, style: str, text: str, more: str = "") -> str:
    form = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{form}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{more}',
    )


def listed(text: str, place: int = 0, identity: int = 1, mark: str = "", more: str = "") -> str:
    told = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{identity}"/>{more}</w:numPr>'
    return paragraph(text, mark=mark, properties=told)


def test_a_relabelled_item_keeps_its_base_label_and_gets_the_computed_one() -> None:
    result = reading(
        paragraph("recalling", style="Call"),
        paragraph("a)\tone;"),
        paragraph(dele("b)\ttwo;"), mark="del"),
        paragraph(dele("c"), ins("b"), ")\tthree;"),
        paragraph(ins("c)\tfour,"), mark="ins"),
        **CALLS,
    )
    assert shown(result, View.BASE) == ["recalling", "a)\tone;", "b)\ttwo;", "c)\tthree;"]
    assert shown(result, View.PROPOSED) == ["recalling", "a)\tone;", "b)\tthree;", "c)\tfour,"]
    call, *items = result.document.proposals[0].clauses
    assert call.schemes[0] == "a)"
    assert [item.kind for item in items] == [Kind.ITEM] * 4
    assert [item.label for item in items] == ["a)", "b)", "c)", ""]
    assert not any(item.locked for item in items)


def test_a_label_out_of_sequence_is_locked_and_the_count_goes_on_from_it() -> None:
    result = reading(
        paragraph("resolves", style="Call"),
        paragraph("1\tone;"),
        paragraph("3\tthree;"),
        paragraph("4\tfour,"),
        **CALLS,
    )
    assert shown(result, View.PROPOSED) == ["resolves", "1\tone;", "3\tthree;", "4\tfour,"]
    assert [clause.locked for clause in result.document.proposals[0].clauses] == [False, False, True, False]


def test_a_label_that_was_changed_to_a_wrong_one_stays_text() -> None:
    result = reading(
        paragraph("resolves", style="Call"), paragraph("1\tone;"), paragraph(dele("2"), ins("7"), "\ttwo,"), **CALLS
    )
    assert shown(result, View.BASE)[2] == "2\ttwo,"
    assert shown(result, View.PROPOSED)[2] == "7\ttwo,"
    assert any("kept as text" in problem.message for problem in result.problems)


def test_an_item_inserted_without_renumbering_stands_beside_the_count() -> None:
    result = reading(
        paragraph("considering", style="Call"),
        paragraph("a)\tone;"),
        paragraph("a)bis\tnew;"),
        paragraph("b)\ttwo,"),
        **CALLS,
    )
    assert shown(result, View.PROPOSED)[1:] == ["a)\tone;", "a)bis\tnew;", "b)\ttwo,"]
    assert [clause.locked for clause in result.document.proposals[0].clauses] == [False, False, True, False]


@pytest.mark.parametrize(
    "rows",
    [
        ["1\tone:", "a)\tsub;", "b)\tsub;", "2\ttwo:", "i)\tsub;", "3\tthree,"],
        ["a)\tone;", "h)\teight;", "i)\tnine;", "j)\tten,"],
        ["1.1\tone;", "1.2\ttwo;", "1.2.1\tdeep,"],
        ["–\tone;", "–\ttwo,"],
        ["z)\tlast;", "aa)\tnext,"],
        ["1\tone;", "1bis\tnew;", "2\ttwo,"],
        ["(a)\tone;", "(b)\ttwo,"],
        ["А)\tпервое;", "Б)\tвторое,"],
    ],
)
def test_typed_labels_print_as_typed(rows: list[str]) -> None:
    result = reading(paragraph("resolves", style="Call"), *(paragraph(row) for row in rows), **CALLS)
    for view in (View.BASE, View.PROPOSED):
        assert shown(result, view)[1:] == rows


def test_levels_follow_list_styles_and_labels() -> None:
    result = reading(
        paragraph("resolves", style="Call"),
        paragraph("1\tone:"),
        paragraph("a)\tsub;", style="enumlev1"),
        paragraph("–\tsub-sub;", style="enumlev2"),
        paragraph("b)\tsub;", style="enumlev1"),
        paragraph("2\ttwo,"),
        **CALLS,
    )
    assert [clause.level for clause in result.document.proposals[0].clauses[1:]] == [1, 2, 3, 2, 1]


def test_words_in_brackets_are_no_label() -> None:
    rows = ["(ITU) standardizes;", "a note,", "2 GHz is a band;", "A. Smith spoke,", "no) such thing"]
    result = reading(*(paragraph(row) for row in rows))
    assert all(clause.kind is Kind.PARAGRAPH for clause in result.document.proposals[0].clauses)


def test_automatic_lists_count_in_each_view() -> None:
    levels = numbering(level(0, "lowerLetter", "%1)"), level(1, "decimal", "%1%2"))
    result = reading(
        listed("one"),
        listed(dele("two"), mark="del"),
        listed("three"),
        listed(ins("four"), mark="ins"),
        numbering=levels,
    )
    assert shown(result, View.BASE) == ["a)\tone", "b)\ttwo", "c)\tthree"]
    assert shown(result, View.PROPOSED) == ["a)\tone", "b)\tthree", "c)\tfour"]


def test_levels_restart_under_the_next_item_and_legal_numbers_are_decimal() -> None:
    levels = numbering(level(0, "upperRoman", "Article %1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    rows = reading(listed("a"), listed("b", 1), listed("c", 1), listed("d"), listed("e", 1), numbering=levels)
    assert [line.split("\t")[0] for line in shown(rows, View.PROPOSED)] == [
        "Article I", "1.1", "1.2", "Article II", "2.1",
    ]  # fmt: skip


def test_a_list_that_overrides_its_start_begins_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{start}</w:num>'
    levels = numbering(level(0, "decimal", "%1."), more=more)
    rows = shown(reading(listed("a"), listed("b", identity=2), listed("c", identity=2), numbering=levels), View.BASE)
    assert rows == ["1.\ta", "5.\tb", "6.\tc"]


def test_bullets_of_symbol_fonts_are_shown_as_what_they_look_like() -> None:
    bullet = level(0, "bullet", "\uf0b7", "").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    assert shown(reading(listed("a"), listed("b"), numbering=numbering(bullet)), View.BASE) == ["•\ta", "•\tb"]


def test_a_tracked_change_into_a_list_is_an_item_in_the_proposed_text_only() -> None:
    levels = numbering(level(0, "decimal", "%1."))
    result = reading(paragraph("before"), listed("one", more=f"<w:ins {BY}/>"), numbering=levels)
    assert shown(result, View.BASE) == ["before", "one"]
    assert shown(result, View.PROPOSED) == ["before", "1.\tone"]


def test_a_tracked_change_out_of_a_list_is_an_item_in_the_base_only() -> None:
    levels = numbering(level(0, "decimal", "%1."))
    old = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    changed = paragraph(run("one"), properties=f"<w:pPrChange {BY}>{old}</w:pPrChange>")
    result = reading(changed, numbering=levels)
    assert shown(result, View.BASE) == ["1.\tone"]
    assert shown(result, View.PROPOSED) == ["one"]
