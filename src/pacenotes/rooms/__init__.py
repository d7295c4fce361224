"""Rooms remember: what people, deals and calls are, who may change them, and what happened."""
