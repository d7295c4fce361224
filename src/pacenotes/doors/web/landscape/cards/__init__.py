"""The landscape to be used: battlecards, briefs, talk tracks, and the deals that feel a change."""
