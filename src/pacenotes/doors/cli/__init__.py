"""The command line: `pacenotes listen` and `pacenotes up`."""
