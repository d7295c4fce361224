"""Vendors, products and the sets that we compare against."""
