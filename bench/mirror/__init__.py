"""How long somebody's mirror takes to open."""
