"""Automatic lists of a file: their definitions, and the labels they give in the base and in the proposed text.

Word counts per abstract list; a list that overrides a start counts anew where it is first used (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from editor.core.numbering.schemes import letters, roman
from editor.formats.docx.names import qn
from editor.formats.docx.symbols import bullet

_VAL = qn("w:val")
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_COUNT_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, and the text around it."""

    start: int = 1
    style: str = "decimal"
    text: str = "%1"
    legal: bool = False
    restart: int | None = None
    indent: int | None = None
    paragraph_style: str = ""


@dataclass(slots=True, eq=False, repr=False)
class AbstractList:
    """A definition of levels. `link` names the numbering style that holds the real one."""

    levels: dict[int, Level] = field(default_factory=dict)
    link: str = ""


@dataclass(slots=True, eq=False, repr=False)
class ListUse:
    """A list of the file: the definition it uses and what it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Counters:
    """The counts of one stream: by definition, and which overriding lists have begun."""

    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


def _number(element: etree._Element, tag: str, default: int) -> int:
    child = element.find(qn(tag))
    text = "" if child is None else child.get(_VAL, "")
    return min(int(text), _COUNT_LIMIT) if text.isascii() and text.isdigit() and len(text) < 8 else default


def _level(element: etree._Element) -> Level:
    style = element.find(f"{qn('w:numFmt')}")
    if style is None:
        style = element.find(f".//{qn('w:numFmt')}")
    text = element.find(qn("w:lvlText"))
    legal = element.find(qn("w:isLgl"))
    named = element.find(qn("w:pStyle"))
    indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    fonts = element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    kind = "decimal" if style is None else style.get(_VAL, "decimal")
    words = "" if text is None else text.get(_VAL, "")
    if kind == "bullet":
        words = bullet(words, "" if fonts is None else fonts.get(qn("w:ascii"), ""))
    left = None if indent is None else indent.get(qn("w:left"), indent.get(qn("w:start")))
    restart = _number(element, "w:lvlRestart", -1)
    return Level(
        start=_number(element, "w:start", 0 if kind == "none" else 1),
        style=kind,
        text=words,
        legal=legal is not None and legal.get(_VAL, "1") not in ("0", "false", "off"),
        restart=None if restart < 0 else restart,
        indent=int(left) if left and left.lstrip("-").isdigit() and len(left) < 7 else None,
        paragraph_style="" if named is None else named.get(_VAL, ""),
    )


def _place(element: etree._Element) -> int:
    text = element.get(qn("w:ilvl"), "0")
    return int(text) if text in "012345678" and text else 0


class Lists:
    """The lists of a file, with the counts of both streams."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, AbstractList] = {}
        self._uses: dict[str, ListUse] = {}
        self._styled: dict[str, tuple[str, int]] = {}
        self.base = Counters()
        self.proposed = Counters()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for element in root.iterchildren(qn("w:abstractNum")):
            link = element.find(qn("w:numStyleLink"))
            abstract = AbstractList(link="" if link is None else link.get(_VAL, ""))
            for child in element.iterchildren(qn("w:lvl")):
                abstract.levels.setdefault(_place(child), _level(child))
            self._abstract[element.get(qn("w:abstractNumId"), "")] = abstract
        for element in root.iterchildren(qn("w:num")):
            pointer = element.find(qn("w:abstractNumId"))
            use = ListUse("" if pointer is None else pointer.get(_VAL, ""))
            for child in element.iterchildren(qn("w:lvlOverride")):
                place = _place(child)
                start = _number(child, "w:startOverride", -1)
                if start >= 0:
                    use.starts[place] = start
                level = child.find(qn("w:lvl"))
                if level is not None:
                    use.levels[place] = _level(level)
            self._uses[element.get(qn("w:numId"), "")] = use

    def level_of_style(self, identity: str, style: str) -> int | None:
        """The level a list gives to paragraphs of a style, by the style's id."""
        use = self._uses.get(identity)
        abstract = None if use is None else self._abstract.get(use.abstract)
        if abstract is None:
            return None
        for place, level in abstract.levels.items():
            if level.paragraph_style == style:
                return place
        return None

    def link_of(self, identity: str) -> str:
        """The numbering style a list stands for, or empty."""
        use = self._uses.get(identity)
        abstract = None if use is None else self._abstract.get(use.abstract)
        return "" if abstract is None or abstract.levels else abstract.link

    def level(self, identity: str, place: int) -> Level | None:
        """The definition of one level of a list, or None where the list does not exist."""
        use = self._uses.get(identity)
        if use is None:
            return None
        found = use.levels.get(place)
        if found is None:
            abstract = self._abstract.get(use.abstract)
            found = None if abstract is None else abstract.levels.get(place)
        if found is not None and place in use.starts:
            return replace(found, start=use.starts[place])
        return found

    def next(self, counters: Counters, identity: str, place: int) -> str:
        """The label of the next paragraph of a list at a level; empty where the list gives none."""
        level = self.level(identity, place)
        if level is None:
            return ""
        use = self._uses[identity]
        counts = counters.counts.setdefault(use.abstract, [None] * _LEVELS)
        if place in use.starts and (identity, place) not in counters.begun:
            counters.begun.add((identity, place))
            counts[place] = None
        before = counts[place]
        counts[place] = level.start if before is None else before + 1
        for deeper in range(place + 1, _LEVELS):
            below = self.level(identity, deeper)
            if below is None or below.restart is None or place < below.restart:
                counts[deeper] = None
        if level.style == "bullet" or level.style == "none":
            return level.text.strip() if level.style == "bullet" else ""
        return _PLACE.sub(lambda match: self._part(identity, counts, int(match[1]) - 1, level), level.text).strip()

    def _part(self, identity: str, counts: list[int | None], place: int, asking: Level) -> str:
        level = self.level(identity, place)
        if level is None:
            return ""
        value = counts[place]
        if value is None:
            value = counts[place] = level.start
        return written(value, "decimal" if asking.legal else level.style)


_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ALPHABETS = {
    "hebrew2": _HEBREW, "arabicAlpha": _ARABIC, "arabicAbjad": _ABJAD, "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
}  # fmt: skip
_HAN = "零一二三四五六七八九"
_HAN_STYLES = frozenset(
    ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "koreanDigital2", "ideographTraditional")
)  # fmt: skip


def written(value: int, style: str) -> str:
    """A number in one of Word's number formats; a decimal where the format is not known."""
    if value < 1 and style not in ("decimal", "decimalZero"):
        return str(value)
    match style:
        case "lowerLetter" | "upperLetter":
            text = letters(min(value, 780))
            return text.upper() if style == "upperLetter" else text
        case "lowerRoman" | "upperRoman":
            text = roman(min(value, 5000))
            return text.upper() if style == "upperRoman" else text
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            last = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            return f"{value}{last}"
        case "decimalFullWidth":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
        case "decimalEnclosedCircle" if value <= 20:
            return chr(0x2460 + value - 1)
        case "none":
            return ""
    if style in _HAN_STYLES and value < 100:
        tens, ones = divmod(value, 10)
        head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
        return head + (_HAN[ones] if ones else "")
    alphabet = _ALPHABETS.get(style)
    return alphabet[(value - 1) % len(alphabet)] if alphabet else str(value)
