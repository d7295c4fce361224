"""Releases: recorded, moved, and what moves with them."""
