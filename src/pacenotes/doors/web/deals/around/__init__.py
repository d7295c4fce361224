"""What stands around a deal: contact roles, competitors, required capabilities."""
