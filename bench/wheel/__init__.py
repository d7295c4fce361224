"""Whether a wheel that many take in the same instant has one driver: `python -m bench.wheel`."""
