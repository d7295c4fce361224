"""Requests for a technical colleague's time."""
