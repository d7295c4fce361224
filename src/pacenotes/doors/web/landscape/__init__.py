"""The landscape on the web: what is unique, what is comparative, since when."""
