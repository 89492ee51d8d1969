"""A list of heights that answers "where does entry n begin" and "which entry is here" without a walk over all.

The list is cut into chunks that know their own sum. A change touches one chunk; the running sums over the chunks are
made again when they are next asked for, which costs a few microseconds at ten thousand entries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_CHUNK = 128


class HeightIndex(Generic[Entry]):
    """Entries in order, each with a height in whole pixels."""

    def __init__(self) -> None:
        self._entries: list[list[Entry]] = [[]]
        self._heights: list[list[int]] = [[]]
        self._sums: list[int] = [0]
        self._firsts: list[int] = [0]
        self._tops: list[int] = [0]
        self._stale = False
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Entry]:
        for chunk in self._entries:
            yield from chunk

    @property
    def total(self) -> int:
        """The sum of all heights."""
        return sum(self._sums)

    def entry(self, index: int) -> Entry:
        """The entry at an index."""
        chunk, offset = self._place(index)
        return self._entries[chunk][offset]

    def height(self, index: int) -> int:
        """The height of the entry at an index."""
        chunk, offset = self._place(index)
        return self._heights[chunk][offset]

    def located(self, index: int) -> tuple[Entry, int]:
        """An entry together with the sum of the heights before it."""
        if self._stale:
            self._refresh()
        chunk = bisect_right(self._firsts, index) - 1
        offset = index - self._firsts[chunk]
        return self._entries[chunk][offset], self._tops[chunk] + sum(self._heights[chunk][:offset])

    def walk(self, index: int) -> Iterator[tuple[Entry, int]]:
        """The entries from an index on, with their heights; an entry may get another height before it is left."""
        if index >= self._count:
            return
        chunk, offset = self._place(index)
        while chunk < len(self._entries):
            entries, heights = self._entries[chunk], self._heights[chunk]
            while offset < len(entries):
                yield entries[offset], heights[offset]
                offset += 1
            chunk, offset = chunk + 1, 0

    def set_height(self, index: int, height: int) -> int:
        """Give an entry a new height and return by how much it has grown."""
        chunk, offset = self._place(index)
        heights = self._heights[chunk]
        growth = height - heights[offset]
        if growth:
            heights[offset] = height
            self._sums[chunk] += growth
            self._stale = True
        return growth

    def top(self, index: int) -> int:
        """The sum of the heights before an index; the index may be the length."""
        if index >= self._count:
            return self.total
        chunk, offset = self._place(index)
        return self._tops[chunk] + sum(self._heights[chunk][:offset])

    def index_at(self, position: float) -> int:
        """The entry that covers a height; positions outside belong to the first and the last entry."""
        if not self._count:
            return 0
        self._refresh()
        chunk = max(bisect_right(self._tops, position) - 1, 0)
        while chunk and not self._heights[chunk]:
            chunk -= 1
        heights = self._heights[chunk]
        ends = list(accumulate(heights))
        offset = min(bisect_right(ends, position - self._tops[chunk]), len(heights) - 1)
        while offset and not heights[offset]:
            offset -= 1
        return self._firsts[chunk] + offset

    def splice(self, start: int, removed: int, entries: Sequence[Entry], heights: Sequence[int]) -> None:
        """Replace a range of entries by others."""
        while removed:
            chunk, offset = self._place(start)
            stop = min(offset + removed, len(self._entries[chunk]))
            self._sums[chunk] -= sum(self._heights[chunk][offset:stop])
            del self._entries[chunk][offset:stop], self._heights[chunk][offset:stop]
            removed -= stop - offset
            self._count -= stop - offset
            if not self._entries[chunk] and len(self._entries) > 1:
                del self._entries[chunk], self._heights[chunk], self._sums[chunk]
            self._stale = True
        if entries:
            chunk, offset = self._place(start)
            self._entries[chunk][offset:offset] = entries
            self._heights[chunk][offset:offset] = heights
            self._sums[chunk] += sum(heights)
            self._count += len(entries)
            self._split(chunk)
            self._stale = True

    def rescale(self, factor: float) -> None:
        """Multiply all heights, as a first guess after a change of zoom."""
        self._heights = [[round(height * factor) for height in heights] for heights in self._heights]
        self._sums = [sum(heights) for heights in self._heights]
        self._stale = True

    def _split(self, chunk: int) -> None:
        entries, heights = self._entries[chunk], self._heights[chunk]
        if len(entries) <= 2 * _CHUNK:
            return
        starts = range(0, len(entries), _CHUNK)
        parts = [heights[at : at + _CHUNK] for at in starts]
        self._entries[chunk : chunk + 1] = [entries[at : at + _CHUNK] for at in starts]
        self._heights[chunk : chunk + 1] = parts
        self._sums[chunk : chunk + 1] = [sum(part) for part in parts]

    def _refresh(self) -> None:
        if self._stale:
            self._firsts = [0, *accumulate(map(len, self._entries[:-1]))]
            self._tops = [0, *accumulate(self._sums[:-1])]
            self._stale = False

    def _place(self, index: int) -> tuple[int, int]:
        self._refresh()
        chunk = bisect_right(self._firsts, index) - 1
        return chunk, index - self._firsts[chunk]
