"""The names of clause XML and the notation of its attribute values; both reader and writer speak in these."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.model.clause import Kind
from editor.core.model.ids import ActorId, ClauseId, derived_id
from editor.core.model.inline import Format, Stamp, Stamps
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE

NAMESPACE = "urn:x-clause:1"
MAJOR = 1
MINOR = 0
"""The newest minor version this program knows all of."""

MUST_KNOWN = frozenset[str]()
"""The features a `must` attribute may name without the document becoming read-only."""
CONFLICT = "conflict"
"""The feature, and the element, of clauses whose versions were not yet decided between."""

FIELDS = ("docno", "dated", "agenda", "title", "priority", "summary", "expected", "references")
"""Cover fields with an element of their name; any other is a `line`."""
LEADING_FIELDS = frozenset({"docno", "dated"})
"""Fields that stand before the sources."""

LINES = {Kind.NUMBER: "no", Kind.TITLE: "title", Kind.ADOPTED: "adopted", Kind.OPENING: "formula"}
"""The lines that stand directly in an instrument."""
ANNEX_LINES = {Kind.ANNEX_REF: "to", Kind.ANNEX_TITLE: "title"}
"""The lines that stand directly in an annex, after its `no`."""

BY_PLACE = frozenset((*FIELDS, "line", *LINES.values(), *ANNEX_LINES.values(), "reasons"))
"""Elements that go without an id where it follows from their name and ordinal."""

FORMATS = (
    (Format.ITALIC, "i"),
    (Format.BOLD, "b"),
    (Format.UNDERLINE, "u"),
    (Format.SUPERSCRIPT, "sup"),
    (Format.SUBSCRIPT, "sub"),
)
"""The formatting elements, from the outermost to the innermost."""

BLOCK_ATTRIBUTES = frozenset(
    [
        "id",
        "level",
        "num",
        "locked",
        "label",
        "base-num",
        "base-kind",
        "base-level",
        "schemes",
        "numbering",
        "split-of",
        "start",
        "ins-by",
        "ins-at",
        "del-by",
        "del-at",
        "mv-by",
        "mv-at",
        "sh-by",
        "sh-at",
    ]
)
"""The attributes any block with text may have."""
OWN_ATTRIBUTES = {
    "section": BLOCK_ATTRIBUTES | {"part"},
    "cell": BLOCK_ATTRIBUTES | {"column", "cols", "rows", "head"},
    "note": BLOCK_ATTRIBUTES | {"mark", "ref"},
    "gone": frozenset({"id", "ref"}),
    "line": BLOCK_ATTRIBUTES | {"field"},
    "block": BLOCK_ATTRIBUTES | {"kind", "field", "ref"},
}
"""The attributes of the blocks that have more, or fewer, than the others."""

NO_TIME = "-"
NO_ACTOR = "-"


def implied_id(*place: str) -> ClauseId:
    """The id of a block that is written without one because it follows from its place."""
    return ClauseId(derived_id("c", *place))


def written_stamps(stamps: Stamps) -> tuple[str, str]:
    """The actors and the times of a change, as two lists; no times where none is known."""
    by = " ".join(stamp.by for stamp in stamps)
    if any(stamp.at for stamp in stamps):
        return by, " ".join(stamp.at or NO_TIME for stamp in stamps)
    return by, ""


def read_stamps(by: str | None, at: str | None) -> Stamps:
    """The makers of a change: one time for each actor, or one time for all."""
    if not by:
        return ()
    actors = [actor for actor in by.split() if actor != NO_ACTOR]
    times = ["" if time == NO_TIME else full_time(time) for time in (at or "").split()]
    if len(times) == 1:
        times *= len(actors)
    times += [""] * (len(actors) - len(times))
    return tuple(Stamp(ActorId(actor), time) for actor, time in zip(actors, times, strict=False))


def full_time(text: str) -> str:
    """A time with its seconds, which a file may leave out."""
    return f"{text[:-1]}:00Z" if len(text) == len("2031-02-11T09:30Z") and text.endswith("Z") else text


def written_schemes(schemes: tuple[str, ...]) -> str:
    """Label schemes by level, with bars between them: ``a)|i)|–``."""
    return "|".join(scheme.replace("\\", "\\\\").replace("|", "\\|") for scheme in schemes)


def read_schemes(text: str) -> tuple[str, ...]:
    """The schemes of a list as `written_schemes` gives it."""
    schemes, current, escaped = [], "", False
    for char in text:
        if escaped:
            current, escaped = current + char, False
        elif char == "\\":
            escaped = True
        elif char == "|":
            schemes.append(current)
            current = ""
        else:
            current += char
    return (*schemes, current)


SECTION_SCHEMES = {"alpha": PREAMBLE, "digit": OPERATIVE, "dash": ("–",)}
"""The schemes a section names in one word."""
SECTION_WORDS = {schemes: word for word, schemes in SECTION_SCHEMES.items()}


def written_format(value: Format) -> str:
    """Formats as the names of their elements."""
    return " ".join(name for bit, name in FORMATS if bit & value)


def read_format(names: Iterable[str]) -> Format:
    """The format that element names stand for; unknown ones stand for none."""
    value = Format.PLAIN
    for bit, name in FORMATS:
        if name in names:
            value |= bit
    return value
