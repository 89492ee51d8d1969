"""Documents in and out. A format imports the core and the room `structure`, never another format."""
