"""Inputs on what another position owns."""
