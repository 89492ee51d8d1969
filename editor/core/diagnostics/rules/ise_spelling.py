"""A word written with -ise that ITU texts write with -ize.

Why: English texts of the Union follow British spelling with -ize: organize, standardization, utilize. British
dictionaries allow both, so the spelling check lets -ise pass. Words that have no form in -ize (*advise*, *comprise*)
are left alone, and so is untouched base text, names of organizations in capitals and what is quoted in italics.

Example: to utilise spectrum

Fix: Writes the form in -ize.

Source: ITU English language style guide; published WTSA Resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix
from editor.core.model.inline import Format

_ISE = re.compile(r"(?<![\w'’.@/\-])([A-Za-z][a-z]{2,})is(e[sdr]?|ers|ing|ations?|ational|able)(?![\w'’@/])")
_NAMES_BEFORE = re.compile(r"[A-Z][\w'’-]*\s$")
_NEVER = re.compile(
    r"^(?:adv|adver|appr|ar|chast|circumc|compr|comprom|dem|desp|dev|disgu|enterpr|excerc|exc|exerc|expert|franch|impro?v|"
    r"inc|merchand|otherw|likew|prec|prem|pr|prom|ra|rev|r|superv|surm|surpr|telev|treat|upr|w)$",
    re.IGNORECASE,
)


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The words in -ise of a paragraph among those that were written now."""
    dictionary = place.setting.context.dictionary
    if dictionary is None:
        return
    text = passage.text
    for match in _ISE.finditer(text):
        start, end = match.span()
        right = f"{match[1]}iz{match[2]}"
        if (
            _NEVER.match(match[1])
            or not passage.is_changed(start, end)
            or (match[0][0].isupper() and _NAMES_BEFORE.search(text[:start]))
            or any(form & Format.ITALIC for form in passage.formats(start, end))
            or not dictionary.knows(right)
            or not dictionary.knows(match[0])
        ):
            continue
        yield Found(
            passage, start, end, f"ITU texts write “{right}”.", fix(f"Write “{right}”", passage.edit(start, end, right))
        )


RULE = PassageRule("ise-spelling", Severity.HINT, __doc__, languages=frozenset({"en"}), check=check)
