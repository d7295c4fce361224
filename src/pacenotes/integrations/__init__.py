"""What speaks to other systems, and reads what they give."""
