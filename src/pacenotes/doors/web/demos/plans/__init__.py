"""Demos and their plans."""
