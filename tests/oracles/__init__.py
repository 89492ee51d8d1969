"""Other programs asked for their opinion of our files."""
