"""Reads of a mirror, for its own person."""
