"""One capability over days: what each product had, how ours stood, and by which facts."""
