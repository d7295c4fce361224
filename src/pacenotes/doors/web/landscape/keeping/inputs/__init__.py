"""Inputs of the field, and what becomes of them."""
