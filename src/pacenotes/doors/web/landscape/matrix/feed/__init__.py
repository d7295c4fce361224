"""What changed between two days, and a week of it to hand on."""
