"""What stands on paper, before it is set: paragraphs, tables, rules, and bars beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique

from editor.core.model.ids import ClauseId
from editor.paper.measures import Style
from editor.paper.spans import Role, Span


@unique
class BarKind(Enum):
    """The forms of the change bar: one for each state of a clause."""

    SOLID = "changed"
    HOLLOW = "deleted"
    DOTTED = "follows"
    DOUBLE = "moved"


@dataclass(frozen=True, slots=True)
class Bar:
    """A change bar, split into equal parts for several authors."""

    kind: BarKind
    slots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its label, tab and text in one row of spans."""

    style: Style
    spans: tuple[Span, ...]
    bar: Bar | None = None

    @property
    def text(self) -> str:
        """The letters, as they are set."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its place, how far it spans, and its paragraphs."""

    row: int
    column: int
    columns: int
    rows: int
    header: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in reading order, and the number of its rows and columns."""

    cells: tuple[TableCell, ...]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page: the whole width under the head of a cover, or short and centred at the end."""

    width: int
    before: int
    after: int = 0


Item = Paragraph | Table | Rule


@dataclass(frozen=True, slots=True)
class Flow:
    """A document on its way to paper: its items, its footnotes by the id their marks name, the words of the running
    header, and the key of authors for the foot of the last page."""

    items: tuple[Item, ...]
    notes: dict[ClauseId, tuple[Paragraph, ...]]
    header: str
    title: str
    language: str
    key: tuple[Paragraph, ...] = ()
    made: str = ""
    """The time of the last change, or empty."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs: of the text, of its tables, of its footnotes."""
        for item in self.items:
            match item:
                case Paragraph():
                    yield item
                case Table():
                    for cell in item.cells:
                        yield from cell.paragraphs
                case Rule():
                    continue
        for row in self.notes.values():
            yield from row

    @property
    def letters(self) -> frozenset[str]:
        """All letters, to be looked up in the fonts."""
        return frozenset(letter for paragraph in self.paragraphs() for letter in paragraph.text)

    def word_count(self) -> int:
        """The number of words that are not struck."""
        return sum(
            len(
                "".join(
                    span.text for span in paragraph.spans if span.mark.strike is None and span.role is Role.TEXT
                ).split()
            )
            for paragraph in self.paragraphs()
        )
