"""What products can do, as of a day and as known on a day, and how ours stands against others."""
