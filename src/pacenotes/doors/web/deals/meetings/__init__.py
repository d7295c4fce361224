"""Meetings of a deal and their introduction sheets."""
