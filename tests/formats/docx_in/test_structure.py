"""Structure by meaning: cover, proposals, groups, annexes and reasons, with ITU styles and without any."""

from __future__ import annotations

import pytest

from editor.core.model.clause import Kind
from editor.core.model.document import Action, Proposal
from editor.core.model.views import View
from editor.core.ports import Noticed, Reading
from tests.formats.docx_in.building import BY, dele, ins, paragraph, reading, run, shown, styles

SHEET = styles(
    "Proposal", "Res_No", "Res_title", "Normal_after_title", "Call", "Reasons", "Source", "Title 1", "Annex_No",
    "Annex_title", "Annex_ref", "heading 1",
)  # fmt: skip
ITALIC = "<w:i/>"
EDITION = "Rev. Port Meridian, 2031"
OPENING = "The World Connectivity Development Conference (Port Meridian, 2031),"
CENTRED = '<w:jc w:val="center"/>'


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


COVER = (
    "<w:tbl><w:tr>"
    + cell(
        paragraph("World Connectivity Development Conference 2031 (WCDC-31)"),
        paragraph("Port Meridian, Novaland, 5-16 May 2031"),
    )
    + "</w:tr><w:tr>"
    + cell(paragraph("PLENARY MEETING"))
    + cell(paragraph("Addendum 7 to", "<w:r><w:br/></w:r>", "Document 24-E"), paragraph("2 March 2031"))
    + "</w:tr></w:tbl>",
    paragraph("Alliance of Riverine Countries", style="Source"),
    paragraph("Proposal to modify WCDC Resolution 900", style="Title1"),
    "<w:tbl><w:tr>"
    + cell(
        paragraph("Priority area:\t-\tResolutions and Recommendations"),
        paragraph("Summary:"),
        paragraph("The members propose to shorten the preamble."),
        paragraph("Expected results: approval."),
    )
    + "</w:tr></w:tbl>",
)


def instrument(*, styled: bool) -> tuple[str, ...]:
    def style(name: str) -> str:
        return name if styled else ""

    look = "" if styled else CENTRED
    return (
        paragraph("MOD\tARC/24A7/1", style=style("Proposal")),
        paragraph("RESOLUTION 900 (", dele("Lakeside, 2027"), ins(EDITION), ")", style=style("ResNo")),
        paragraph("Connecting rural and remote communities", style=style("Restitle"), properties=look),
        paragraph(OPENING, style=style("Normalaftertitle")),
        paragraph(run("recalling", ITALIC), style=style("Call")),
        paragraph("a)\tResolution 12 on statistics;"),
        paragraph("b)\tResolution 71 on planning,"),
        paragraph(run("resolves", ITALIC), style=style("Call")),
        paragraph("that plans be public,"),
        paragraph(run("instructs the Director of the Bureau", ITALIC), style=style("Call")),
        paragraph("1\tto report;"),
        paragraph("2\tto assist."),
        paragraph("ANNEX 1", style=style("AnnexNo")),
        paragraph("(to Resolution 900 (Rev. Port Meridian, 2031))", style=style("Annexref")),
        paragraph("Reasons:\tTo keep the text short.", style=style("Reasons")),
    )  # fmt: skip


def only(result: Reading) -> Proposal:
    (proposal,) = result.document.proposals
    return proposal


@pytest.mark.parametrize("styled", [True, False])
def test_an_instrument_is_recognised_by_style_or_by_its_words(styled: bool) -> None:
    proposal = only(reading(*instrument(styled=styled), styles=SHEET))
    assert (proposal.action, proposal.index, proposal.instrument) == (Action.MOD, "ARC/24A7/1", "resolution")
    assert [clause.kind.value for clause in proposal.clauses] == [
        "number", "title", "opening", "call", "item", "item", "call", "paragraph", "call", "item", "item", "annex",
        "annex-ref", "reasons",
    ]  # fmt: skip
    calls = [clause.schemes[0] for clause in proposal.clauses if clause.kind is Kind.CALL]
    assert calls == ["a)", "1", "1"]
    assert proposal.clauses[-1].label == "Reasons:"


def test_what_was_guessed_is_told_with_its_clause() -> None:
    result = reading(*instrument(styled=False), styles=SHEET)
    guessed = [p for p in result.problems if p.noticed is Noticed.GUESSED]
    assert guessed
    ids = {clause.id for clause in only(result).clauses}
    assert all(problem.clause in ids for problem in guessed)


def test_the_cover_is_read_into_its_fields() -> None:
    document = reading(*COVER, *instrument(styled=True), styles=SHEET).document
    fields = [(clause.field, clause.label) for clause in document.cover]
    assert fields == [
        ("conference", ""), ("place", ""), ("body", ""), ("docno", ""), ("dated", ""), ("source", ""), ("title", ""),
        ("priority", "Priority area:"), ("summary", "Summary:"), ("summary", ""), ("expected", "Expected results:"),
    ]  # fmt: skip
    assert document.meeting.name.startswith("World Connectivity Development Conference 2031")
    assert document.meeting.place.startswith("Port Meridian")
    assert [actor.name for actor in document.actors if actor.id in document.sources] == [
        "Alliance of Riverine Countries"
    ]
    assert document.proposals[0].by == document.sources


def test_text_between_the_cover_and_the_first_symbol_stays_a_part_of_its_own() -> None:
    document = reading(
        *COVER,
        paragraph("Introduction", style="Heading1"),
        paragraph("Why we write."),
        *instrument(styled=True),
        styles=SHEET,
    ).document
    assert [proposal.action for proposal in document.proposals] == [Action.OTHER, Action.MOD]
    assert [clause.kind for clause in document.proposals[0].clauses] == [Kind.HEADING, Kind.PARAGRAPH]


