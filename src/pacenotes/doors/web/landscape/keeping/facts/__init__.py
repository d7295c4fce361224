"""Facts and checks: recorded, corrected, withdrawn."""
