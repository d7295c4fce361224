"""Technical questions, and a deal's technical page."""
