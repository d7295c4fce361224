"""The team's own fields on deals, accounts and contacts."""
