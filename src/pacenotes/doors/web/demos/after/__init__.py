"""What came of a demo: its record, its picture, and feedback between colleagues."""
