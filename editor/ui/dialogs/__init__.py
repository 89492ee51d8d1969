"""Dialogs: they gather what a command needs and hold no document."""
