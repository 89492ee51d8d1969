"""What stops the setting up, in words for the person who started it."""


class Obstacle(Exception):
    """A reason why it cannot go on, with what to do about it; printed as it is, never as a traceback."""
