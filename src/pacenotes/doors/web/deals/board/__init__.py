"""The list of deals and the board: filters, orders, moves, and editing several at once."""
