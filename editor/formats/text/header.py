"""The first line a marked text may have, which names who made its changes, and when."""

from __future__ import annotations

import re

from editor.core.model.document import Actor
from editor.core.model.ids import ActorId, derived_id
from editor.core.model.inline import Stamp
from editor.formats.text.notation import PILCROW

UNKNOWN_AUTHOR = "Text marks"
UNKNOWN_TIME = "1970-01-01T00:00:00Z"
_HEADER = re.compile(
    r"\s*changes by:[ \t]*(?P<name>[^\n]{1,120}?)"
    r"(?:[,;][ \t]*(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<hour>\d\d:\d\d)(?P<second>:\d\d)?Z?)?)?[ \t]*(?:\n|$)",
    re.IGNORECASE,
)


def split_header(text: str) -> tuple[str, Actor, Stamp]:
    """The text without the line, the one it names, and the stamp of all marks."""
    match = _HEADER.match(text)
    name, time = UNKNOWN_AUTHOR, UNKNOWN_TIME
    if match is not None:
        name = match["name"].strip()
        if match["day"]:
            time = f"{match['day']}T{match['hour'] or '00:00'}{match['second'] or ':00'}Z"
        text = text[match.end() :]
    actor = Actor(ActorId(derived_id("a", "person", name)), name)
    return text, actor, Stamp(actor.id, time)


def escaped_header(text: str) -> str:
    """A text whose first line is not taken for the header."""
    return PILCROW + text if _HEADER.match(text) else text
