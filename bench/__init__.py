"""What the speed figures come from: `make bench`, or `python -m bench`."""
