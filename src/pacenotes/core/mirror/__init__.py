"""What somebody may learn of their own conduct on a call, and what they make of it: law 5."""
