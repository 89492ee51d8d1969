"""A citation of a provision with an article it does not stand in.

Why: Provisions are cited by number, with their article in parentheses. A number exists in the Constitution and again in
the Convention and means different things, so a wrong article often betrays the wrong treaty.

Example: No. 118 (Article 22) of the ITU Constitution, which stands in Article 21.

Fix: Writes the article the provision stands in.

Source: Constitution and Convention of ITU, table of articles in the register.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.citations.finding import Finding, State
from editor.core.diagnostics.citing import LANGUAGES, told
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The citations of a paragraph in this state."""
    yield from told(passage, place, State.OUTSIDE_ARTICLE, _message, title="Write the right article")


def _message(finding: Finding) -> str:
    article = finding.article
    number = finding.citation.number
    if article is None:
        return f"No. {number} stands in another article"
    return f"No. {number} stands in Article {article.article}, {article.title}"


RULE = PassageRule("outside-article", Severity.WARNING, __doc__, languages=LANGUAGES, check=check)
