"""Words that depend on a number, in English, where no translation gives its own forms.

Sentences are written ``%n [change|changes]`` and handed to Qt with their number, so that a translation may have as
many forms as its language needs; what comes back untranslated is settled here.
"""

from __future__ import annotations

import re

_FORMS = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")


def settled(words: str, count: int) -> str:
    """The words with the form that fits a number."""
    return _FORMS.sub(lambda found: found[1] if count == 1 else found[2], words)
