"""An item that ends with “and” after its semicolon or comma.

Why: Items of a Resolution are not joined by “and”, neither before the last item nor between sections: each item is
complete, and one that is added or struck later must not leave a stray word behind.

Example: *a)* that costs fall; and

Fix: Strikes the word.

Source: ITU Spanish style manual, chapter on resolutions; published Resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.outline import Section
from editor.core.diagnostics.rule import Found, SectionRule, fix

_AND = re.compile(r"[,;](\s+(?:and|y|et))\s*$")


def check(section: Section) -> Iterator[Found]:
    """The items of a section that end with the word."""
    for facts in section.items:
        match = _AND.search(facts.passage.text)
        if match:
            start, end = match.span(1)
            word = match[1].strip()
            edit = facts.passage.edit(start, end, "")
            yield Found(
                facts.passage,
                end - len(word),
                end,
                f"Items are not joined by “{word}”.",
                fix(f"Strike “{word}”", edit),
            )


RULE = SectionRule(
    "item-ending-in-and", Severity.WARNING, __doc__, languages=frozenset({"en", "es", "fr"}), check=check
)
