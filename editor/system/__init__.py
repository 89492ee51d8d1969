"""The computer around the editor: files, journals, dictionaries, resources, the clock. No Qt, no document formats."""
