"""The people who sign in, and the position each plays at home."""