def test_several_proposals_of_one_file_are_told_apart() -> None:
    document = reading(
        *instrument(styled=True),
        paragraph("ADD\tARC/24A7/2", style="Proposal"),
        paragraph("DRAFT NEW RESOLUTION [ARC-1]", style="ResNo"),
        paragraph("SUP\tARC/24A7/3", style="Proposal"),
        paragraph("RESOLUTION 12 (Lakeside, 2027)", style="ResNo"),
        paragraph("Reasons: Done."),
        styles=SHEET,
    ).document
    assert [(p.action, p.index) for p in document.proposals] == [
        (Action.MOD, "ARC/24A7/1"), (Action.ADD, "ARC/24A7/2"), (Action.SUP, "ARC/24A7/3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "action", "index"),
    [
        (["SEN/56/1", "ADD"], Action.ADD, "SEN/56/1"),
        (["ADDAFCP/42A1/1"], Action.ADD, "AFCP/42A1/1"),
        (["(MOD)  B/CAN/CLM/USA/34R1-A1/23"], Action.MOD_EDITORIAL, "B/CAN/CLM/USA/34R1-A1/23"),
        (["NOC"], Action.NOC, ""),
        (["MOD\tEUR/XX/1"], Action.MOD, "EUR/XX/1"),
    ],
)
def test_symbol_lines_of_all_layouts(lines: list[str], action: Action, index: str) -> None:
    result = reading(*map(paragraph, lines), paragraph("RESOLUTION 5 (Lakeside, 2027)"))
    proposal = only(result)
    assert (proposal.action, proposal.index) == (action, index)


def test_an_underlined_noc_is_another_symbol() -> None:
    line = paragraph(run("NOC", '<w:u w:val="single"/>'), "\tARC/24/2")
    assert only(reading(line, paragraph("RESOLUTION 5 (Lakeside, 2027)"))).action is Action.NOC_UNDERLINED


def test_any_other_document_comes_in_as_it_is() -> None:
    result = reading(
        paragraph("Minutes", style="Heading1"),
        paragraph("We met."),
        "<w:tbl><w:tr>" + cell(paragraph("who")) + cell(paragraph("what")) + "</w:tr></w:tbl>",
        styles=SHEET,
    )
    assert only(result).action is Action.OTHER
    assert [clause.kind for clause in only(result).clauses] == [Kind.HEADING, Kind.PARAGRAPH, Kind.CELL, Kind.CELL]
    assert not result.document.cover


def test_cells_keep_their_place_and_their_span() -> None:
    def merged(text: str, how: str) -> str:
        told = f' w:val="{how}"' if how else ""
        return f"<w:tc><w:tcPr><w:vMerge{told}/></w:tcPr>{paragraph(text) if text else paragraph()}</w:tc>"

    table = (
        f'<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}'
        "</w:tc></w:tr><w:tr>" + merged("tall", "restart") + cell(paragraph("a")) + "</w:tr>"
        "<w:tr>"
        + merged("", "")
        + cell(paragraph("b"))
        + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell(paragraph("c"))
        + "</w:tr></w:tbl>"
    )
    cells = [clause.cell for clause in only(reading(table)).clauses]
    assert [(c.column, c.columns, c.rows, c.header) for c in cells if c is not None] == [
        (0, 2, 1, True), (0, 1, 2, False), (1, 1, 1, False), (1, 1, 1, False), (1, 1, 1, False),
    ]  # fmt: skip


def test_a_table_inside_a_cell_is_read_once() -> None:
    inner = "<w:tbl><w:tr>" + cell(paragraph("inner")) + "</w:tr></w:tbl>"
    deep = "<w:tbl><w:tr>" + cell(paragraph("x"), inner) + "</w:tr></w:tbl>"
    table = "<w:tbl><w:tr>" + cell(paragraph("outer"), deep, paragraph()) + "</w:tr></w:tbl>"
    result = reading(table)
    assert shown(result, View.BASE) == ["outer x inner"]
    assert any("table" in problem.message for problem in result.problems)


def test_two_readers_of_one_base_give_its_clauses_the_same_ids() -> None:
    plain = only(reading(*instrument(styled=True), styles=SHEET))
    changed = list(instrument(styled=True))
    changed.insert(7, paragraph(ins("c)\tanother,"), mark="ins"))
    other = only(reading(*changed, styles=SHEET))
    base = [clause.id for clause in other.clauses if not clause.inserted]
    assert base == [clause.id for clause in plain.clauses]


def test_a_changed_style_keeps_what_the_paragraph_was() -> None:
    change = f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"
    (clause,) = only(reading(paragraph("Scope", style="Heading1", properties=change), styles=SHEET)).clauses
    assert clause.kind is Kind.HEADING
    assert clause.was is not None
    assert clause.was.kind is Kind.PARAGRAPH
    assert clause.shifted


def test_a_changed_symbol_line_is_taken_as_proposed_and_told() -> None:
    line = paragraph("MOD\tARC/", dele("XX"), ins("24"), "/1")
    result = reading(line, paragraph("RESOLUTION 5 (Lakeside, 2027)"))
    assert only(result).index == "ARC/24/1"
    assert [p.message for p in result.problems] == [
        "The line of symbol and number was itself changed from “MOD ARC/XX/1”; it is taken as it is proposed."
    ]


def test_a_struck_symbol_line_opens_no_proposal() -> None:
    result = reading(paragraph("words"), paragraph(dele("MOD\tARC/24/1"), mark="del"), paragraph("more"))
    assert only(result).action is Action.OTHER
    assert shown(result, View.BASE) == ["words", "MOD\tARC/24/1", "more"]
