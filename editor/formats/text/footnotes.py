"""Footnotes in plain text: our own marks ``[*1]`` with their list at the end, and what converters make of Word's.

Some converters spell a footnote out in the paragraph that calls it: ``word[footnoteRef:1]1, and [1: 1 The note.]``
(conventions, section 8). Both are taken out of the text and become marks and notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from editor.core.ports import Noticed, Problem
from editor.formats.text.notation import MarkedLine, Segment, State

_REF = re.compile(r"\[footnoteRef:(\d{1,4})\]")
_NUMBER = re.compile(r"\d+$")
_PLACES_TRIED = 40


@dataclass(slots=True)
class Lifted:
    """A text whose footnotes are apart: `notes` are the lines of each by key, and the marks in `lines` name keys.

    `custom` holds the sign of each note that is not numbered.
    """

    lines: list[MarkedLine]
    notes: dict[str, list[MarkedLine]] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    listed: bool = False
    """Whether notes stood in a list at the end."""


def lifted(lines: list[MarkedLine], problems: list[Problem]) -> Lifted:
    """The lines with their footnotes apart. Marks without a note, and notes without a mark, stay words."""
    body, listed = _cut(lines)
    found = Lifted([], {})
    found.listed = bool(listed)
    base, proposed = _listed_notes(listed, found)
    for line in body:
        found.lines.append(MarkedLine(line.start, list(_bound(line, base, proposed)), line.number))
    _give_signs(found, base, proposed)
    _spelled_out(found, problems)
    return found


def left_in(lines: list[MarkedLine]) -> Lifted:
    """The lines with all footnote marks left as words."""
    return Lifted([MarkedLine(line.start, _words_only(line.segments), line.number) for line in lines])


def _cut(lines: list[MarkedLine]) -> tuple[list[MarkedLine], list[MarkedLine]]:
    """The body, and the list of notes.

    The list begins with a line whose mark stood in the text before, and from there on each mark of the text begins a
    line. Where marks and lines do not fit each other, it begins with the first number that stood in the text before.
    """
    seen: set[str] = set()
    places = []
    for at, line in enumerate(lines):
        first = line.segments[0] if line.segments else None
        if first is not None and first.note and first.text in seen:
            places.append(at)
        seen.update(segment.text for segment in line.segments if segment.note)
    for at in places[:_PLACES_TRIED]:
        if _fit(lines[:at], lines[at:]):
            return lines[:at], lines[at:]
    for at in places:
        if _NUMBER.match(lines[at].segments[0].text):
            return lines[:at], lines[at:]
    return lines, []


def _fit(body: list[MarkedLine], listed: list[MarkedLine]) -> bool:
    """Whether the marks of the body are those the listed lines begin with, in both views."""
    for absent in (State.INSERTED, State.DELETED):
        called = Counter(s.text for line in body for s in line.segments if s.note and not s.state & absent)
        given = Counter(s.text for line in listed for s in _leading(line) if not s.state & absent)
        if any(given[mark] != (1 if _NUMBER.match(mark) else times) for mark, times in called.items()):
            return False
        if any(mark not in called for mark in given):
            return False
    return True


def _leading(line: MarkedLine) -> list[Segment]:
    """The marks a line of the list begins with: one, or two where the number of its note changed."""
    first = line.segments[:1]
    if not first or not first[0].note:
        return []
    second = line.segments[1:2]
    pair = second and second[0].note and (first[0].state, second[0].state) == (State.DELETED, State.INSERTED)
    return [*first, *second] if pair else first


Marks = dict[str, list[str]]
"""The keys of the notes that a printed mark stands for, in one view. A number stands for one, a star for several."""


def _listed_notes(listed: list[MarkedLine], found: Lifted) -> tuple[Marks, Marks]:
    base: Marks = {}
    proposed: Marks = {}
    key = ""
    for line in listed:
        marks = _leading(line)
        segments = line.segments[len(marks) :]
        if marks:
            key = f"n{len(found.notes) + 1}"
            for mark in marks:
                if not mark.state & State.INSERTED:
                    base.setdefault(mark.text, []).append(key)
                if not mark.state & State.DELETED:
                    proposed.setdefault(mark.text, []).append(key)
                if not _NUMBER.match(mark.text):
                    found.custom[key] = mark.text
            if segments and segments[0].text.startswith(" "):
                segments[0] = Segment(segments[0].text[1:], segments[0].state)
        kept = [segment for segment in segments if segment.text]
        found.notes.setdefault(key, []).append(MarkedLine(line.start, _words_only(kept), line.number))
    return base, proposed


def _words_only(segments: list[Segment]) -> list[Segment]:
    return [Segment(f"[*{s.text}]", s.state) if s.note else s for s in segments]


def _bound(line: MarkedLine, base: Marks, proposed: Marks) -> Iterator[Segment]:
    """The segments of a line with the printed marks replaced by keys of notes.

    A mark struck and inserted again beside it, because its number changed, is one mark that is kept.
    """
    held: Segment | None = None
    for segment in line.segments:
        if segment.note:
            key = _key(segment, base, proposed)
            segment = Segment(key, segment.state, note=True) if key else Segment(f"[*{segment.text}]", segment.state)
        if held is not None:
            again = segment.note and segment.text == held.text and segment.state == State.INSERTED
            yield Segment(held.text, State.KEPT, note=True) if again else held
            held = None
            if again:
                continue
        if segment.note and segment.state == State.DELETED:
            held = segment
        else:
            yield segment
    if held is not None:
        yield held


def _key(segment: Segment, base: Marks, proposed: Marks) -> str:
    """The key of the note a mark stands for. Stars are used up in their order."""
    keys = []
    for marks, absent in ((base, State.INSERTED), (proposed, State.DELETED)):
        waiting = marks.get(segment.text)
        if waiting and not segment.state & absent:
            keys.append(waiting[0] if _NUMBER.match(segment.text) or len(waiting) == 1 else waiting.pop(0))
    return keys[0] if keys else ""


def _spelled_out(found: Lifted, problems: list[Problem]) -> None:
    """Takes out what converters write for Word's footnotes."""
    for line in found.lines:
        for at, segment in enumerate(line.segments):
            while not segment.note and (match := _REF.search(segment.text)) is not None:
                place = _definition(found.lines, match[1], line)
                if place is None:
                    break
                owner, where, start, end = place
                key = f"n{len(found.notes) + 1}"
                whole = owner.segments[where]
                printed, text = _printed(whole.text[start:end].partition(":")[2])
                found.notes[key] = [MarkedLine(whole.state, [Segment(text, whole.state)], owner.number)]
                owner.segments[where] = Segment(whole.text[:start].rstrip() + whole.text[end + 1 :], whole.state)
                segment = line.segments[at]
                rest = segment.text[match.end() :]
                rest = rest[len(printed) :] if printed and rest.startswith(printed) else rest
                line.segments[at : at + 1] = [
                    Segment(segment.text[: match.start()], segment.state),
                    Segment(key, segment.state, note=True),
                    Segment(rest, segment.state),
                ]
                message = f"The footnote {printed or match[1]} stood in the middle of the text; it was taken out of it."
                problems.append(Problem(Noticed.RECOGNIZED, message, f"line {line.number}"))
                break


