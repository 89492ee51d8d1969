"""Tables, set: their rows as bands that a page holds whole, or cut between lines where no page could hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.core.model.ids import ClauseId
from editor.paper.items import Table, TableCell
from editor.paper.measures import CELL_PADDING, TEXT_WIDTH
from editor.paper.setting import Print, Script, Setting

_ABOVE, _BELOW = 40, 50


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a paragraph, from one to before another, and where the first of them stands."""

    setting: Setting
    first: int
    last: int
    y: float

    @property
    def height(self) -> float:
        """The height of these lines."""
        return self.setting.reach(self.first, self.last)

    @property
    def bottom(self) -> float:
        """Where they end."""
        return self.y + self.height

    def notes(self) -> Iterator[ClauseId]:
        """The footnotes they call."""
        for number in range(self.first, self.last):
            yield from self.setting.notes[number]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell in a band: its edges, and the lines in it."""

    x: float
    width: float
    top: float
    bottom: float
    lines: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a table that stand together: one row, or several that a cell spans. Places count from its top."""

    height: float
    boxes: tuple[Box, ...]
    header: bool = False

    def notes(self) -> tuple[ClauseId, ...]:
        """The footnotes called in it."""
        return tuple(note for box in self.boxes for lines in box.lines for note in lines.notes())


def bands(table: Table, script: Script, choice: Print) -> tuple[Band, ...]:
    """The bands of a table, those of its head first."""
    settings = {id(cell): _settings(cell, table, script, choice) for cell in table.cells}
    heights = _heights(table, {key: _needed(row) for key, row in settings.items()})
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    found: list[Band] = []
    first = 0
    for last in _ends(table):
        cells = [cell for cell in table.cells if first <= cell.row < last]
        boxes = tuple(_box(cell, table, settings[id(cell)], tops, tops[first]) for cell in cells)
        header = bool(cells) and all(cell.header for cell in cells) and all(band.header for band in found)
        found.append(Band(tops[last] - tops[first], boxes, header))
        first = last
    return tuple(found)


def _settings(cell: TableCell, table: Table, script: Script, choice: Print) -> list[Setting]:
    width = TEXT_WIDTH * cell.columns / table.columns - 2 * CELL_PADDING
    return [Setting.of(paragraph, width, script, choice) for paragraph in cell.paragraphs]


def _needed(settings: list[Setting]) -> float:
    return _ABOVE + _BELOW + sum(setting.height for setting in settings)


def _heights(table: Table, needed: dict[int, float]) -> list[float]:
    """The heights of the rows: what their own cells need, and for cells that span, the last row what is left."""
    heights = [float(_ABOVE + _BELOW)] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        last = cell.row + cell.rows
        short = needed[id(cell)] - sum(heights[cell.row : last])
        if short > 0:
            heights[last - 1] += short
    return heights


def _ends(table: Table) -> Iterator[int]:
    """The rows after which no cell goes on."""
    reach = 0
    for row in range(table.rows):
        reach = max([reach, row + 1, *(cell.row + cell.rows for cell in table.cells if cell.row == row)])
        if reach == row + 1:
            yield reach


def _box(cell: TableCell, table: Table, settings: list[Setting], tops: list[float], start: float) -> Box:
    unit = TEXT_WIDTH / table.columns
    top = tops[cell.row] - start
    y = top + _ABOVE
    lines = []
    for setting in settings:
        lines.append(Lines(setting, 0, setting.lines, y))
        y += setting.height
    return Box(cell.column * unit, cell.columns * unit, top, tops[cell.row + cell.rows] - start, tuple(lines))


def cut(band: Band, height: float) -> tuple[Band, Band] | None:
    """A band cut between lines, so that the first part is no higher; None where not even one line would be in it."""
    heads: list[tuple[Lines, ...]] = []
    tails: list[tuple[Lines, ...]] = []
    lost = 0.0
    for box in band.boxes:
        head, tail = _divided(box.lines, height - _BELOW)
        heads.append(head)
        tails.append(tail)
        if tail and box.top < height:
            lost = max(lost, height - tail[0].y + _ABOVE)
    if not any(heads):
        return None
    upper = tuple(
        replace(box, bottom=min(box.bottom, height), lines=head)
        for box, head in zip(band.boxes, heads, strict=True)
        if box.top < height
    )
    lower = tuple(
        _moved(box, tail, height, lost)
        for box, tail in zip(band.boxes, tails, strict=True)
        if tail or box.bottom > height
    )
    return Band(height, upper), Band(band.height - height + lost, lower)


def least_height(band: Band) -> float:
    """The height of a first part with a line in it."""
    return min(
        (box.lines[0].y + box.lines[0].setting.reach(0, 1) + _BELOW for box in band.boxes if box.lines), default=0
    )


def _divided(lines: tuple[Lines, ...], limit: float) -> tuple[tuple[Lines, ...], tuple[Lines, ...]]:
    head: list[Lines] = []
    tail: list[Lines] = []
    for part in lines:
        at = part.first
        if not tail:
            while at < part.last and part.y + part.setting.reach(part.first, at + 1) <= limit:
                at += 1
        if at > part.first:
            head.append(Lines(part.setting, part.first, at, part.y))
        if at < part.last:
            tail.append(Lines(part.setting, at, part.last, part.y + part.setting.reach(part.first, at)))
    return tuple(head), tuple(tail)


def _moved(box: Box, tail: tuple[Lines, ...], height: float, lost: float) -> Box:
    """What is left of a cell, at the head of the next part."""
    cut_here = box.top < height
    by = tail[0].y - _ABOVE if cut_here and tail else height - lost
    lines = tuple(replace(part, y=part.y - by) for part in tail)
    top = 0.0 if cut_here else box.top - height + lost
    return Box(box.x, box.width, top, box.bottom - height + lost, lines)
