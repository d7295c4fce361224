"""The mirror room: what somebody keeps of their own conduct, sealed with a key of their own."""
