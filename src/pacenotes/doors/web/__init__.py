"""The web door: pages of plain views that ask a room, call an action and render."""