def _definition(lines: list[MarkedLine], key: str, near: MarkedLine) -> tuple[MarkedLine, int, int, int] | None:
    """Where ``[1: ...]`` stands: line, segment, start and end. The line of the mark is tried first."""
    for line in (near, *lines):
        for at, segment in enumerate(line.segments):
            start = -1 if segment.note else segment.text.find(f"[{key}: ")
            if start < 0:
                continue
            depth = 0
            for end in range(start, len(segment.text)):
                depth += {"[": 1, "]": -1}.get(segment.text[end], 0)
                if not depth:
                    return line, at, start, end
    return None


def _printed(definition: str) -> tuple[str, str]:
    """The printed number at the start of a definition, and the words of the note."""
    match = re.match(r"\s*(\d{1,4}|[*†‡]{1,3})[\t ]+", definition)
    return (match[1], definition[match.end() :].strip()) if match else ("", definition.strip())


def _give_signs(found: Lifted, base: Marks, proposed: Marks) -> None:
    """Numbers that are not 1, 2, 3 in the order of the marks, as in an extract, become signs of their own."""
    for printed, absent in ((base, State.INSERTED), (proposed, State.DELETED)):
        numbers = {keys[0]: number for number, keys in printed.items() if _NUMBER.match(number)}
        order: dict[str, None] = {}
        for line in found.lines:
            order.update((s.text, None) for s in line.segments if s.note and not s.state & absent)
        counted = [numbers[key] for key in order if key in numbers]
        if counted != [str(at + 1) for at in range(len(counted))]:
            found.custom.update(numbers)
