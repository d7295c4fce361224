"""What the landscape's pages and commands ask for."""
