"""The index of heights against a plain list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.canvas.heights import HeightIndex

SPLICES = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 400), st.lists(st.sampled_from([0, 0, 5, 28]), max_size=400)),
    max_size=12,
)


def built(splices: list[tuple[int, int, list[int]]]) -> tuple[HeightIndex[int], list[int], list[int]]:
    """An index and the plain lists it should equal after some splices."""
    index: HeightIndex[int] = HeightIndex()
    entries: list[int] = []
    heights: list[int] = []
    for serial, (start, removed, added) in enumerate(splices):
        start %= len(entries) + 1
        removed = min(removed, len(entries) - start)
        named = [serial * 1000 + number for number in range(len(added))]
        index.splice(start, removed, named, added)
        entries[start : start + removed] = named
        heights[start : start + removed] = added
    return index, entries, heights


@given(SPLICES)
def test_entries_and_sums_are_those_of_a_plain_list(splices: list[tuple[int, int, list[int]]]) -> None:
    index, entries, heights = built(splices)
    assert list(index) == entries
    assert len(index) == len(entries)
    assert index.total == sum(heights)
    for number in range(0, len(entries), 37):
        assert index.located(number) == (entries[number], sum(heights[:number]))
        assert index.top(number) == sum(heights[:number])
        assert index.height(number) == heights[number]
        assert list(index.walk(number)) == list(zip(entries[number:], heights[number:], strict=True))
    assert index.top(len(entries)) == sum(heights)


@given(SPLICES, st.integers(0, 20_000))
def test_every_place_belongs_to_the_entry_that_covers_it(splices: list[tuple[int, int, list[int]]], place: int) -> None:
    index, _, heights = built(splices)
    if not sum(heights):
        return
    place %= sum(heights)
    found = index.index_at(place)
    assert sum(heights[:found]) <= place < sum(heights[: found + 1])


@given(SPLICES, st.integers(0, 10_000), st.integers(0, 90))
def test_a_new_height_moves_what_follows(splices: list[tuple[int, int, list[int]]], number: int, height: int) -> None:
    index, entries, heights = built(splices)
    if not entries:
        return
    number %= len(entries)
    assert index.set_height(number, height) == height - heights[number]
    heights[number] = height
    assert index.total == sum(heights)
    assert index.top(len(entries) - 1) == sum(heights[:-1])
