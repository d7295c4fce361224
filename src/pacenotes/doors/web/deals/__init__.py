"""Pages about deals and their teams."""
