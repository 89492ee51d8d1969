"""Text and attributes in canonical form: what is written as it is, as a character reference, or as an element.

Characters that show nothing, or nothing of their own (U+00A0, U+2011, U+00AD, direction marks, line and paragraph
separators), are written as references, so that they are visible in a difference and cannot turn its order round.
Text is not normalized: offsets count its characters; only the hash of a base text is taken over its NFC.
"""

from __future__ import annotations

import re

from editor.core.ports import EditorError

_IMPOSSIBLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_HIDDEN = (
    "\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2011\u2028-\u202f\u205f-\u206f\u3000\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_IN_TEXT = re.compile(f"[&<>\\t\\n\\r{_IMPOSSIBLE}{_HIDDEN}]")
_IN_ATTRIBUTE = re.compile(f'[&<>"\\t\\n\\r{_IMPOSSIBLE}{_HIDDEN}]')
_IN_SOURCE = re.compile(f"[{_HIDDEN}]")
_NEVER = re.compile(f"[{_IMPOSSIBLE}]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br/>", "\t": "<tab/>"}


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _in_text(match: re.Match[str]) -> str:
    char = match[0]
    if char in _NAMED:
        return _NAMED[char]
    return f'<char code="{ord(char):04X}"/>' if _NEVER.match(char) else f"&#{ord(char)};"


def _in_attribute(match: re.Match[str]) -> str:
    char = match[0]
    if _NEVER.match(char):
        raise EditorError(
            f"A name or label holds the character U+{ord(char):04X}, which no file of this kind can hold."
        )
    return f"&#{ord(char)};" if char in "\n\t" else _NAMED.get(char) or f"&#{ord(char)};"


def text(value: str) -> str:
    """A stretch of inline text: a line break is ``<br/>``, a tab ``<tab/>``, and what XML cannot hold ``<char/>``."""
    return _IN_TEXT.sub(_in_text, value) if _IN_TEXT.search(value) else value


def attribute(name: str, value: str) -> str:
    """One attribute with a blank before it; nothing where there is no value."""
    return required(name, value) if value else ""


def required(name: str, value: str) -> str:
    """One attribute with a blank before it, even if it is empty."""
    return f' {name}="{_IN_ATTRIBUTE.sub(_in_attribute, value)}"'


def plain(value: str) -> str:
    """Text content without inline elements, such as a name."""
    return _IN_ATTRIBUTE.sub(_in_attribute, value).replace("&quot;", '"')


def source(markup: str) -> str:
    """Markup of others, whose text is written as ours is."""
    return _IN_SOURCE.sub(_reference, markup)
