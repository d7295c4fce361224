"""Demos on the web: plans, live sessions, and what came of them."""
