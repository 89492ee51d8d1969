"""The native format, clause XML: documents in and out, and back again as they were.

The grammar is `resources/schema/clause-1.rnc`; it says which element holds what of the model. Nothing here checks the
words of a document, numbers them or touches the disk.
"""

from editor.formats.xml.reader import read
from editor.formats.xml.writer import write

__all__ = ["read", "write"]
