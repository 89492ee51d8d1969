"""Labels, computed: two streams, base and proposed, for items, sub-items and footnotes, and the words of references.

Nothing here stores a label: `number` recomputes all of them from a document.
"""
