"""The page: clauses projected into text blocks, laid out, painted, and what is typed on it turned into commands."""
