"""The document as a value: clauses in their order, their inline text with its marks, and the three views.

Nothing here changes a document, numbers it or checks it.
"""
