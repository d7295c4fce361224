"""How fast the landscape is from its own tables: `python -m bench.landscape.database`."""
