"""A paragraph set in lines: where it breaks, how high each line is, and which footnotes it calls.

The letters themselves (the Qt layout) are let go once a page is drawn and set again when they are needed, so that a
long document costs the memory of a few pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from editor.core.model.ids import ClauseId
from editor.paper.faces import QUIET, TAB_DISTANCE, TOUCH, face, families, letters, metrics
from editor.paper.items import Paragraph
from editor.paper.measures import Style
from editor.paper.slots import CONSEQUENTIAL, slot_of
from editor.paper.spans import Role, Span
from editor.paper.words import has_italics, line_factor, runs_right_to_left

INK, FOLLOWS, FAINT = "#000000", "#535C69", "#77808D"
_TALL = 1.25
"""How much higher than usual a line has to be to be given more room: letters of another script, not a raised mark."""


@dataclass(frozen=True, slots=True)
class Print:
    """What the reader chooses: colours of authors or black, bars beside changes, tags after them."""

    coloured: bool = True
    bars: bool = True
    tags: bool = False

    def colour(self, slot: int) -> str:
        """The colour of an author's letters and lines, or of what follows from other changes."""
        if not self.coloured:
            return INK
        return slot_of(slot).light if slot > CONSEQUENTIAL else FOLLOWS


@dataclass(frozen=True, slots=True)
class Script:
    """How a language is set: its faces, its direction, the room between its lines, whether its letters slope."""

    families: tuple[str, ...]
    mirrored: bool
    factor: float
    sloped: bool

    @staticmethod
    def of(language: str) -> Script:
        """The script of a language."""
        return Script(families(language), runs_right_to_left(language), line_factor(language), has_italics(language))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span by the places of its letters, as Qt counts them. `gap` is the space painted after it."""

    start: int
    end: int
    span: Span
    gap: int


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def is_mixed(text: str) -> bool:
    """Whether any letter of a text runs from right to left."""
    return not text.isascii() and any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text)


def stretches(spans: Sequence[Span]) -> list[Stretch]:
    """The spans with their places."""
    found = []
    at = 0
    for number, span in enumerate(spans):
        end = at + units(span.text)
        after = spans[number + 1].mark if number + 1 < len(spans) else None
        touches = (
            span.mark.strike is not None and after is not None and after.strike is None and after.under is not None
        )
        last = span.text[-1:]
        gap = TOUCH if touches and not span.text.endswith(" ") and last <= "\uffff" and not is_mixed(last) else 0
        found.append(Stretch(at, end, span, gap))
        at = end
    return found


@dataclass(slots=True)
class Setting:
    """A paragraph in lines of one width. `tops` has one entry more than there are lines: the height of all."""

    paragraph: Paragraph
    width: float
    script: Script
    choice: Print
    tops: list[float] = field(default_factory=list)
    notes: list[tuple[ClauseId, ...]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    mixed: bool = False
    _layout: QTextLayout | None = None

    @staticmethod
    def of(paragraph: Paragraph, width: float, script: Script, choice: Print) -> Setting:
        """The paragraph, set."""
        made = Setting(paragraph, width, script, choice)
        made.stretches = stretches(paragraph.spans)
        made.mixed = script.mirrored or is_mixed(paragraph.text)
        layout = made.layout
        calls = [stretch for stretch in made.stretches if stretch.span.note is not None]
        made.notes = [()] * layout.lineCount()
        if calls:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                start, end = line.textStart(), line.textStart() + line.textLength()
                made.notes[number] = tuple(s.span.note for s in calls if start <= s.start < end and s.span.note)
        return made

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.notes)

    @property
    def height(self) -> float:
        """The height of all lines, without the space before and after."""
        return self.tops[-1]

    def reach(self, first: int, last: int) -> float:
        """The height of the lines from one to before another."""
        return self.tops[last] - self.tops[first]

    @property
    def layout(self) -> QTextLayout:
        """The letters, set in lines from the top left corner of the paragraph."""
        if self._layout is None:
            self._layout = self._set()
        return self._layout

    def release(self) -> None:
        """Lets the letters go; they are set again when they are asked for."""
        self._layout = None

    def _set(self) -> QTextLayout:
        style, script = self.paragraph.style, self.script
        sloped = style.italic and script.sloped
        font = face(script.families, style.size, style.bold, sloped, style.capitals)
        layout = QTextLayout(self.paragraph.text, font)
        layout.setTextOption(_option(style, script.mirrored, "\t" in self.paragraph.text))
        formats = [made for made in map(self._format, self.stretches) if made is not None]
        formats += [_gap(stretch) for stretch in self.stretches if stretch.gap]
        layout.setFormats(formats)
        layout.setCacheEnabled(True)
        self._break(layout)
        return layout

    def _format(self, stretch: Stretch) -> QTextLayout.FormatRange | None:
        span = stretch.span
        slot = span.mark.slot
        colour = "" if slot is None else self.choice.colour(slot)
        if span.role is Role.CHIP:
            colour = QUIET if self.choice.coloured else INK
        if not span.format and not colour and span.role is Role.TEXT:
            return None
        return _range(stretch.start, stretch.end, span, colour, 0)

    def _break(self, layout: QTextLayout) -> None:
        style, script = self.paragraph.style, self.script
        usual = metrics(script.families, style.size, style.bold)
        pitch = style.size * script.factor
        ascent = usual.ascent() + (pitch - usual.ascent() - usual.descent()) / 2
        tops = [0.0]
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            begin = style.left + (style.first if len(tops) == 1 else 0)
            line.setLineWidth(max(self.width - begin - style.right, 1))
            tall = line.height() > pitch * _TALL
            height, rise = (line.height(), line.ascent()) if tall else (pitch, ascent)
            line.setPosition(QPointF(style.right if script.mirrored else begin, tops[-1] + rise - line.ascent()))
            tops.append(tops[-1] + height)
        layout.endLayout()
        self.tops = tops


@cache
def _option(style: Style, mirrored: bool, tabbed: bool) -> QTextOption:
    """How lines run in a style, made once."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    at_right = style.trailing is not mirrored
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if style.centred else side | Qt.AlignmentFlag.AlignAbsolute)
    if style.tabs and tabbed:
        # Qt swaps left and right tabs in text that runs from right to left.
        kind = QTextOption.TabType.RightTab if mirrored else QTextOption.TabType.LeftTab
        option.setTabs([QTextOption.Tab(float(stop), kind) for stop in style.tabs])
    option.setTabStopDistance(TAB_DISTANCE)
    return option


def _range(start: int, end: int, span: Span, colour: str, spacing: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = letters(span.format, span.role, colour, spacing)
    return made


def _gap(stretch: Stretch) -> QTextLayout.FormatRange:
    """The space after the last letter of a stretch. It adds to what the stretch itself says of its letters."""
    return _range(stretch.end - 1, stretch.end, Span(""), "", stretch.gap)
