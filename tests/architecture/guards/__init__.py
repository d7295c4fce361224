"""The house's rules as functions: `faults(root)` lists what breaks one in the tree at `root`."""
