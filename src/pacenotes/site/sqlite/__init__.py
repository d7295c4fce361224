"""Django's engine for SQLite, with a queue before its one place to write."""
