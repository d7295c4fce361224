"""The landscape of browsers against published parity dates that nobody here wrote."""
