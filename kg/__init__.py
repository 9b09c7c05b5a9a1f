"""git blame for numbers."""

__version__ = "0.1.0"
