"""Accounts, deals, and the team that plays each deal."""
