"""The matrix: capabilities by products, on a day, as known on a day."""
