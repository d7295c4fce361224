"""Streams of what changes in a live demo, to the pages that are open on it (ADR 0018)."""
