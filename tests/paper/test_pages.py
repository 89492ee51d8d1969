"""What pages promise, for any text: nothing lost, nothing over anything else, headings and notes where they belong."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format
from editor.paper.items import Flow, Paragraph, Rule, Table, TableCell
from editor.paper.measures import BODY, BOX_TEXT, CALL, CELL, HEADING, NOTE, TEXT_HEIGHT, TITLE, Style
from editor.paper.page import BandAt, Page, RuleAt
from editor.paper.pages import pages
from editor.paper.proof import Flaw, Proof
from editor.paper.setting import Print
from editor.paper.spans import Span
from editor.paper.tables import Lines

few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
STYLES = (BODY, BODY, BODY, BODY, CALL, TITLE, HEADING, BOX_TEXT, replace(BODY, left=794, first=-397, tabs=(397,)))
WORDS = "the needs of small islands and remote areas for a network which reaches every village in the region "


def words(count: int) -> str:
    return (WORDS * (count // 18 + 1))[: count * 5].strip() + "."


def paragraph(style: Style, count: int, notes: tuple[str, ...] = ()) -> Paragraph:
    marks = tuple(Span(str(n), Format.SUPERSCRIPT, note=ClauseId(name)) for n, name in enumerate(notes))
    return Paragraph(style, (Span(words(count)), *marks, Span(words(count // 2))))


def text_of(seed: int) -> Flow:
    """A text of several pages, with notes of any length, tables, frames and rules."""
    some = random.Random(seed).randint
    notes: dict[ClauseId, tuple[Paragraph, ...]] = {}

    def called() -> tuple[str, ...]:
        if some(0, 5):
            return ()
        name = f"n-{len(notes)}"
        sizes = [some(1, 500) if not some(0, 3) else some(1, 30) for _ in range(some(1, 2))]
        notes[ClauseId(name)] = tuple(Paragraph(NOTE, (Span("1"), Span("\t"), Span(words(size)))) for size in sizes)
        return (name,)

    def cell(row: int, column: int) -> TableCell:
        size = some(1, 20) if some(0, 9) else some(1, 700)
        return TableCell(row, column, 1, 1, row == 0, (paragraph(CELL, size, called()),))

    def item() -> Paragraph | Table | Rule:
        what = some(0, 12)
        if what == 0:
            return Rule(1000, 200)
        if what == 1:
            rows = some(1, 6)
            tall = rows > 2
            places = [
                (row, column) for row in range(rows) for column in range(2) if not tall or (row, column) != (2, 0)
            ]
            cells = [replace(cell(*at), rows=2 if tall and at == (1, 0) else 1) for at in places]
            return Table(tuple(cells), rows, 2)
        style = STYLES[some(0, len(STYLES) - 1)]
        long = not style.keep_next and not some(0, 6)
        return paragraph(style, some(0, 1200) if long else some(0, 60), called())

    return Flow(tuple(item() for _ in range(some(1, 40))), notes, "DOC/1-E", "Title", "en")


flows = st.integers(0, 10**9).map(text_of)


def placed(flow: Flow) -> list[Page]:
    return list(pages(flow, Print()))


def lines_of(page: Page) -> list[Lines]:
    found = [part for part in page.body if isinstance(part, Lines)] + page.notes
    for part in page.body:
        if isinstance(part, BandAt) and not part.band.header:
            found += [lines for box in part.band.boxes for lines in box.lines]
    return found


@few
@given(flows)
def test_every_line_is_on_one_page_and_in_its_order(flow: Flow) -> None:
    made = placed(flow)
    seen: dict[int, list[tuple[int, int]]] = {}
    sizes: dict[int, int] = {}
    for page in made:
        for lines in lines_of(page):
            seen.setdefault(id(lines.setting.paragraph), []).append((lines.first, lines.last))
            sizes[id(lines.setting.paragraph)] = lines.setting.lines
    heads = {
        id(p) for item in flow.items if isinstance(item, Table) for c in item.cells if c.header for p in c.paragraphs
    }
    wanted = {id(item) for item in flow.items if isinstance(item, Paragraph)}
    wanted |= {id(p) for item in flow.items if isinstance(item, Table) for c in item.cells for p in c.paragraphs}
    wanted |= {id(p) for row in flow.notes.values() for p in row}
    assert set(seen) | heads == wanted
    for identity, parts in seen.items():
        assert parts[0][0] == 0
        assert parts[-1][1] == sizes[identity]
        assert all(before[1] == after[0] for before, after in pairwise(parts))


@few
@given(flows)
def test_the_body_keeps_its_order(flow: Flow) -> None:
    order = {id(item): at for at, item in enumerate(flow.items)}
    found = [
        order[id(part.setting.paragraph)] for page in placed(flow) for part in page.body if isinstance(part, Lines)
    ]
    assert found == sorted(found)


@few
@given(flows)
def test_nothing_stands_over_anything_else(flow: Flow) -> None:
    for page in placed(flow):
        bottom = 0.0
        tall = [part for part in page.body if isinstance(part, BandAt) and part.band.height > TEXT_HEIGHT]
        for part in page.body:
            assert part.y >= bottom - 0.01
            bottom = (
                part.bottom
                if isinstance(part, Lines)
                else part.y + (part.band.height if isinstance(part, BandAt) else 0)
            )
        notes = page.notes[0].y if page.notes else TEXT_HEIGHT
        assert tall or bottom <= notes + 0.01
        for before, after in pairwise(page.notes):
            assert after.y >= before.bottom - 0.01
        assert not page.notes or page.notes[-1].bottom <= TEXT_HEIGHT + 0.01


@few
@given(flows)
def test_no_heading_is_stranded_and_every_note_begins_on_the_page_of_its_mark(flow: Flow) -> None:
    proof = Proof(flow)
    found = Counter(flaw for page in placed(flow) for flaw in proof.flaws(page))
    assert found[Flaw.NOTE_ELSEWHERE] == 0
    assert found[Flaw.STRANDED] == 0


@few
@given(flows)
def test_no_line_of_a_paragraph_stands_alone(flow: Flow) -> None:
    for page in placed(flow):
        alone = len([part for part in page.body if not isinstance(part, RuleAt)]) == 1
        for part in page.body:
            if isinstance(part, Lines) and part.setting.lines > 3 and not alone:
                assert part.last - part.first >= 2


def test_a_heading_goes_to_the_page_of_its_text() -> None:
    items = [paragraph(BODY, 400) for _ in range(40)]
    for at in range(5, 40, 6):
        items[at] = paragraph(CALL, 4)
    made = placed(Flow(tuple(items), {}, "", "", "en"))
    assert len(made) > 3
    assert all(not isinstance(p.body[-1], Lines) or not p.body[-1].setting.paragraph.style.keep_next for p in made)


def test_a_long_note_runs_on_at_the_foot_of_the_next_page() -> None:
    note = ClauseId("n-1")
    long = Paragraph(NOTE, (Span("1"), Span("\t"), Span(words(2500))))
    flow = Flow(
        (paragraph(BODY, 60, ("n-1",)), *(paragraph(BODY, 100) for _ in range(30))), {note: (long,)}, "", "", "en"
    )
    made = placed(flow)
    parts = [[(n.first, n.last) for n in page.notes] for page in made]
    assert parts[0]
    assert parts[0][0][0] == 0
    assert parts[1]
    assert parts[1][0][0] == parts[0][0][1]
    assert all(page.body for page in made)


def test_the_head_of_a_table_is_repeated() -> None:
    cells = [TableCell(r, c, 1, 1, r == 0, (paragraph(CELL, 30),)) for r in range(90) for c in range(3)]
    made = placed(Flow((Table(tuple(cells), 90, 3),), {}, "", "", "en"))
    assert len(made) > 1
    for page in made:
        first = page.body[0]
        assert isinstance(first, BandAt)
        assert first.band.header


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    cell = TableCell(0, 0, 1, 1, False, (paragraph(CELL, 3000),))
    other = TableCell(0, 1, 1, 1, False, (paragraph(CELL, 20),))
    made = placed(Flow((Table((cell, other), 1, 2),), {}, "", "", "en"))
    assert len(made) > 1
    for page in made:
        for part in page.body:
            assert isinstance(part, BandAt)
            assert part.y + part.band.height <= TEXT_HEIGHT
            for box in part.band.boxes:
                assert all(lines.bottom <= box.bottom for lines in box.lines)
