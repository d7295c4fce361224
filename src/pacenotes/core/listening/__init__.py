"""Listening to a call: signals that find, in people's own words, what matters to the deal."""
