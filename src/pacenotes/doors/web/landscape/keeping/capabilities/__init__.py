"""Capabilities: added, placed, renamed."""
