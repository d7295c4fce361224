"""A deal's team and owner."""
