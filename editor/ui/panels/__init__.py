"""The panels around the page: faces of the snapshot and of what is derived from it."""
