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
from editor.paper.setting import Print, Script, Setting
from editor.paper.tables import Band, Lines, bands, cut, least_height

_TABLE_GAP = 120
_FRAME_GAP = 360
_BODY_LEFT = 1200
"""The height that notes running on from the page before leave to the text."""
_NOTE_GAP = NOTE_RULE_ABOVE + NOTE_RULE_BELOW
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class BandAt:
    """A band of a table on a page."""

    band: Band
    y: float


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A line across a page."""

    y: float
    width: float


@dataclass(slots=True)
class Page:
    """A page: what stands on it, with places counted from the top of the text. `done` items are behind it."""

    number: int
    done: int = 0
    body: list[Lines | BandAt | RuleAt] = field(default_factory=list)
    frames: list[tuple[float, float]] = field(default_factory=list)
    notes: list[Lines] = field(default_factory=list)
    note_rule: float = 0.0
    key: list[Lines] = field(default_factory=list)

    def settings(self) -> Iterator[Setting]:
        """All paragraphs that have lines on the page."""
        for part in (*self.body, *self.notes, *self.key):
            if isinstance(part, Lines):
                yield part.setting
            elif isinstance(part, BandAt):
                for box in part.band.boxes:
                    yield from (lines.setting for lines in box.lines)

    def release(self) -> None:
        """Lets the letters of the page go."""
        for setting in self.settings():
            setting.release()


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
            raw = self._fitting(setting, start, self.y + outside + inside + (FRAME_PADDING if style.framed else 0))
            count = self._decent(setting, start, raw)
            if not count:
                if not self.is_fresh:
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
            self._add_notes(tuple(lines.notes()))
            start += count
            if start < setting.lines:
                self._turn()
        self.after = style.after

    def _space(self, style: Style, *, continued: bool) -> tuple[float, float]:
        """The space before a paragraph: outside the frame it opens, if it does, and inside."""
        if style.framed:
            outside = 0 if self.is_fresh or self.frame is not None else _FRAME_GAP + self.after
            return outside, FRAME_PADDING / 2 if continued else style.before
        return (0 if self.is_fresh else style.before + self.after), 0

    def _fitting(self, setting: Setting, start: int, y: float) -> int:
        """How many lines from one on fit below a height, with their notes, or the beginning of the last of them."""
        foot, count = self.foot, 0
        noted: set[ClauseId] = set()
        for number in range(start, setting.lines):
            bottom = y + setting.reach(start, number + 1)
            notes = [n for n in setting.notes[number] if n not in self._noted and n not in noted]
            noted.update(notes)
            least, whole = self._needed(notes, foot)
            if bottom + foot + whole > TEXT_HEIGHT:
                if notes and bottom + foot + least <= TEXT_HEIGHT:
                    count += 1
                break
            foot += whole
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
        if binds and not self._chained and not self.is_fresh and self.y + self._chain() + self.foot > TEXT_HEIGHT:
            self._turn()
        self._chained = binds

    def _chain(self) -> float:
        """The height of the headings from here on and the least of what follows them."""
        height = self.after
        items = self.flow.items
        for at in range(self._at, min(self._at + _LONGEST_CHAIN, len(items))):
            item = items[at]
            if isinstance(item, Rule):
                return height
            if isinstance(item, Table):
                first = bands(item, self.script, self.choice)
                head = sum(1 for band in first if band.header) + 1
                return height + _TABLE_GAP + sum(band.height for band in first[:head])
            setting, style = self._setting(at), item.style
            if style.new_page and at > self._at:
                return height
            height += style.before
            if not style.keep_next:
                least = LEAST_LINES if setting.lines > LEAST_LINES + 1 and not style.keep_lines else setting.lines
                noted = [n for number in range(least) for n in setting.notes[number]]
                return height + setting.reach(0, least) + self._needed(noted, self.foot)[0]
            height += setting.height + style.after
        return height

    # Footnotes.

    def _settings_of(self, note: ClauseId) -> list[Setting]:
        if note not in self._note_settings:
            row = self.flow.notes.get(note, ())
            self._note_settings[note] = [Setting.of(p, TEXT_WIDTH, self.script, self.choice) for p in row]
        return self._note_settings[note]

    def _needed(self, notes: Sequence[ClauseId], foot: float) -> tuple[float, float]:
        """The height that the first lines of some new notes need, and that all of them need."""
        found = [setting for note in notes if note not in self._noted for setting in self._settings_of(note)]
        if not found:
            return 0.0, 0.0
        if self.carry:
            return TEXT_HEIGHT, TEXT_HEIGHT
        gap = 0 if foot else _NOTE_GAP
        before = sum(setting.paragraph.style.before for setting in found)
        first = found[0]
        least = first.paragraph.style.before + first.reach(0, min(LEAST_LINES, first.lines))
        return gap + least, gap + before + sum(setting.height for setting in found)

    def _add_notes(self, notes: Sequence[ClauseId]) -> None:
        """Puts notes at the foot as far as they fit; the rest waits for the next page."""
        for note in notes:
            if note in self._noted:
                continue
            self._noted.add(note)
            for setting in self._settings_of(note):
                self._add_note(Lines(setting, 0, setting.lines, 0), TEXT_HEIGHT - self.y)
                self._add_notes([n for row in setting.notes for n in row])
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
        first = rows[: len(head) + 1]
        fits = self.y + sum(band.height for band in first) + self.foot <= TEXT_HEIGHT
        if not fits and not self.is_fresh and sum(band.height for band in first) <= TEXT_HEIGHT:
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
            if not begun and not self.is_fresh:
                self._turn()
                self._repeat(head if band.height + sum(b.height for b in head) <= TEXT_HEIGHT else ())
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

    def _repeat(self, head: Sequence[Band]) -> None:
        for band in head:
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
