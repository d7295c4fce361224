"""What was heard, told in plain words; a door brings the language and its formats."""
