"""MDN's browser-compat-data (npm `@mdn/browser-compat-data`, CC0), a landscape of browsers."""
