"""Where the quality figures come from: the listener as shipped, measured on labelled meetings."""
