r"""The notation of marked text: ``[-deleted-]``, ``{+inserted+}``, ``[*1]`` for a footnote mark.

A line is a paragraph. A line that is all inserted, or all deleted, is a new or a struck paragraph. Where the start of a
paragraph has another state than that, a pilcrow at its beginning carries it: ``{+¶+}`` begins the second half of a
paragraph that was split, ``[-¶-]`` a paragraph joined to the one before, and a plain ``¶`` an old paragraph whose words
are all new, or an empty one. A backslash makes the next sign literal, and at the end of a line it goes on in the same
paragraph. Backslashes elsewhere are ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntFlag


class State(IntFlag):
    """Whether something was inserted, deleted, both, or neither."""

    KEPT = 0
    INSERTED = 1
    DELETED = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line in one state: words, or, with `note`, the mark of the footnote of that key."""

    text: str
    state: State = State.KEPT
    note: bool = False


@dataclass(slots=True)
class MarkedLine:
    """A paragraph of marked text: the state of its start, and its segments. `number` is its line in the file."""

    start: State = State.KEPT
    segments: list[Segment] = field(default_factory=list)
    number: int = 0

    @property
    def text(self) -> str:
        """All words, marks left out, footnote marks as ``[*n]``."""
        return "".join(f"[*{s.text}]" if s.note else s.text for s in self.segments)


PILCROW = "¶"
_OPEN = {State.INSERTED: "{+", State.DELETED: "[-"}
_CLOSE = {State.INSERTED: "+}", State.DELETED: "-]"}
_SIGNS = frozenset(("[-", "-]", "{+", "+}", "[*"))
_SIGN = re.compile(r"(\\*)(\[-|-\]|\{\+|\+\}|\[\*|\n)")
_NOTE_KEY = re.compile(r"[^\[\]\s\\{}+-]{1,8}")
_MAYBE = re.compile(r"[\[{+\-\\\n" + PILCROW + "]")


def rendered(line: MarkedLine) -> str:
    """A line in the notation."""
    plain = _expected_start(line.segments) == line.start and line.text.strip()
    return _escaped(_parts(line.segments, None if plain else line.start))


def marked_text(segments: Iterable[Segment]) -> str:
    """Segments in the notation, signs in their words made literal. Words in neither view are left out."""
    return _escaped(_parts(segments, None))


def _parts(segments: Iterable[Segment], start: State | None) -> list[tuple[str, bool]]:
    """The parts of a line; `True` marks signs of the notation. `start` is the state a pilcrow has to carry."""
    parts: list[tuple[str, bool]] = []
    state = State.KEPT
    if start is not None:
        state = start
        parts += [(_OPEN[start], True)] if start else []
        parts.append((PILCROW, True))
    for segment in segments:
        if segment.state == State.INSERTED | State.DELETED or not segment.text:
            continue
        if segment.state != state:
            if state:
                parts.append((_CLOSE[state], True))
            if segment.state:
                parts.append((_OPEN[segment.state], True))
            state = segment.state
        if segment.note:
            parts.append((f"[*{segment.text}]", _NOTE_KEY.fullmatch(segment.text) is not None))
        else:
            parts.append((segment.text, False))
    if state:
        parts.append((_CLOSE[state], True))
    return parts


def _expected_start(segments: Sequence[Segment]) -> State:
    """The state of a paragraph start that needs no pilcrow: that of the whole line, where it has one."""
    states = {segment.state for segment in segments if segment.text}
    states.discard(State.INSERTED | State.DELETED)
    return states.pop() if len(states) == 1 else State.KEPT


def _escaped(parts: list[tuple[str, bool]]) -> str:
    """The parts of a line as one text; `True` marks signs of the notation, which stay as they are.

    It is made from the end: whether a letter needs a backslash depends on what comes to stand behind it, and a
    backslash is doubled where a sign, or a letter that was made literal, follows.
    """
    if not any(not sign and _MAYBE.search(text) for text, sign in parts):
        return "".join(text for text, _ in parts)
    pilcrow = _literal_pilcrow(parts)
    out: list[str] = []
    behind, doubling = "", True
    for at in range(len(parts) - 1, -1, -1):
        text, sign = parts[at]
        if sign:
            out.append(text)
            behind, doubling = text[0], True
            continue
        for place in range(len(text) - 1, -1, -1):
            char = text[place]
            if char == "\\":
                out.append(char * 2 if doubling else char)
                behind = char
            elif char == "\n" or char + behind in _SIGNS or (at, place) == pilcrow:
                out.append("\\" + char)
                behind, doubling = "\\", True
            else:
                out.append(char)
                behind, doubling = char, False
    return "".join(reversed(out))


