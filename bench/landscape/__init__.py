"""How fast a landscape answers, beside what else could answer it."""
