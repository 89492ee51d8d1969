"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from editor.core.ports import Noticed, Problem, UnreadableFile

SIZE_LIMIT = 16 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes, problems: list[Problem]) -> str:
    r"""The text in the bytes, lines ending in ``\n``. Raises `UnreadableFile` where there is none."""
    if len(data) > SIZE_LIMIT:
        raise UnreadableFile(f"it is larger than {SIZE_LIMIT // (1024 * 1024)} MB of text. Nothing was opened.")
    text = _text(data, problems).replace("\r\n", "\n").replace("\r", "\n")
    # A vertical tab is Word's line break in a paragraph; a form feed is a page break, which ends one.
    text = text.replace("\f", "\n").replace("\x85", "\n")
    cleaned, count = _CONTROLS.subn(" ", text)
    if count:
        message = f"{count} control characters, which no format can hold, were read as spaces."
        problems.append(Problem(Noticed.REPAIRED, message))
    return cleaned


def _text(data: bytes, problems: list[Problem]) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as fault:
                problems.append(_damaged(data, fault, encoding))
                return data[len(bom) :].decode(encoding, "replace")
    if len(_BINARY.findall(data[:65536])) > len(data[:65536]) // 256:
        raise UnreadableFile("it is not text: it holds bytes that no text has. Nothing was opened.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _western(data, fault, problems)


def _western(data: bytes, fault: UnicodeDecodeError, problems: list[Problem]) -> str:
    """The text of bytes that are not UTF-8: damaged UTF-8 where most of it is sound, else Windows-1252."""
    sound = data.decode("utf-8", "replace")
    wide = sum(1 for char in sound if char > "\x7f" and char != "\ufffd")
    if sound.count("\ufffd") * 4 < wide:
        problems.append(_damaged(data, fault, "utf-8"))
        return sound
    line = data.count(b"\n", 0, fault.start) + 1
    message = f"The text is not UTF-8; it was read as Western European (Windows-1252), from line {line} on."
    problems.append(Problem(Noticed.GUESSED, message, f"line {line}"))
    return data.decode("cp1252", "replace")


def _damaged(data: bytes, fault: UnicodeDecodeError, encoding: str) -> Problem:
    line = data.count(b"\n", 0, fault.start) + 1
    message = f"Bytes that are not {encoding.upper()} were read as \ufffd, the first in line {line}."
    return Problem(Noticed.DAMAGED, message, f"line {line}")
