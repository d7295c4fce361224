"""My position today: what waits for whoever looks."""
