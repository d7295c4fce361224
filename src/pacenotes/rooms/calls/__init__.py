"""Calls: what was said, what was heard in it, and what the owners made of it."""
