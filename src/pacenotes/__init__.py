"""Pacenotes: the self-hosted deal room in which everyone plays their own position."""

__version__ = "0.1.0"
