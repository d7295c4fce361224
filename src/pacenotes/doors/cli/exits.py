"""The exit statuses of the command line, as docs/reference documents them."""

from __future__ import annotations

OK = 0
"""Everything asked for was done."""
USAGE = 2
"""The command's words, or the roster, could not be used; nothing was read."""
CANT_START = 2
"""The deal room could not be opened: a port, an address or a database; nothing was changed."""
UNREADABLE = 3
"""At least one file could not be read; the others were, and their debriefs were printed."""
UNWRITABLE = 4
"""The page asked for by --html, or the output, could not be written."""
REFUSED = 5
"""Rows of a table are wrong, or who imports it may not: nothing was imported, or, where that was
asked for, only the good rows."""
INTERRUPTED = 130
"""Stopped by Ctrl-C."""