def _literal_pilcrow(parts: list[tuple[str, bool]]) -> tuple[int, int] | None:
    """Where a pilcrow of the words stands at the beginning of the line, and would be taken for a sign."""
    for at, (text, sign) in enumerate(parts):
        bare = text.lstrip("\\")
        if sign and text not in _OPEN.values() and text not in _CLOSE.values():
            return None
        if not sign and bare:
            return (at, len(text) - len(bare)) if bare[0] == PILCROW else None
    return None


@dataclass(slots=True)
class _Token:
    """A sign that may be one of the notation, with the backslashes before it counted."""

    start: int
    end: int
    sign: str
    slashes: int


def parsed(text: str) -> list[MarkedLine]:
    """The lines of a text in the notation. Signs without a partner are ordinary text; blank lines are left out."""
    return _Parser(text, _tokens(text)).lines()


def has_marks(text: str) -> bool:
    """Whether a text holds a change in the notation."""
    return any(token.sign in _OPEN.values() for token in _tokens(text))


def _tokens(text: str) -> list[_Token]:
    """The effective signs of a text: literal ones and such without a partner are left out.

    A literal one leaves a token of its own, with an odd number of backslashes.
    """
    tokens: list[_Token] = []
    opened: dict[str, int] = {}
    at = 0
    while (match := _SIGN.search(text, at)) is not None:
        slashes, sign = len(match[1]), match[2]
        token = _Token(match.start(), match.end(), sign, slashes)
        if slashes % 2:
            token.end = match.start(2) + 1
        elif sign in ("-]", "+}"):
            opener = "[-" if sign == "-]" else "{+"
            if opener not in opened:
                at = match.start(2) + 1
                continue
            del opened[opener]
        elif sign in ("[-", "{+"):
            if sign in opened:
                at = match.start(2) + 1
                continue
            opened[sign] = len(tokens)
        elif sign == "[*":
            key = _NOTE_KEY.match(text, token.end)
            if key is None or text[key.end() : key.end() + 1] != "]":
                at = match.start(2) + 1
                continue
            token.end = key.end() + 1
        tokens.append(token)
        at = token.end
    lost = set(opened.values())
    return [token for at, token in enumerate(tokens) if at not in lost] if lost else tokens


class _Parser:
    """A text while it is cut into lines."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.state = State.KEPT
        self.line = MarkedLine(number=1)
        self.explicit: State | None = None
        self.broken = State.KEPT
        """The state in which the line break before this line stands."""
        self.found: list[MarkedLine] = []
        self.number = 1

    def lines(self) -> list[MarkedLine]:
        """All lines."""
        at = 0
        for token in self.tokens:
            self._words(self.text[at : token.start])
            self._sign(token)
            at = token.end
        self._words(self.text[at:])
        self._end()
        return self.found

    def _sign(self, token: _Token) -> None:
        if token.slashes > 1:
            self._words("\\" * (token.slashes // 2))
        if token.slashes % 2:
            self._literal(token.sign[0])
            self.number += token.sign == "\n"
            return
        match token.sign:
            case "\n":
                self._end()
                self.number += 1
                self.line = MarkedLine(number=self.number)
                self.explicit, self.broken = None, self.state
            case "[-":
                self.state |= State.DELETED
            case "{+":
                self.state |= State.INSERTED
            case "-]":
                self.state &= ~State.DELETED
            case "+}":
                self.state &= ~State.INSERTED
            case _:
                key = self.text[token.start + token.slashes + 2 : token.end - 1]
                self.line.segments.append(Segment(key, self.state, note=True))

    def _words(self, text: str) -> None:
        if not text:
            return
        if not self.line.segments and self.explicit is None:
            bare = text.lstrip("\\")
            if bare.startswith(PILCROW):
                slashes = len(text) - len(bare)
                if slashes % 2 == 0:
                    self.explicit = self.state
                    bare = bare[1:]
                text = "\\" * (slashes // 2) + bare
        self._literal(text)

    def _literal(self, text: str) -> None:
        if not text:
            return
        row = self.line.segments
        if row and row[-1].state == self.state and not row[-1].note:
            row[-1] = Segment(row[-1].text + text, self.state)
        else:
            row.append(Segment(text, self.state))

    def _end(self) -> None:
        line = self.line
        if self.explicit is None and not line.text.strip():
            return
        if self.explicit is not None:
            line.start = self.explicit
        else:
            line.start = _expected_start(line.segments)
            previous = self.found[-1] if self.found else None
            if not line.start and self.broken and previous is not None and previous.start != self.broken:
                line.start = self.broken
        self.found.append(line)
