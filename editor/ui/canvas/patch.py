"""Bringing the text document of the page from one projection to the next, touching only what differs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from editor.core.model.inline import Format
from editor.ui.canvas.block_look import attach_look, look_of
from editor.ui.canvas.marks import InlineMark, write_mark
from editor.ui.canvas.page_block import Fragment, PageBlock, units
from editor.ui.canvas.page_layout import PageLayout

_FORMATS: dict[tuple[InlineMark, Format], QTextCharFormat] = {}


def char_format(mark: InlineMark, form: Format) -> QTextCharFormat:
    """The character format of a fragment."""
    known = _FORMATS.get((mark, form))
    if known is None:
        known = QTextCharFormat()
        write_mark(known, mark)
        if form & Format.ITALIC:
            known.setFontItalic(True)
        if form & Format.BOLD:
            known.setFontWeight(QFont.Weight.Bold)
        if form & Format.UNDERLINE:
            known.setFontUnderline(True)
        if form & Format.SUPERSCRIPT:
            known.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if form & Format.SUBSCRIPT:
            known.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        _FORMATS[mark, form] = known
    return known


def load(document: QTextDocument, blocks: Sequence[PageBlock]) -> None:
    """Fills a document with blocks, throwing away what it held."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("\n".join(block.text for block in blocks), char_format(*_PLAIN))
    place = document.begin()
    for block in blocks:
        attach_look(place, block.look)
        _dress(cursor, place, block)
        place = place.next()
    cursor.endEditBlock()


_PLAIN = (InlineMark(), Format.PLAIN)


def _dress(cursor: QTextCursor, place: QTextBlock, block: PageBlock) -> None:
    """Gives the letters of a freshly filled block their formats."""
    at = place.position()
    for fragment in block.fragments:
        end = at + units(fragment.text)
        key = (fragment.mark, fragment.format)
        if key != _PLAIN and end > at:
            cursor.setPosition(at)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format(*key))
        at = end


def patch(document: QTextDocument, layout: PageLayout, old: Sequence[PageBlock], new: Sequence[PageBlock]) -> None:
    """Changes a document that shows `old` so that it shows `new`."""
    if [block.key for block in old] == [block.key for block in new]:
        pairs = [(i, a, b) for i, (a, b) in enumerate(zip(old, new, strict=True)) if a is not b]
        _patch_in_place(document, layout, pairs)
        return
    kept = _kept_pairs(old, new)
    if (len(kept) * 2 < len(new) and len(new) > 40) or not kept:
        load(document, new)
        return
    _restructure(document, old, new, kept)
    pairs = [(j, old[i], new[j]) for i, j in kept if old[i] is not new[j]]
    _patch_in_place(document, layout, pairs)


def patch_some(
    document: QTextDocument, layout: PageLayout, patches: Sequence[tuple[int, PageBlock, PageBlock]]
) -> None:
    """Changes some blocks: each by its place, as it was and as it is now."""
    _patch_in_place(document, layout, [one for one in patches if one[1] is not one[2]])


