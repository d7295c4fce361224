"""A deal at a glance."""
