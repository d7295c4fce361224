"""Statements about the company."""
