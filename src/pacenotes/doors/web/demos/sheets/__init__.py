"""What each position takes to a demo."""
