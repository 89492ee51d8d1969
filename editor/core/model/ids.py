"""The identities used in documents.

An id is ``[a-z]{1,2}-[0-9a-z]{2,16}``, unique in a document, and encodes neither number nor position. Fresh ids come
from outside (`editor.core.ports.Ids`); ids of base text are derived from what they identify, so that two who read the
same base independently get the same.
"""

import hashlib
from typing import NewType

ClauseId = NewType("ClauseId", str)
ProposalId = NewType("ProposalId", str)
ActorId = NewType("ActorId", str)

COVER = ProposalId("cover")
"""The place name of the cover in steps and positions, where a proposal's id stands otherwise."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = tuple(high + low for high in _DIGITS for low in _DIGITS)


def encoded(number: int, digits: int) -> str:
    """A number as lower-case letters and digits, of a fixed width."""
    text = ""
    for _ in range(0, digits, 2):
        number, pair = divmod(number, 1296)
        text = _PAIRS[pair] + text
    return text[-digits:]


def derived_id(prefix: str, *parts: str) -> str:
    """The id, such as ``c-2f8h01k9dz``, that follows from the parts: the same parts give the same id."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-{encoded(int.from_bytes(digest[:8], 'big'), 10)}"
