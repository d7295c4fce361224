"""Tables that come in and go out as CSV: what they hold, and what is wrong with them."""
