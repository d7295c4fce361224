"""What one knows how to show."""
