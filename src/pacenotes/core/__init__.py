"""Core decides: plain values and functions, free of framework, database, clock and network."""
