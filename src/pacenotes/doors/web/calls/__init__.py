"""Pages about calls: a file dropped, its progress, and what was heard."""
