"""The landscape to be kept: products, releases, capabilities, facts, inputs, imports."""
