"""What can be read of a file that is not well-formed.

Our own files have a block on each line, so damage is held to the lines it is in: a line that is not well-formed alone
becomes a paragraph of its words, and containers are closed where they were left open. A file of another shape is left
to the recovery of the XML library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from lxml import etree

from editor.core.ports import UnreadableFile
from editor.formats.xml import characters, foreign, prescan
from editor.formats.xml.schema import NAMESPACE

_OPEN = re.compile(
    r"<(contribution|head|actors|register|proposal|instrument|section|annex|table|remarks)\b[^<>]*[^<>/]>"
)
_FOREIGN = re.compile(r"<(?!(?:clause|row|heading|call)\b)[^<>]*>")
_MOST_LINES = 40
"""How many lines of a file are tried as one block."""
_PATIENCE = 2 * prescan.FILE
"""How many characters are tried in blocks of several lines."""
_CLOSE = re.compile(r"</([a-z]+)>")
_TEXT = re.compile(r"<(clause|heading|call|no|title|adopted|formula|to|row|block|reasons|gone)\b")
_TAG = re.compile(r"<[^<>]*>?|^[^<>]*>")
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(r'xmlns:[\w.-]+="[^"<]*"')
_TEXT_PLACES = frozenset({"instrument", "section", "annex"})


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was read, and what the user is told."""

    root: etree._Element
    explanation: str


def recovered(data: bytes, damage: prescan.Damage) -> Recovered:
    """The tree of a damaged file. Raises `UnreadableFile` where there is nothing to be read."""
    if data.count(b"<") > 2 * prescan.ELEMENTS or b"<!" in data or data.count(b"<?") > 1:
        raise _unreadable(damage)
    text = _NEVER.sub("\ufffd", data.decode("utf-8-sig", "replace"))
    mended = _Mended(text)
    root = _tree(mended.source(), recover=False)
    if root is not None and root.find(f"{{{NAMESPACE}}}proposal") is not None:
        prescan.check(etree.tostring(root))
        return Recovered(root, _explained(mended.first, mended.whole, mended.clauses))
    root = _tree(text, recover=True)
    if root is None or not str(root.tag).endswith("}contribution"):
        raise _unreadable(damage)
    prescan.check(etree.tostring(root))
    read = sum(1 for _ in root.iter(f"{{{NAMESPACE}}}clause"))
    return Recovered(root, _explained(read + 1, read, max(text.count("<clause"), read)))


def _explained(first: int, whole: int, clauses: int) -> str:
    near = f"near clause {first}" if first else "outside its clauses"
    return (
        f"This file is damaged {near}. {whole:,} of {clauses:,} clauses could be read whole. It is open for reading"
        " only, so that saving cannot lose the rest."
    )


def _unreadable(damage: prescan.Damage) -> UnreadableFile:
    return UnreadableFile(f"The file is damaged and cannot be read ({damage.cause}).", damage.place)


def _tree(source: str, *, recover: bool) -> etree._Element | None:
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), foreign.parser(recover=recover))
    except etree.XMLSyntaxError:
        return None
    return root if isinstance(root, etree._Element) else None


class _Mended:
    """The lines of a file, each well-formed; `first` is the ordinal of the first clause that was not."""

    def __init__(self, text: str) -> None:
        self.first = self.whole = self.clauses = 0
        self._patience = _PATIENCE
        self._opened: list[str] = []
        self._lines: list[str] = []
        self._spaces = " ".join(dict.fromkeys(_DECLARED.findall(text)))
        lines = [line.strip("\r") for line in text.split("\n")]
        at = 0
        while at < len(lines):
            at += self._take(lines, at)
        self._close_to(0)

    def source(self) -> str:
        """The mended file."""
        return "\n".join(self._lines)

    def _take(self, lines: list[str], at: int) -> int:
        """Takes the block at a line; gives the number of lines it has."""
        line = lines[at]
        if not line.strip() or line.startswith("<?"):
            return 1
        closing = _CLOSE.fullmatch(line)
        if closing and closing[1] in self._opened:
            self._close_to(len(self._opened) - 1 - self._opened[::-1].index(closing[1]))
            return 1
        opening = _OPEN.fullmatch(line)
        if opening and self._is_whole(f"{line}</{opening[1]}>"):
            self._opened.append(opening[1])
            self._lines.append(line)
            return 1
        counted = _TEXT.match(line) is not None and "proposal" in self._opened
        self.clauses += counted
        block, size = self._block(lines, at)
        if self._opened and block:
            self.whole += counted
            self._put(block)
            return size
        self.first = self.first or self.clauses
        self._save_words(line)
        return 1

    def _block(self, lines: list[str], at: int) -> tuple[str, int]:
        """The block that begins at a line, which foreign content may have several of."""
        if self._is_whole(lines[at]):
            return lines[at], 1
        if _FOREIGN.match(lines[at]):
            for size in range(2, min(_MOST_LINES, len(lines) - at) + 1):
                block = "\n".join(lines[at : at + size])
                self._patience -= len(block)
                if self._patience < 0:
                    break
                if self._is_whole(block):
                    return block, size
        return "", 1

    def _put(self, block: str) -> None:
        if block.startswith("<row") and self._opened[-1] != "table":
            self._opened.append("table")
            self._lines.append("<table>")
        self._lines.append(block)

    def _is_whole(self, markup: str) -> bool:
        return _tree(f'<x xmlns="{NAMESPACE}" {self._spaces}>{markup}</x>', recover=False) is not None

    def _save_words(self, line: str) -> None:
        """Puts the words of a broken line where a paragraph may stand."""
        words = characters.text(unescape(_TAG.sub("", line)).strip())
        if not words or not self._opened:
            return
        if self._opened[-1] == "head":
            self._lines.append(f'<line field="damaged">{words}</line>')
        elif self._opened[-1] == "table":
            self._lines.append(f"<row><cell>{words}</cell></row>")
        elif self._opened[-1] in _TEXT_PLACES:
            self._lines.append(f'<clause num="none">{words}</clause>')
        elif self._opened[-1] == "proposal":
            self._lines.append(f"<reasons>{words}</reasons>")

    def _close_to(self, depth: int) -> None:
        while len(self._opened) > depth:
            self._lines.append(f"</{self._opened.pop()}>")
