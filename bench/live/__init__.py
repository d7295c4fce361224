"""How fast a live demo is for many people at once: `python -m bench.live`."""
