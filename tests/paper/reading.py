"""Reading a PDF back with pdftotext, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter

import pytest

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def text_of(data: bytes) -> str:
    """The words of a PDF in the order they were painted; pages end with a form feed."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True, timeout=120
    )
    assert not done.stderr, done.stderr
    return done.stdout.decode()


def letters(text: str) -> str:
    """A text without white space, in one form and one case. Ligatures are spelt out, as fonts make them of letters."""
    text = unicodedata.normalize("NFC", text.replace("ﬁ", "fi").replace("ﬂ", "fl")).casefold()
    return re.sub(r"\s", "", text)


def plain_letters(text: str) -> Counter[str]:
    """How often each plain Latin letter and digit stands in a text: what any font has and any reader gives back."""
    return Counter(letter for letter in letters(text) if letter.isascii() and letter.isalnum())
