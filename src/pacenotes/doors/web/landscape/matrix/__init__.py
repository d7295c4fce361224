"""The landscape to look at: the matrix, a capability over days, and what changed."""
