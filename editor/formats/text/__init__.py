"""Plain text, in and out: the base and the proposed view as lines, and the marked view in a notation that reads back.

Nothing here knows files: `reader.read` takes bytes and `writer.write` gives them. The two are imported apart, so that
writing a text does not load what reading one needs.
"""
