"""Django's engine for SQLite, with a queue before its one place to write."""

WAIT_SECONDS = 20.0
"""As long whoever writes waits for its turn, in the queue and then at SQLite."""
