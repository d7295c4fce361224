"""The landscape to be looked at: matrix, histories, changes."""
