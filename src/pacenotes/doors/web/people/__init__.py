"""Pages about people: signing in, oneself, colleagues."""
