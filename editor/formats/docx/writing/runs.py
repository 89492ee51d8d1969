"""Runs: text with its character format, in both directions of writing."""

from __future__ import annotations

import re
from functools import lru_cache

from editor.core.model.inline import Format, Stamps
from editor.formats.docx.writing.redline import Redline
from editor.formats.docx.writing.xmltext import run_content

_RTL_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HAS_RTL = re.compile(f"[{_RTL_LETTER}]")
_LTR_LETTER = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ufb1c"
_LTR_STRETCH = re.compile(f"[{_LTR_LETTER}](?:[^{_RTL_LETTER}]*[{_LTR_LETTER}])?\\d*")
_RTL_STRETCH = re.compile(f"[{_RTL_LETTER}](?:[^{_LTR_LETTER}]*[{_RTL_LETTER}])?")


@lru_cache(maxsize=512)
def format_properties(format_: Format, rtl: bool = False, style: str = "") -> str:
    """The children of `w:rPr`, in the order of the schema. A format is written for scripts of both kinds."""
    xml = f'<w:rStyle w:val="{style}"/>' if style else ""
    if format_ & Format.BOLD:
        xml += "<w:b/><w:bCs/>"
    if format_ & Format.ITALIC:
        xml += "<w:i/><w:iCs/>"
    if format_ & Format.UNDERLINE:
        xml += '<w:u w:val="single"/>'
    if format_ & Format.SUPERSCRIPT:
        xml += '<w:vertAlign w:val="superscript"/>'
    elif format_ & Format.SUBSCRIPT:
        xml += '<w:vertAlign w:val="subscript"/>'
    return xml + ("<w:rtl/>" if rtl else "")


def directed(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """A text cut where its direction changes, each part with whether it runs from right to left.

    In a text of one direction only words of the other are cut out; digits and signs go with the text around them.
    """
    if rtl:
        other = _LTR_STRETCH
    elif _HAS_RTL.search(text) is not None:
        other = _RTL_STRETCH
    else:
        return [(text, False)]
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in other.finditer(text):
        if match.start() > at:
            parts.append((text[at : match.start()], rtl))
        parts.append((match.group(), not rtl))
        at = match.end()
    if at < len(text):
        parts.append((text[at:], rtl))
    return parts


def run(properties: str, content: str) -> str:
    """One run."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def text_runs(text: str, format_: Format, rtl: bool, tag: str = "t", style: str = "") -> str:
    """A text as runs, all of one format."""
    if not rtl and text.isascii():
        return run(format_properties(format_, False, style), run_content(text, tag))
    return "".join(
        run(format_properties(format_, direction, style), run_content(part, tag))
        for part, direction in directed(text, rtl)
    )


def restyled_runs(text: str, now: Format, was: Format, by: Stamps, rtl: bool, redline: Redline) -> str:
    """A text as runs whose format was changed."""
    parts = []
    for part, direction in directed(text, rtl):
        former = f"<w:rPr>{format_properties(was, direction)}</w:rPr>"
        change = f"<w:rPrChange{redline.attributes(by)}>{former}</w:rPrChange>"
        parts.append(run(format_properties(now, direction) + change, run_content(part)))
    return "".join(parts)
