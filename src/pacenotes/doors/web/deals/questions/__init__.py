"""Pages of the five questions: what they rest on, answering them, deciding on evidence."""