def _kept_pairs(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> list[tuple[int, int]]:
    """The places of blocks that stay: the common head and tail, and what keeps its order between them."""
    head = 0
    least = min(len(old), len(new))
    while head < least and old[head].key == new[head].key:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail].key == new[-1 - tail].key:
        tail += 1
    ends = len(old) - tail, len(new) - tail
    middle = _kept([block.key for block in old[head : ends[0]]], [block.key for block in new[head : ends[1]]])
    return [
        *((i, i) for i in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((ends[0] + i, ends[1] + i) for i in range(tail)),
    ]


def _kept(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The longest run of keys that stand in both rows in the same order, as pairs of places."""
    place = {key: i for i, key in enumerate(old)}
    pairs = [(place[key], j) for j, key in enumerate(new) if key in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (i, _) in enumerate(pairs):
        spot = bisect_left(tails, i)
        before.append(ends[spot - 1] if spot else -1)
        if spot == len(tails):
            tails.append(i)
            ends.append(at)
        else:
            tails[spot] = i
            ends[spot] = at
    row = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _restructure(
    document: QTextDocument, old: Sequence[PageBlock], new: Sequence[PageBlock], kept: list[tuple[int, int]]
) -> None:
    """Takes out the blocks that go and puts in those that come; kept ones are left as they are."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    staying = {i for i, _ in kept}
    followers = {j: old[i] for i, j in kept}
    gone = [i for i in range(len(old)) if i not in staying]
    for first, last in reversed(_stretches(gone)):
        _take(cursor, document, first, last)
    coming = [j for j in range(len(new)) if j not in followers]
    for first, last in _stretches(coming):
        _put(cursor, document, first, new[first : last + 1], followers.get(last + 1))
    cursor.endEditBlock()


def _stretches(places: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _take(cursor: QTextCursor, document: QTextDocument, first: int, last: int) -> None:
    start, end = document.findBlockByNumber(first), document.findBlockByNumber(last)
    if first:
        cursor.setPosition(start.position() - 1)
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return
    after = end.next()
    look = look_of(after)
    cursor.setPosition(0)
    cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    attach_look(document.begin(), look)


def _put(
    cursor: QTextCursor, document: QTextDocument, at: int, blocks: Sequence[PageBlock], follower: PageBlock | None
) -> None:
    if at:
        before = document.findBlockByNumber(at - 1)
        cursor.setPosition(before.position() + before.length() - 1)
        for block in blocks:
            cursor.insertBlock()
            attach_look(cursor.block(), block.look)
            _write(cursor, block.fragments)
        return
    cursor.setPosition(0)
    for block in blocks:
        _write(cursor, block.fragments)
        cursor.insertBlock()
    for number, block in enumerate(blocks):
        attach_look(document.findBlockByNumber(number), block.look)
    if follower is not None:
        attach_look(document.findBlockByNumber(len(blocks)), follower.look)


def _write(cursor: QTextCursor, fragments: Sequence[Fragment]) -> None:
    for fragment in fragments:
        if fragment.text:
            cursor.insertText(fragment.text, char_format(fragment.mark, fragment.format))


def _patch_in_place(
    document: QTextDocument, layout: PageLayout, pairs: Sequence[tuple[int, PageBlock, PageBlock]]
) -> None:
    words = [pair for pair in pairs if pair[1].fragments != pair[2].fragments]
    if words:
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, before, after in words:
            place = document.findBlockByNumber(number)
            if before.look != after.look:
                attach_look(place, after.look)
            _rewrite(cursor, place.position(), before, after)
        cursor.endEditBlock()
    for number, before, after in pairs:
        if before.look != after.look:
            layout.set_look(document.findBlockByNumber(number), after.look)


def _rewrite(cursor: QTextCursor, start: int, before: PageBlock, after: PageBlock) -> None:
    """Replaces the middle of a block that differs; head and tail that look alike stay."""
    old, new = before.fragments, after.fragments
    first, least = 0, min(len(old), len(new))
    while first < least and _alike(old[first], new[first]):
        start += units(old[first].text)
        first += 1
    last = 0
    while last < least - first and _alike(old[-1 - last], new[-1 - last]):
        last += 1
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    head = _common(old, new)
    tail = min(_common(_turned(old), _turned(new)), _length(old) - head, _length(new) - head)
    old_middle = _middle(old, head, tail)
    at = start + units("".join(_taken(old, head)))
    cursor.setPosition(at)
    if old_middle:
        size = sum(units(fragment.text) for fragment in old_middle)
        cursor.setPosition(at + size, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    _write(cursor, _middle(new, head, tail))


def _alike(one: Fragment, two: Fragment) -> bool:
    return one.text == two.text and one.mark == two.mark and one.format == two.format


def _length(fragments: Sequence[Fragment]) -> int:
    return sum(len(fragment.text) for fragment in fragments)


def _turned(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    return tuple(Fragment(fragment.text[::-1], fragment.mark, fragment.format) for fragment in reversed(fragments))


def _common(one: Sequence[Fragment], two: Sequence[Fragment]) -> int:
    """The number of characters at the start that are the same and look the same."""
    count = 0
    i = j = a = b = 0
    while i < len(one) and j < len(two):
        left, right = one[i], two[j]
        if left.mark != right.mark or left.format != right.format:
            break
        size = min(len(left.text) - a, len(right.text) - b)
        if left.text[a : a + size] != right.text[b : b + size]:
            count += _same(left.text[a : a + size], right.text[b : b + size])
            break
        a, b, count = a + size, b + size, count + size
        if a == len(left.text):
            i, a = i + 1, 0
        if b == len(right.text):
            j, b = j + 1, 0
    return count


def _same(one: str, two: str) -> int:
    """The number of letters at the start that two texts share, found by halving."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(two[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _taken(fragments: Sequence[Fragment], count: int) -> list[str]:
    texts = []
    for fragment in fragments:
        if count <= 0:
            break
        texts.append(fragment.text[:count])
        count -= len(fragment.text)
    return texts


def _middle(fragments: Sequence[Fragment], head: int, tail: int) -> list[Fragment]:
    end = _length(fragments) - tail
    at = 0
    found = []
    for fragment in fragments:
        low, high = max(head - at, 0), min(end - at, len(fragment.text))
        if low < high:
            found.append(Fragment(fragment.text[low:high], fragment.mark, fragment.format))
        at += len(fragment.text)
    return found
