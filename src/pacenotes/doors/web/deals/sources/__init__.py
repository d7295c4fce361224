"""Pages of notes and mails, and citing words from them as evidence."""
