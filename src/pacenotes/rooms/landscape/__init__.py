"""The landscape: what products can do, since when, and how we know."""
