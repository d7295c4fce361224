"""How fast the deal room is at a size that few teams reach: `python -m bench.deal_room`."""
