"""The state of one editing session as a value: document, selection, history."""
