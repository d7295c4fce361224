"""Demos: the plan, the wheel, silent cues, and what was learnt of it."""
