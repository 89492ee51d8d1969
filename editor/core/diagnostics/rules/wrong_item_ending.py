"""An item whose last sign is not the one its place in the text asks for.

Why: The whole text of a Resolution is one sentence. Items inside a section end with a semicolon, the last item of a
section with a comma, and only the very end has a full stop. Striking or adding the last item changes what the item
before it needs. An item that opens a list, or is followed by an unlabelled paragraph, is left alone.

Example: *a)* that costs fall, *b)* that needs grow; where *b)* is the last of its section.

Fix: Puts the sign that the place asks for, as a tracked change.

Source: ITU Spanish style manual, chapter on resolutions (the whole is one sentence); published Resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.facts import Facts
from editor.core.diagnostics.outline import Close, Section
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, SectionRule, fix
from editor.core.model.clause import Kind

_SIGN = {Close.SECTION: ",", Close.END: "."}
_WORDS = {
    ";": "An item inside a section ends with “;”",
    ",": "The last item of a section ends with “,”",
    ".": "The text ends with “.”",
}
_ABBREVIATION = re.compile(r"\b(?:etc|cf|al|Ltd|Inc|Corp|Nos?|Rev)\.$")
_ELSEWISE = ":…?!؛،؟。，；、：！？"
"""Signs that no rule speaks of, and those of scripts with signs of their own."""
_AND = re.compile(r"[,;]\s+(?:and|or|y|o|e|et|ou)$")


def check(section: Section) -> Iterator[Found]:
    """The endings of the items of a section."""
    was_last = dict(section.was_last)
    for at, facts in enumerate(section.items):
        last = at + 1 == len(section.items)
        after = None if last else section.items[at + 1]
        signs = _asked(facts, after, section.close)
        if signs:
            role = section.close if last else None
            found = _ending(facts.passage, signs, was_last.get(facts.head.id) == role)
            if found is not None:
                yield found


def _asked(facts: Facts, after: Facts | None, close: Close) -> str:
    """The signs an item may end with, the best one first; empty where no rule speaks of it."""
    if after is None:
        return _SIGN.get(close, "")
    if Kind.PARAGRAPH in (facts.kind, after.kind) or after.head.level > facts.head.level:
        return ""
    return ";" if facts.head.level == 1 else ";,"


def _ending(passage: Passage, signs: str, same_place: bool) -> Found | None:
    text = passage.text.rstrip(" \t\n\u00a0\ufffc]")
    if not text or text[-1] in signs or text[-1] in _ELSEWISE or re.search(r"[,;:.]\s*[,;:.]$", text):
        return None
    if _AND.search(text):
        return None
    size = len(text)
    sign = signs[0]
    inherited = same_place and not passage.head.inserted
    if text[-1] in ",;." and not _ABBREVIATION.search(text):
        message = f"{_WORDS[sign]}, here it is “{text[-1]}”."
        edit = passage.edit(size - 1, size, sign)
    else:
        message = f"{_WORDS[sign]}, here it is missing."
        edit = passage.edit(size, size, sign)
    return Found(
        passage,
        size - 1,
        size,
        message,
        fix(f"End with “{sign}”", edit),
        inherited=inherited and passage.is_untouched(size - 1, size) and passage.is_untouched(size, size),
    )


RULE = SectionRule("wrong-item-ending", Severity.WARNING, __doc__, languages=frozenset({"en", "es", "fr"}), check=check)
