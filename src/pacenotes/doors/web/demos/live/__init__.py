"""A demo while it is given: a page a position."""
