"""Reads of demos, a file a topic."""
