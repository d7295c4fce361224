"""Where the small models come from: what they learn from, and how they are trained."""
