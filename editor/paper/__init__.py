"""Paper: one page layout for PDF, print and preview.

A document becomes items (`flow`), items become lines of letters (`setting`, `tables`), lines become pages (`paginate`),
and pages are drawn (`draw`) on whatever Qt can paint on. Lengths are twentieths of a point, as ITU templates give them.
"""
