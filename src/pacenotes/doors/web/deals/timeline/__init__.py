"""A deal's timeline."""
