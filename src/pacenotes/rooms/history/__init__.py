"""What happened, who did it, and what is being worked on in the background."""
