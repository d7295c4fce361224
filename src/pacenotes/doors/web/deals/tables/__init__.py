"""Pages on which tables come in and go out."""
