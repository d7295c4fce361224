"""Pages of somebody's own mirror."""
