"""Doors let people in: web, command line."""
