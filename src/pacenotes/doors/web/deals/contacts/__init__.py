"""Pages of the people at accounts."""
