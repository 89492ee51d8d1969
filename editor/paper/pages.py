"""Pages: lines and tables laid one below the other until the page is full, each footnote on the page of its mark.

Headings and calls stay with what follows, two lines of a paragraph stay together at the foot and the head of a page, a
footnote too long for its page runs on at the foot of the next, and tables repeat their head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editor.core.model.ids import ClauseId
from editor.paper.items import Flow, Item, Paragraph, Rule, Table
from editor.paper.measures import (
    FRAME_PADDING,
    LEAST_LINES,
    NOTE_RULE_ABOVE,
    NOTE_RULE_BELOW,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    Style,
)
from editor.paper.page import BandAt, Page, RuleAt
from editor.paper.setting import Print, Script, Setting
from editor.paper.tables import Band, Lines, bands, cut, least_height

_TABLE_GAP = 120
_FRAME_GAP = 360
_BODY_LEFT = 1200
"""The height that notes running on from the page before leave to the text."""
_NOTE_GAP = NOTE_RULE_ABOVE + NOTE_RULE_BELOW
_LONGEST_CHAIN = 12


def pages(flow: Flow, choice: Print) -> Iterator[Page]:
    """The pages of a document, each as soon as it is full."""
    return _Press(flow, Script.of(flow.language), choice).run()


@dataclass(slots=True)
class _Press:
    """The page that is being filled: how far down the text reaches (`y`), how high the notes at its foot are."""

    flow: Flow
    script: Script
    choice: Print
    page: Page = field(default_factory=lambda: Page(1))
    y: float = 0.0
    after: float = 0.0
    foot: float = 0.0
    frame: float | None = None
    carry: list[Lines] = field(default_factory=list)
    full: list[Page] = field(default_factory=list)
    _at: int = 0
    _chained: bool = False
    _set: dict[int, Setting] = field(default_factory=dict)
    _noted: set[ClauseId] = field(default_factory=set)
    _note_settings: dict[ClauseId, list[Setting]] = field(default_factory=dict)

    def run(self) -> Iterator[Page]:
        for at, item in enumerate(self.flow.items):
            self._at = at
            self._place(item)
            yield from self._taken()
        self._at = len(self.flow.items)
        while self.carry:
            self._turn()
            yield from self._taken()
        self._place_key()
        self._turn()
        yield from self._taken()

    def _taken(self) -> list[Page]:
        done, self.full = self.full, []
        return done

    @property
    def is_fresh(self) -> bool:
        """Whether no text stands on the page yet."""
        return not self.page.body

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands on the page but headings of what comes now: a new page would gain nothing."""
        return all(isinstance(part, Lines) and part.setting.paragraph.style.keep_next for part in self.page.body)

    def _place(self, item: Item) -> None:
        framed = isinstance(item, Paragraph) and item.style.framed
        if self.frame is not None and not framed:
            self._close_frame()
        self._keep_together(item)
        match item:
            case Paragraph():
                self._place_paragraph(self._setting(self._at))
                self._set.pop(self._at, None)
            case Table():
                self._place_table(bands(item, self.script, self.choice))
            case Rule():
                self._place_rule(item)

    # Paragraphs.

    def _setting(self, at: int) -> Setting:
        item = self.flow.items[at]
        assert isinstance(item, Paragraph)
        if at not in self._set:
            self._set[at] = Setting.of(item, TEXT_WIDTH, self.script, self.choice)
        return self._set[at]

    def _place_paragraph(self, setting: Setting) -> None:
        style = setting.paragraph.style
        start = 0
        while start < setting.lines:
            outside, inside = self._space(style, continued=start > 0)
            top = self.y + outside + inside + (FRAME_PADDING if style.framed else 0)
            raw = self._fitting(setting, start, top)
            count = self._decent(setting, start, raw) or self._decent(
                setting, start, self._fitting(setting, start, top, tight=True)
            )
            if not count:
                if not self.is_bare:
                    self._turn()
                    continue
                count = max(raw, 1)
            if style.framed and self.frame is None:
                self.frame = self.y + outside
            self.y += outside + inside
            lines = Lines(setting, start, start + count, self.y)
            self.page.body.append(lines)
            self.y = lines.bottom
            self.after = 0.0
            start += count
            noted = tuple(lines.notes())
            kept = self._chain(self._at + 1) if noted and style.keep_next and start == setting.lines else 0
            room = TEXT_HEIGHT - self.y - self.foot - self._needed(noted, self.foot)[0]
            self._add_notes(noted, kept if kept <= room else 0)
            if start < setting.lines:
                self._turn()
        self.after = style.after

    def _space(self, style: Style, *, continued: bool) -> tuple[float, float]:
        """The space before a paragraph: outside the frame it opens, if it does, and inside."""
        if style.framed:
            outside = 0 if self.is_fresh or self.frame is not None else _FRAME_GAP + self.after
            return outside, FRAME_PADDING / 2 if continued else style.before
        return (0 if self.is_fresh else style.before + self.after), 0

    def _fitting(self, setting: Setting, start: int, y: float, *, tight: bool = False) -> int:
        """How many lines from one on fit below a height, with their notes. Where a note does not fit, its beginning
        does, and the paragraph goes on as far as it can without another note; where it is `tight`, notes are always
        cut short."""
        foot, count, cut_short = self.foot, 0, False
        noted: set[ClauseId] = set()
        for number in range(start, setting.lines):
            bottom = y + setting.reach(start, number + 1)
            notes = [n for n in setting.notes[number] if n not in self._noted and n not in noted]
            noted.update(notes)
            least, whole = self._needed(notes, foot)
            if cut_short and whole:
                break
            if bottom + foot + whole <= TEXT_HEIGHT and not (tight and whole):
                foot += whole
            elif whole and bottom + foot + least <= TEXT_HEIGHT:
                foot += least
                cut_short = True
            else:
                break
            count += 1
        return count

    def _decent(self, setting: Setting, start: int, count: int) -> int:
        """The number of lines to place so that no line of a paragraph stands alone; none to begin on the next page."""
        rest = setting.lines - start - count
        if rest <= 0:
            return count
        if setting.paragraph.style.keep_lines and not start and setting.height <= TEXT_HEIGHT and not self.is_fresh:
            return 0
        count -= max(LEAST_LINES - rest, 0)
        return 0 if count < LEAST_LINES and not start else max(count, 0)

    def _keep_together(self, item: Item) -> None:
        """Turns the page where a heading, or several in a row, would stand without what follows."""
        if isinstance(item, Paragraph) and item.style.new_page and not self.is_fresh:
            self._turn()
        binds = isinstance(item, Paragraph) and item.style.keep_next
        if (
            binds
            and not self._chained
            and not self.is_fresh
            and self.y + self.after + self._chain(self._at) + self.foot > TEXT_HEIGHT
        ):
            self._turn()
        self._chained = binds

    def _chain(self, first: int) -> float:
        """The height of the headings from an item on and of the least of what follows them, with their notes."""
        height = 0.0
        noted: list[ClauseId] = []
        for at in range(first, min(first + _LONGEST_CHAIN, len(self.flow.items))):
            item = self.flow.items[at]
            if isinstance(item, Rule):
                break
            if isinstance(item, Table):
                rows = self._beginning(bands(item, self.script, self.choice))
                height += _TABLE_GAP + sum(band.height for band in rows)
                noted += (note for band in rows for note in band.notes())
                break
            setting, style = self._setting(at), item.style
            if style.new_page and at > self._at:
                break
            lines = setting.lines
            if not style.keep_next and not style.keep_lines and lines > LEAST_LINES + 1:
                lines = LEAST_LINES
            noted += (note for number in range(lines) for note in setting.notes[number])
            height += style.before + setting.reach(0, lines) + (_FRAME_GAP + 2 * FRAME_PADDING if style.framed else 0)
            if not style.keep_next:
                break
            height += style.after
        return height + self._needed(noted, self.foot)[0]

    @staticmethod
    def _beginning(rows: Sequence[Band]) -> Sequence[Band]:
        """The bands a table cannot begin without: its head and the first row below."""
        return rows[: sum(1 for band in rows if band.header) + 1]

    # Footnotes.

    def _settings_of(self, note: ClauseId) -> list[Setting]:
        if note not in self._note_settings:
            row = self.flow.notes.get(note, ())
            self._note_settings[note] = [Setting.of(p, TEXT_WIDTH, self.script, self.choice) for p in row]
        return self._note_settings[note]

    def _needed(self, notes: Sequence[ClauseId], foot: float) -> tuple[float, float]:
        """The height of some new notes with only the beginning of the last one, and of all of them."""
        notes = [note for note in dict.fromkeys(notes) if note not in self._noted]
        found = [setting for note in notes for setting in self._settings_of(note)]
        if not found:
            return 0.0, 0.0
        if self.carry:
            return TEXT_HEIGHT, TEXT_HEIGHT
        whole = (0 if foot else _NOTE_GAP) + sum(s.paragraph.style.before + s.height for s in found)
        last = self._settings_of(next(note for note in reversed(notes) if self._settings_of(note)))
        rest = last[0].reach(min(LEAST_LINES, last[0].lines), last[0].lines)
        rest += sum(s.paragraph.style.before + s.height for s in last[1:])
        return whole - rest, whole

    def _add_notes(self, notes: Sequence[ClauseId], kept: float = 0.0) -> None:
        """Puts notes at the foot as far as they fit; the rest waits for the next page. `kept` is room left for text."""
        for note in notes:
            if note in self._noted:
                continue
            self._noted.add(note)
            for setting in self._settings_of(note):
                self._add_note(Lines(setting, 0, setting.lines, 0), TEXT_HEIGHT - self.y - kept)
                self._add_notes([n for row in setting.notes for n in row], kept)
            self._note_settings.pop(note, None)

    def _add_note(self, lines: Lines, room: float) -> None:
        setting, start = lines.setting, lines.first
        before = setting.paragraph.style.before if not start else 0
        begin = (self.foot or _NOTE_GAP) + before
        at = start
        if not self.carry:
            while at < lines.last and begin + setting.reach(start, at + 1) <= room:
                at += 1
        if at > start:
            self.page.notes.append(Lines(setting, start, at, begin))
            self.foot = begin + setting.reach(start, at)
        if at < lines.last:
            self.carry.append(Lines(setting, at, lines.last, 0))

    def _carry_over(self) -> None:
        """Puts what is left of the last page's notes at the foot of the new one."""
        waiting, self.carry = self.carry, []
        for lines in waiting:
            self._add_note(lines, TEXT_HEIGHT - _BODY_LEFT)

    # Tables, rules and frames.

    def _place_table(self, rows: Sequence[Band]) -> None:
        head = [band for band in rows if band.header]
        self.y = self.y if self.is_fresh else self.y + _TABLE_GAP + self.after
        first = self._beginning(rows)
        height = sum(band.height for band in first)
        needed = height + self._needed([note for band in first for note in band.notes()], self.foot)[0]
        if self.y + needed + self.foot > TEXT_HEIGHT and not self.is_bare and height <= TEXT_HEIGHT:
            self._turn()
        for band in rows:
            self._place_band(band, () if band.header else head)
        self.after = _TABLE_GAP / 2

    def _place_band(self, band: Band, head: Sequence[Band]) -> None:
        begun = False
        while True:
            notes = band.notes()
            room = TEXT_HEIGHT - self.y - self.foot - self._needed(notes, self.foot)[0]
            if band.height <= room:
                break
            if not begun and not self.is_bare:
                self._turn()
                self._repeat(head, band)
                begun = True
                continue
            parts = cut(band, max(room, 0)) or cut(band, least_height(band))
            if parts is None:
                break
            self._put_band(parts[0])
            band = parts[1]
            self._turn()
            begun = True
        self._put_band(band)

    def _put_band(self, band: Band) -> None:
        self.page.body.append(BandAt(band, self.y))
        self.y += band.height
        self._add_notes(band.notes())

    def _repeat(self, head: Sequence[Band], below: Band) -> None:
        """Repeats the head of a table over a band, where there is room for both."""
        needed = below.height + self.foot + self._needed(below.notes(), self.foot)[0]
        for band in head if sum(band.height for band in head) + needed <= TEXT_HEIGHT else ():
            self.page.body.append(BandAt(band, self.y))
            self.y += band.height

    def _place_rule(self, rule: Rule) -> None:
        room = max(TEXT_HEIGHT - self.foot - self.y, 0)
        self.y += min(rule.before + self.after, room)
        self.page.body.append(RuleAt(self.y, rule.width))
        self.after = rule.after

    def _close_frame(self) -> None:
        if self.frame is not None:
            self.y += FRAME_PADDING
            self.page.frames.append((self.frame, self.y))
            self.frame = None

    # The page itself.

    def _turn(self) -> None:
        """Ends the page and begins the next one."""
        self._close_frame()
        page = self.page
        page.done = self._at
        top = TEXT_HEIGHT - self.foot
        page.note_rule = top + NOTE_RULE_ABOVE
        page.notes = [Lines(part.setting, part.first, part.last, top + part.y) for part in page.notes]
        self.full.append(page)
        self.page = Page(page.number + 1)
        self.y = self.after = self.foot = 0.0
        self._carry_over()

    def _place_key(self) -> None:
        """The key of authors, at the very foot of the last page."""
        settings = [Setting.of(line, TEXT_WIDTH, self.script, self.choice) for line in self.flow.key]
        if not settings:
            return
        self._close_frame()
        height = _NOTE_GAP + sum(s.height + s.paragraph.style.before for s in settings)
        if self.y + height + self.foot > TEXT_HEIGHT and not self.is_fresh:
            self._turn()
        y = TEXT_HEIGHT - height + _NOTE_GAP
        for setting in settings:
            y += setting.paragraph.style.before
            self.page.key.append(Lines(setting, 0, setting.lines, y))
            y += setting.height
        self.foot += height
