"""Who may do what with demos, a file a topic."""
