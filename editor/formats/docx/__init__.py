"""Word documents, in and out. Reading needs no template and no python-docx; writing does not read foreign files."""
