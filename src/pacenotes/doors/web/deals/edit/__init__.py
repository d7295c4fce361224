"""Editing a deal: its name, amount, expected close and the team's own fields."""
