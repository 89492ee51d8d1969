"""Structure by meaning: from paragraphs as a file gives them to cover, proposals, groups, items and labels.

Readers of foreign files (Word, plain text) hand in a `Source` and get a `Reading`. Nothing here opens a file, and no
word of a source is left out: what is not recognised stays a paragraph.
"""
